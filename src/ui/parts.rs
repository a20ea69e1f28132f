//! Small parts that several screens share.

use super::element::{Element, text};
use quick_checks_core::guide::Link;

/// A link to an official page.
pub(super) fn link(link: &Link, class: &'static str) -> Element {
    official(&link.label, &link.url).class(class)
}

/// The same, from its words and its address.
pub(super) fn official(label: &str, url: &str) -> Element {
    external(label, url.to_owned()).attr("rel", "noopener").part("link")
}

/// A link that opens in a tab of its own, so that the reader's place stays open. Who adds it says
/// in `rel` what it is.
pub(super) fn external(label: &str, address: String) -> Element {
    text("a", "", label).attr("href", address).attr("target", "_blank")
}
