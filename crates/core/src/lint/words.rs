//! Words: there, and short enough for a phone.

use super::{Findings, places};
use crate::guide::{Check, Guide, When};
use crate::rich_text::plain;

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
        // The interface has words for the others.
        if outcome.when == When::Chosen || !outcome.title.is_empty() {
            text(&place, "title", &outcome.title, TITLE, findings);
        }
        if !outcome.text.is_empty() {
            text(&place, "text", &outcome.text, PARAGRAPH, findings);
        }
        for step in &outcome.steps {
            text(&place, "step", step, STEP, findings);
        }
    }
}

fn check(place: &str, check: &Check, findings: &mut Findings) {
    text(place, "title", &check.title, TITLE, findings);
    if !check.why.is_empty() {
        text(place, "why", &plain(&check.why), PARAGRAPH, findings);
    }
    for (what, words) in [("question", &check.ask), ("question on return", &check.ask_back)] {
        if let Some(words) = words {
            text(place, what, words, TITLE, findings);
        }
    }
    if let Some(proof) = &check.proof {
        text(place, "proof", proof, STEP, findings);
    }
    let parts = check.steps.iter().flat_map(|step| {
        [Some(&step.text), step.note.as_ref(), step.caution.as_ref()].into_iter().flatten()
    });
    for part in parts.chain(&check.cautions) {
        text(place, "step or caution", &plain(part), STEP, findings);
    }
    for row in check.steps.iter().flat_map(|step| &step.shows) {
        text(place, "label in a picture", &row.label, LABEL, findings);
    }
    for choice in &check.choices {
        text(place, "label of a choice", &choice.label, BUTTON, findings);
    }
    if check.steps.is_empty() {
        findings.must(place, "no steps", "Say what to do, one action a step.");
    }
    if check.sources.is_empty() {
        findings.should(place, "no source", "Name at least one entry of the guide's sources.");
    }
}

fn text(place: &str, what: &str, text: &str, longest: usize, findings: &mut Findings) {
    let length = text.chars().count();
    if text.trim().is_empty() {
        findings.must(place, format!("an empty {what}"), "Write it, or leave the field out.");
    } else if length > longest {
        let problem = format!("a {what} of {length} characters, more than {longest}");
        findings.should(place, problem, "Say it shorter, or split it: it has to fit a phone.");
    }
}
