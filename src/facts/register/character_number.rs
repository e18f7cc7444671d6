//! Numbers for Chinese characters, by which tables are laid out.

const FIRST: char = '\u{4e00}';
/// The last character with a number.
pub(super) const LAST: char = '\u{9fff}';

/// The number of a character of the basic block; none of another character.
pub(super) fn number_of(c: char) -> Option<usize> {
    (FIRST..=LAST).contains(&c).then(|| c as usize - FIRST as usize)
}
