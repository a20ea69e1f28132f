//! The way through Settings as a picture: people look before they read.

use quick_checks_core::guide::{PathRow, Switch};
use quick_checks_core::words::Words;

use super::element::{Element, element, text};

/// The rows, the last one marked as the one to tap or to switch; to a screen reader one sentence.
pub(super) fn path(words: &Words, rows: &[PathRow]) -> Option<Element> {
    let last = rows.len().checked_sub(1)?;
    let mut sentence = [words.in_settings, ": "].concat();
    let mut picture = element("div").class("path").part("path").attr("role", "img");
    for (at, row) in rows.iter().enumerate() {
        if at > 0 {
            sentence.push_str(words.then);
        }
        sentence.push_str(&row.label);
        let or = row.or.as_ref().map(|or| {
            let or = [words.or, " ", or].concat();
            sentence.push_str(&[" (", &or, ")"].concat());
            text("small", "", or)
        });
        let target = match row.switch {
            Some(switch) => Some(words.switch(switch)),
            None => (at == last).then_some(words.tap_here),
        };
        if let Some(target) = target {
            sentence.push_str(": ");
            sentence.push_str(target);
        }
        let drawn = row.switch.map(|switch| {
            element("i").class(if switch == Switch::On { "switch on" } else { "switch" })
        });
        picture = picture.child(
            element("div")
                .class(if at == last { "tap" } else { "" })
                .child(element("span").text(&row.label).child(or))
                .child(target.map(|target| text("b", "", target)))
                .child(drawn),
        );
    }
    Some(picture.attr("aria-label", sentence))
}
