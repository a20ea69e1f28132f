//! What the screens share: the reader's answers, what follows from them, and what is on display.

use std::rc::Rc;

use leptos::prelude::*;

use super::notice::Notice;
use crate::checkup::{Answers, Checkup, Reason, Screen, replay};
use crate::guide::{Check, Guide, Id, Safety};
use crate::progress::Unreadable;
use crate::words::Words;

/// What the screens ask of whoever mounted them.
pub(crate) trait Host {
    /// Keeps the answers for the next visit, or nothing where there are none.
    fn keep(&self, answers: &Answers) -> Keeping;
    /// The same, over a value that could not be read.
    fn replace(&self, answers: &Answers) -> Keeping;
    /// The reader answered a check.
    fn answered(&self, check: &str, answer: &str);
    /// The reader reached an outcome after so many answers.
    fn reached(&self, outcome: &str, answered: usize);
}

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

/// What the page may choose.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Options {
    /// Level of the screens' headings, 1 to 6.
    pub(crate) heading_level: u8,
    /// Words of the interface.
    pub(crate) words: &'static Words,
}

/// A look aside that is not saved: the answers stay as they are until the reader gives one.
#[derive(Debug)]
enum Detour {
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
    pub(super) notice: Option<Notice>,
    /// Whether the reader has come back to saved answers and not acted since.
    pub(super) returned: bool,
    /// Counts what the reader did here; 0 until then, so that nothing takes the focus on load.
    pub(super) acts: u32,
    answers: Answers,
    detour: Option<Detour>,
    erased: Answers,
    /// The check of last resort whose cautions the reader has just confirmed.
    understood: Option<Id>,
}

/// One widget. Copying it copies handles, not content.
#[derive(Clone, Copy)]
pub(crate) struct Session {
    pub(super) options: Options,
    pub(super) state: RwSignal<State>,
    guide: StoredValue<Guide>,
    host: StoredValue<Rc<dyn Host>, LocalStorage>,
}

impl Session {
    pub(crate) fn new(
        guide: Guide,
        options: Options,
        answers: Answers,
        keeping: Keeping,
        host: Rc<dyn Host>,
    ) -> Self {
        let checkup = replay(&guide, &answers);
        let state = State {
            notice: Notice::on_arrival(&checkup),
            keeping,
            checkup,
            returned: !answers.is_empty(),
            acts: 0,
            answers,
            detour: None,
            erased: Answers::default(),
            understood: None,
        };
        Self {
            options,
            state: RwSignal::new(state),
            guide: StoredValue::new(guide),
            host: StoredValue::new_local(host),
        }
    }

    pub(super) fn words(self) -> &'static Words {
        self.options.words
    }

    /// Reads the guide and the state, and follows the latter.
    pub(super) fn with<T>(self, read: impl FnOnce(&Guide, &State) -> T) -> T {
        self.guide.with_value(|guide| self.state.with(|state| read(guide, state)))
    }

    /// The reader chose a symptom; answers given under another one stay.
    pub(super) fn choose(self, symptom: &str) {
        self.act(|state| state.answers.symptom = Some(symptom.to_owned()));
    }

    /// The reader answered a check.
    pub(super) fn answer(self, check: &str, answer: &str) {
        self.act(|state| state.answers.give(check, answer));
        let host = self.host.get_value();
        host.answered(check, answer);
        let reached = self.state.with_untracked(|state| match &state.checkup.screen {
            Screen::Outcome { id, .. } => Some((id.clone(), state.checkup.trail.len())),
            _ => None,
        });
        if let Some((outcome, answered)) = reached {
            host.reached(&outcome, answered);
        }
    }

    /// Out of a look aside, or one answer back.
    pub(super) fn back(self) {
        if self.state.with_untracked(|state| state.detour.is_some()) {
            self.look(None);
            return;
        }
        self.act(|state| match state.checkup.trail.last() {
            Some(last) => state.answers.take_back(&last.check),
            None => state.answers.symptom = None,
        });
    }

    /// Shows an answered check again, or the opening question where `check` is `None`.
    pub(super) fn change(self, check: Option<&str>) {
        let detour = check.map_or(Detour::Symptoms, |id| Detour::Change(id.to_owned()));
        self.look(Some(detour));
    }

    /// The reader has read what a check of last resort removes, and wants its steps.
    pub(super) fn understand(self, check: &str) {
        self.state.update(|state| {
            state.understood = Some(check.to_owned());
            state.acts += 1;
        });
    }

    /// Goes on past an outcome.
    pub(super) fn go_on(self) {
        self.look(Some(Detour::Onward));
    }

    /// Erases every answer, here and in the browser; [`Self::undo`] brings them back.
    pub(super) fn start_over(self) {
        self.act(|state| state.erased = std::mem::take(&mut state.answers));
        self.state.update(|state| state.notice = Some(Notice::Erased));
    }

    /// Brings back what [`Self::start_over`] erased.
    pub(super) fn undo(self) {
        self.act(|state| state.answers = std::mem::take(&mut state.erased));
    }

    /// Saves over a value that could not be read, as the reader asked.
    pub(super) fn replace(self) {
        let host = self.host.get_value();
        let keeping = self.state.with_untracked(|state| host.replace(&state.answers));
        self.state.update(|state| {
            state.keeping = keeping;
            state.acts += 1;
        });
    }

    /// Takes over answers given elsewhere, in another tab or widget.
    pub(crate) fn adopt(self, answers: Answers) {
        if self.state.with_untracked(|state| state.answers == answers) {
            return;
        }
        self.guide.with_value(|guide| {
            self.state.update(|state| {
                state.checkup = replay(guide, &answers);
                state.answers = answers;
                state.detour = None;
                state.notice = None;
            });
        });
    }

    /// The reader is back from elsewhere: an outcome that waits asks how it went.
    pub(crate) fn come_back(self) {
        let greets = self.state.with_untracked(|state| {
            let waits = matches!(&state.checkup.screen, Screen::Outcome { awaits: Some(_), .. });
            waits && !state.returned
        });
        if greets {
            self.state.update(|state| state.returned = true);
        }
    }

    fn act(self, change: impl FnOnce(&mut State)) {
        let host = self.host.get_value();
        self.guide.with_value(|guide| {
            self.state.update(|state| {
                change(state);
                state.checkup = replay(guide, &state.answers);
                state.keeping = host.keep(&state.answers);
                state.returned = false;
                state.look(None);
            });
        });
    }

    fn look(self, detour: Option<Detour>) {
        self.state.update(|state| state.look(detour));
    }
}

impl State {
    fn look(&mut self, detour: Option<Detour>) {
        self.detour = detour;
        self.notice = None;
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
