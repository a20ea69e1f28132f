//! Ids: each its own, each naming something, none in a circle.

use super::{Findings, places};
use crate::guide::{Check, Guide, StandardAnswer};

pub(super) fn lint(guide: &Guide, findings: &mut Findings) {
    unique("symptoms", guide.symptoms.iter().map(|one| one.id.as_str()), findings);
    unique("checks", guide.checks.iter().map(|one| one.id.as_str()), findings);
    unique("outcomes", guide.outcomes.iter().map(|one| one.id.as_str()), findings);
    unique("sources", guide.sources.iter().map(|one| one.id.as_str()), findings);
    for (place, check) in places("checks", &guide.checks, |check| &check.id) {
        for id in unknown(guide, check) {
            let fix = "Correct the id, or add the entry that it names.";
            findings.must(&place, format!("\"{id}\" is not defined in this guide"), fix);
        }
        answers(&place, check, findings);
        if let Some(through) = cycle(guide, check) {
            let fix = "Take one of the two out of after.";
            findings.must(&place, format!("it must come after itself, through \"{through}\""), fix);
        }
    }
    for (place, outcome) in places("outcomes", &guide.outcomes, |outcome| &outcome.id) {
        if let Some(offer) = outcome.offer.as_deref().filter(|id| guide.check(id).is_none()) {
            let fix = "Correct the id, or add the entry that it names.";
            findings.must(&place, format!("\"{offer}\" is not defined in this guide"), fix);
        }
    }
}

fn unique<'a>(list: &str, ids: impl Iterator<Item = &'a str>, findings: &mut Findings) {
    let mut seen = Vec::new();
    for (at, id) in ids.enumerate() {
        if seen.contains(&id) {
            let fix = "Give each entry an id of its own.";
            findings.must(&format!("{list}[{at}].id"), format!("\"{id}\" is used before"), fix);
        }
        seen.push(id);
    }
}

/// Ids in a check that name nothing.
fn unknown<'a>(guide: &Guide, check: &'a Check) -> Vec<&'a str> {
    let mut checks: Vec<&str> = check.after.iter().map(String::as_str).collect();
    let mut unknown = Vec::new();
    for choice in &check.choices {
        let named = choice.rules_out.iter().chain(&choice.never).chain(&choice.then);
        checks.extend(named.map(String::as_str));
        checks.extend(choice.makes_likelier.iter().map(|(id, _)| id.as_str()));
        let outcome = choice.outcome.as_deref();
        unknown.extend(outcome.filter(|id| guide.outcome(id).is_none()));
        unknown.extend(choice.counts_as.as_deref().filter(|id| !is_standard(id)));
    }
    unknown.extend(checks.into_iter().filter(|id| guide.check(id).is_none()));
    let sources = check.sources.iter().map(String::as_str);
    unknown.extend(sources.filter(|id| guide.source(id).is_none()));
    let without = check.without.iter().map(String::as_str);
    unknown.extend(without.filter(|id| !is_standard(id) && check.choice(id).is_none()));
    let symptoms = check.likelihood_estimate.iter().map(|(id, _)| id.as_str());
    unknown.extend(symptoms.filter(|id| *id != "any" && guide.symptom(id).is_none()));
    unknown
}

fn answers(place: &str, check: &Check, findings: &mut Findings) {
    if check.answers().len() < 2 {
        findings.must(place, "fewer than two answers", "Take fewer away, or add choices.");
    }
    for main in check.main.iter().filter(|id| !check.answers().contains(&id.as_str())) {
        let problem = format!("main is \"{main}\", which is no answer here");
        findings.must(place, problem, "Name answers that the check offers.");
    }
}

/// The check through which `check` must come after itself, if it must.
fn cycle<'a>(guide: &'a Guide, check: &'a Check) -> Option<&'a str> {
    let mut reached = vec![check.id.as_str()];
    let mut at = 0;
    while let Some(&id) = reached.get(at) {
        at += 1;
        for earlier in guide.check(id).into_iter().flat_map(|found| &found.after) {
            if *earlier == check.id {
                return Some(id);
            }
            if !reached.contains(&earlier.as_str()) {
                reached.push(earlier);
            }
        }
    }
    None
}

fn is_standard(answer: &str) -> bool {
    StandardAnswer::from_id(answer).is_some()
}
