//! What the reader takes away: a summary, a reminder, and what can be bought where nothing free
//! helped. Its buttons are `embed/take.js`'s.

use leptos::prelude::*;

use super::field::labelled;
use crate::guide::{Guide, OWN_WORDS, When};
use crate::tools::{gear, summary};
use crate::ui::Session;
use crate::ui::check::link;
use crate::ui::element::{Element, element, text};
use crate::ui::state::{Shown, State};

/// What stands below a screen, of these three.
pub(in crate::ui) fn take_along(
    session: Session,
    guide: &Guide,
    state: &State,
) -> [Option<Element>; 3] {
    let end = match state.shown() {
        Shown::Outcome { id, .. } => guide.outcome(id),
        _ => None,
    };
    let offers = end.is_some_and(|end| end.offer.is_some());
    let exhausted = end.is_some_and(|end| end.when == When::Exhausted);
    let any = !state.checkup.trail.is_empty();
    [
        paid(session, guide, state),
        if offers { remind(session, guide) } else { None },
        any.then(|| summary_to_take(session, guide, state, exhausted)),
    ]
}

/// Something to buy, after the free way, where the page wants such links at all.
fn paid(session: Session, guide: &Guide, state: &State) -> Option<Element> {
    if state.detour.is_some() {
        return None;
    }
    let gear = gear(guide, &state.answers)?;
    let tag = session.host.get_value().affiliate_tag()?;
    let words = session.words();
    let link = text("a", "", &gear.label)
        .part("paid-link")
        .attr("href", [&gear.url, &*tag].concat())
        .attr("target", "_blank")
        .attr("rel", "sponsored nofollow noopener");
    let shown = text("p", "paid", words.gear).part("paid").child(link).text(words.paid);
    Some(shown.child(guide.disclosure.as_ref().map(|disclosure| text("small", "", disclosure))))
}

/// Where a second backup is offered: a file for the calendar, so that there is a third.
fn remind(session: Session, guide: &Guide) -> Option<Element> {
    let what = guide.reminder.as_ref()?;
    let words = session.words();
    Some(
        form(guide)
            .child(take("calendar", words.remind).attr("data-text", what))
            .child(told("", words.reminder_saved)),
    )
}

fn summary_to_take(session: Session, guide: &Guide, state: &State, open: bool) -> Element {
    let words = session.words();
    let own = labelled(words, OWN_WORDS, words.own, state.answers.noted(OWN_WORDS), "text", false);
    let ways = [
        take("copy", words.copy),
        take("share", words.share),
        take("download", words.download),
        take("print", words.print),
    ];
    let fold = element("details").class("summary").part("summary");
    let fold = if open { fold.attr("open", "") } else { fold };
    fold.child(text("summary", "", words.summary)).child(
        form(guide)
            .child(
                element("textarea")
                    .attr("readonly", "")
                    .attr("rows", "9")
                    .attr("aria-label", words.summary)
                    .text(text_of(session, guide, state)),
            )
            .child(element("div").class("ways").children(ways))
            .child(told(words.copied, words.take_it))
            .children(own)
            .child(guide.contact.as_ref().map(|contact| link(contact, "way-on")))
            .child(guide.contact_warning.as_ref().map(|warning| text("small", "", warning))),
    )
}

fn form(guide: &Guide) -> Element {
    element("form").class("tool").attr("data-name", &guide.id)
}

fn take(how: &'static str, label: &'static str) -> Element {
    element("button").attr("data-action", how).text(label)
}

/// A place for what came of it, and the words.
fn told(sure: &'static str, unsure: &'static str) -> Element {
    text("p", "told", "").attr("role", "status").attr("data-sure", sure).attr("data-unsure", unsure)
}

/// The summary as it is now.
pub(super) fn text_of(session: Session, guide: &Guide, state: &State) -> String {
    summary(guide, session.words(), &state.answers, &state.checkup)
}
