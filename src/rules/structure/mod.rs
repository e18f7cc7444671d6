//! Rules about headline, sections and numbered sequences.

pub mod sequence_gap;
