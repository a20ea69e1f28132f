//! What the author says with `data-check`, `data-minutes` and `data-helps`.

use crate::article::Safety;

const SAFETY: [Safety; 4] = [Safety::Safe, Safety::Cautious, Safety::Risky, Safety::LastResort];

/// The words of one `data-check`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "one for each word, in any combination")]
pub(crate) struct Mark {
    /// Empty: this is a check.
    pub(crate) check: bool,
    /// `skip`: this belongs to no check.
    pub(crate) skip: bool,
    /// `items`: each item of this list is a check.
    pub(crate) items: bool,
    /// `symptom`: this is what the reader sees.
    pub(crate) symptom: bool,
    /// `steps`: this is what to do, not checks of their own.
    pub(crate) steps: bool,
    /// `caution`: this has to be read before the steps.
    pub(crate) caution: bool,
    /// `end`: where to turn when nothing has helped.
    pub(crate) end: bool,
    /// `safe`, `cautious`, `risky` or `last-resort`: how much it can do harm, whatever the words
    /// suggest.
    pub(crate) safety: Option<Safety>,
}

impl Mark {
    /// Reads the attribute. Words that this version does not know are passed over: a newer page may have
    /// them.
    pub(crate) fn read(value: &str) -> Self {
        let mut mark = Self { check: value.trim().is_empty(), ..Self::default() };
        for word in value.split_ascii_whitespace() {
            let safety = SAFETY.iter().find(|safety| safety.word() == word);
            mark.safety = mark.safety.max(safety.copied());
            match word {
                "check" => mark.check = true,
                "skip" => mark.skip = true,
                "items" => mark.items = true,
                "symptom" => mark.symptom = true,
                "steps" => mark.steps = true,
                "caution" => mark.caution = true,
                "end" => mark.end = true,
                _ => {}
            }
        }
        mark
    }
}

/// A figure that the author gives: `5`, `5 min`, `40%`.
pub(crate) fn figure(value: &str) -> Option<u32> {
    let digits = value.trim().split(|letter: char| !letter.is_ascii_digit()).next()?;
    digits.parse().ok().filter(|figure| *figure > 0)
}
