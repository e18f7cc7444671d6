//! Numerals in Arabic digits, with grouping commas, decimals and scale words.

use super::signs::{arabic_digit, char_at, power_of_ten, read_scale};
use super::{Form, Numeral};
use crate::text::Span;
use rust_decimal::Decimal;

/// The numeral that begins with the Arabic digit at `start`: 1234, 12,345, 1.2万, 1万2345.
pub(super) fn read_arabic(text: &str, start: usize) -> Option<Numeral> {
    let (mantissa, decimals, mut at) = read_digits(text, start)?;
    let (mut exponent, after_scale) = read_scale(text, at);
    let scale = exponent;
    let mut value = mantissa.checked_mul(power_of_ten(exponent))?;
    let mut step = power_of_ten(exponent) / power_of_ten(decimals);
    let form = if exponent > 0 { Form::Mixed } else { Form::Arabic };
    at = after_scale;
    // 1万2345, 10亿零817万5288.
    while exponent >= 4 && decimals == 0 {
        let zero = if text[at..].starts_with('零') { '零'.len_utf8() } else { 0 };
        let Some((more, 0, end)) = read_digits(text, at + zero) else { break };
        let (more_exponent, end) = read_scale(text, end);
        if more_exponent >= exponent || more * power_of_ten(more_exponent) >= power_of_ten(exponent) {
            break;
        }
        value += more * power_of_ten(more_exponent);
        step = power_of_ten(more_exponent);
        exponent = more_exponent;
        at = end;
    }
    Some(Numeral {
        span: Span::new(start, at),
        value,
        step,
        decimals,
        form,
        vague: None,
        scale,
        digits_only: false,
    })
}

/// Digits with grouping commas and decimals: the value, the number of decimals and the end.
fn read_digits(text: &str, start: usize) -> Option<(Decimal, u32, usize)> {
    let mut plain = String::new();
    let mut at = push_digits(text, start, &mut plain);
    let mut groups_begin = plain.len() <= 3 && !plain.is_empty();
    while groups_begin && text[at..].starts_with(',') {
        let mut group = String::new();
        let end = push_digits(text, at + 1, &mut group);
        groups_begin = group.len() == 3;
        if groups_begin {
            plain.push_str(&group);
            at = end;
        }
    }
    let mut decimals = 0;
    if let Some(point @ ('.' | '．')) = char_at(text, at) {
        let mut fraction = String::new();
        let end = push_digits(text, at + point.len_utf8(), &mut fraction);
        if !fraction.is_empty() {
            decimals = fraction.len() as u32;
            plain.push('.');
            plain.push_str(&fraction);
            at = end;
        }
    }
    // Longer digit strings are codes, and would not fit.
    if plain.is_empty() || plain.len() > 18 {
        return None;
    }
    Some((plain.parse().ok()?, decimals, at))
}

/// Adds the digits from `start` on to `plain`, and returns their end.
fn push_digits(text: &str, start: usize, plain: &mut String) -> usize {
    let mut at = start;
    for c in text[start..].chars() {
        let Some(digit) = arabic_digit(c) else { break };
        plain.push(char::from(b'0' + digit as u8));
        at += c.len_utf8();
    }
    at
}
