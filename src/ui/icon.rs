//! Small drawings of our own: fonts may lack the symbols.

use quick_checks_core::guide::Drawing;

use super::element::{Element, svg};

/// Outlines on a 24 by 24 grid, drawn with a stroke.
pub(super) const TICK: &str = "M5 12.5l4.5 4.5L19 7.5";
pub(super) const CLOCK: &str = "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M12 7.5V12l3 2";
pub(super) const CAUTION: &str = "M12 4L2.8 20h18.4zM12 10v4.5M12 17.2v.1";
pub(super) const SIGNPOST: &str = "M12 3v18M12 5h6.5l2 2.5-2 2.5H12M12 11H5.5l-2 2.5 2 2.5H12";

/// Outlines on a 144 by 40 grid: a bolt, Wi-Fi and a lock; two phones; a phone, a cable and a
/// computer.
const CHARGE: &str = "M18 4L9 22h8l-2 14L27 17h-9zM39 20h8M43 16v8M72 32v.1\
    M66 26a8.5 8.5 0 0 1 12 0M60 20a17 17 0 0 1 24 0M54 14a25.5 25.5 0 0 1 36 0\
    M97 20h8M101 16v8M116 18h20v18h-20zM120 18v-5a6 6 0 0 1 12 0v5";
const PHONES: &str = "M41 3h16v34H41zM47 32h4M65 20h14M74 15l5 5-5 5M87 3h16v34H87zM93 32h4";
const COMPUTER: &str = "M30 3h16v34H30zM36 32h4M52 20h8q4 0 4 4v6q0 4 4 4h2\
    M80 30V7h34v23M74 35l5-5h36l5 5z";

/// An icon; the words beside it say the same.
pub(super) fn icon(outline: &'static str) -> Element {
    outlined("icon", "0 0 24 24", outline)
}

/// What the steps need, at a glance; the steps say the same.
pub(super) fn drawing(what: Drawing) -> Element {
    let outline = match what {
        Drawing::Charge => CHARGE,
        Drawing::Phones => PHONES,
        Drawing::Computer => COMPUTER,
    };
    outlined("drawing", "0 0 144 40", outline)
}

fn outlined(class: &'static str, grid: &'static str, outline: &'static str) -> Element {
    svg("svg")
        .class(class)
        .attr("viewBox", grid)
        .attr("aria-hidden", "true")
        .child(svg("path").attr("d", outline))
}
