//! The opening question: what does the reader see?

use quick_checks_core::guide::Symptom;
use quick_checks_core::session::Act;

use super::Ui;
use super::element::{Element, element, text};
use super::heading::{subtitle, title};

/// The opening screen.
pub(super) fn symptoms_screen(ui: Ui) -> Element {
    let guide = ui.guide();
    let mut screen = element("section")
        .part("screen")
        .attr("data-view", "symptoms")
        .child(title(ui, &guide.question))
        .child(text("p", "why", &guide.hint).text(" ").child(text("b", "", ui.words().pick)));
    for group in guide.symptoms.chunk_by(|a, b| a.group == b.group) {
        let rows = group.iter().map(|symptom| row(ui, symptom));
        screen = screen
            .children(group.first().map(|first| subtitle(ui, &first.group)))
            .child(element("ul").class("rows").children(rows));
    }
    screen
}

fn row(ui: Ui, symptom: &Symptom) -> Element {
    let chosen = ui.session.checkup().symptom.as_ref() == Some(&symptom.id);
    let hint = symptom.hint.as_ref().map(|hint| text("small", "", hint));
    let mark = chosen.then(|| text("small", "mark", ui.words().your_answer));
    let words = element("span").text(&symptom.title).child(hint).child(mark);
    element("li").child(
        ui.button("", Act::Choose(symptom.id.clone()))
            .part("choice")
            .attr("data-symptom", &symptom.id)
            .child(words),
    )
}
