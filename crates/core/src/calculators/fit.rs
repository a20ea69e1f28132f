//! Does the next lot fit into what is left of a store?
//!
//! Fields: what there is, what is used of it, the next lot.

use super::{Bar, Calculator, Figures, Measure, Verdict, figure, size, thousandths};
use crate::checkup::Answers;
use crate::guide::Calculation;
use crate::words::fill;

/// The reserve, because the size shown is an estimate: a tenth and half a gigabyte.
const RESERVE_SHARE: u32 = 10;
const RESERVE_MEGABYTES: u32 = 500;

/// The calculator.
pub static CALCULATOR: Calculator = Calculator {
    kind: "fit",
    fields: 3..=3,
    measure: |_| Measure::Size,
    ticks: false,
    answers_check: true,
    work_out,
};

/// Whether something fits; in megabytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// It does, with this much to spare beyond the reserve.
    Fits(u32),
    /// It doesn't, and this much is missing, the reserve included.
    Short(u32),
}

/// Whether `next` fits beside `used` into `whole`, all in megabytes; `None` for figures too large
/// to add up.
pub fn room(whole: u32, used: u32, next: u32) -> Option<Room> {
    let reserve = next.div_ceil(RESERVE_SHARE).checked_add(RESERVE_MEGABYTES)?;
    let needed = used.checked_add(next.checked_add(reserve)?)?;
    Some(match whole.checked_sub(needed) {
        Some(spare) => Room::Fits(spare),
        None => Room::Short(needed - whole),
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
    let (whole, used) = (figures.figure(0)?, figures.figure(1)?);
    let room = room(whole, used, figures.figure(2)?)?;
    let (template, amount, all) = match room {
        Room::Fits(spare) => {
            let all = used.saturating_add(figures.figure(2)?);
            (figures.words.fits, size(spare, false), all)
        }
        Room::Short(short) => (figures.words.short, size(short, true), whole.saturating_add(short)),
    };
    let plan = match room {
        Room::Fits(_) => None,
        Room::Short(short) => plan(figures.calculation, whole.checked_add(short)),
    };
    Some(Verdict {
        passes: matches!(room, Room::Fits(_)),
        text: fill(template, &[("n", &amount)]),
        bar: Some(Bar { all, whole, used }),
        plan,
    })
}

/// The smallest plan of at least this many megabytes.
fn plan(calculation: &Calculation, needed: Option<u32>) -> Option<String> {
    let needed = needed?;
    let mut plans = calculation.plans.iter();
    let (_, price) = plans.find(|(gigabytes, _)| thousandths(gigabytes) >= Some(needed))?;
    Some(price.clone())
}
