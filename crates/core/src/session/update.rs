//! What each act does.

use super::{Act, Detour, Display, Effect, Event, Notice, Offline, SaveStatus, Session, Target};
use crate::calculators::figure;
use crate::checkup::{Answers, Given, Screen, replay};
use crate::guide::Id;
use crate::words::fill_one;

impl Session {
    /// Takes an act in, and says what is to be done about it. `today` is the day where the reader
    /// is, as `2026-11-21`; empty if the browser does not say.
    pub fn update(&mut self, act: Act, today: &str) -> Vec<Effect> {
        // Nothing moves the guide's checks: by their places, they need not be copied.
        let before = self.displayed_check().map(std::ptr::from_ref);
        let mut effects = self.take_in(act, today);
        // Answers that came from elsewhere take no focus.
        let acted = effects.iter().any(|effect| matches!(effect, Effect::Focus(Target::Title)));
        let shown =
            self.displayed_check().filter(|&check| before != Some(std::ptr::from_ref(check)));
        if let (true, Some(check)) = (acted, shown) {
            effects.push(Effect::Emit(Event::Check(check.id.clone())));
        }
        effects
    }

    fn take_in(&mut self, act: Act, today: &str) -> Vec<Effect> {
        match act {
            Act::Choose(symptom) => self.choose(symptom),
            Act::Find(typed) => self.find(typed),
            Act::Answer { check, answer } => self.answer(check, answer, today),
            Act::Back => self.back(),
            Act::Return => self.turn_to(None),
            Act::Change(None) => {
                let asked = matches!(self.checkup.screen, Screen::Symptoms);
                self.turn_to((!asked).then_some(Detour::Symptoms))
            }
            Act::Change(Some(check)) | Act::Open(check) => self.open(check),
            Act::Acknowledge(check) => {
                self.acknowledged = Some(check);
                vec![Effect::Redraw, Effect::Focus(Target::Title)]
            }
            Act::Continue => self.turn_to(Some(Detour::Onward)),
            Act::Note { name, text } => {
                self.answers.note(&name, &text);
                let mut effects = self.saved();
                effects.push(Effect::Refresh);
                effects
            }
            Act::WorkOut(check) => self.show_result(check),
            Act::StartOver => self.replace_answers(Answers::default(), Notice::Erased),
            Act::Undo => {
                let answers = std::mem::take(&mut self.replaced);
                self.change(|session| session.answers = answers)
            }
            Act::Replace => {
                self.save_status = SaveStatus::Saved;
                let mut effects = self.saved();
                effects.extend([Effect::Redraw, Effect::Focus(Target::Title)]);
                effects
            }
            Act::AllowSaving => vec![
                Effect::AllowSaving,
                Effect::Save,
                Effect::Redraw,
                Effect::Focus(Target::SaveStatus),
            ],
            Act::Carry(answers) => self.carry(answers),
            Act::Adopt(answers) => self.adopt(answers),
            Act::Unblock => {
                let blocked = matches!(self.save_status, SaveStatus::Blocked(_));
                if blocked {
                    self.save_status = SaveStatus::Saved;
                }
                redraw_if(blocked)
            }
            Act::Unfold { has_days } => {
                self.unfolded = self.unfolded.wrapping_add(1);
                if !has_days {
                    return Vec::new();
                }
                self.words.learn_days();
                vec![Effect::Refresh]
            }
            Act::CameBack => {
                let awaits =
                    matches!(&self.checkup.screen, Screen::Outcome { awaits: Some(_), .. });
                let greets = awaits && !self.returned;
                self.returned |= awaits;
                redraw_if(greets)
            }
            Act::Offline(offline) => {
                self.offline = offline;
                // "Works offline" may come while the reader is in the middle of a screen: drawn
                // anew, it would close a fold and lose their place. The link elsewhere comes
                // before they can have done anything.
                let cached = self.offline == Offline::Cached;
                vec![if cached { Effect::Refresh } else { Effect::Redraw }]
            }
            Act::Saved(status) => {
                let changed = self.save_status != status;
                self.save_status = status;
                if changed { vec![Effect::Refresh] } else { Vec::new() }
            }
        }
    }

    fn choose(&mut self, symptom: Id) -> Vec<Effect> {
        let title = self.guide.symptom(&symptom).map(|symptom| self.quoted(&symptom.title));
        self.typed.clear();
        let event = Event::Symptom(symptom.clone());
        let effects = self.change(|session| session.answers.symptom = Some(symptom));
        let mut effects = self.recorded(effects, &title.unwrap_or_default());
        effects.push(Effect::Emit(event));
        effects
    }

    fn find(&mut self, typed: String) -> Vec<Effect> {
        let empty = typed.is_empty();
        self.typed = typed;
        let found = self.found();
        let ids = found.iter().map(|symptom| symptom.id.clone()).collect();
        let mut titles = String::new();
        for symptom in &found {
            self.words.append(&mut titles, &self.words.as_sentence(&self.quoted(&symptom.title)));
        }
        let said = match (empty, found.is_empty()) {
            (true, _) => String::new(),
            (false, true) => self.words.found_none().to_owned(),
            (false, false) => fill_one(self.words.found(), &titles),
        };
        vec![Effect::Filter(ids), Effect::Announce(said)]
    }

    fn answer(&mut self, check: Id, answer: Id, today: &str) -> Vec<Effect> {
        let said = self.guide.check(&check).map(|check| self.quoted_answer(check, &answer));
        let said = said.unwrap_or_default();
        // A check that was answered before and is asked again: both answers are kept.
        let again =
            matches!(self.display(), Display::Check { id, reason: Some(_), .. } if id == check);
        let effects = self.change(|session| {
            if again {
                session.answers.give(&check, &answer);
            } else {
                session.answers.change(&check, &answer);
            }
            // Under the check's id: when it was answered.
            session.answers.note(&check, today);
        });
        let mut effects = self.recorded(effects, &said);
        effects.push(Effect::Emit(Event::Answer { check, answer }));
        if let Screen::Outcome { id, .. } = &self.checkup.screen {
            let (outcome, answered) = (id.clone(), self.checkup.trail.len());
            effects.push(Effect::Emit(Event::Outcome { outcome, answered }));
        }
        effects
    }

    fn back(&mut self) -> Vec<Effect> {
        if self.detour.is_some() {
            return self.turn_to(None);
        }
        self.change(|session| match session.checkup.trail.last() {
            Some(last) => session.answers.take_back(&last.check),
            None => session.answers.symptom = None,
        })
    }

    fn open(&mut self, check: Id) -> Vec<Effect> {
        if self.guide.check(&check).is_none() {
            return Vec::new();
        }
        // Where the answers lead is not a detour; but a check that is asked once more also has an
        // answer to look at.
        let is_next = matches!(&self.checkup.screen, Screen::Check(next) if next.id == check)
            && self.answers.to(&check).is_none();
        self.turn_to((!is_next).then_some(Detour::Check(check)))
    }

    fn show_result(&mut self, check: Id) -> Vec<Effect> {
        let calculation = self.guide.check(&check).and_then(|check| check.calculation.as_ref());
        let Some(calculation) = calculation else { return Vec::new() };
        let mut missing = String::new();
        for (at, (_, label)) in calculation.fields.iter().enumerate() {
            if figure(calculation, at, &self.answers).is_none() {
                missing.push_str(if missing.is_empty() { "" } else { "\n" });
                missing.push_str(&self.quoted(label));
            }
        }
        let (target, announced) = if missing.is_empty() {
            (Target::Verdict, missing)
        } else {
            let missing = self.words.list(&missing);
            (Target::MissingFigure, fill_one(self.words.to_correct(), &missing))
        };
        self.worked_out = Some(check);
        // A field that takes the place of the one with the focus may go unsaid.
        vec![Effect::Redraw, Effect::Focus(target), Effect::Announce(announced)]
    }

    /// The answers of a link. They come before the first screen: nothing takes the focus.
    fn carry(&mut self, answers: Answers) -> Vec<Effect> {
        if self.answers.agree(&answers) {
            return Vec::new();
        }
        let mut effects = self.replace_answers(answers, Notice::CarriedOver);
        effects.retain(|effect| !matches!(effect, Effect::Focus(_) | Effect::Announce(_)));
        effects
    }

    /// Answers from another tab or widget. If only notes differ, the reader stays where they are.
    fn adopt(&mut self, answers: Answers) -> Vec<Effect> {
        if self.answers.agree(&answers) {
            let before = std::mem::replace(&mut self.answers, answers);
            return self.follow_notes(&before);
        }
        self.answers = answers;
        self.checkup = replay(&self.guide, &self.answers);
        self.detour = None;
        self.notice = None;
        vec![Effect::Redraw]
    }

    fn follow_notes(&self, before: &Answers) -> Vec<Effect> {
        let (old, new) = (&before.notes, &self.answers.notes);
        let gone = old.iter().filter(|(name, _)| self.answers.noted(name).is_empty());
        let gone = gone.map(|(name, _)| (name.clone(), String::new()));
        let changed = new.iter().filter(|(name, text)| before.noted(name) != text).cloned();
        let mut effects: Vec<Effect> =
            gone.chain(changed).map(|(name, text)| Effect::Fill { name, text }).collect();
        if !effects.is_empty() {
            effects.push(Effect::Refresh);
        }
        effects
    }

    /// Takes other answers, and remembers those that were here for [`Act::Undo`].
    fn replace_answers(&mut self, answers: Answers, notice: Notice) -> Vec<Effect> {
        self.replaced = std::mem::replace(&mut self.answers, answers);
        let mut effects = self.saved();
        effects.extend(self.follow(Some(notice)));
        effects
    }

    /// Changes the answers and shows where they lead.
    fn change(&mut self, change: impl FnOnce(&mut Self)) -> Vec<Effect> {
        change(self);
        let mut effects = self.saved();
        effects.extend(self.follow(None));
        effects
    }

    /// Shows where the answers lead.
    fn follow(&mut self, notice: Option<Notice>) -> Vec<Effect> {
        // The reader was told of what the guide no longer has; it is not saved again.
        let (guide, answers) = (&self.guide, &mut self.answers);
        answers.given.retain(|Given { check, .. }| guide.check(check).is_some());
        self.checkup = replay(guide, answers);
        self.returned = false;
        self.detour = None;
        self.notice = notice;
        self.shown()
    }

    /// Shows something that the answers do not lead to; without a detour, what they do lead to.
    fn turn_to(&mut self, detour: Option<Detour>) -> Vec<Effect> {
        self.detour = detour;
        self.notice = None;
        self.shown()
    }

    /// Says what the reader answered before it says where they are.
    fn recorded(&self, mut effects: Vec<Effect>, answer: &str) -> Vec<Effect> {
        for effect in &mut effects {
            if let Effect::Announce(said) = effect {
                let recorded = fill_one(self.words.recorded(), answer);
                *said = self.words.sentences(&[&recorded, said]);
            }
        }
        effects
    }

    /// Takes the reader to another screen.
    fn shown(&self) -> Vec<Effect> {
        let said = match self.notice {
            Some(Notice::Erased) => self.words.erased().to_owned(),
            _ => self.position(),
        };
        vec![Effect::Redraw, Effect::Focus(Target::Title), Effect::Announce(said)]
    }

    /// Saves unless something that is not ours is in the way; other widgets follow in any case.
    fn saved(&self) -> Vec<Effect> {
        match self.save_status {
            SaveStatus::Blocked(_) => vec![Effect::Sync],
            SaveStatus::Saved | SaveStatus::Refused | SaveStatus::Unasked => {
                vec![Effect::Save, Effect::Sync]
            }
        }
    }
}

fn redraw_if(changed: bool) -> Vec<Effect> {
    if changed { vec![Effect::Redraw] } else { Vec::new() }
}
