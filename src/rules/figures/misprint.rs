//! How one printed figure can have become another: digits swapped, one digit changed, dropped or doubled, 万 lost.

use crate::facts::numeral::arabic_digit;
use crate::facts::quantity::Quantity;
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

/// The slip that leads from `one` to `two`, and how strongly it speaks for a slip rather than two figures: the fewer
/// other figures of this length a slip could have led to, the stronger, from 0 to 6.
pub fn between(one: &Quantity, two: &Quantity, texts: [&str; 2]) -> (Slip, u32) {
    let first = digits(one, texts[0]);
    let second = digits(two, texts[1]);
    let length = first.len().min(second.len()) as u32;
    if one.written == two.written {
        return (Slip::Unlike, 0);
    }
    if first == second {
        return (Slip::Magnitude, (length + 1).min(5));
    }
    if one.scale != two.scale || one.decimals != two.decimals {
        return (Slip::Unlike, 0);
    }
    if first.len() != second.len() {
        let (short, long) = if first.len() < second.len() { (&first, &second) } else { (&second, &first) };
        let one_more = (0..long.len()).any(|skip| {
            long.len() == short.len() + 1
                && long.iter().enumerate().filter(|&(at, _)| at != skip).map(|(_, digit)| digit).eq(short)
        });
        return if one_more { (Slip::Dropped, length.min(4)) } else { (Slip::Unlike, 0) };
    }
    let different: Vec<usize> = (0..first.len()).filter(|&at| first[at] != second[at]).collect();
    match different[..] {
        [_] => (Slip::Changed, length.min(5)),
        [at, next] if next == at + 1 && first[at] == second[next] && first[next] == second[at] => {
            (Slip::Swapped, (length + 1).min(6))
        }
        _ => (Slip::Unlike, 0),
    }
}

/// The digits of the figure without its scale words and zeros at the end of a round figure.
fn digits(quantity: &Quantity, text: &str) -> Vec<u32> {
    let printed: Vec<u32> = quantity.figure.of(text).chars().filter_map(arabic_digit).collect();
    if !printed.is_empty() {
        return printed;
    }
    let scale = Decimal::from(10u64.pow(quantity.scale.min(18)));
    (quantity.written / scale).normalize().to_string().chars().filter_map(|c| c.to_digit(10)).collect()
}
