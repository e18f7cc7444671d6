//! Reads dates, times, weekdays and periods.

use crate::text::Span;

/// One mention.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateMention {
    /// Where it stands, in bytes of the block's text.
    pub span: Span,
}

/// Reads the mentions of `text`, in text order.
pub fn read(_text: &str) -> Vec<DateMention> {
    Vec::new()
}
