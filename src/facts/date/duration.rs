//! Lengths of time: 8天, 3个月, 两年, 24小时. Exact ones only: 10多年 and 几天 are left to the reader of quantities.

use super::cursor::{Cursor, Script};
use super::{DateKind, Part};

/// The unit of a length of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LengthUnit {
    /// 分钟.
    Minute,
    /// 小时.
    Hour,
    /// 天, 日, 昼夜.
    Day,
    /// 周, 个星期.
    Week,
    /// 个月.
    Month,
    /// 年.
    Year,
}

/// A length of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Length {
    /// The figure.
    pub count: Part<u32>,
    /// Its unit.
    pub unit: LengthUnit,
}

const UNITS: &[(&str, LengthUnit)] = &[
    ("分钟", LengthUnit::Minute),
    ("个小时", LengthUnit::Hour),
    ("小时", LengthUnit::Hour),
    ("个昼夜", LengthUnit::Day),
    ("昼夜", LengthUnit::Day),
    ("天", LengthUnit::Day),
    ("日", LengthUnit::Day),
    ("个星期", LengthUnit::Week),
    ("星期", LengthUnit::Week),
    ("周", LengthUnit::Week),
    ("个月", LengthUnit::Month),
    ("年", LengthUnit::Year),
];

/// A length of time, or an anniversary.
pub(super) fn eat(cursor: &mut Cursor) -> Option<DateKind> {
    let mut ahead = *cursor;
    let count = ahead.arabic(4).or_else(|| ahead.chinese_number())?;
    if ahead.eat("周年") {
        *cursor = ahead;
        return Some(DateKind::Anniversary(count.value));
    }
    let (word, unit) = UNITS.iter().find(|(word, _)| ahead.rest().starts_with(word))?;
    ahead.at += word.len();
    let part_of_word = match *unit {
        LengthUnit::Year => {
            ahead.precedes(&["级", "代", "份", "龄", "轻", "产", "均", "度", "货", "薪", "会"])
        }
        LengthUnit::Week => ahead.precedes(&["岁", "边", "围", "刊"]),
        LengthUnit::Day => ahead.precedes(&["元", "本"]),
        _ => false,
    };
    if part_of_word || (*word == "星期" && count.script == Script::Chinese) {
        return None;
    }
    *cursor = ahead;
    Some(DateKind::Duration(Length { count, unit: *unit }))
}
