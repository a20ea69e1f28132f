//! What would leaving some things out free, and does the guide's [`fit`] come out well then?
//!
//! Fields: what could be left out, each with its size and a box to tick.

use super::fit::{self, Room};
use super::{Calculator, Figures, Measure, Verdict, is_ticked};
use crate::words::fill;

/// The calculator.
pub static CALCULATOR: Calculator = Calculator {
    kind: "leave-out",
    fields: 1..=9,
    measure: |_| Measure::Size { zero: true },
    ticks: true,
    // The reader has yet to leave these things out: only then do they know.
    answers_check: false,
    work_out,
};

/// What leaving out the ticked rows frees, in megabytes, and how the guide's [`fit`] comes out
/// then, if its figures are known; `None` while nothing ticked has a size.
pub fn freed(figures: &Figures<'_>) -> Option<(u32, Option<Room>)> {
    let mut freed = 0_u32;
    for (at, (name, _)) in figures.calculation.fields.iter().enumerate() {
        if is_ticked(name, figures.answers) {
            freed = freed.saturating_add(figures.figure(at).unwrap_or(0));
        }
    }
    if freed == 0 {
        return None;
    }
    let mut others = figures.guide.checks.iter().filter_map(|check| check.calculation.as_ref());
    let room = others
        .find(|other| other.kind == fit::CALCULATOR.kind)
        .and_then(|fit| fit::room_with_less(fit, figures.answers, freed));
    Some((freed, room))
}

fn work_out(figures: &Figures<'_>) -> Option<Verdict> {
    let (freed, room) = freed(figures)?;
    let words = figures.words;
    let (template, more) = match room {
        None => (words.together(), 0),
        Some(Room::Fits { .. }) => (words.enough(), 0),
        Some(Room::Tight { .. }) => (words.just_enough(), 0),
        Some(Room::TooSmall { short }) => (words.not_enough(), short),
    };
    let (freed, more) = (words.size(freed, false), words.size(more, true));
    Some(Verdict {
        passes: matches!(room, Some(Room::Fits { .. })),
        text: fill(template, &[("n", &freed), ("other", &more)]),
        sum: Vec::new(),
        bar: None,
        plan: None,
    })
}
