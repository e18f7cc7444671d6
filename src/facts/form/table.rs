//! The table of written forms.

use daachorse::{CharwiseDoubleArrayAhoCorasick, CharwiseDoubleArrayAhoCorasickBuilder};
use regex::Regex;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::{LazyLock, OnceLock};

/// A row of the table.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// The code of the rule that the row belongs to.
    pub rule: String,
    /// The kind of the catalogue.
    pub kind: String,
    anchors: Vec<String>,
    pattern: String,
    /// What stands instead, as a template; empty where nobody can tell.
    pub(super) write: String,
    /// What is wrong, in Chinese.
    pub zh: String,
    /// What is wrong, in English.
    pub en: String,
    /// The standard and its clause.
    pub clause: String,
    /// Whether it is a habit, to be said once a file.
    #[serde(default)]
    pub habit: bool,
    /// Whether it holds inside book marks as well.
    #[serde(default)]
    pub titles: bool,
    /// An example that fires, with the slip between ⟦ and ⟧.
    pub fires: String,
    /// An example that is silent.
    pub silent: String,
    #[serde(skip)]
    compiled: OnceLock<Regex>,
}

impl Form {
    /// The pattern; a pattern that no text has asked for yet costs nothing.
    pub(super) fn regex(&self) -> &Regex {
        self.compiled.get_or_init(|| {
            let pattern = self.pattern.replace(r"\p{Han}", HAN).replace(r"\d", DIGIT);
            Regex::new(&pattern).expect("the table is part of the program and tested")
        })
    }
}

/// The Chinese characters of [`crate::text::is_han`] and the digits of either width. The classes of Unicode hold other
/// scripts besides, and take several times as long to compile.
const HAN: &str = r"[〇\x{3400}-\x{4dbf}\x{4e00}-\x{9fff}\x{f900}-\x{faff}\x{20000}-\x{323af}]";
const DIGIT: &str = "[0-9０-９]";

#[derive(Deserialize)]
struct File {
    row: Vec<Form>,
}

/// The table with the index of its anchors.
pub(super) struct Table {
    forms: Vec<Form>,
    /// Finds every anchor; its value is an index into `rows_of`.
    pub(super) anchors: CharwiseDoubleArrayAhoCorasick<u32>,
    /// The rows that an anchor may belong to.
    pub(super) rows_of: Vec<Vec<u16>>,
}

pub(super) static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("../data/forms.toml"))
        .expect("the table is part of the program and tested");
    let mut by_anchor: BTreeMap<&str, Vec<u16>> = BTreeMap::new();
    for (row, form) in file.row.iter().enumerate() {
        for anchor in &form.anchors {
            by_anchor.entry(anchor).or_default().push(row as u16);
        }
    }
    let anchors = CharwiseDoubleArrayAhoCorasickBuilder::new()
        .build_with_values(by_anchor.keys().zip(0u32..))
        .expect("the table is part of the program and tested");
    let rows_of = by_anchor.into_values().collect();
    Table { forms: file.row, anchors, rows_of }
});

/// The row of a [`super::FormHit`].
pub fn form(row: u16) -> &'static Form {
    &TABLE.forms[row as usize]
}

/// All rows, in the order of the table.
pub fn forms() -> &'static [Form] {
    &TABLE.forms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_every_row_whole() {
        assert!(include_str!("../data/forms.toml").starts_with("# source: "));
        let keys: Vec<(&str, &str, &str)> =
            forms().iter().map(|form| (&*form.rule, &*form.kind, &*form.pattern)).collect();
        assert!(keys.windows(2).all(|pair| pair[0] < pair[1]));
        for form in forms() {
            assert!(form.regex().capture_names().any(|name| name == Some("x")), "{}", form.pattern);
            assert!(form.anchors.windows(2).all(|pair| pair[0] < pair[1]), "{:?}", form.anchors);
            assert!(!form.anchors.is_empty() && !form.clause.is_empty(), "{}", form.pattern);
            assert!(form.fires.contains('⟦') && !form.silent.contains('⟦'), "{}", form.fires);
            assert!(form.en.is_ascii() || form.en.chars().any(|c| c.is_ascii_alphabetic()), "{}", form.en);
        }
    }

    #[test]
    fn the_classes_of_the_patterns_are_those_of_the_readers() {
        let (han, digit) = (Regex::new(HAN).unwrap(), Regex::new(DIGIT).unwrap());
        for c in '\0'..=char::MAX {
            let mut bytes = [0; 4];
            let text = &*c.encode_utf8(&mut bytes);
            assert_eq!(han.is_match(text), crate::text::is_han(c), "{c}");
            assert_eq!(digit.is_match(text), crate::facts::numeral::arabic_digit(c).is_some(), "{c}");
        }
    }

    #[test]
    fn the_silent_example_of_a_row_holds_what_could_be_mistaken() {
        let bare = forms().iter().filter(|form| form.silent.chars().count() < 5);
        assert_eq!(bare.count(), 0);
    }
}
