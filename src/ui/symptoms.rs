//! The opening question: what does the reader see?

use leptos::prelude::event_target_value;

use quick_checks_core::guide::Symptom;
use quick_checks_core::session::Act;

use super::check::authors_nodes;
use super::element::{Element, element, said, text};
use super::heading::{subtitle, title};
use super::{Ui, Widget};

/// The opening screen.
pub(super) fn symptoms_screen(ui: Ui) -> Element {
    let guide = ui.guide();
    let found: Vec<&str> = ui.session.found().iter().map(|symptom| symptom.id.as_str()).collect();
    let hidden = |symptom: &Symptom| !found.is_empty() && !found.contains(&symptom.id.as_str());
    let mut screen = element("section")
        .part("screen")
        .attr("data-view", "symptoms")
        .child(title(ui).said(ui, &guide.question))
        .child(said(ui, "p", "line", &guide.hint))
        .child((!guide.article && guide.symptoms.len() > 1).then(|| search(ui)));
    for group in guide.symptoms.chunk_by(|a, b| a.group == b.group) {
        let rows = group.iter().map(|symptom| {
            let item = element("li").child(row(ui, symptom));
            if hidden(symptom) { item.attr("hidden", "") } else { item }
        });
        let rows = element("ul").class("rows").attr("role", "list").children(rows);
        let part = element("div").attr("data-group", "");
        let part = if group.iter().all(hidden) { part.attr("hidden", "") } else { part };
        let heading = group.first().filter(|first| !first.group.is_empty());
        let heading = heading.map(|first| subtitle(ui).said(ui, &first.group));
        screen = screen.child(part.children(heading).child(rows));
    }
    let unsure = guide.symptoms.iter().find(|symptom| symptom.unsure);
    // What belongs to no check stays in reach.
    let rest = guide.article.then(|| {
        let summary = text("summary", "", ui.words().article_rest());
        element("details").child(summary).child(authors_nodes("rest"))
    });
    screen.child(rest).child(unsure.map(|symptom| in_reach(ui, symptom)))
}

/// The field that finds the symptom a reader's own words may mean.
fn search(ui: Ui) -> Element {
    let Widget { number, dispatch, .. } = ui.widget;
    let field = element("input")
        .attr("type", "search")
        .attr("id", "find")
        .attr("autocomplete", "off")
        .attr("maxlength", "80")
        .attr("value", ui.session.typed())
        .on("input", move |event| dispatch(number, Act::Find(event_target_value(&event))));
    let label = text("label", "", ui.words().type_it()).attr("for", "find");
    element("div").class("find").child(label).child(field)
}

/// The symptom for readers who aren't sure, once more: it stays in sight while they read the list.
/// It is short, so that it covers no row as a whole.
fn in_reach(ui: Ui, symptom: &Symptom) -> Element {
    let button = ui
        .action("", Act::Choose(symptom.id.clone()), "unsure")
        .part("choice")
        .text(ui.words().unsure());
    element("div").class("in-reach").child(button)
}

fn row(ui: Ui, symptom: &Symptom) -> Element {
    let chosen = ui.session.checkup().symptom.as_ref() == Some(&symptom.id);
    let hint = symptom.hint.as_ref().map(|hint| said(ui, "small", "", hint));
    let mark = chosen.then(|| text("small", "mark", ui.words().your_answer()));
    let words = element("span").said(ui, &symptom.title).child(hint).child(mark);
    ui.button("row", Act::Choose(symptom.id.clone()))
        .part("choice")
        .attr("data-symptom", &symptom.id)
        .child(words)
}
