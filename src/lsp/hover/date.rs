//! Hover on a date, a period or a relative word: which days it means, their weekdays, how far from the day of publication.

use super::super::document::Checked;
use super::super::mention::InBlock;
use super::Section;
use super::words::{held_checks, plain};
use crate::facts::date::{Anchor, CalendarParts, CalendarUnit, DateKind, Period, Tail};
use crate::say;
use crate::text::Lang;
use jiff::civil::{Date, Weekday};
use std::fmt::Write;

/// The section on the date or period at `place`; none where the days that it means cannot be worked out.
pub(super) fn compose(checked: &Checked, place: InBlock, lang: Lang) -> Option<Section> {
    let reading = &checked.analysis.blocks[place.block];
    let mention = reading.facts.dates.iter().find(|date| date.span.touches(place.offset))?;
    let issue = checked.analysis.date();
    let days = days_of(&mention.kind, issue)?;
    let block = &checked.analysis.page.blocks[place.block];
    let span = block.document_span(mention.span, &checked.analysis.text);
    let is_day = days.first == days.last;
    let label = if is_day { say!(lang, "日期", "date") } else { say!(lang, "时段", "period") };
    let name = plain(mention.span.of(reading.text()));
    let what = if is_day { shown(days.first, lang) } else { stretch(days, lang) };
    let mut markdown = format!("**{name}**　{label}\n\n- {what}");
    if days.year_supposed {
        markdown.push_str(&say!(lang, "（年份取自见报日期）", " (in the year of publication)"));
    }
    markdown.push('\n');
    if let Some(issue) = issue {
        // Writing to a string cannot fail.
        let _ = writeln!(markdown, "- {}", distance(days, issue, lang));
    }
    markdown.push_str(&held_checks(checked, span, lang));
    Some(Section { markdown, span })
}

/// One or more days of the calendar, one after another.
#[derive(Clone, Copy)]
struct Days {
    first: Date,
    last: Date,
    /// Whether the mention names no year.
    year_supposed: bool,
}

impl Days {
    fn months(year: i16, first: i8, last: i8) -> Option<Days> {
        let (first, last) = (Date::new(year, first, 1).ok()?, Date::new(year, last, 1).ok()?);
        Some(Days { first, last: last.last_of_month(), year_supposed: false })
    }

    fn years(first: i16, last: i16) -> Option<Days> {
        let (first, last) = (Date::new(first, 1, 1).ok()?, Date::new(last, 12, 31).ok()?);
        Some(Days { first, last, year_supposed: false })
    }

    fn in_year_of(issue: Option<Date>, first: i8, last: i8) -> Option<Days> {
        Some(Days { year_supposed: true, ..Days::months(issue?.year(), first, last)? })
    }
}

/// The days that a mention means, with the date of the issue where it needs one.
fn days_of(kind: &DateKind, issue: Option<Date>) -> Option<Days> {
    match kind {
        DateKind::Date(parts) => days_of_parts(parts, issue),
        DateKind::Range { from, to } => {
            let first = days_of_parts(from, issue)?;
            let last = days_of_parts(&completed(to, from), issue)?;
            (first.first < last.last).then_some(Days { last: last.last, ..first })
        }
        DateKind::Relative(Anchor::Issue(unit, by)) => days_of_word(*unit, i64::from(*by), issue?),
        DateKind::Period(period) => days_of_period(*period, issue),
        _ => None,
    }
}

/// The end of a range with what it takes from the beginning.
fn completed(to: &CalendarParts, from: &CalendarParts) -> CalendarParts {
    let mut to = to.clone();
    if to.year.is_none() && to.anchor.is_none() {
        (to.year, to.anchor) = (from.year, from.anchor);
    }
    if to.month.is_none() && to.day.is_some() {
        to.month = from.month;
    }
    to
}

fn days_of_parts(parts: &CalendarParts, issue: Option<Date>) -> Option<Days> {
    let mut month = parts.month.map(|month| month.value);
    let (year, year_supposed) = match (parts.year, parts.anchor.map(|anchor| anchor.value)) {
        (Some(year), _) => (i16::try_from(year.value).ok().filter(|year| *year >= 1000)?, false),
        (None, Some(Anchor::Issue(CalendarUnit::Year, by))) => (issue?.year() + i16::from(by), false),
        (None, Some(Anchor::Issue(CalendarUnit::Month, by))) => {
            let named = issue?.first_of_month().checked_add(jiff::Span::new().months(by)).ok()?;
            month = Some(u32::from(named.month().unsigned_abs()));
            (named.year(), false)
        }
        (None, Some(_)) => return None,
        (None, None) => (issue?.year(), true),
    };
    let Some(month) = month else {
        let whole_year = parts.day.is_none() && parts.tail.is_none() && !year_supposed;
        return whole_year.then(|| Days::years(year, year)).flatten();
    };
    let month = i8::try_from(month).ok()?;
    let Some(day) = parts.day else {
        let whole = Days::months(year, month, month)?;
        let (first, last) = match parts.tail {
            None => (1, whole.last.day()),
            Some(Tail::FirstTenDays) => (1, 10),
            Some(Tail::MiddleTenDays) => (11, 20),
            Some(Tail::LastTenDays) => (21, whole.last.day()),
            Some(Tail::Beginning | Tail::End) => return None,
        };
        let day = |day| Date::new(year, month, day).ok();
        return Some(Days { first: day(first)?, last: day(last)?, year_supposed });
    };
    let date = Date::new(year, month, i8::try_from(day.value).ok()?).ok()?;
    Some(Days { first: date, last: date, year_supposed })
}

/// 今年, 上月, 本周, 昨日.
fn days_of_word(unit: CalendarUnit, by: i64, issue: Date) -> Option<Days> {
    let moved = |date: Date, span: jiff::Span| date.checked_add(span).ok();
    let one = jiff::Span::new();
    match unit {
        CalendarUnit::Year => {
            let year = issue.year().checked_add(i16::try_from(by).ok()?)?;
            Days::years(year, year)
        }
        CalendarUnit::Month => {
            let month = moved(issue.first_of_month(), one.months(by))?;
            Days::months(month.year(), month.month(), month.month())
        }
        CalendarUnit::Week => {
            let monday = moved(issue, one.days(-i64::from(issue.weekday().to_monday_zero_offset())))?;
            let first = moved(monday, one.days(by * 7))?;
            Some(Days { first, last: moved(first, one.days(6))?, year_supposed: false })
        }
        CalendarUnit::Day => {
            let day = moved(issue, one.days(by))?;
            Some(Days { first: day, last: day, year_supposed: false })
        }
    }
}

/// 一季度, 上半年, 20世纪80年代, “十四五”.
fn days_of_period(period: Period, issue: Option<Date>) -> Option<Days> {
    let month = |number: u32| i8::try_from(number).ok();
    let year = |number: u32| i16::try_from(number).ok();
    match period {
        Period::Quarter(number @ 1..=4) => {
            Days::in_year_of(issue, month(number * 3 - 2)?, month(number * 3)?)
        }
        Period::FirstQuarters(number @ 1..=4) => Days::in_year_of(issue, 1, month(number * 3)?),
        Period::Half(number @ 1..=2) => Days::in_year_of(issue, month(number * 6 - 5)?, month(number * 6)?),
        Period::Decade { century: Some(century @ 10..=30), decade } => {
            let first = year((century - 1) * 100 + decade)?;
            Days::years(first, first + 9)
        }
        // The sixth plan began in 1981, and every one since then took five years.
        Period::Plan(number @ 6..=30) => {
            let first = year(1981 + (number - 6) * 5)?;
            Days::years(first, first + 4)
        }
        _ => None,
    }
}

fn shown(date: Date, lang: Lang) -> String {
    let (year, month, day) = (date.year(), date.month(), date.day());
    let (zh, en) = match date.weekday() {
        Weekday::Monday => ("一", "Monday"),
        Weekday::Tuesday => ("二", "Tuesday"),
        Weekday::Wednesday => ("三", "Wednesday"),
        Weekday::Thursday => ("四", "Thursday"),
        Weekday::Friday => ("五", "Friday"),
        Weekday::Saturday => ("六", "Saturday"),
        Weekday::Sunday => ("日", "Sunday"),
    };
    say!(lang, "{year}年{month}月{day}日，星期{zh}", "{en}, {year}-{month:02}-{day:02}")
}

/// 2024年3月1日，星期五，至2024年3月31日，星期日，共31天.
fn stretch(days: Days, lang: Lang) -> String {
    let count = between(days.first, days.last) + 1;
    let (first, last) = (shown(days.first, lang), shown(days.last, lang));
    say!(lang, "{first}，至{last}，共{count}天", "{first} to {last}: {count} days")
}

/// How many days lie from one day to another.
fn between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

fn distance(days: Days, issue: Date, lang: Lang) -> String {
    let (since_first, since_last) = (between(days.first, issue), between(days.last, issue));
    let is_day = days.first == days.last;
    let issue = format!("{}-{:02}-{:02}", issue.year(), issue.month(), issue.day());
    match (is_day, since_first, since_last) {
        (true, 0, _) => say!(lang, "见报当天（{issue}）", "the day of publication ({issue})"),
        (true, 1.., _) => say!(
            lang,
            "见报日（{issue}）前{since_first}天",
            "{since_first} days before publication ({issue})"
        ),
        (true, ..0, _) => {
            say!(lang, "见报日（{issue}）后{n}天", "{n} days after publication ({issue})", n = -since_first)
        }
        (false, _, 1..) => say!(
            lang,
            "见报日（{issue}）前{since_last}天结束",
            "ended {since_last} days before publication ({issue})"
        ),
        (false, ..0, _) => say!(
            lang,
            "见报日（{issue}）后{n}天开始",
            "begins {n} days after publication ({issue})",
            n = -since_first
        ),
        (false, ..) => say!(
            lang,
            "见报日（{issue}）是其中第{n}天",
            "publication ({issue}) is day {n} of it",
            n = since_first + 1
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn weekday_and_distance_are_told() {
        assert_eq!(shown(date(2024, 5, 18), Lang::Zh), "2024年5月18日，星期六");
        assert_eq!(shown(date(2024, 2, 29), Lang::En), "Thursday, 2024-02-29");
        let day = |day| Days { first: day, last: day, year_supposed: false };
        let told = |date, issue| distance(day(date), issue, Lang::Zh);
        assert_eq!(told(date(2024, 5, 18), date(2024, 5, 20)), "见报日（2024-05-20）前2天");
        assert_eq!(told(date(2024, 3, 1), date(2024, 2, 28)), "见报日（2024-02-28）后2天");
        assert_eq!(told(date(2023, 5, 20), date(2024, 5, 20)), "见报日（2024-05-20）前366天");
        assert_eq!(told(date(2024, 5, 20), date(2024, 5, 20)), "见报当天（2024-05-20）");
    }

    /// The days that `text` means in an issue of 20 May 2024, as `first..last`, or one day; empty where that is open.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mentions = crate::facts::date::read(text);
        let days = mentions.first().and_then(|it| days_of(&it.kind, Some(date(2024, 5, 20))));
        let shown = days.map_or(String::new(), |days| match days.first == days.last {
            true => days.first.to_string(),
            false => format!("{}..{}", days.first, days.last),
        });
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn periods_and_relative_words_have_their_days() {
        check("2024年2月", "2024-02-01..2024-02-29");
        check("3月5日至8日", "2024-03-05..2024-03-08");
        check("去年12月30日至今年1月2日", "2023-12-30..2024-01-02");
        check("3至5月", "2024-03-01..2024-05-31");
        check("4月下旬", "2024-04-21..2024-04-30");
        check("去年", "2023-01-01..2023-12-31");
        check("上月", "2024-04-01..2024-04-30");
        check("昨日", "2024-05-19");
        check("一季度", "2024-01-01..2024-03-31");
        check("上半年", "2024-01-01..2024-06-30");
        check("20世纪80年代", "1980-01-01..1989-12-31");
    }

    #[test]
    fn what_cannot_be_worked_out_has_none() {
        check("2024年底", "");
        check("30日", "");
        check("2024年2月30日", "");
        check("次日", "");
        check("3月初", "");
    }

    #[test]
    fn a_period_is_told_with_its_length_and_distance() {
        let days = days_of_word(CalendarUnit::Month, -1, date(2024, 5, 20)).unwrap();
        assert_eq!(stretch(days, Lang::Zh), "2024年4月1日，星期一，至2024年4月30日，星期二，共30天");
        assert_eq!(distance(days, date(2024, 5, 20), Lang::Zh), "见报日（2024-05-20）前20天结束");
        assert_eq!(distance(days, date(2024, 4, 3), Lang::Zh), "见报日（2024-04-03）是其中第3天");
        assert_eq!(distance(days, date(2024, 3, 30), Lang::Zh), "见报日（2024-03-30）后2天开始");
    }
}
