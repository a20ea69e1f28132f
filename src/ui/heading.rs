//! Headings that fit the page's outline.

use super::Ui;
use super::element::{Element, element};

const TAGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];

/// The heading that names a screen, still without words; it takes the focus after an act.
pub(super) fn title(ui: Ui) -> Element {
    let heading = element(tag(ui.options.heading_level)).class("title");
    heading.attr("tabindex", "-1").attr("data-focus", "title")
}

/// The heading of a part of a screen, one level below its title.
pub(super) fn subtitle(ui: Ui) -> Element {
    element(tag(ui.options.heading_level.saturating_add(1))).class("subtitle")
}

fn tag(level: u8) -> &'static str {
    let at = usize::from(level.clamp(1, 6)) - 1;
    TAGS.get(at).copied().unwrap_or("h6")
}
