//! What a reader would rather not do in their head, as pure functions of the figures they type.
//!
//! A guide declares a [`Calculation`] at a check; the calculator of its kind does it. Each kind has
//! a file of its own, and none knows what the figures are about. All figures are whole numbers and
//! texts are read letter by letter: floats and string searches cost kilobytes
//! (docs/adr/0009-tools.md).

mod amount;
pub mod fit;
pub mod leave_out;
pub mod transfer_time;

use std::ops::RangeInclusive;

pub use amount::{UNITS, kilobits_per_second, megabytes, thousandths};

use crate::checkup::Answers;
use crate::guide::{Calculation, Guide};
use crate::words::Words;

/// Every calculator. A new kind is a file, a line here, its words and its row in the schema.
static CALCULATORS: [&Calculator; 3] =
    [&fit::CALCULATOR, &transfer_time::CALCULATOR, &leave_out::CALCULATOR];

/// What a kind of calculation asks for, and how it comes to its result.
#[derive(Debug)]
pub struct Calculator {
    /// Its name in guides.
    pub kind: &'static str,
    /// How many fields it takes.
    pub fields: RangeInclusive<usize>,
    /// How the figure in the field at an index is measured.
    pub measure: fn(usize) -> Measure,
    /// Whether the reader ticks the rows that count.
    pub ticks: bool,
    /// Whether its result answers the check.
    pub answers_check: bool,
    /// The result; `None` until the figures are there.
    work_out: fn(&Figures<'_>) -> Option<Verdict>,
}

/// How a figure is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// In megabytes, typed in one of [`UNITS`].
    Size {
        /// Whether 0 makes sense. If it doesn't, it is a slip, or a size not yet shown.
        zero: bool,
    },
    /// In kbit/s, typed in Mbit/s.
    Speed,
}

/// A result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// Whether it is good news.
    pub passes: bool,
    /// The result in words.
    pub text: String,
    /// How it comes about, one step per line.
    pub sum: Vec<String>,
    /// What there is and what is used of it, if a picture helps.
    pub bar: Option<Bar>,
    /// The price of the smallest plan that would do, in words.
    pub plan: Option<String>,
}

/// A store as a bar; sizes in megabytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bar {
    /// What is used and what comes, together.
    pub all: u32,
    /// What there is.
    pub whole: u32,
    /// What is used.
    pub used: u32,
}

/// A calculation with what the reader typed for it.
#[derive(Debug, Clone, Copy)]
pub struct Figures<'a> {
    guide: &'a Guide,
    calculation: &'a Calculation,
    answers: &'a Answers,
    words: &'a Words,
}

/// The calculator of a kind; `None` if this version has none.
pub fn calculator(kind: &str) -> Option<&'static Calculator> {
    CALCULATORS.into_iter().find(|calculator| calculator.kind == kind)
}

/// The names of all kinds.
pub fn kinds() -> impl Iterator<Item = &'static str> {
    CALCULATORS.into_iter().map(|calculator| calculator.kind)
}

/// The result of a calculation with the figures among these answers; `None` until they are there.
pub fn work_out(
    guide: &Guide,
    words: &Words,
    calculation: &Calculation,
    answers: &Answers,
) -> Option<Verdict> {
    let figures = Figures { guide, calculation, answers, words };
    (calculator(&calculation.kind)?.work_out)(&figures)
}

/// What the reader typed into the field at an index, as a figure of its [`Measure`].
pub fn figure(calculation: &Calculation, at: usize, answers: &Answers) -> Option<u32> {
    let (name, _) = calculation.fields.get(at)?;
    let typed = answers.noted(name);
    match (calculator(&calculation.kind)?.measure)(at) {
        Measure::Size { zero } => {
            megabytes(typed, unit(name, answers)).filter(|size| zero || *size > 0)
        }
        Measure::Speed => kilobits_per_second(typed),
    }
}

/// The unit of a size: what the reader chose, else GB.
pub fn unit<'a>(field: &str, answers: &'a Answers) -> &'a str {
    match answers.noted(&unit_note(field)) {
        "" => UNITS[1],
        unit => unit,
    }
}

/// Whether the reader ticked the row of a field.
pub fn is_ticked(field: &str, answers: &Answers) -> bool {
    !answers.noted(&tick_note(field)).is_empty()
}

/// The name of the note that keeps a field's unit.
pub fn unit_note(field: &str) -> String {
    [field, "-unit"].concat()
}

/// The name of the note that keeps whether a field's row is ticked.
pub fn tick_note(field: &str) -> String {
    [field, "-out"].concat()
}

/// Whether a name is kept for what this module adds to the names of fields.
pub fn is_reserved(name: &str) -> bool {
    name.ends_with("-unit") || name.ends_with("-out")
}

impl Figures<'_> {
    fn figure(&self, at: usize) -> Option<u32> {
        figure(self.calculation, at, self.answers)
    }
}
