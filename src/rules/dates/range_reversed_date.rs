//! `range-reversed-date`: a range of dates that ends before it begins.

use super::calendar::{here, is_torn};
use super::{DATES, both};
use crate::facts::date::{Anchor, CalendarParts, CalendarUnit, DateKind, DateMention, Part};
use crate::rules::{BlockView, Drafts, Example, Rule, RuleContext, RuleInfo, RulePage, Severity};
use crate::say;

/// `range-reversed-date`.
#[derive(Debug)]
pub struct RangeReversedDate;

static INFO: RuleInfo = RuleInfo {
    code: "range-reversed-date",
    kinds: &["D10", "N24"],
    page: RulePage {
        title: both("日期区间颠倒", "Range of dates runs backwards"),
        finds: both(
            "止在起之前的日期区间：5月8日至5月3日，2022—2020年，今年9至1月。",
            "A range of dates whose end lies before its beginning.",
        ),
        why: both(
            "起止必有一处写错，或者漏写了“次年”“次月”。",
            "One of the two ends is wrong, or “of the next year” is missing.",
        ),
        instead: both(
            "核对起止日期；跨年、跨月的写明次年、次月。",
            "Check both ends; name the next year or month.",
        ),
        silent: both(
            "没有年份的跨年区间（11月至3月）、写明次年的、每年重复的、没有月份的（28日至3日）不报。",
            "Silent on ranges over the turn of a year that names no year, on “of the next year”, on yearly ones, and on days without a month.",
        ),
        source: both("公历", "The Gregorian calendar"),
    },
    examples: &[
        Example::new("展销会⟦5月8日至5月3日⟧举行。"),
        Example::new("项目建设期为⟦2022—2020年⟧。"),
        Example::new("⟦2021年至2012年⟧，全镇新建公路40公里。"),
        Example::new("巡回演出⟦11月23日至13日⟧在各乡镇进行。"),
        Example::new("⟦今年9至1月⟧，全县共接待游客12万人次。"),
        Example::new("⟦2021年6月至2月⟧，工作组走访了全部农户。"),
        Example::new("⟦2021年5月8日—2020年6月1日⟧为公示期。"),
        Example::new("⟦二〇二一年至二〇一二年⟧，他一直在山村任教。"),
        Example::new("展销会5月3日至5月8日举行。"),
        Example::new("项目建设期为2020—2022年。"),
        Example::new("休渔期为11月至次年3月。"),
        Example::new("供暖从11月15日至3月15日。"),
        Example::new("值班安排为12月31日至1月3日。"),
        Example::new("每年10月至4月，候鸟在湿地越冬。"),
        Example::new("展览28日至3日在文化馆举行。"),
        Example::new("2021年11月至2022年3月，全线施工。"),
        Example::new("他从5月8日到县城后一直没有回来。"),
        Example::new("8时至次日2时禁止通行。"),
        Example::new("报名自9月20日开始，⟦9月15日⟧截止。"),
        Example::new("报名自9月10日开始，9月15日截止。"),
        Example::new("报名自12月20日开始，1月15日截止。"),
    ],
    ..DATES
};

impl Rule for RangeReversedDate {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        begun_after_end(block, context, out);
        for mention in &block.facts.dates {
            let DateKind::Range { from, to } = &mention.kind else { continue };
            let Some(backwards) = backwards(from, to).filter(|_| !is_torn(block, mention)) else { continue };
            report(block, mention, &backwards, context, out);
        }
    }
}

/// 报名自9月20日开始，9月15日截止: two days of one sentence, of the beginning and of the end of one thing.
fn begun_after_end(block: &BlockView, context: &RuleContext, out: &mut Drafts) {
    const BEGINS: [&str; 5] = ["开始", "起", "启动", "开启", "开放"];
    const ENDS: [&str; 6] = ["截止", "结束", "止", "截至", "为止", "关闭"];
    if !ENDS.iter().any(|word| block.says(word)) {
        return;
    }
    for pair in block.facts.dates.windows(2) {
        let [one, two] = pair else { continue };
        let (DateKind::Date(from), DateKind::Date(to)) = (&one.kind, &two.kind) else { continue };
        let between = &block.text[one.span.end as usize..two.span.start as usize];
        let behind = &block.text[two.span.end as usize..];
        let plain = |parts: &CalendarParts| parts.year.is_none() && parts.anchor.is_none();
        let begun = BEGINS.iter().find_map(|word| between.strip_prefix(word));
        let joined = begun.is_some_and(|rest| ["，", "，至", "至", "，到", "，于", "，将于"].contains(&rest));
        let ended = ENDS.iter().any(|word| behind.starts_with(word));
        let months = (from.month.map(|it| it.value), to.month.map(|it| it.value));
        let (Some(first), Some(last)) = (from.day, to.day) else { continue };
        let (Some(month), Some(second)) = months else { continue };
        let back = (month, first.value) > (second, last.value) && month - second <= 6;
        if !(joined && ended && back && plain(from) && plain(to)) || block.is_open_at(one.span.hull(two.span))
        {
            continue;
        }
        let (begin, end) = (block.at(one.span), block.at(two.span));
        let message = say!(
            context.lang,
            "{begin}开始，{end}截止：止在起之前",
            "it begins on {begin} and ends on {end}: the end lies before the beginning"
        );
        out.report(here(two.span), message)
            .evidence(here(one.span), say!(context.lang, "开始的日期", "the first day"));
    }
}

/// Two figures of one unit that run backwards.
struct Backwards {
    first: Part<u32>,
    second: Part<u32>,
    unit: &'static str,
    /// Whether the range may run over the turn of a year that was left out.
    over_new_year: bool,
}

fn backwards(from: &CalendarParts, to: &CalendarParts) -> Option<Backwards> {
    let found = |first: Part<u32>, second: Part<u32>, unit, over_new_year| {
        Some(Backwards { first, second, unit, over_new_year })
    };
    if let Some(second) = to.year {
        let first = from.year.filter(|first| first.value >= 1000 && second.value >= 1000)?;
        if first.value != second.value {
            return (first.value > second.value).then(|| found(first, second, "年", false))?;
        }
    } else if to.anchor.is_some() {
        return None;
    }
    if let (Some(first), Some(second)) = (from.month, to.month)
        && first.value != second.value
    {
        let of_one_year = to.year.is_some() || from.year.is_some() || is_one_year(from.anchor);
        let both_valid = first.value <= 12 && second.value <= 12;
        let winter = first.value >= 9 && second.value <= 5 && !share_unit(first, second);
        return (first.value > second.value && of_one_year && both_valid)
            .then(|| found(first, second, "月", winter && to.year.is_none()))?;
    }
    if from.month.is_none() && to.month.is_some() {
        return None;
    }
    let (first, second) = (from.day?, to.day?);
    let of_one_month = from.month.is_some() || is_one_month(from.anchor);
    if first.value <= second.value || !of_one_month {
        return None;
    }
    found(first, second, "日", false)
}

/// Whether two figures stand so near that one unit serves both (9至1月).
fn share_unit(first: Part<u32>, second: Part<u32>) -> bool {
    second.span.start - first.span.end <= 3
}

fn is_one_year(anchor: Option<Part<Anchor>>) -> bool {
    matches!(anchor.map(|anchor| anchor.value), Some(Anchor::Issue(CalendarUnit::Year, _)))
}

fn is_one_month(anchor: Option<Part<Anchor>>) -> bool {
    matches!(
        anchor.map(|anchor| anchor.value),
        Some(Anchor::Issue(CalendarUnit::Month, _) | Anchor::Context(CalendarUnit::Month, _))
    )
}

fn report(
    block: &BlockView,
    mention: &DateMention,
    found: &Backwards,
    context: &RuleContext,
    out: &mut Drafts,
) {
    let written = block.at(mention.span);
    let (first, second, unit) = (block.at(found.first.span), block.at(found.second.span), found.unit);
    if found.over_new_year {
        let message = say!(
            context.lang,
            "“{written}”：同一年里{second}{unit}在{first}{unit}之前；跨年应写明次年",
            "“{written}”: within one year {second}{unit} lies before {first}{unit}; if it runs into the next year, say so"
        );
        out.report(here(mention.span), message).severity(Severity::Information);
        return;
    }
    let message = say!(
        context.lang,
        "“{written}”：止（{second}{unit}）在起（{first}{unit}）之前",
        "“{written}”: the end ({second}{unit}) lies before the beginning ({first}{unit})"
    );
    let draft = out.report(here(mention.span), message);
    let title = say!(context.lang, "对调起止", "Exchange the two ends");
    draft.fix_all(
        title,
        vec![(here(found.first.span), second.to_owned()), (here(found.second.span), first.to_owned())],
    );
}
