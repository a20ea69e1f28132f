//! The head of a screen: the way back, and where the reader is.

use quick_checks_core::session::{Act, Stage};

use super::Ui;
use super::element::{Element, element, text};

/// The head.
pub(super) fn top(ui: Ui) -> Element {
    let (session, words) = (ui.session, ui.words());
    let back = session.can_go_back().then(|| {
        let label = if session.is_changing() { words.keep_answer() } else { words.back() };
        ui.action("text back", Act::Back, "back").part("back").text(label)
    });
    let stages = session.checkup().symptom.is_some().then(|| {
        // The words beside it say the same.
        let stage = |stage| {
            let class = if stage <= session.stage() { "reached" } else { "" };
            element("i").class(class)
        };
        let stages = element("span").class("stages").attr("aria-hidden", "true");
        stages.children(Stage::ALL.map(stage))
    });
    element("div")
        .class("top")
        .child(back)
        .child(text("span", "", session.position()).part("progress"))
        .child(stages)
}
