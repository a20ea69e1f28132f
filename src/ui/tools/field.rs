//! What the reader types. It is kept at every key, without drawing the screen anew: the keyboard
//! stays, and so does the place in the text.

use leptos::ev::Event;
use leptos::prelude::*;
use leptos::web_sys::{Element as Node, HtmlInputElement};

use crate::guide::Guide;
use crate::tools::UNITS;
use crate::ui::Session;
use crate::ui::element::{Element, element, text};
use crate::ui::state::State;

/// What a text that follows the typing is made by.
pub(super) type Live = fn(Session, &Guide, &State) -> String;

/// A label with its field, by the name under which the text is kept.
pub(super) fn labelled(name: &str, label: &str, field: Element) -> Element {
    element("div")
        .class("field")
        .child(text("label", "", label).attr("for", name))
        .child(field.attr("id", name))
}

/// A text field.
pub(super) fn typed(session: Session, name: &str, value: &str, live: Option<Live>) -> Element {
    let id = name.to_owned();
    element("input")
        .attr("data-field", name)
        .attr("autocomplete", "off")
        .attr("maxlength", "200")
        .attr("value", value)
        .on("input", move |event| {
            session.note(&id, &event_target_value(&event));
            follow(session, &event, live);
        })
}

/// The unit of a size.
pub(super) fn unit(session: Session, field: &str, chosen: &str, live: Option<Live>) -> Element {
    let id = [field, "-unit"].concat();
    let options = UNITS.into_iter().map(|unit| {
        let option = element("option").text(unit);
        if unit == chosen { option.attr("selected", "") } else { option }
    });
    element("select")
        .attr("data-field", id.clone())
        .attr("aria-label", session.words().unit)
        .children(options)
        .on("input", move |event| {
            session.note(&id, &event_target_value(&event));
            follow(session, &event, live);
        })
}

/// A box to tick.
pub(super) fn tick(session: Session, name: &str, ticked: bool, live: Option<Live>) -> Element {
    let id = name.to_owned();
    let tick = element("input")
        .attr("type", "checkbox")
        .attr("id", name)
        .attr("data-field", name)
        .on("input", move |event| {
            session.note(&id, if event_target_checked(&event) { "on" } else { "" });
            follow(session, &event, live);
        });
    if ticked { tick.attr("checked", "") } else { tick }
}

/// Says beside a field whether it can be read.
pub(super) fn mark(event: &Event, name: &str, bad: bool) {
    let field: HtmlInputElement = event_target(event);
    let says = if bad { [name, "-wrong"].concat() } else { String::new() };
    // No browser refuses these two names.
    let _ = field.set_attribute("aria-invalid", if bad { "true" } else { "false" });
    let _ = field.set_attribute("aria-describedby", &says);
}

fn follow(session: Session, event: &Event, live: Option<Live>) {
    let Some(live) = live else { return };
    let text = session.read(|guide, state| live(session, guide, state));
    let around: Node = event_target(event);
    let around = around.closest("form").ok().flatten();
    let shown = around.and_then(|around| around.query_selector("output,textarea").ok().flatten());
    if let Some(shown) = shown {
        shown.set_text_content(Some(&text));
    }
}

impl Session {
    /// Keeps what the reader typed.
    pub(super) fn note(self, name: &str, text: &str) {
        let host = self.host.get_value();
        self.state.maybe_update(|state| {
            state.answers.note(name, text);
            state.keeping = host.keep(&state.answers);
            false
        });
    }

    /// Reads the guide and the state as they are now.
    pub(super) fn read<T>(self, read: impl FnOnce(&Guide, &State) -> T) -> T {
        self.guide.with_value(|guide| self.state.with_untracked(|state| read(guide, state)))
    }
}
