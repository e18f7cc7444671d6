//! The arithmetic of the calendar that several rules share, and how an article's dates take their year.

use crate::facts::date::{Anchor, CalendarParts, CalendarUnit, DateMention, Script};
use crate::facts::numeral::chinese;
use crate::rules::{ArticleView, BlockView, Place};
use crate::text::Span;
use jiff::civil::{Date, Weekday};

/// The blocks of an article with their index and its day of issue; none where that day is not known.
pub(super) fn issued_blocks<'a>(
    article: &'a ArticleView<'a>,
) -> impl Iterator<Item = (usize, &'a BlockView<'a>, Date)> {
    let blocks = article.blocks.iter().enumerate();
    article
        .date
        .into_iter()
        .flat_map(move |issue| blocks.clone().map(move |(index, block)| (index, block, issue)))
}

/// The last day of a month of 1 to 12; 29 for February of an unknown year.
pub(super) fn last_day(year: Option<i32>, month: u32) -> u32 {
    match month {
        2 => {
            let leap = |year: i32| (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
            if year.is_none_or(leap) { 29 } else { 28 }
        }
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The year that the parts name themselves: in four digits, or by 今年, 去年 … with the date of issue.
pub(super) fn own_year(parts: &CalendarParts, issue: Option<Date>) -> Option<i32> {
    if let Some(year) = parts.year {
        return (year.value >= 1000).then_some(year.value as i32);
    }
    let issue = issue?;
    match parts.anchor?.value {
        Anchor::Issue(CalendarUnit::Year, offset) => Some(i32::from(issue.year()) + i32::from(offset)),
        _ => None,
    }
}

/// The day of the calendar, if it exists.
pub(super) fn day(year: i32, month: u32, day: u32) -> Option<Date> {
    Date::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?).ok()
}

/// 2022年4月2日.
pub(super) fn written(date: Date) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}

/// The Chinese character of a weekday: 一 … 六, 日.
pub(super) fn weekday_character(day: Weekday) -> &'static str {
    ["一", "二", "三", "四", "五", "六", "日"][day.to_monday_zero_offset() as usize]
}

/// Whether a sentence is torn right at the mention, so that a figure of it may be lost.
pub(super) fn is_torn(block: &BlockView, mention: &DateMention) -> bool {
    let torn_at =
        |start: usize, end: usize| mention.span.start as usize <= start || mention.span.end as usize >= end;
    block.sentences.iter().any(|sentence| {
        sentence.open
            && sentence.span.overlaps(mention.span)
            && torn_at(sentence.span.start as usize, sentence.span.end as usize)
    })
}

/// The mentions of time that lie in `part` of the block.
pub(super) fn dates_in<'a>(block: &BlockView<'a>, part: Span) -> &'a [DateMention] {
    let dates = &block.facts.dates;
    let first = dates.partition_point(|it| it.span.start < part.start);
    let last = dates.partition_point(|it| it.span.end <= part.end).max(first);
    &dates[first..last]
}

/// A place in the block that a block rule looks at.
pub(super) fn here(span: Span) -> Place {
    Place::new(0, span)
}

/// Whether `second` stands right after `first`, with one of `marks` between.
pub(super) fn is_note(text: &str, first: Span, second: Span, marks: &[&str]) -> bool {
    marks.contains(&&text[first.end as usize..second.start as usize])
}

/// Whether `second` opens a bracket right after `first`.
pub(super) fn note_in_brackets(text: &str, first: Span, second: Span) -> bool {
    is_note(text, first, second, &["（", "("])
}

/// The figure in the numerals of `like`: Arabic, or Chinese from 1 to 99.
pub(super) fn in_script(value: u32, like: Script) -> String {
    let words = (like == Script::Chinese && value < 100).then(|| chinese(value)).flatten();
    words.unwrap_or_else(|| value.to_string())
}

/// The days from the first end of a range to the second, where both are days of one known or usual year.
pub(super) fn days_between(from: &CalendarParts, to: &CalendarParts) -> Option<i32> {
    let year = from.year.map_or(2023, |year| year.value as i32);
    let (month, first) = (from.month?.value, from.day?.value);
    let to_month = to.month.map_or(month, |month| month.value);
    let over_new_year = to.year.is_none() && to_month < month;
    let to_year = to.year.map_or(year + i32::from(over_new_year), |year| year.value as i32);
    let over_february = from.year.is_none() && month <= 2 && (to_month > 2 || over_new_year);
    if over_february || to.anchor.is_some() {
        return None;
    }
    let (from, to) = (day(year, month, first)?, day(to_year, to_month, to.day?.value)?);
    Some((to - from).get_days())
}
