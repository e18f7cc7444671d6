//! Labels that lead to a series of figures: each tells of another thing.

use crate::rules::figures::licence::Mention;
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

/// From so many values on, one label leads to figures of as many things: prices of one market, heights of one range.
const SERIES: usize = 4;

/// How many values each label of the article leads to.
#[derive(Default)]
pub struct Series(FxHashMap<Label, Vec<Decimal>>);

/// A unit and the characters right before a figure.
type Label = (Option<&'static str>, [char; 3]);

impl Series {
    /// Reads the labels of all figures of an article.
    pub fn of(mentions: &[Mention]) -> Series {
        let mut series = Series::default();
        for mention in mentions {
            if let Some(label) = label(mention) {
                let values = series.0.entry(label).or_default();
                let value = mention.quantity.written.normalize();
                if values.len() < SERIES && !values.contains(&value) {
                    values.push(value);
                }
            }
        }
        series
    }

    /// Whether the label of the figure leads to so many values that it tells one kind of thing of many.
    pub fn holds(&self, mention: &Mention) -> bool {
        label(mention).and_then(|label| self.0.get(&label)).is_some_and(|values| values.len() >= SERIES)
    }
}

fn label(mention: &Mention) -> Option<Label> {
    Some((mention.quantity.counts_in(), mention.label()?))
}
