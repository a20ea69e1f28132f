//! How a test ends: with a console that was looked at, with a reason to skip it, or with a
//! sentence about what went wrong.

use std::error::Error;
use std::fmt;

/// What went wrong, in words.
pub struct Fault(String);

impl Fault {
    /// A fault in these words.
    pub fn new(words: impl Into<String>) -> Self {
        Self(words.into())
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl<E: Error> From<E> for Fault {
    fn from(error: E) -> Self {
        Self(error.to_string())
    }
}

/// How a test ended that did not fail; only the end of a `TestContext` gives one.
#[must_use]
pub enum CaseOutcome {
    /// It held, and the browser's console was looked at.
    Passed,
    /// This engine can't play it, for this reason.
    Skipped(&'static str),
}

/// What every test returns.
pub type Tested = Result<CaseOutcome, Fault>;
