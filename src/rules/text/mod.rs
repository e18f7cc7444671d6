//! Rules on the text as it is written: doubled words, marks, width, characters.

mod doubling;
pub mod mixed_width;
pub mod repeated_word;
pub mod stray_latin_word;
pub mod traditional_character;
pub mod unpaired_mark;
