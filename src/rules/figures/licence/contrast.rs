//! Words that set two things apart: 上午126名选手, 下午162名选手.

use crate::text::Letters;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// The words of each group.
static GROUPS: LazyLock<Vec<Vec<&'static str>>> = LazyLock::new(|| {
    let rows = include_str!("../../data/contrasts.tsv").lines().skip(1);
    let mut groups: FxHashMap<&str, usize> = FxHashMap::default();
    let mut words: Vec<Vec<&str>> = Vec::new();
    for (word, group) in rows.filter_map(|row| row.split_once('\t')) {
        let at = *groups.entry(group).or_insert_with(|| {
            words.push(Vec::new());
            words.len() - 1
        });
        words[at].push(word);
    }
    words
});

/// Whether each of two texts has words of a group, and no one in common.
pub fn are_contrasted(one: &str, two: &str) -> bool {
    let letters = [Letters::of(one), Letters::of(two)];
    GROUPS.iter().any(|words| {
        let has = |word: &&&str, at: usize, text: &str| letters[at].may_hold(word) && text.contains(**word);
        let mut of_one = words.iter().filter(|word| has(word, 0, one)).peekable();
        of_one.peek().is_some()
            && words.iter().any(|word| has(&word, 1, two))
            && of_one.all(|word| !two.contains(word))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_every_group_sets_apart() {
        let table = include_str!("../../data/contrasts.tsv");
        assert!(table.starts_with("# source: "));
        assert!(table.lines().skip(1).collect::<Vec<_>>().windows(2).all(|pair| pair[0] < pair[1]));
        assert!(GROUPS.iter().all(|words| words.len() > 1));
    }

    #[test]
    fn words_of_a_group() {
        assert!(are_contrasted("上午的焊工比武", "下午，选手"));
        assert!(!are_contrasted("上午的焊工比武", "上午，选手"));
        assert!(!are_contrasted("上午的焊工比武", "选手说"));
        assert!(!are_contrasted("上午和下午各一场", "下午，选手"));
    }
}
