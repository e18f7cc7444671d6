//! Hover on a date: which day it is, its weekday, how far it lies from the day of publication.

use super::super::document::Checked;
use super::super::mention::InBlock;
use super::Section;
use super::words::{held_checks, plain};
use crate::facts::date::{Anchor, CalendarParts, CalendarUnit, DateKind, DateMention};
use crate::say;
use crate::text::Lang;
use jiff::civil::{Date, Weekday};
use std::fmt::Write;

/// The section on the date at `place`; none where the mention is no single day.
pub(super) fn compose(checked: &Checked, place: InBlock, lang: Lang) -> Option<Section> {
    let reading = &checked.analysis.blocks[place.block];
    let mention = reading.facts.dates.iter().find(|date| date.span.touches(place.offset))?;
    let issue = checked.analysis.date();
    let day = day_of(mention, issue)?;
    let block = &checked.analysis.page.blocks[place.block];
    let span = block.document_span(mention.span, &checked.analysis.text);
    let (name, label) = (plain(mention.span.of(reading.text())), say!(lang, "日期", "date"));
    let mut markdown = format!("**{name}**　{label}\n\n- {}", shown(day.date, lang));
    if day.year_supposed {
        markdown.push_str(&say!(lang, "（年份取自见报日期）", " (in the year of publication)"));
    }
    markdown.push('\n');
    if let Some(issue) = issue {
        // Writing to a string cannot fail.
        let _ = writeln!(markdown, "- {}", distance(day.date, issue, lang));
    }
    markdown.push_str(&held_checks(checked, span, lang));
    Some(Section { markdown, span })
}

/// A day of the calendar.
struct Day {
    date: Date,
    /// Whether the mention names no year.
    year_supposed: bool,
}

fn day_of(mention: &DateMention, issue: Option<Date>) -> Option<Day> {
    match &mention.kind {
        DateKind::Date(parts) => day_of_parts(parts, issue),
        DateKind::Relative(Anchor::Issue(CalendarUnit::Day, days)) => {
            let date = issue?.checked_add(jiff::Span::new().days(i64::from(*days))).ok()?;
            Some(Day { date, year_supposed: false })
        }
        _ => None,
    }
}

fn day_of_parts(parts: &CalendarParts, issue: Option<Date>) -> Option<Day> {
    if let Some(date) = parts.civil() {
        return Some(Day { date, year_supposed: false });
    }
    if parts.year.is_some() {
        return None;
    }
    let (month, day) = (parts.month?.value, parts.day?.value);
    let years = match parts.anchor.map(|anchor| anchor.value) {
        None => 0,
        Some(Anchor::Issue(CalendarUnit::Year, years)) => i16::from(years),
        Some(_) => return None,
    };
    let year = issue?.year().checked_add(years)?;
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    Some(Day { date, year_supposed: parts.anchor.is_none() })
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

fn distance(date: Date, issue: Date, lang: Lang) -> String {
    let days = issue.until(date).map_or(0, |span| span.get_days());
    let apart = days.abs();
    let issue = format!("{}-{:02}-{:02}", issue.year(), issue.month(), issue.day());
    match days {
        0 => say!(lang, "见报当天（{issue}）", "the day of publication ({issue})"),
        ..0 => say!(lang, "见报日（{issue}）前{apart}天", "{apart} days before publication ({issue})"),
        _ => say!(lang, "见报日（{issue}）后{apart}天", "{apart} days after publication ({issue})"),
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
        let told = |day, issue| distance(day, issue, Lang::Zh);
        assert_eq!(told(date(2024, 5, 18), date(2024, 5, 20)), "见报日（2024-05-20）前2天");
        assert_eq!(told(date(2024, 3, 1), date(2024, 2, 28)), "见报日（2024-02-28）后2天");
        assert_eq!(told(date(2023, 5, 20), date(2024, 5, 20)), "见报日（2024-05-20）前366天");
        assert_eq!(told(date(2024, 5, 20), date(2024, 5, 20)), "见报当天（2024-05-20）");
    }
}
