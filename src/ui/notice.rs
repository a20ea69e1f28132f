//! One line above the screen that says what happened, with what the reader can do about it.

use quick_checks_core::progress::Unreadable;
use quick_checks_core::session::{Act, Notice, SaveStatus};
use quick_checks_core::words::fill_one;

use super::Ui;
use super::element::{Element, element};

/// The lines, if there is something to say.
pub(super) fn notice_lines(ui: Ui) -> [Option<Element>; 2] {
    let words = ui.words();
    // This one stays until it is settled; the others go with the reader's next act.
    let blocked = match ui.session.save_status() {
        SaveStatus::Blocked(Unreadable::Newer) => Some(words.unreadable_newer()),
        SaveStatus::Blocked(Unreadable::Foreign) => Some(words.unreadable()),
        SaveStatus::Saved | SaveStatus::Refused | SaveStatus::Unasked => None,
    };
    let replace = ui.action("text", Act::Replace, "replace");
    let blocked = blocked.map(|text| line(text).child(replace.text(words.replace())));
    let undo = || ui.action("text", Act::Undo, "undo").text(words.undo());
    let notice = ui.session.notice().map(|notice| match notice {
        Notice::Resumed => line(words.resumed()),
        Notice::GuideChanged => line(words.guide_changed()),
        Notice::Erased => line(words.erased()).child(undo()),
        Notice::CarriedOver => line(words.carried_over()).child(ui.session.can_undo().then(undo)),
    });
    [blocked, notice]
}

fn line(text: impl Into<String>) -> Element {
    element("div").class("notice").part("notice").child(element("p").text(text))
}

/// What still runs beside the check on display, with the way to say how it went.
pub(super) fn pending_line(ui: Ui) -> Option<Element> {
    let check = ui.session.pending_elsewhere()?;
    let tell = ui
        .button("text", Act::Change(Some(check.id.clone())))
        .attr("data-action", "change")
        .attr("data-for", &check.id)
        .text(ui.words().tell());
    let title = ui.session.quoted(&check.title);
    Some(line(fill_one(ui.words().still_open(), &title)).child(tell))
}
