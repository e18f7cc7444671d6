//! Rules on the file itself: its encoding.

pub mod misread_encoding;
pub mod paper_name;
