//! Which characters follow one another inside words: a rough sign that a character stands where it belongs.

use super::pairs::PairTable;
use crate::text::CharSet;

static FOLLOWERS: PairTable = PairTable::of(
    include_bytes!(concat!(env!("OUT_DIR"), "/word_pair_starts.bin")),
    include_bytes!(concat!(env!("OUT_DIR"), "/word_pairs.bin")),
);

/// Whether some word of the general vocabulary holds `first` and `second` side by side.
pub fn join_in_a_word(first: char, second: char) -> bool {
    FOLLOWERS.holds(first, second)
}

/// Characters that often stand as a word by themselves.
static ALONE: CharSet = CharSet::of(include_str!("data/single_words.txt"));

/// Whether the character often stands as a word by itself, so that one beside part of a name is no sign of a mistake.
pub fn often_stands_alone(c: char) -> bool {
    ALONE.holds(c)
}

#[cfg(test)]
mod tests {
    use super::super::layout::{LaidOut, WORD_PAIRS};
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
    fn what_was_laid_out_is_what_the_table_says() {
        assert!(FOLLOWERS.is(&LaidOut::of(WORD_PAIRS)));
    }

    #[test]
    fn the_table_is_sorted_and_clean() {
        let rows: Vec<(&str, &str)> =
            WORD_PAIRS.lines().skip(1).map(|row| row.split_once('\t').unwrap()).collect();
        assert!(rows.is_sorted_by(|one, two| one.0 < two.0));
        assert!(rows.iter().all(|(_, tail)| tail.chars().is_sorted_by(|one, two| one < two)));
    }
}
