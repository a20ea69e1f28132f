//! One shape for every element of the screens.
//!
//! Leptos' `view!` gives each combination of tag, attributes and children a type and code of its
//! own: for these screens, three times the bytes. Here all elements share one type. It also keeps
//! clear of `innerHTML`, which pages with Trusted Types forbid (docs/adr/0004-size.md).

use leptos::ev::{Custom, Event};
use leptos::html::custom;
use leptos::prelude::*;
use leptos::tachys::html::attribute::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::tachys::html::attribute::custom::custom_attribute;
use leptos::tachys::html::event::on;

/// An element under construction.
///
/// Boxed: it is handed on from call to call, and one word moves in less code than eight.
pub(super) struct Element(Box<Parts>);

struct Parts {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

/// Starts an element.
pub(super) fn element(tag: &'static str) -> Element {
    Element(Box::new(Parts { tag, attributes: Vec::new(), children: Vec::new() }))
}

/// An element with a class and a text.
pub(super) fn text(tag: &'static str, class: &'static str, text: impl Into<String>) -> Element {
    element(tag).class(class).text(text)
}

/// Has screen readers say what the element will hold. Not by `role="status"`: they would read an
/// empty one, too, as a status bar.
pub(super) fn spoken(element: Element) -> Element {
    element.attr("aria-live", "polite")
}

impl Element {
    pub(super) fn attr(mut self, name: &'static str, value: impl Into<String>) -> Self {
        let value: String = value.into();
        self.0.attributes.push(custom_attribute(name, value).into_any_attr());
        self
    }

    /// A class, or none where it is empty.
    pub(super) fn class(self, class: &'static str) -> Self {
        if class.is_empty() { self } else { self.attr("class", class) }
    }

    /// The name by which the page may restyle it.
    pub(super) fn part(self, part: &'static str) -> Self {
        self.attr("part", part)
    }

    pub(super) fn text(mut self, text: impl Into<String>) -> Self {
        let text: String = text.into();
        self.0.children.push(text.into_any());
        self
    }

    pub(super) fn child(mut self, child: impl IntoNode) -> Self {
        self.0.children.extend(child.into_node());
        self
    }

    pub(super) fn children<T: IntoNode>(self, children: impl IntoIterator<Item = T>) -> Self {
        children.into_iter().fold(self, Self::child)
    }

    /// What to do at an event.
    pub(super) fn on(self, event: &'static str, act: impl FnMut(Event) + 'static) -> Self {
        self.on_boxed(event, Box::new(act))
    }

    /// Boxed and by name, so that all handlers share one type.
    #[inline(never)]
    fn on_boxed(mut self, event: &'static str, act: Box<dyn FnMut(Event)>) -> Self {
        self.0.attributes.push(on(Custom::<Event>::new(event), act).into_any_attr());
        self
    }
}

/// What an element may hold: another element, a view, or nothing.
pub(super) trait IntoNode {
    fn into_node(self) -> Option<AnyView>;
}

impl IntoNode for Element {
    fn into_node(self) -> Option<AnyView> {
        let Parts { tag, attributes, children } = *self.0;
        Some(custom(tag).add_any_attr(attributes).child(children).into_any())
    }
}

impl IntoNode for AnyView {
    fn into_node(self) -> Option<AnyView> {
        Some(self)
    }
}

impl<T: IntoNode> IntoNode for Option<T> {
    fn into_node(self) -> Option<AnyView> {
        self?.into_node()
    }
}
