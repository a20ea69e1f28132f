//! One shape for every element of the screens: a Leptos view of our own.
//!
//! Leptos' `view!` gives each combination of tag, attributes and children a type and code of its
//! own: for these screens, three times the bytes. Leptos' own lists put a comment behind the children
//! of each element, to find the place again where one is to be added: a third of all calls into the
//! document, for screens to which nothing is added (docs/adr/0015-views-without-signals.md). It
//! also keeps clear of `innerHTML`, which pages with Trusted Types forbid (docs/adr/0004-size.md).

use leptos::tachys::renderer::{RemoveEventHandler, Rndr};
use leptos::tachys::view::{Mountable, Render};
use leptos::web_sys::{self, Event, Node};
use quick_checks_core::cut::{cut, divide};
use quick_checks_core::words::QUOTE;
use wasm_bindgen::JsCast;

use super::Ui;

const SVG: &str = "http://www.w3.org/2000/svg";

/// An element under construction.
///
/// Boxed: it is handed on from call to call, and one word moves in less code than eight.
pub(super) struct Element(Box<Parts>);

struct Parts {
    tag: &'static str,
    namespace: Option<&'static str>,
    attributes: Vec<(&'static str, String)>,
    handlers: Vec<(&'static str, Handler)>,
    children: Vec<Child>,
}

type Handler = Box<dyn FnMut(Event)>;

/// What an element may hold.
pub(super) enum Child {
    Element(Element),
    Text(String),
    /// One that is drawn already: it moves here.
    Made(web_sys::Element),
}

/// Starts an element.
pub(super) fn element(tag: &'static str) -> Element {
    start(tag, None)
}

/// Starts an element of a drawing.
pub(super) fn svg(tag: &'static str) -> Element {
    start(tag, Some(SVG))
}

fn start(tag: &'static str, namespace: Option<&'static str>) -> Element {
    let (attributes, handlers, children) = (Vec::new(), Vec::new(), Vec::new());
    Element(Box::new(Parts { tag, namespace, attributes, handlers, children }))
}

/// An element with a class and text.
pub(super) fn text(tag: &'static str, class: &'static str, text: impl Into<String>) -> Element {
    element(tag).class(class).text(text)
}

/// An element with a class and text from the guide.
pub(super) fn said(ui: Ui, tag: &'static str, class: &'static str, text: &str) -> Element {
    element(tag).class(class).said(ui, text)
}

/// Has screen readers say what the element will hold. Not by `role="status"`: they would also
/// read an empty one, as a status bar.
pub(super) fn spoken(element: Element) -> Element {
    element.attr("aria-live", "polite")
}

impl Element {
    pub(super) fn attr(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.0.attributes.push((name, value.into()));
        self
    }

    /// A class, or none if it is empty.
    pub(super) fn class(self, class: &'static str) -> Self {
        if class.is_empty() { self } else { self.attr("class", class) }
    }

    /// The name by which the page may restyle it.
    pub(super) fn part(self, part: &'static str) -> Self {
        self.attr("part", part)
    }

    /// Text of ours. What it quotes in another language will say so.
    pub(super) fn text(mut self, text: impl Into<String>) -> Self {
        self.0.children.push(Child::Text(text.into()));
        self
    }

    /// Text from the guide: marked with its language, if that is not the interface's.
    pub(super) fn said(self, ui: Ui, text: &str) -> Self {
        self.text(ui.session.quoted(text))
    }

    /// Says which language it holds; the letters tell its direction.
    pub(super) fn in_language(self, language: &str) -> Self {
        self.attr("lang", language).attr("dir", "auto")
    }

    pub(super) fn child(mut self, child: impl IntoChild) -> Self {
        self.0.children.extend(child.into_child());
        self
    }

    pub(super) fn children<T: IntoChild>(self, children: impl IntoIterator<Item = T>) -> Self {
        children.into_iter().fold(self, Self::child)
    }

    /// Takes in an element that is drawn already, from wherever it is.
    pub(super) fn made(mut self, child: &Drawn) -> Self {
        self.0.children.push(Child::Made(child.element.clone()));
        self
    }

    /// What to do on an event.
    pub(super) fn on(self, event: &'static str, act: impl FnMut(Event) + 'static) -> Self {
        self.on_boxed(event, Box::new(act))
    }

    /// Boxed and by name, so that all handlers share one type.
    #[inline(never)]
    fn on_boxed(mut self, event: &'static str, act: Handler) -> Self {
        self.0.handlers.push((event, act));
        self
    }

    /// Makes the element with all that is in it; whoever drops `listening` ends its handlers.
    fn make(self, listening: &mut Vec<Listening>) -> web_sys::Element {
        let Parts { tag, namespace, attributes, handlers, children } = *self.0;
        let made = Rndr::create_element(tag, namespace);
        for (name, value) in attributes {
            Rndr::set_attribute(&made, name, &value);
        }
        for (event, mut act) in handlers {
            let act = Box::new(move |event: wasm_bindgen::JsValue| act(event.unchecked_into()));
            listening.push(Rndr::add_event_listener(&made, event, act));
        }
        for child in children {
            let child: Node = match child {
                Child::Element(child) => child.make(listening).into(),
                Child::Text(text) => {
                    write(&made, &text);
                    continue;
                }
                Child::Made(child) => child.into(),
            };
            Rndr::insert_node(&made, &child, None);
        }
        made
    }
}

/// Adds text to an element. What is quoted in it is in an element of its own, with its
/// language; the letters tell its direction.
fn write(to: &web_sys::Element, text: &str) {
    let insert = |node: Node| Rndr::insert_node(to, &node, None);
    let mut rest = text;
    while let Some((ours, quoted)) = cut(rest, QUOTE) {
        let (language, quoted) = divide(quoted, QUOTE);
        let (quoted, after) = divide(quoted.unwrap_or_default(), QUOTE);
        rest = after.unwrap_or_default();
        let span = element("span").in_language(language).text(quoted).make(&mut Vec::new());
        insert(Rndr::create_text_node(ours).into());
        insert(span.into());
    }
    insert(Rndr::create_text_node(rest).into());
}

impl Render for Element {
    type State = Drawn;

    fn build(self) -> Drawn {
        let mut listening = Vec::new();
        let element = self.make(&mut listening);
        Drawn { element, listening }
    }

    fn rebuild(self, state: &mut Drawn) {
        let mut new = self.build();
        state.insert_before_this(&mut new);
        state.unmount();
        *state = new;
    }
}

type Listening = RemoveEventHandler<web_sys::Element>;

/// An element in the document. Its parts never change one by one, so nobody remembers them; dropped,
/// it hears nothing more.
pub(super) struct Drawn {
    /// The outermost one.
    pub(super) element: web_sys::Element,
    #[expect(dead_code, reason = "it ends by being dropped")]
    listening: Vec<Listening>,
}

impl Mountable for Drawn {
    fn unmount(&mut self) {
        Rndr::remove(&self.element);
    }

    fn mount(&mut self, parent: &web_sys::Element, marker: Option<&Node>) {
        Rndr::insert_node(parent, &self.element, marker);
    }

    fn try_mount(&mut self, parent: &web_sys::Element, marker: Option<&Node>) -> bool {
        Rndr::try_insert_node(parent, &self.element, marker)
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let parent = self.element.parent_element();
        parent.is_some_and(|parent| child.try_mount(&parent, Some(&self.element)))
    }

    fn elements(&self) -> Vec<web_sys::Element> {
        vec![self.element.clone()]
    }
}

/// What can be put into an element: another one, or nothing.
pub(super) trait IntoChild {
    fn into_child(self) -> Option<Child>;
}

impl IntoChild for Element {
    fn into_child(self) -> Option<Child> {
        Some(Child::Element(self))
    }
}

impl<T: IntoChild> IntoChild for Option<T> {
    fn into_child(self) -> Option<Child> {
        self?.into_child()
    }
}
