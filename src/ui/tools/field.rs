//! What the reader types. It is kept at every key, without drawing the screen anew: the keyboard
//! stays, and so does the place in the text.

use leptos::ev::Event;
use leptos::prelude::*;
use leptos::web_sys::HtmlInputElement;

use super::sum::{OUT, total};
use super::take::text_of;
use crate::tools::UNITS;
use crate::ui::Session;
use crate::ui::element::{Element, element, text};
use crate::words::Words;

/// A label, what is wrong, and a field, whose id is the name under which its text is kept.
pub(super) fn labelled(
    words: &Words,
    name: &str,
    label: &str,
    value: &str,
    mode: &'static str,
    bad: bool,
) -> [Option<Element>; 3] {
    let says = [name, "-wrong"].concat();
    let input = input(name, value, mode);
    let wrong = bad.then(|| text("p", "wrong", words.number_wanted).attr("id", &says));
    let input =
        if bad { input.attr("aria-invalid", "true").attr("aria-describedby", says) } else { input };
    [Some(text("label", "", label).attr("for", name)), wrong, Some(input)]
}

/// A field for a text that is kept under `name`.
pub(super) fn input(name: &str, value: &str, mode: &'static str) -> Element {
    element("input")
        .attr("id", name)
        .attr("inputmode", mode)
        .attr("autocomplete", "off")
        .attr("maxlength", "200")
        .attr("value", value)
}

/// The unit of a size.
pub(super) fn unit(session: Session, field: &str, chosen: &str) -> Element {
    let options = UNITS.into_iter().map(|unit| {
        let option = element("option").text(unit);
        if unit == chosen { option.attr("selected", "") } else { option }
    });
    element("select")
        .attr("id", [field, "-unit"].concat())
        .attr("aria-label", session.words().unit)
        .children(options)
}

/// Keeps what was typed into a field, and has the text follow that is made of it.
pub(in crate::ui) fn typed(session: Session, event: &Event) {
    let field: HtmlInputElement = event_target(event);
    let name = field.id();
    let mut value = field.value();
    if name.ends_with("-out") {
        value = if field.checked() { OUT.to_owned() } else { String::new() };
        // Safari does not follow :has(:checked) here.
        if let Ok(Some(row)) = field.closest(".field") {
            // A row without its warning is no reason to stop: the box is ticked all the same.
            let _ = row.set_attribute("data-out", &value);
        }
    }
    let host = session.host.get_value();
    let form = field.closest("form").ok().flatten();
    let shown = form.and_then(|form| form.query_selector("textarea,.total").ok()?);
    let sums_up = shown.as_ref().is_some_and(|shown| shown.class_name() == "total");
    let mut text = String::new();
    session.alter_by(&mut |guide, state| {
        state.answers.note(&name, &value);
        state.keeping = host.keep(&state.answers);
        text = if sums_up { total(session, guide, state) } else { text_of(session, guide, state) };
        false
    });
    if let Some(shown) = shown {
        shown.set_text_content(Some(&text));
    }
}
