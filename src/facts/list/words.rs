//! The word tables of list readers.

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What kind of members a counting word counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Counted {
    /// Sorts, parts, measures: what is named one by one where it is counted (三项制度).
    Kind,
    /// Places and bodies with names of their own (五个村).
    Place,
    /// Goods and cases, of which one name may cover several (12件).
    Goods,
    /// Levels of administration (三级).
    Level,
    /// People.
    Person,
    /// Days.
    Day,
}

/// What a word means at the edge of an enumeration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edge {
    /// A word that takes the counted noun as its object, so that no list ends in it.
    Verb,
    /// A word that holds a character of 和, 与, 及 and joins nothing.
    Whole,
    /// A generic name of administrative divisions.
    Division,
}

/// The longest word of either table, in characters.
const LONGEST: usize = 4;

static MEASURES: LazyLock<FxHashMap<&'static str, Counted>> = LazyLock::new(|| {
    let rows = include_str!("../data/list_measures.tsv").lines().filter(|line| !line.starts_with('#'));
    let row = |line: &'static str| {
        let (word, kind) = line.split_once('\t')?;
        let counted = match kind {
            "kind" => Counted::Kind,
            "place" => Counted::Place,
            "goods" => Counted::Goods,
            "level" => Counted::Level,
            "person" => Counted::Person,
            _ => Counted::Day,
        };
        Some((word, counted))
    };
    rows.filter_map(row).collect()
});

static EDGES: LazyLock<FxHashMap<&'static str, Edge>> = LazyLock::new(|| {
    let rows = include_str!("../data/list_words.tsv").lines().filter(|line| !line.starts_with('#'));
    let row = |line: &'static str| {
        let (word, kind) = line.split_once('\t')?;
        let edge = match kind {
            "verb" => Edge::Verb,
            "whole" => Edge::Whole,
            _ => Edge::Division,
        };
        Some((word, edge))
    };
    rows.filter_map(row).collect()
});

/// The longest counting word at the front of `text`.
pub(super) fn measure_at(text: &str) -> Option<(&str, Counted)> {
    fronts(text).filter_map(|front| Some((front, *MEASURES.get(front)?))).last()
}

/// The word of the table at the front of `text`, the longest of this edge.
pub(super) fn edge_at(text: &str, edge: Edge) -> Option<&str> {
    fronts(text).filter(|front| EDGES.get(front) == Some(&edge)).last()
}

/// The longest word of this edge with which `text` ends.
pub(super) fn edge_of_end(text: &str, edge: Edge) -> Option<&str> {
    let ends = text.char_indices().rev().take(LONGEST).map(|(at, _)| &text[at..]);
    ends.filter(|end| EDGES.get(end) == Some(&edge)).last()
}

/// Whether `text` is the whole of a word of this edge.
pub(super) fn is_edge(text: &str, edge: Edge) -> bool {
    EDGES.get(text) == Some(&edge)
}

fn fronts(text: &str) -> impl Iterator<Item = &str> {
    text.char_indices().take(LONGEST).map(|(at, c)| &text[..at + c.len_utf8()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_unique_and_short_enough() {
        for table in [include_str!("../data/list_measures.tsv"), include_str!("../data/list_words.tsv")] {
            assert!(table.starts_with("# source: "));
            let words: Vec<&str> =
                table.lines().skip(1).map(|line| line.split_once('\t').unwrap().0).collect();
            assert!(words.windows(2).all(|pair| pair[0] < pair[1]));
            assert!(words.iter().all(|word| word.chars().count() <= LONGEST));
        }
    }

    #[test]
    fn the_longest_counting_word_wins() {
        assert_eq!(measure_at("方面军"), Some(("方面", Counted::Kind)));
        assert_eq!(measure_at("方"), None);
        assert_eq!(measure_at("，"), None);
    }

    #[test]
    fn edges_are_found_at_the_end() {
        assert_eq!(edge_of_end("司法所开展", Edge::Verb), Some("开展"));
        assert_eq!(edge_of_end("司法所", Edge::Verb), None);
    }
}
