//! Rules on the text as it is written: doubled words, marks, width, characters, forms of numerals.

pub mod repeated_word;
