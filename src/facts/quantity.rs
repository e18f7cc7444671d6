//! Reads quantities.

use crate::text::Span;

/// One mention.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// Where it stands, in bytes of the block's text.
    pub span: Span,
}

/// Reads the mentions of `text`, in text order.
pub fn read(
    _text: &str,
    _dates: &[super::date::DateMention],
    _coined: &[super::coined::Coined],
) -> Vec<Quantity> {
    Vec::new()
}
