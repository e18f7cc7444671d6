//! Hover on a date, a period, a relative word or a time of day: which days it means, their weekdays, how far from the day of
//! publication, where else the article speaks of them.

use super::super::document::Checked;
use super::super::mention::InBlock;
use super::Section;
use super::words::{MOST, checks, line_with, plain};
use crate::facts::date::{
    Anchor, CalendarParts, CalendarUnit, ClockTime, DateKind, DateMention, Daypart, LunarYear, Period, Tail,
};
use crate::say;
use crate::text::{Lang, Span};
use jiff::civil::{Date, Weekday};
use std::fmt::Write;

/// The section on the date, period or time of day at `place`; none where what it means cannot be worked out.
pub(super) fn compose(checked: &Checked, place: InBlock, lang: Lang) -> Option<Section> {
    let reading = &checked.analysis.blocks[place.block];
    let mention = reading.facts.dates.iter().find(|date| date.span.touches(place.offset))?;
    let block = &checked.analysis.page.blocks[place.block];
    let span = block.document_span(mention.span, &checked.analysis.text);
    let name = plain(mention.span.of(reading.text()));
    let mut markdown = match clock(&mention.kind) {
        Some(time) => {
            let label = say!(lang, "时刻", "time of day");
            let what = say!(lang, "24小时制：{time}", "24-hour clock: {time}");
            format!("**{name}**　{label}\n\n- {what}\n")
        }
        None => told_days(checked, place, mention, &name, lang)
            .or_else(|| told_as_open(checked, &mention.kind, &name, lang))?,
    };
    markdown.push_str(&checks(checked, span, lang));
    Some(Section { markdown, span })
}

/// Which days the mention means, how far from publication, and where else the article speaks of them.
fn told_days(
    checked: &Checked,
    place: InBlock,
    mention: &DateMention,
    name: &str,
    lang: Lang,
) -> Option<String> {
    let issue = checked.analysis.date();
    let resolved = days_in_article(checked, place, issue);
    let here = |it: &&Resolved| it.block == place.block && it.span == mention.span;
    let days = resolved.iter().find(here)?.days;
    let is_day = days.first == days.last;
    let label = if is_day { say!(lang, "日期", "date") } else { say!(lang, "时段", "period") };
    let what = if is_day { shown(days.first, lang) } else { stretch(days, lang) };
    let about = if days.taken == Taken::About { say!(lang, "约在", "about ") } else { String::new() };
    let mut markdown = format!("**{name}**　{label}\n\n- {about}{what}");
    markdown.push_str(&match days.taken {
        Taken::Nothing | Taken::About => String::new(),
        Taken::YearOfIssue => say!(lang, "（年份取自见报日期）", " (in the year of publication)"),
        Taken::FromBefore => say!(lang, "（按上文的日期推算）", " (counted from the date before)"),
    });
    markdown.push('\n');
    // Writing to a string cannot fail.
    if let Some(issue) = issue {
        let _ = writeln!(markdown, "- {}", distance(days, issue, lang));
    }
    let same = |it: &&Resolved| !here(it) && (it.days.first, it.days.last) == (days.first, days.last);
    let others: Vec<&Resolved> = resolved.iter().filter(same).take(MOST).collect();
    if !others.is_empty() {
        let heading = if is_day {
            say!(lang, "本篇说到同一天：", "The same day elsewhere in the article:")
        } else {
            say!(lang, "本篇说到同一时段：", "The same period elsewhere in the article:")
        };
        let _ = writeln!(markdown, "\n{heading}\n");
    }
    for other in others {
        let block = &checked.analysis.page.blocks[other.block];
        let at = block.document_span(other.span, &checked.analysis.text);
        let _ = writeln!(markdown, "- {}", line_with(checked, at, lang));
    }
    Some(markdown)
}

/// What is said of a mention whose days cannot be worked out: that the page has no date, or that the word names none.
fn told_as_open(checked: &Checked, kind: &DateKind, name: &str, lang: Lang) -> Option<String> {
    let counts_from_issue = match kind {
        DateKind::Date(parts) => parts.year.is_none() && (parts.month.is_some() || parts.anchor.is_some()),
        DateKind::Range { from, .. } => from.year.is_none() && from.month.is_some(),
        DateKind::Relative(Anchor::Issue(..)) | DateKind::Lunar(_) => true,
        DateKind::Period(Period::Quarter(_) | Period::FirstQuarters(_) | Period::Half(_)) => true,
        _ => false,
    };
    let label = say!(lang, "时间", "time");
    let why = if counts_from_issue && checked.analysis.date().is_none() {
        say!(
            lang,
            "本版没有见报日期，推不出是哪一年哪一天（可在 zhubi.toml 里写 date）",
            "the page states no date of publication, so the year stays open (set `date` in zhubi.toml)"
        )
    } else if *kind == DateKind::Relative(Anchor::Recent) {
        say!(lang, "见报前不久，没有写明日期", "shortly before publication; no day is named")
    } else if matches!(kind, DateKind::Relative(Anchor::Context(..))) {
        say!(lang, "从上文的日期算起；上文没有写明", "counted from a date before, which is not stated")
    } else {
        return None;
    };
    Some(format!("**{name}**　{label}\n\n- {why}\n"))
}

/// A mention of time with the days that it means.
struct Resolved {
    /// Its block on the page.
    block: usize,
    /// In bytes of the block's text.
    span: Span,
    days: Days,
}

/// The mentions of time of the article at `place` (of its block where it is in none), each with its days.
fn days_in_article(checked: &Checked, place: InBlock, issue: Option<Date>) -> Vec<Resolved> {
    let analysis = &checked.analysis;
    let blocks = match place.article {
        Some(article) => analysis.page.articles[article].blocks.clone(),
        None => place.block..place.block + 1,
    };
    let mut resolved: Vec<Resolved> = Vec::new();
    for block in blocks {
        for mention in &analysis.blocks[block].facts.dates {
            let before = resolved.iter().rev().find(|it| it.days.first == it.days.last);
            let before = before.map(|it| it.days.first);
            if let Some(days) = days_of(&mention.kind, issue, before) {
                resolved.push(Resolved { block, span: mention.span, days });
            }
        }
    }
    resolved
}

/// 15:30, 22:00至次日06:00.
fn clock(kind: &DateKind) -> Option<String> {
    let shown = |time: &ClockTime, like: Option<&ClockTime>| {
        let daypart = time.daypart.or(like.and_then(|time| time.daypart)).map(|part| part.value);
        let hour = time.hour.value;
        let late = matches!(daypart, Some(Daypart::Afternoon | Daypart::Dusk | Daypart::Night));
        let noon = daypart == Some(Daypart::Noon);
        let hour = if hour < 12 && late || hour < 4 && noon { hour + 12 } else { hour };
        let minute = time.minute.map_or(0, |minute| minute.value);
        (hour <= 24 && minute < 60).then(|| format!("{hour:02}:{minute:02}"))
    };
    match kind {
        DateKind::Time(time) => shown(time, None),
        DateKind::TimeRange { from, to } => {
            // 晚上10时至次日6时: the part of the day holds for the second hour only where that lies later.
            let like = (to.hour.value > from.hour.value).then_some(from);
            Some(format!("{}～{}", shown(from, None)?, shown(to, like)?))
        }
        _ => None,
    }
}

/// What a mention does not say itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Taken {
    /// It says all.
    Nothing,
    /// Its year is that of the issue.
    YearOfIssue,
    /// Its month, or the day from which it counts, stands before it.
    FromBefore,
    /// It names the beginning or the end of a month or year only: 3月底.
    About,
}

/// One or more days of the calendar, one after another.
#[derive(Clone, Copy)]
struct Days {
    first: Date,
    last: Date,
    taken: Taken,
}

impl Days {
    fn day(day: Date, taken: Taken) -> Days {
        Days { first: day, last: day, taken }
    }

    fn months(year: i16, first: i8, last: i8) -> Option<Days> {
        let (first, last) = (Date::new(year, first, 1).ok()?, Date::new(year, last, 1).ok()?);
        Some(Days { first, last: last.last_of_month(), taken: Taken::Nothing })
    }

    fn years(first: i16, last: i16) -> Option<Days> {
        let (first, last) = (Date::new(first, 1, 1).ok()?, Date::new(last, 12, 31).ok()?);
        Some(Days { first, last, taken: Taken::Nothing })
    }

    fn in_year_of(issue: Option<Date>, first: i8, last: i8) -> Option<Days> {
        Some(Days { taken: Taken::YearOfIssue, ..Days::months(issue?.year(), first, last)? })
    }

    /// The part that 上旬, 底 … name.
    fn part(self, tail: Option<Tail>) -> Option<Days> {
        let day = |day| Date::new(self.first.year(), self.first.month(), day).ok();
        Some(match tail {
            None => self,
            Some(Tail::FirstTenDays) => Days { last: day(10)?, ..self },
            Some(Tail::MiddleTenDays) => Days { first: day(11)?, last: day(20)?, ..self },
            Some(Tail::LastTenDays) => Days { first: day(21)?, ..self },
            Some(Tail::Beginning) => Days::day(self.first, Taken::About),
            Some(Tail::End) => Days::day(self.last, Taken::About),
        })
    }
}

/// The days that a mention means, with the date of the issue where it needs one, and the last day named `before` it.
fn days_of(kind: &DateKind, issue: Option<Date>, before: Option<Date>) -> Option<Days> {
    match kind {
        DateKind::Date(parts) => days_of_parts(parts, issue, before),
        DateKind::Range { from, to } => {
            let first = days_of_parts(from, issue, before)?;
            let last = days_of_parts(&completed(to, from), issue, before)?;
            (first.first < last.last).then_some(Days { last: last.last, ..first })
        }
        DateKind::Relative(Anchor::Issue(unit, by)) => days_of_word(*unit, i64::from(*by), issue?),
        DateKind::Relative(Anchor::Context(unit, by)) => {
            Some(Days { taken: Taken::FromBefore, ..days_of_word(*unit, i64::from(*by), before?)? })
        }
        DateKind::Period(period) => days_of_period(*period, issue),
        DateKind::Lunar(lunar) if !lunar.leap => {
            let year = LunarYear::of(i32::from(issue?.year()))?;
            Some(Days::day(year.day(lunar.month.value, lunar.day?.value)?, Taken::YearOfIssue))
        }
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

fn days_of_parts(parts: &CalendarParts, issue: Option<Date>, before: Option<Date>) -> Option<Days> {
    let mut month = parts.month.map(|month| month.value);
    let mut taken = Taken::Nothing;
    let year = match (parts.year, parts.anchor.map(|anchor| anchor.value)) {
        (Some(year), _) => i16::try_from(year.value).ok().filter(|year| *year >= 1000)?,
        (None, Some(Anchor::Issue(CalendarUnit::Year, by))) => issue?.year() + i16::from(by),
        (None, Some(Anchor::Context(CalendarUnit::Year, by))) => {
            taken = Taken::FromBefore;
            before?.year() + i16::from(by)
        }
        (None, Some(Anchor::Issue(CalendarUnit::Month, by))) => {
            let named = issue?.first_of_month().checked_add(jiff::Span::new().months(by)).ok()?;
            month = Some(u32::from(named.month().unsigned_abs()));
            named.year()
        }
        (None, Some(Anchor::Context(CalendarUnit::Month, by))) => {
            let named = before?.first_of_month().checked_add(jiff::Span::new().months(by)).ok()?;
            (month, taken) = (Some(u32::from(named.month().unsigned_abs())), Taken::FromBefore);
            named.year()
        }
        (None, Some(_)) => return None,
        // A day without its month is of the month named before.
        (None, None) if month.is_none() => {
            (month, taken) = (Some(u32::from(before?.month().unsigned_abs())), Taken::FromBefore);
            before?.year()
        }
        (None, None) => {
            taken = Taken::YearOfIssue;
            issue?.year()
        }
    };
    let Some(month) = month else {
        let whole_year = parts.day.is_none().then(|| Days::years(year, year)).flatten()?;
        return Days { taken, ..whole_year }.part(parts.tail);
    };
    let month = i8::try_from(month).ok()?;
    let Some(day) = parts.day else {
        return Days { taken, ..Days::months(year, month, month)? }.part(parts.tail);
    };
    Some(Days::day(Date::new(year, month, i8::try_from(day.value).ok()?).ok()?, taken))
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
            Some(Days { first, last: moved(first, one.days(6))?, taken: Taken::Nothing })
        }
        CalendarUnit::Day => {
            let day = moved(issue, one.days(by))?;
            Some(Days::day(day, Taken::Nothing))
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
        let day = |day| Days::day(day, Taken::Nothing);
        let told = |date, issue| distance(day(date), issue, Lang::Zh);
        assert_eq!(told(date(2024, 5, 18), date(2024, 5, 20)), "见报日（2024-05-20）前2天");
        assert_eq!(told(date(2024, 3, 1), date(2024, 2, 28)), "见报日（2024-02-28）后2天");
        assert_eq!(told(date(2023, 5, 20), date(2024, 5, 20)), "见报日（2024-05-20）前366天");
        assert_eq!(told(date(2024, 5, 20), date(2024, 5, 20)), "见报当天（2024-05-20）");
    }

    /// The days that the last mention of `text` means in an issue of 20 May 2024, as `first..last`, or one day; empty
    /// where that is open.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut before = None;
        let mut shown = String::new();
        for mention in crate::facts::date::read(text) {
            let days = days_of(&mention.kind, Some(date(2024, 5, 20)), before);
            shown = days.map_or(String::new(), |days| match days.first == days.last {
                true => days.first.to_string(),
                false => format!("{}..{}", days.first, days.last),
            });
            before = days.filter(|days| days.first == days.last).map(|days| days.first).or(before);
        }
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
        check("2023年底", "2023-12-31");
        check("3月初", "2024-03-01");
        check("农历五月初五", "2024-06-10");
    }

    #[test]
    fn days_take_from_the_date_before_what_they_leave_out() {
        check("4月28日开工，30日完工", "2024-04-30");
        check("4月30日开工，次日完工", "2024-05-01");
        check("2023年12月31日开工，当月完工", "2023-12-01..2023-12-31");
        check("2023年12月31日开工，次年3月完工", "2024-03-01..2024-03-31");
    }

    #[test]
    fn what_cannot_be_worked_out_has_none() {
        check("30日", "");
        check("2024年2月30日", "");
        check("次日", "");
        check("每天", "");
    }

    #[test]
    fn hours_are_told_in_the_24_hour_clock() {
        let told = |text: &str| clock(&crate::facts::date::read(text)[0].kind);
        assert_eq!(told("下午3时30分").as_deref(), Some("15:30"));
        assert_eq!(told("凌晨2时").as_deref(), Some("02:00"));
        assert_eq!(told("中午12时").as_deref(), Some("12:00"));
        assert_eq!(told("上午9时至11时").as_deref(), Some("09:00～11:00"));
        assert_eq!(told("25时10分"), None);
        assert_eq!(told("5月8日"), None);
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
