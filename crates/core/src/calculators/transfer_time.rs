//! How long does an upload take?
//!
//! Fields: its size, and the speed.

use super::{Calculator, Figures, Measure, Verdict};
use crate::words::fill;

/// How much of the measured speed an upload gets on decent Wi-Fi and on busy Wi-Fi, in percent.
const DECENT: u64 = 80;
const BUSY: u64 = 50;

/// What fits into a night, in minutes.
const NIGHT: u32 = 8 * 60;

/// The calculator.
pub static CALCULATOR: Calculator = Calculator {
    kind: "time",
    fields: 2..=2,
    measure: |at| if at == 1 { Measure::Speed } else { Measure::Size { zero: false } },
    ticks: false,
    answers_check: true,
    work_out,
};

/// Minutes for this many megabytes at this many kbit/s: on decent Wi-Fi, and on busy Wi-Fi. `None` for
/// a speed of 0 and for figures too large to work with.
pub fn minutes(megabytes: u32, kilobits_per_second: u32) -> Option<(u32, u32)> {
    let minutes = |percent: u64| {
        let per_minute = u64::from(kilobits_per_second) * percent * 60;
        let rounds_up = per_minute.checked_sub(1)?;
        let minutes = (u64::from(megabytes) * 800_000).checked_add(rounds_up)? / per_minute;
        Some(u32::try_from(minutes).unwrap_or(u32::MAX))
    };
    Some((minutes(DECENT)?, minutes(BUSY)?))
}

fn work_out(figures: &Figures<'_>) -> Option<Verdict> {
    let (decent, busy) = minutes(figures.figure(0)?, figures.figure(1)?)?;
    let words = figures.words;
    let times = (words.long_time(decent), words.long_time(busy));
    Some(Verdict {
        passes: decent <= NIGHT,
        text: fill(words.takes(), &[("n", &times.0), ("other", &times.1)]),
        sum: Vec::new(),
        bar: None,
        plan: None,
    })
}
