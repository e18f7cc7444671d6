//! Which characters follow one another inside words: a rough sign that a character stands where it belongs.

use super::likeness::by_first_char;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

static FOLLOWERS: LazyLock<FxHashMap<char, &'static str>> =
    LazyLock::new(|| by_first_char(include_str!("data/word_pairs.tsv")));

/// Whether some word of the general vocabulary holds `first` and `second` side by side.
pub fn join_in_a_word(first: char, second: char) -> bool {
    FOLLOWERS.get(&first).is_some_and(|followers| followers.contains(second))
}

/// Characters that often stand as a word by themselves.
static ALONE: LazyLock<FxHashSet<char>> =
    LazyLock::new(|| include_str!("data/single_words.txt").chars().collect());

/// Whether the character often stands as a word by itself, so that one beside part of a name is no sign of a mistake.
pub fn often_stands_alone(c: char) -> bool {
    ALONE.contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_pairs_inside_words() {
        for (first, second, expected) in [
            ('政', '府', true),
            ('武', '术', true),
            ('美', '帼', false),
            ('抬', '湾', false),
            ('a', 'b', false),
        ] {
            assert_eq!(join_in_a_word(first, second), expected, "{first}{second}");
        }
    }

    #[test]
    fn the_table_is_sorted_and_clean() {
        let rows: Vec<(&str, &str)> = include_str!("data/word_pairs.tsv")
            .lines()
            .skip(1)
            .map(|row| row.split_once('\t').unwrap())
            .collect();
        assert!(rows.is_sorted_by(|one, two| one.0 < two.0));
        assert!(rows.iter().all(|(_, tail)| tail.chars().is_sorted_by(|one, two| one < two)));
    }
}
