//! Lays out the tables of the register. The build script runs it; the program reads what it wrote.

use super::character_number::{LAST, number_of};

/// The table of characters that follow one another inside words.
pub(super) const WORD_PAIRS: &str = include_str!("data/word_pairs.tsv");

/// The table of characters that look alike.
pub(super) const LOOK_ALIKES: &str = include_str!("data/look_alikes.tsv");

/// A table `character TAB characters`, laid out; every number has its lowest byte first.
pub(super) struct LaidOut {
    /// For each character by its number, and one behind the last, where its partners begin: four bytes each.
    pub(super) starts: Vec<u8>,
    /// The numbers of the partners of each character, sorted: two bytes each.
    pub(super) partners: Vec<u8>,
}

impl LaidOut {
    /// The table of a data file.
    pub(super) fn of(table: &str) -> LaidOut {
        let mut rows: Vec<Vec<u16>> = vec![Vec::new(); number_of(LAST).map_or(0, |last| last + 1)];
        for row in table.lines().filter(|row| !row.starts_with('#')) {
            let Some((first, partners)) = row.split_once('\t') else { continue };
            let Some(first) = first.chars().next().and_then(number_of) else { continue };
            rows[first] = partners.chars().filter_map(number_of).map(|number| number as u16).collect();
            rows[first].sort_unstable();
        }
        let mut tables = LaidOut { starts: Vec::new(), partners: Vec::new() };
        let mut start = 0u32;
        for row in rows {
            tables.starts.extend(start.to_le_bytes());
            tables.partners.extend(row.iter().flat_map(|number| number.to_le_bytes()));
            start += row.len() as u32;
        }
        tables.starts.extend(start.to_le_bytes());
        tables
    }
}
