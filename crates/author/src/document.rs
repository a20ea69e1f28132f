//! A text that is being written, with every change to it, so that each can be taken back.

use std::ops::Range;

/// One change: what stood at a byte, and what stands there now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The first byte that changes.
    pub at: usize,
    /// What was there.
    pub removed: String,
    /// What is there now.
    pub inserted: String,
}

impl Change {
    /// What turns one text into another: everything between their common beginning and end.
    pub fn between(before: &str, after: &str) -> Option<Self> {
        if before == after {
            return None;
        }
        let (old, new) = (before.as_bytes(), after.as_bytes());
        let mut at = old.iter().zip(new).take_while(|(one, other)| one == other).count();
        while !before.is_char_boundary(at) || !after.is_char_boundary(at) {
            at -= 1;
        }
        let most = old.len().min(new.len()) - at;
        let backwards = old.iter().rev().zip(new.iter().rev()).take(most);
        let mut end = backwards.take_while(|(one, other)| one == other).count();
        let is_split = |end: usize| {
            !before.is_char_boundary(old.len() - end) || !after.is_char_boundary(new.len() - end)
        };
        while is_split(end) {
            end -= 1;
        }
        Some(Self {
            at,
            removed: before[at..old.len() - end].to_owned(),
            inserted: after[at..new.len() - end].to_owned(),
        })
    }

    /// What takes it back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        let Self { at, removed, inserted } = self.clone();
        Self { at, removed: inserted, inserted: removed }
    }

    /// The bytes that it replaces.
    pub fn replaces(&self) -> Range<usize> {
        self.at..self.at + self.removed.len()
    }

    /// Whether a later change goes on where this one ends, as when a word is typed.
    fn goes_on(&self, later: &Self) -> bool {
        let typed = later.removed.is_empty() && later.at == self.at + self.inserted.len();
        let erased = later.inserted.is_empty()
            && self.inserted.is_empty()
            && later.at + later.removed.len() == self.at;
        // A new word, or a new line, is one more step back.
        (typed && !later.inserted.contains([' ', '\n'])) || erased
    }
}

/// A text and its history. Nothing is ever forgotten but what was taken back before a new change.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    text: String,
    done: Vec<Change>,
    undone: Vec<Change>,
    /// Whether the next change may belong to the last.
    is_open: bool,
}

impl Document {
    /// A text as it was opened.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// As it stands.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether there is something to take back.
    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// Whether something was taken back.
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    /// Takes on a new text as one change; as part of the last one, if `joins` and it goes on there.
    pub fn set(&mut self, text: &str, joins: bool) -> Option<Change> {
        let change = Change::between(&self.text, text)?;
        text.clone_into(&mut self.text);
        self.undone.clear();
        match self.done.last_mut() {
            Some(last) if self.is_open && joins && last.goes_on(&change) => {
                if change.removed.is_empty() {
                    last.inserted.push_str(&change.inserted);
                } else {
                    last.removed.insert_str(0, &change.removed);
                    last.at = change.at;
                }
            }
            _ => self.done.push(change.clone()),
        }
        self.is_open = joins;
        Some(change)
    }

    /// Takes the last change back; what was done to the text for that.
    pub fn undo(&mut self) -> Option<Change> {
        let change = self.done.pop()?;
        let back = change.inverse();
        self.text.replace_range(back.replaces(), &back.inserted);
        self.undone.push(change);
        self.is_open = false;
        Some(back)
    }

    /// Makes the change again that was taken back last.
    pub fn redo(&mut self) -> Option<Change> {
        let change = self.undone.pop()?;
        self.text.replace_range(change.replaces(), &change.inserted);
        self.done.push(change.clone());
        self.is_open = false;
        Some(change)
    }
}

/// The same place in a text, counted as browsers count: in units of UTF-16.
pub fn units_before(text: &str, byte: usize) -> usize {
    let before = text.get(..byte).unwrap_or(text);
    before.chars().map(char::len_utf16).sum()
}

/// The byte at so many units of UTF-16.
pub fn byte_at(text: &str, units: usize) -> usize {
    let mut left = units;
    for (byte, letter) in text.char_indices() {
        if left < letter.len_utf16() {
            return byte;
        }
        left -= letter.len_utf16();
    }
    text.len()
}
