//! Times of day and ranges of them.

use super::cursor::{Cursor, Script};
use super::relative;
use super::{DateKind, Part};
use crate::text::begins_with;

/// The part of the day that stands before an hour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Daypart {
    /// 凌晨.
    BeforeDawn,
    /// 清晨, 早上, 早晨, 早.
    Morning,
    /// 上午.
    Forenoon,
    /// 中午, 正午.
    Noon,
    /// 下午, 午后.
    Afternoon,
    /// 傍晚.
    Dusk,
    /// 晚上, 晚间, 夜里, 深夜, 晚.
    Night,
    /// 午夜, 子夜, 零点前后.
    Midnight,
}

/// A time of day as printed; an hour 25 is 25.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClockTime {
    /// 下午 in 下午3时.
    pub daypart: Option<Part<Daypart>>,
    /// The hour.
    pub hour: Part<u32>,
    /// The minute; 半 is 30, 一刻 15.
    pub minute: Option<Part<u32>>,
}

const DAYPARTS: &[(&str, Daypart)] = &[
    ("凌晨", Daypart::BeforeDawn),
    ("清晨", Daypart::Morning),
    ("早上", Daypart::Morning),
    ("早晨", Daypart::Morning),
    ("上午", Daypart::Forenoon),
    ("中午", Daypart::Noon),
    ("正午", Daypart::Noon),
    ("下午", Daypart::Afternoon),
    ("午后", Daypart::Afternoon),
    ("傍晚", Daypart::Dusk),
    ("晚上", Daypart::Night),
    ("晚间", Daypart::Night),
    ("夜间", Daypart::Night),
    ("夜里", Daypart::Night),
    ("深夜", Daypart::Night),
    ("午夜", Daypart::Midnight),
    ("子夜", Daypart::Midnight),
    ("早", Daypart::Morning),
    ("晚", Daypart::Night),
];

/// How a clock time is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Marker {
    Hour,
    Point,
    Colon,
}

struct Raw {
    time: ClockTime,
    marker: Marker,
    /// Whether something in it shows that it is a time and no count, score or ratio.
    sure: bool,
}

/// A time of day or a range of them. `after_day`: a date or weekday stands right before.
pub(super) fn eat(cursor: &mut Cursor, after_day: bool) -> Option<DateKind> {
    let mut ahead = *cursor;
    if let Some(range) = eat_shared_unit(&mut ahead, after_day) {
        *cursor = ahead;
        return Some(range);
    }
    let first = eat_one(&mut ahead, after_day)?;
    let mut after = ahead;
    after.eat_any(&["许", "左右"]);
    if after.eat_joint() {
        let start = after.at;
        let _ = relative::eat(&mut after);
        after.eat_space();
        let told_day = start != after.at;
        let second = eat_one(&mut after, first.sure || told_day);
        if let Some(second) = second.filter(|second| {
            second.marker == first.marker || (first.marker != Marker::Colon && second.marker != Marker::Colon)
        }) {
            *cursor = after;
            return Some(DateKind::TimeRange { from: first.time, to: second.time });
        }
    }
    if !first.sure {
        return None;
    }
    *cursor = ahead;
    Some(DateKind::Time(first.time))
}

fn eat_daypart(cursor: &mut Cursor) -> Option<Part<Daypart>> {
    let start = cursor.at;
    let rest = cursor.rest();
    let (word, daypart) = DAYPARTS.iter().find(|(word, _)| begins_with(rest, word))?;
    cursor.at += word.len();
    let span = cursor.since(start);
    cursor.eat_space();
    Some(Part { value: *daypart, span, script: Script::Word })
}

fn eat_one(cursor: &mut Cursor, sure: bool) -> Option<Raw> {
    let mut ahead = *cursor;
    let daypart = eat_daypart(&mut ahead);
    let hour = match ahead.peek() {
        Some('零') => {
            let start = ahead.at;
            ahead.step();
            Part { value: 0, span: ahead.since(start), script: Script::Chinese }
        }
        _ => ahead.small()?,
    };
    let known = sure || daypart.is_some();
    let marker = match ahead.step()? {
        '时' => Marker::Hour,
        '点' => Marker::Point,
        ':' | '：' => Marker::Colon,
        _ => return None,
    };
    let mut raw = Raw { time: ClockTime { daypart, hour, minute: None }, marker, sure: known };
    match marker {
        Marker::Colon => eat_colon_minutes(&mut ahead, &mut raw)?,
        _ => eat_spoken_minutes(&mut ahead, &mut raw)?,
    }
    *cursor = ahead;
    Some(raw)
}

fn eat_colon_minutes(cursor: &mut Cursor, raw: &mut Raw) -> Option<()> {
    let start = cursor.at;
    let minute = cursor.arabic(2).filter(|minute| minute.span.len() == 2 || cursor.at - start == 6)?;
    let mut seconds = *cursor;
    if seconds.eat_any(&[":", "："]).is_some() {
        seconds.arabic(2)?;
        *cursor = seconds;
        raw.sure = true;
    }
    raw.time.minute = Some(minute);
    raw.sure |= cursor.precedes(&["许", "左右", "开始", "开播", "准时", "起", "前后"]);
    (raw.time.hour.script == Script::Arabic && !cursor.precedes(&[".", "%"])).then_some(())
}

fn eat_spoken_minutes(cursor: &mut Cursor, raw: &mut Raw) -> Option<()> {
    let mut ahead = *cursor;
    let start = ahead.at;
    if ahead.eat("半") {
        raw.time.minute = Some(Part { value: 30, span: ahead.since(start), script: Script::Word });
        raw.sure = true;
    } else if let Some(quarter) = ahead.eat_any(&["一刻", "三刻"]) {
        let value = if quarter == 0 { 15 } else { 45 };
        raw.time.minute = Some(Part { value, span: ahead.since(start), script: Script::Chinese });
        raw.sure = true;
    } else {
        ahead.eat("零");
        match ahead.small() {
            Some(minute) if ahead.eat("分") => {
                if ahead.precedes(&["钟"]) {
                    return None;
                }
                raw.time.minute = Some(minute);
                raw.sure = true;
                let mut seconds = ahead;
                if seconds.small().is_some() && seconds.eat("秒") {
                    ahead = seconds;
                }
            }
            _ => ahead = *cursor,
        }
    }
    *cursor = ahead;
    const ON_THE_HOUR: &[&str] = &["许", "整", "左右", "前后", "钟"];
    raw.sure |= cursor.precedes(ON_THE_HOUR);
    if raw.marker == Marker::Point {
        cursor.eat("钟");
        return Some(());
    }
    const OTHER_WORDS: &[&str] = &[
        "代", "期", "间", "段", "速", "长", "光", "差", "装", "尚", "髦", "局", "刻", "区", "常", "而", "令",
        "的",
    ];
    if raw.time.minute.is_none() && cursor.precedes(OTHER_WORDS) && !raw.sure {
        return None;
    }
    raw.sure |= raw.time.hour.script == Script::Arabic;
    Some(())
}

/// 8至10时, 上午9—11点.
fn eat_shared_unit(cursor: &mut Cursor, after_day: bool) -> Option<DateKind> {
    let mut ahead = *cursor;
    let daypart = eat_daypart(&mut ahead);
    let from = ahead.small()?;
    ahead.eat_joint().then_some(())?;
    let to = ahead.small()?;
    let hours = ahead.eat("时");
    if hours && ahead.precedes(&["代", "期", "间", "段", "速", "长", "区"]) {
        return None;
    }
    if !hours && !((after_day || daypart.is_some()) && ahead.eat("点")) {
        return None;
    }
    *cursor = ahead;
    let time = |hour, daypart| ClockTime { daypart, hour, minute: None };
    Some(DateKind::TimeRange { from: time(from, daypart), to: time(to, None) })
}
