//! The frame around every screen.

use leptos::either::Either;
use leptos::prelude::*;

use quick_checks_core::session::Display;

use super::check::check_screen;
use super::element::{IntoNode, element};
use super::foot::foot;
use super::handoff::handoff;
use super::live::STATUS;
use super::notice::{notice_lines, pending_line};
use super::outcome::outcome_screen;
use super::share::shares;
use super::symptoms::symptoms_screen;
use super::top::top;
use super::trail::trail;
use super::{Options, Ui, Widget};

/// The whole widget, drawn anew whenever `redraw` says so.
#[component]
pub(crate) fn App(
    widget: Widget,
    options: Options,
    redraw: ArcRwSignal<u32>,
    language: String,
) -> impl IntoView {
    let mut even = false;
    let screen = move || {
        redraw.track();
        // Two types in turn: every screen is built afresh, and none is patched into another.
        even = !even;
        let mut screen = None;
        (widget.read)(widget.number, &mut |session| {
            screen = draw(Ui { session, options: &options, widget });
        });
        if even { Either::Left(screen) } else { Either::Right(screen) }
    };
    // Screen readers need it there before it has anything to say. It is not markup: Leptos writes
    // what never changes with innerHTML, which pages with Trusted Types forbid.
    let status = element("p").class("unseen").attr("role", "status").attr("data-live", STATUS);
    view! {
        <div class="card" part="card" lang=language>
            {screen}
            {status.into_node()}
        </div>
    }
}

fn draw(ui: Ui) -> Option<AnyView> {
    let screen = match ui.session.display() {
        Display::Symptoms => Some(symptoms_screen(ui)),
        Display::Check { id, answer, .. } => {
            ui.guide().check(id).map(|check| check_screen(ui, check, answer))
        }
        Display::Outcome { id, awaits, more } => ui.guide().outcome(id).map(|outcome| {
            let awaits = awaits.and_then(|id| ui.guide().check(id));
            outcome_screen(ui, outcome, awaits, more)
        }),
    };
    element("div")
        .child(top(ui))
        .children(notice_lines(ui))
        .child(pending_line(ui))
        .child(screen)
        .children(shares(ui))
        .child(trail(ui))
        .child(handoff(ui))
        .child(foot(ui))
        .into_node()
}
