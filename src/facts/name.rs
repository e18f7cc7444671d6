//! Reads names of people, places and organisations, and candidates for them.

use super::ReadContext;
use crate::text::Span;

/// The word dictionary and the statistics of names, loaded once and shared.
#[derive(Debug, Default)]
pub struct Dictionary {}

/// One mention of a name, or a candidate for one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameMention {
    /// Where it stands, in bytes of the block's text.
    pub span: Span,
}

/// Reads the mentions of `text`, in text order, weak candidates included.
pub fn read(_text: &str, _context: ReadContext) -> Vec<NameMention> {
    Vec::new()
}
