//! The frame around every screen.

use leptos::either::Either;
use leptos::html::Div;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{FocusOptions, HtmlElement};

use super::Session;
use super::check::check_screen;
use super::element::{IntoNode, element};
use super::foot::foot;
use super::hand_over::hand_over;
use super::notice::{notice_lines, open_line};
use super::outcome::outcome_screen;
use super::state::{Notice, Shown};
use super::symptoms::symptoms_screen;
use super::tools::{take_along, typed};
use super::top::{progress, top};
use super::trail::trail;

/// The whole widget.
#[component]
pub(crate) fn App(session: Session) -> impl IntoView {
    let card = NodeRef::<Div>::new();
    let mut before = 0;
    let mut even = false;
    let screen = move || {
        // Nothing moves or speaks on load. It is done from here, once the screen is drawn, as an
        // effect and a text that follows the state would weigh kilobytes.
        let acts = session.with(|_, state| state.acts);
        if acts != before {
            before = acts;
            request_animation_frame(move || tell(card, session));
        }
        // Two types in turn: every screen is built afresh, and none is patched into another.
        even = !even;
        let screen = screen(session);
        if even { Either::Left(screen) } else { Either::Right(screen) }
    };
    // It stands here before it speaks, as screen readers need it to. Not as markup: Leptos writes
    // what never changes with innerHTML, which pages with Trusted Types forbid.
    let status = element("p").class("unseen").attr("role", "status").into_node();
    view! {
        <div class="card" part="card" lang=session.language() node_ref=card>
            {screen}
            {status}
        </div>
    }
}

fn screen(session: Session) -> Option<AnyView> {
    session.with(|guide, state| {
        let screen = match state.shown() {
            Shown::Symptoms => Some(symptoms_screen(session, guide, state)),
            Shown::Check { id, reason, answer, .. } => guide
                .check(id)
                .map(|check| check_screen(session, guide, state, check, reason, answer)),
            Shown::Outcome { id, awaits, more } => guide.outcome(id).map(|outcome| {
                let awaits = awaits.and_then(|id| guide.check(id));
                outcome_screen(session, guide, state, outcome, awaits, more)
            }),
        };
        element("div")
            .on("input", move |event| typed(session, &event))
            .child(top(session, guide, state))
            .children(notice_lines(session, state))
            .child(open_line(session, guide, state))
            .child(screen)
            .children(take_along(session, guide, state))
            .child(trail(session, guide, state))
            .child(hand_over(session, guide, state))
            .child(foot(session, guide, state))
            .into_node()
    })
}

/// What a page's header that stays in sight may cover, in CSS pixels; the stylesheet's
/// `scroll-margin-block` keeps as much free.
const HEADER: f64 = 96.0;

/// After an act: says what the reader's eye would tell them, and takes them to their place, mostly
/// the new screen's heading.
fn tell(card: NodeRef<Div>, session: Session) {
    let Some(card) = card.get_untracked() else { return };
    let (place, words) = session.peek(|guide, state| {
        let words = match state.notice {
            Some(Notice::Erased) => session.words().erased.to_owned(),
            _ => progress(session, guide, state),
        };
        (state.focus, words)
    });
    if let Ok(Some(status)) = card.query_selector(".card > [role=status]") {
        status.set_text_content(Some(&words));
    }
    let title = card.query_selector(place).ok().flatten();
    if let Some(title) = title.as_ref().and_then(|title| title.dyn_ref::<HtmlElement>()) {
        // Left to itself, the browser would scroll the title to the middle of the screen.
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        // A browser that refuses to focus leaves the reader where they are: nothing is lost.
        let _ = title.focus_with_options(&options);
        let top = title.get_bounding_client_rect().top();
        let height = window().inner_height().ok().and_then(|height| height.as_f64());
        if top < HEADER || height.is_none_or(|height| top > height / 2.0) {
            title.scroll_into_view_with_bool(true);
        }
    }
}
