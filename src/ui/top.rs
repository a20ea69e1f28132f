//! The head of a screen: the way back, and where the reader is.

use quick_checks_core::session::{Act, Stage};

use super::Ui;
use super::element::{element, text};
use super::live::POSITION;
use super::slot::Slot;

/// The head.
pub(super) fn top(ui: Ui, slot: &mut Slot) {
    let (session, words) = (ui.session, ui.words());
    let back = match (session.can_go_back(), session.is_changing()) {
        (false, _) => "",
        (true, true) => words.keep_answer(),
        (true, false) => words.back(),
    };
    let reached = session.checkup().symptom.is_some().then(|| session.stage());
    let stage = reached.map_or(0, |stage| stage as u32 + 1);
    if slot.stays((stage, back.to_owned())) {
        return;
    }
    let back = (!back.is_empty())
        .then(|| ui.action("text back", Act::Back, "back").part("back").text(back));
    let stages = reached.map(|reached| {
        // The words beside it say the same.
        let stage = |stage| element("i").class(if stage <= reached { "reached" } else { "" });
        let stages = element("span").class("stages").attr("aria-hidden", "true");
        stages.children(Stage::ALL.map(stage))
    });
    let position =
        text("span", "", session.position()).part("progress").attr("data-live", POSITION);
    slot.put(Some(element("div").class("top").child(back).child(position).child(stages)));
}
