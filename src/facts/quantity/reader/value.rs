//! The value of a figure as an interval: rounding by its printed places, and what its approximators leave open.

use super::Figure;
use crate::facts::numeral;
use crate::facts::quantity::interval::Interval;
use crate::facts::quantity::model::{Bound, Place, Quantity, Range, Side};
use crate::text::Span;
use rust_decimal::Decimal;

/// The quantity of `figure`, which begins at `start` with the approximators `before`.
pub(super) fn quantity(
    mut figure: Figure,
    start: usize,
    mut before: Vec<Bound>,
    range: Option<Range>,
) -> Quantity {
    before.append(&mut figure.bounds);
    let written = range.map_or(figure.written, |range| range.from);
    let mut value = match (range, figure.vague) {
        (Some(range), _) => {
            Interval::closed(scaled_from(&range).min(range.to), range.to.max(scaled_from(&range)))
        }
        (None, Some((low, high))) => Interval::closed(low, high),
        (None, None) => Interval::exact(written),
    };
    for bound in &before {
        value = bounded(value, bound, figure.written, figure.step);
    }
    Quantity {
        span: Span::new(start, figure.end),
        figure: figure.figure,
        value,
        written,
        step: figure.step,
        decimals: figure.decimals,
        scale: figure.scale,
        form: figure.form,
        kind: figure.kind,
        unit: figure.unit,
        measure: figure.measure,
        head: None,
        act: None,
        bounds: before,
        range,
        before: Span::empty(start),
        after: Span::empty(figure.end),
        vague: figure.vague.is_some(),
    }
}

/// The first end, in the scale of the second where it has none of its own: 9～16亿 begins with 9亿.
fn scaled_from(range: &Range) -> Decimal {
    match range.scales {
        (0, scale) if !range.first_has_unit => range.from * numeral::power_of_ten(scale),
        _ => range.from,
    }
}

/// The worth of the last digit of `value` that is not zero: 100 for 1200.
fn last_significant(value: Decimal, step: Decimal) -> Decimal {
    let mut worth = if step.is_zero() { Decimal::ONE } else { step };
    while worth * Decimal::TEN <= value && (value % (worth * Decimal::TEN)).is_zero() {
        worth *= Decimal::TEN;
    }
    worth
}

fn bounded(value: Interval, bound: &Bound, written: Decimal, step: Decimal) -> Interval {
    let worth = last_significant(written, step);
    match bound.side {
        Side::About => {
            let slack = (worth / Decimal::TWO).max(written * Decimal::new(3, 2));
            value.widened(slack)
        }
        Side::Below => Interval { low: None, high: value.high, low_open: false, high_open: true },
        Side::Above if bound.place == Place::Inside => Interval {
            low: value.low,
            high: value.high.map(|high| high + worth),
            low_open: true,
            high_open: true,
        },
        Side::Above => Interval { low: value.low, high: None, low_open: true, high_open: false },
        Side::AtLeast => Interval { low: value.low, high: None, low_open: false, high_open: false },
        Side::AtMost => Interval { low: None, high: value.high, low_open: false, high_open: false },
    }
}
