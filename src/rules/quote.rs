//! The words of a place and those around them, by which a place is known again wherever it stands.

use crate::text::Span;

/// Characters on each side of a place that are part of the name.
pub const CONTEXT: usize = 6;

/// The words of a place, without white space.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quote {
    /// The words of the place itself.
    pub text: String,
    /// Up to [`CONTEXT`] characters before it.
    pub before: String,
    /// Up to [`CONTEXT`] characters after it.
    pub after: String,
}

impl Quote {
    /// The words at `span` of a block's text.
    pub fn of(block: &str, span: Span) -> Quote {
        let visible = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect();
        let (before, after) = (&block[..span.start as usize], &block[span.end as usize..]);
        let start = before.char_indices().rev().filter(|(_, c)| !c.is_whitespace()).nth(CONTEXT - 1);
        let start = start.map_or(0, |(at, _)| at);
        let after = after.chars().filter(|c| !c.is_whitespace()).take(CONTEXT).collect();
        Quote { text: visible(span.of(block)), before: visible(&before[start..]), after }
    }

    /// The words with what stands around them.
    pub fn whole(&self) -> String {
        [self.before.as_str(), &self.text, &self.after].concat()
    }
}
