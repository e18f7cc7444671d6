//! `month-range-form`: 1-12月份 for 1—12月.

use super::calendar::here;
use super::{DATES, both};
use crate::facts::date::DateKind;
use crate::rules::{BlockView, Drafts, Example, Family, Rule, RuleContext, RuleInfo, RulePage, Severity};
use crate::say;
use crate::text::Span;

/// `month-range-form`.
#[derive(Debug)]
pub struct MonthRangeForm;

static INFO: RuleInfo = RuleInfo {
    code: "month-range-form",
    family: Family::Wording,
    severity: Severity::Hint,
    points: None,
    on_by_default: false,
    kinds: &["D14", "ND38"],
    page: RulePage {
        title: both("月份区间的写法", "Form of a range of months"),
        finds: both("“1-12月份”：月份指某一个月，区间用“月”。", "月份 after a range of months."),
        why: both(
            "月份是指某一个月；一段时间写作“1—12月”，整年可写“全年”。",
            "月份 means one month; a stretch of months is 1—12月.",
        ),
        instead: both("1—12月，或全年。", "1—12月, or 全年."),
        silent: both("单个月份（3月份）不报。", "Silent on a single month."),
        source: both("编校手册通例；GB/T 15835-2011 5.1.3", "Editorial practice; GB/T 15835-2011, 5.1.3"),
    },
    examples: &[
        Example::new("2020年⟦1-12月份⟧，全区化解纠纷860件。"),
        Example::new("今年⟦3至5月份⟧，雨水偏多。"),
        Example::new("⟦6—9月份⟧是休渔期，渔船回港。"),
        Example::new("2023年⟦1—6月份⟧，岛上来客两万人。"),
        Example::new("每年⟦7至8月份⟧，台风最多。"),
        Example::new("3月份，雨水偏多。"),
        Example::new("今年3至5月，雨水偏多。"),
        Example::new("6—9月是休渔期，渔船回港。"),
        Example::new("2023年1—6月，岛上来客两万人。"),
        Example::new("5月份和6月份，雨水偏多。"),
        Example::new("全年来客五万人。"),
        Example::new("每个月份都有渔歌。"),
        Example::new("今年5月份，雨水偏多。"),
    ],
    ..DATES
};

impl Rule for MonthRangeForm {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        for mention in &block.facts.dates {
            let DateKind::Range { from, .. } = &mention.kind else { continue };
            let (Some(month), true) = (from.month, block.at(mention.span).ends_with("月份")) else {
                continue;
            };
            let end = mention.span.end as usize;
            let span = Span { start: month.span.start, end: mention.span.end };
            let message =
                say!(context.lang, "月份指一个月，区间用“月”", "月份 is one month; a range takes 月");
            let title = say!(context.lang, "删去“份”", "Delete 份");
            let last = Span::new(end - "份".len(), end);
            out.report(here(span), message).fix(title, here(last), "");
        }
    }
}
