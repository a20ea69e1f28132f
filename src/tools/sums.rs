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
    /// What is left out comes to so much; and so much is missing even then, where that is known.
    LeavesOut(u32, Option<u32>),
}

/// The result of a tool with the figures among these answers; `None` until all of them are there.
pub fn verdict(guide: &Guide, tool: &Tool, answers: &Answers) -> Option<Verdict> {
    match tool.kind {
        Kind::Fit => fits(tool, answers, 0),
        Kind::Time => takes(figure(tool, 0, answers)?, figure(tool, 1, answers)?),
        Kind::LeaveOut => leaves_out(guide, tool, answers),
    }
}

/// Whether the next lot fits if so much of it is left out.
fn fits(tool: &Tool, answers: &Answers, without: u32) -> Option<Verdict> {
    let figure = |at| figure(tool, at, answers);
    let next = figure(2)?.saturating_sub(without);
    let wanted = figure(1)?.checked_add(with_spare(next)?)?;
    let whole = figure(0)?;
    Some(match whole.checked_sub(wanted) {
        Some(left) => Verdict::Fits(left),
        None => Verdict::Short(wanted - whole),
    })
}

fn leaves_out(guide: &Guide, tool: &Tool, answers: &Answers) -> Option<Verdict> {
    let mut together = 0_u32;
    for (at, (id, _)) in tool.fields.iter().enumerate() {
        if left_out(id, answers) {
            together = together.saturating_add(figure(tool, at, answers).unwrap_or(0));
        }
    }
    if together == 0 {
        return None;
    }
    let mut tools = guide.checks.iter().filter_map(|check| check.tool.as_ref());
    let fit = tools.find(|tool| tool.kind == Kind::Fit);
    let short = fit.and_then(|fit| fits(fit, answers, together)).map(|verdict| match verdict {
        Verdict::Short(short) => short,
        _ => 0,
    });
    Some(Verdict::LeavesOut(together, short))
}

/// Whether the reader would leave out what a field stands for.
pub fn left_out(field: &str, answers: &Answers) -> bool {
    !answers.noted(&[field, "-out"].concat()).is_empty()
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
            Self::LeavesOut(_, short) => short == Some(0),
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
            Self::LeavesOut(sum, short) => {
                let words = match short {
                    None => words.together,
                    Some(0) => words.enough,
                    Some(_) => words.not_enough,
                };
                (words, size(sum, false), size(short.unwrap_or(0), true))
            }
        };
        fill(template, &[("n", &one), ("other", &other)])
    }
}
