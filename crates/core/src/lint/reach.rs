//! Reach: everything can come up, and no reader is left with nothing to do.

use super::{Findings, places};
use crate::guide::{Check, Guide, When};

pub(super) fn lint(guide: &Guide, findings: &mut Findings) {
    let asks = |check: &Check, symptom: &str| guide.authors_order || check.likelihood(symptom) > 0;
    let choices = || guide.checks.iter().flat_map(|check| &check.choices);
    for (place, symptom) in places("symptoms", &guide.symptoms, |symptom| &symptom.id) {
        if guide.checks.iter().all(|check| !asks(check, &symptom.id)) {
            let fix = "Name it in the likelihood_estimate of at least one check.";
            findings.must(&place, "no check is asked for it", fix);
        }
    }
    for (place, check) in places("checks", &guide.checks, |check| &check.id) {
        let id = &check.id;
        let asked = guide.symptoms.iter().any(|symptom| asks(check, &symptom.id));
        let led_to = choices().any(|choice| {
            choice.then.as_ref() == Some(id) || choice.makes_likelier.iter().any(|(to, _)| to == id)
        });
        let offered = guide.checks.iter().any(|other| other.after.contains(id))
            || guide.outcomes.iter().any(|outcome| outcome.offer.as_ref() == Some(id));
        if !asked && !led_to && !offered {
            let fix = "Give it a likelihood for a symptom, or name it in then, after or offer.";
            findings.must(&place, "no reader can reach it", fix);
        }
    }
    for (place, outcome) in places("outcomes", &guide.outcomes, |outcome| &outcome.id) {
        let chosen = choices().any(|choice| choice.outcome.as_ref() == Some(&outcome.id));
        if outcome.when == When::Chosen && !chosen {
            let fix = "Name it as the outcome of a choice, or remove it.";
            findings.should(&place, "no reader can reach it", fix);
        }
        let empty = outcome.steps.is_empty() && outcome.links.is_empty() && outcome.offer.is_none();
        if outcome.when != When::Fixed && empty {
            let fix = "Say in steps or links what the reader can do now.";
            findings.should(&place, "a dead end", fix);
        }
    }
    for (place, source) in places("sources", &guide.sources, |source| &source.id) {
        if guide.checks.iter().all(|check| !check.sources.contains(&source.id)) {
            findings.could(&place, "no check names it", "Name it in a check, or remove it.");
        }
    }
}
