//! Phrases that end in a word for a type of body, and that no reader takes for a name: 快递公司, 接待中心. Where such a phrase
//! comes back, a copy of it may differ by a character that could be a word by itself: 块递公司.

use super::chars::{Chars, Spot, common};
use super::strays::is_in_a_name;
use super::words::often_stands_alone;
use crate::facts::BlockFacts;
use crate::text::{CharSet, is_han};
use rustc_hash::FxHashSet;
use std::ops::Range;
use std::sync::LazyLock;

/// How many characters may stand between a suspect and the word for a type of body.
const BETWEEN: usize = 5;

/// A word for a type of body has so many characters.
const LENGTHS: [usize; 2] = [3, 2];

/// The words, each as its characters and blanks.
static TYPES: LazyLock<FxHashSet<[char; 3]>> = LazyLock::new(|| {
    let words = include_str!("data/body_words.txt").lines().skip(1);
    words.filter_map(|word| key(word.chars())).collect()
});

/// The characters that such a word begins with.
static FIRST: LazyLock<CharSet> = LazyLock::new(|| {
    let mut first: Vec<char> = TYPES.iter().map(|word| word[0]).collect();
    first.sort_unstable();
    CharSet::of(&first.into_iter().collect::<String>())
});

fn key(mut word: impl Iterator<Item = char>) -> Option<[char; 3]> {
    Some([word.next()?, word.next()?, word.next().unwrap_or(' ')])
}

/// The length of the word for a type of body that begins at the character `at`; 0 if none does.
pub(super) fn word_at(text: &Chars, at: usize) -> usize {
    let begins = text.get(at).is_some_and(|&(_, c)| FIRST.holds(c));
    let is_word = |&length: &usize| {
        let word = text.get(at..at + length).and_then(|word| key(word.iter().map(|&(_, c)| c)));
        word.is_some_and(|word| TYPES.contains(&word))
    };
    if begins { LENGTHS.into_iter().find(is_word).unwrap_or(0) } else { 0 }
}

/// For each character of the block, how many characters after it the next word for a type of body ends, with Chinese
/// characters alone between; 0 where none does.
pub(super) fn distances(text: &Chars) -> Vec<u8> {
    let mut distances = vec![0; text.len()];
    let mut next: Option<Range<usize>> = None;
    for start in (1..text.len()).rev() {
        let length = word_at(text, start);
        if !is_han(text[start].1) {
            next = None;
        } else if length > 0 {
            next = Some(start..start + length);
        }
        if let Some(word) = next.as_ref().filter(|word| word.start - start <= BETWEEN) {
            distances[start - 1] = (word.end - start) as u8;
        }
    }
    distances
}

/// Whether no word stands here that holds the character `at` and a neighbour, and no name of a person or a place does.
pub(super) fn is_suspect(facts: &BlockFacts, text: &Chars, at: usize) -> bool {
    let (offset, c) = text[at];
    is_han(c) && !stands_in_a_word(text, at) && !is_in_a_name(facts, offset)
}

fn stands_in_a_word(text: &Chars, at: usize) -> bool {
    at > 0 && text.stand_in_a_word(at - 1) || text.stand_in_a_word(at)
}

/// Whether what stands in the suspect's place elsewhere comes back as the whole name of a body, whose characters need make no
/// words: 脸书公司.
pub(super) fn is_named(suspect: Spot, body: u8, twins: &[Spot], chars: &[&Chars]) -> bool {
    let is_same = |&&twin: &&Spot| {
        let (before, after) = common(suspect, twin, chars);
        let begins_here = before > 0 || body > 2 && !stands_in_a_word(chars[suspect.0], suspect.1 + 1);
        body > 0 && after >= usize::from(body) && begins_here
    };
    !often_stands_alone(chars[suspect.0][suspect.1].1) && twins.iter().filter(is_same).count() > 1
}

/// Whether the words around the suspect are a phrase of at least two characters and the word for a type of body behind it,
/// `body` characters on, and the suspect's partner in a word elsewhere is left alone here: 递 in 块递公司.
pub(super) fn is_whole(
    suspect: Spot,
    body: u8,
    (before, after): (usize, usize),
    twins: &[Spot],
    chars: &[&Chars],
) -> bool {
    let body = usize::from(body);
    if body == 0 || after < body || before == 0 && body < 3 {
        return false;
    }
    let (text, at) = (chars[suspect.0], suspect.1);
    let is_left_alone = |index: usize| !often_stands_alone(text[index].1) && !stands_in_a_word(text, index);
    let lacks_a_partner = |&(block, there): &Spot| {
        let twin = chars[block];
        before > 0 && twin.stand_in_a_word(there - 1) && is_left_alone(at - 1)
            || twin.stand_in_a_word(there) && is_left_alone(at + 1)
    };
    // 股 in A股上市公司 belongs to what stands before it: 上市公司 is whole without it.
    let is_no_part = before == 0
        && stands_in_a_word(text, at + 1)
        && !twins.iter().any(|&(block, there)| chars[block].stand_in_a_word(there));
    !is_no_part && (!often_stands_alone(text[at].1) || twins.iter().any(lacks_a_partner))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, c: char, expected: u8) {
        let text = Chars::of(text);
        let at = text.iter().position(|&(_, it)| it == c).unwrap();
        assert_eq!(distances(&text)[at], expected, "{text:?}");
    }

    #[test]
    fn sees_the_word_that_closes_a_phrase() {
        check("一家块运公司来了", '块', 3);
        check("县里的薄若学校", '若', 2);
        check("村里的贞相委员会", '贞', 4);
        check("块运公司", '司', 0);
        check("块运，公司来了", '块', 0);
        check("块运和码头上的许多公司", '块', 0);
    }

    #[test]
    fn the_words_are_sorted_and_clean() {
        let words: Vec<&str> = include_str!("data/body_words.txt").lines().skip(1).collect();
        assert!(words.is_sorted_by(|one, two| one < two));
        for word in words {
            assert!(LENGTHS.contains(&word.chars().count()), "{word}");
        }
    }
}
