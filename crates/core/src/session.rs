//! One reader at one widget: what is on display, and what each act of the reader does to it.
//!
//! [`Session::update`] takes an [`Act`] and returns [`Effect`]s for whoever holds the session to
//! run once it is released: nothing here saves, draws or speaks to the page
//! (docs/adr/0010-session.md).

mod act;
mod display;
mod update;

pub use act::{Act, Effect, Event, Offline, SaveStatus, Target};
pub use display::{Display, Notice, Stage};

use crate::calculators::{Verdict, work_out};
use crate::checkup::{Answers, Checkup, replay};
use crate::guide::{Calculation, Check, Guide, Id, Link, Safety};
use crate::summary::summary;
use crate::words::Words;

/// Everything that changes while a widget is open, and the guide that it shows.
#[derive(Debug, Clone)]
pub struct Session {
    guide: Guide,
    words: &'static Words,
    answers: Answers,
    /// The replay of [`Self::answers`], kept so that drawing needs no second one.
    checkup: Checkup,
    detour: Option<Detour>,
    notice: Option<Notice>,
    save_status: SaveStatus,
    offline: Offline,
    /// Whether the reader has come back to an open result and not acted since.
    returned: bool,
    /// What starting over or a link's answers replaced, for undoing it.
    replaced: Answers,
    /// The check of last resort whose cautions the reader has just confirmed.
    acknowledged: Option<Id>,
    /// The check whose calculation the reader asked for: it says which figure is missing.
    worked_out: Option<Id>,
    /// What the reader typed to find their symptom; not saved.
    typed: String,
    /// How often the reader opened or closed a fold.
    unfolded: u32,
}

/// A screen that the answers don't lead to, and that is not saved: the answers stay as they are until
/// the reader gives one.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Detour {
    /// Back to the opening question, to change the symptom.
    Symptoms,
    /// To a check that is not the next one: an answered one, or one that a link names.
    Check(Id),
    /// Past an outcome that leaves checks open.
    Onward,
}

impl Session {
    /// A reader at a guide, with the answers that were saved.
    pub fn new(
        mut guide: Guide,
        words: &'static Words,
        answers: Answers,
        save_status: SaveStatus,
    ) -> Self {
        words.complete(&mut guide);
        let checkup = replay(&guide, &answers);
        Self {
            notice: Notice::on_arrival(&checkup),
            returned: !answers.is_empty(),
            guide,
            words,
            answers,
            checkup,
            detour: None,
            save_status,
            offline: Offline::Unknown,
            replaced: Answers::default(),
            acknowledged: None,
            worked_out: None,
            typed: String::new(),
            unfolded: 0,
        }
    }

    /// The guide.
    pub fn guide(&self) -> &Guide {
        &self.guide
    }

    /// The words of the interface.
    pub fn words(&self) -> &'static Words {
        self.words
    }

    /// What the reader said.
    pub fn answers(&self) -> &Answers {
        &self.answers
    }

    /// Where that leads.
    pub fn checkup(&self) -> &Checkup {
        &self.checkup
    }

    /// Whether the answers outlive the page.
    pub fn save_status(&self) -> SaveStatus {
        self.save_status
    }

    /// Whether the checks will be there without a network.
    pub fn offline(&self) -> &Offline {
        &self.offline
    }

    /// What there is to say about how the reader got here.
    pub fn notice(&self) -> Option<Notice> {
        self.notice
    }

    /// Whether the reader has come back to an open result and not acted since.
    pub fn returned(&self) -> bool {
        self.returned
    }

    /// What the reader typed to find their symptom.
    pub fn typed(&self) -> &str {
        &self.typed
    }

    /// How often the reader opened or closed a fold: one that they have touched is not as it was drawn.
    pub fn unfolded(&self) -> u32 {
        self.unfolded
    }

    /// Whether [`Act::Undo`] would bring something back.
    pub fn can_undo(&self) -> bool {
        !self.replaced.is_empty()
    }

    /// Whether a check's steps need the reader's word: those of last resort, and of an article, which
    /// nobody has held against sources, all that may lose something.
    pub fn asks_first(&self, check: &Check) -> bool {
        let bound = if self.guide.article { Safety::Risky } else { Safety::LastResort };
        check.safety >= bound
    }

    /// Whether a check's steps may be shown.
    pub fn may_show_steps(&self, check: &Check) -> bool {
        !self.asks_first(check) || self.acknowledged.as_ref() == Some(&check.id)
    }

    /// Whether the reader asked for the calculation of a check.
    pub fn asked_to_work_out(&self, check: &Check) -> bool {
        self.worked_out.as_ref() == Some(&check.id)
    }

    /// The result of a calculation with the figures that are there.
    pub fn work_out(&self, calculation: &Calculation) -> Option<Verdict> {
        work_out(&self.guide, self.words, calculation, &self.answers)
    }

    /// The answer to a check that its calculation gives, if there is a result.
    pub fn calculated_answer<'a>(&self, check: &'a Check) -> Option<&'a str> {
        let calculation = check.calculation.as_ref()?;
        let passes = self.work_out(calculation)?.passes;
        if passes { calculation.passes.as_deref() } else { calculation.fails.as_deref() }
    }

    /// What may be named as something to buy: only what belongs to the last answer, and not while
    /// the reader looks at something else.
    pub fn gear(&self) -> Option<&Link> {
        if self.detour.is_some() {
            return None;
        }
        let last = self.answers.given.last()?;
        self.guide.check(&last.check)?.choice(&last.answer)?.gear.as_ref()
    }

    /// The checkup as plain text.
    pub fn summary(&self) -> String {
        summary(&self.guide, self.words, &self.answers, &self.checkup)
    }
}
