//! Rules about headline, sections and numbered sequences.

pub mod promise_mismatch;
pub mod repeated_passage;
pub mod sequence_gap;
