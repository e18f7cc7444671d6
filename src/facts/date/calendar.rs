//! Years, months and days, and ranges of them.

use super::cursor::{Cursor, Script};
use super::relative::{self, Anchor, CalendarUnit};
use super::{DateKind, Part};
use crate::facts::numeral::arabic_digit;
use jiff::civil::Date;

/// A part of a month or year that is named by a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tail {
    /// 初: of a month or a year.
    Beginning,
    /// 底, 末.
    End,
    /// 上旬.
    FirstTenDays,
    /// 中旬.
    MiddleTenDays,
    /// 下旬.
    LastTenDays,
}

/// The parts of a date that are written. At least one of `anchor`, `year`, `month` and `day` is there. Figures are as
/// printed, so that a month 13 is 13.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CalendarParts {
    /// 今年 in 今年3月, 当月 in 当月30日.
    pub anchor: Option<Part<Anchor>>,
    /// The year, all four digits; two in “98年3月”.
    pub year: Option<Part<u32>>,
    /// The month.
    pub month: Option<Part<u32>>,
    /// The day.
    pub day: Option<Part<u32>>,
    /// 底 in 3月底.
    pub tail: Option<Tail>,
}

impl CalendarParts {
    /// The day of the calendar, where year, month and day are written and it exists.
    pub fn civil(&self) -> Option<Date> {
        date(self.year?.value, self.month?.value, self.day?.value)
    }

    /// The numerals of its parts, in text order.
    pub fn figures(&self) -> impl Iterator<Item = Part<u32>> {
        [self.year, self.month, self.day].into_iter().flatten()
    }

    fn is_empty(&self) -> bool {
        self.figures().next().is_none()
    }
}

/// The day of the calendar, if it exists.
fn date(year: u32, month: u32, day: u32) -> Option<Date> {
    Date::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?).ok()
}

/// 2022-04-02, 2022.4.2, 2022/4/2.
pub(super) fn eat_full(cursor: &mut Cursor) -> Option<DateKind> {
    let mut ahead = *cursor;
    let year = ahead.arabic(4).filter(|year| (1000..3000).contains(&year.value))?;
    let mark = ahead.step().filter(|mark| matches!(mark, '-' | '.' | '/' | '．' | '－'))?;
    let month = ahead.arabic(2)?;
    (ahead.step() == Some(mark)).then_some(())?;
    let day = ahead.arabic(2)?;
    let another = |c: char| c == mark || c.is_ascii_alphabetic() || c == '%';
    if month.value == 0 || month.value > 19 || day.value > 39 || ahead.peek().is_some_and(another) {
        return None;
    }
    *cursor = ahead;
    let parts =
        CalendarParts { year: Some(year), month: Some(month), day: Some(day), ..CalendarParts::default() };
    Some(DateKind::Date(parts))
}

/// A date or a range of dates.
pub(super) fn eat(cursor: &mut Cursor) -> Option<DateKind> {
    let mut ahead = *cursor;
    let first = eat_parts(&mut ahead).unwrap_or_default();
    if let Some((from, to)) = eat_shared_unit(&mut ahead, &first) {
        *cursor = ahead;
        return Some(DateKind::Range { from, to });
    }
    if first.is_empty() {
        return None;
    }
    let mut after = ahead;
    if after.eat_joint() {
        after.eat("了");
        if let Some(to) = eat_parts(&mut after).filter(|to| !to.is_empty()) {
            *cursor = after;
            return Some(DateKind::Range { from: first, to });
        }
    }
    if is_lone_day(&first) && !is_date_of_day(*cursor, ahead, first.day?.script) {
        return None;
    }
    if first.year.is_some_and(|year| is_length_of_years(*cursor, ahead, year, &first)) {
        return None;
    }
    if first.month.is_some_and(|month| month.script == Script::Chinese && first.day.is_none())
        && first.year.is_none()
        && first.anchor.is_none()
        && first.tail.is_none()
        && ahead.precedes(&["有余", "之久", "内", "之内", "后", "前", "来", "余", "不", "一"])
    {
        return None;
    }
    *cursor = ahead;
    Some(DateKind::Date(first))
}

fn is_lone_day(parts: &CalendarParts) -> bool {
    parts.day.is_some() && parts.month.is_none() && parts.anchor.is_none()
}

/// Whether a lone “5日” between `before` and `after` names a day rather than a length of time.
fn is_date_of_day(before: Cursor, after: Cursor, script: Script) -> bool {
    const LENGTH_BEFORE: &[&str] = &[
        "第", "连续", "为期", "历时", "持续", "共", "近", "约", "超过", "整顿", "拘留", "限", "满", "达",
        "仅", "短短", "停业", "每", "多", "过", "隔", "滞留",
    ];
    const LENGTH_AFTER: &[&str] = &[
        "游",
        "内",
        "之内",
        "以内",
        "以上",
        "无理由",
        "均",
        "龄",
        "之",
        "间",
        "行程",
        "谈",
        "子",
        "常",
        "本",
    ];
    let digits = &after.text[before.at..after.at];
    let plain = script == Script::Arabic || digits.chars().count() >= 3;
    plain && !before.follows(LENGTH_BEFORE) && !after.precedes(LENGTH_AFTER)
}

/// Whether “2000年” is a length of time (2000年前, 近1000年历史): a round figure with a word of length beside it.
fn is_length_of_years(before: Cursor, after: Cursor, year: Part<u32>, parts: &CalendarParts) -> bool {
    let alone = parts.month.is_none() && parts.tail.is_none();
    let round = year.value.is_multiple_of(100);
    alone
        && round
        && (after.precedes(&["前", "历史", "的历史", "来", "间", "多", "以上", "之久", "的文明", "左右"])
            || before.follows(&["近", "约", "逾", "超", "超过", "长达", "有", "余", "达"]))
}

/// Year, month and day as far as they are written, with a word such as 今年 or 次年 before them.
fn eat_parts(cursor: &mut Cursor) -> Option<CalendarParts> {
    let mut ahead = *cursor;
    let mut parts = CalendarParts::default();
    let start = ahead.at;
    if let Some(anchor) = relative::eat(&mut ahead) {
        let unit = anchor.unit()?;
        if unit != CalendarUnit::Year && unit != CalendarUnit::Month {
            return None;
        }
        parts.anchor = Some(Part { value: anchor, span: ahead.since(start), script: Script::Word });
    } else {
        ahead.eat("公元");
        eat_year(&mut ahead, &mut parts);
    }
    let after_month_word = parts.anchor.is_some_and(|a| a.value.unit() == Some(CalendarUnit::Month));
    if parts.tail.is_none() && !after_month_word {
        eat_month(&mut ahead, &mut parts);
    }
    let may_have_day = parts.month.is_some() || after_month_word || parts.year.is_none();
    if parts.tail.is_none()
        && may_have_day
        && (parts.anchor.is_none() || parts.month.is_some() || after_month_word)
    {
        eat_day(&mut ahead, &mut parts);
    }
    if parts.is_empty() && parts.anchor.is_none() {
        return None;
    }
    *cursor = ahead;
    Some(parts)
}

fn eat_year(cursor: &mut Cursor, parts: &mut CalendarParts) {
    let mut ahead = *cursor;
    let year = match ahead.four_digit_year() {
        Some(year) => Some(year),
        None => short_year(&mut ahead),
    };
    let Some(year) = year else { return };
    let Some(unit) = ahead.eat_any(&["年度", "年", " 年"]) else { return };
    let is_class = unit == 1 && ahead.precedes(&["级", "代"]);
    if is_class {
        return;
    }
    parts.year = Some(year);
    parts.tail = [("初", Tail::Beginning), ("底", Tail::End), ("末", Tail::End)]
        .into_iter()
        .find(|(word, _)| ahead.eat(word))
        .map(|(_, tail)| tail);
    *cursor = ahead;
}

/// “98年” before a month, “08年”: a year in two digits.
fn short_year(cursor: &mut Cursor) -> Option<Part<u32>> {
    let mut ahead = *cursor;
    let start = ahead.at;
    let year = ahead.arabic(2).filter(|_| ahead.at - start >= 2)?;
    let mut after = ahead;
    let padded = matches!(cursor.peek(), Some('0' | '０'));
    (after.eat("年") && (padded || (after.small().is_some() && after.eat("月")))).then_some(())?;
    *cursor = ahead;
    Some(year)
}

fn eat_month(cursor: &mut Cursor, parts: &mut CalendarParts) {
    let mut ahead = *cursor;
    if parts.year.is_some() || parts.anchor.is_some() {
        ahead.eat("的");
        ahead.eat_space();
    }
    let Some(month) = ahead.small() else { return };
    if ahead.eat_any(&["月份", "月"]).is_none() || ahead.precedes(&["龄", "薪", "租", "供", "嫂", "息", "票"])
    {
        return;
    }
    parts.month = Some(month);
    const TAILS: [(&str, Tail); 6] = [
        ("上旬", Tail::FirstTenDays),
        ("中旬", Tail::MiddleTenDays),
        ("下旬", Tail::LastTenDays),
        ("初", Tail::Beginning),
        ("底", Tail::End),
        ("末", Tail::End),
    ];
    let lunar_day =
        ahead.precedes(&["初一", "初二", "初三", "初四", "初五", "初六", "初七", "初八", "初九", "初十"]);
    if !lunar_day {
        parts.tail = TAILS.into_iter().find(|(word, _)| ahead.eat(word)).map(|(_, tail)| tail);
    }
    *cursor = ahead;
}

fn eat_day(cursor: &mut Cursor, parts: &mut CalendarParts) {
    let mut ahead = *cursor;
    let after_month = parts.month.is_some() || parts.anchor.is_some();
    if after_month {
        ahead.eat_space();
    }
    let Some(day) = ahead.small() else { return };
    let written = ahead.eat("日") || (after_month && ahead.eat("号"));
    if !written || ahead.precedes(&["元"]) {
        return;
    }
    parts.day = Some(day);
    *cursor = ahead;
}

/// Two figures that share one unit, after what the first end has already: 3至5月, 5月8—10日, 2020-2022年.
fn eat_shared_unit(cursor: &mut Cursor, head: &CalendarParts) -> Option<(CalendarParts, CalendarParts)> {
    let mut ahead = *cursor;
    let mut from = head.clone();
    let mut to = CalendarParts::default();
    if head.tail.is_some() || head.day.is_some() {
        return None;
    }
    let under_year = head.year.is_some() || head.anchor.is_some();
    if head.month.is_none() && !under_year {
        let mut years = ahead;
        if let (Some(first), true, Some(second)) =
            (years.four_digit_year(), years.eat_joint(), years.four_digit_year())
            && (years.eat_any(&["年度", "年"]).is_some() || is_life(*cursor, years, first, second))
        {
            from.year = Some(first);
            to.year = Some(second);
            *cursor = years;
            return Some((from, to));
        }
    }
    if under_year && head.month.is_none() {
        ahead.eat_space();
    }
    let first = ahead.small()?;
    ahead.eat_joint().then_some(())?;
    let second = ahead.small()?;
    let month_word = head.anchor.is_some_and(|a| a.value.unit() == Some(CalendarUnit::Month));
    if head.month.is_none() && !month_word && ahead.eat_any(&["月份", "月"]).is_some() {
        from.month = Some(first);
        to.month = Some(second);
        // “3至5月8日” is no range of months.
        eat_day(&mut ahead, &mut to);
        if to.day.is_some() {
            return None;
        }
    } else if ahead.eat("日") || (head.month.is_some() && ahead.eat("号")) {
        if head.month.is_none() && head.year.is_some() {
            return None;
        }
        from.day = Some(first);
        to.day = Some(second);
        if ahead.precedes(&["游", "内", "之内", "以内"]) {
            return None;
        }
    } else {
        return None;
    }
    *cursor = ahead;
    Some((from, to))
}

/// （1926—2014）: two years alone in brackets, not further apart than a life.
fn is_life(before: Cursor, after: Cursor, first: Part<u32>, second: Part<u32>) -> bool {
    let alone = before.follows(&["（", "("]) && after.precedes(&["）", ")"]);
    alone && (1000..2100).contains(&first.value) && (first.value..first.value + 120).contains(&second.value)
}

/// Whether a date may begin at the cursor: not inside a longer figure or a code.
pub(super) fn may_begin(cursor: Cursor) -> bool {
    !cursor.previous().is_some_and(|c| {
        arabic_digit(c).is_some()
            || c.is_ascii_alphabetic()
            || matches!(c, '.' | '．' | '第' | '/' | '+')
            || c == ',' && groups_digits(cursor)
    })
}

/// Whether the comma before the cursor groups the digits of one figure (12,500) rather than dividing clauses.
fn groups_digits(cursor: Cursor) -> bool {
    cursor.text[..cursor.at].trim_end_matches(',').ends_with(|c: char| c.is_ascii_digit())
}
