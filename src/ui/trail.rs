//! The trail: what has been answered, each changeable. Folded away until wanted.
//!
//! Its rows stay from screen to screen, as it only grows by one with most answers: drawn anew each
//! time, a long one would be most of what an answer costs.

use leptos::tachys::view::{Mountable, Render};
use quick_checks_core::checkup::Given;
use quick_checks_core::guide::Id;
use quick_checks_core::session::Act;

use super::Ui;
use super::element::{Drawn, Element, element, said, text};
use super::live::ANSWERED;
use super::slot::Slot;

/// The rows that the trail has in the document, and those it is to have.
pub(super) struct Rows {
    list: Drawn,
    drawn: Vec<(Given, Drawn)>,
    /// How many of them stay.
    same: usize,
    /// What comes after those.
    new: Vec<(Given, Element)>,
}

/// None yet.
impl Default for Rows {
    fn default() -> Self {
        Self { list: element("ol").build(), drawn: Vec::new(), same: 0, new: Vec::new() }
    }
}

impl Rows {
    /// Says what the next row is to be, and how it is drawn if it is not there.
    fn next(&mut self, given: Given, draw: impl FnOnce() -> Element) {
        let there = self.drawn.get(self.same).is_some_and(|(there, _)| *there == given);
        if there && self.new.is_empty() {
            self.same += 1;
        } else {
            self.new.push((given, draw()));
        }
    }

    /// Takes out of the document what is no longer said, and puts in what is new.
    pub(super) fn update(&mut self) {
        for (_, mut gone) in self.drawn.drain(self.same..) {
            gone.unmount();
        }
        for (given, row) in self.new.drain(..) {
            let mut row = row.build();
            row.mount(&self.list.element, None);
            self.drawn.push((given, row));
        }
        self.same = self.drawn.len();
    }
}

/// The trail, once there is one.
pub(super) fn trail(ui: Ui, slot: &mut Slot, rows: &mut Rows) {
    let (guide, words, checkup) = (ui.guide(), ui.words(), ui.session.checkup());
    rows.same = 0;
    let symptom = checkup.symptom.as_deref().and_then(|symptom| guide.symptom(symptom));
    let Some(symptom) = symptom else { return slot.empty() };
    let chosen = Given { check: Id::new(), answer: symptom.id.clone() };
    rows.next(chosen, || row(ui, None, &guide.question, said(ui, "small", "", &symptom.title)));
    for given in &checkup.trail {
        let Some(check) = guide.check(&given.check) else { continue };
        rows.next(given.clone(), || {
            let answer = match check.choice(&given.answer) {
                Some(choice) => said(ui, "small", "", &choice.label),
                None => text("small", "", words.answer_to(check, &given.answer)),
            };
            row(ui, Some(check.id.clone()), &check.title, answer)
        });
    }
    if slot.stays((ui.session.unfolded(), String::new())) {
        return;
    }
    // Its parts would be side by side.
    let summary = text("span", "", ui.session.answered()).attr("data-live", ANSWERED);
    let fold = ui.fold("trail", false).part("trail").child(element("summary").child(summary));
    slot.put(Some(fold.made(&rows.list)));
}

fn row(ui: Ui, check: Option<Id>, asked: &str, answer: Element) -> Element {
    let (words, change) = (ui.words(), ui.words().change());
    // Names the row it belongs to: `data-check` is the current screen's.
    let target = check.clone().unwrap_or_default();
    let asked_and_answered = element("span").said(ui, asked).child(answer);
    element("li").child(asked_and_answered).child(
        ui.action("text", Act::Change(check), "change")
            .attr("data-for", target)
            .attr("aria-label", words.named(change, asked))
            .text(change),
    )
}
