//! The words and characters that may stand twice or three times in a row.

use serde::Deserialize;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// The table `data/doubling.toml`.
#[derive(Debug, Deserialize)]
pub(super) struct Doubling {
    /// Verbs that are doubled whole.
    pub verbs: BTreeSet<String>,
    /// Characters with which a doubled unit begins that counts out or stresses.
    pub openers: BTreeSet<char>,
    /// Characters that make the second half the start of a longer word.
    pub continuations: BTreeSet<char>,
    /// Characters that double by themselves.
    pub doubling_characters: BTreeSet<char>,
    /// Sounds and calls.
    pub sounds: BTreeSet<char>,
    /// Particles that stand twice by a slip.
    pub particles: Vec<Particles>,
}

/// Particles that two words share only by a slip: 的的 but for 目的的 and 的的确.
#[derive(Debug, Deserialize)]
pub(super) struct Particles {
    /// The particles.
    pub characters: BTreeSet<char>,
    /// Whether they count only behind another character of the sentence part.
    pub inside_only: bool,
    /// What stands before a word that the first of the two ends: 目.
    pub ended_by: BTreeSet<char>,
    /// What stands behind a word that the second of the two begins: 确.
    pub begun_with: BTreeSet<char>,
}

/// The table, read once.
pub(super) static DOUBLING: LazyLock<Doubling> = LazyLock::new(|| {
    toml::from_str(include_str!("../data/doubling.toml"))
        .expect("the table is part of the program and tested")
});

#[cfg(test)]
mod tests {
    use super::*;

    fn check_sorted(name: &str, list: &toml::Value) {
        let written: Vec<&str> = list.as_array().unwrap().iter().map(|word| word.as_str().unwrap()).collect();
        assert!(written.is_sorted_by(|one, two| one < two), "{name}");
    }

    #[test]
    fn every_list_is_sorted_and_without_repeats() {
        let table: toml::Table = toml::from_str(include_str!("../data/doubling.toml")).unwrap();
        for (name, list) in table.iter().filter(|(name, _)| *name != "particles") {
            check_sorted(name, list);
        }
        for group in table["particles"].as_array().unwrap() {
            for name in ["characters", "ended_by", "begun_with"] {
                check_sorted(name, &group[name]);
            }
        }
        assert!(DOUBLING.verbs.contains("讨论"));
    }
}
