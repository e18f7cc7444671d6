//! The words in which changes are told: which way they go, and against what.

use super::change::{Direction, direction};
use std::sync::LazyLock;

/// What a word does in telling a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// 增长: says which way.
    Plain(Direction),
    /// 增至: leads to the new figure.
    Arrival(Direction),
    /// 多出, 低了: says which way from what it is compared with.
    Margin(Direction),
    /// 同比, 比去年: says against which year.
    Comparison,
    /// 增幅: names the size.
    Size,
    /// 上年末: names what is compared with.
    Base,
}

/// The words, longer before shorter.
static WORDS: LazyLock<Vec<(&str, Part)>> = LazyLock::new(|| {
    let rows = include_str!("../data/change_words.tsv").lines().skip(1);
    let mut words: Vec<(&str, Part)> = rows.filter_map(read).collect();
    words.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
    words
});

fn read(row: &'static str) -> Option<(&'static str, Part)> {
    let mut cells = row.split('\t');
    let (word, part, way) = (cells.next()?, cells.next()?, cells.next()?);
    let way = if way == "up" { Direction::Up } else { Direction::Down };
    let part = match part {
        "plain" => Part::Plain(way),
        "arrival" => Part::Arrival(way),
        "margin" => Part::Margin(way),
        "comparison" => Part::Comparison,
        "size" => Part::Size,
        _ => Part::Base,
    };
    Some((word, part))
}

/// `words` without those that say of the figure of the year before: 同比, 比去年同期.
pub fn without_comparison(words: &str) -> String {
    let comparisons = WORDS.iter().filter(|(_, part)| *part == Part::Comparison);
    comparisons.fold(words.to_owned(), |words, (comparison, _)| words.replacen(comparison, "", 1))
}

/// The plain verbs of a change that leave no doubt which way it went, by their last word before the figure.
pub fn plain_direction(verb: &str) -> Option<(Direction, &'static str)> {
    let verb = verb.trim_end_matches(['了', '近', '约', '达']);
    WORDS.iter().find_map(|&(word, part)| match part {
        Part::Plain(way) if verb.ends_with(word) => Some((way, word)),
        _ => None,
    })
}

/// Which way a figure lies from the one that it is compared with: 多出, 低了.
pub fn margin(words: &str) -> Option<(Direction, &'static str)> {
    WORDS.iter().find_map(|&(word, part)| match part {
        Part::Margin(way) if words.trim_end_matches(['近', '约']).ends_with(word) => Some((way, word)),
        _ => None,
    })
}

/// The way that words of comparison tell: 比上年增加, 比去年同期多.
pub fn way_of(words: &str) -> Option<Direction> {
    let bare = words.trim_end_matches('了');
    let more = bare.ends_with('多').then_some(Direction::Up);
    direction(words).or(more).or(bare.ends_with('少').then_some(Direction::Down))
}

/// Which way a figure went to which `words` lead: 减少到, 增至.
pub fn arrival(words: &str) -> Option<Direction> {
    WORDS.iter().find_map(|&(word, part)| match part {
        Part::Arrival(way) if words.ends_with(word) => Some(way),
        _ => None,
    })
}

/// Whether `word` names the size of a change: 增幅, 下降.
pub fn names_size(word: &str) -> bool {
    WORDS.contains(&(word, Part::Size))
}

/// Whether `words` say with what a figure is compared: 比上年末.
pub fn names_base(words: &str) -> bool {
    let compared = words.contains(['比', '较']);
    compared && WORDS.iter().any(|(word, part)| *part == Part::Base && words.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_unique_and_whole() {
        let table = include_str!("../data/change_words.tsv");
        assert!(table.starts_with("# source: "));
        let rows: Vec<&str> = table.lines().skip(1).collect();
        assert!(rows.windows(2).all(|pair| pair[0] < pair[1]));
        assert_eq!(rows.len(), WORDS.len());
    }

    #[test]
    fn directions() {
        assert_eq!(plain_direction("同比增长了"), Some((Direction::Up, "增长")));
        assert_eq!(plain_direction("提高"), None);
        assert_eq!(arrival("已减少至"), Some(Direction::Down));
        assert_eq!(without_comparison("比去年同期增长"), "增长");
        assert!(names_base("比上年末增加") && !names_base("上年末"));
    }
}
