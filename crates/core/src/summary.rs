//! The checkup as plain text: what somebody who helps needs to know, in twenty seconds.

use crate::calculators::{Measure, calculator, is_ticked, unit, work_out};
use crate::checkup::{Answers, Checkup, Screen};
use crate::guide::{Guide, OWN_WORDS};
use crate::words::{Words, fill, unmarked};

/// At most this many of the remaining checks are named: it is to be read in twenty seconds.
const NAMED: usize = 5;

/// The text.
pub fn summary(guide: &Guide, words: &Words, answers: &Answers, checkup: &Checkup) -> String {
    let mut text = Text(String::new());
    text.add(&guide.title).add("\n");
    let symptom = checkup.symptom.as_deref().and_then(|id| guide.symptom(id));
    text.line(words, words.shows(), symptom.map_or("", |symptom| &symptom.title));
    text.line(words, words.note(), answers.noted(OWN_WORDS));
    figures(guide, words, answers, &mut text);
    if let Screen::Outcome { id, .. } = &checkup.screen {
        text.line(
            words,
            words.result(),
            guide.outcome(id).map_or("", |outcome| words.title_of(outcome)),
        );
    }
    let mut day = "";
    text.add("\n").add(words.checked()).add("\n");
    for given in &checkup.trail {
        let Some(check) = guide.check(&given.check) else { continue };
        // The day once, not on every line.
        let on = answers.noted(&given.check);
        if on != day {
            day = on;
            text.add(&words.day(day)).add("\n");
        }
        let answer = words.answer_to(check, &given.answer);
        let line = fill(words.answered(), &[("what", &check.title), ("answer", answer)]);
        text.add("- ").add(&line).add("\n");
    }
    if !checkup.remaining.is_empty() {
        text.add("\n").add(words.remaining()).add("\n");
    }
    for check in checkup.remaining.iter().take(NAMED).filter_map(|id| guide.check(id)) {
        text.add("- ").add(&check.title).add("\n");
    }
    if checkup.remaining.len() > NAMED {
        text.add(&words.and_more(checkup.remaining.len() - NAMED)).add("\n");
    }
    text.0
}

/// What the reader's figures came to.
fn figures(guide: &Guide, words: &Words, answers: &Answers, text: &mut Text) {
    for calculation in guide.checks.iter().filter_map(|check| check.calculation.as_ref()) {
        let Some(calculator) = calculator(&calculation.kind) else { continue };
        let Some(verdict) = work_out(guide, words, calculation, answers) else { continue };
        let mut typed = String::new();
        for (at, (name, label)) in calculation.fields.iter().enumerate() {
            if calculator.ticks && !is_ticked(name, answers) {
                continue;
            }
            let unit = match (calculator.measure)(at) {
                Measure::Size { .. } => words.unit_name(unit(name, answers)),
                Measure::Speed => words.speed(),
            };
            let values = [("what", &**label), ("n", answers.noted(name)), ("other", unit)];
            typed = words.sentences(&[&typed, &fill(words.typed(), &values)]);
        }
        if calculator.ticks {
            typed = words.named(words.leave_out(), &typed);
        }
        text.add(&words.sentences(&[&typed, &verdict.text])).add("\n");
    }
}

struct Text(String);

impl Text {
    /// A fact, if it is known.
    fn line(&mut self, words: &Words, label: &str, text: &str) {
        if !text.is_empty() {
            self.add(&words.named(label, text)).add("\n");
        }
    }

    fn add(&mut self, part: &str) -> &mut Self {
        self.0.push_str(unmarked(part));
        self
    }
}
