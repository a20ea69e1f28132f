//! What the reader said, keyed by id: never positions, so an edited guide strands nobody.

use crate::guide::Id;

/// The answers of one reader to one guide.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answers {
    /// The symptom chosen.
    pub symptom: Option<Id>,
    /// The answers in the order they were given. A check that was looked at a second time has two,
    /// of which the later one counts.
    pub given: Vec<Given>,
    /// Notes by name: figures for a calculation, the reader's own words, and under a check's id the
    /// day it was answered. They never change which check comes next.
    pub notes: Vec<(Id, String)>,
}

/// One answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// The check answered.
    pub check: Id,
    /// A standard answer, or a choice of the check's own.
    pub answer: Id,
}

impl Answers {
    /// Whether nothing has been said yet.
    pub fn is_empty(&self) -> bool {
        self.symptom.is_none() && self.given.is_empty() && self.notes.is_empty()
    }

    /// The answer to a check: the one that counts.
    pub fn to(&self, check: &str) -> Option<&str> {
        self.given.iter().rfind(|given| given.check == check).map(|given| given.answer.as_str())
    }

    /// Records an answer to the check that is asked now. If it was answered before, this is its
    /// second look, and the earlier answer stays for going back; there is no third.
    pub fn give(&mut self, check: &str, answer: &str) {
        if self.given.iter().filter(|given| given.check == check).count() < 2 {
            self.given.push(Given { check: check.to_owned(), answer: answer.to_owned() });
        } else {
            self.change(check, answer);
        }
    }

    /// Replaces the answer to a check in its place; every other answer stays.
    pub fn change(&mut self, check: &str, answer: &str) {
        match self.given.iter_mut().rfind(|given| given.check == check) {
            Some(given) => answer.clone_into(&mut given.answer),
            None => self.given.push(Given { check: check.to_owned(), answer: answer.to_owned() }),
        }
    }

    /// The note of a name; empty if there is none.
    pub fn noted(&self, name: &str) -> &str {
        self.notes.iter().find(|(other, _)| other == name).map_or("", |(_, text)| text)
    }

    /// Sets the note of a name, or removes it if the text is empty.
    pub fn note(&mut self, name: &str, text: &str) {
        self.notes.retain(|(other, _)| other != name);
        if !text.is_empty() {
            self.notes.push((name.to_owned(), text.to_owned()));
        }
    }

    /// Whether symptom and answers are the same, whatever the notes say.
    pub fn agree(&self, other: &Self) -> bool {
        self.symptom == other.symptom && self.given == other.given
    }

    /// Forgets the answer to a check that counts. One from before its second look counts again.
    pub fn take_back(&mut self, check: &str) {
        if let Some(at) = self.given.iter().rposition(|given| given.check == check) {
            self.given.remove(at);
        }
    }
}
