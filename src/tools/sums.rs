//! The sums that a guide declares, done with the figures of the reader.

use super::amount::{UNITS, megabytes, size, thousandths};
use crate::checkup::Answers;
use crate::guide::{Guide, Kind, Link, Tool};
use crate::words::{Words, fill};

/// To spare, because the size shown is an estimate: a tenth and half a gigabyte.
const SPARE_SHARE: u32 = 10;
const SPARE_MEGABYTES: u32 = 500;

/// How much of the measured speed an upload gets on decent Wi-Fi, and on a busy one, in percent.
const DECENT: u64 = 80;
const BUSY: u64 = 50;

/// What fits into a night, in minutes.
const NIGHT: u32 = 8 * 60;

/// The result of a sum; sizes in megabytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It fits, and so much is left beyond what we ask to spare.
    Fits(u32),
    /// It doesn't, by so much.
    Short(u32),
    /// How long it takes, in minutes: on decent Wi-Fi, and on a busy one.
    Takes(u32, u32),
}

/// The result of a tool with the figures among these answers; `None` until all of them are there.
pub fn verdict(tool: &Tool, answers: &Answers) -> Option<Verdict> {
    let (first, second) = (figure(tool, 0, answers)?, figure(tool, 1, answers)?);
    if tool.kind == Kind::Time {
        return takes(first, second);
    }
    let wanted = second.checked_add(with_spare(figure(tool, 2, answers)?)?)?;
    Some(match first.checked_sub(wanted) {
        Some(left) => Verdict::Fits(left),
        None => Verdict::Short(wanted - first),
    })
}

/// What the reader typed into a field: megabytes, or kbit/s where it is a speed.
pub fn figure(tool: &Tool, at: usize, answers: &Answers) -> Option<u32> {
    let (id, _) = tool.fields.get(at)?;
    let typed = answers.noted(id);
    if tool.kind == Kind::Time && at == 1 {
        return thousandths(typed).filter(|speed| *speed > 0);
    }
    megabytes(typed, unit(id, answers))
}

/// The unit of a field: what the reader chose, else GB.
pub fn unit<'a>(field: &str, answers: &'a Answers) -> &'a str {
    match answers.noted(&[field, "-unit"].concat()) {
        "" => UNITS[1],
        unit => unit,
    }
}

/// The gear that may be named after these answers: what belongs to the last one.
pub fn gear<'a>(guide: &'a Guide, answers: &Answers) -> Option<&'a Link> {
    let last = answers.given.last()?;
    guide.check(&last.check)?.choice(&last.answer)?.gear.as_ref()
}

/// The smallest plan that has room for what is short, with its price: of those in order of size.
pub fn plan<'a>(tool: &'a Tool, short: u32, answers: &Answers) -> Option<&'a (String, String)> {
    let wanted = figure(tool, 0, answers)?.checked_add(short)?;
    tool.plans.iter().find(|(gigabytes, _)| thousandths(gigabytes) >= Some(wanted))
}

fn with_spare(megabytes: u32) -> Option<u32> {
    megabytes.checked_add(megabytes.div_ceil(SPARE_SHARE))?.checked_add(SPARE_MEGABYTES)
}

fn takes(megabytes: u32, kilobits_a_second: u32) -> Option<Verdict> {
    let minutes = |percent: u64| {
        // At least 1: no speed is 0 here.
        let a_minute = u64::from(kilobits_a_second) * percent * 60;
        let minutes = (u64::from(megabytes) * 800_000).checked_add(a_minute - 1)? / a_minute;
        Some(u32::try_from(minutes).unwrap_or(u32::MAX))
    };
    Some(Verdict::Takes(minutes(DECENT)?, minutes(BUSY)?))
}

impl Verdict {
    /// Whether the sum comes out well.
    pub fn passes(self) -> bool {
        match self {
            Self::Fits(_) => true,
            Self::Short(_) => false,
            Self::Takes(minutes, _) => minutes <= NIGHT,
        }
    }

    /// The result in words.
    pub fn say(self, words: &Words) -> String {
        let (template, one, other) = match self {
            Self::Fits(spare) => (words.fits, size(spare, false), String::new()),
            Self::Short(short) => (words.short, size(short, true), String::new()),
            Self::Takes(minutes, busy) => {
                (words.takes, words.long_time(minutes), words.long_time(busy))
            }
        };
        fill(template, &[("n", &one), ("other", &other)])
    }
}
