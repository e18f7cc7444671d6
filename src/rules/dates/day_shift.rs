//! Days or months by which something came earlier or later than planned, and days left to a day, against the two days
//! told: 计划6月30日通车，6月18日通车，提前12天; 5月8日，距6月7日高考还有30天.

use super::calendar::{dates_in, day, days_between, here, in_script};
use crate::facts::date::{CalendarParts, DateKind, DateMention, Length, LengthUnit};
use crate::rules::{ArticleView, BlockView, Drafts, Place, RuleContext};
use crate::say;
use crate::text::Span;
use jiff::ToSpan;

/// Words of what was planned, in the clause of its day.
const PLANNED: [&str; 14] = [
    "计划",
    "原定",
    "预定",
    "约定",
    "预计",
    "合同",
    "规定",
    "应于",
    "工期为",
    "原本",
    "本应",
    "目标",
    "原拟",
    "既定",
];
const EARLIER: [&str; 2] = ["提前", "提早"];
const LATER: [&str; 8] = ["推迟", "延迟", "延期", "延后", "推后", "顺延", "晚了", "拖后"];
/// Words that make it earlier or later than something else, or something to be done.
const OF_ANOTHER: [&str; 12] =
    ["去年", "往年", "上年", "常年", "上届", "往届", "同期", "要求", "必须", "需", "请", "可"];
/// What may stand between such a word and the count.
const FILLED: [char; 4] = ['了', '整', '达', '近'];

/// Looks at each length of the block behind such a word.
pub(super) fn check(block: &BlockView, context: &RuleContext, out: &mut Drafts) {
    let shifts = EARLIER.iter().chain(&LATER).any(|word| block.says(word));
    let left = block.says("还有") || block.says("还剩") || block.says("倒计时");
    if !shifts && !left {
        return;
    }
    for mention in &block.facts.dates {
        let DateKind::Duration(length) = &mention.kind else { continue };
        let Some(sentence) = block.sentence_at(mention.span.start as usize).filter(|it| !it.open) else {
            continue;
        };
        let vague = block.text[mention.span.end as usize..].starts_with(['多', '余', '左', '以', '半']);
        if vague {
            continue;
        }
        if shifts {
            shift(block, sentence.span, mention.span, *length, context, out);
        }
        if left && length.unit == LengthUnit::Day {
            days_left(block, sentence.span, mention.span, *length, context, out);
        }
    }
}

/// 原定于5月16日举行的比赛推迟8天。…调整后，比赛将于5月24日开跑: the new day stands in a later sentence, at most two paragraphs on.
pub(super) fn check_across(article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
    for (index, block) in article.blocks.iter().enumerate() {
        if !EARLIER.iter().chain(&LATER).any(|word| block.says(word)) {
            continue;
        }
        for mention in &block.facts.dates {
            let DateKind::Duration(length) = &mention.kind else { continue };
            let Some(sentence) = block.sentence_at(mention.span.start as usize).filter(|it| !it.open) else {
                continue;
            };
            if let Some(shift) = announced(block, sentence.span, mention.span, *length) {
                settled(article, index, &shift, context, out);
            }
        }
    }
}

/// A planned day and by how much it moves.
struct Shift<'a> {
    planned: (Span, &'a CalendarParts),
    span: Span,
    /// In days; before the planned day where negative.
    days: i64,
    /// The end of its sentence.
    end: u32,
}

fn announced<'a>(block: &BlockView<'a>, sentence: Span, span: Span, length: Length) -> Option<Shift<'a>> {
    let before = block.text[..span.start as usize].trim_end_matches(FILLED);
    let ahead = EARLIER.iter().any(|word| before.ends_with(word));
    let shifts = ahead || LATER.iter().any(|word| before.ends_with(word));
    let days = i64::from(length.count.value)
        * match length.unit {
            LengthUnit::Day => 1,
            LengthUnit::Week => 7,
            _ => return None,
        };
    let dates = dates_in(block, sentence);
    let mut days_told = dates.iter().filter_map(single);
    let (planned, None) = (days_told.next()?, days_told.next()) else { return None };
    let (lead, behind) = clause(block.text, sentence, planned.0);
    let plan = PLANNED.iter().any(|word| lead.contains(word) || behind.contains(word));
    let ranges = dates.iter().any(|it| matches!(it.kind, DateKind::Range { .. }));
    let fits = shifts && plan && !ranges && planned.0.end <= span.start;
    let days = if ahead { -days } else { days };
    fits.then_some(Shift { planned, span, days, end: sentence.end })
}

/// Compares the first day that is told as the new one.
fn settled(article: &ArticleView, index: usize, shift: &Shift, context: &RuleContext, out: &mut Drafts) {
    const NEW: [&str; 13] = [
        "调整后",
        "改期后",
        "推迟后",
        "延期后",
        "变更后",
        "改为",
        "改到",
        "改至",
        "改在",
        "调整为",
        "调整至",
        "顺延至",
        "新的",
    ];
    let blocks = article.blocks.iter().enumerate().skip(index).take(3);
    let dates = blocks
        .flat_map(|(number, block)| block.facts.dates.iter().map(move |mention| (number, block, mention)));
    let mut later = dates.filter(|(number, _, it)| *number > index || it.span.start >= shift.end);
    let Some((number, block, mention)) =
        later.find(|(.., it)| matches!(it.kind, DateKind::Date(_) | DateKind::Range { .. }))
    else {
        return;
    };
    let Some((target, parts)) = single(mention) else { return };
    let Some(sentence) = block.sentence_at(target.start as usize).filter(|it| !it.open) else { return };
    let lead = &block.text[sentence.span.start as usize..target.start as usize];
    let Some(said) = NEW.iter().any(|word| lead.contains(word)).then_some(parts) else { return };
    let (span, plan) = shift.planned;
    let year = plan.year.or(said.year).map_or(2023, |year| year.value as i32);
    let of = |parts: &CalendarParts| day(year, parts.month?.value, parts.day?.value);
    let (Some(from), Some(to)) = (of(plan), of(said)) else { return };
    let Ok(right) = from.checked_add(shift.days.days()) else { return };
    let stated = article.blocks[index].at(shift.span);
    let (first, last) = (article.blocks[index].at(span), block.at(target));
    let places = [Place::new(index, shift.span), Place::new(index, span), Place::new(number, target)];
    let apart = (to - from).get_days().abs();
    if right == to {
        let says = say!(context.lang, "{first}到{last}是{apart}天", "{first} to {last} is {apart} days");
        return out.held(says, places.to_vec());
    }
    if apart > 120 {
        return;
    }
    let message = say!(
        context.lang,
        "{first}到{last}是{apart}天，文中写{stated}",
        "{first} to {last} is {apart} days; the text says {stated}"
    );
    let draft = out.report(places[0], message);
    for &place in &places[1..] {
        draft.evidence(place, say!(context.lang, "日期", "the day"));
    }
}

fn single(mention: &DateMention) -> Option<(Span, &CalendarParts)> {
    match &mention.kind {
        DateKind::Date(parts) if parts.month.is_some() => Some((mention.span, parts)),
        _ => None,
    }
}

/// The clause in which `span` stands, up to `span` and behind it.
fn clause(text: &str, sentence: Span, span: Span) -> (&str, &str) {
    let before = &text[sentence.start as usize..span.start as usize];
    let behind = &text[span.end as usize..sentence.end as usize];
    let marks = ['，', '；', '：', '（', '）'];
    (before.rsplit(marks).next().unwrap_or(before), behind.split(marks).next().unwrap_or(behind))
}

/// The two days of a sentence that tells no other and no range.
fn only_two_days<'b>(block: &BlockView<'b>, sentence: Span) -> Option<[(Span, &'b CalendarParts); 2]> {
    let dates = dates_in(block, sentence);
    let ranges = dates.iter().any(|it| matches!(it.kind, DateKind::Range { .. }));
    let days: Vec<(Span, &CalendarParts)> = dates.iter().filter_map(single).collect();
    <[_; 2]>::try_from(days).ok().filter(|_| !ranges)
}

/// 计划9月30日完工，9月20日已全部完工，提前10天: exactly two days in the sentence, one of them planned.
fn shift(
    block: &BlockView,
    sentence: Span,
    span: Span,
    length: Length,
    context: &RuleContext,
    out: &mut Drafts,
) {
    let before = block.text[..span.start as usize].trim_end_matches(FILLED);
    let ahead = EARLIER.iter().any(|word| before.ends_with(word));
    if !ahead && !LATER.iter().any(|word| before.ends_with(word)) {
        return;
    }
    let Some([one, two]) = only_two_days(block, sentence) else { return };
    // 要求提前10天报名, 比去年提前10天: of something else.
    let lead = clause(block.text, sentence, span).0;
    if OF_ANOTHER.iter().any(|word| lead.contains(word)) {
        return;
    }
    let planned = |(span, _): (Span, &CalendarParts)| {
        let from = if span == two.0 { one.0.end } else { sentence.start };
        let (before, behind) = clause(block.text, Span { start: from, end: sentence.end }, span);
        PLANNED.iter().any(|word| before.contains(word) || behind.contains(word))
    };
    let (plan, fact) = match (planned(one), planned(two)) {
        (true, false) => (one, two),
        (false, true) => (two, one),
        _ => return,
    };
    let (first, last) = if ahead { (fact, plan) } else { (plan, fact) };
    let Some(right) = apart(first.1, last.1, length.unit) else { return };
    let (from, to) = (block.at(first.0), block.at(last.0));
    judge(block, (span, length), [first.0, last.0], &right, (from, to), context, out);
}

/// 11月20日，距12月31日还有41天: two days of the sentence, the second of them counted down to.
fn days_left(
    block: &BlockView,
    sentence: Span,
    span: Span,
    length: Length,
    context: &RuleContext,
    out: &mut Drafts,
) {
    const LEFT: [&str; 9] = ["还有", "还剩", "只剩", "仅剩", "尚有", "剩下", "倒计时", "仅有", "只有"];
    let before = block.text[..span.start as usize].trim_end_matches(['整', '最', '后', '不', '到', '足']);
    let exact = before.len() == span.start as usize || before.len() + "整整".len() == span.start as usize;
    let Some([one, two]) = only_two_days(block, sentence) else { return };
    let words = block.at(sentence);
    let counted = words.contains('距') && LEFT.iter().any(|word| before.ends_with(word));
    let target = |span: Span| {
        let head = &block.text[sentence.start as usize..span.start as usize];
        let head = head.trim_end_matches(['今', '年', '离', '还']);
        head.ends_with('距')
    };
    let (first, last) = match (target(one.0), target(two.0)) {
        (true, false) => (two, one),
        (false, true) => (one, two),
        // 5月8日，距高考还有30天，高考6月7日开始.
        (false, false) if is_of_target(block, sentence, two.0) => (one, two),
        _ => return,
    };
    if !exact || !counted {
        return;
    }
    let Some(Apart { right, .. }) = apart(first.1, last.1, LengthUnit::Day) else { return };
    // Either day may be counted.
    let right = Apart { right, slack: 1 };
    let (from, to) = (block.at(first.0), block.at(last.0));
    judge(block, (span, length), [first.0, last.0], &right, (from, to), context, out);
}

/// Whether the clause of the day names what 距 counts down to: 距高考还有30天，高考6月7日开始.
fn is_of_target(block: &BlockView, sentence: Span, day: Span) -> bool {
    let words = block.at(sentence);
    let Some(at) = words.find('距') else { return false };
    let name = words[at + '距'.len_utf8()..].trim_start_matches('离');
    let name = name.split(['还', '只', '仅', '，', '尚']).next().unwrap_or_default();
    let (before, behind) = clause(block.text, sentence, day);
    name.chars().count() >= 2 && (before.contains(name) || behind.contains(name))
}

/// How far two days are from each other, and by how much a count may differ.
struct Apart {
    right: u32,
    slack: u32,
}

fn apart(first: &CalendarParts, last: &CalendarParts, unit: LengthUnit) -> Option<Apart> {
    let year = |parts: &CalendarParts| parts.year.map(|year| year.value as i32);
    if first.anchor.is_some() || last.anchor.is_some() || first.tail.is_some() || last.tail.is_some() {
        return None;
    }
    match unit {
        LengthUnit::Day | LengthUnit::Week => {
            let days = match (year(first), year(last)) {
                // 2026年6月30日 … 6月18日: of one year.
                (None, Some(known)) | (Some(known), None) => {
                    let of = |parts: &CalendarParts| day(known, parts.month?.value, parts.day?.value);
                    (of(last)? - of(first)?).get_days()
                }
                _ => days_between(first, last)?,
            };
            let days = u32::try_from(days).ok().filter(|days| (1..300).contains(days))?;
            if unit == LengthUnit::Day {
                return Some(Apart { right: days, slack: 0 });
            }
            Some(Apart { right: (days + 3) / 7, slack: u32::from((2..=5).contains(&(days % 7))) })
        }
        LengthUnit::Month => {
            let years = match (year(first), year(last)) {
                (Some(first), Some(last)) => last - first,
                _ => 0,
            };
            let months = last.month?.value as i32 - first.month?.value as i32 + 12 * years;
            let days = first.day.is_some() && last.day.is_some();
            let right = u32::try_from(months).ok().filter(|&months| months > 0)?;
            Some(Apart { right, slack: u32::from(days) })
        }
        _ => None,
    }
}

fn judge(
    block: &BlockView,
    (span, length): (Span, Length),
    ends: [Span; 2],
    apart: &Apart,
    (from, to): (&str, &str),
    context: &RuleContext,
    out: &mut Drafts,
) {
    let stated = length.count.value;
    let written = block.at(span);
    let unit = &written[length.count.span.len()..];
    let new = in_script(apart.right, length.count.script);
    if stated.abs_diff(apart.right) <= apart.slack {
        let says = say!(context.lang, "{from}到{to}是{new}{unit}", "{from} to {to} is {new}{unit}");
        return out.held(says, vec![here(span), here(ends[0]), here(ends[1])]);
    }
    let message = say!(
        context.lang,
        "{from}到{to}是{new}{unit}，文中写{written}",
        "{from} to {to} is {new}{unit}; the text says {written}"
    );
    let title = say!(context.lang, "改为{new}{unit}", "Change to {new}{unit}");
    let draft = out.report(here(span), message);
    for end in ends {
        draft.evidence(here(end), say!(context.lang, "日期", "the day"));
    }
    draft.fix(title, here(length.count.span), new);
}
