//! Which check comes next.
//!
//! With one fault and a test after each repair, asking in the order of likelihood per cost ends
//! the trouble soonest (Heckerman, Breese and Rommelse, "Decision-Theoretic Troubleshooting",
//! CACM 38(3), 1995). Safety comes first: a class is finished before a riskier one begins,
//! whatever the ratio.

use std::cmp::Ordering;

use crate::guide::{Check, Guide, Safety};

/// Why a check is next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// The last answer leads here.
    Led,
    /// A riskier check must not come before this one was offered.
    OfferedFirst,
    /// The first of all, and the likeliest.
    First,
    /// The likeliest of those left.
    Likeliest,
    /// Not the likeliest, but quick.
    Quick,
    /// The most likely to pay for its time among those left.
    Next,
    /// Everything safer has been tried.
    SaferTried,
}

/// What the answers so far say about which checks make sense.
#[derive(Clone)]
pub(super) struct Evidence<'a> {
    pub(super) guide: &'a Guide,
    pub(super) symptom: &'a str,
    pub(super) answered: Vec<&'a str>,
    pub(super) ruled_out: Vec<&'a str>,
    pub(super) factors: Vec<(&'a str, u32)>,
}

/// At most this many minutes count as quick.
const QUICK_MINUTES: u32 = 2;

impl<'a> Evidence<'a> {
    /// Whether a check can still be asked at all, whatever its likelihood.
    pub(super) fn is_open(&self, id: &str) -> bool {
        !self.answered.contains(&id) && !self.ruled_out.contains(&id)
    }

    /// The check to ask next, if any is left.
    pub(super) fn next(&self) -> Option<(&'a Check, Reason)> {
        let remaining: Vec<&Check> = self.remaining().collect();
        let best = remaining.iter().copied().min_by(|a, b| self.compare(a, b))?;
        let first = self.first_offered(best);
        if first.id != best.id {
            return Some((first, Reason::OfferedFirst));
        }
        let likeliest = remaining.iter().all(|other| self.weight(other) <= self.weight(best));
        let reason = if best.safety > Safety::Safe {
            Reason::SaferTried
        } else if likeliest {
            if self.answered.is_empty() { Reason::First } else { Reason::Likeliest }
        } else if minutes(best) <= QUICK_MINUTES {
            Reason::Quick
        } else {
            Reason::Next
        };
        Some((best, reason))
    }

    /// What must be offered before `check`, or the check itself.
    pub(super) fn first_offered(&self, check: &'a Check) -> &'a Check {
        let mut first = check;
        // Bounded, so that a cycle in an unlinted guide cannot hang the page.
        for _ in 0..self.guide.checks.len() {
            let missing = first
                .after
                .iter()
                .filter(|id| self.is_open(id))
                .find_map(|id| self.guide.check(id));
            match missing {
                Some(earlier) => first = earlier,
                None => break,
            }
        }
        first
    }

    /// The checks that remain, in order, those that must be offered first included; and the
    /// hands-on minutes until the trouble ends: the mean over these checks of the time to get
    /// there, each weighted by its likelihood.
    pub(super) fn forecast(&self) -> (Vec<&'a Check>, u32) {
        let (mut ahead, mut checks) = (self.clone(), Vec::new());
        let (mut spent, mut sum, mut weights) = (0_u64, 0_u64, 0_u64);
        while let Some((check, _)) = ahead.next() {
            let weight = self.weight(check);
            spent += u64::from(check.minutes);
            sum = sum.saturating_add(spent.saturating_mul(weight));
            weights = weights.saturating_add(weight);
            ahead.answered.push(&check.id);
            checks.push(check);
        }
        (checks, u32::try_from(sum / weights.max(1)).unwrap_or(u32::MAX))
    }

    fn remaining(&self) -> impl Iterator<Item = &'a Check> {
        self.guide.checks.iter().filter(|check| self.is_open(&check.id) && self.weight(check) > 0)
    }

    /// Likelihood in percent times the evidence found on the way.
    fn weight(&self, check: &Check) -> u64 {
        let base = u64::from(check.likelihood(self.symptom));
        let mut evidence = self.factors.iter().filter(|(id, _)| *id == check.id).peekable();
        // Evidence may bring in a check that the symptom alone would not ask.
        let base = if evidence.peek().is_some() { base.max(1) } else { base };
        evidence.fold(base, |weight, &(_, factor)| weight.saturating_mul(u64::from(factor)))
    }

    /// Safety class first, then likelihood per minute; equal ones keep the order of the file.
    fn compare(&self, a: &Check, b: &Check) -> Ordering {
        // a/ma > b/mb, without dividing: floating point would cost bytes and exactness.
        let ratio = |check: &Check, other: &Check| {
            u128::from(self.weight(check)) * u128::from(minutes(other))
        };
        a.safety.cmp(&b.safety).then_with(|| ratio(b, a).cmp(&ratio(a, b)))
    }
}

/// The checks that a symptom asks, in order, when nothing is learned on the way.
pub fn order<'a>(guide: &'a Guide, symptom: &'a str) -> Vec<&'a Check> {
    let evidence = Evidence {
        guide,
        symptom,
        answered: Vec::new(),
        ruled_out: Vec::new(),
        factors: Vec::new(),
    };
    evidence.forecast().0
}

/// Hands-on and waiting time, in minutes.
fn minutes(check: &Check) -> u32 {
    check.minutes.saturating_add(check.wait_minutes).max(1)
}
