//! Small parts that several screens share.

use quick_checks_core::guide::Link;

use super::Ui;
use super::element::{Element, element};

/// A link to an official page.
pub(super) fn link(ui: Ui, link: &Link, class: &'static str) -> Element {
    official(&link.url).said(ui, &link.label).class(class)
}

/// The same, still without words, from its address.
pub(super) fn official(url: &str) -> Element {
    external(url.to_owned()).attr("rel", "noopener").part("link")
}

/// A link, still without words, that opens in a tab of its own, so that the reader's place stays
/// open. Who adds it says in `rel` what it is.
pub(super) fn external(address: String) -> Element {
    element("a").attr("href", address).attr("target", "_blank")
}
