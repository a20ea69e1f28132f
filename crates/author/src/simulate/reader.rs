//! A simulated reader: goes through checks until the one that ends their trouble.

use std::fmt;

use quick_checks_core::checkup::{Answers, Screen, replay};
use quick_checks_core::guide::StandardAnswer;
use quick_checks_core::guide::{Check, Choice, Guide};

/// What it took.
#[derive(Debug, Clone, Copy, Default)]
pub struct Found {
    /// Hands-on minutes, the last check's included.
    pub minutes: f64,
    /// Checks, the last one included.
    pub checks: f64,
}

impl Found {
    fn after(&mut self, check: &Check) {
        // The order takes it so, too.
        self.minutes += f64::from(check.minutes.max(1));
        self.checks += 1.0;
    }

    /// Adds one of so many samples to their mean.
    pub(super) fn add(&mut self, sample: Found, samples: usize) {
        let share = u32::try_from(samples).map_or(0.0, |samples| 1.0 / f64::from(samples));
        self.minutes += sample.minutes * share;
        self.checks += sample.checks * share;
    }
}

impl fmt::Display for Found {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:.1} ({:.1})", self.minutes, self.checks)
    }
}

/// The expectation over faults of these weights.
pub(super) fn expect(found: &[Found], weights: &[f64]) -> Found {
    let total: f64 = weights.iter().sum();
    let mut expected = Found::default();
    for (found, weight) in found.iter().zip(weights) {
        expected.minutes += found.minutes * weight / total;
        expected.checks += found.checks * weight / total;
    }
    expected
}

/// Through a checkup, answering truthfully, until the fault's check or the end.
pub fn follow_checkup(guide: &Guide, symptom: &str, fault: &Check) -> Found {
    let mut answers = Answers { symptom: Some(symptom.to_owned()), ..Answers::default() };
    let mut found = Found::default();
    // A parked check is gone past, as a reader does who goes on meanwhile.
    while let Screen::Check(next) | Screen::Outcome { onward: Some(next), .. } =
        replay(guide, &answers).screen
    {
        let Some(check) = guide.check(&next.id) else { break };
        found.after(check);
        if check.id == fault.id {
            break;
        }
        answers.give(&check.id, truthful(check, fault));
    }
    found
}

/// One check of a reader's way, and what they answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The check's id.
    pub check: String,
    /// The answer's id: `fixed` at the check that is the fault.
    pub answer: String,
}

/// The way of a reader with this symptom whose trouble that check ends.
pub fn walk(guide: &Guide, symptom: &str, fault: &Check) -> Vec<Step> {
    let mut answers = Answers { symptom: Some(symptom.to_owned()), ..Answers::default() };
    let mut steps = Vec::new();
    while let Screen::Check(next) | Screen::Outcome { onward: Some(next), .. } =
        replay(guide, &answers).screen
    {
        let Some(check) = guide.check(&next.id) else { break };
        let is_fault = check.id == fault.id;
        let answer = if is_fault { "fixed" } else { truthful(check, fault) };
        steps.push(Step { check: check.id.clone(), answer: answer.to_owned() });
        if is_fault {
            break;
        }
        answers.give(&check.id, answer);
    }
    steps
}

/// Through a list from top to bottom, until the fault's check or the end.
pub fn follow_order(order: &[&Check], fault: &Check) -> Found {
    let mut found = Found::default();
    for check in order {
        found.after(check);
        if check.id == fault.id {
            break;
        }
    }
    found
}

/// What a reader with this fault answers to a check that is not the one: a choice that points to
/// the fault, else one that does not rule it out.
pub(super) fn truthful<'a>(check: &'a Check, fault: &Check) -> &'a str {
    let points = |choice: &Choice| {
        choice.then.as_ref() == Some(&fault.id)
            || choice.makes_likelier.iter().any(|(id, _)| *id == fault.id)
    };
    let open = |choice: &&Choice| {
        !choice.rules_out.contains(&fault.id)
            && !choice.never.contains(&fault.id)
            && check.meaning(&choice.id) != Some(StandardAnswer::Fixed)
    };
    let pointing = check.choices.iter().filter(open).find(|choice| points(choice));
    let plain = check.choice("still-failing").is_none_or(|choice| open(&choice));
    match pointing {
        Some(choice) => &choice.id,
        None if plain => "still-failing",
        None => check.choices.iter().find(open).map_or("not-applicable", |choice| &choice.id),
    }
}
