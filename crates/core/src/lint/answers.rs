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
        findings.add(place, "it leads to its own check", "Name another check in then.");
    }
    let mut named = choice.then.iter().chain(choice.makes_likelier.iter().map(|(id, _)| id));
    let closed = |id: &&String| choice.never.contains(id) || choice.rules_out.contains(id);
    if let Some(id) = named.find(closed) {
        let problem = format!("it points to \"{id}\" and speaks against it, too");
        findings.add(place, problem, "Take it out of one of the two.");
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
        findings.add(place, "it leads nowhere: it does what \"still-failing\" does", fix);
    }
}

/// Before something risky, the answer that leads there must not be the one that comes to hand.
fn gate(guide: &Guide, place: &str, check: &Check, findings: &mut Findings) {
    let Some(main) = check.main.as_deref() else { return };
    let fix = "Make an answer the main one that changes nothing.";
    if check.safety >= Safety::Risky && check.meaning(main) == Some(StandardAnswer::Fixed) {
        findings.add(place, "a risky check whose main answer is to do it", fix);
    }
    let risky = |id: &str| guide.check(id).is_some_and(|check| check.safety >= Safety::Risky);
    let leads = check.choice(main).and_then(|choice| choice.then.as_deref()).filter(|id| risky(id));
    if let Some(id) = leads {
        findings.add(place, format!("the main answer leads to \"{id}\", which is risky"), fix);
    }
}
