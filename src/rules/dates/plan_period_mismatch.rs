//! `plan-period-mismatch`: a five-year plan with years that are not its own.

use super::calendar::here;
use super::{DATES, both};
use crate::facts::date::{DateKind, DateMention, Period};
use crate::rules::{BlockView, Drafts, Example, Rule, RuleContext, RuleInfo, RulePage};
use crate::say;
use crate::text::Span;

/// `plan-period-mismatch`.
#[derive(Debug)]
pub struct PlanPeriodMismatch;

static INFO: RuleInfo = RuleInfo {
    code: "plan-period-mismatch",
    kinds: &["D31"],
    page: RulePage {
        title: both("五年规划与年份不符", "Five-year plan does not fit its years"),
        finds: both(
            "五年规划的起止年份、开局之年、收官之年写错：“十四五”（2020—2025年）。",
            "The years of a five-year plan, or its first or last year, are wrong.",
        ),
        why: both("规划的起止年份是确定的。", "The years of the plans are fixed."),
        instead: both(
            "“十三五”为2016—2020年，“十四五”为2021—2025年，“十五五”为2026—2030年。",
            "十三五 is 2016–2020, 十四五 2021–2025, 十五五 2026–2030.",
        ),
        silent: both(
            "年份不紧跟规划的不报；“六五”以前的规划不查。",
            "Silent where the years do not follow the plan; plans before the sixth are not checked.",
        ),
        source: both(
            "历次五年计划、规划的起止年份：自1981年“六五”起，每五年一个",
            "The five-year plans: one every five years since the sixth of 1981",
        ),
    },
    examples: &[
        Example::new("“十四五”（⟦2020—2025年⟧）时期，全县新建学校6所。"),
        Example::new("“十三五”时期（⟦2015—2020年⟧），全县脱贫1.2万人。"),
        Example::new("⟦2022年⟧是“十四五”开局之年。"),
        Example::new("⟦2025年⟧是“十五五”规划的开局之年。"),
        Example::new("“十四五”规划（⟦2021年至2026年⟧）明确了目标。"),
        Example::new("“十四五”（2021—2025年）时期，全县新建学校6所。"),
        Example::new("“十三五”时期（2016—2020年），全县脱贫1.2万人。"),
        Example::new("2021年是“十四五”开局之年。"),
        Example::new("2020年是“十三五”收官之年，也是“十四五”谋划之年。"),
        Example::new("2022年是实施“十四五”规划的关键之年。"),
        Example::new("“十四五”期间，2020—2025年出生的儿童全部建档。"),
        Example::new("到2035年，“十四五”确定的项目将全部建成。"),
        Example::new("“八五”普法（2021—2025年）规划印发。"),
    ],
    ..DATES
};

impl Rule for PlanPeriodMismatch {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        for pair in block.facts.dates.windows(2) {
            let [first, second] = pair else { continue };
            if let (DateKind::Period(Period::Plan(plan)), DateKind::Range { from, to }) =
                (&first.kind, &second.kind)
                && let (Some(begins), Some(ends)) = (from.year, to.year)
                && is_note_of_plan(block.text, first.span, second.span)
            {
                let right = years_of(*plan);
                let stated = (begins.value, ends.value);
                judge(block, first, second.span, stated == right, right, context, out);
            }
            if let (DateKind::Date(parts), DateKind::Period(Period::Plan(plan))) = (&first.kind, &second.kind)
                && let (Some(year), None) = (parts.year, parts.month)
                && let Some(expected) = named_year(block.text, first.span, second.span, *plan)
            {
                judge(block, second, first.span, year.value == expected, years_of(*plan), context, out);
            }
        }
    }
}

/// The first and last year of a plan from the sixth on.
fn years_of(plan: u32) -> (u32, u32) {
    let first = 1981 + 5 * (plan - 6);
    (first, first + 4)
}

fn is_note_of_plan(text: &str, plan: Span, note: Span) -> bool {
    let between = text[plan.end as usize..note.start as usize].trim_start_matches(['”', '’', '"']);
    ["", "时期", "期间", "规划", "规划期", "规划时期"]
        .iter()
        .any(|word| between.strip_prefix(word).is_some_and(|rest| rest == "（" || rest == "("))
}

/// The year that the words after the plan mean: 2021年是“十四五”开局之年.
fn named_year(text: &str, year: Span, plan: Span, number: u32) -> Option<u32> {
    let between = &text[year.end as usize..plan.start as usize];
    if !matches!(between.trim_end_matches(['“', '‘', '"']), "是" | "，是" | "是我国" | "是国家" | "作为")
    {
        return None;
    }
    let after = text[plan.end as usize..].trim_start_matches(['”', '’', '"']);
    let after = ["规划的", "规划", "时期的", "时期", "的"]
        .iter()
        .find_map(|word| after.strip_prefix(word))
        .unwrap_or(after);
    let (first, last) = years_of(number);
    let begins_with = |words: &[&str]| words.iter().any(|word| after.starts_with(word));
    if begins_with(&["开局之年", "开局年", "第一年", "首年"]) {
        Some(first)
    } else if begins_with(&["收官之年", "收官年", "最后一年"]) {
        Some(last)
    } else {
        None
    }
}

fn judge(
    block: &BlockView,
    plan: &DateMention,
    years: Span,
    right: bool,
    (first, last): (u32, u32),
    context: &RuleContext,
    out: &mut Drafts,
) {
    let (name, written) = (block.at(plan.span), block.at(years));
    if right {
        let message = say!(context.lang, "“{name}”是{first}—{last}年", "“{name}” is {first}–{last}");
        out.held(message, vec![here(years), here(plan.span)]);
        return;
    }
    let message = say!(
        context.lang,
        "“{name}”是{first}—{last}年，文中写“{written}”",
        "“{name}” is {first}–{last}; the text says “{written}”"
    );
    let says = say!(context.lang, "规划", "the plan");
    out.report(here(years), message).evidence(here(plan.span), says);
}
