//! What is on display, as a function of the session.

use super::{Detour, Offline, SaveStatus, Session};
use crate::checkup::{Checkup, Reason, Screen};
use crate::guide::{Check, Safety, Symptom, UNTRANSLATED};
use crate::search::find;
use crate::words::{Words, fill, fill_one, quote};

/// What there is to say about how the reader got here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// They are back where they left off.
    Resumed,
    /// The guide changed, and some answers no longer fit.
    GuideChanged,
    /// The answers are gone, and can be brought back.
    Erased,
    /// A link carried answers here; the ones it replaced can be brought back.
    CarriedOver,
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

/// How much care is needed: what a reader sees of how far along they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Quick and safe checks.
    Safe,
    /// Those that change something.
    Cautious,
    /// Those that can lose something.
    Last,
}

impl Stage {
    /// All of them, in their order.
    pub const ALL: [Self; 3] = [Self::Safe, Self::Cautious, Self::Last];

    /// The stage of a safety class.
    pub const fn of(safety: Safety) -> Self {
        match safety {
            Safety::Safe => Self::Safe,
            Safety::Cautious => Self::Cautious,
            Safety::Risky | Safety::LastResort => Self::Last,
        }
    }

    /// Its name.
    pub const fn words(self, words: &Words) -> &'static str {
        match self {
            Self::Safe => words.stage_safe(),
            Self::Cautious => words.stage_cautious(),
            Self::Last => words.stage_last(),
        }
    }
}

/// What is on display.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Display<'a> {
    /// The opening question.
    Symptoms,
    /// A check.
    Check {
        /// Its id.
        id: &'a str,
        /// Why it is next; absent if the reader came to it some other way.
        reason: Option<Reason>,
        /// Its place in the trail, from 1.
        position: usize,
        /// The answer so far, if there is one.
        answer: Option<&'a str>,
    },
    /// An outcome.
    Outcome {
        /// Its id.
        id: &'a str,
        /// The check whose result is open.
        awaits: Option<&'a str>,
        /// Whether checks remain to go on with.
        more: bool,
    },
}

impl Session {
    /// What is on display.
    pub fn display(&self) -> Display<'_> {
        let trail = &self.checkup.trail;
        match (&self.detour, &self.checkup.screen) {
            (Some(Detour::Check(id)), _) => {
                let earlier = trail.iter().position(|given| given.check == *id);
                Display::Check {
                    id,
                    reason: None,
                    position: earlier.unwrap_or(trail.len()) + 1,
                    answer: self.answers.to(id),
                }
            }
            (Some(Detour::Symptoms), _) | (_, Screen::Symptoms) => Display::Symptoms,
            (Some(Detour::Onward), Screen::Outcome { onward: Some(next), .. })
            | (_, Screen::Check(next)) => {
                let (id, reason) = (next.id.as_str(), Some(next.reason));
                Display::Check { id, reason, position: trail.len() + 1, answer: None }
            }
            (_, Screen::Outcome { id, awaits, onward }) => {
                Display::Outcome { id, awaits: awaits.as_deref(), more: onward.is_some() }
            }
        }
    }

    /// Why the check on display is next, in words; absent if the reader came to it some other way.
    pub fn why_now(&self) -> Option<String> {
        let Display::Check { id, reason: Some(reason), .. } = self.display() else { return None };
        let words = self.words;
        let said = self.said(|check, _| check.id == id);
        let line = match reason {
            Reason::Listed => words.on_list(),
            Reason::Led => words.led(),
            Reason::First => words.first(),
            Reason::OfferedFirst => words.offered_first(),
            Reason::Likeliest => words.likeliest(),
            Reason::Quick => words.quick(),
            Reason::Next => words.next(),
            Reason::SaferTried => words.safer_tried(),
            Reason::SecondLook if said.is_none() => words.set_aside(),
            Reason::SecondLook => words.second_look(),
            Reason::Contradicted => words.contradicted(),
        };
        let against = |check: &Check, answer: &str| {
            let choice = check.choice(answer);
            choice.is_some_and(|choice| choice.rules_out.iter().any(|out| out == id))
        };
        let said = said.or_else(|| self.said(against)).unwrap_or_default();
        Some(fill_one(line, &said))
    }

    /// The last answer that fits, in the words of its button.
    fn said(&self, fits: impl Fn(&Check, &str) -> bool) -> Option<String> {
        self.checkup.trail.iter().rev().find_map(|given| {
            let check = self.guide.check(&given.check)?;
            fits(check, &given.answer).then(|| self.quoted_answer(check, &given.answer))
        })
    }

    /// An answer to a check in the words of its button, for a sentence of ours.
    pub(super) fn quoted_answer(&self, check: &Check, answer: &str) -> String {
        match check.choice(answer) {
            Some(choice) => self.quoted(&choice.label),
            None => self.words.answer_to(check, answer).to_owned(),
        }
    }

    /// A text of the guide for a sentence of ours, quoted if it is in another language.
    pub fn quoted(&self, text: &str) -> String {
        match self.with_language(text) {
            (None, text) => text.to_owned(),
            (Some(language), text) => quote(language, text),
        }
    }

    /// A text of the guide without its mark, and its language if that is not the interface's.
    pub fn with_language<'t>(&self, text: &'t str) -> (Option<&str>, &'t str) {
        let guide = &self.guide;
        let (language, text) = match (text.strip_prefix(UNTRANSLATED), &guide.original) {
            (Some(text), Some(original)) => (original, text),
            // The interface's own.
            (Some(text), None) => return (None, text),
            (None, _) => (&guide.language, text),
        };
        ((!self.words.speak(language)).then_some(language), text)
    }

    /// The check on display, if it is one.
    pub fn displayed_check(&self) -> Option<&Check> {
        match self.display() {
            Display::Check { id, .. } => self.guide.check(id),
            _ => None,
        }
    }

    /// Whether there is anything to go back to.
    pub fn can_go_back(&self) -> bool {
        self.detour.is_some() || self.checkup.symptom.is_some()
    }

    /// Whether the reader is looking at an earlier answer, which would stay if they went back.
    pub fn is_changing(&self) -> bool {
        match &self.detour {
            Some(Detour::Symptoms) => true,
            Some(Detour::Check(id)) => self.answers.to(id).is_some(),
            Some(Detour::Onward) | None => false,
        }
    }

    /// A check that still runs while another one is on display.
    pub fn pending_elsewhere(&self) -> Option<&Check> {
        let Display::Check { id: shown, .. } = self.display() else { return None };
        let pending = self.checkup.pending.iter().find(|id| *id != shown)?;
        self.guide.check(pending)
    }

    /// What the ticked rows of the check on display come to, in words; empty until there is a
    /// figure.
    pub fn total(&self) -> String {
        let check = self.displayed_check();
        let calculation = check.and_then(|check| check.calculation.as_ref());
        let verdict = calculation.and_then(|calculation| self.work_out(calculation));
        verdict.map(|verdict| verdict.text).unwrap_or_default()
    }

    /// When the sources of the check on display were last looked at, in words.
    pub fn last_checked(&self) -> String {
        match self.displayed_check() {
            Some(check) if !check.checked.is_empty() => {
                fill_one(self.words.last_checked(), &self.words.day(&check.checked))
            }
            _ => String::new(),
        }
    }

    /// How well the answers are saved, and whether the checks are there offline, in words.
    pub fn save_line(&self) -> String {
        let words = self.words;
        let saved = match self.save_status {
            // Whether a browser really saves shows only at the first answer.
            SaveStatus::Saved if self.answers.is_empty() => words.nothing_yet(),
            SaveStatus::Saved => words.saved(),
            SaveStatus::Refused => words.not_saved(),
            SaveStatus::Unasked => words.unasked(),
            SaveStatus::Blocked(_) => words.not_saved_yet(),
        };
        match self.offline {
            Offline::Cached => {
                fill(words.both(), &[("what", saved), ("other", words.works_offline())])
            }
            Offline::Unknown | Offline::Elsewhere(_) => saved.to_owned(),
        }
    }

    /// What the trail holds: how many checks are done, or else the symptom.
    pub fn answered(&self) -> String {
        let symptom = self.checkup.symptom.as_deref().and_then(|id| self.guide.symptom(id));
        match (self.checkup.trail.len(), symptom) {
            (0, Some(symptom)) => {
                self.words.named(self.words.your_answers(), &self.quoted(&symptom.title))
            }
            (answered, _) => self.words.checks_done(answered),
        }
    }

    /// The furthest stage that the reader has come to, the check on display included. It never
    /// falls as they go on, so that nothing which seems to remain ever grows.
    pub fn stage(&self) -> Stage {
        let answered = self.checkup.trail.iter().map(|given| given.check.as_str());
        let shown = self.displayed_check().map(|check| check.id.as_str());
        let checks = answered.chain(shown).filter_map(|id| self.guide.check(id));
        checks.map(|check| Stage::of(check.safety)).max().unwrap_or(Stage::Safe)
    }

    /// The symptoms that fit what the reader typed; none if nothing does, or nothing is typed.
    pub fn found(&self) -> Vec<&Symptom> {
        find(&self.guide, &self.typed)
    }

    /// Where the reader is, in a few words.
    pub fn position(&self) -> String {
        match self.display() {
            Display::Symptoms => self.quoted(&self.guide.subject),
            Display::Check { id, position, reason, .. } => {
                let once_more = matches!(reason, Some(Reason::SecondLook | Reason::Contradicted));
                let stage =
                    self.guide.check(id).map_or(Stage::Safe, |check| Stage::of(check.safety));
                let title;
                let what = match stage {
                    _ if once_more => self.words.once_more(),
                    // Nobody has looked whether what an article says is quick or safe.
                    Stage::Safe if self.guide.article => {
                        title = self.quoted(&self.guide.title);
                        &title
                    }
                    _ => stage.words(self.words),
                };
                let n = self.words.number(u32::try_from(position).unwrap_or(u32::MAX));
                fill(self.words.progress(), &[("n", &n), ("what", what)])
            }
            Display::Outcome { .. } => self.words.checks_done(self.checkup.trail.len()),
        }
    }
}
