//! `cut-off-wording`: 截止 before a date where 截至 is meant, and 截至 where 截止 is.

use super::calendar::here;
use super::{DATES, both};
use crate::facts::date::{DateKind, Period};
use crate::rules::{BlockView, Drafts, Example, Family, Rule, RuleContext, RuleInfo, RulePage, Severity};
use crate::say;
use crate::text::Span;

/// `cut-off-wording`.
#[derive(Debug)]
pub struct CutOffWording;

static INFO: RuleInfo = RuleInfo {
    code: "cut-off-wording",
    family: Family::Wording,
    severity: Severity::Warning,
    kinds: &["D11"],
    page: RulePage {
        title: both("截止、截至误用", "截止 for 截至, or the other way"),
        finds: both(
            "“截止3月底，共办结”应为“截至3月底”；“报名3月底截至”“截至时间”应为“截止”。",
            "截止 with a date behind it, or 截至 at the end of a clause or before 时间, 日期.",
        ),
        why: both(
            "截止是到此停止，不带时间宾语；截至是到这个时候为止，后面要有时间。错一字计1分。",
            "截止 is to stop and takes no time after it; 截至 is “up to” and needs one.",
        ),
        instead: both(
            "后面跟时间用“截至”，表示停止用“截止”。",
            "Before a time write 截至; for “to close” write 截止.",
        ),
        silent: both(
            "截止到、截止于、截止日期、截止时间、报名截止不报。",
            "Silent on 截止到, 截止于, 截止日期, 截止时间.",
        ),
        source: both("《现代汉语词典》", "现代汉语词典 (the standard dictionary)"),
    },
    examples: &[
        Example::new("⟦截止⟧3月底，全县共办结案件320件。"),
        Example::new("⟦截止⟧2021年12月31日，累计发放贷款2亿元。"),
        Example::new("⟦截止⟧目前，已有56户签约。"),
        Example::new("⟦截止⟧今年6月，管网改造全部完成。"),
        Example::new("报名将于3月31日⟦截至⟧。"),
        Example::new("征文⟦截至⟧日期为10月15日，以邮戳为准。"),
        Example::new("材料提交⟦截至⟧时间另行通知。"),
        Example::new("截至3月底，全县共办结案件320件。"),
        Example::new("报名截止日期为3月31日。"),
        Example::new("投稿截止时间：5月10日。"),
        Example::new("报名将于3月31日截止。"),
        Example::new("截止到3月底，全县共办结案件320件。"),
        Example::new("申请已经截止，2022年不再受理。"),
        Example::new("截至目前，已有56户签约。"),
        Example::new("报名截止3月31日。"),
    ],
    ..DATES
};

/// What is named after the closing, never after 截至: 报名截止时间.
const TIME_OF_CLOSING: &[&str] = &["时间", "日期", "日为", "日是", "时限"];

impl Rule for CutOffWording {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        for at in block.places_of("截止") {
            let end = at + "截止".len();
            let before = &block.text[..at];
            let closing =
                ["报名", "申请", "投稿", "征集", "投票", "受理", "缴费", "申报", "预约", "活动", "征稿"];
            if takes_time(block, end) && !closing.iter().any(|word| before.ends_with(word)) {
                replace(block, Span::new(at, end), "截至", context, out);
            }
        }
        for at in block.places_of("截至") {
            let end = at + "截至".len();
            let after = &block.text[end..];
            let closes = after.starts_with(['。', '，', '；', '）', '、']);
            if closes || TIME_OF_CLOSING.iter().any(|word| after.starts_with(word)) {
                replace(block, Span::new(at, end), "截止", context, out);
            }
        }
    }
}

/// Whether a time follows the byte `end`.
fn takes_time(block: &BlockView, end: usize) -> bool {
    let after = &block.text[end..];
    if ["目前", "发稿", "记者发稿", "昨", "本报"].iter().any(|word| after.starts_with(word)) {
        return true;
    }
    let dates = &block.facts.dates;
    let next = dates.partition_point(|mention| (mention.span.start as usize) < end);
    dates.get(next).is_some_and(|mention| {
        let time = match mention.kind {
            DateKind::Date(_) | DateKind::Relative(_) | DateKind::Time(_) => true,
            DateKind::Period(period) => !matches!(period, Period::Plan(_)),
            _ => false,
        };
        mention.span.start as usize == end && time
    })
}

fn replace(block: &BlockView, span: Span, right: &str, context: &RuleContext, out: &mut Drafts) {
    let wrong = block.at(span);
    let message = if right == "截至" {
        say!(context.lang, "后面跟时间，应为“{right}”", "a time follows: “{right}”, not “{wrong}”")
    } else {
        say!(context.lang, "说的是到此停止，应为“{right}”", "closing is meant: “{right}”, not “{wrong}”")
    };
    out.report(here(span), message).rewrite(context.lang, here(span), right);
}
