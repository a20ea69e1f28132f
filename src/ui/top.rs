//! The head of a screen: the way back, and how far along the reader is.

use super::Session;
use super::element::{Element, button, element, text};
use super::state::{Shown, State};
use crate::guide::Guide;
use crate::words::fill;

/// The head.
pub(super) fn top(session: Session, guide: &Guide, state: &State) -> Element {
    let words = session.words();
    let back = state.can_go_back().then(|| {
        let label = if state.is_changing() { words.keep_answer } else { words.back };
        button("text back", move || session.back())
            .part("back")
            .attr("data-action", "back")
            .text(label)
    });
    let (answered, total) = (state.checkup.trail.len(), state.checkup.total().max(1));
    let bar = state.checkup.symptom.is_some().then(|| {
        // The words beside it say the same, and more.
        element("progress")
            .attr("aria-hidden", "true")
            .attr("max", total.to_string())
            .attr("value", answered.to_string())
    });
    element("div")
        .class("top")
        .child(back)
        .child(text("span", "", progress(session, guide, state)).part("progress"))
        .child(bar)
}

/// Where the reader is, in a few words.
pub(super) fn progress(session: Session, guide: &Guide, state: &State) -> String {
    let words = session.words();
    let (answered, total) = (state.checkup.trail.len(), state.checkup.total());
    match state.shown() {
        Shown::Symptoms => guide.subject.clone(),
        Shown::Check { position, .. } => {
            fill(words.progress, &[("n", &position.to_string()), ("total", &total.to_string())])
        }
        Shown::Outcome { .. } => words.done(answered),
    }
}
