//! What of a text confirms the figure of its head: the same value, what the head rounds, parts that add up to it.

use super::licence::Mention;
use crate::facts::quantity::{Quantity, Side};
use rust_decimal::Decimal;

/// Whether a figure of the text confirms the head's: equal, or what the head rounds.
pub fn confirms(text: &Quantity, head: &Quantity) -> bool {
    // 突破18人次 says nothing of 18万人次, 超229万件 nothing of 553万件.
    let (least, most) = (text.written.min(head.written), text.written.max(head.written));
    if least * Decimal::from(2) < most {
        return false;
    }
    // 至少31人 is printed because 31 is known: a headline with 61人 tells something else.
    if ends_in_digit(text)
        && !text.bounds.is_empty()
        && ends_in_digit(head)
        && head.scale == text.scale
        && head.decimals >= text.decimals
    {
        return text.written == head.written;
    }
    if is_beyond_round(text, head.written) || is_beyond_round(head, text.written) {
        return false;
    }
    let rounded = head.decimals < text.decimals || head.scale > text.scale || !head.bounds.is_empty();
    let equal = text.may_equal(head) && (rounded || !text.bounds.is_empty() || text.written == head.written);
    equal || is_rounder(head.written, text.written)
}

/// Whether a round approximation would have been another one for `value`: 6万多 is no 7.1万, 超1200 no 1326.
fn is_beyond_round(text: &Quantity, value: Decimal) -> bool {
    let mut place = if text.step.is_zero() { Decimal::ONE } else { text.step };
    while (text.written % (place * Decimal::TEN)).is_zero() && place < text.written {
        place *= Decimal::TEN;
    }
    let only = |sides: [Side; 2]| {
        !text.bounds.is_empty() && text.bounds.iter().all(|bound| sides.contains(&bound.side))
    };
    only([Side::Above, Side::AtLeast]) && value >= text.written + place
        || only([Side::Below, Side::AtMost]) && value <= text.written - place
}

/// Whether the figure has two printed digits or more and its last one is no zero.
fn ends_in_digit(quantity: &Quantity) -> bool {
    let steps = quantity.steps();
    steps > Decimal::TEN && !(steps % Decimal::TEN).is_zero() && quantity.range.is_none() && !quantity.vague
}

/// Whether the head's figure is the text's with its last digits made zero: 破5000万, 5026万.
fn is_rounder(head: Decimal, text: Decimal) -> bool {
    let zeros = |value: Decimal| {
        let digits = value.normalize().mantissa().to_string();
        value.trunc().to_string().len().saturating_sub(digits.trim_end_matches('0').len())
    };
    // The place of its last digit: no 3.85万亿 stands for 3.99万亿.
    let place = (1..zeros(head)).fold(Decimal::TEN, |place, _| place * Decimal::TEN);
    let near = (text - head).abs() < place && (text - head).abs() * Decimal::TEN <= text;
    near && zeros(head) >= zeros(text) + 2
}

/// Whether neighbouring figures of a block, in the unit of the one compared, add up to the head's figure.
pub fn is_sum_of(block: &[Mention], figure: &Mention, counted_as: &Mention) -> bool {
    let alike: Vec<&Mention> =
        block.iter().filter(|mention| mention.quantity.same_unit(counted_as.quantity)).collect();
    (0..alike.len()).any(|first| {
        let mut sum = Decimal::ZERO;
        alike[first..].iter().take(5).any(|mention| {
            sum += mention.quantity.written;
            sum == figure.quantity.written
        })
    })
}
