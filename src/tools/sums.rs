//! The sums that a guide declares, done with the figures of the reader.

use super::amount::{UNITS, megabytes, size, thousandths};
use crate::checkup::Answers;
use crate::guide::{Choice, Field, Guide, Kind, Plan, Tool};
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
#[derive(Debug, Clone, PartialEq)]
pub enum Verdict<'a> {
    /// It fits.
    Fits {
        /// What is left then, beyond what we ask to spare.
        spare: u32,
    },
    /// It doesn't.
    Short {
        /// By how much.
        short: u32,
        /// The smallest plan that would do.
        plan: Option<&'a Plan>,
    },
    /// How long it takes, in minutes.
    Takes {
        /// On decent Wi-Fi.
        minutes: u32,
        /// On a busy one.
        busy: u32,
    },
    /// What the ticked ones come to.
    LeavesOut {
        /// Together.
        total: u32,
        /// What is missing still, where another sum told how much is.
        missing: Option<u32>,
    },
}

/// The result of a tool with the figures among these answers; `None` until all of them are there.
pub fn verdict<'a>(guide: &'a Guide, tool: &'a Tool, answers: &Answers) -> Option<Verdict<'a>> {
    let figure = |at: usize| {
        let field = tool.fields.get(at)?;
        read(field, answers)
    };
    match tool.kind {
        Kind::Fit => Some(fit(tool, figure(0)?, figure(1)?, figure(2)?)),
        Kind::Time => takes(figure(0)?, thousandths(answers.noted(&tool.fields.get(1)?.id))?),
        Kind::Apps => {
            let ticked = tool.fields.iter().filter(|field| is_ticked(field, answers));
            let sizes = ticked.filter_map(|field| read(field, answers));
            let total = sizes.fold(0, u32::saturating_add);
            let fits = guide.checks.iter().filter_map(|check| check.tool.as_ref());
            let fit = fits.filter(|tool| tool.kind == Kind::Fit).find_map(|tool| {
                verdict(guide, tool, answers)
            });
            let missing = match fit {
                Some(Verdict::Short { short, .. }) => Some(short.saturating_sub(total)),
                Some(Verdict::Fits { .. }) => Some(0),
                _ => None,
            };
            Some(Verdict::LeavesOut { total, missing })
        }
    }
}

/// Whether what the reader typed into a field can't be read; nothing typed is not bad.
pub fn is_bad(kind: Kind, at: usize, field: &Field, answers: &Answers) -> bool {
    let typed = answers.noted(&field.id);
    let read = if kind == Kind::Time && at == 1 {
        thousandths(typed).filter(|speed| *speed > 0)
    } else {
        read(field, answers)
    };
    !typed.is_empty() && read.is_none()
}

/// The unit of a field: what the reader chose, else GB.
pub fn unit_of<'a>(field: &str, answers: &'a Answers) -> &'a str {
    match answers.noted(&[field, "-unit"].concat()) {
        "" => UNITS[1],
        unit => unit,
    }
}

/// The choice whose gear may be named after these answers: the last answer's.
pub fn gear<'a>(guide: &'a Guide, answers: &Answers) -> Option<&'a Choice> {
    let last = answers.given.last()?;
    let choice = guide.check(&last.check)?.choice(&last.answer)?;
    choice.gear.is_some().then_some(choice)
}

fn read(field: &Field, answers: &Answers) -> Option<u32> {
    megabytes(answers.noted(&field.id), unit_of(&field.id, answers))
}

fn is_ticked(field: &Field, answers: &Answers) -> bool {
    !answers.noted(&[&field.id, "-on"].concat()).is_empty()
}

fn fit(tool: &Tool, whole: u32, used: u32, next: u32) -> Verdict<'_> {
    let spare = next.div_ceil(SPARE_SHARE).saturating_add(SPARE_MEGABYTES);
    let wanted = used.saturating_add(next).saturating_add(spare);
    if wanted <= whole {
        return Verdict::Fits { spare: whole - wanted };
    }
    // In the order of the guide, which the linter holds to be by size.
    let plan = tool.plans.iter().find(|plan| plan.gigabytes.saturating_mul(1000) >= wanted);
    Verdict::Short { short: wanted - whole, plan }
}

fn takes(megabytes: u32, kilobits_a_second: u32) -> Option<Verdict<'static>> {
    let minutes = |percent: u64| {
        let kilobits = u64::from(megabytes) * 8000 * 100;
        let a_minute = u64::from(kilobits_a_second) * percent * 60;
        let minutes = kilobits.checked_add(a_minute)?.saturating_sub(1).checked_div(a_minute)?;
        Some(u32::try_from(minutes).unwrap_or(u32::MAX))
    };
    Some(Verdict::Takes { minutes: minutes(DECENT)?, busy: minutes(BUSY)? })
}

impl Verdict<'_> {
    /// Whether the sum comes out well; `None` where it can't tell.
    pub fn passes(&self) -> Option<bool> {
        match self {
            Self::Fits { .. } => Some(true),
            Self::Short { .. } => Some(false),
            Self::Takes { minutes, .. } => Some(*minutes <= NIGHT),
            Self::LeavesOut { missing, .. } => missing.map(|missing| missing == 0),
        }
    }

    /// The result in words.
    pub fn say(&self, words: &Words) -> String {
        match *self {
            Self::Fits { spare } => fill(words.fits, &[("n", &size(spare, false))]),
            Self::Short { short, .. } => fill(words.short, &[("n", &size(short, true))]),
            Self::Takes { minutes, busy } => {
                let (most, busy) = (words.long_time(minutes), words.long_time(busy));
                fill(words.takes, &[("n", &most), ("busy", &busy)])
            }
            Self::LeavesOut { total, missing } => {
                let total = fill(words.together, &[("n", &size(total, false))]);
                match missing {
                    None => total,
                    Some(0) => [&total, " ", words.enough].concat(),
                    Some(missing) => {
                        let missing = fill(words.missing, &[("n", &size(missing, true))]);
                        [&total, " ", &missing].concat()
                    }
                }
            }
        }
    }
}
