//! The foot of every screen: whether the answers are saved, a fresh start, who is behind it.

use quick_checks_core::handoff;
use quick_checks_core::session::{Act, Offline, SaveStatus};

use super::Ui;
use super::element::{element, said, text};
use super::live::SAVE_STATUS;
use super::parts::external;
use super::slot::Slot;

/// The foot.
pub(super) fn foot(ui: Ui, slot: &mut Slot) {
    let (session, words) = (ui.session, ui.words());
    let answers = session.answers();
    let elsewhere = match session.offline() {
        Offline::Elsewhere(page) => [page, "#", &*handoff::write(&ui.guide().id, answers)].concat(),
        Offline::Cached | Offline::Unknown => String::new(),
    };
    let asks = session.save_status() == SaveStatus::Unasked;
    let erases = !answers.is_empty();
    // A check has it folded, beside its sources.
    let says_whose = session.displayed_check().is_none();
    let parts = u32::from(asks) | u32::from(erases) << 1 | u32::from(says_whose) << 2;
    if slot.stays((parts, elsewhere.clone())) {
        return;
    }
    // It has the focus once the button beside it is gone.
    let status = text("span", "", session.save_line())
        .attr("data-live", SAVE_STATUS)
        .attr("data-focus", "save-status")
        .attr("tabindex", "-1");
    let allow =
        asks.then(|| ui.action("text", Act::AllowSaving, "save").text(words.allow_saving()));
    let restart =
        erases.then(|| ui.action("text", Act::StartOver, "restart").text(words.start_over()));
    let elsewhere = (!elsewhere.is_empty()).then(|| {
        let link = external(elsewhere)
            .text(words.keep_offline())
            .part("link")
            .attr("rel", "noopener")
            .attr("data-action", "keep-offline");
        element("p").child(link)
    });
    let independence = says_whose.then(|| said(ui, "p", "", &ui.guide().independence));
    let foot = element("div")
        .class("foot")
        .part("foot")
        .child(status)
        .child(allow)
        .child(restart)
        .child(elsewhere)
        .child(independence);
    slot.put(Some(foot));
}
