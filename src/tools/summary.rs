//! The checkup as plain text: what somebody who helps needs to know, in twenty seconds.

use super::sums::{left_out, unit, verdict};
use crate::checkup::{Answers, Checkup, Screen};
use crate::guide::{Guide, Kind, OWN_WORDS};
use crate::words::{Words, fill};

/// So many of the checks that are left are named: it is to be read in twenty seconds.
const NAMED: usize = 5;

/// The text.
pub fn summary(guide: &Guide, words: &Words, answers: &Answers, checkup: &Checkup) -> String {
    let mut text = Text(String::new());
    text.add(&guide.title).add("\n");
    let symptom = checkup.symptom.as_deref().and_then(|id| guide.symptom(id));
    text.line(words.shows, symptom.map_or("", |symptom| &symptom.title));
    text.line(words.note, answers.noted(OWN_WORDS));
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
    if !checkup.left.is_empty() {
        text.add("\n").add(words.left).add("\n");
    }
    for check in checkup.left.iter().take(NAMED).filter_map(|id| guide.check(id)) {
        text.add("- ").add(&check.title).add("\n");
    }
    if checkup.left.len() > NAMED {
        let more = (checkup.left.len() - NAMED).to_string();
        text.add(&fill(words.more_left, &[("n", &more)])).add("\n");
    }
    text.0
}

/// What the reader's figures came to.
fn figures(guide: &Guide, words: &Words, answers: &Answers, text: &mut Text) {
    for tool in guide.checks.iter().filter_map(|check| check.tool.as_ref()) {
        let Some(verdict) = verdict(guide, tool, answers) else { continue };
        if tool.kind == Kind::LeaveOut {
            text.add(words.leave_out).add(": ");
        }
        for (at, (id, label)) in tool.fields.iter().enumerate() {
            if tool.kind == Kind::LeaveOut && !left_out(id, answers) {
                continue;
            }
            let is_speed = tool.kind == Kind::Time && at == 1;
            let unit = if is_speed { words.speed } else { unit(id, answers) };
            text.add(label).add(" ").add(answers.noted(id)).add(" ").add(unit).add(". ");
        }
        text.add(&verdict.say(words)).add("\n");
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
