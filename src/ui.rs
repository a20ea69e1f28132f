//! The screens, as Leptos views.
//!
//! Each screen is a function of the [`Session`]; what the reader does goes back as an [`Act`].
//! Nothing here decides what comes next, and nothing here saves or speaks to the page.

mod answers;
mod app;
mod calculation;
mod check;
mod element;
mod field;
mod foot;
mod handoff;
mod heading;
mod icon;
mod live;
mod notice;
mod outcome;
mod parts;
mod picture;
mod rich_text;
mod share;
mod slot;
mod symptoms;
mod top;
mod trail;

pub(crate) use app::App;
pub(crate) use live::live_texts;

use quick_checks_core::guide::Guide;
use quick_checks_core::session::{Act, Session};
use quick_checks_core::words::Words;

use element::Element;

/// A widget, as its screens know it. They may outlive it: what they ask of one that is gone is
/// ignored.
#[derive(Clone, Copy)]
pub(crate) struct Widget {
    /// Tells it from the others on the page.
    pub(crate) number: u32,
    /// Hands on what the reader did.
    pub(crate) dispatch: fn(u32, Act),
    /// Lends its session.
    pub(crate) read: fn(u32, &mut Read<'_>),
}

/// Looks at a session for as long as it is lent.
pub(crate) type Read<'a> = dyn FnMut(&Session) + 'a;

/// What the page may choose.
#[derive(Debug, Clone)]
pub(crate) struct Options {
    /// Level of the screens' headings, 1 to 6.
    pub(crate) heading_level: u8,
    /// The page's tag for paid links, fit for an address.
    pub(crate) affiliate_tag: Option<String>,
}

/// What every screen is drawn from.
#[derive(Clone, Copy)]
struct Ui<'a> {
    session: &'a Session,
    options: &'a Options,
    widget: Widget,
}

impl<'a> Ui<'a> {
    fn guide(self) -> &'a Guide {
        self.session.guide()
    }

    fn words(self) -> &'static Words {
        self.session.words()
    }

    /// A button for an act of the reader.
    fn button(self, class: &'static str, act: Act) -> Element {
        let Widget { number, dispatch, .. } = self.widget;
        element::element("button")
            .attr("type", "button")
            .class(class)
            .on("click", move |_| dispatch(number, act.clone()))
    }

    /// A fold that tells when it is opened: days in it are written out then, and where it would stay
    /// for the next screen, it is drawn anew.
    fn fold(self, class: &'static str, has_days: bool) -> Element {
        let Widget { number, dispatch, .. } = self.widget;
        element::element("details")
            .class(class)
            .on("toggle", move |_| dispatch(number, Act::Unfold { has_days }))
    }

    /// The same, by the name at which scripts find it.
    fn action(self, class: &'static str, act: Act, name: &'static str) -> Element {
        self.button(class, act).attr("data-action", name)
    }
}
