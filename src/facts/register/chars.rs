//! The characters of one block, each with its place, as the register compares them.

use super::words::join_in_a_word;
use crate::facts::name::is_a_word;
use crate::text::{Span, is_han};
use std::ops::{Deref, Range};

/// How far the words around two places are compared, on each side.
const LONGEST_SIDE: usize = 8;

/// A place in the article, by block and character.
pub type Spot = (usize, usize);

/// The characters of one block with their offsets in bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chars(Box<[(u32, char)]>);

impl Chars {
    /// The characters of `text`.
    pub fn of(text: &str) -> Chars {
        let mut chars = Vec::with_capacity(text.chars().count());
        chars.extend(text.char_indices().map(|(at, c)| (at as u32, c)));
        Chars(chars.into())
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

/// How many characters before and after the two places are the same.
pub fn common(one: Spot, two: Spot, chars: &[&Chars]) -> (usize, usize) {
    let (first, second) = (chars[one.0], chars[two.0]);
    let same = |a: Option<usize>, b: Option<usize>| match (
        a.and_then(|a| first.get(a)),
        b.and_then(|b| second.get(b)),
    ) {
        (Some(&(_, a)), Some(&(_, b))) => a == b && (is_han(a) || a.is_ascii_alphanumeric()),
        _ => false,
    };
    let before =
        (1..=LONGEST_SIDE).take_while(|&back| same(one.1.checked_sub(back), two.1.checked_sub(back))).count();
    let after = (1..=LONGEST_SIDE).take_while(|&on| same(Some(one.1 + on), Some(two.1 + on))).count();
    (before, after)
}
