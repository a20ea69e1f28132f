//! From a computer to the phone: a fold that the loader fills with a link and its code once the
//! reader opens it (`embed/handoff.js`).

use quick_checks_core::handoff::write;

use super::Ui;
use super::element::{element, text};
use super::slot::Slot;

/// The fold, if there are answers to take along.
pub(super) fn handoff(ui: Ui, slot: &mut Slot) {
    let answers = ui.session.answers();
    if answers.is_empty() {
        return slot.empty();
    }
    if !slot.stays((ui.session.unfolded(), String::new())) {
        let words = ui.words();
        let link = element("input")
            .attr("readonly", "")
            .attr("aria-label", words.link())
            .attr("data-handoff-link", "");
        let fold = ui.fold("phone", false).child(text("summary", "", words.on_phone()));
        slot.put(Some(fold.child(text("p", "", words.scan())).child(link)));
    }
    slot.attr("data-handoff", write(&ui.guide().id, answers));
}
