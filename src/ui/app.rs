//! The frame around every screen, and the screen in it.
//!
//! A part of a screen is drawn as a whole and then stays as it is: Leptos' views without its signals,
//! which would watch over what never changes (docs/adr/0015-views-without-signals.md).

use leptos::tachys::view::{Mountable, Render};
use leptos::web_sys::HtmlElement;

use quick_checks_core::session::Display;
use quick_checks_core::words::unmarked;

use super::calculation::calculation;
use super::check::{check_screen, origin};
use super::element::{Drawn, element, spoken};
use super::foot::foot;
use super::handoff::handoff;
use super::live::STATUS;
use super::notice::{notice_lines, pending_line};
use super::outcome::outcome_screen;
use super::share::{shares, summary};
use super::slot::Slot;
use super::symptoms::symptoms_screen;
use super::top::top;
use super::trail::{Rows, trail};
use super::{Options, Ui, Widget};

/// The whole widget. Dropped, it is taken out of the page.
pub(crate) struct App {
    widget: Widget,
    options: Options,
    frame: Drawn,
    /// Holds the parts of the screen on display.
    screen: Drawn,
    /// Its parts, from top to bottom.
    slots: [Slot; 6],
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
        let screen = element("div").build();
        let mut frame = card.made(&screen).build();
        if !frame.try_mount(root, None) {
            return None;
        }
        let (slots, rows) = (Default::default(), Rows::default());
        Some(Self { widget, options, frame, screen, slots, rows })
    }

    /// Draws the screen anew. Texts in `data-live` may be those of before, where a part stays.
    pub(crate) fn draw(&mut self) {
        let Self { widget, options, screen, slots, rows, .. } = self;
        let widget = *widget;
        (widget.read)(widget.number, &mut |session| {
            draw(Ui { session, options, widget }, slots, rows);
        });
        for slot in &mut *slots {
            slot.clear();
        }
        rows.update();
        // From bottom to top, so that each finds what comes after it.
        let mut next = None;
        for slot in slots.iter_mut().rev() {
            next = slot.mount(&screen.element, next);
        }
    }
}

impl Drop for App {
    fn drop(&mut self) {
        self.frame.unmount();
    }
}

/// Says what each part is to hold.
fn draw(ui: Ui, slots: &mut [Slot; 6], rows: &mut Rows) {
    let [head, body, account, answered, phone, end] = slots;
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
    let [blocked, notice] = notice_lines(ui);
    let calculation = shows_steps.and_then(|check| calculation(ui, check));
    let origin = shown.map(|check| origin(ui, check));
    let [paid, reminder] = shares(ui);
    body.empty();
    for part in [blocked, notice, pending_line(ui), screen, calculation, origin, paid, reminder] {
        body.put(part);
    }
    top(ui, head);
    summary(ui, account);
    trail(ui, answered, rows);
    handoff(ui, phone);
    foot(ui, end);
}
