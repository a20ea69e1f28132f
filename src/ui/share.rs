//! What the reader takes away: a summary, a reminder, and what can be bought if nothing free
//! helped. The buttons work by `embed/share.js`.

use quick_checks_core::cut::cut;
use quick_checks_core::guide::{OWN_WORDS, Outcome, When};
use quick_checks_core::session::Display;
use quick_checks_core::words::unmarked;

use super::Ui;
use super::element::{Element, element, said, spoken, text};
use super::field::labelled;
use super::live::SUMMARY;
use super::parts::{external, link};
use super::slot::Slot;

/// What belongs to the screen on display alone.
pub(super) fn shares(ui: Ui) -> [Option<Element>; 2] {
    let offers = outcome(ui).is_some_and(|outcome| outcome.offer.is_some());
    [paid(ui), if offers { reminder(ui) } else { None }]
}

/// The outcome on display.
fn outcome(ui: Ui<'_>) -> Option<&Outcome> {
    match ui.session.display() {
        Display::Outcome { id, .. } => ui.guide().outcome(id),
        _ => None,
    }
}

/// Something to buy, after the free way, if the page wants such links at all.
fn paid(ui: Ui) -> Option<Element> {
    let gear = ui.session.gear()?;
    let tag = ui.options.affiliate_tag.as_deref()?;
    let words = ui.words();
    let link = external([&gear.url, tag].concat())
        .said(ui, &gear.label)
        .attr("rel", "sponsored nofollow noopener")
        .part("paid-link");
    let (before, after) = cut(words.gear(), b'{').unwrap_or((words.gear(), ""));
    let (_, after) = cut(after, b'}').unwrap_or(("", after));
    let shown = text("p", "paid", before).part("paid").child(link).text(after);
    let disclosure = ui.guide().disclosure.as_ref();
    Some(shown.child(disclosure.map(|disclosure| said(ui, "small", "", disclosure))))
}

/// A second backup is offered: a file for the calendar, so that there is a third.
fn reminder(ui: Ui) -> Option<Element> {
    let what = ui.guide().reminder.as_ref()?;
    let words = ui.words();
    let button = share("calendar", words.remind()).attr("data-text", unmarked(what));
    Some(form(ui).class("tool").child(button).child(status("", words.reminder_saved())))
}

/// The summary of the answers, once there are some: folded, but where nothing else is left to try.
pub(super) fn summary(ui: Ui, slot: &mut Slot) {
    if ui.session.checkup().trail.is_empty() {
        return slot.empty();
    }
    let open = outcome(ui).is_some_and(|outcome| outcome.when == When::Exhausted);
    let own = ui.session.answers().noted(OWN_WORDS);
    let source = [if open { "\n" } else { "" }, own].concat();
    if slot.stays((ui.session.unfolded(), source)) {
        return;
    }
    let (guide, words) = (ui.guide(), ui.words());
    let ways = [
        share("copy", words.copy()),
        share("share", words.share()),
        share("download", words.download()),
        share("print", words.print()),
    ];
    let fold = ui.fold("summary", true).part("summary");
    let fold = if open { fold.attr("open", "") } else { fold };
    let tool = form(ui)
        .class("tool")
        .child(
            element("textarea")
                .attr("readonly", "")
                .attr("rows", "9")
                .attr("aria-label", words.summary())
                .attr("data-live", SUMMARY)
                .text(ui.session.summary()),
        )
        .child(element("div").class("actions").children(ways))
        .child(status(words.copied(), words.take_it()))
        .children(labelled(ui, OWN_WORDS, words.own(), "text", None))
        .child(guide.contact.as_ref().map(|contact| link(ui, contact, "way-on")))
        .child(guide.contact_warning.as_ref().map(|warning| said(ui, "small", "", warning)));
    slot.put(Some(fold.child(text("summary", "", words.summary())).child(tool)));
}

fn form(ui: Ui) -> Element {
    element("form").attr("data-name", &ui.guide().id)
}

fn share(how: &'static str, label: &'static str) -> Element {
    element("button").attr("data-action", how).text(label)
}

/// Something to copy letter by letter, with a button that does it. In a text of another
/// language, the button and what it says are still ours.
pub(super) fn copyable(ui: Ui, foreign: bool, copied: &str) -> Element {
    let words = ui.words();
    let ours = |part: Element| if foreign { part.in_language(words.language) } else { part };
    form(ui)
        .class("copyable")
        .child(text("code", "", copied))
        .child(ours(share("copy", words.copy()).attr("data-text", copied)))
        .child(ours(status(words.copied(), words.copy_failed())))
}

/// The line that says how it went: words for a share that is known to have worked, and for any other.
fn status(confirmed: &'static str, fallback: &'static str) -> Element {
    spoken(text("p", "", ""))
        .attr("data-share-status", "")
        .attr("data-confirmed", confirmed)
        .attr("data-fallback", fallback)
}
