//! The foot of every screen: whether the answers are kept, a fresh start, who stands behind it.

use leptos::web_sys::HtmlElement;

use super::element::{Element, button, element, text};
use super::state::{Offline, State};
use super::{Keeping, Session};
use crate::guide::Guide;
use crate::progress::carried;
use crate::words::Words;

/// The foot.
pub(super) fn foot(session: Session, guide: &Guide, state: &State) -> Element {
    let words = session.words();
    let kept = match state.keeping {
        // Whether a browser really saves shows only at the first answer.
        Keeping::Saved if state.answers.is_empty() => words.nothing_yet,
        Keeping::Saved => words.saved,
        Keeping::Refused => words.not_saved,
        Keeping::Blocked(_) => words.not_saved_yet,
    };
    let offline = match state.offline {
        Offline::Kept => works_offline(words),
        _ => String::new(),
    };
    let elsewhere = match &state.offline {
        Offline::Elsewhere(page) => {
            let link = [page, &*carried::write(&guide.id, &state.answers)].concat();
            let link = text("a", "", words.keep_offline)
                .part("link")
                .attr("href", link)
                .attr("target", "_blank")
                .attr("rel", "noopener")
                .attr("data-action", "keep-offline");
            Some(element("p").child(link))
        }
        _ => None,
    };
    let restart = (!state.answers.is_empty()).then(|| {
        button("text", move || session.start_over())
            .attr("data-action", "restart")
            .text(words.start_over)
    });
    element("div")
        .class("foot")
        .part("foot")
        .child(text("span", "", kept).child(text("span", "offline", offline)))
        .child(restart)
        .child(elsewhere)
        .child(element("p").text(&guide.independence))
}

/// Adds to the foot on display that the checks work offline, and leaves all else as it is.
pub(super) fn say_works_offline(root: &HtmlElement, words: &Words) {
    if let Ok(Some(place)) = root.query_selector(".foot .offline") {
        place.set_text_content(Some(&works_offline(words)));
    }
}

fn works_offline(words: &Words) -> String {
    [" · ", words.works_offline].concat()
}
