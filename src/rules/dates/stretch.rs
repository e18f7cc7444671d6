//! Stretches of time: what two ends that a sentence tells, days or times of day, give as a length.

use super::calendar::{day, days_between};
use crate::facts::date::{
    Anchor, CalendarParts, CalendarUnit, ClockTime, DateKind, DateMention, Length, LengthUnit,
};
use crate::rules::BlockView;
use crate::rules::word_lists::List;
use crate::text::{Span, holds_any};

/// Words before the year in which something was founded.
const FOUNDED_IN: [&str; 7] = ["成立于", "创办于", "创建于", "始建于", "建于", "创刊于", "诞生于"];

/// Lengths of which the first day and the last are always counted.
const WHOLE_DAYS: [&str; 6] = ["长假", "小长假", "假期", "放假", "展期", "休市"];

/// What the ends of a stretch of time give.
pub(super) struct Stretch {
    /// The counts that are right, the usual one first.
    pub right: Vec<u32>,
    /// In what.
    pub unit: LengthUnit,
    /// The ends.
    pub places: Vec<Span>,
}

/// One range of dates, and nothing but marks, connecting words or the event between it and the length.
pub(super) fn of_dates(
    block: &BlockView,
    mentions: &[DateMention],
    length_span: Span,
    length: Length,
) -> Option<Stretch> {
    let mut ranges = mentions.iter().filter(|mention| matches!(mention.kind, DateKind::Range { .. }));
    let (range, None) = (ranges.next(), ranges.next()) else { return None };
    let Some(range) = range else { return of_two_dates(block, mentions, length_span, length) };
    // 展期7天，每天9时开馆: a time behind both is of something else.
    let both = range.span.end.max(length_span.end);
    let others = mentions.iter().filter(|mention| match mention.kind {
        DateKind::Date(_) => true,
        DateKind::Time(_) | DateKind::TimeRange { .. } => mention.span.start < both,
        _ => false,
    });
    if others.count() > 0 {
        return None;
    }
    let between =
        Span { start: range.span.end.min(length_span.end), end: range.span.start.max(length_span.start) };
    let between = block.at(between);
    if holds_any(between, &["其间", "其中", "期间", "先后", "另"]) || between.len() > 90 {
        return None;
    }
    let DateKind::Range { from, to } = &range.kind else { return None };
    let mut found = stretch(from, to, length, vec![range.span])?;
    // 长假7天, 展期7天: both ends are of it.
    let before = block.text[..length_span.start as usize].trim_end_matches(['为', '共']);
    let whole = WHOLE_DAYS.iter().any(|word| before.ends_with(word));
    if whole && found.unit == LengthUnit::Day {
        found.right.truncate(1);
    }
    Some(found)
}

/// 3月1日开幕，3月10日闭幕: two dates, of the beginning and of the end.
fn of_two_dates(
    block: &BlockView,
    mentions: &[DateMention],
    length_span: Span,
    length: Length,
) -> Option<Stretch> {
    let mut dates = mentions.iter().filter(|it| matches!(it.kind, DateKind::Date(_) | DateKind::Relative(_)));
    let (first, second, None) = (dates.next()?, dates.next()?, dates.next()) else { return None };
    let times: Vec<Span> = mentions
        .iter()
        .filter(|mention| matches!(mention.kind, DateKind::Time(_) | DateKind::TimeRange { .. }))
        .map(|mention| mention.span)
        .collect();
    let (DateKind::Date(from), DateKind::Date(to)) = (&first.kind, &second.kind) else { return None };
    let says = |date: &DateMention, end: u32, words: &[&str]| {
        let behind = block.text[date.span.end as usize..end as usize].trim_start_matches('，');
        let clause = behind.split(['，', '。', '；']).next().unwrap_or_default();
        words.iter().any(|word| clause.contains(word)) && clause.chars().count() <= 16
    };
    let before = &block.text[..first.span.start as usize];
    let last_end = length_span.start.max(second.span.end);
    let begins = says(first, second.span.start, List::FirstDays.words())
        && says(second, last_end, List::LastDays.words());
    // What was founded ends by its closing, not by what it built.
    let founded = FOUNDED_IN.iter().any(|word| before.ends_with(word))
        || says(first, second.span.start, List::LifeBegins.words());
    let lived = founded && says(second, last_end, List::LifeEnds.words());
    let told = lasts_until(block.text, first.span, second.span)
        && times.is_empty()
        && !block.text[length_span.end as usize..].starts_with('的')
        || are_joined(block.text, first.span, second.span, &times)
        || times.is_empty() && (begins || lived);
    let in_order = second.span.end <= length_span.start && first.span.end <= second.span.start;
    let rest = &block.text[second.span.end.min(length_span.start) as usize..length_span.start as usize];
    // 持续10天的暴雨: of something else.
    let of_another = holds_any(rest, &["其间", "其中", "期间", "先后", "另", "途中"])
        || rest.ends_with("持续") && block.text[length_span.end as usize..].starts_with('的');
    if of_another || !told || !in_order || (length_span.start - second.span.end) > 60 {
        return None;
    }
    stretch(from, to, length, vec![first.span, second.span])
}

/// 3月21日上午，庙会在石桥镇开幕，活动持续到4月6日: a beginning, and until when it lasts.
fn lasts_until(text: &str, first: Span, second: Span) -> bool {
    const LASTS: [&str; 7] = ["持续到", "持续至", "延续到", "延续至", "一直到", "将持续到", "将持续至"];
    const LONGEST: usize = 40;
    let between = &text[first.end as usize..second.start as usize];
    holds_any(between, List::FirstDays.words())
        && LASTS.iter().any(|word| between.ends_with(word))
        && between.chars().count() <= LONGEST
        && !between.contains(['。', '；'])
}

/// 从5月8日持续到5月12日; 自5月8日8时起至5月12日; 成立于2004年，至2024年.
fn are_joined(text: &str, first: Span, second: Span, times: &[Span]) -> bool {
    let before = &text[..first.start as usize];
    let inside = |time: &&Span| first.end <= time.start && time.end <= second.start;
    let behind_time = times.iter().find(inside).map_or(first.end, |time| time.end);
    let between = &text[behind_time as usize..second.start as usize];
    let lasts = [
        "持续到",
        "一直持续到",
        "延续到",
        "持续至",
        "一直到",
        "一直开到",
        "起至",
        "起到",
        "起，至",
        "起，到",
        "开始至",
        "开始，至",
        "开始，到",
        "至",
        "到",
    ]
    .contains(&between)
        && before.ends_with(['从', '自', '由', '于']);
    let founded =
        ["，至", "，到", "，截至"].contains(&between) && FOUNDED_IN.iter().any(|word| before.ends_with(word));
    lasts || founded
}

/// What the two ends give in the unit of the length.
fn stretch(from: &CalendarParts, to: &CalendarParts, length: Length, places: Vec<Span>) -> Option<Stretch> {
    let (exclusive, unit) = match length.unit {
        LengthUnit::Day => {
            let days = days_over_february(from, to).or_else(|| Some(vec![days_between(from, to)?]))?;
            let right = [1, 0].iter().flat_map(|more| days.iter().map(move |days| days + more));
            let right: Option<Vec<u32>> = right.map(|days| u32::try_from(days).ok()).collect();
            return Some(Stretch { right: right?, unit: LengthUnit::Day, places });
        }
        LengthUnit::Week => {
            let days = u32::try_from(days_between(from, to)?).ok()?;
            let right = vec![(days + 1).div_ceil(7), days / 7];
            return Some(Stretch { right, unit: LengthUnit::Week, places });
        }
        LengthUnit::Month => match months_between(from, to) {
            Some(months) => (months, LengthUnit::Month),
            None => return about_months(from, to, length.count.value, places),
        },
        LengthUnit::Year if from.month.is_none() && to.month.is_none() => {
            (to.year?.value as i32 - from.year?.value as i32, LengthUnit::Year)
        }
        // 2022年3月开工，2024年3月竣工: whole years, or the next where months are left over.
        LengthUnit::Year => {
            // 2024年1月1日至2028年12月31日 has its last month too.
            let ends =
                from.day.is_some_and(|day| day.value == 1) && to.day.is_some_and(|day| day.value >= 30);
            let months = whole_months(from, to)? + i32::from(ends);
            let months = u32::try_from(months).ok().filter(|&months| months >= 12)?;
            let right = vec![months / 12, months.div_ceil(12)];
            return Some(Stretch { right, unit: LengthUnit::Year, places });
        }
        _ => return None,
    };
    let exclusive = u32::try_from(exclusive).ok()?;
    Some(Stretch { right: vec![exclusive + 1, exclusive], unit, places })
}

/// The days between two days of an unknown year with the end of February between them, in a common and in a leap year.
fn days_over_february(from: &CalendarParts, to: &CalendarParts) -> Option<Vec<i32>> {
    let parts = [from, to].map(|date| Some((date.month?.value, date.day?.value)));
    let [Some((one, first)), Some((two, last))] = parts else { return None };
    let unknown = [from, to].iter().all(|date| date.year.is_none() && date.anchor.is_none());
    let over = unknown && one <= 2 && two > 2;
    let days = [2023, 2024].map(|year| Some((day(year, two, last)? - day(year, one, first)?).get_days()));
    over.then(|| days.into_iter().collect()).flatten()
}

/// The months from the month of the first end to that of the second, both with a year.
fn whole_months(from: &CalendarParts, to: &CalendarParts) -> Option<i32> {
    let of = |date: &CalendarParts| Some(date.year?.value as i32 * 12 + date.month?.value as i32);
    Some(of(to)? - of(from)?)
}

/// Days told as months, which are wrong only where they are further off than days are told round.
fn about_months(from: &CalendarParts, to: &CalendarParts, stated: u32, places: Vec<Span>) -> Option<Stretch> {
    const MONTH: u32 = 30;
    const ROUND: u32 = 12;
    let days = u32::try_from(days_between(from, to)?).ok().filter(|&days| days >= MONTH - 5)?;
    let near = days.abs_diff(stated * MONTH) <= ROUND + stated;
    let right = if near { stated } else { (days + MONTH / 2) / MONTH };
    Some(Stretch { right: vec![right], unit: LengthUnit::Month, places })
}

/// Whole months from the first end to the second.
fn months_between(from: &CalendarParts, to: &CalendarParts) -> Option<i32> {
    let years = match (from.year, to.year, to.anchor.map(|anchor| anchor.value)) {
        (Some(from), Some(to), None) => to.value as i32 - from.value as i32,
        (_, None, None) => 0,
        // 10月1日至次年4月30日.
        (_, None, Some(Anchor::Context(CalendarUnit::Year, years))) => i32::from(years),
        _ => return None,
    };
    let months = to.month?.value as i32 - from.month?.value as i32 + years * 12;
    let from_start = from.day.is_none_or(|day| day.value == 1);
    let to_end = to.day.is_none_or(|day| day.value >= 28);
    (months > 0 && from_start && to_end).then_some(months)
}

/// Exactly two times of day in the sentence, both exact.
pub(super) fn of_times(
    block: &BlockView,
    mentions: &[DateMention],
    length_span: Span,
    length: Length,
) -> Option<Stretch> {
    let mut times: Vec<(Span, ClockTime)> = Vec::new();
    let mut next_day = false;
    // 7时42分接警，8时05分到场，用时33分钟；9时许下山: what comes after the length has nothing to do with it.
    for mention in mentions.iter().take_while(|mention| mention.span.start <= length_span.start) {
        match &mention.kind {
            DateKind::Time(time) => times.push((mention.span, *time)),
            DateKind::TimeRange { from, to } => {
                next_day |= holds_any(block.at(mention.span), &["次日", "翌日", "第二天"]);
                times.extend([(mention.span, *from), (mention.span, *to)]);
            }
            DateKind::Relative(Anchor::Context(CalendarUnit::Day, 1)) if times.len() == 1 => next_day = true,
            DateKind::Date(_) | DateKind::Relative(_) if !times.is_empty() => return None,
            _ => {}
        }
    }
    let [(first_span, first), (second_span, second)] = times[..] else { return None };
    let vague = |span: Span| {
        let after = &block.text[span.end as usize..];
        ["许", "左右", "多", "前后", "前", "后"].iter().any(|word| after.starts_with(word))
    };
    if vague(first_span) || vague(second_span) || second_span.start > length_span.start {
        return None;
    }
    // 下午 of the first hour is not that of the next day's.
    let of_first = (!next_day).then_some(&first);
    let to = minutes_of(&second, of_first)? + if next_day { MINUTES_OF_A_DAY } else { 0 };
    let minutes = to.checked_sub(minutes_of(&first, None)?)?;
    let places = vec![first_span, second_span];
    match length.unit {
        LengthUnit::Minute => Some(Stretch {
            right: vec![minutes, minutes + 1, minutes.saturating_sub(1)],
            unit: length.unit,
            places,
        }),
        LengthUnit::Hour => {
            let (down, up) = (minutes / 60, minutes.div_ceil(60));
            Some(Stretch { right: vec![down, up], unit: length.unit, places })
        }
        _ => None,
    }
}

const MINUTES_OF_A_DAY: u32 = 24 * 60;

/// Minutes since midnight, where the part of the day leaves no doubt.
pub(super) fn minutes_of(time: &ClockTime, before: Option<&ClockTime>) -> Option<u32> {
    use crate::facts::date::Daypart::{Afternoon, Dusk, Night};
    let daypart = time.daypart.or(before.and_then(|time| time.daypart)).map(|part| part.value);
    let afternoon = matches!(daypart, Some(Afternoon | Dusk | Night)) && time.hour.value < 12;
    (time.hour.value <= 24).then(|| {
        (time.hour.value + if afternoon { 12 } else { 0 }) * 60 + time.minute.map_or(0, |part| part.value)
    })
}
