//! Words: there, and short enough for a phone.

use super::{Findings, places};
use crate::guide::{Check, Guide};

/// Longest texts in characters: what fits a phone's screen at a comfortable size.
const TITLE: usize = 60;
const HINT: usize = 90;
const BUTTON: usize = 40;
const LABEL: usize = 44;
const STEP: usize = 160;
const PARAGRAPH: usize = 240;

pub(super) fn lint(guide: &Guide, findings: &mut Findings) {
    for (place, symptom) in places("symptoms", &guide.symptoms, |symptom| &symptom.id) {
        text(&place, "title", &symptom.title, TITLE, findings);
        if let Some(hint) = &symptom.hint {
            text(&place, "hint", hint, HINT, findings);
        }
    }
    for (place, check) in places("checks", &guide.checks, |check| &check.id) {
        self::check(&place, check, findings);
    }
    for (place, outcome) in places("outcomes", &guide.outcomes, |outcome| &outcome.id) {
        text(&place, "title", &outcome.title, TITLE, findings);
        text(&place, "text", &outcome.text, PARAGRAPH, findings);
        for step in &outcome.steps {
            text(&place, "step", step, STEP, findings);
        }
    }
}

fn check(place: &str, check: &Check, findings: &mut Findings) {
    text(place, "title", &check.title, TITLE, findings);
    text(place, "why", &check.why, PARAGRAPH, findings);
    text(place, "proof", &check.proof, STEP, findings);
    for step in check.steps.iter().chain(&check.cautions) {
        text(place, "step or caution", step, STEP, findings);
    }
    for choice in &check.choices {
        text(place, "label of a choice", &choice.label, BUTTON, findings);
    }
    for row in &check.path {
        text(place, "label in the path", &row.label, LABEL, findings);
    }
    if check.steps.is_empty() {
        findings.add(place, "no steps", "Say what to do, one action a step.");
    }
    if check.sources.is_empty() {
        findings.add(place, "no source", "Name at least one entry of the guide's sources.");
    }
}

fn text(place: &str, what: &str, text: &str, longest: usize, findings: &mut Findings) {
    let length = text.chars().count();
    if text.trim().is_empty() {
        findings.add(place, format!("an empty {what}"), "Write it, or leave the field out.");
    } else if length > longest {
        let problem = format!("a {what} of {length} characters, more than {longest}");
        findings.add(place, problem, "Say it shorter, or split it: it has to fit a phone.");
    }
}
