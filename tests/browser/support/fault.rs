//! How a test ends: with a console that was looked at, or with a sentence.

use std::error::Error;
use std::fmt;
use std::process::{ExitCode, Termination};

/// What went wrong, in words.
pub struct Fault(String);

impl Fault {
    /// A fault in these words.
    pub fn new(words: impl Into<String>) -> Self {
        Self(words.into())
    }
}

/// The test harness prints faults with `{:?}`; quotes and escapes would only be in the way.
impl fmt::Debug for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl<E: Error> From<E> for Fault {
    fn from(error: E) -> Self {
        Self(error.to_string())
    }
}

/// Proof that a test looked at the browser's console; only the end of a `Stage` gives one.
#[must_use]
pub struct Checked(pub(super) ());

impl Termination for Checked {
    fn report(self) -> ExitCode {
        ExitCode::SUCCESS
    }
}

/// What every test returns.
pub type Tested = Result<Checked, Fault>;
