//! The Latin words of a block, as the rules on them compare them.

use crate::rules::BlockView;
use crate::text::{CharSet, Span};

/// Letters, then figures: QA-7, DF5C.
fn is_code(word: &str) -> bool {
    let letters = word.bytes().take_while(u8::is_ascii_alphabetic).count();
    let rest = &word[letters..];
    letters > 1
        && rest.bytes().any(|byte| byte.is_ascii_digit())
        && rest.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

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

/// The Latin words of a block.
pub(super) struct LatinWords {
    /// Each in small letters without marks and where it stands, in bytes of the block's text.
    pub words: Vec<(String, Span)>,
    /// Codes of letters and figures (QA-7), in the same way.
    pub codes: Vec<(String, Span)>,
}

/// A longer word has seldom two casings.
const SHORT: usize = 10;

impl LatinWords {
    /// Those of ten letters at most.
    pub fn short(&self) -> impl Iterator<Item = &(String, Span)> {
        self.words.iter().filter(|(word, _)| word.len() <= SHORT)
    }

    /// Reads them; none in a block without Chinese.
    pub fn of(block: &BlockView) -> LatinWords {
        let has_letters = block.text.bytes().any(|byte| byte.is_ascii_alphabetic());
        if !has_letters || !block.text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)) {
            return LatinWords { words: Vec::new(), codes: Vec::new() };
        }
        let [words, codes] = words_and_codes(block.text);
        let read = |spans: Vec<Span>| spans.into_iter().map(|span| (folded(block.at(span)), span)).collect();
        LatinWords { words: read(words), codes: read(codes) }
    }
}

/// The words and the codes of two to twenty characters that are no part of an address, a number or a longer name.
fn words_and_codes(text: &str) -> [Vec<Span>; 2] {
    static PARTS: CharSet = CharSet::of(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-@/\\&'’:#+\
         àáâãäåÀÁÂÃÄÅçÇèéêëÈÉÊËìíîïÌÍÎÏñÑòóôõöøÒÓÔÕÖØùúûüÙÚÛÜýÿÝ",
    );
    let is_part = |c: char| PARTS.holds(c);
    let [mut words, mut codes] = [Vec::new(), Vec::new()];
    let mut rest = 0;
    while let Some(start) = text[rest..].find(is_part).map(|at| rest + at) {
        let end = text[start..].find(|c| !is_part(c)).map_or(text.len(), |at| start + at);
        let word = &text[start..end];
        if (2..=20).contains(&word.chars().count()) {
            if word.chars().all(|c| c.is_ascii_alphabetic() || is_accented(c)) {
                words.push(Span::new(start, end));
            } else if is_code(word) {
                codes.push(Span::new(start, end));
            }
        }
        rest = end;
    }
    [words, codes]
}
