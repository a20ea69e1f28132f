//! Fields. What the reader types is kept at every key, under the name that the field carries as
//! `data-note`.

use leptos::prelude::event_target_value;
use leptos::web_sys::Event;

use quick_checks_core::calculators::{UNITS, unit_note};
use quick_checks_core::session::Act;

use super::element::{Element, element, text};
use super::{Ui, Widget};

/// A label, what is wrong if anything is, and a field.
pub(super) fn labelled(
    ui: Ui,
    name: &str,
    label: &str,
    mode: &'static str,
    wrong: Option<String>,
) -> [Option<Element>; 3] {
    let says = [name, "-wrong"].concat();
    let field = field(ui, name, mode);
    let (wrong, field) = match wrong {
        Some(wrong) => {
            let field = field.attr("aria-invalid", "true").attr("aria-describedby", &says);
            let wrong = text("p", "wrong", wrong).attr("id", says);
            (Some(wrong), field.attr("data-focus", "missing-figure"))
        }
        None => (None, field),
    };
    [Some(text("label", "", label).attr("for", name)), wrong, Some(field)]
}

/// A field for the text of a note.
pub(super) fn field(ui: Ui, name: &str, mode: &'static str) -> Element {
    noted(ui, element("input"), name.to_owned(), event_target_value)
        .attr("inputmode", mode)
        .attr("autocomplete", "off")
        .attr("maxlength", "200")
        .attr("value", ui.session.answers().noted(name))
}

/// The unit of a size.
pub(super) fn unit(ui: Ui, field: &str, chosen: &str) -> Element {
    let options = UNITS.into_iter().map(|unit| {
        let option = element("option").attr("value", unit).text(ui.words().unit_name(unit));
        if unit == chosen { option.attr("selected", "") } else { option }
    });
    noted(ui, element("select"), unit_note(field), event_target_value)
        .attr("aria-label", ui.words().unit())
        .children(options)
}

/// Keeps what `read` finds in a field as a note.
pub(super) fn noted(ui: Ui, field: Element, name: String, read: fn(&Event) -> String) -> Element {
    let Widget { number, dispatch, .. } = ui.widget;
    let field = field.attr("id", &name).attr("data-note", &name);
    field.on("input", move |event| {
        dispatch(number, Act::Note { name: name.clone(), text: read(&event) });
    })
}
