//! The trail: what has been answered, each changeable. Folded away until wanted.

use super::Session;
use super::answers::label;
use super::element::{Element, button, element, text};
use super::state::State;
use crate::guide::Guide;

/// The trail, once there is one.
pub(super) fn trail(session: Session, guide: &Guide, state: &State) -> Option<Element> {
    let words = session.words();
    let symptom = guide.symptom(state.checkup.symptom.as_deref()?)?;
    let answered = state.checkup.trail.len();
    let summary = if answered == 0 {
        [words.your_answers, ": ", &symptom.title].concat()
    } else {
        words.done(answered)
    };
    let checks = state.checkup.trail.iter().filter_map(|given| {
        let check = guide.check(&given.check)?;
        let answer = label(words, check, &given.answer);
        Some(row(session, Some(check.id.clone()), &check.title, answer))
    });
    let rows = element("ol").child(row(session, None, &guide.question, &symptom.title));
    Some(
        element("details")
            .class("trail")
            .part("trail")
            .child(text("summary", "", summary))
            .child(rows.children(checks)),
    )
}

fn row(session: Session, check: Option<String>, asked: &str, answer: &str) -> Element {
    let change = session.words().change;
    // Names the row it belongs to: `data-check` is the current screen's.
    let target = check.clone().unwrap_or_default();
    let words = element("span").text(asked).child(text("small", "", answer));
    element("li").child(words).child(
        button("text", move || session.change(check.as_deref()))
            .attr("data-action", "change")
            .attr("data-for", target)
            .attr("aria-label", [change, ": ", asked].concat())
            .text(change),
    )
}
