//! From a computer to the phone: a fold that the loader fills with a link and its code, once the
//! reader opens it (`embed/phone.js`).

use super::Session;
use super::element::{Element, element, text};
use super::state::State;
use crate::guide::Guide;
use crate::progress::carried;

/// The fold, where there are answers to take along.
pub(super) fn hand_over(session: Session, guide: &Guide, state: &State) -> Option<Element> {
    if state.answers.is_empty() {
        return None;
    }
    let words = session.words();
    Some(
        element("details")
            .class("phone")
            .attr("data-carried", carried::write(&guide.id, &state.answers))
            .child(text("summary", "", words.on_phone))
            .child(text("p", "", words.scan))
            .child(element("input").attr("readonly", "").attr("aria-label", words.link)),
    )
}
