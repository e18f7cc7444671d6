//! Numerals in Chinese characters: exact, vague, with decimals, or digit by digit; and how a number is written so.

use super::signs::{char_at, char_before, chinese_digit, multiplier, power_of_ten, read_scale};
use super::{Form, Numeral};
use crate::text::Span;
use rust_decimal::Decimal;

/// The numeral that begins with the Chinese character at `start`.
pub(super) fn read_chinese(text: &str, start: usize) -> Option<Numeral> {
    let first = char_at(text, start)?;
    match first {
        '几' | '数' => return read_vague(text, start, first),
        '廿' | '卅' => return read_tens_sign(text, start, first),
        _ => {}
    }
    if let Some(year_like) = read_positional(text, start) {
        return Some(year_like);
    }
    let mut read = Chinese::default();
    let mut at = start;
    for c in text[start..].chars() {
        if let Some(digit) = chinese_digit(c).map(u64::from) {
            if digit == 0 && read.multipliers == 0 && at > start {
                break;
            }
            if digit == 0 {
                if read.digit.is_some() {
                    break;
                }
                read.after_zero = true;
                if at == start {
                    read.digit = Some(0);
                }
            } else if let Some(before) = read.digit {
                // 三四十, 五六百, 两三: neighbours ascending.
                let neighbours = digit == before + 1 || (before == 3 && digit == 5);
                if !neighbours || read.upper_digit.is_some() {
                    break;
                }
                read.upper_digit = Some(digit);
            } else {
                read.digit = Some(digit);
            }
        } else if let Some(power) = multiplier(c) {
            if !read.take_multiplier(power) {
                break;
            }
        } else {
            break;
        }
        at += c.len_utf8();
    }
    if at == start {
        return None;
    }
    let mut step = if read.digit.is_some() || read.multipliers == 0 { 1 } else { 10u64.pow(read.last_power) };
    let mut last = read.digit.unwrap_or(0);
    let mut upper_last = read.upper_digit;
    if last > 0 && !read.after_zero && read.last_power >= 2 {
        // 三百五, 一万二: the digit counts the next lower power.
        step = 10u64.pow(read.last_power - 1);
        last *= step;
        upper_last = upper_last.map(|upper| upper * step);
    }
    let base = read.total + read.section;
    let value = base + last;
    // 三四百 names anything up to 499, 两三个 at most 3.
    let width = if read.multipliers > 0 && read.upper.is_some() { step - 1 } else { 0 };
    let upper = upper_last.map(|upper| base + upper).or(read.upper.map(|upper| upper + width));
    let mut numeral = Numeral {
        span: Span::new(start, at),
        value: Decimal::from(value),
        step: Decimal::from(step),
        decimals: 0,
        form: Form::Chinese,
        vague: upper.map(|upper| (Decimal::from(value), Decimal::from(upper))),
        scale: 0,
        digits_only: false,
    };
    read_chinese_decimals(text, &mut numeral);
    read_teen_some(text, &mut numeral);
    Some(numeral)
}

/// The parts of a Chinese numeral read so far.
#[derive(Default)]
struct Chinese {
    total: u64,
    section: u64,
    digit: Option<u64>,
    /// The second digit of 三四 in 三四百.
    upper_digit: Option<u64>,
    upper: Option<u64>,
    last_power: u32,
    after_zero: bool,
    multipliers: u32,
}

impl Chinese {
    /// Takes the multiplier of ten to the power `power`; false where it cannot stand here.
    fn take_multiplier(&mut self, power: u32) -> bool {
        let worth = 10u64.pow(power);
        if power >= 4 {
            let section = self.section + self.digit.take().unwrap_or(0);
            let section = if section == 0 && self.total == 0 { 1 } else { section };
            if power == 8 && self.total > 0 {
                // 万亿, 三千万亿.
                self.total = (self.total + section.min(self.total)) * worth;
            } else if section == 0 {
                return false;
            } else {
                self.total += section * worth;
            }
            self.upper = self
                .upper_digit
                .take()
                .map(|upper| self.total + worth * (upper - section % 10))
                .or(self.upper);
            self.section = 0;
        } else {
            // 二十一 但 not 二千三千: powers fall inside a section.
            if self.section > 0 && self.last_power <= power {
                return false;
            }
            let digit = self.digit.take().unwrap_or(1);
            self.section += digit * worth;
            self.upper = self
                .upper_digit
                .take()
                .map(|upper| self.total + self.section + worth * (upper - digit))
                .or(self.upper);
        }
        self.last_power = power;
        self.after_zero = false;
        self.multipliers += 1;
        true
    }
}

/// 十几, 二十几, 一百几十: the unnamed digits at the end of `numeral`.
fn read_teen_some(text: &str, numeral: &mut Numeral) {
    let at = numeral.span.end as usize;
    let ends_in_multiplier = char_before(text, at).and_then(multiplier).is_some();
    if !ends_in_multiplier || !text[at..].starts_with('几') || numeral.vague.is_some() {
        return;
    }
    let power = char_at(text, at + '几'.len_utf8()).and_then(multiplier).filter(|&power| power < 4);
    let worth = power_of_ten(power.unwrap_or(0));
    if worth >= numeral.step {
        return;
    }
    numeral.vague = Some((
        numeral.value + worth,
        numeral.value + (worth * Decimal::from(10)).min(numeral.step) - Decimal::ONE,
    ));
    numeral.span.end = (at + '几'.len_utf8() + power.map_or(0, |_| '百'.len_utf8())) as u32;
}

/// Digits read one by one, at least three of them or with 〇 in it: 二〇二二, 一二三四五.
fn read_positional(text: &str, start: usize) -> Option<Numeral> {
    let mut value = 0u64;
    let mut count = 0;
    let mut at = start;
    let mut with_circle = false;
    for c in text[start..].chars() {
        let Some(digit) = chinese_digit(c).filter(|_| c != '两') else { break };
        with_circle |= matches!(c, '〇' | '○' | '零');
        value = value.checked_mul(10)?.checked_add(u64::from(digit))?;
        count += 1;
        at += c.len_utf8();
    }
    let followed_by_multiplier = char_at(text, at).and_then(multiplier).is_some();
    if count < 2 || (count == 2 && !with_circle) || followed_by_multiplier || count > 15 {
        return None;
    }
    Some(Numeral {
        span: Span::new(start, at),
        value: Decimal::from(value),
        step: Decimal::ONE,
        decimals: 0,
        form: Form::Chinese,
        vague: None,
        scale: 0,
        digits_only: true,
    })
}

/// 三点五: the decimals of `numeral`, and the scale words behind them.
fn read_chinese_decimals(text: &str, numeral: &mut Numeral) {
    let point = numeral.span.end as usize;
    if !text[point..].starts_with('点') || numeral.vague.is_some() {
        return;
    }
    let mut digits = 0u64;
    let mut count = 0;
    let mut at = point + '点'.len_utf8();
    for c in text[at..].chars() {
        let Some(digit) = chinese_digit(c).filter(|_| count < 9) else { break };
        digits = digits * 10 + u64::from(digit);
        count += 1;
        at += c.len_utf8();
    }
    // 三点十分 is a time, 三点五十 as well.
    if count == 0 || char_at(text, at).is_some_and(|c| matches!(c, '十' | '刻' | '分')) {
        return;
    }
    numeral.value += Decimal::from(digits) / power_of_ten(count);
    numeral.decimals = count;
    numeral.step = Decimal::ONE / power_of_ten(count);
    numeral.span.end = at as u32;
    let (exponent, end) = read_scale(text, at);
    if exponent >= 4 {
        numeral.value *= power_of_ten(exponent);
        numeral.step *= power_of_ten(exponent);
        numeral.span.end = end as u32;
    }
}

/// 几十, 数百, 几千万, 几 (before a measure word).
fn read_vague(text: &str, start: usize, first: char) -> Option<Numeral> {
    let mut at = start + first.len_utf8();
    let mut exponent = 0;
    let mut powers = 0;
    while let Some(power) = char_at(text, at).and_then(multiplier) {
        if powers > 0 && power < 4 {
            break;
        }
        exponent += power;
        powers += 1;
        at += '百'.len_utf8();
    }
    if (powers == 0 && first == '数') || exponent > 12 {
        return None;
    }
    let worth = power_of_ten(exponent);
    Some(Numeral {
        span: Span::new(start, at),
        value: worth * Decimal::TWO,
        step: worth,
        decimals: 0,
        form: Form::Chinese,
        vague: Some((worth * Decimal::TWO, worth * Decimal::TEN - Decimal::ONE)),
        scale: 0,
        digits_only: false,
    })
}

/// 廿 and 卅, alone or with a digit.
fn read_tens_sign(text: &str, start: usize, first: char) -> Option<Numeral> {
    let tens = if first == '廿' { 20 } else { 30 };
    let next = char_at(text, start + first.len_utf8()).and_then(chinese_digit).filter(|&digit| digit > 0);
    let end = start + first.len_utf8() + next.map_or(0, |_| '一'.len_utf8());
    Some(Numeral {
        span: Span::new(start, end),
        value: Decimal::from(tens + next.unwrap_or(0)),
        step: Decimal::ONE,
        decimals: 0,
        form: Form::Chinese,
        vague: None,
        scale: 0,
        digits_only: false,
    })
}

/// A number from 1 to 999 in Chinese words: 一百零五; none outside.
pub fn chinese(value: u32) -> Option<String> {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |power: u32| DIGITS[(value / power % 10) as usize];
    let hundreds = match value {
        1..100 => String::new(),
        100..1000 => format!("{}百", digit(100)),
        _ => return None,
    };
    let tens = match (value / 10 % 10, value) {
        (0, 101..) if !value.is_multiple_of(10) => "零".to_owned(),
        (0, _) => String::new(),
        (1, ..100) => "十".to_owned(),
        _ => format!("{}十", digit(10)),
    };
    Some(format!("{hundreds}{tens}{}", digit(1)))
}
