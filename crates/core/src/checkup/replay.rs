//! The replay: folds the answers over the guide and says where the reader is.

use super::order::{Evidence, Late, Reason, Turn};
use super::{Answers, Checkup, Given, Next, Screen};
use crate::guide::{Check, Choice, Guide, Id, StandardAnswer, When};

/// Where a reader with these answers is in this guide.
///
/// The answers are folded over the guide in the order they were given:
///
/// - One to a check that the guide no longer has, or that it does not offer there, is dropped and
///   named in [`Checkup::dropped`].
/// - Every other one counts, whatever an earlier one spoke against; of two to the same check, the
///   later.
/// - What an answer rules out is set aside and offered again later, see [`Choice::rules_out`]; what
///   it makes likelier is open at once.
/// - After `fixed` nothing more counts.
///
/// The last answer then decides: it ends the checkup, leads to a check, or leaves the choice of the
/// next one to the order of what remains.
pub fn replay(guide: &Guide, answers: &Answers) -> Checkup {
    let symptom = answers.symptom.as_deref().and_then(|id| guide.symptom(id));
    let mut evidence = Evidence::new(guide, symptom.map_or("", |symptom| &symptom.id));
    let mut checkup = Checkup {
        symptom: symptom.map(|symptom| symptom.id.clone()),
        trail: Vec::new(),
        screen: Screen::Symptoms,
        pending: Vec::new(),
        remaining: Vec::new(),
        dropped: Vec::new(),
    };
    let mut last: Option<ResolvedAnswer> = None;
    for (at, given) in answers.given.iter().enumerate() {
        let same = |other: &Given| other.check == given.check;
        if answers.given[at + 1..].iter().any(same) {
            continue;
        }
        let resolved = guide.check(&given.check).and_then(|check| {
            let meaning = check.meaning(&given.answer)?;
            Some(ResolvedAnswer { check, meaning, choice: check.choice(&given.answer) })
        });
        let Some(resolved) = resolved else {
            checkup.dropped.push(given.check.clone());
            continue;
        };
        let before = answers.given[..at].iter().find(|other| same(other));
        evidence.learn(&resolved, before.map(|before| before.answer == given.answer));
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
        let asked_before = checkup.trail.iter().any(|given| given.check == check.id);
        let again = asked_before && reason != Reason::SecondLook;
        let reason = if again { Reason::Contradicted } else { reason };
        // A check that an answer leads to need not be among those the symptom asks.
        let later = evidence.forecast().into_iter().filter(|other| other.id != check.id);
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

impl<'a> Evidence<'a> {
    /// Takes an answer in. If it is the check's second: does it say the same as the first?
    fn learn(&mut self, resolved: &ResolvedAnswer<'a>, again: Option<bool>) {
        let &ResolvedAnswer { check, meaning, choice } = resolved;
        self.last = &check.id;
        let holds = |list: &[Id]| list.contains(&check.id);
        let named = choice.is_some_and(|choice| holds(&choice.rules_out));
        let sure = choice.is_some_and(|choice| holds(&choice.never));
        // What was tried in vain is not doubted; what was only looked at is.
        let judged = match meaning {
            StandardAnswer::NotApplicable => true,
            StandardAnswer::StillFailing => choice
                .is_some_and(|choice| !choice.rules_out.is_empty() || !choice.never.is_empty()),
            StandardAnswer::Fixed | StandardAnswer::Later => false,
        };
        if again.is_none() && judged && !sure {
            let turn = if named { Turn::Doubted } else { Turn::PassedOver };
            self.late.push(Late { id: &check.id, turn, choice });
        } else {
            self.answered.push(&check.id);
        }
        let Some(choice) = choice else { return };
        let turn = if again == Some(true) { Turn::AtTheEnd } else { Turn::Aside };
        for id in choice.rules_out.iter().filter(|id| **id != check.id) {
            // Said twice, it still doesn't count against other evidence.
            if again.is_none() || self.factors.iter().all(|(to, _)| to != id) {
                self.late.push(Late { id, turn, choice: None });
            }
        }
        self.never.extend(choice.never.iter().map(String::as_str));
        // Later evidence wins: what it makes likelier is open again, and so is a doubtful answer.
        self.late.retain(|late| {
            late.turn == Turn::PassedOver
                || choice.makes_likelier.iter().all(|(id, _)| id != late.id)
        });
        self.factors.extend(choice.makes_likelier.iter().map(|(id, by)| (id.as_str(), *by)));
    }
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
        let mut ways = choice.then.iter().chain(likelier).filter_map(|id| evidence.guide.check(id));
        ways.find(|check| evidence.may_lead(check))
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
    let id = chosen(guide, resolved.choice).or_else(|| match resolved.meaning {
        StandardAnswer::Fixed => Some(guide.end(When::Fixed)),
        StandardAnswer::Later => Some(guide.end(When::Later)),
        StandardAnswer::StillFailing | StandardAnswer::NotApplicable => None,
    })?;
    let awaits = (resolved.meaning == StandardAnswer::Later).then(|| resolved.check.id.clone());
    Some((id.to_owned(), awaits))
}

/// The outcome that a choice names.
fn chosen<'a>(guide: &Guide, choice: Option<&'a Choice>) -> Option<&'a str> {
    choice?.outcome.as_deref().filter(|id| guide.outcome(id).is_some())
}

/// Every check has been answered: something may still be running.
fn nothing_left(guide: &Guide, checkup: &Checkup) -> Screen {
    let awaits = checkup.pending.first().cloned();
    let when = if awaits.is_some() { When::Later } else { When::Exhausted };
    // What runs may have an outcome of its own.
    let pending = checkup.trail.iter().find(|given| Some(&given.check) == awaits.as_ref());
    let named =
        pending.and_then(|given| chosen(guide, guide.check(&given.check)?.choice(&given.answer)));
    let id = named.unwrap_or_else(|| guide.end(when)).to_owned();
    Screen::Outcome { id, awaits, onward: None }
}
