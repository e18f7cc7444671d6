//! The words of a clause: those that tell what a figure is about, and those that narrow what it counts.

use crate::text::ends_clause;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// What a word of the table tells of the figure in its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// Nothing: it is passed over.
    Neutral,
    /// Nothing by itself, yet it may stand in the way.
    Generic,
    /// A part of what is counted.
    Narrow,
    /// The same, but only for figures behind it: 1386名村医每人一套.
    NarrowAhead,
    /// A part of the year or the day.
    Period,
    /// That the figure is planned.
    Plan,
}

/// The characters that a word of [`WORDS`] begins with.
static FIRST_CHARACTERS: LazyLock<FxHashSet<char>> =
    LazyLock::new(|| WORDS.keys().filter_map(|word| word.chars().next()).collect());

static WORDS: LazyLock<FxHashMap<&'static str, Word>> = LazyLock::new(|| {
    let rows = include_str!("../../data/context_words.tsv").lines().filter(|line| !line.starts_with('#'));
    let row = |line: &'static str| {
        let (word, kind) = line.split_once('\t')?;
        let kind = match kind {
            "neutral" => Word::Neutral,
            "generic" => Word::Generic,
            "plan" => Word::Plan,
            "period" => Word::Period,
            "ahead" => Word::NarrowAhead,
            _ => Word::Narrow,
        };
        Some((word, kind))
    };
    rows.filter_map(row).collect()
});

/// The longest word of the table, in characters.
const LONGEST_WORD: usize = 5;

impl Word {
    /// What the table says of `word`.
    pub fn of(word: &str) -> Option<Word> {
        WORDS.get(word).copied()
    }
}

/// A character beside a figure, and whether it tells what the figure is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The character.
    pub c: char,
    /// Whether it does.
    pub telling: bool,
}

/// Whether the words that tell of a figure end at `c`.
fn ends_phrase(c: char) -> bool {
    ends_clause(c) || matches!(c, '、' | ' ' | '\u{3000}')
}

/// Where the clause of byte `at` begins, in bytes.
pub fn clause_start(text: &str, at: usize) -> usize {
    let before = text[..at].char_indices().rev().take(60);
    let mut start = at;
    for (offset, c) in before {
        if ends_phrase(c) {
            break;
        }
        start = offset;
    }
    start
}

/// Where the clause of byte `at` ends, in bytes.
pub fn clause_end(text: &str, at: usize) -> usize {
    let mut end = at;
    for (offset, c) in text[at..].char_indices().take(40) {
        if ends_phrase(c) {
            break;
        }
        end = at + offset + c.len_utf8();
    }
    end
}

/// The words of a clause without marks, figures and words that say nothing, and those that narrow.
pub fn marks(clause: &str) -> (Vec<Mark>, FxHashSet<&'static str>) {
    let mut found = Vec::new();
    let mut narrow = FxHashSet::default();
    let mut at = 0;
    while let Some(c) = clause[at..].chars().next() {
        if !FIRST_CHARACTERS.contains(&c) {
            if ('\u{4e00}'..='\u{9fff}').contains(&c) || c.is_alphabetic() {
                found.push(Mark { c, telling: true });
            }
            at += c.len_utf8();
            continue;
        }
        let fronts =
            clause[at..].char_indices().take(LONGEST_WORD).map(|(offset, c)| at + offset + c.len_utf8());
        let word = fronts.filter_map(|end| WORDS.get_key_value(&clause[at..end])).last();
        match word {
            Some((word, Word::Neutral)) => {
                at += word.len();
                continue;
            }
            Some((word, kind)) => {
                found.extend(word.chars().map(|c| Mark {
                    c,
                    telling: matches!(kind, Word::Narrow | Word::NarrowAhead | Word::Period),
                }));
                if matches!(kind, Word::Narrow | Word::NarrowAhead | Word::Plan | Word::Period) {
                    narrow.insert(*word);
                }
                at += word.len();
                continue;
            }
            None => {}
        }
        if c.is_alphabetic() {
            found.push(Mark { c, telling: true });
        }
        at += c.len_utf8();
    }
    (found, narrow)
}

/// How many of the letters of `wanted` stand in pairs that `said` has too, in percent; words that say nothing left out.
pub fn touched(wanted: &str, said: &FxHashSet<(char, char)>) -> u32 {
    let (mut all, mut found) = (0, 0);
    for clause in wanted.split(ends_phrase) {
        let marks = marks(clause).0;
        let has = |one: usize, two: usize| said.contains(&(marks[one].c, marks[two].c));
        for at in 0..marks.len() {
            all += 1;
            let hit = (at > 0 && has(at - 1, at)) || (at + 1 < marks.len() && has(at, at + 1));
            found += u32::from(hit);
        }
    }
    (found * 100).checked_div(all).unwrap_or(0)
}

/// The pairs of neighbouring letters of a text, words that say nothing left out.
pub fn pairs_of(text: &str) -> FxHashSet<(char, char)> {
    let mut pairs = FxHashSet::default();
    for clause in text.split(ends_phrase) {
        let marks = marks(clause).0;
        pairs.extend(marks.windows(2).map(|pair| (pair[0].c, pair[1].c)));
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_unique() {
        let table = include_str!("../../data/context_words.tsv");
        assert!(table.starts_with("# source: "));
        let words: Vec<&str> = table.lines().skip(1).map(|line| line.split_once('\t').unwrap().0).collect();
        assert!(words.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(words.iter().all(|word| word.chars().count() <= LONGEST_WORD));
    }
}
