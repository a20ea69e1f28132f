//! What the reader takes away: a summary, a reminder, and what can be bought where nothing free
//! helped.

use leptos::prelude::*;

use super::field::{labelled, typed};
use crate::guide::{Guide, When};
use crate::tools::{OWN_FIELDS, gear, reminder, summary};
use crate::ui::Session;
use crate::ui::check::link;
use crate::ui::element::{Element, button, element, text};
use crate::ui::state::{Shown, State};

/// What stands below a screen, of these three.
pub(in crate::ui) fn take_along(
    session: Session,
    guide: &Guide,
    state: &State,
) -> [Option<Element>; 3] {
    let any = !state.checkup.trail.is_empty();
    [
        paid(session, guide, state),
        remind(session, guide, state),
        any.then(|| summary_to_take(session, guide, state)),
    ]
}

/// Something to buy, after the free way, where the page wants such links at all.
fn paid(session: Session, guide: &Guide, state: &State) -> Option<Element> {
    if state.detour.is_some() {
        return None;
    }
    let gear = gear(guide, &state.answers)?.gear.as_ref()?;
    let tag = session.host.with_value(|host| host.affiliate_tag())?;
    let words = session.words();
    let link = text("a", "", &gear.label)
        .part("paid-link")
        .attr("href", gear.url.replace("{tag}", &tag))
        .attr("target", "_blank")
        .attr("rel", "sponsored nofollow noopener");
    let offer = element("p").text(words.gear).child(link).text(words.paid);
    let disclosure = guide.disclosure.as_ref().map(|disclosure| text("small", "", disclosure));
    Some(element("div").class("paid").part("paid").child(offer).child(disclosure))
}

/// Once something worth repeating is on display: a file for the calendar.
fn remind(session: Session, guide: &Guide, state: &State) -> Option<Element> {
    let Shown::Outcome { id, .. } = state.shown() else { return None };
    guide.outcome(id)?.offer.as_ref()?;
    let (id, what) = (guide.id.clone(), guide.reminder.clone()?);
    let words = session.words();
    let remind = button("wide", move || {
        let host = session.host.get_value();
        let done = words.reminder_saved;
        if let Some(file) = reminder(&id, &what, &host.today()) {
            host.take("download", &file, &[&id, ".ics"].concat(), done, "");
        }
    });
    let remind = remind.attr("data-action", "calendar").text(words.remind);
    Some(element("div").child(remind).child(told()))
}

fn summary_to_take(session: Session, guide: &Guide, state: &State) -> Element {
    let words = session.words();
    let own = OWN_FIELDS.into_iter().zip([words.message, words.device, words.version]);
    let own = own.map(|(name, label)| {
        let field = typed(session, name, state.answers.noted(name), Some(text_of));
        labelled(name, label, field)
    });
    // Each with what to say: whether a file or a print came of it, no browser tells.
    let ways = [
        ("copy", words.copy, words.copied),
        ("share", words.share, words.copied),
        ("download", words.download, words.take_it),
        ("print", words.print, words.take_it),
    ];
    let ways = ways.into_iter().map(|(how, label, done)| {
        let take = button("text", move || {
            let (name, text) = session.read(|guide, state| {
                let name = if how == "download" {
                    [&guide.id, ".txt"].concat()
                } else {
                    guide.title.clone()
                };
                (name, text_of(session, guide, state))
            });
            let host = session.host.get_value();
            host.take(how, &text, &name, done, words.take_it);
        });
        take.attr("data-action", how).text(label)
    });
    let contact = guide.contact.as_ref();
    let ended = match state.shown() {
        Shown::Outcome { id, .. } => guide.outcome(id).is_some_and(|end| end.when == When::Exhausted),
        _ => false,
    };
    let fold = element("details").class("summary").part("summary");
    let fold = if ended { fold.attr("open", "") } else { fold };
    fold.child(text("summary", "", words.summary)).child(
        element("form")
            .class("tool")
            .on("submit", |event| event.prevent_default())
            .child(
                element("textarea")
                    .attr("readonly", "")
                    .attr("rows", "9")
                    .attr("aria-label", words.summary)
                    .text(text_of(session, guide, state)),
            )
            .child(element("div").class("ways").children(ways))
            .child(told())
            .child(text("small", "", words.optional))
            .children(own)
            .child(contact.map(|contact| link(&contact.link, "way-on")))
            .child(contact.map(|contact| text("small", "", &contact.warning))),
    )
}

/// What came of a press, said where it happened.
fn told() -> Element {
    text("p", "told", "").attr("role", "status")
}

fn text_of(session: Session, guide: &Guide, state: &State) -> String {
    summary(guide, session.words(), &state.answers, &state.checkup)
}
