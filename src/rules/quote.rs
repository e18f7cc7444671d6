//! The words of a place and those around them, by which a place is known again wherever it stands.

use crate::text::{Span, marks_of};

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
        let (before, after) = (&block[..span.start as usize], &block[span.end as usize..]);
        let start = before.char_indices().rev().filter(|(_, c)| !c.is_whitespace()).nth(CONTEXT - 1);
        let start = start.map_or(0, |(at, _)| at);
        let end = after.char_indices().filter(|(_, c)| !c.is_whitespace()).nth(CONTEXT);
        let end = end.map_or(after.len(), |(at, _)| at);
        Quote {
            text: visible(span.of(block)),
            before: visible(&before[start..]),
            after: visible(&after[..end]),
        }
    }

    /// The words with what stands around them.
    pub fn whole(&self) -> String {
        [self.before.as_str(), &self.text, &self.after].concat()
    }
}

/// The characters of `text` that are not white space.
fn visible(text: &str) -> String {
    if !marks_of(text).any(|(_, c)| c.is_whitespace()) {
        return text.to_owned();
    }
    let mut visible = String::with_capacity(text.len());
    visible.extend(text.split(char::is_whitespace));
    visible
}
