//! The characters of one block, each with its place, as the register compares them.

use super::words::join_in_a_word;
use crate::facts::name::is_a_word;
use crate::text::Span;
use std::ops::{Deref, Range};

/// The characters of one block with their offsets in bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chars(Box<[(u32, char)]>);

impl Chars {
    /// The characters of `text`.
    pub fn of(text: &str) -> Chars {
        Chars(text.char_indices().map(|(at, c)| (at as u32, c)).collect())
    }

    /// Which characters lie in `span`, in bytes.
    pub fn within(&self, span: Span) -> Range<usize> {
        self.from(span.start)..self.from(span.end)
    }

    /// Index of the first character at or after the byte `offset`.
    pub fn from(&self, offset: u32) -> usize {
        self.partition_point(|&(at, _)| at < offset)
    }

    /// Whether the characters `left` and `left + 1` stand side by side in some word.
    pub fn joined(&self, left: usize) -> bool {
        match (self.get(left), self.get(left + 1)) {
            (Some(&(_, one)), Some(&(_, two))) => join_in_a_word(one, two),
            _ => false,
        }
    }

    /// Whether a word of the lexicon stands here that holds the characters `left` and `left + 1`.
    pub fn stand_in_a_word(&self, left: usize) -> bool {
        const LONGEST: usize = 5;
        (2..=LONGEST).any(|length| {
            ((left + 2).saturating_sub(length)..=left).any(|start| {
                let word = self.get(start..start + length);
                word.is_some_and(|word| is_a_word(word.iter().map(|&(_, c)| c)))
            })
        })
    }

    /// Whether the character `index` and the one before it stand side by side in some word.
    pub fn joined_before(&self, index: usize) -> bool {
        index > 0 && self.joined(index - 1)
    }
}

impl Deref for Chars {
    type Target = [(u32, char)];

    fn deref(&self) -> &[(u32, char)] {
        &self.0
    }
}
