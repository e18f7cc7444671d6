//! Which days of the calendar a mention of time means.

use crate::facts::date::{Anchor, CalendarParts, CalendarUnit, DateKind, LunarYear, Period, Tail};
use jiff::civil::Date;

/// What a mention does not say itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Taken {
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
pub(super) struct Days {
    /// The first of them.
    pub first: Date,
    /// The last.
    pub last: Date,
    /// What the mention leaves out.
    pub taken: Taken,
}

impl Days {
    /// Whether they are one day.
    pub fn is_one(self) -> bool {
        self.first == self.last
    }

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
pub(super) fn days_of(kind: &DateKind, issue: Option<Date>, before: Option<Date>) -> Option<Days> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    /// The days that the last mention of `text` means in an issue of 20 May 2024, as `first..last`, or one day; empty
    /// where that is open.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut before = None;
        let mut shown = String::new();
        for mention in crate::facts::date::read(text) {
            let days = days_of(&mention.kind, Some(date(2024, 5, 20)), before);
            shown = days.map_or(String::new(), |days| match days.is_one() {
                true => days.first.to_string(),
                false => format!("{}..{}", days.first, days.last),
            });
            before = days.filter(|days| days.is_one()).map(|days| days.first).or(before);
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
}
