//! The checkup as plain text: what somebody who helps needs to know, in twenty seconds.

use super::sums::{unit_of, verdict};
use crate::checkup::{Answers, Checkup, Meaning, Screen, replay};
use crate::guide::{Guide, Kind};
use crate::words::{Words, fill};

/// What the reader may add, by the name under which it is kept.
pub const OWN_FIELDS: [&str; 3] = ["message", "device", "version"];

/// How many of the checks left it names.
const LEFT: usize = 4;

/// The text.
pub fn summary(guide: &Guide, words: &Words, answers: &Answers, checkup: &Checkup) -> String {
    let mut text = Text(String::new());
    text.0.push_str(&guide.title);
    text.0.push_str("\n\n");
    let symptom = checkup.symptom.as_deref().and_then(|id| guide.symptom(id));
    text.line(words.shows, symptom.map_or("", |symptom| &symptom.title));
    for (name, label) in OWN_FIELDS.into_iter().zip([words.message, words.device, words.version]) {
        text.line(label, answers.noted(name));
    }
    figures(guide, words, answers, &mut text);
    let stands = match &checkup.screen {
        Screen::Outcome { id, .. } => guide.outcome(id).map(|outcome| &outcome.title),
        Screen::Check(_) | Screen::Symptoms => None,
    };
    text.line(words.result, stands.map_or("", String::as_str));
    let mut day = None;
    for given in &checkup.trail {
        let Some(check) = guide.check(&given.check) else { continue };
        // The day once, not on every line.
        if day != Some(&given.on) {
            let head = match &given.on {
                Some(on) => fill(words.checked_on, &[("day", on)]),
                None => words.checked.to_owned(),
            };
            text.head(&head);
            day = Some(&given.on);
        }
        let answer = check.choice(&given.answer).map_or_else(
            || words.answer(&given.answer).unwrap_or_default(),
            |choice| &choice.label,
        );
        text.item(&[&check.title, " – ", answer].concat());
    }
    let ended = checkup.trail.last().is_some_and(|last| {
        let check = guide.check(&last.check);
        check.and_then(|check| Meaning::of(check, &last.answer)) == Some(Meaning::Fixed)
    });
    if !ended {
        left(guide, words, answers, &mut text);
    }
    text.0
}

/// What the reader's figures came to.
fn figures(guide: &Guide, words: &Words, answers: &Answers, text: &mut Text) {
    for tool in guide.checks.iter().filter_map(|check| check.tool.as_ref()) {
        if tool.kind == Kind::Apps {
            continue;
        }
        let Some(verdict) = verdict(guide, tool, answers) else { continue };
        let mut figures = String::new();
        for (at, field) in tool.fields.iter().enumerate() {
            if at > 0 {
                figures.push_str(", ");
            }
            let typed = answers.noted(&field.id);
            let plain = typed.ends_with(|letter: char| letter.is_ascii_alphabetic());
            let unit = if plain {
                ""
            } else if tool.kind == Kind::Time && at == 1 {
                words.speed
            } else {
                unit_of(&field.id, answers)
            };
            for part in [&field.label, " ", typed, " ", unit] {
                figures.push_str(part);
            }
        }
        figures.push_str(". ");
        figures.push_str(&verdict.say(words));
        text.line(words.figures, &figures);
    }
}

/// What could be tried still, in its order.
fn left(guide: &Guide, words: &Words, answers: &Answers, text: &mut Text) {
    let mut ahead = answers.clone();
    for at in 0..LEFT {
        let next = match replay(guide, &ahead).screen {
            Screen::Check(next) | Screen::Outcome { onward: Some(next), .. } => next.id,
            _ => return,
        };
        if at == 0 {
            text.head(words.left);
        }
        text.item(guide.check(&next).map_or("", |check| &check.title));
        ahead.give(&next, "still-failing");
    }
}

struct Text(String);

impl Text {
    /// A fact, where it is known.
    fn line(&mut self, label: &str, text: &str) {
        if !text.is_empty() {
            for part in [label, ": ", text, "\n"] {
                self.0.push_str(part);
            }
        }
    }

    fn head(&mut self, text: &str) {
        for part in ["\n", text, ":\n"] {
            self.0.push_str(part);
        }
    }

    fn item(&mut self, text: &str) {
        for part in ["- ", text, "\n"] {
            self.0.push_str(part);
        }
    }
}
