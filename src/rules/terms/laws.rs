//! The table of national laws that the rules on laws share.

/// The catalogue of laws in force that the table was taken from, for messages.
pub(super) const CATALOGUE: &str = "中国人大网现行有效法律目录（截至2025年12月31日）";

/// What stands before the title of a law in its full form.
pub(super) const STATE: &str = "中华人民共和国";

const TABLE: &str = include_str!("../data/law_titles.tsv");

/// A national law.
#[derive(Clone, Copy, Debug)]
pub(super) struct Law {
    /// Its title without 中华人民共和国.
    pub title: &'static str,
    /// Whether the catalogue has it; else it is known to have been, or to have come, and is no misprint.
    pub is_in_catalogue: bool,
    /// The number of its last article, where its text was read.
    pub last_article: Option<u32>,
}

/// All laws of the table, sorted by title.
pub(super) fn all() -> impl Iterator<Item = Law> {
    TABLE.lines().skip(1).filter_map(|line| {
        let mut columns = line.split('\t');
        let (title, state) = (columns.next()?, columns.next()?);
        let last_article = columns.next().and_then(|number| number.parse().ok());
        Some(Law { title, is_in_catalogue: state == "现行", last_article })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_whole() {
        assert!(TABLE.starts_with("# source: "));
        let lines: Vec<&str> = TABLE.lines().skip(1).collect();
        assert!(lines.is_sorted_by(|one, other| one < other));
        for line in &lines {
            let columns: Vec<&str> = line.split('\t').collect();
            assert!(columns.len() == 3 && ["现行", "其他"].contains(&columns[1]), "{line}");
            assert!(columns[0].ends_with('法') || columns[0].ends_with("法典"), "{line}");
            assert!(!columns[0].starts_with(STATE), "{line}");
            assert!(columns[2].is_empty() || columns[2].parse::<u32>().is_ok(), "{line}");
        }
        assert_eq!(all().count(), lines.len());
    }
}
