//! Tools on the screens: sums beside a check, and what the reader takes away.

mod field;
mod sum;
mod take;

pub(super) use field::typed;
pub(super) use sum::{sum, sum_answer};
pub(super) use take::take_along;
