//! Text and places in it: decoding of files, the rope, spans, and the one line index with UTF-16 conversion.
//! Knows nothing of articles, rules or the protocol.

mod decode;
mod lang;
mod line_index;
mod span;

pub use decode::{Decoded, NotText, decode};
pub use lang::{Bilingual, Lang};
pub use line_index::{LineIndex, Position};
pub use span::Span;
