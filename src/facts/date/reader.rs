//! Walks through a block and takes the mentions of time, longest and surest reading first.

use super::cursor::{Cursor, is_chinese_numeral};
use super::{CalendarUnit, DateKind, DateMention, calendar, clock, duration, lunar, period, relative};
use crate::facts::numeral::arabic_digit;
use crate::text::{CharSet, is_letter_or_figure};
use jiff::civil::Weekday;

/// Reads the mentions of `text`, in text order; they do not overlap.
pub fn read(text: &str) -> Vec<DateMention> {
    let mut found: Vec<DateMention> = Vec::new();
    let mut cursor = Cursor { text, at: 0 };
    while let Some(c) = cursor.peek() {
        if !OPENERS.holds(c) {
            cursor.at += c.len_utf8();
            continue;
        }
        let start = cursor.at;
        if let Some(kind) = eat(&mut cursor, c, &found) {
            debug_assert!(cursor.at > start);
            found.push(DateMention { span: cursor.since(start), kind });
        } else {
            skip(&mut cursor, c);
        }
    }
    found
}

/// The characters that [`eat`] and [`skip`] look at; most are none.
static OPENERS: CharSet = CharSet::of(
    "0123456789０１２３４５６７８９〇零○Ｏ一二三四五六七八九十百千万亿两廿卅公第农阴旧夏正冬腊闰星周礼\
     上下今去前明后本当同次翌每昨日近凌清早中傍晚夜深午子",
);

/// Over a character that begins no mention; over a whole figure, so that nothing is read from its middle.
fn skip(cursor: &mut Cursor, c: char) {
    if arabic_digit(c).is_some() {
        while let Some(c) = cursor.peek() {
            let mut ahead = *cursor;
            ahead.step();
            let inside =
                matches!(c, '.' | ',' | '．') && ahead.peek().is_some_and(|c| arabic_digit(c).is_some());
            if arabic_digit(c).is_none() && !inside {
                break;
            }
            cursor.step();
        }
    } else if is_chinese_numeral(c) {
        while cursor.peek().is_some_and(is_chinese_numeral) {
            cursor.step();
        }
    } else {
        cursor.step();
    }
}

fn eat(cursor: &mut Cursor, c: char, before: &[DateMention]) -> Option<DateKind> {
    match c {
        '0'..='9' | '０'..='９' => eat_figure(cursor, before),
        _ if is_chinese_numeral(c) => eat_figure(cursor, before),
        '零' => eat_clock(cursor, before),
        '公' => calendar::eat(cursor),
        '第' => {
            let period = period::eat_figured(cursor).map(DateKind::Period);
            period.or_else(|| relative::eat(cursor).map(DateKind::Relative))
        }
        '农' | '阴' | '旧' | '夏' | '正' | '冬' | '腊' | '闰' => {
            lunar::eat(cursor).map(DateKind::Lunar)
        }
        '星' | '周' | '礼' => eat_weekday(cursor, before).map(DateKind::Weekday),
        '上' | '下' | '今' | '去' | '前' | '明' | '后' | '本' | '当' | '同' | '次' | '翌' | '每' | '昨'
        | '日' | '近' | '凌' | '清' | '早' | '中' | '傍' | '晚' | '夜' | '深' | '午' | '子' => {
            eat_word(cursor, before)
        }
        _ => None,
    }
}

fn eat_figure(cursor: &mut Cursor, before: &[DateMention]) -> Option<DateKind> {
    if !calendar::may_begin(*cursor) {
        return None;
    }
    calendar::eat_full(cursor)
        .or_else(|| lunar::eat(cursor).map(DateKind::Lunar))
        .or_else(|| calendar::eat(cursor))
        .or_else(|| eat_clock(cursor, before))
        .or_else(|| period::eat_plan(cursor).map(DateKind::Period))
        .or_else(|| period::eat_figured(cursor).map(DateKind::Period))
        .or_else(|| period::eat_session(cursor))
        .or_else(|| duration::eat(cursor))
}

fn eat_word(cursor: &mut Cursor, before: &[DateMention]) -> Option<DateKind> {
    if let Some(period) = period::eat_half(cursor) {
        return Some(DateKind::Period(period));
    }
    if let Some(date) = calendar::eat(cursor) {
        return Some(date);
    }
    if let Some(anchor) = relative::eat(cursor) {
        return Some(DateKind::Relative(anchor));
    }
    if let Some(period) = period::eat_figured(cursor) {
        return Some(DateKind::Period(period));
    }
    eat_clock(cursor, before)
}

fn eat_clock(cursor: &mut Cursor, before: &[DateMention]) -> Option<DateKind> {
    clock::eat(cursor, follows_day(*cursor, before))
}

/// Whether a day or a weekday stands right before the cursor.
fn follows_day(cursor: Cursor, before: &[DateMention]) -> bool {
    let Some(last) = before.last() else { return false };
    let between = &cursor.text[last.span.end as usize..cursor.at];
    if !matches!(between, "" | " " | "的" | "　" | "，" | "）" | ")") {
        return false;
    }
    match &last.kind {
        DateKind::Date(parts) | DateKind::Range { to: parts, .. } => parts.day.is_some(),
        DateKind::Relative(anchor) => anchor.unit() == Some(CalendarUnit::Day),
        DateKind::Weekday(_) => true,
        _ => false,
    }
}

/// 星期六, 礼拜天, 周日.
fn eat_weekday(cursor: &mut Cursor, before: &[DateMention]) -> Option<Weekday> {
    const DAYS: &[(&str, Weekday)] = &[
        ("一", Weekday::Monday),
        ("二", Weekday::Tuesday),
        ("三", Weekday::Wednesday),
        ("四", Weekday::Thursday),
        ("五", Weekday::Friday),
        ("六", Weekday::Saturday),
        ("日", Weekday::Sunday),
        ("天", Weekday::Sunday),
    ];
    let mut ahead = *cursor;
    let form = ahead.eat_any(&["星期", "礼拜", "周"])?;
    let names = if form == 2 { &DAYS[..7] } else { DAYS };
    let (name, day) = names.iter().find(|(name, _)| ahead.rest().starts_with(name))?;
    ahead.at += name.len();
    let counted = ahead.precedes(&[
        "次",
        "个",
        "天",
        "场",
        "期",
        "节",
        "回",
        "趟",
        "年",
        "岁",
        "例",
        "篇",
        "只",
        "名",
        "人",
        "种",
        "家",
        "位",
        "班",
        "件",
        "小时",
        "轮",
        "十",
        "至两次",
        "到两次",
        "本",
        "刊",
    ]);
    let numbered = cursor.previous().is_some_and(|c| is_chinese_numeral(c) || arabic_digit(c).is_some())
        || cursor.follows(&["个"]);
    if counted || numbered || (form == 2 && !stands_as_day(*cursor, ahead, before)) {
        return None;
    }
    *cursor = ahead;
    Some(*day)
}

/// Whether 周一 … is a weekday and no name (周一鸣) or round: a mark, a time or a word of time stands beside it.
fn stands_as_day(before_word: Cursor, after_word: Cursor, before: &[DateMention]) -> bool {
    const BEFORE: &[&str] = &[
        "每", "本", "上", "下", "这", "在", "于", "从", "自", "逢", "至", "到", "—", "-", "（", "(", "日",
        "号",
    ];
    const AFTER: &[&str] = &[
        "，", "。", "、", "；", ",", "）", ")", "上午", "下午", "早", "晚", "中午", "凌晨", "至", "到", "—",
        "-", "起", "前", "后", "的", "在", "将", "开",
    ];
    let beside_date = before.last().is_some_and(|last| last.span.end as usize == before_word.at);
    beside_date
        || before_word.previous().is_none_or(|c| !is_letter_or_figure(c))
            && (after_word.precedes(AFTER) || after_word.peek().is_none_or(|c| !is_letter_or_figure(c)))
        || before_word.follows(BEFORE)
        || after_word.precedes(&["，", "。", "上午", "下午", "晚", "早", "至周", "到周"])
}
