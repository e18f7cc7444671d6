//! How one printed figure can have become another: digits swapped, one digit changed, dropped or doubled, 万 lost.

use crate::facts::numeral::{arabic_digit, power_of_ten};
use crate::facts::quantity::Quantity;
use crate::rules::RuleContext;
use crate::say;
use rust_decimal::Decimal;

/// How two different figures are alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slip {
    /// 1057 and 1507.
    Swapped,
    /// 132 and 137.
    Changed,
    /// 132 and 1326, 1057 and 157.
    Dropped,
    /// 1.2万 and 1.2, 32万 and 320万.
    Magnitude,
    /// Nothing of the kind.
    Unlike,
}

/// The slip in words.
pub fn said(slip: Slip, context: &RuleContext) -> String {
    match slip {
        Slip::Swapped => say!(context.lang, "两个数字换位", "two digits swapped"),
        Slip::Changed => say!(context.lang, "一个数字不同", "one digit differs"),
        Slip::Dropped => say!(context.lang, "多或少一个数字", "one digit more or less"),
        Slip::Magnitude => say!(context.lang, "数量级不同", "another magnitude"),
        Slip::Unlike => say!(context.lang, "数字不同", "different figures"),
    }
}

/// The slip that leads from `one` to `two`, and how strongly it speaks for a slip rather than two figures: the fewer
/// other figures of this length a slip could have led to, the stronger, from 0 to 6. `texts` are those of their blocks.
pub fn between(one: &Quantity, two: &Quantity, texts: [&str; 2]) -> (Slip, u32) {
    let first = printed_digits(one, texts[0]);
    let second = printed_digits(two, texts[1]);
    let length = significant(&first, &second);
    if one.written == two.written {
        return (Slip::Unlike, 0);
    }
    if first == second || (1..=4).any(|power| is_times(one, two, power_of_ten(power))) {
        // 近20家 and 2000多家 are two rough figures.
        let exact = one.exact().is_some() && two.exact().is_some();
        return (Slip::Magnitude, if exact || length > 1 { (length + 1).min(5) } else { 0 });
    }
    if one.scale != two.scale || one.decimals != two.decimals {
        return between_forms(one, two).unwrap_or((Slip::Unlike, 0));
    }
    let slip = compare(&first, &second);
    let strength = match slip {
        Slip::Swapped => (length + 1).min(6),
        Slip::Dropped => length.min(4),
        Slip::Changed | Slip::Magnitude => length.min(5),
        Slip::Unlike => 0,
    };
    (slip, strength)
}

/// The slip between figures printed in two forms, 1.63万 and 13600: the finer one is written as the coarser one is.
fn between_forms(one: &Quantity, two: &Quantity) -> Option<(Slip, u32)> {
    let coarse = one.step.max(two.step);
    if coarse <= Decimal::ZERO {
        return None;
    }
    let as_printed = |quantity: &Quantity| digits((quantity.written / coarse).round());
    let (first, second) = (as_printed(one), as_printed(two));
    let length = significant(&first, &second);
    let loss = u32::from([one, two].iter().any(|quantity| !(quantity.written % coarse).is_zero()));
    match compare(&first, &second) {
        Slip::Swapped if first.len() > 1 => Some((Slip::Swapped, (length + 1).min(6) - loss)),
        Slip::Changed if length > 2 && loss == 0 => Some((Slip::Changed, length.min(5))),
        _ => None,
    }
}

/// Whether one of the two, in the same scale and with as many decimals, is the other times `factor`.
fn is_times(one: &Quantity, two: &Quantity, factor: Decimal) -> bool {
    let alike = one.scale == two.scale && one.decimals == two.decimals;
    alike && (one.written * factor == two.written || two.written * factor == one.written)
}

/// The digits of `quantity`, and those of `meant` printed in its form; none where it cannot be printed so.
fn in_one_form(quantity: &Quantity, meant: Decimal) -> Option<(Vec<u32>, Vec<u32>)> {
    let worth = power_of_ten(quantity.scale);
    let printed = power_of_ten(quantity.decimals);
    let mantissa = meant.checked_div(worth)?;
    let printable = meant > Decimal::ZERO && mantissa.normalize().scale() <= quantity.decimals;
    printable.then(|| (digits(quantity.written / worth * printed), digits(mantissa * printed)))
}

/// How strongly `meant`, printed in the form of `quantity`, speaks for a slip of the hand; 0 where it is none.
pub fn strength_of(quantity: &Quantity, meant: Decimal) -> u32 {
    let Some((first, second)) = in_one_form(quantity, meant) else { return 0 };
    let length = significant(&first, &second);
    match compare(&first, &second) {
        Slip::Unlike | Slip::Magnitude => 0,
        Slip::Swapped => length + 1,
        Slip::Changed | Slip::Dropped => length,
    }
}

/// The slip by which `meant`, printed in the form of `quantity`, became it; none where it cannot be printed so or is unlike.
pub fn slip_between(quantity: &Quantity, meant: Decimal) -> Option<Slip> {
    let (written, meant) = in_one_form(quantity, meant)?;
    Some(compare(&written, &meant)).filter(|slip| *slip != Slip::Unlike)
}

/// Whether `quantity` is `meant` with two digits in the other order.
pub fn is_swap_of(quantity: &Quantity, meant: Decimal) -> bool {
    in_one_form(quantity, meant).is_some_and(|(written, meant)| compare(&written, &meant) == Slip::Swapped)
}

/// Whether a value between `low` and `high`, printed like `figure`, could have been slipped into it; the first `most` such
/// values are looked at.
pub fn slips_between(
    figure: &Quantity,
    (low, high): (Decimal, Decimal),
    most: usize,
    is_slip: fn(&Quantity, Decimal) -> bool,
) -> bool {
    let first = (low / figure.step).ceil() * figure.step;
    let values = std::iter::successors(Some(first), |value| value.checked_add(figure.step));
    values.take(most).take_while(|&value| value <= high).any(|value| is_slip(figure, value))
}

/// Whether `quantity` is `meant` with its point in another place: 884 for 88.4.
pub fn is_shift_of(quantity: &Quantity, meant: Decimal) -> bool {
    let shifted =
        (1..=2).map(power_of_ten).any(|by| quantity.written == meant * by || quantity.written * by == meant);
    shifted && meant > Decimal::ZERO && digits(meant).len() > 1
}

/// Whether `quantity` can be a slip for `meant`.
pub fn is_slip_of(quantity: &Quantity, meant: Decimal) -> bool {
    strength_of(quantity, meant) > 0
}

/// The digits of the shorter figure without the zeros in which both end: 26 of 2600 and 2400, which tell no more than
/// 26 and 24.
fn significant(first: &[u32], second: &[u32]) -> u32 {
    let zeros = |digits: &[u32]| digits.iter().rev().take_while(|digit| **digit == 0).count();
    let common = zeros(first).min(zeros(second));
    (first.len().min(second.len()) - common) as u32
}

/// What slip of one digit, or of two, leads from one row of digits to the other.
fn compare(first: &[u32], second: &[u32]) -> Slip {
    if first.len() != second.len() {
        let (short, long) = if first.len() < second.len() { (first, second) } else { (second, first) };
        let without =
            |skip: usize| long.iter().enumerate().filter(move |&(at, _)| at != skip).map(|(_, digit)| digit);
        let one_more = long.len() == short.len() + 1 && (0..long.len()).any(|skip| without(skip).eq(short));
        return if one_more { Slip::Dropped } else { Slip::Unlike };
    }
    let different: Vec<usize> = (0..first.len()).filter(|&at| first[at] != second[at]).collect();
    match different[..] {
        [_] => Slip::Changed,
        [at, other] if first[at] == second[other] && first[other] == second[at] => Slip::Swapped,
        _ => Slip::Unlike,
    }
}

/// The digits of the figure without its scale words and zeros at the end of a round figure.
fn printed_digits(quantity: &Quantity, text: &str) -> Vec<u32> {
    let printed: Vec<u32> = quantity.figure.of(text).chars().filter_map(arabic_digit).collect();
    if printed.is_empty() { digits(quantity.written / power_of_ten(quantity.scale)) } else { printed }
}

fn digits(value: Decimal) -> Vec<u32> {
    value.normalize().to_string().chars().filter_map(|c| c.to_digit(10)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(written: &str, meant: &str, expected: Slip) {
        let digits = |text: &str| digits(text.parse().unwrap());
        assert_eq!(compare(&digits(written), &digits(meant)), expected, "{written} for {meant}");
    }

    #[test]
    fn slips() {
        check("1057", "1507", Slip::Swapped);
        check("16", "61", Slip::Swapped);
        check("1357", "3157", Slip::Swapped);
        check("860", "840", Slip::Changed);
        check("126", "1126", Slip::Dropped);
        check("1126", "126", Slip::Dropped);
        check("1200", "120", Slip::Dropped);
    }

    #[test]
    fn zeros_that_both_end_in_tell_nothing() {
        assert_eq!(significant(&[2, 6, 0, 0], &[2, 4, 0, 0]), 2);
        assert_eq!(significant(&[1, 2, 7, 0], &[1, 2, 7, 1]), 4);
        assert_eq!(significant(&[1, 3, 0, 0], &[3, 0, 0]), 1);
    }

    #[test]
    fn other_figures() {
        check("860", "743", Slip::Unlike);
        check("1200", "1200", Slip::Unlike);
        check("13", "2468", Slip::Unlike);
        check("1234", "4321", Slip::Unlike);
    }
}
