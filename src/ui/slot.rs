//! The parts of a screen in the document, some of which stay from screen to screen.
//!
//! Making elements, and having the browser style and lay them out, is most of what an answer costs.
//! What would come out the same is left where it is (docs/adr/0015-views-without-signals.md).

use leptos::tachys::renderer::Rndr;
use leptos::tachys::view::{Mountable, Render};
use leptos::web_sys;

use super::element::{Drawn, Element};

/// What a part is drawn from, but for its texts in `data-live`: drawn from the same, it would be the
/// same.
pub(super) type Source = (u32, String);

/// A place among the parts of a screen.
#[derive(Default)]
pub(super) struct Slot {
    /// What is there, from bottom to top.
    drawn: Vec<Drawn>,
    /// What that was drawn from, if it may stay.
    source: Option<Source>,
    /// Whether what is there goes.
    goes: bool,
    /// What is to take its place.
    new: Vec<Element>,
    /// What the first element is to carry, be it new or not.
    attribute: Option<(&'static str, String)>,
}

impl Slot {
    /// Says that what is there goes.
    pub(super) fn empty(&mut self) {
        self.goes = true;
        self.source = None;
    }

    /// Says what the part is drawn from. Returns whether it is there already and stays; if not, it is
    /// to be put in.
    pub(super) fn stays(&mut self, source: Source) -> bool {
        let source = Some(source);
        self.goes = self.source != source;
        self.source = source;
        !self.goes
    }

    /// Says what is to be there next.
    pub(super) fn put(&mut self, part: Option<Element>) {
        if let Some(part) = part {
            self.new.push(part);
        }
    }

    /// Says what the first element is to carry, be it there already or not.
    pub(super) fn attr(&mut self, name: &'static str, value: String) {
        self.attribute = Some((name, value));
    }

    /// Takes out what goes.
    pub(super) fn clear(&mut self) {
        if std::mem::take(&mut self.goes) {
            while let Some(mut gone) = self.drawn.pop() {
                gone.unmount();
            }
        }
    }

    /// Puts in what is new, before what comes next. Returns what now comes first.
    pub(super) fn mount(
        &mut self,
        parent: &web_sys::Element,
        mut next: Option<web_sys::Element>,
    ) -> Option<web_sys::Element> {
        while let Some(part) = self.new.pop() {
            let mut part = part.build();
            part.mount(parent, next.as_deref());
            next = Some(part.element.clone());
            self.drawn.push(part);
        }
        let Some(first) = self.drawn.last_mut() else { return next };
        // A page may have taken out what stays: nothing could be put in before it.
        if first.element.parent_element().as_ref() != Some(parent) {
            first.mount(parent, next.as_deref());
        }
        if let Some((name, value)) = self.attribute.take() {
            Rndr::set_attribute(&first.element, name, &value);
        }
        Some(first.element.clone())
    }
}
