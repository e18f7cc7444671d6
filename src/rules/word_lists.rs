//! The lists of words that rules look for, from one table.

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// A list of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum List {
    /// Words that tell an age of former years.
    AgePast,
    /// Verbs of what begins on a day.
    Beginnings,
    /// Rates that cannot exceed a hundred.
    CappedRates,
    /// What so many of may be parts of a total: 批, 年, 个村.
    CountedParts,
    /// Events that are named by their day.
    DatedEvents,
    /// Events that are held in editions.
    EditionEvents,
    /// Words of a founding beside its year.
    Founded,
    /// Words before the anniversary of a founding.
    FoundingKept,
    /// Words right before a margin between two results.
    Margins,
    /// Words that call a figure the number of all medals.
    MedalTotals,
    /// Words that hold a character of those that tell of what is to come.
    NotToCome,
    /// Words after which the name of an event begins.
    Occasions,
    /// Rates that are no share of one count in another.
    OtherRates,
    /// Words of a time that is not the article's, beside an edition.
    OtherTimes,
    /// Labels of parts that may overlap.
    OverlappingLabels,
    /// Words of what is still to come.
    ToCome,
}

static TABLE: LazyLock<FxHashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let mut lists: FxHashMap<&str, Vec<&str>> = FxHashMap::default();
    let rows = include_str!("data/word_lists.tsv").lines().skip(1);
    for (list, word) in rows.filter_map(|row| row.split_once('\t')) {
        let words = lists.entry(list).or_default();
        // Longer words before their ends.
        let at = words.partition_point(|other| other.len() >= word.len());
        words.insert(at, word);
    }
    lists
});

impl List {
    /// The words of the list, the longest first.
    pub fn words(self) -> &'static [&'static str] {
        TABLE.get(self.name()).map_or(&[], Vec::as_slice)
    }

    /// Its name in the table.
    fn name(self) -> &'static str {
        match self {
            List::AgePast => "age-past",
            List::Beginnings => "beginnings",
            List::CappedRates => "capped-rates",
            List::CountedParts => "counted-parts",
            List::DatedEvents => "dated-events",
            List::EditionEvents => "edition-events",
            List::Founded => "founded",
            List::FoundingKept => "founding-kept",
            List::Margins => "margins",
            List::MedalTotals => "medal-totals",
            List::NotToCome => "not-to-come",
            List::Occasions => "occasions",
            List::OtherRates => "other-rates",
            List::OtherTimes => "other-times",
            List::OverlappingLabels => "overlapping-labels",
            List::ToCome => "to-come",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_unique_and_every_list_is_asked_for() {
        let table = include_str!("data/word_lists.tsv");
        assert!(table.starts_with("# source: "));
        let rows: Vec<(&str, &str)> = table.lines().skip(1).filter_map(|row| row.split_once('\t')).collect();
        assert_eq!(rows.len() + 1, table.lines().count());
        assert!(rows.windows(2).all(|pair| pair[0] < pair[1]));
        let all = [
            List::AgePast,
            List::Beginnings,
            List::CappedRates,
            List::CountedParts,
            List::DatedEvents,
            List::EditionEvents,
            List::Founded,
            List::FoundingKept,
            List::Margins,
            List::MedalTotals,
            List::NotToCome,
            List::Occasions,
            List::OtherRates,
            List::OtherTimes,
            List::OverlappingLabels,
            List::ToCome,
        ];
        assert_eq!(TABLE.len(), all.len());
        assert!(all.into_iter().all(|list| list.words().len() > 8));
    }

    #[test]
    fn longer_words_come_first() {
        assert!(List::CountedParts.words().windows(2).all(|pair| pair[0].len() >= pair[1].len()));
    }
}
