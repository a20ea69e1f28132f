//! What the screens share, and what the reader can do: each act changes the answers, replays
//! them, keeps them, and so brings up the next screen.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::web_sys::HtmlElement;

use super::foot::say_works_offline;
use super::state::{Detour, Keeping, Notice, Offline, State, TITLE};
use crate::checkup::{Answers, Given, Screen, replay};
use crate::guide::Guide;
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
    /// The day where the reader is, as `2026-11-21`.
    fn today(&self) -> String;
    /// The page's tag for paid links, fit for an address.
    fn affiliate_tag(&self) -> Option<String>;
}

/// What the page may choose.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Options {
    /// Level of the screens' headings, 1 to 6.
    pub(crate) heading_level: u8,
    /// Words of the interface.
    pub(crate) words: &'static Words,
}

/// One widget. Copying it copies handles, not content.
#[derive(Clone, Copy)]
pub(crate) struct Session {
    pub(super) options: Options,
    pub(super) state: RwSignal<State>,
    pub(super) guide: StoredValue<Guide>,
    pub(super) host: StoredValue<Rc<dyn Host>, LocalStorage>,
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
            offline: Offline::Unknown,
            checkup,
            returned: !answers.is_empty(),
            acts: 0,
            answers,
            detour: None,
            erased: Answers::default(),
            understood: None,
            asked: None,
            focus: TITLE,
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

    /// Language of most of what is on display: the guide's.
    pub(super) fn language(self) -> String {
        self.peek(|guide, _| guide.language.clone())
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
        let host = self.host.get_value();
        self.act(|state| {
            state.answers.give(check, answer);
            // Kept under the check's id: when it was answered.
            state.answers.note(check, &host.today());
        });
        host.answered(check, answer);
        let reached = self.peek(|_, state| match &state.checkup.screen {
            Screen::Outcome { id, .. } => Some((id.clone(), state.checkup.trail.len())),
            _ => None,
        });
        if let Some((outcome, answered)) = reached {
            host.reached(&outcome, answered);
        }
    }

    /// Out of a look aside, or one answer back.
    pub(super) fn back(self) {
        if self.peek(|_, state| state.detour.is_some()) {
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
        self.alter(|_, state| {
            state.understood = Some(check.to_owned());
            state.focus = TITLE;
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
        self.alter(|_, state| state.notice = Some(Notice::Erased));
    }

    /// Brings back what [`Self::start_over`] erased.
    pub(super) fn undo(self) {
        self.act(|state| state.answers = std::mem::take(&mut state.erased));
    }

    /// Saves over a value that could not be read, as the reader asked.
    pub(super) fn replace(self) {
        let host = self.host.get_value();
        self.alter(|_, state| {
            state.keeping = host.replace(&state.answers);
            state.focus = TITLE;
            state.acts += 1;
        });
    }

    /// Takes over answers given elsewhere, in another tab or widget.
    pub(crate) fn adopt(self, answers: Answers) {
        if self.peek(|_, state| state.answers == answers) {
            return;
        }
        self.alter(|guide, state| {
            state.checkup = replay(guide, &answers);
            state.answers = answers;
            state.detour = None;
            state.notice = None;
        });
    }

    /// The link that led here carried answers: they take the place of those that were here.
    pub(crate) fn carry(self, answers: Answers) {
        if self.peek(|_, state| state.answers.agree(&answers)) {
            return;
        }
        self.act(|state| state.erased = std::mem::replace(&mut state.answers, answers));
        self.alter(|_, state| {
            state.notice = Some(Notice::Carried);
            // Nothing takes the focus on load.
            state.acts = 0;
        });
    }

    /// Tells the reader where the checks will be without a network.
    pub(crate) fn tell_offline(self, root: &HtmlElement, offline: Offline) {
        // "Works offline" may come while they read: drawn anew, the screen would close an open fold
        // and lose their place. A signal for one line would weigh a kilobyte. The link elsewhere
        // comes before the reader can have done anything.
        let kept = offline == Offline::Kept;
        self.alter_by(&mut |_, state| {
            state.offline = offline.clone();
            !kept
        });
        if kept {
            say_works_offline(root, self.words());
        }
    }

    /// What could not be read has become readable: another tab replaced it.
    pub(crate) fn unblock(self) {
        self.alter(|_, state| state.keeping = Keeping::Saved);
    }

    /// The reader is back from elsewhere: an outcome that waits asks how it went.
    pub(crate) fn come_back(self) {
        let greets = self.peek(|_, state| {
            let waits = matches!(&state.checkup.screen, Screen::Outcome { awaits: Some(_), .. });
            waits && !state.returned
        });
        if greets {
            self.alter(|_, state| state.returned = true);
        }
    }

    fn act(self, change: impl FnOnce(&mut State)) {
        let host = self.host.get_value();
        self.alter(|guide, state| {
            change(state);
            // The reader was told of what the guide no longer knows; it is not saved again.
            let known = |given: &Given| guide.check(&given.check).is_some();
            state.answers.given.retain(known);
            state.checkup = replay(guide, &state.answers);
            state.keeping = host.keep(&state.answers);
            state.returned = false;
            state.look(None);
        });
    }

    fn look(self, detour: Option<Detour>) {
        self.alter(|_, state| state.look(detour));
    }

    /// Changes the state and draws it anew.
    pub(super) fn alter(self, act: impl FnOnce(&Guide, &mut State)) {
        let mut act = Some(act);
        self.alter_by(&mut |guide, state| {
            if let Some(act) = act.take() {
                act(guide, state);
            }
            true
        });
    }

    /// All changes go through here: what signals do is compiled once, not for each of them. What
    /// `act` returns says whether the screen is drawn anew.
    pub(super) fn alter_by(self, act: &mut dyn FnMut(&Guide, &mut State) -> bool) {
        self.guide.with_value(|guide| self.state.maybe_update(|state| act(guide, state)));
    }

    /// Reads guide and state as they are now.
    pub(super) fn peek<T: Default>(self, read: impl FnOnce(&Guide, &State) -> T) -> T {
        let (mut read, mut found) = (Some(read), T::default());
        self.peek_by(&mut |guide, state| {
            if let Some(read) = read.take() {
                found = read(guide, state);
            }
        });
        found
    }

    fn peek_by(self, read: &mut dyn FnMut(&Guide, &State)) {
        self.guide.with_value(|guide| self.state.with_untracked(|state| read(guide, state)));
    }
}
