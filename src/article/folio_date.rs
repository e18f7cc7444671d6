//! Dates as folio lines print them: 2022年4月2日, 2022-04-02, 二〇二二年四月二日, with weekday, hour or lunar date.

use jiff::civil::Date;

/// A part of a folio line that states time; with its length in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DateToken {
    /// A whole date.
    Date(Date, usize),
    /// A weekday, an hour, a lunar date.
    Other(usize),
}

/// The date, weekday, hour or lunar date that `text` begins with.
pub(super) fn date_at(text: &str) -> Option<DateToken> {
    if let Some(found) = full_date(text) {
        return Some(found);
    }
    weekday(text).or_else(|| lunar(text)).or_else(|| hour(text)).map(DateToken::Other)
}

fn full_date(text: &str) -> Option<DateToken> {
    let mut rest = text;
    let (year, after) = number(rest, 4)?;
    rest = after;
    let chinese = rest.starts_with('年');
    let separator = rest.chars().next().filter(|c| matches!(c, '年' | '-' | '/' | '.' | '－'))?;
    rest = rest[separator.len_utf8()..].trim_start();
    let (month, after) = number(rest, 2)?;
    rest = after.strip_prefix(if chinese { '月' } else { separator })?.trim_start();
    let (day, after) = number(rest, 2)?;
    rest = if chinese { after.strip_prefix(['日', '号'])? } else { after };
    if !(1900..=2999).contains(&year) {
        return None;
    }
    let date = Date::new(year as i16, month as i8, day as i8).ok()?;
    Some(DateToken::Date(date, text.len() - rest.len()))
}

/// The number that `text` begins with, in Arabic (also full-width) or Chinese figures, and the rest; a year has
/// exactly four figures, month and day up to two Arabic ones.
fn number(text: &str, digits: usize) -> Option<(u32, &str)> {
    let run = text.find(|c| digit(c).is_none()).unwrap_or(text.len());
    let (figures, rest) = text.split_at(run);
    if figures.is_empty() || figures.len() > 16 {
        return None;
    }
    let count = figures.chars().count();
    if digits == 4 {
        return (count == 4 && !figures.contains('十')).then(|| (positional(figures), rest));
    }
    if figures.contains('十') {
        let (tens, ones) = figures.split_once('十')?;
        let tens = if tens.is_empty() { 1 } else { positional(tens) };
        let ones = if ones.is_empty() { 0 } else { positional(ones) };
        return Some((tens * 10 + ones, rest));
    }
    (count <= digits).then(|| (positional(figures), rest))
}

fn positional(figures: &str) -> u32 {
    figures.chars().filter_map(digit).fold(0, |sum, digit| sum.saturating_mul(10).saturating_add(digit))
}

fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(c as u32 - '0' as u32),
        '０'..='９' => Some(c as u32 - '０' as u32),
        '十' => Some(10),
        '〇' | '零' | '○' | 'Ｏ' => Some(0),
        '一' => Some(1),
        '二' => Some(2),
        '三' => Some(3),
        '四' => Some(4),
        '五' => Some(5),
        '六' => Some(6),
        '七' => Some(7),
        '八' => Some(8),
        '九' => Some(9),
        _ => None,
    }
}

fn weekday(text: &str) -> Option<usize> {
    let rest = text.strip_prefix("星期").or_else(|| text.strip_prefix('周'))?;
    let day = rest.chars().next().filter(|c| "一二三四五六日天".contains(*c))?;
    let length = text.len() - rest.len() + day.len_utf8();
    let after = &text[length..];
    after.chars().next().is_none_or(|c| !crate::text::is_han(c) || "农第".contains(c)).then_some(length)
}

fn lunar(text: &str) -> Option<usize> {
    let is_stem = |c| matches!(c, '甲' | '乙' | '丙' | '丁' | '戊' | '己' | '庚' | '辛' | '壬' | '癸');
    let starts = text.starts_with("农历")
        || (text.starts_with(is_stem)
            && text.chars().nth(1).is_some_and(|c| "子丑寅卯辰巳午未申酉戌亥".contains(c)));
    if !starts {
        return None;
    }
    let token = &text[..text.find(char::is_whitespace).unwrap_or(text.len())];
    (token.chars().count() <= 14).then_some(token.len())
}

fn hour(text: &str) -> Option<usize> {
    let length = text.find(|c: char| !c.is_ascii_digit() && c != ':').unwrap_or(text.len());
    let clock = &text[..length];
    let well_formed =
        clock.split(':').all(|part| part.len() == 2) && (2..=3).contains(&clock.split(':').count());
    well_formed.then_some(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<(&str, &str)>) {
        let found = match full_date(text) {
            Some(DateToken::Date(date, length)) => Some((date.to_string(), &text[..length])),
            _ => None,
        };
        assert_eq!(found.as_ref().map(|(date, span)| (date.as_str(), *span)), expected, "{text}");
    }

    #[test]
    fn dates() {
        check("2022年4月2日 星期六", Some(("2022-04-02", "2022年4月2日")));
        check("２０２２年４月２日", Some(("2022-04-02", "２０２２年４月２日")));
        check("2022-04-02", Some(("2022-04-02", "2022-04-02")));
        check("2022.4.2", Some(("2022-04-02", "2022.4.2")));
        check("二〇二二年四月二十二日", Some(("2022-04-22", "二〇二二年四月二十二日")));
        check("二○二二年十二月三十日", Some(("2022-12-30", "二○二二年十二月三十日")));
        check("2022年2月30日", None);
        check("4月2日", None);
        check("2022年4月", None);
        check("2022-04/02", None);
    }

    #[test]
    fn weekdays_and_hours() {
        assert_eq!(date_at("星期六"), Some(DateToken::Other(9)));
        assert_eq!(date_at("周六"), Some(DateToken::Other(6)));
        assert_eq!(date_at("周六福珠宝"), None);
        assert_eq!(date_at("10:35"), Some(DateToken::Other(5)));
        assert_eq!(date_at("壬寅年三月初二"), Some(DateToken::Other(21)));
        assert_eq!(date_at("12"), None);
    }
}
