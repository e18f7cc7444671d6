//! The characters that numerals are made of, and what each is worth.

use crate::text::CharSet;
use rust_decimal::Decimal;

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

/// The power of ten of the scale words at `start` and their end: 万 4, 百万 6, 万亿 12.
pub(super) fn read_scale(text: &str, start: usize) -> (u32, usize) {
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
