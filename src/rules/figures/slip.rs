//! Whether one figure can be a slip of another: a digit changed, two swapped, one lost, doubled or added.

use crate::facts::quantity::Quantity;
use rust_decimal::Decimal;

/// Whether printing `written` for `meant` is a slip of the hand: the digits of both differ in one digit, in two
/// swapped ones, or in one lost or added.
pub fn is_slip(written: Decimal, meant: Decimal) -> bool {
    if written == meant || meant <= Decimal::ZERO {
        return false;
    }
    let (written, meant) = (digits(written), digits(meant));
    differs_in_one(&written, &meant)
        || swapped(&written, &meant)
        || one_added(&written, &meant)
        || one_added(&meant, &written)
}

/// The same for a quantity, whose scale word stays as it is.
pub fn is_slip_of(quantity: &Quantity, meant: Decimal) -> bool {
    let worth = crate::facts::numeral::power_of_ten(quantity.scale);
    let mantissa = meant / worth;
    mantissa.normalize().scale() <= quantity.decimals
        && is_slip_at(quantity.written / worth, mantissa, quantity.decimals)
}

fn is_slip_at(written: Decimal, meant: Decimal, decimals: u32) -> bool {
    let worth = crate::facts::numeral::power_of_ten(decimals);
    is_slip(written * worth, meant * worth)
}

fn digits(value: Decimal) -> Vec<u8> {
    value.normalize().to_string().bytes().filter(|b| *b != b'.').collect()
}

fn differs_in_one(one: &[u8], two: &[u8]) -> bool {
    one.len() == two.len() && one.iter().zip(two).filter(|(a, b)| a != b).count() == 1
}

fn swapped(one: &[u8], two: &[u8]) -> bool {
    if one.len() != two.len() {
        return false;
    }
    let differing: Vec<usize> = (0..one.len()).filter(|&at| one[at] != two[at]).collect();
    matches!(differing[..], [a, b] if one[a] == two[b] && one[b] == two[a])
}

fn one_added(longer: &[u8], shorter: &[u8]) -> bool {
    longer.len() == shorter.len() + 1
        && (0..longer.len()).any(|skip| {
            longer.iter().enumerate().filter(|(at, _)| *at != skip).map(|(_, b)| b).eq(shorter.iter())
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(written: &str, meant: &str, expected: bool) {
        assert_eq!(
            is_slip(written.parse().unwrap(), meant.parse().unwrap()),
            expected,
            "{written} for {meant}"
        );
    }

    #[test]
    fn slips() {
        check("1057", "1507", true);
        check("860", "840", true);
        check("126", "1126", true);
        check("1126", "126", true);
        check("1200", "120", true);
        check("16", "61", true);
    }

    #[test]
    fn other_figures() {
        check("860", "743", false);
        check("1200", "1200", false);
        check("12", "-12", false);
        check("1357", "3157", true);
        check("13", "2468", false);
    }
}
