//! What the device shows, as a picture: something to look at, which nobody takes for a button.

use quick_checks_core::guide::{Row, Switch};

use super::Ui;
use super::element::{Element, element, said, text};

/// The picture of some rows, if there are any.
pub(super) fn picture(ui: Ui, rows: &[Row], device: Option<&str>) -> Option<Element> {
    if rows.is_empty() {
        return None;
    }
    // As `figcaption`, it would also be the picture's name, and read out twice.
    let caption = text(
        "p",
        "",
        ui.words().caption(device.map(|device| ui.session.quoted(device)).as_deref()),
    );
    let figure = element("figure").class("picture").part("picture").child(caption);
    Some(figure.children(rows.iter().map(|one| row(ui, one))))
}

fn row(ui: Ui, row: &Row) -> Element {
    let look = if row.look { "mark" } else { "span" };
    let switch = row.switch.map(|switch| {
        let drawn = element("i").class(if switch == Switch::On { "switch on" } else { "switch" });
        element("span").child(text("b", "", ui.words().switch(switch))).text(" ").child(drawn)
    });
    let value = row.value.as_ref().map(|value| said(ui, look, "", value));
    let marked = if value.is_none() { look } else { "span" };
    element("div").child(said(ui, marked, "", &row.label)).text(" ").child(value).child(switch)
}
