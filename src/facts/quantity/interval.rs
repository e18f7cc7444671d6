//! An interval of exact decimals, with open or closed or missing ends.

use rust_decimal::Decimal;

/// The values that a figure may stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    /// The lower end; none where nothing bounds it from below.
    pub low: Option<Decimal>,
    /// The upper end; none where nothing bounds it from above.
    pub high: Option<Decimal>,
    /// Whether the lower end itself is left out.
    pub low_open: bool,
    /// Whether the upper end itself is left out.
    pub high_open: bool,
}

impl Interval {
    /// Only `value`.
    pub fn exact(value: Decimal) -> Interval {
        Interval::closed(value, value)
    }

    /// From `low` to `high`, both included.
    pub fn closed(low: Decimal, high: Decimal) -> Interval {
        Interval { low: Some(low), high: Some(high), low_open: false, high_open: false }
    }

    /// Whether it is one value.
    pub fn is_exact(&self) -> bool {
        self.low.is_some() && self.low == self.high
    }

    /// Whether `value` lies inside.
    pub fn contains(&self, value: Decimal) -> bool {
        let above = self.low.is_none_or(|low| low < value || (low == value && !self.low_open));
        let below = self.high.is_none_or(|high| value < high || (high == value && !self.high_open));
        above && below
    }

    /// Whether the two share a value.
    pub fn meets(&self, other: &Interval) -> bool {
        let apart = |upper: &Interval, lower: &Interval| match (upper.low, lower.high) {
            (Some(low), Some(high)) => low > high || (low == high && (upper.low_open || lower.high_open)),
            _ => false,
        };
        !apart(self, other) && !apart(other, self)
    }

    /// Every sum of a value of each.
    pub fn plus(&self, other: &Interval) -> Interval {
        Interval {
            low: self.low.zip(other.low).map(|(one, two)| one + two),
            high: self.high.zip(other.high).map(|(one, two)| one + two),
            low_open: self.low_open || other.low_open,
            high_open: self.high_open || other.high_open,
        }
    }

    /// The same with both ends `by` further out.
    pub fn widened(&self, by: Decimal) -> Interval {
        Interval { low: self.low.map(|low| low - by), high: self.high.map(|high| high + by), ..*self }
    }

    /// Every value times `factor`, which is positive.
    pub fn times(&self, factor: Decimal) -> Interval {
        Interval {
            low: self.low.and_then(|low| low.checked_mul(factor)),
            high: self.high.and_then(|high| high.checked_mul(factor)),
            ..*self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open_below(low: i64) -> Interval {
        Interval { low: Some(low.into()), high: None, low_open: true, high_open: false }
    }

    #[test]
    fn ends() {
        assert!(!open_below(500).contains(500.into()));
        assert!(open_below(500).contains(501.into()));
        assert!(Interval::closed(3.into(), 5.into()).contains(5.into()));
        assert!(!Interval::exact(3.into()).meets(&Interval::exact(4.into())));
        assert!(!open_below(500).meets(&Interval::closed(400.into(), 500.into())));
        assert!(open_below(500).meets(&Interval::closed(400.into(), 501.into())));
    }

    #[test]
    fn wider() {
        let wide = Interval::closed(3.into(), 5.into()).widened(1.into());
        assert!(wide.contains(2.into()) && wide.contains(6.into()) && !wide.contains(7.into()));
        assert_eq!(open_below(3).widened(1.into()), open_below(2));
    }

    #[test]
    fn sums() {
        let sum = Interval::exact(2.into()).plus(&open_below(3));
        assert!(!sum.contains(5.into()) && sum.contains(6.into()));
    }
}
