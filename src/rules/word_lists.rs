//! The lists of words that rules look for, from one table.

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Declares the lists, each with its name in the table.
macro_rules! lists {
    ($($(#[$doc:meta])* $list:ident = $name:literal,)*) => {
        /// A list of the table.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum List {
            $($(#[$doc])* $list,)*
        }

        impl List {
            #[cfg(test)]
            const ALL: &[List] = &[$(List::$list,)*];

            /// Its name in the table.
            fn name(self) -> &'static str {
                match self {
                    $(List::$list => $name,)*
                }
            }
        }
    };
}

lists! {
    /// Words that tell an age of former years.
    AgePast = "age-past",
    /// Verbs of what begins on a day.
    Beginnings = "beginnings",
    /// Rates that cannot exceed a hundred.
    CappedRates = "capped-rates",
    /// What so many of may be parts of a total: 批, 年, 个村.
    CountedParts = "counted-parts",
    /// Events that are named by their day.
    DatedEvents = "dated-events",
    /// Events that are held in editions.
    EditionEvents = "edition-events",
    /// Words of a founding beside its year.
    Founded = "founded",
    /// Words before the anniversary of a founding.
    FoundingKept = "founding-kept",
    /// Words right before a margin between two results.
    Margins = "margins",
    /// Words that call a figure the number of all medals.
    MedalTotals = "medal-totals",
    /// Words that hold a character of those that tell of what is to come.
    NotToCome = "not-to-come",
    /// Words after which the name of an event begins.
    Occasions = "occasions",
    /// Rates that are no share of one count in another.
    OtherRates = "other-rates",
    /// Words of a time that is not the article's, beside an edition.
    OtherTimes = "other-times",
    /// Labels of parts that may overlap.
    OverlappingLabels = "overlapping-labels",
    /// Words beside the prices and rates of a market report.
    Quotations = "quotations",
    /// Wholes of which a share may be told that is none of the counts before it.
    ShareBases = "share-bases",
    /// Words of what is still to come.
    ToCome = "to-come",
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
        assert_eq!(TABLE.len(), List::ALL.len());
        assert!(List::ALL.iter().all(|list| list.words().len() > 8));
    }

    #[test]
    fn longer_words_come_first() {
        assert!(List::CountedParts.words().windows(2).all(|pair| pair[0].len() >= pair[1].len()));
    }
}
