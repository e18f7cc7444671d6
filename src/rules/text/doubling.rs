//! The words and characters that may stand twice or three times in a row.

use serde::Deserialize;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// The table `data/doubling.toml`.
#[derive(Debug, Deserialize)]
pub(super) struct Doubling {
    pub verbs: BTreeSet<String>,
    pub openers: BTreeSet<char>,
    pub continuations: BTreeSet<char>,
    pub doubling_characters: BTreeSet<char>,
    pub sounds: BTreeSet<char>,
}

/// The table, read once.
pub(super) static DOUBLING: LazyLock<Doubling> = LazyLock::new(|| {
    toml::from_str(include_str!("../data/doubling.toml"))
        .expect("the table is part of the program and tested")
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_sorted_and_without_repeats() {
        let table: toml::Table = toml::from_str(include_str!("../data/doubling.toml")).unwrap();
        for (name, list) in table {
            let written: Vec<String> =
                list.as_array().unwrap().iter().map(|word| word.as_str().unwrap().to_owned()).collect();
            let mut sorted = written.clone();
            sorted.sort();
            sorted.dedup();
            assert_eq!(written, sorted, "{name}");
        }
        assert!(DOUBLING.verbs.contains("讨论"));
    }
}
