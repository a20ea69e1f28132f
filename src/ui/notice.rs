//! One line above the screen that says what happened, with what the reader can do about it.

use super::element::{Element, button, element};
use super::state::{Notice, Shown, State};
use super::{Keeping, Session};
use crate::guide::Guide;
use crate::progress::Unreadable;
use crate::words::fill;

/// The lines, where there is something to say.
pub(super) fn notice_lines(session: Session, state: &State) -> [Option<Element>; 2] {
    let words = session.words();
    // This one stays until it is settled; the others go with the reader's next act.
    let blocked = match state.keeping {
        Keeping::Blocked(Unreadable::Newer) => Some(words.unreadable_newer),
        Keeping::Blocked(Unreadable::Foreign) => Some(words.unreadable),
        Keeping::Saved | Keeping::Refused => None,
    };
    let blocked = blocked.map(|text| {
        let replace = button("text", move || session.replace())
            .attr("data-action", "replace")
            .text(words.replace);
        line(text).child(replace)
    });
    let undo =
        || button("text", move || session.undo()).attr("data-action", "undo").text(words.undo);
    let notice = state.notice.map(|notice| match notice {
        Notice::Resumed => line(words.resumed),
        Notice::GuideChanged => line(words.guide_changed),
        Notice::Erased => line(words.erased).child(undo()),
        // Where nothing was before, there is nothing to bring back.
        Notice::Carried if state.erased.is_empty() => line(words.carried),
        Notice::Carried => line(words.carried).child(undo()),
    });
    [blocked, notice]
}

fn line(text: impl Into<String>) -> Element {
    element("div").class("notice").part("notice").child(element("p").text(text))
}

/// What still runs beside the check on display, with the way to say how it went.
pub(super) fn open_line(session: Session, guide: &Guide, state: &State) -> Option<Element> {
    let Shown::Check { id: shown, .. } = state.shown() else { return None };
    let words = session.words();
    let open = state.checkup.parked.iter().find(|id| *id != shown)?.clone();
    let title = guide.check(&open)?.title.as_str();
    let target = open.clone();
    let tell = button("text", move || session.change(Some(&open)))
        .attr("data-action", "change")
        .attr("data-for", target)
        .text(words.tell);
    Some(line(fill(words.still_open, &[("what", title)])).child(tell))
}
