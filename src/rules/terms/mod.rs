//! Rules on quoted terms, titles in book marks, short forms.

pub mod term_variant;
