//! Rules about headline, sections and numbered sequences.

pub mod one_by_one;
pub mod promise_mismatch;
pub mod repeated_passage;
pub mod sequence_gap;
