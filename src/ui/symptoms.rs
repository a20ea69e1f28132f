//! The opening question: what does the reader see?

use super::Session;
use super::element::{Element, button, element, text};
use super::heading::{subtitle, title};
use super::state::State;
use crate::guide::{Guide, Symptom};

/// The opening screen.
pub(super) fn symptoms_screen(session: Session, guide: &Guide, state: &State) -> Element {
    let level = session.options.heading_level;
    let chosen = state.checkup.symptom.as_deref();
    let mut screen = element("section")
        .part("screen")
        .attr("data-view", "symptoms")
        .child(title(level, &guide.question))
        .child(text("p", "why", &guide.hint).text(" ").child(text("b", "", session.words().pick)));
    for group in guide.symptoms.chunk_by(|a, b| a.group == b.group) {
        let rows = group.iter().map(|symptom| row(session, symptom, chosen));
        screen = screen
            .children(group.first().map(|first| subtitle(level, &first.group)))
            .child(element("ul").class("rows").children(rows));
    }
    screen
}

fn row(session: Session, symptom: &Symptom, chosen: Option<&str>) -> Element {
    let id = symptom.id.clone();
    let hint = symptom.hint.as_ref().map(|hint| text("small", "", hint));
    let mark = (chosen == Some(symptom.id.as_str()))
        .then(|| text("small", "mark", session.words().your_answer));
    let words = element("span").text(&symptom.title).child(hint).child(mark);
    element("li").child(
        button("", move || session.choose(&id))
            .part("choice")
            .attr("data-symptom", &symptom.id)
            .child(words),
    )
}
