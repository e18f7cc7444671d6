//! Text and places in it: decoding of files, the rope, spans, and the one line index with UTF-16 conversion.
//! Knows nothing of articles, rules or the protocol.

mod buffer;
mod char_set;
mod chars;
mod decode;
mod lang;
mod letters;
mod line_index;
mod misread;
mod same_place;
mod span;
mod swap;
mod utf16;
mod words;

pub use buffer::Buffer;
pub use char_set::CharSet;
pub use chars::{ends_clause, is_han, is_letter_or_figure, marks_of, past_han, visible_count};
pub use decode::{Decoded, NotText, decode, decode_as};
pub use lang::{Bilingual, Lang};
pub use letters::Letters;
pub use line_index::{LineIndex, Position};
pub use misread::is_misread;
pub use same_place::at_same_place;
pub use span::Span;
pub use swap::swapped_at;
pub use utf16::utf16_len;
pub use words::{begins_with, ends_with, holds_any};
