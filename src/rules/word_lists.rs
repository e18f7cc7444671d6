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
            /// In the order of their declaration.
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
    /// Words right before what a change came to.
    Arrivals = "arrivals",
    /// Verbs of what begins on a day.
    Beginnings = "beginnings",
    /// Words that make a city before them the name of a road or a chamber, or one side of two.
    BehindCities = "behind-cities",
    /// Words of what is still to come, or of a comparison, in what a survey tells.
    BeyondSurveys = "beyond-surveys",
    /// Words of a byline that are no names.
    BylineWords = "byline-words",
    /// Rates that cannot exceed a hundred.
    CappedRates = "capped-rates",
    /// Words of what is at its end at a time of day.
    ClockEnds = "clock-ends",
    /// What so many of may be parts of a total: 批, 年, 个村.
    CountedParts = "counted-parts",
    /// Events that are named by their day.
    DatedEvents = "dated-events",
    /// Words that say no to what stands behind them.
    Denials = "denials",
    /// Words right before a difference or a rest.
    Differences = "differences",
    /// The kinds of documents that a short title names.
    DocumentKinds = "document-kinds",
    /// Words for the time that a change is measured against.
    EarlierTimes = "earlier-times",
    /// Events that are held in editions.
    EditionEvents = "edition-events",
    /// Words of what begins a stretch of time.
    FirstDays = "first-days",
    /// Countries and regions with laws of their own.
    ForeignPlaces = "foreign-places",
    /// Words of a founding beside its year.
    Founded = "founded",
    /// Words before the anniversary of a founding.
    FoundingKept = "founding-kept",
    /// Words right before what lies between two figures told before.
    Gaps = "gaps",
    /// Words of money that goes from one hand to others.
    GivenMoney = "given-money",
    /// Words behind a count of places that name another kind than those told before it.
    KindsOfPlaces = "kinds-of-places",
    /// Words of what ends a stretch of time.
    LastDays = "last-days",
    /// Words right before a length of time that something lasts.
    Lasting = "lasting",
    /// Latin words that join or lead others and name nothing.
    LatinLinks = "latin-links",
    /// Words of a sentence that speaks of a law yet to be made.
    LawsToBe = "laws-to-be",
    /// Words of the founding of what may end one day.
    LifeBegins = "life-begins",
    /// Words of the end of what was founded.
    LifeEnds = "life-ends",
    /// Words that tell how long something lasted that has ended.
    LifeLasts = "life-lasts",
    /// Words right before a margin between two results.
    Margins = "margins",
    /// Words right behind the score of a match, or before it.
    MatchResults = "match-results",
    /// Words that call a figure the number of all medals.
    MedalTotals = "medal-totals",
    /// Words that go on with numbered points.
    MorePoints = "more-points",
    /// Words that tell of more than the things told one by one.
    MoreThings = "more-things",
    /// Words that hold a character of those that tell of what is to come.
    NotToCome = "not-to-come",
    /// Words after which the name of an event begins.
    Occasions = "occasions",
    /// Words of organs of a province, a city or a county, as they stand behind the word for its level.
    Organs = "organs",
    /// Words that tell of another time, when divisions were cut otherwise.
    OtherDivisions = "other-divisions",
    /// Rates that are no share of one count in another.
    OtherRates = "other-rates",
    /// Words that make a share one of another time or sort.
    OtherShares = "other-shares",
    /// Words of a time that is not the article's, beside an edition.
    OtherTimes = "other-times",
    /// Labels of parts that may overlap.
    OverlappingLabels = "overlapping-labels",
    /// Words in which points are counted.
    PointMeasures = "point-measures",
    /// Nouns that are told point by point.
    Points = "points",
    /// Words that tell of a change of post or of another time, with which two posts or two holders are no contradiction.
    PostChanges = "post-changes",
    /// Posts, or their ends, that stand right before a name.
    PostsBeforeNames = "posts-before-names",
    /// Words beside the prices and rates of a market report.
    Quotations = "quotations",
    /// Others of whom an age may be told.
    Relatives = "relatives",
    /// What is left when other parts are told.
    Rests = "rests",
    /// What the value of all that is sold is called.
    SaleValues = "sale-values",
    /// Wholes of which a share may be told that is none of the counts before it.
    ShareBases = "share-bases",
    /// Posts that a body has once.
    SinglePosts = "single-posts",
    /// So many as were told, taken together.
    SoManyTogether = "so-many-together",
    /// Verbs of speaking.
    Speaking = "speaking",
    /// Words behind a length that is swum or run.
    Sports = "sports",
    /// Words that call a figure the sum of those before it.
    SumWords = "sum-words",
    /// Words of what is still to come.
    ToCome = "to-come",
    /// Words that speak of more than one match.
    TwoMatches = "two-matches",
    /// Lands that reach beyond the division of their name.
    WiderLands = "wider-lands",
    /// What people are called whose names a paper does not print.
    WithheldRoles = "withheld-roles",
}

/// The words of each list, in the order of [`List::ALL`].
static TABLE: LazyLock<Vec<Vec<&'static str>>> = LazyLock::new(|| {
    let mut lists: FxHashMap<&str, Vec<&str>> = FxHashMap::default();
    let rows = include_str!("data/word_lists.tsv").lines().skip(1);
    for (list, word) in rows.filter_map(|row| row.split_once('\t')) {
        let words = lists.entry(list).or_default();
        // Longer words before their ends.
        let at = words.partition_point(|other| other.len() >= word.len());
        words.insert(at, word);
    }
    List::ALL.iter().map(|list| lists.remove(list.name()).unwrap_or_default()).collect()
});

impl List {
    /// The words of the list, the longest first.
    pub fn words(self) -> &'static [&'static str] {
        &TABLE[self as usize]
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
        assert!(rows.iter().all(|(name, _)| List::ALL.iter().any(|list| list.name() == *name)));
        assert!(List::ALL.iter().all(|list| !list.words().is_empty()));
    }

    #[test]
    fn longer_words_come_first() {
        assert!(List::CountedParts.words().windows(2).all(|pair| pair[0].len() >= pair[1].len()));
    }
}
