//! The head of a screen: the way back, and how far along the reader is.

use quick_checks_core::session::Act;

use super::Ui;
use super::element::{Element, element, text};

/// The head.
pub(super) fn top(ui: Ui) -> Element {
    let (session, words) = (ui.session, ui.words());
    let back = session.can_go_back().then(|| {
        let label = if session.is_changing() { words.keep_answer } else { words.back };
        ui.button("text back", Act::Back).part("back").attr("data-action", "back").text(label)
    });
    let checkup = session.checkup();
    let bar = checkup.symptom.is_some().then(|| {
        // The words beside it say the same, and more.
        element("progress")
            .attr("aria-hidden", "true")
            .attr("max", checkup.total().max(1).to_string())
            .attr("value", checkup.trail.len().to_string())
    });
    element("div")
        .class("top")
        .child(back)
        .child(text("span", "", session.position()).part("progress"))
        .child(bar)
}
