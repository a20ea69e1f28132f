//! The studio's words, a function for each.

use quick_checks_core::words::fill;

include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// A text with its one placeholder, `{it}`, replaced.
pub(crate) fn with(text: &str, it: &str) -> String {
    fill(text, &[("it", it)])
}
