//! The frame around every screen, and the screen in it.
//!
//! A screen is drawn as a whole and then stays as it is: Leptos' views without its signals, which
//! would watch over what never changes (docs/adr/0015-views-without-signals.md).

use leptos::tachys::view::{Mountable, Render};
use leptos::web_sys::HtmlElement;

use quick_checks_core::session::Display;
use quick_checks_core::words::unmarked;

use super::calculation::calculation;
use super::check::{check_screen, origin};
use super::element::{Drawn, Element, element, spoken};
use super::foot::foot;
use super::handoff::handoff;
use super::live::STATUS;
use super::notice::{notice_lines, pending_line};
use super::outcome::outcome_screen;
use super::share::shares;
use super::symptoms::symptoms_screen;
use super::top::top;
use super::trail::{Rows, trail};
use super::{Options, Ui, Widget};

/// The whole widget. Dropped, it is taken out of the page.
pub(crate) struct App {
    widget: Widget,
    options: Options,
    frame: Drawn,
    screen: Option<Drawn>,
    rows: Rows,
}

impl App {
    /// Mounts the frame, still without a screen; nothing if the page has broken the document.
    pub(crate) fn mount(root: &HtmlElement, widget: Widget, options: Options) -> Option<Self> {
        let mut named = None;
        (widget.read)(widget.number, &mut |session| {
            named = Some((unmarked(&session.guide().title).to_owned(), session.words().language));
        });
        let (name, language) = named?;
        // Screen readers need it there before it has anything to say. It comes first: whoever reads
        // on from the title never meets what they heard already. Nothing here is markup, which pages
        // with Trusted Types forbid.
        let status = spoken(element("p").class("unseen")).attr("data-live", STATUS);
        let card = element("div")
            .class("card")
            .part("card")
            .attr("role", "region")
            .attr("aria-label", name)
            .attr("lang", language)
            .child(status);
        let mut frame = card.build();
        if !frame.try_mount(root, None) {
            return None;
        }
        Some(Self { widget, options, frame, screen: None, rows: Rows::new() })
    }

    /// Draws the screen anew.
    pub(crate) fn draw(&mut self) {
        let (widget, options, rows) = (self.widget, &self.options, &mut self.rows);
        let mut screen = None;
        (widget.read)(widget.number, &mut |session| {
            screen = Some(draw(Ui { session, options, widget }, rows));
        });
        if let Some(mut old) = self.screen.take() {
            old.unmount();
        }
        self.rows.update();
        self.screen = screen.map(|screen| {
            let mut screen = screen.build();
            screen.mount(&self.frame.element, None);
            screen
        });
    }
}

impl Drop for App {
    fn drop(&mut self) {
        self.frame.unmount();
    }
}

fn draw(ui: Ui, rows: &mut Rows) -> Element {
    let screen = match ui.session.display() {
        Display::Symptoms => Some(symptoms_screen(ui)),
        Display::Check { id, answer, .. } => {
            ui.guide().check(id).map(|check| check_screen(ui, check, answer))
        }
        Display::Outcome { id, awaits, more } => ui.guide().outcome(id).map(|outcome| {
            let awaits = awaits.and_then(|id| ui.guide().check(id));
            outcome_screen(ui, (id, outcome), awaits, more)
        }),
    };
    let shown = ui.session.displayed_check();
    let shows_steps = shown.filter(|check| ui.session.may_show_steps(check));
    element("div")
        .child(top(ui))
        .children(notice_lines(ui))
        .child(pending_line(ui))
        .child(screen)
        .child(shows_steps.and_then(|check| calculation(ui, check)))
        .child(shown.map(|check| origin(ui, check)))
        .children(shares(ui))
        .child(trail(ui, rows))
        .child(handoff(ui))
        .child(foot(ui))
}
