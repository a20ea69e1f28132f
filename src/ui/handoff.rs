//! From a computer to the phone: a fold that the loader fills with a link and its code once the
//! reader opens it (`embed/handoff.js`).

use quick_checks_core::handoff::write;

use super::Ui;
use super::element::{Element, element, text};

/// The fold, if there are answers to take along.
pub(super) fn handoff(ui: Ui) -> Option<Element> {
    let answers = ui.session.answers();
    if answers.is_empty() {
        return None;
    }
    let words = ui.words();
    let link = element("input")
        .attr("readonly", "")
        .attr("aria-label", words.link())
        .attr("data-handoff-link", "");
    Some(
        element("details")
            .class("phone")
            .attr("data-handoff", write(&ui.guide().id, answers))
            .child(text("summary", "", words.on_phone()))
            .child(text("p", "", words.scan()))
            .child(link),
    )
}
