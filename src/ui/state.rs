//! What is on display, and all that decides it.

use crate::checkup::{Answers, Checkup, Reason, Screen};
use crate::guide::{Check, Id, Safety};
use crate::progress::Unreadable;

/// Whether the answers outlive the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Keeping {
    /// They do.
    Saved,
    /// The browser keeps nothing for this page.
    Refused,
    /// Something lies under the key that is not ours to overwrite.
    Blocked(Unreadable),
}

/// Whether the checks will be there without a network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Offline {
    /// Not that we know.
    Unknown,
    /// They will: page, program and guide are kept.
    Kept,
    /// Not on this page, but at this address, where the reader can take the answers along.
    Elsewhere(String),
}

/// What there is to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Notice {
    /// The reader is back where they left off.
    Resumed,
    /// The guide changed, and some answers no longer fit.
    GuideChanged,
    /// The answers are gone, and can be brought back.
    Erased,
    /// The link that led here carried answers; other ones that were here can be brought back.
    Carried,
}

impl Notice {
    /// What a reader should know on arrival.
    pub(super) fn on_arrival(checkup: &Checkup) -> Option<Self> {
        if !checkup.dropped.is_empty() {
            return Some(Self::GuideChanged);
        }
        // An outcome that waits for a result greets the reader itself.
        matches!(checkup.screen, Screen::Check(_)).then_some(Self::Resumed)
    }
}

/// A look aside that is not saved: the answers stay as they are until the reader gives one.
#[derive(Debug)]
pub(super) enum Detour {
    /// Back to the opening question, to change the symptom.
    Symptoms,
    /// Back to an answered check, to change its answer.
    Change(Id),
    /// Past an outcome that leaves checks open.
    Onward,
}

/// What is on display.
#[derive(Debug)]
pub(super) enum Shown<'a> {
    /// The opening question.
    Symptoms,
    /// A check.
    Check {
        /// Which one.
        id: &'a str,
        /// Why it is next; absent where the reader came back to it.
        reason: Option<Reason>,
        /// Which one it is in the trail, from 1.
        position: usize,
        /// The answer so far, where it has one.
        answer: Option<&'a str>,
    },
    /// An outcome.
    Outcome {
        /// Which one.
        id: &'a str,
        /// The check whose result is open.
        awaits: Option<&'a str>,
        /// Whether checks are left to go on with.
        more: bool,
    },
}

/// Everything that changes while the widget is open.
///
/// One value rather than a signal for each: a screen is drawn anew after each act anyway, and
/// every type of signal costs code.
#[derive(Debug)]
pub(super) struct State {
    pub(super) checkup: Checkup,
    pub(super) keeping: Keeping,
    pub(super) offline: Offline,
    pub(super) notice: Option<Notice>,
    /// Whether the reader has come back to saved answers and not acted since.
    pub(super) returned: bool,
    /// Counts what the reader did here; 0 until then, so that nothing takes the focus on load.
    pub(super) acts: u32,
    pub(super) answers: Answers,
    pub(super) detour: Option<Detour>,
    /// What starting over or a link's answers replaced, for undoing it.
    pub(super) erased: Answers,
    /// The check of last resort whose cautions the reader has just confirmed.
    pub(super) understood: Option<Id>,
    /// The check whose sum the reader asked for: it then says what is missing for it.
    pub(super) asked: Option<Id>,
    /// Where the focus goes after an act.
    pub(super) focus: &'static str,
}

/// The focus after most acts: the heading of the new screen.
pub(super) const TITLE: &str = ".title";

impl State {
    /// Shows something else, or what the answers lead to.
    pub(super) fn look(&mut self, detour: Option<Detour>) {
        self.detour = detour;
        self.notice = None;
        self.focus = TITLE;
        self.acts += 1;
    }

    /// Whether there is anything to go back to.
    pub(super) fn can_go_back(&self) -> bool {
        self.detour.is_some() || self.checkup.symptom.is_some()
    }

    /// Whether the reader is changing an earlier answer.
    pub(super) fn is_changing(&self) -> bool {
        matches!(self.detour, Some(Detour::Symptoms | Detour::Change(_)))
    }

    /// Whether a check's steps may be shown: those of last resort need the reader's word.
    pub(super) fn may_see(&self, check: &Check) -> bool {
        check.safety < Safety::LastResort || self.understood.as_ref() == Some(&check.id)
    }

    /// What is on display.
    pub(super) fn shown(&self) -> Shown<'_> {
        let trail = &self.checkup.trail;
        match (&self.detour, &self.checkup.screen) {
            (Some(Detour::Symptoms), _) | (_, Screen::Symptoms) => Shown::Symptoms,
            (Some(Detour::Change(id)), _) => {
                let earlier = trail.iter().position(|given| given.check == *id);
                Shown::Check {
                    id,
                    reason: None,
                    position: earlier.unwrap_or(trail.len()) + 1,
                    answer: self.answers.to(id),
                }
            }
            (Some(Detour::Onward), Screen::Outcome { onward: Some(next), .. })
            | (_, Screen::Check(next)) => {
                let (id, reason) = (next.id.as_str(), Some(next.reason));
                Shown::Check { id, reason, position: trail.len() + 1, answer: None }
            }
            (_, Screen::Outcome { id, awaits, onward }) => {
                Shown::Outcome { id, awaits: awaits.as_deref(), more: onward.is_some() }
            }
        }
    }
}
