//! The way through Settings, drawn as a short stack of rows: people look before they read.

use super::element::{Element, element, text};
use crate::guide::{PathRow, Switch};
use crate::words::Words;

/// The rows, the last one marked as the one to tap or to switch.
pub(super) fn path(words: &Words, rows: &[PathRow]) -> Option<Element> {
    let last = rows.len().checked_sub(1)?;
    let rows = rows.iter().enumerate().map(|(at, row)| {
        let or = row.or.as_ref().map(|or| text("small", "", [words.or, " ", or].concat()));
        let target = match row.switch {
            Some(switch) => Some(words.switch(switch)),
            None => (at == last).then_some(words.tap_here),
        };
        let drawing = row.switch.map(|switch| {
            let class = if switch == Switch::On { "switch on" } else { "switch" };
            element("i").class(class).attr("aria-hidden", "true")
        });
        element("li")
            .class(if at == last { "tap" } else { "" })
            .child(element("span").text(&row.label).child(or))
            .child(target.map(|target| text("b", "", target)))
            .child(drawing)
    });
    Some(
        element("ol")
            .class("path")
            .part("path")
            .attr("aria-label", words.in_settings)
            .children(rows),
    )
}
