//! The Latin words of a block, as the rules on them compare them.

use crate::rules::BlockView;
use crate::text::{CharSet, Span};

/// Letters with a mark above or below, and the plain letter of each.
const ACCENTED: &[(&str, char)] = &[
    ("àáâãäåÀÁÂÃÄÅ", 'a'),
    ("çÇ", 'c'),
    ("èéêëÈÉÊË", 'e'),
    ("ìíîïÌÍÎÏ", 'i'),
    ("ñÑ", 'n'),
    ("òóôõöøÒÓÔÕÖØ", 'o'),
    ("ùúûüÙÚÛÜ", 'u'),
    ("ýÿÝ", 'y'),
];

fn plain_letter(c: char) -> Option<char> {
    ACCENTED.iter().find(|(letters, _)| letters.contains(c)).map(|(_, plain)| *plain)
}

fn is_accented(c: char) -> bool {
    plain_letter(c).is_some()
}

/// The word in small letters without marks: müller and Muller are one.
fn folded(word: &str) -> String {
    word.chars().map(|c| plain_letter(c).unwrap_or_else(|| c.to_ascii_lowercase())).collect()
}

/// The Latin words of a block, each in small letters without marks and where it stands, in bytes of the block's text.
pub(super) struct LatinWords(pub Vec<(String, Span)>);

/// A longer word has seldom two casings.
const SHORT: usize = 10;

impl LatinWords {
    /// Those of ten letters at most.
    pub fn short(&self) -> impl Iterator<Item = &(String, Span)> {
        self.0.iter().filter(|(word, _)| word.len() <= SHORT)
    }

    /// Reads them; none in a block without Chinese.
    pub fn of(block: &BlockView) -> LatinWords {
        let has_letters = block.text.bytes().any(|byte| byte.is_ascii_alphabetic());
        if !has_letters || !block.text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)) {
            return LatinWords(Vec::new());
        }
        let words = latin_words(block.text).into_iter();
        LatinWords(words.map(|span| (folded(block.at(span)), span)).collect())
    }
}

/// The words of two to twenty letters that are no part of an address, a number or a longer name.
fn latin_words(text: &str) -> Vec<Span> {
    static PARTS: CharSet = CharSet::of(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-@/\\&'’:#+\
         àáâãäåÀÁÂÃÄÅçÇèéêëÈÉÊËìíîïÌÍÎÏñÑòóôõöøÒÓÔÕÖØùúûüÙÚÛÜýÿÝ",
    );
    let is_part = |c: char| PARTS.holds(c);
    let mut words = Vec::new();
    let mut rest = 0;
    while let Some(start) = text[rest..].find(is_part).map(|at| rest + at) {
        let end = text[start..].find(|c| !is_part(c)).map_or(text.len(), |at| start + at);
        let word = &text[start..end];
        let is_word = word.chars().all(|c| c.is_ascii_alphabetic() || is_accented(c));
        if (2..=20).contains(&word.chars().count()) && is_word {
            words.push(Span::new(start, end));
        }
        rest = end;
    }
    words
}
