//! The tables of units, measure words and approximators, by their first or last characters.

use super::model::{Place, Side};
use crate::text::{begins_with, ends_with};
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// A unit of measurement.
#[derive(Debug, PartialEq, Eq)]
pub struct Unit {
    /// Its usual name; two forms of one unit share it.
    pub name: &'static str,
    /// What it measures: area, length, mass, money-cny … Only figures of one dimension can be converted.
    pub dimension: &'static str,
    /// What one of it is in base units of its dimension, as a fraction.
    pub factor: (Decimal, Decimal),
}

impl Unit {
    /// The unit with which `text` begins.
    pub fn at_front(text: &str) -> Option<&'static Unit> {
        match counter(text)? {
            (_, Counter::Unit(unit)) => Some(unit),
            _ => None,
        }
    }

    /// Whether it is a currency.
    pub fn is_money(&self) -> bool {
        self.dimension.starts_with("money")
    }

    /// `amount` of this unit in base units of its dimension.
    pub fn to_base(&self, amount: Decimal) -> Option<Decimal> {
        amount.checked_mul(self.factor.0)?.checked_div(self.factor.1)
    }
}

/// What a word after a figure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counter {
    Unit(&'static Unit),
    /// A measure word with the class that it counts in.
    Measure(&'static str),
}

/// Words by their first character, longest first.
struct ByFirst<T>(FxHashMap<char, Vec<(&'static str, T)>>);

impl<T: Copy> ByFirst<T> {
    fn new(rows: impl Iterator<Item = (&'static str, T)>) -> ByFirst<T> {
        let mut rows: Vec<(&'static str, T)> = rows.collect();
        rows.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        let mut by_first: FxHashMap<char, Vec<(&'static str, T)>> = FxHashMap::default();
        for (word, value) in rows {
            if let Some(first) = word.chars().next() {
                by_first.entry(first).or_default().push((word, value));
            }
        }
        ByFirst(by_first)
    }

    fn longest(&self, text: &str) -> Option<(&'static str, T)> {
        let words = self.0.get(&text.chars().next()?)?;
        words.iter().find(|(word, _)| begins_with(text, word)).copied()
    }
}

fn rows(table: &'static str) -> impl Iterator<Item = [&'static str; 4]> {
    table.lines().filter(|line| !line.starts_with('#')).map(|line| {
        let mut cells = line.split('\t');
        std::array::from_fn(|_| cells.next().unwrap_or_default())
    })
}

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap_or(Decimal::ONE)
}

static UNITS: LazyLock<Vec<(&'static str, Unit)>> = LazyLock::new(|| {
    let read = |[form, name, dimension, factor]: [&'static str; 4]| {
        let (numerator, denominator) = factor.split_once('/').unwrap_or((factor, "1"));
        (form, Unit { name, dimension, factor: (decimal(numerator), decimal(denominator)) })
    };
    rows(include_str!("../data/units.tsv")).map(read).collect()
});

static COUNTERS: LazyLock<ByFirst<Counter>> = LazyLock::new(|| {
    let units: &'static [(&'static str, Unit)] = &UNITS;
    let units = units.iter().map(|(form, unit)| (*form, Counter::Unit(unit)));
    let measures =
        rows(include_str!("../data/measures.tsv")).map(|[form, class, ..]| (form, Counter::Measure(class)));
    ByFirst::new(units.chain(measures))
});

struct Approximators {
    before: Vec<(&'static str, Side)>,
    inside: Vec<(&'static str, Side)>,
    after: Vec<(&'static str, Side)>,
}

static APPROXIMATORS: LazyLock<Approximators> = LazyLock::new(|| {
    let mut table = Approximators { before: vec![], inside: vec![], after: vec![] };
    for [word, place, side, _] in rows(include_str!("../data/approximators.tsv")) {
        let side = match side {
            "about" => Side::About,
            "below" => Side::Below,
            "above" => Side::Above,
            "at-least" => Side::AtLeast,
            _ => Side::AtMost,
        };
        match place {
            "before" => table.before.push((word, side)),
            "inside" => table.inside.push((word, side)),
            _ => table.after.push((word, side)),
        }
    }
    for words in [&mut table.before, &mut table.inside, &mut table.after] {
        words.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
    }
    table
});

/// The unit or measure word with which `text` begins.
pub(super) fn counter(text: &str) -> Option<(&'static str, Counter)> {
    COUNTERS.longest(text)
}

/// The characters that make a longer word with a unit or measure word before them: 级 behind 年.
static NEIGHBOURS: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    rows(include_str!("../data/counter_neighbours.tsv")).map(|[word, next, ..]| (word, next)).collect()
});

/// Whether the unit or measure word `word` makes a longer word with the character `next` behind it: 年级.
pub(super) fn make_a_word(word: &str, next: char) -> bool {
    NEIGHBOURS.get(word).is_some_and(|neighbours| neighbours.contains(next))
}

/// The approximator at the place `place` beside a figure: `text` ends with it before a figure, begins with it else.
pub(super) fn approximator(text: &str, place: Place) -> Option<(&'static str, Side)> {
    let table = &*APPROXIMATORS;
    let found = match place {
        Place::Before => table.before.iter().find(|(word, _)| ends_with(text, word)),
        Place::Inside => table.inside.iter().find(|(word, _)| begins_with(text, word)),
        Place::After => table.after.iter().find(|(word, _)| begins_with(text, word)),
    };
    found.copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_unique_and_clean() {
        for table in [
            include_str!("../data/units.tsv"),
            include_str!("../data/measures.tsv"),
            include_str!("../data/approximators.tsv"),
            include_str!("../data/counter_neighbours.tsv"),
        ] {
            assert!(table.starts_with("# source: "));
            let lines: Vec<&str> = table.lines().skip(1).collect();
            assert!(lines.windows(2).all(
                |pair| pair[0].split('\t').collect::<Vec<_>>() < pair[1].split('\t').collect::<Vec<_>>()
            ));
            assert!(
                lines.iter().all(|line| line.split('\t').all(|cell| cell == cell.trim() && !cell.is_empty()))
            );
        }
    }

    #[test]
    fn mu_to_hectare() {
        let Some((_, Counter::Unit(mu))) = counter("亩水田") else { panic!() };
        assert_eq!(mu.to_base(300.into()), Some(200_000.into()));
    }

    #[test]
    fn longest_counter() {
        assert_eq!(counter("平方公里土地").map(|(word, _)| word), Some("平方公里"));
        assert_eq!(counter("人次").map(|(word, _)| word), Some("人次"));
        assert_eq!(counter("个百分点").map(|(word, _)| word), Some("个百分点"));
        assert_eq!(counter("，"), None);
    }
}
