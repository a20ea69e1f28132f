//! A checkup: one reader's run through a guide, as a pure replay of answers over the guide.
//!
//! No mutable state survives a call: the same guide and answers always give the same screen, so
//! Back, change, resume and an edited guide are one mechanism (docs/adr/0001-replay.md).

mod answers;
mod order;
mod replay;

pub use answers::{Answers, Given};
pub use order::{Reason, order};
pub use replay::replay;

use crate::guide::Id;

/// Where a reader is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkup {
    /// The symptom chosen, if the guide still knows it.
    pub symptom: Option<Id>,
    /// The answers that count, in the order they were given.
    pub trail: Vec<Given>,
    /// What to show.
    pub screen: Screen,
    /// Checks answered `later`: under way, result unknown.
    pub pending: Vec<Id>,
    /// The checks that remain if nothing more is learned, in order; the next one first.
    pub remaining: Vec<Id>,
    /// Answers that the guide no longer knows, by check id, and a symptom that it no longer knows.
    pub dropped: Vec<Id>,
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
        /// The check to go on with in the meantime, if any remains.
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
