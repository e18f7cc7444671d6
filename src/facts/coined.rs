//! Reads figures that count nothing (coined terms, hotlines, document numbers, articles of law).

use crate::text::Span;

/// One mention.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coined {
    /// Where it stands, in bytes of the block's text.
    pub span: Span,
}

/// Reads the mentions of `text`, in text order.
pub fn read(_text: &str, _dates: &[super::date::DateMention]) -> Vec<Coined> {
    Vec::new()
}
