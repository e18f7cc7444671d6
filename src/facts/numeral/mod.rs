//! Reads numerals: Arabic, Chinese, mixed, full-width.

use crate::text::{CharSet, Span};
use rust_decimal::Decimal;

/// In which figures a numeral is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// 1234, 12,345, 3.5.
    Arabic,
    /// 三百二十七, 二〇二二.
    Chinese,
    /// 1.2万, 3千, 1万2345.
    Mixed,
}

/// A numeral.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numeral {
    /// Where it stands, scale words (万, 亿) included, in bytes of the text.
    pub span: Span,
    /// What it says. Of a vague numeral (几十, 三四百) the lower end.
    pub value: Decimal,
    /// The worth of one unit in the last printed place: 1 for 327, 0.1 for 3.5, 1000 for 1.2万, 100 for 三百.
    pub step: Decimal,
    /// Printed decimals.
    pub decimals: u32,
    /// In which figures it is printed.
    pub form: Form,
    /// Both ends, of a numeral that names none exactly: 几十 is 20 to 99, 三四百 is 300 to 499.
    pub vague: Option<(Decimal, Decimal)>,
    /// The exponent of ten of the scale words after Arabic digits: 4 for 1.2万, 8 for 3亿, 0 without.
    pub scale: u32,
    /// Whether it is digits read one by one: 二〇二二, 幺二三.
    pub digits_only: bool,
}

/// The character at the byte `at` of `text`, which must be a character boundary.
pub fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// The character before the byte `at` of `text`.
pub fn char_before(text: &str, at: usize) -> Option<char> {
    text.get(..at)?.chars().next_back()
}

/// The digit 0 to 9 that `c` is, half-width or full-width.
pub fn arabic_digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(c as u32 - '0' as u32),
        '０'..='９' => Some(c as u32 - '０' as u32),
        _ => None,
    }
}

/// The digit that the Chinese numeral character `c` is.
pub fn chinese_digit(c: char) -> Option<u32> {
    Some(match c {
        '零' | '〇' | '○' => 0,
        '一' | '壹' | '幺' => 1,
        '二' | '两' | '贰' | '俩' => 2,
        '三' | '叁' | '仨' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

/// The power of ten that the Chinese multiplier `c` is.
pub fn multiplier(c: char) -> Option<u32> {
    Some(match c {
        '十' | '拾' => 1,
        '百' | '佰' => 2,
        '千' | '仟' => 3,
        '万' => 4,
        '亿' => 8,
        _ => return None,
    })
}

/// Whether a numeral may begin with `c`.
pub fn may_begin(c: char) -> bool {
    static FIRST: CharSet = CharSet::of(
        "0123456789０１２３４５６７８９零〇○一壹幺二两贰俩三叁仨四肆五伍六陆七柒八捌九玖十拾百佰千仟万亿几数廿卅半",
    );
    FIRST.holds(c)
}

/// Ten to the power `exponent`.
pub fn power_of_ten(exponent: u32) -> Decimal {
    Decimal::from(10u64.pow(exponent.min(18)))
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

/// Reads the numeral that begins at the byte `start` of `text`, the longest there is.
pub fn read_at(text: &str, start: usize) -> Option<Numeral> {
    let first = char_at(text, start)?;
    if arabic_digit(first).is_some() { read_arabic(text, start) } else { read_chinese(text, start) }
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

fn push_digits(text: &str, start: usize, plain: &mut String) -> usize {
    let mut at = start;
    for c in text[start..].chars() {
        let Some(digit) = arabic_digit(c) else { break };
        plain.push(char::from(b'0' + digit as u8));
        at += c.len_utf8();
    }
    at
}

/// The power of ten of the scale words at `start` and their end: 万 4, 百万 6, 万亿 12.
fn read_scale(text: &str, start: usize) -> (u32, usize) {
    let mut exponent = 0;
    let mut at = start;
    while let Some(c) = char_at(text, at) {
        let Some(power) = multiplier(c).filter(|&power| power > 1) else { break };
        let next = char_at(text, at + c.len_utf8());
        let unit_prefix = power <= 3 && next.is_some_and(|n| "克米瓦卡伏帕兆升焦赫分".contains(n));
        if unit_prefix || exponent + power > 12 || (power < 4 && exponent >= 4) {
            break;
        }
        exponent += power;
        at += c.len_utf8();
    }
    (exponent, at)
}

fn read_arabic(text: &str, start: usize) -> Option<Numeral> {
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

fn read_chinese(text: &str, start: usize) -> Option<Numeral> {
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

/// 十几, 二十几, 一百几十: the unnamed digits at the end of `numeral`.
fn read_teen_some(text: &str, numeral: &mut Numeral) {
    let at = numeral.span.end as usize;
    let ends_in_multiplier = char_before(text, at).and_then(multiplier).is_some();
    if !ends_in_multiplier || !text[at..].starts_with('几') || numeral.vague.is_some() {
        return;
    }
    let power = char_at(text, at + 3).and_then(multiplier).filter(|&power| power < 4);
    let worth = power_of_ten(power.unwrap_or(0));
    if worth >= numeral.step {
        return;
    }
    numeral.vague = Some((
        numeral.value + worth,
        numeral.value + (worth * Decimal::from(10)).min(numeral.step) - Decimal::ONE,
    ));
    numeral.span.end = (at + 3 + power.map_or(0, |_| 3)) as u32;
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
        at += 3;
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
    let next = char_at(text, start + 3).and_then(chinese_digit).filter(|&digit| digit > 0);
    let end = start + 3 + next.map_or(0, |_| 3);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_characters_are_digits_multipliers_and_a_few_words() {
        for c in '\0'..='\u{ffff}' {
            let is_figure =
                arabic_digit(c).is_some() || chinese_digit(c).is_some() || multiplier(c).is_some();
            assert_eq!(may_begin(c), is_figure || matches!(c, '几' | '数' | '廿' | '卅' | '半'), "{c}");
        }
    }

    fn check(text: &str, length: usize, value: &str, step: &str) {
        let numeral = read_at(text, 0).unwrap_or_else(|| panic!("no numeral in {text}"));
        let written: String = numeral.span.of(text).into();
        assert_eq!(written.chars().count(), length, "{text}: {written}");
        assert_eq!(numeral.value, value.parse().unwrap(), "{text}");
        assert_eq!(numeral.step, step.parse().unwrap(), "{text}");
    }

    fn check_vague(text: &str, length: usize, low: i64, high: i64) {
        let numeral = read_at(text, 0).unwrap_or_else(|| panic!("no numeral in {text}"));
        assert_eq!(numeral.span.of(text).chars().count(), length, "{text}");
        assert_eq!(numeral.vague, Some((low.into(), high.into())), "{text}");
    }

    #[test]
    fn numbers_in_words() {
        let cases = [
            (1, "一"),
            (10, "十"),
            (13, "十三"),
            (20, "二十"),
            (21, "二十一"),
            (105, "一百零五"),
            (110, "一百一十"),
            (200, "二百"),
        ];
        for (value, words) in cases {
            assert_eq!(chinese(value).as_deref(), Some(words));
        }
        assert_eq!(chinese(0), None);
        assert_eq!(chinese(1000), None);
    }

    #[test]
    fn arabic() {
        check("327件", 3, "327", "1");
        check("12,345元", 6, "12345", "1");
        check("1,23", 1, "1", "1");
        check("8,1234", 1, "8", "1");
        check("3.50%", 4, "3.5", "0.01");
        check("３２７件", 3, "327", "1");
        check("5.", 1, "5", "1");
    }

    #[test]
    fn mixed() {
        check("1.2万件", 4, "12000", "1000");
        check("3千人", 2, "3000", "1000");
        check("3千克", 1, "3", "1");
        check("1万2345人", 6, "12345", "1");
        check("10亿零817万5288人", 12, "1008175288", "1");
        check("3000万元", 5, "30000000", "10000");
        check("1.5万亿元", 5, "1500000000000", "100000000000");
        check("5百万", 3, "5000000", "1000000");
    }

    #[test]
    fn chinese_numerals() {
        check("三百二十七件", 5, "327", "1");
        check("两千零八人", 4, "2008", "1");
        check("十二", 2, "12", "1");
        check("二十", 2, "20", "10");
        check("三百五", 3, "350", "10");
        check("一万二", 3, "12000", "1000");
        check("一亿三千万", 5, "130000000", "10000");
        check("三万五千六百", 6, "35600", "100");
        check("十二点五", 4, "12.5", "0.1");
        check("二〇二二年", 4, "2022", "1");
        check("廿五", 2, "25", "1");
        check("一点二万亿", 5, "1200000000000", "100000000000");
        check("两万亿", 3, "2000000000000", "100000000");
        check("百", 1, "100", "100");
    }

    #[test]
    fn vague() {
        check_vague("三四十人", 3, 30, 49);
        check_vague("两三个", 2, 2, 3);
        check_vague("十几天", 2, 11, 19);
        check_vague("几十人", 2, 20, 99);
        check_vague("数百名", 2, 200, 999);
        check_vague("五六百户", 3, 500, 699);
        check_vague("十五六岁", 3, 15, 16);
        check_vague("一百几十", 4, 110, 199);
    }

    #[test]
    fn no_numeral() {
        for text in ["数字", "件", "", "12345678901234567890"] {
            assert_eq!(read_at(text, 0), None, "{text}");
        }
    }
}
