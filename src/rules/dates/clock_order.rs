//! Times of day of one course of events that run backward: 9时17分接到报警 … 9时06分到达现场.

use super::calendar::here;
use super::stretch::minutes_of;
use crate::facts::date::{Anchor, CalendarUnit, ClockTime, DateKind, DateMention};
use crate::rules::{BlockView, Drafts, RuleContext};
use crate::say;
use crate::text::Span;

/// Steps of a course, in their order, each with the words that name it behind its time.
const COURSES: [&[&[&str]]; 2] = [
    &[
        &["起火", "失火", "着火", "冒烟"],
        &["接警", "接报", "报警", "接到求助", "接到求救", "接到群众", "接到指令", "接到电话"],
        &["到达现场", "抵达现场", "到场", "赶到现场", "到达", "抵达", "赶到"],
        &["扑灭", "救出", "熄灭", "救上岸", "脱险", "获救", "救起", "控制住"],
        &["清理完毕", "处置完毕", "归队", "返回驻地", "收队", "撤离"],
    ],
    &[
        &["起飞", "发车", "驶出", "开出", "启程", "启航", "出发", "驶离"],
        &["到达", "抵达", "落地", "降落", "进站", "靠港", "靠泊"],
    ],
];
/// The step stands no further behind its time than this, in characters.
const REACH: usize = 28;
/// From a later time to an earlier one the day may have turned, unless they lie this near, in minutes.
const NEAR: u32 = 6 * 60;
/// What 许 and 左右 leave open, in minutes.
const VAGUE: u32 = 20;
/// Words of a second course beside the first.
const ANOTHER: [&str; 8] = ["另", "随后", "又", "再次", "上一", "第二", "下一", "此前"];

/// A time and the step that is told of it.
struct Step {
    span: Span,
    minutes: u32,
    /// In each course the first step that is named, if one is.
    steps: [Option<(usize, &'static str)>; 2],
    vague: bool,
}

/// Compares each step of a paragraph with the step before it.
pub(super) fn check(block: &BlockView, context: &RuleContext, out: &mut Drafts) {
    let mut last: Option<Step> = None;
    let mut clock: Option<ClockTime> = None;
    let dates = &block.facts.dates;
    for (at, mention) in dates.iter().enumerate() {
        let time = match &mention.kind {
            DateKind::Time(time) => time,
            DateKind::Date(parts) if parts.day.is_none() => continue,
            DateKind::Date(_)
            | DateKind::TimeRange { .. }
            | DateKind::Range { .. }
            | DateKind::Weekday(_) => {
                (last, clock) = (None, None);
                continue;
            }
            DateKind::Relative(anchor) if anchor.unit() == Some(CalendarUnit::Day) => {
                // 当天 goes on with the day.
                if *anchor != Anchor::Context(CalendarUnit::Day, 0) {
                    (last, clock) = (None, None);
                }
                continue;
            }
            _ => continue,
        };
        let step = step(block, mention, time, clock.as_ref(), dates.get(at + 1));
        clock = Some(*time);
        let Some(step) = step else { continue };
        if let Some(before) = &last {
            compare(block, before, &step, context, out);
        }
        last = Some(step);
    }
}

fn step(
    block: &BlockView,
    mention: &DateMention,
    time: &ClockTime,
    before: Option<&ClockTime>,
    next: Option<&DateMention>,
) -> Option<Step> {
    if block.is_open_at(mention.span) {
        return None;
    }
    let minutes = minutes_of(time, before)?;
    let sentence = block.sentence_at(mention.span.start as usize)?;
    let end = next.map_or(sentence.span.end, |next| next.span.start.min(sentence.span.end));
    let behind = &block.text[mention.span.end as usize..end as usize];
    let reach = behind.char_indices().nth(REACH).map_or(behind.len(), |(at, _)| at);
    let behind = &behind[..reach];
    let steps = COURSES.map(|course| first_step(course, behind));
    let vague = behind.starts_with(['许', '左', '多']) || behind.starts_with("前后");
    steps.iter().any(Option::is_some).then_some(Step { span: mention.span, minutes, steps, vague })
}

/// The step that is named first behind a time.
fn first_step(course: &'static [&'static [&'static str]], behind: &str) -> Option<(usize, &'static str)> {
    let words =
        course.iter().enumerate().flat_map(|(rank, words)| words.iter().map(move |&word| (rank, word)));
    let found = words.filter_map(|(rank, word)| Some((behind.find(word)?, rank, word)));
    let (at, rank, word) = found.min_by_key(|&(at, _, word)| (at, std::cmp::Reverse(word.len())))?;
    let rest = &behind[at + word.len()..];
    let aside = rest.starts_with(['前', '后', '时']) || behind[..at].contains(['未', '没', '欲', '拟']);
    (!aside).then_some((rank, word))
}

fn compare(block: &BlockView, one: &Step, two: &Step, context: &RuleContext, out: &mut Drafts) {
    let between = &block.text[one.span.end as usize..two.span.start as usize];
    let pair = one.steps.iter().zip(&two.steps).find_map(|(one, two)| Some(((*one)?, (*two)?)));
    let Some(((rank, word), (other_rank, other_word))) = pair.filter(|(one, two)| one.0 != two.0) else {
        return;
    };
    let sentences = between.matches(['。', '！', '？', '“']).count();
    if sentences > 1 || ANOTHER.iter().any(|word| between.contains(word)) {
        return;
    }
    let forward = rank < other_rank;
    let (first, later) = if forward { (one, two) } else { (two, one) };
    let (early, late) = if forward { (word, other_word) } else { (other_word, word) };
    let Some(back) = first.minutes.checked_sub(later.minutes).filter(|&back| back > 0) else {
        let says = say!(context.lang, "先“{early}”，后“{late}”", "“{early}” comes before “{late}”");
        return out.held(says, vec![here(two.span), here(one.span)]);
    };
    if back > NEAR || (first.vague || later.vague) && back <= VAGUE {
        return;
    }
    let (here_, there) = (block.at(later.span), block.at(first.span));
    let message = say!(
        context.lang,
        "“{late}”在{here_}，“{early}”反而在{there}，次序与钟点相反",
        "“{late}” is at {here_}, yet “{early}”, which comes before it, at {there}"
    );
    out.report(here(later.span), message)
        .evidence(here(first.span), say!(context.lang, "另一步的钟点", "the time of the other step"));
}
