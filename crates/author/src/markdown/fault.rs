//! What is wrong with a guide's Markdown, and where.

use std::fmt;

/// A line that is not what a guide has there, and what to write instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The line, from 1.
    pub line: usize,
    /// What it is, and the fix.
    pub says: String,
}

impl Fault {
    pub(super) fn new(line: usize, says: impl Into<String>) -> Self {
        Self { line, says: says.into() }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "line {}: {}", self.line, self.says)
    }
}

impl std::error::Error for Fault {}
