//! What a reader would rather not do in their head: sums, and a text for the support.
//!
//! Pure functions of a guide, the reader's answers and the figures among them. A guide declares
//! its sums ([`crate::guide::Tool`]); nothing here knows what they are about. Figures are whole
//! numbers throughout, and texts are read letter by letter: floats and searching in strings cost
//! kilobytes (docs/adr/0009-tools.md).

mod amount;
mod summary;
mod sums;

pub use amount::{UNITS, megabytes, size, thousandths};
pub use summary::summary;
pub use sums::{Verdict, figure, gear, left_out, plan, unit, verdict};
