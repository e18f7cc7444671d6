//! A length in hours and minutes against the times of day that the paragraph tells before it: 8时20分，手术开始；15时50分，
//! 缝合完成。历时9个半小时.

use super::calendar::here;
use super::stretch::minutes_of;
use crate::facts::date::{Anchor, CalendarUnit, ClockTime, DateKind, DateMention};
use crate::facts::numeral;
use crate::rules::word_lists::List;
use crate::rules::{BlockView, Drafts, RuleContext};
use crate::say;
use crate::text::Span;
use rust_decimal::prelude::ToPrimitive;

/// Words right before a length that tell it of the whole.
const CUES: [&str; 26] = [
    "飞行时间",
    "飞行",
    "行驶",
    "运行",
    "运行时间",
    "车程",
    "航程",
    "航行",
    "历时",
    "用时",
    "耗时",
    "持续",
    "连续",
    "奋战",
    "鏖战",
    "前后",
    "共计",
    "总共",
    "全程",
    "全程用了",
    "一共用了",
    "整整用了",
    "前后用了",
    "停电",
    "停水",
    "中断",
];
/// What may stand between a cue and the length.
const BETWEEN: [char; 8] = ['了', '共', '仅', '整', '达', '用', '近', '将'];
/// Words that make a length one of a part, or no exact one.
const OF_A_PART: [&str; 14] = [
    "已",
    "累计",
    "其中",
    "途中",
    "中途",
    "单程",
    "平均",
    "每",
    "原计划",
    "预计",
    "比",
    "第一",
    "第二",
    "提前",
];
/// Words of what is open or served between two times of day, before or behind 每天.
const OPEN: [&str; 7] = ["开放", "营业", "服务", "开馆", "开门", "运营", "供应"];
const CLOSES: [&str; 5] = ["关门", "闭馆", "打烊", "闭园", "收摊"];
/// Words right before a length at whose end something arrives.
const UNDER_WAY: [&str; 10] =
    ["持续", "经过", "历经", "行驶", "飞行", "用了", "历时", "航行", "颠簸", "运行"];
const DEPARTS: [&str; 13] =
    ["开演", "开始", "开考", "开赛", "起飞", "发车", "驶出", "开出", "启程", "启航", "出发", "驶离", "开往"];
const ARRIVES: [&str; 11] =
    ["结束", "散场", "落幕", "闭幕", "到达", "抵达", "落地", "降落", "进站", "靠岸", "返回"];
const MINUTES_OF_A_DAY: u32 = 24 * 60;

/// A length such as 7个半小时, 2小时45分.
struct Told {
    span: Span,
    minutes: u32,
    /// By how much the ends may differ from it, in minutes.
    slack: u32,
}

/// Compares every such length of the block with the times before it.
pub(super) fn check(block: &BlockView, context: &RuleContext, out: &mut Drafts) {
    for at in block.places_of("小时") {
        if let Some(told) = told_at(block.text, at).filter(|told| !block.is_open_at(told.span)) {
            compare(block, &told, context, out);
            arrival(block, &told, context, out);
        }
    }
}

/// 清晨6时40分，列车驶出石门站。…经过3小时35分钟，列车在10时15分到达: the time of arrival stands behind the length.
fn arrival(block: &BlockView, told: &Told, context: &RuleContext, out: &mut Drafts) {
    const REACH: usize = 24;
    let before = block.text[..told.span.start as usize].trim_end_matches(BETWEEN);
    if !UNDER_WAY.iter().any(|word| before.ends_with(word)) {
        return;
    }
    let dates = &block.facts.dates;
    let time = |it: &DateMention| match &it.kind {
        DateKind::Time(time) => Some(*time),
        _ => None,
    };
    let has = |it: &DateMention, words: &[&str]| {
        let behind: String = block.text[it.span.end as usize..].chars().take(REACH).collect();
        let clause = behind.split(['。', '；']).next().unwrap_or_default();
        !behind.starts_with(['许', '左', '多', '前', '后']) && words.iter().any(|word| clause.contains(word))
    };
    let next = dates.iter().find(|it| it.span.start >= told.span.end && time(it).is_some());
    let first = dates.iter().rev().find(|it| it.span.end <= told.span.start && time(it).is_some());
    let (Some(first), Some(next)) = (first, next) else { return };
    let between = &block.text[told.span.end as usize..next.span.start as usize];
    let days = dates.iter().any(|it| {
        let day = matches!(it.kind, DateKind::Date(_) | DateKind::Relative(_) | DateKind::Range { .. });
        day && first.span.end <= it.span.start && it.span.end <= next.span.start
    });
    let near = between.chars().count() <= REACH && !between.contains(['。', '；']);
    if block.says("当地时间") || !near || days || !has(first, &DEPARTS) || !has(next, &ARRIVES) {
        return;
    }
    let (Some(from), Some(to)) = (time(first), time(next)) else { return };
    let (Some(from), Some(to)) = (minutes_of(&from, None), minutes_of(&to, None)) else { return };
    let right = (to + MINUTES_OF_A_DAY - from) % MINUTES_OF_A_DAY;
    let places = [told.span, first.span, next.span].map(here);
    let stated = block.at(told.span);
    if right.abs_diff(told.minutes) <= told.slack {
        let says = say!(context.lang, "起止与时长相符：{stated}", "the ends give {stated}");
        return out.held(says, places.to_vec());
    }
    let (from, to, right) = (block.at(first.span), block.at(next.span), written(right));
    let message = say!(
        context.lang,
        "{from}到{to}是{right}，文中写{stated}",
        "from {from} to {to} is {right}; the text says {stated}"
    );
    let draft = out.report(places[0], message);
    for &place in &places[1..] {
        draft.evidence(place, say!(context.lang, "钟点", "the time"));
    }
    draft.rewrite(context.lang, places[0], right);
}

/// The length around 小时 at byte `at`.
fn told_at(text: &str, at: usize) -> Option<Told> {
    let hours = text[..at].trim_end_matches('个');
    let half = hours.ends_with('半');
    let hours = hours.trim_end_matches('半').trim_end_matches('个');
    let start = hours
        .char_indices()
        .rev()
        .take_while(|&(_, c)| numeral::arabic_digit(c).is_some() || numeral::may_begin(c) || c == '十')
        .last()?
        .0;
    let count = numeral::read_at(text, start).filter(|it| it.vague.is_none() && it.decimals == 0)?;
    (count.span.end as usize == hours.len()).then_some(())?;
    let hours = count.value.to_u32().filter(|hours| (1..100).contains(hours))?;
    let behind = at + "小时".len();
    let next = behind + usize::from(text[behind..].starts_with('零')) * '零'.len_utf8();
    let more = numeral::read_at(text, next).filter(|it| {
        it.vague.is_none() && it.decimals == 0 && text[it.span.end as usize..].starts_with('分')
    });
    if let Some(more) = more.filter(|_| !half) {
        let minutes = more.value.to_u32().filter(|minutes| *minutes < 60)?;
        let end = more.span.end as usize + '分'.len_utf8();
        let end = end + if text[end..].starts_with('钟') { '钟'.len_utf8() } else { 0 };
        return Some(Told { span: Span::new(start, end), minutes: hours * 60 + minutes, slack: 1 });
    }
    let vague = text[behind..].starts_with(['多', '左', '以', '前', '内', '之', '余']);
    // 7个半小时 of 7:20 or 7:40; 8小时 of 7:30 to 8:59.
    let (minutes, slack) = if half { (hours * 60 + 30, 20) } else { (hours * 60 + 15, 45) };
    (!vague).then_some(Told { span: Span::new(start, behind), minutes, slack })
}

/// A time of day, in minutes since the midnight before the first one.
struct At {
    span: Span,
    minutes: u32,
}

fn compare(block: &BlockView, told: &Told, context: &RuleContext, out: &mut Drafts) {
    // 行驶3个半小时后: of what comes then.
    let behind = told.slack > 1 && block.text[told.span.end as usize..].starts_with('后');
    if behind || !is_of_the_whole(block.text, told) {
        return;
    }
    let Some(times) = times_before(block, told.span) else { return };
    let Some((last, earlier)) = times.split_last().filter(|(_, earlier)| !earlier.is_empty()) else { return };
    let ended = &block.text[last.span.end as usize..told.span.start as usize];
    // 9时抵达，休息后继续赶路，用了8小时: what is told went on.
    const ON: [&str; 13] = [
        "继续",
        "随后",
        "之后",
        "此后",
        "接着",
        "后续",
        "再",
        "又",
        "另",
        "延长",
        "周末",
        "节假日",
        "当地时间",
    ];
    // 当地时间15时10分到达: the clocks of two places.
    let zones = block.says("当地时间") || block.says("时差");
    if zones || told.minutes >= MINUTES_OF_A_DAY || ON.iter().any(|word| ended.contains(word)) {
        return;
    }
    let sentences = ended.matches(['。', '！', '？']).count();
    if sentences > 1
        || ended.chars().count() > 60
        || !(are_joined(block.text, &times)
            || List::ClockEnds.words().iter().chain(&CLOSES).any(|word| ended.contains(word)))
    {
        return;
    }
    // With hours alone only the two ends of a paragraph that tells no other times are sure.
    if earlier.len() > 1 && told.slack > 20 {
        return;
    }
    let all = |one: usize, two: usize| times[two].minutes.abs_diff(times[one].minutes);
    // 8:30—20:30 is twelve hours, not eleven.
    let whole = |minutes: u32| told.slack > 20 && minutes.is_multiple_of(60);
    let fits = |minutes: u32| {
        let apart = minutes.abs_diff(told.minutes);
        if whole(minutes) { minutes + 15 == told.minutes } else { apart <= told.slack }
    };
    let stated = block.at(told.span);
    let pairs = (0..times.len()).flat_map(|one| (one + 1..times.len()).map(move |two| (one, two)));
    if let Some((one, two)) = pairs.rev().find(|&(one, two)| fits(all(one, two))) {
        let message = say!(context.lang, "起止与时长相符：{stated}", "the ends give {stated}");
        return out.held(message, vec![here(times[one].span), here(times[two].span), here(told.span)]);
    }
    // The beginning is the time from which the length is nearest.
    let nearest = (0..earlier.len()).min_by_key(|&one| all(one, times.len() - 1).abs_diff(told.minutes));
    let Some(first) = nearest.map(|one| &times[one]) else { return };
    let minutes = last.minutes - first.minutes;
    let (from, to) = (block.at(first.span), block.at(last.span));
    let right = written(minutes);
    let message = if first.span == last.span {
        say!(context.lang, "{from}是{right}，文中写{stated}", "{from} is {right}; the text says {stated}")
    } else {
        say!(
            context.lang,
            "{from}到{to}是{right}，文中写{stated}",
            "from {from} to {to} is {right}; the text says {stated}"
        )
    };
    let draft = out.report(here(told.span), message);
    for time in &times {
        draft.evidence(here(time.span), say!(context.lang, "钟点", "the time"));
    }
    if earlier.len() == 1 {
        draft.rewrite(context.lang, here(told.span), right);
    }
}

/// 从9时15分接到求助到10时40分: the first time and the last are told as the ends.
fn are_joined(text: &str, times: &[At]) -> bool {
    let [first, second] = times else { return false };
    // 8时30分到10时30分.
    if first.span == second.span {
        return true;
    }
    text[..first.span.start as usize].ends_with(['从', '自'])
        && text[..second.span.start as usize].ends_with(['到', '至'])
}

fn is_of_the_whole(text: &str, told: &Told) -> bool {
    let length = told.span;
    let before = &text[..length.start as usize];
    let clause = before.rsplit(['。', '，', '；', '、']).next().unwrap_or(before);
    let cut = clause.trim_end_matches(BETWEEN);
    let cue = CUES.iter().any(|cue| cut.ends_with(cue) || clause.ends_with(cue));
    let used = clause.ends_with("用了")
        || clause.ends_with("花了")
        || clause.ends_with('共')
        || clause.contains("连续");
    // 11点30分下播，3个半小时卖出1200单.
    let opens = clause.is_empty() && before.ends_with('，') && told.slack <= 20;
    // 9时至17时，每天开放8小时.
    let daily = ["每天", "每日", "全天"].iter().find_map(|day| cut.strip_prefix(day)).is_some_and(|rest| {
        let rest = rest.trim_start_matches("对外").trim_end_matches("时间");
        rest.is_empty() && before.contains("开放") || OPEN.contains(&rest)
    });
    // 整整做了, 路上走了.
    let all = ["整整", "足足", "一共", "总共", "路上", "全程", "前后"].iter().any(|word| {
        clause.strip_prefix(word).is_some_and(|rest| rest.ends_with('了') && rest.chars().count() <= 3)
    });
    let used = used || all;
    let part = clause.ends_with('近') || OF_A_PART.iter().any(|word| clause.contains(word));
    daily || (cue || used || opens) && !part
}

/// The exact times before the length, each later than the one before it, over midnight where that is told or plain.
/// None where one is vague or a day between them is not known.
fn times_before(block: &BlockView, length: Span) -> Option<Vec<At>> {
    let mut found: Vec<At> = Vec::new();
    let mut before: Option<ClockTime> = None;
    /// How near a range of times must be, in bytes.
    const FARTHEST: u32 = 150;
    let dates = &block.facts.dates;
    for (at, mention) in dates.iter().enumerate().take_while(|(_, it)| it.span.end <= length.start) {
        let time = match &mention.kind {
            DateKind::Time(time) => time,
            DateKind::TimeRange { from, to } => {
                let timed = |it: &&DateMention| {
                    it.span.end <= length.start
                        && matches!(it.kind, DateKind::Time(_) | DateKind::TimeRange { .. })
                };
                let next = dates[at + 1..].iter().find(timed);
                let lone = !dates[..at].iter().any(|it| {
                    matches!(it.kind, DateKind::TimeRange { .. })
                        && it.span.end + FARTHEST > mention.span.start
                });
                if next.is_some() || !lone || mention.span.end + FARTHEST < length.start {
                    return None;
                }
                // 夜间22时至次日6时: the morning has no part of the night before.
                let words = block.at(mention.span);
                let next_day = ["次日", "翌日", "第二天"].iter().any(|word| words.contains(word));
                let same_half = !next_day && to.hour.value >= from.hour.value;
                let last = minutes_of(to, Some(from).filter(|_| same_half || from.hour.value == 12))?;
                let first = minutes_of(from, None)?;
                let last = if last < first { last + MINUTES_OF_A_DAY } else { last };
                return Some([first, last].map(|minutes| At { span: mention.span, minutes }).into());
            }
            // A day named behind the first time leads away, unless it is the next one.
            DateKind::Date(parts) if parts.day.is_some() => {
                found.clear();
                before = None;
                continue;
            }
            DateKind::Relative(Anchor::Context(CalendarUnit::Day, 1)) => {
                before = None;
                continue;
            }
            DateKind::Relative(anchor) if anchor.unit() == Some(CalendarUnit::Day) => {
                found.clear();
                before = None;
                continue;
            }
            _ => continue,
        };
        let after = &block.text[mention.span.end as usize..];
        if ["许", "左右", "多", "前", "以前", "以后", "后", "的"].iter().any(|word| after.starts_with(word))
        {
            return None;
        }
        let clock = minutes_of(time, before.as_ref())?;
        let last = found.last().map_or(0, |at: &At| at.minutes);
        let days = last / MINUTES_OF_A_DAY;
        let same = days * MINUTES_OF_A_DAY + clock;
        let minutes = if same < last { same + MINUTES_OF_A_DAY } else { same };
        found.push(At { span: mention.span, minutes });
        before = Some(*time);
    }
    let whole = found.last()?.minutes.checked_sub(found.first()?.minutes)?;
    (whole < MINUTES_OF_A_DAY).then_some(found)
}

/// 2小时45分, 45分钟, 7小时.
fn written(minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes}分钟"),
        (hours, 0) => format!("{hours}小时"),
        (hours, minutes) => format!("{hours}小时{minutes}分"),
    }
}
