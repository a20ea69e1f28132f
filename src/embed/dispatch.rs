//! Takes acts to a widget's session and runs the effects.

use quick_checks_core::checkup::{Answers, Given};
use quick_checks_core::guide::Id;
use quick_checks_core::session::{Act, Effect, Event, Target};
use quick_checks_core::words::unmarked;

use super::page::{self, Page};
use super::widget::{self, Widget};
use crate::storage::Permission;
use crate::ui::{self, live_texts};

impl Widget {
    /// How the screens reach this widget, for as long as it is mounted.
    pub(super) fn handle(&self) -> ui::Widget {
        ui::Widget {
            number: self.number,
            dispatch: |number, act| {
                if let Some(widget) = widget::find(number) {
                    widget.dispatch(act);
                }
            },
            read: |number, read| {
                if let Some(widget) = widget::find(number) {
                    read(&widget.session.borrow());
                }
            },
        }
    }

    /// Shows the check that an anchor of the fallback names. Says whether there is one.
    pub(super) fn show(&self, anchor: &str) -> bool {
        let check = self.session.borrow().guide().anchored(anchor).map(|check| check.id.clone());
        let found = check.is_some();
        if let Some(check) = check {
            self.dispatch(Act::Open(check));
        }
        found
    }

    /// Chooses the symptom that has this title. Says whether there is one: a list in the page may be
    /// older than the guide.
    pub(super) fn choose(&self, title: &str) -> bool {
        let symptom = {
            let session = self.session.borrow();
            let mut symptoms = session.guide().symptoms.iter();
            let symptom = symptoms.find(|symptom| unmarked(&symptom.title) == title);
            symptom.map(|symptom| symptom.id.clone())
        };
        let found = symptom.is_some();
        if let Some(symptom) = symptom {
            self.dispatch(Act::Choose(symptom));
        }
        found
    }

    /// Adopts what is saved, if it can be read; `none` if nothing is.
    pub(super) fn adopt_saved(&self, none: Option<Answers>) {
        let Ok(saved) = self.store.load() else { return };
        if let Some(answers) = saved.or(none) {
            self.dispatch(Act::Unblock);
            self.dispatch(Act::Adopt(answers));
        }
    }

    /// Lock, update, unlock; then the effects, in their order. Each of them may let the page in,
    /// which may do anything: act itself, or remove the widget. Then the rest is dropped.
    pub(super) fn dispatch(&self, act: Act) {
        let today = self.page.read(page::today()).unwrap_or_default();
        let effects = match self.session.try_borrow_mut() {
            Ok(mut session) => session.update(act, &today),
            // Only a page that acts while its screen is being drawn gets here.
            Err(_) => return,
        };
        for effect in effects {
            if widget::find(self.number).is_none() {
                return;
            }
            self.run(effect);
        }
    }

    fn run(&self, effect: Effect) {
        let root = &self.root;
        match effect {
            Effect::Save => {
                self.store.save(&self.answers());
                self.dispatch(Act::Saved(self.store.status()));
            }
            Effect::AllowSaving => self.store.permit(Permission::Granted),
            Effect::Sync => {
                let answers = self.answers();
                for other in widget::all() {
                    if other.number != self.number && other.store.key() == self.store.key() {
                        other.dispatch(Act::Adopt(answers.clone()));
                    }
                }
            }
            Effect::Redraw => {
                self.draw();
                // What stayed has those of before.
                self.refresh();
            }
            Effect::Refresh => self.refresh(),
            Effect::Fill { name, text } => self.page.ran(page::fill(root, &name, &text)),
            Effect::Filter(symptoms) => {
                let mut ids = String::new();
                for id in &symptoms {
                    ids.push_str(id);
                    ids.push(' ');
                }
                self.page.ran(page::filter(root, &ids));
            }
            Effect::Focus(target) => {
                let name = match target {
                    Target::Title => "title",
                    Target::Verdict => "verdict",
                    Target::MissingFigure => "missing-figure",
                    Target::SaveStatus => "save-status",
                };
                self.page.ran(page::focus(root, name));
            }
            Effect::Announce(text) => self.page.ran(page::announce(root, &text)),
            Effect::Emit(event) => self.emit(event),
        }
    }

    fn refresh(&self) {
        let texts = live_texts(&self.session.borrow());
        for (name, text) in texts {
            self.page.ran(page::refresh(&self.root, name, &text));
        }
    }

    fn emit(&self, event: Event) {
        let guide = self.guide_id();
        let (kind, id, answer, answered) = match event {
            Event::Symptom(symptom) => ("symptom", symptom, Id::default(), 0),
            Event::Check(check) => ("check", check, Id::default(), 0),
            Event::Answer { check, answer } => ("answer", check, answer, 0),
            Event::Outcome { outcome, answered } => ("outcome", outcome, Id::default(), answered),
        };
        let answered = u32::try_from(answered).unwrap_or(u32::MAX);
        self.page.ran(self.page.happened(&guide, kind, &id, &answer, answered));
    }

    /// Id of the guide on display.
    pub(super) fn guide_id(&self) -> String {
        self.session.borrow().guide().id.clone()
    }

    /// Tells somebody of the answers that count, as the page was told of each.
    pub(super) fn retell(&self, to: &Page) {
        let session = self.session.borrow();
        for Given { check, answer } in &session.checkup().trail {
            self.page.ran(to.happened(&session.guide().id, "answer", check, answer, 0));
        }
    }

    fn answers(&self) -> Answers {
        self.session.borrow().answers().clone()
    }
}
