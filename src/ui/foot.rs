//! The foot of every screen: whether the answers are saved, a fresh start, who stands behind it.

use quick_checks_core::handoff;
use quick_checks_core::session::{Act, Offline};

use super::Ui;
use super::element::{Element, element, text};
use super::live::SAVE_STATUS;
use super::parts::external;

/// The foot.
pub(super) fn foot(ui: Ui) -> Element {
    let (session, words) = (ui.session, ui.words());
    let answers = session.answers();
    let elsewhere = match session.offline() {
        Offline::Elsewhere(page) => {
            let link = [page, "#", &*handoff::write(&ui.guide().id, answers)].concat();
            let link = external(words.keep_offline, link)
                .part("link")
                .attr("rel", "noopener")
                .attr("data-action", "keep-offline");
            Some(element("p").child(link))
        }
        Offline::Cached | Offline::Unknown => None,
    };
    let restart = (!answers.is_empty()).then(|| {
        ui.button("text", Act::StartOver).attr("data-action", "restart").text(words.start_over)
    });
    let independence =
        session.displayed_check().is_none().then(|| text("p", "", &ui.guide().independence));
    element("div")
        .class("foot")
        .part("foot")
        .child(text("span", "", session.save_line()).attr("data-live", SAVE_STATUS))
        .child(restart)
        .child(elsewhere)
        // A check has it folded, beside its sources.
        .child(independence)
}
