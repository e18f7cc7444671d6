//! Rules on figures: sums, shares, changes, ranges, approximations.

mod change;
mod passage;
mod slip;

pub mod approximate_exact;
pub mod change_mismatch;
pub mod decrease_by_multiple;
pub mod double_approximation;
pub mod part_exceeds_whole;
pub mod percent_mismatch;
pub mod percentage_point;
pub mod range_reversed;
pub mod sum_mismatch;
