//! The checkup as plain text: what somebody who helps needs to know, in twenty seconds.

use super::sums::{unit, verdict};
use crate::checkup::{Answers, Checkup, Screen, replay};
use crate::guide::{Guide, Kind};
use crate::words::Words;

/// What the reader may add, by the name under which it is kept.
pub const OWN_FIELDS: [&str; 2] = ["device", "message"];

/// How many of the checks left it names.
const LEFT: usize = 4;

/// The text.
pub fn summary(guide: &Guide, words: &Words, answers: &Answers, checkup: &Checkup) -> String {
    let mut text = Text(String::new());
    text.add(&guide.title).add("\n");
    let symptom = checkup.symptom.as_deref().and_then(|id| guide.symptom(id));
    text.line(words.shows, symptom.map_or("", |symptom| &symptom.title));
    for (name, label) in OWN_FIELDS.into_iter().zip([words.device, words.message]) {
        text.line(label, answers.noted(name));
    }
    figures(guide, words, answers, &mut text);
    if let Screen::Outcome { id, .. } = &checkup.screen {
        text.line(words.result, guide.outcome(id).map_or("", |outcome| &outcome.title));
    }
    let mut day = "";
    text.add("\n").add(words.checked).add("\n");
    for given in &checkup.trail {
        let Some(check) = guide.check(&given.check) else { continue };
        // The day once, not on every line.
        let on = answers.noted(&given.check);
        if on != day {
            day = on;
            text.add(day).add("\n");
        }
        let answer = match check.choice(&given.answer) {
            Some(choice) => &choice.label,
            None => words.answer(&given.answer).unwrap_or_default(),
        };
        text.add("- ").add(&check.title).add(" – ").add(answer).add("\n");
    }
    left(guide, words, answers, &mut text);
    text.0
}

/// What the reader's figures came to.
fn figures(guide: &Guide, words: &Words, answers: &Answers, text: &mut Text) {
    for tool in guide.checks.iter().filter_map(|check| check.tool.as_ref()) {
        let verdict = verdict(guide, tool, answers).filter(|_| tool.kind != Kind::Apps);
        let Some(verdict) = verdict else { continue };
        for (at, (id, label)) in tool.fields.iter().enumerate() {
            let is_speed = tool.kind == Kind::Time && at == 1;
            let unit = if is_speed { words.speed } else { unit(id, answers) };
            text.add(label).add(" ").add(answers.noted(id)).add(" ").add(unit).add(". ");
        }
        text.add(&verdict.say(words)).add("\n");
    }
}

/// What could be tried still, in its order.
fn left(guide: &Guide, words: &Words, answers: &Answers, text: &mut Text) {
    let mut ahead = answers.clone();
    let mut head = words.left;
    for _ in 0..LEFT {
        let next = match replay(guide, &ahead).screen {
            Screen::Check(next) | Screen::Outcome { onward: Some(next), .. } => next.id,
            _ => return,
        };
        if !head.is_empty() {
            text.add("\n").add(head).add("\n");
            head = "";
        }
        text.add("- ").add(guide.check(&next).map_or("", |check| &check.title)).add("\n");
        ahead.give(&next, "still-failing");
    }
}

struct Text(String);

impl Text {
    /// A fact, where it is known.
    fn line(&mut self, label: &str, text: &str) {
        if !text.is_empty() {
            self.add(label).add(": ").add(text).add("\n");
        }
    }

    fn add(&mut self, part: &str) -> &mut Self {
        self.0.push_str(part);
        self
    }
}
