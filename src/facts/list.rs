//! Reads enumerations.

use crate::text::Span;

/// One mention.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// Where it stands, in bytes of the block's text.
    pub span: Span,
}

/// Reads the mentions of `text`, in text order.
pub fn read(
    _text: &str,
    _quoted: &[super::quoted::Quoted],
    _quantities: &[super::quantity::Quantity],
) -> Vec<List> {
    Vec::new()
}
