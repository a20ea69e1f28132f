//! Does the next lot fit into what is left of a store? Yes, only just, or no.
//!
//! Fields: what there is, what is used of it, the next lot.

use super::{Bar, Calculator, Figures, Measure, Verdict, figure, thousandths};
use crate::checkup::Answers;
use crate::guide::Calculation;
use crate::words::{Words, fill};

/// The reserve, because the size shown is an estimate: a tenth and half a gigabyte.
const RESERVE_SHARE: u32 = 10;
const RESERVE_MEGABYTES: u32 = 500;

/// The calculator.
pub static CALCULATOR: Calculator = Calculator {
    kind: "fit",
    fields: 3..=3,
    // What is used may be nothing yet.
    measure: |at| Measure::Size { zero: at == 1 },
    ticks: false,
    answers_check: true,
    work_out,
};

/// Whether something fits; in megabytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// It does.
    Fits {
        /// What is left then.
        left: u32,
    },
    /// It does, by the figures; but they are estimates, and less than the [`reserve`] is left.
    Tight {
        /// What is left then.
        left: u32,
    },
    /// It doesn't.
    TooSmall {
        /// What is missing.
        short: u32,
    },
}

/// What should be left, because the size shown is an estimate.
pub fn reserve(next: u32) -> u32 {
    next.div_ceil(RESERVE_SHARE).saturating_add(RESERVE_MEGABYTES)
}

/// Whether `next` fits beside `used` into `whole`, all in megabytes; `None` for figures too large
/// to add up.
pub fn room(whole: u32, used: u32, next: u32) -> Option<Room> {
    let needed = used.checked_add(next)?;
    Some(match whole.checked_sub(needed) {
        None => Room::TooSmall { short: needed - whole },
        Some(left) if left < reserve(next) => Room::Tight { left },
        Some(left) => Room::Fits { left },
    })
}

/// The room if `less` megabytes of the next lot are left out.
pub(super) fn room_with_less(
    calculation: &Calculation,
    answers: &Answers,
    less: u32,
) -> Option<Room> {
    let figure = |at| figure(calculation, at, answers);
    room(figure(0)?, figure(1)?, figure(2)?.saturating_sub(less))
}

fn work_out(figures: &Figures<'_>) -> Option<Verdict> {
    let (whole, used, next) = (figures.figure(0)?, figures.figure(1)?, figures.figure(2)?);
    let room = room(whole, used, next)?;
    let (words, spare) = (figures.words, reserve(next));
    let all = used.saturating_add(next);
    let (template, amount, safe) = match room {
        Room::Fits { left } => (words.fits(), words.size(left, false), String::new()),
        Room::Tight { left } => (words.tight(), words.size(left, false), words.size(spare, true)),
        Room::TooSmall { short } => {
            let safe = short.saturating_add(spare);
            (words.too_small(), words.size(short, true), words.size(safe, true))
        }
    };
    let plan = match room {
        Room::Fits { .. } => None,
        Room::Tight { .. } | Room::TooSmall { .. } => {
            plan(figures.calculation, all.checked_add(spare))
        }
    };
    Some(Verdict {
        passes: matches!(room, Room::Fits { .. }),
        text: fill(template, &[("n", &amount), ("other", &safe)]),
        sum: sum(words, whole, used, next),
        bar: Some(Bar { all, whole, used }),
        plan,
    })
}

/// The subtraction, as the reader would do it.
fn sum(words: &Words, whole: u32, used: u32, next: u32) -> Vec<String> {
    let exact = |size| words.exact_size(size);
    let (whole_words, used_words) = (exact(whole), exact(used));
    let Some(free) = whole.checked_sub(used) else {
        // After a plan has ended, or by a slip.
        let over = exact(used - whole);
        let values = [("used", &*used_words), ("whole", &whole_words), ("n", &over)];
        return vec![fill(words.over(), &values)];
    };
    let free_words = exact(free);
    let values = [("whole", &*whole_words), ("used", &used_words), ("n", &free_words)];
    let mut lines = vec![fill(words.free(), &values)];
    if let Some(left) = free.checked_sub(next) {
        let values = [("free", &*free_words), ("next", &exact(next)), ("n", &exact(left))];
        lines.push(fill(words.left(), &values));
    } else {
        lines.push(fill(words.needs(), &[("next", &exact(next)), ("n", &free_words)]));
    }
    lines
}

/// The smallest plan of at least this many megabytes.
fn plan(calculation: &Calculation, needed: Option<u32>) -> Option<String> {
    let needed = needed?;
    let mut plans = calculation.plans.iter();
    let (_, price) = plans.find(|(gigabytes, _)| thousandths(gigabytes) >= Some(needed))?;
    Some(price.clone())
}
