//! Rules on the file itself: its encoding.

pub mod misread_encoding;
