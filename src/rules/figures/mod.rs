//! Rules on figures: sums, shares, changes, ranges, approximations, counts, and figures told twice.

mod change;
mod licence;
mod misprint;
mod passage;
mod slip;

pub mod approximate_exact;
pub mod change_mismatch;
pub mod count_mismatch;
pub mod decrease_by_multiple;
pub mod double_approximation;
pub mod headline_number_conflict;
pub mod number_conflict;
pub mod part_exceeds_whole;
pub mod percent_mismatch;
pub mod percentage_point;
pub mod range_reversed;
pub mod sum_mismatch;
