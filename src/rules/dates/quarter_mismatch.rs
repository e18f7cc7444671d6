//! `quarter-mismatch`: a quarter or half year with months beside it that are others.

use super::calendar::{here, note_in_brackets};
use super::{DATES, both};
use crate::facts::date::{DateKind, DateMention, Period};
use crate::rules::{BlockView, Drafts, Example, Rule, RuleContext, RuleInfo, RulePage};
use crate::say;

/// `quarter-mismatch`.
#[derive(Debug)]
pub struct QuarterMismatch;

static INFO: RuleInfo = RuleInfo {
    code: "quarter-mismatch",
    kinds: &["D30"],
    page: RulePage {
        title: both("季度、半年与月份不符", "Quarter or half year does not fit its months"),
        finds: both(
            "季度、半年旁边注明的月份不对：一季度（1—4月），上半年（1—7月）。",
            "The months noted beside a quarter or half year are not those of it.",
        ),
        why: both("统计口径因此不清。", "It leaves open which period the figures are of."),
        instead: both(
            "一季度1—3月，二季度4—6月，三季度7—9月，四季度10—12月；上半年1—6月，下半年7—12月。",
            "Q1 is January to March, and so on; the halves are January to June and July to December.",
        ),
        silent: both(
            "月份不紧跟在括号里的、只注一个月份的不报。",
            "Silent where the months do not follow in brackets, or only one month does.",
        ),
        source: both("公历", "The Gregorian calendar"),
    },
    examples: &[
        Example::new("一季度（⟦1—4月⟧），全县完成投资12亿元。"),
        Example::new("上半年（⟦1—7月⟧），接待游客30万人次。"),
        Example::new("前三季度（⟦1至8月⟧），用电量稳步增长。"),
        Example::new("第四季度（⟦9月至12月⟧）是销售旺季。"),
        Example::new("下半年(⟦6-12月⟧)，新开工项目8个。"),
        Example::new("一季度（1—3月），全县完成投资12亿元。"),
        Example::new("上半年（1—6月），接待游客30万人次。"),
        Example::new("前三季度（1至9月），用电量稳步增长。"),
        Example::new("第四季度（10月至12月）是销售旺季。"),
        Example::new("一季度，1—4月的订单已经排满。"),
        Example::new("下半年（7月）开工。"),
        Example::new("上半年工作从1月到7月一直没有停。"),
        Example::new("二季度（4—6月）降水偏多。"),
    ],
    ..DATES
};

impl Rule for QuarterMismatch {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        for pair in block.facts.dates.windows(2) {
            let [period, months] = pair else { continue };
            let DateKind::Period(named) = period.kind else { continue };
            let (Some((first, last)), Some(stated)) = (months_of(named), month_range(months)) else {
                continue;
            };
            if !note_in_brackets(block.text, period.span, months.span) {
                continue;
            }
            let name = block.at(period.span);
            if stated == (first, last) {
                let message =
                    say!(context.lang, "{name}是{first}—{last}月", "{name} is months {first} to {last}");
                out.held(message, vec![here(period.span), here(months.span)]);
                continue;
            }
            let written = block.at(months.span);
            let message = say!(
                context.lang,
                "{name}是{first}—{last}月，文中写“{written}”",
                "{name} is months {first} to {last}; the text says “{written}”"
            );
            let title = say!(context.lang, "改为{first}—{last}月", "Change to {first}—{last}月");
            let says = say!(context.lang, "所说的时期", "the period named");
            out.report(here(months.span), message).evidence(here(period.span), says).fix(
                title,
                here(months.span),
                format!("{first}—{last}月"),
            );
        }
    }
}

/// The first and last month of a quarter or half year.
fn months_of(period: Period) -> Option<(u32, u32)> {
    match period {
        Period::Quarter(quarter) => Some((quarter * 3 - 2, quarter * 3)),
        Period::FirstQuarters(quarters) => Some((1, quarters * 3)),
        Period::Half(half) => Some((half * 6 - 5, half * 6)),
        _ => None,
    }
}

fn month_range(mention: &DateMention) -> Option<(u32, u32)> {
    let DateKind::Range { from, to } = &mention.kind else { return None };
    let whole_months = from.day.is_none() && to.day.is_none() && to.year.is_none();
    whole_months.then_some((from.month?.value, to.month?.value))
}
