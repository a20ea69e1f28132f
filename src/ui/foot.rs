//! The foot of every screen: whether the answers are saved, a fresh start, who is behind it.

use quick_checks_core::handoff;
use quick_checks_core::session::{Act, Offline, SaveStatus};

use super::Ui;
use super::element::{Element, element, said, text};
use super::live::SAVE_STATUS;
use super::parts::external;

/// The foot.
pub(super) fn foot(ui: Ui) -> Element {
    let (session, words) = (ui.session, ui.words());
    let answers = session.answers();
    let elsewhere = match session.offline() {
        Offline::Elsewhere(page) => {
            let link = [page, "#", &*handoff::write(&ui.guide().id, answers)].concat();
            let link = external(link)
                .text(words.keep_offline())
                .part("link")
                .attr("rel", "noopener")
                .attr("data-action", "keep-offline");
            Some(element("p").child(link))
        }
        Offline::Cached | Offline::Unknown => None,
    };
    // It has the focus once the button beside it is gone.
    let status = text("span", "", session.save_line())
        .attr("data-live", SAVE_STATUS)
        .attr("data-focus", "save-status")
        .attr("tabindex", "-1");
    let allow = (session.save_status() == SaveStatus::Unasked)
        .then(|| ui.action("text", Act::AllowSaving, "save").text(words.allow_saving()));
    let restart = (!answers.is_empty())
        .then(|| ui.action("text", Act::StartOver, "restart").text(words.start_over()));
    let independence =
        session.displayed_check().is_none().then(|| said(ui, "p", "", &ui.guide().independence));
    element("div")
        .class("foot")
        .part("foot")
        .child(status)
        .child(allow)
        .child(restart)
        .child(elsewhere)
        // A check has it folded, beside its sources.
        .child(independence)
}
