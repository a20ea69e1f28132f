//! The trail: what has been answered, each changeable. Folded away until wanted.

use quick_checks_core::guide::Id;
use quick_checks_core::session::Act;

use super::Ui;
use super::element::{Element, element, text};

/// The trail, once there is one.
pub(super) fn trail(ui: Ui) -> Option<Element> {
    let (guide, words, checkup) = (ui.guide(), ui.words(), ui.session.checkup());
    let symptom = guide.symptom(checkup.symptom.as_deref()?)?;
    let summary = match checkup.trail.len() {
        0 => [words.your_answers, ": ", &symptom.title].concat(),
        answered => words.done(answered),
    };
    let checks = checkup.trail.iter().filter_map(|given| {
        let check = guide.check(&given.check)?;
        let answer = words.answer_to(check, &given.answer);
        Some(row(ui, Some(check.id.clone()), &check.title, answer))
    });
    let rows = element("ol").child(row(ui, None, &guide.question, &symptom.title));
    Some(
        element("details")
            .class("trail")
            .part("trail")
            .child(text("summary", "", summary))
            .child(rows.children(checks)),
    )
}

fn row(ui: Ui, check: Option<Id>, asked: &str, answer: &str) -> Element {
    let change = ui.words().change;
    // Names the row it belongs to: `data-check` is the current screen's.
    let target = check.clone().unwrap_or_default();
    let words = element("span").text(asked).child(text("small", "", answer));
    element("li").child(words).child(
        ui.button("text", Act::Change(check))
            .attr("data-action", "change")
            .attr("data-for", target)
            .attr("aria-label", [change, ": ", asked].concat())
            .text(change),
    )
}
