//! Reads how a block is written: marks in full and half width between Chinese words, traditional characters.

use crate::text::{Span, is_han};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Marks that have a full-width and a half-width form, in this order; brackets are counted by their opener.
pub const WIDTH_PAIRS: [(char, char); 6] =
    [('，', ','), ('：', ':'), ('；', ';'), ('？', '?'), ('！', '!'), ('（', '(')];

/// How a block is written. Every span is in bytes of the block's text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Script {
    /// Where the full-width form of each of [`WIDTH_PAIRS`] stands.
    pub full: [Vec<Span>; WIDTH_PAIRS.len()],
    /// Where the half-width form of each stands between Chinese words.
    pub half: [Vec<Span>; WIDTH_PAIRS.len()],
    /// The runs of traditional characters.
    pub traditional: Vec<Span>,
    /// How many Chinese characters there are.
    pub han: usize,
}

static SIMPLIFIED: LazyLock<FxHashMap<char, char>> = LazyLock::new(|| {
    let sides = |(traditional, simplified): (&str, &str)| {
        Some((traditional.chars().next()?, simplified.chars().next()?))
    };
    rows().filter_map(sides).collect()
});

fn rows() -> impl Iterator<Item = (&'static str, &'static str)> {
    include_str!("data/traditional.tsv").lines().skip(1).filter_map(|line| line.split_once('\t'))
}

/// A bit for each character of the basic plane that the table has.
static TRADITIONAL: LazyLock<Box<[u64]>> = LazyLock::new(|| {
    let mut bits = vec![0; 1024];
    for c in rows().filter_map(|(traditional, _)| traditional.chars().next()) {
        if let Some(word) = bits.get_mut(c as usize >> 6) {
            *word |= 1 << (c as usize & 63);
        }
    }
    bits.into()
});

/// Whether `c` is a traditional character that may not stay as it is.
fn is_traditional(bits: &[u64], c: char) -> bool {
    match bits.get(c as usize >> 6) {
        Some(word) => word >> (c as usize & 63) & 1 == 1,
        None => SIMPLIFIED.contains_key(&c),
    }
}

/// The simplified character for a traditional one that may not stay as it is.
pub fn simplified(c: char) -> Option<char> {
    SIMPLIFIED.get(&c).copied()
}

/// Reads `text`.
pub fn read(text: &str) -> Script {
    let mut script = Script::default();
    let traditional = &**TRADITIONAL;
    let mut previous: Option<char> = None;
    let mut rest = text.char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        let span = Span::new(at, at + c.len_utf8());
        if is_han(c) {
            script.han += 1;
            if is_traditional(traditional, c) {
                match script.traditional.last_mut().filter(|run| run.end == span.start) {
                    Some(run) => *run = run.hull(span),
                    None => script.traditional.push(span),
                }
            }
        } else if let Some(pair) = WIDTH_PAIRS.iter().position(|&(full, half)| c == full || c == half) {
            let next = rest.peek().map(|&(_, next)| next);
            if !c.is_ascii() {
                script.full[pair].push(span);
            } else if stands_between_chinese(previous, next) {
                script.half[pair].push(span);
            }
        }
        previous = Some(c);
    }
    script
}

/// Whether a half-width mark between `previous` and `next` belongs to the Chinese sentence, not to a figure or a Latin word.
fn stands_between_chinese(previous: Option<char>, next: Option<char>) -> bool {
    let chinese = |c: Option<char>| c.is_none_or(|c| is_han(c) || "“”‘’《》（）()、".contains(c));
    let part_of_latin = next.is_some_and(|c| c.is_ascii_alphanumeric() || c == '/');
    let after_words = previous.is_some_and(|c| is_han(c) || c.is_ascii_digit() || c == '%');
    chinese(previous) && !part_of_latin || chinese(next) && after_words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_each_side_one_character() {
        let rows: Vec<(&str, &str)> = rows().collect();
        assert!(rows.len() > 2000);
        assert!(rows.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert!(
            rows.iter().all(|(one, two)| one.chars().count() == 1 && two.chars().count() == 1 && one != two)
        );
    }

    #[test]
    fn marks_in_figures_and_latin_words_are_not_counted() {
        let script = read("全镇1,200户,都在8:30开门，基礎工作");
        assert_eq!(script.half.iter().map(Vec::len).sum::<usize>(), 1);
        assert_eq!(script.full[0].len(), 1);
        assert_eq!(script.traditional.len(), 1);
    }
}
