//! Answers: each says something, leads somewhere, and none invites to harm.

use super::{Findings, places};
use crate::guide::{Check, Choice, Guide, Safety, StandardAnswer};

pub(super) fn lint(guide: &Guide, findings: &mut Findings) {
    for (place, check) in places("checks", &guide.checks, |check| &check.id) {
        for (at, choice) in check.choices.iter().enumerate() {
            let place = format!("{place}.choices[{at}] \"{}\"", choice.id);
            leads_nowhere(&place, check, choice, findings);
        }
        gate(guide, &place, check, findings);
    }
}

fn leads_nowhere(place: &str, check: &Check, choice: &Choice, findings: &mut Findings) {
    if choice.then.as_ref() == Some(&check.id) {
        findings.must(place, "it leads to its own check", "Name another check in then.");
    }
    let mut named = choice.then.iter().chain(choice.makes_likelier.iter().map(|(id, _)| id));
    let closed = |id: &&String| choice.never.contains(id) || choice.rules_out.contains(id);
    if let Some(id) = named.find(closed) {
        let problem = format!("it points to \"{id}\" and speaks against it, too");
        findings.must(place, problem, "Take it out of one of the two.");
    }
    let says_nothing = StandardAnswer::from_id(&choice.id).is_none()
        && choice.counts_as.is_none()
        && choice.then.is_none()
        && choice.outcome.is_none()
        && choice.gear.is_none()
        && choice.rules_out.is_empty()
        && choice.never.is_empty()
        && choice.makes_likelier.is_empty();
    if says_nothing {
        let fix = "Say what it means: then, outcome, counts_as, rules_out or makes_likelier.";
        findings.should(place, "it leads nowhere: it does what \"still-failing\" does", fix);
    }
}

/// What leads to something risky must not be among the answers that come to hand. What a risky
/// check itself asks for is safe: its result, or at a last resort whether to see the steps at all.
fn gate(guide: &Guide, place: &str, check: &Check, findings: &mut Findings) {
    let risky = |id: &str| guide.check(id).is_some_and(|check| check.safety >= Safety::Risky);
    let leads = |id: &String| check.choice(id).and_then(|choice| choice.then.as_deref());
    for id in check.main.iter().filter_map(leads).filter(|id| risky(id)) {
        let problem = format!("a main answer leads to \"{id}\", which is risky");
        findings.must(place, problem, "Name answers in main that change nothing.");
    }
}
