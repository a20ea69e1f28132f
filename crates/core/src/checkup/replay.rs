//! The replay: folds the answers over the guide and says where the reader is.

use super::order::{Evidence, Reason};
use super::{Answers, Checkup, Next, Screen};
use crate::guide::{Check, Choice, Guide, Id, Outcome, StandardAnswer, When};

/// Where a reader with these answers is in this guide.
///
/// The answers are folded over the guide in the order they were given:
///
/// - One to a check that the guide no longer has, or that it does not offer there, is dropped and
///   named in [`Checkup::dropped`].
/// - One to a check that an earlier answer ruled out is inactive: it counts again as soon as that
///   earlier answer is changed back.
/// - What an answer makes likelier is open again, even if an earlier one ruled it out.
/// - After `fixed` nothing more counts.
///
/// The last answer then decides: it ends the checkup, leads to a check, or leaves the choice of the
/// next one to the order of what remains.
pub fn replay(guide: &Guide, answers: &Answers) -> Checkup {
    let symptom = answers.symptom.as_deref().and_then(|id| guide.symptom(id));
    let mut evidence = Evidence {
        guide,
        symptom: symptom.map_or("", |symptom| &symptom.id),
        answered: Vec::new(),
        ruled_out: Vec::new(),
        factors: Vec::new(),
    };
    let mut checkup = Checkup {
        symptom: symptom.map(|symptom| symptom.id.clone()),
        trail: Vec::new(),
        screen: Screen::Symptoms,
        pending: Vec::new(),
        remaining: Vec::new(),
        minutes_left: 0,
        dropped: Vec::new(),
    };
    let mut last: Option<ResolvedAnswer> = None;
    for given in &answers.given {
        let resolved = guide.check(&given.check).and_then(|check| {
            let meaning = check.meaning(&given.answer)?;
            Some(ResolvedAnswer { check, meaning, choice: check.choice(&given.answer) })
        });
        let Some(resolved) = resolved else {
            checkup.dropped.push(given.check.clone());
            continue;
        };
        // Inactive, not dropped: see above.
        if !evidence.is_open(&resolved.check.id) {
            continue;
        }
        evidence.answered.push(&resolved.check.id);
        if let Some(choice) = resolved.choice {
            evidence.ruled_out.extend(choice.rules_out.iter().map(String::as_str));
            // Later evidence wins: what it makes likelier is open again.
            evidence.ruled_out.retain(|id| choice.makes_likelier.iter().all(|(to, _)| to != id));
            evidence
                .factors
                .extend(choice.makes_likelier.iter().map(|(id, by)| (id.as_str(), *by)));
        }
        if resolved.meaning == StandardAnswer::Later {
            checkup.pending.push(resolved.check.id.clone());
        }
        checkup.trail.push(given.clone());
        let fixed = resolved.meaning == StandardAnswer::Fixed;
        last = Some(resolved);
        if fixed {
            break;
        }
    }
    let fixed = last.as_ref().is_some_and(|resolved| resolved.meaning == StandardAnswer::Fixed);
    if symptom.is_none() {
        checkup.dropped.extend(answers.symptom.clone());
        // A link may lead straight to a check: if that was the cure, there is nothing to ask.
        if !fixed {
            return checkup;
        }
    }
    let next = next(&evidence, last.as_ref()).filter(|_| !fixed);
    let next = next.map(|(check, reason)| {
        let (forecast, minutes) = evidence.forecast();
        checkup.minutes_left = minutes.max(check.minutes);
        // A check that an answer leads to need not be among those the symptom asks.
        let later = forecast.into_iter().filter(|other| other.id != check.id);
        checkup.remaining =
            std::iter::once(check).chain(later).map(|check| check.id.clone()).collect();
        Next { id: check.id.clone(), reason }
    });
    checkup.screen = match (end(guide, last.as_ref()), next) {
        (Some((id, awaits)), onward) => Screen::Outcome { id, awaits, onward },
        (None, Some(next)) => Screen::Check(next),
        (None, None) => nothing_left(guide, &checkup),
    };
    checkup
}

/// An answer with what the guide says of it.
struct ResolvedAnswer<'a> {
    check: &'a Check,
    meaning: StandardAnswer,
    choice: Option<&'a Choice>,
}

/// The check to ask next: where the last answer leads, else the best of those left.
fn next<'a>(
    evidence: &Evidence<'a>,
    last: Option<&ResolvedAnswer<'a>>,
) -> Option<(&'a Check, Reason)> {
    let choice = last.and_then(|resolved| resolved.choice).filter(|choice| choice.then.is_some());
    // Where it leads, or where its evidence points if that is settled already.
    let led = choice.and_then(|choice| {
        let likelier = choice.makes_likelier.iter().map(|(id, _)| id);
        let mut ways = choice.then.iter().chain(likelier).filter(|id| evidence.is_open(id));
        ways.find_map(|id| evidence.guide.check(id))
    });
    match led {
        Some(check) => {
            let first = evidence.first_offered(check);
            let reason = if first.id == check.id { Reason::Led } else { Reason::OfferedFirst };
            Some((first, reason))
        }
        None => evidence.next(),
    }
}

/// The outcome that the last answer ends in, if it ends in one, and the check it waits for.
fn end(guide: &Guide, last: Option<&ResolvedAnswer>) -> Option<(Id, Option<Id>)> {
    let resolved = last?;
    let chosen = resolved.choice.and_then(|choice| guide.outcome(choice.outcome.as_deref()?));
    let outcome = chosen.or_else(|| match resolved.meaning {
        StandardAnswer::Fixed => first(guide, When::Fixed),
        StandardAnswer::Later => first(guide, When::Later),
        StandardAnswer::StillFailing | StandardAnswer::NotApplicable => None,
    })?;
    let awaits = (resolved.meaning == StandardAnswer::Later).then(|| resolved.check.id.clone());
    Some((outcome.id.clone(), awaits))
}

/// Every check has been answered: something may still be running.
fn nothing_left(guide: &Guide, checkup: &Checkup) -> Screen {
    let awaits = checkup.pending.first().cloned();
    let when = if awaits.is_some() { When::Later } else { When::Exhausted };
    // What runs may have an outcome of its own.
    let pending = checkup.trail.iter().find(|given| Some(&given.check) == awaits.as_ref());
    let chosen = pending.and_then(|given| {
        let choice = guide.check(&given.check)?.choice(&given.answer)?;
        guide.outcome(choice.outcome.as_deref()?)
    });
    let outcome = chosen.or_else(|| first(guide, when));
    let id = outcome.map(|outcome| outcome.id.clone()).unwrap_or_default();
    Screen::Outcome { id, awaits, onward: None }
}

fn first(guide: &Guide, when: When) -> Option<&Outcome> {
    guide.outcomes.iter().find(|outcome| outcome.when == when)
}
