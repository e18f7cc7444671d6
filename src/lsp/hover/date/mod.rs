//! Hover on a date, a period, a relative word or a time of day: which days it means, their weekdays, how far from the day of
//! publication, where else the article speaks of them.

mod days;
mod said;

use super::super::document::Checked;
use super::super::mention::InBlock;
use super::Section;
use super::words::{MOST, checks, line_with, plain};
use crate::facts::date::{Anchor, ClockTime, DateKind, DateMention, Daypart, Period};
use crate::say;
use crate::text::{Lang, Span};
use days::{Days, Taken, days_of};
use jiff::civil::Date;
use said::{distance, shown, stretch};
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
    let is_day = days.is_one();
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
            let before = resolved.iter().rev().find(|it| it.days.is_one());
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

#[cfg(test)]
mod tests {
    use super::*;

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
}
