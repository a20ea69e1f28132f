//! A checkup: one reader's run through a guide, as a pure replay of answers over the guide.
//!
//! What is absent: no browser, no clock, no randomness, no mutable state between calls. The same
//! guide and answers always give the same screen, so Back, change, resume and an edited guide
//! are one mechanism (docs/adr/0001-replay.md).

mod answers;
mod order;
mod replay;

pub use answers::{Answers, Given};
pub use order::{Reason, order};
pub use replay::replay;

use crate::guide::{Check, Id};

/// Where a reader stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkup {
    /// The symptom chosen, if the guide still knows it.
    pub symptom: Option<Id>,
    /// The answers that count, in the order they were given.
    pub trail: Vec<Given>,
    /// What to show.
    pub screen: Screen,
    /// Checks answered `later`: under way, result unknown.
    pub parked: Vec<Id>,
    /// Checks that are left, about and in order, as far as the answers tell; the next one first.
    pub left: Vec<Id>,
    /// Hands-on minutes until the trouble ends, expected by the guide's estimates.
    pub minutes_left: u32,
    /// Answers that the guide no longer knows, by check id, and a symptom that it no longer knows.
    pub dropped: Vec<Id>,
}

impl Checkup {
    /// About how many checks this checkup has in all, the answered ones included.
    pub fn total(&self) -> usize {
        self.trail.len() + self.left.len()
    }
}

/// What the reader sees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Screen {
    /// The opening question.
    Symptoms,
    /// One check.
    Check(Next),
    /// The end, for now or for good.
    Outcome {
        /// Which one.
        id: Id,
        /// The check whose result is still open; asks how it went.
        awaits: Option<Id>,
        /// The check to go on with meanwhile, where any is left.
        onward: Option<Next>,
    },
}

/// A check to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Next {
    /// Which one.
    pub id: Id,
    /// Why it is next.
    pub reason: Reason,
}

/// What an answer means for the checkup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// The trouble is over.
    Fixed,
    /// The trouble goes on.
    StillFailing,
    /// The check does not concern this reader.
    NotApplicable,
    /// Something is running; the result comes later.
    Later,
}

impl Meaning {
    /// What `answer` means to `check`; `None` where the check has no such answer.
    pub fn of(check: &Check, answer: &str) -> Option<Self> {
        Self::standard(answer).or_else(|| {
            let choice = check.choice(answer)?;
            Some(choice.counts_as.as_deref().and_then(Self::standard).unwrap_or(Self::StillFailing))
        })
    }

    fn standard(answer: &str) -> Option<Self> {
        Some(match answer {
            "fixed" => Self::Fixed,
            "still-failing" => Self::StillFailing,
            "not-applicable" => Self::NotApplicable,
            "later" => Self::Later,
            _ => return None,
        })
    }
}
