//! The replay: folds the answers over the guide and says where the reader stands.

use super::order::{Known, Reason};
use super::{Answers, Checkup, Meaning, Next, Screen};
use crate::guide::{Check, Choice, Guide, Id, Outcome, When};

/// Where a reader with these answers stands in this guide.
pub fn replay(guide: &Guide, answers: &Answers) -> Checkup {
    let symptom = answers.symptom.as_deref().and_then(|id| guide.symptom(id));
    let mut known = Known {
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
        parked: Vec::new(),
        left: Vec::new(),
        minutes_left: 0,
        dropped: Vec::new(),
    };
    let mut last: Option<Heard> = None;
    for given in &answers.given {
        let heard = guide.check(&given.check).and_then(|check| {
            let meaning = Meaning::of(check, &given.answer)?;
            Some(Heard { check, meaning, choice: check.choice(&given.answer) })
        });
        let Some(heard) = heard else {
            checkup.dropped.push(given.check.clone());
            continue;
        };
        // An answer to a check that an earlier answer ruled out sleeps: it counts again when
        // that earlier answer is changed back.
        if !known.is_open(&heard.check.id) {
            continue;
        }
        known.answered.push(&heard.check.id);
        if let Some(choice) = heard.choice {
            known.ruled_out.extend(choice.rules_out.iter().map(String::as_str));
            // Later evidence wins: what it makes likelier is open again.
            known.ruled_out.retain(|id| choice.makes_likelier.iter().all(|(to, _)| to != id));
            known.factors.extend(choice.makes_likelier.iter().map(|(id, by)| (id.as_str(), *by)));
        }
        if heard.meaning == Meaning::Later {
            checkup.parked.push(heard.check.id.clone());
        }
        checkup.trail.push(given.clone());
        let fixed = heard.meaning == Meaning::Fixed;
        last = Some(heard);
        if fixed {
            break;
        }
    }
    if symptom.is_none() {
        checkup.dropped.extend(answers.symptom.clone());
        return checkup;
    }
    let fixed = last.as_ref().is_some_and(|heard| heard.meaning == Meaning::Fixed);
    let next = next(&known, last.as_ref()).filter(|_| !fixed);
    let next = next.map(|(check, reason)| {
        let (ahead, minutes) = known.ahead();
        checkup.minutes_left = minutes.max(check.minutes);
        // A check that an answer leads to need not be among those the symptom asks.
        let later = ahead.into_iter().filter(|other| other.id != check.id);
        checkup.left = std::iter::once(check).chain(later).map(|check| check.id.clone()).collect();
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
struct Heard<'a> {
    check: &'a Check,
    meaning: Meaning,
    choice: Option<&'a Choice>,
}

/// The check to ask next: where the last answer leads, else the best of those left.
fn next<'a>(known: &Known<'a>, last: Option<&Heard<'a>>) -> Option<(&'a Check, Reason)> {
    let choice = last.and_then(|heard| heard.choice).filter(|choice| choice.then.is_some());
    // Where it leads, or where its evidence points if that is settled already.
    let led = choice.and_then(|choice| {
        let evidence = choice.makes_likelier.iter().map(|(id, _)| id);
        let mut ways = choice.then.iter().chain(evidence).filter(|id| known.is_open(id));
        ways.find_map(|id| known.guide.check(id))
    });
    match led {
        Some(check) => {
            let first = known.first_offered(check);
            let reason = if first.id == check.id { Reason::Led } else { Reason::OfferedFirst };
            Some((first, reason))
        }
        None => known.next(),
    }
}

/// The outcome that the last answer ends in, if it ends in one, and the check it waits for.
fn end(guide: &Guide, last: Option<&Heard>) -> Option<(Id, Option<Id>)> {
    let heard = last?;
    let chosen = heard.choice.and_then(|choice| guide.outcome(choice.outcome.as_deref()?));
    let outcome = chosen.or_else(|| match heard.meaning {
        Meaning::Fixed => first(guide, When::Fixed),
        Meaning::Later => first(guide, When::Later),
        Meaning::StillFailing | Meaning::NotApplicable => None,
    })?;
    let awaits = (heard.meaning == Meaning::Later).then(|| heard.check.id.clone());
    Some((outcome.id.clone(), awaits))
}

/// Every check has been answered: something may still be running.
fn nothing_left(guide: &Guide, checkup: &Checkup) -> Screen {
    let awaits = checkup.parked.first().cloned();
    let when = if awaits.is_some() { When::Later } else { When::Exhausted };
    // What runs may have an outcome of its own.
    let parked = checkup.trail.iter().find(|given| Some(&given.check) == awaits.as_ref());
    let chosen = parked.and_then(|given| {
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
