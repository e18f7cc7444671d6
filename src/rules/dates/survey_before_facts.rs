//! `survey-before-facts`: a survey or report of one year that gives a figure of a later one.

use super::calendar::here;
use super::{DATES, both};
use crate::facts::date::{CalendarParts, DateKind};
use crate::rules::word_lists::List;
use crate::rules::{BlockView, Confidence, Drafts, Example, Rule, RuleContext, RuleInfo, RulePage, Severity};
use crate::say;
use crate::text::{Span, holds_any};

/// `survey-before-facts`.
#[derive(Debug)]
pub struct SurveyBeforeFacts;

static INFO: RuleInfo = RuleInfo {
    code: "survey-before-facts",
    severity: Severity::Warning,
    confidence: Confidence::Medium,
    kinds: &["D04", "D12"],
    page: RulePage {
        title: both("调查早于所说的事", "A survey older than what it tells"),
        finds: both(
            "“2004年的一项调查显示，2005年……”——调查不可能说出以后的事。",
            "A survey of 2004 that shows what was in 2005.",
        ),
        why: both("两个年份必有一个写错。", "One of the two years is wrong."),
        instead: both("核对调查和数据的年份。", "Check the year of the survey and of the figures."),
        silent: both(
            "预测、规划、目标（将、预计、到……年、有望）不报；两个年份之间隔了句号的不报。",
            "Silent on forecasts, plans and aims, and across sentences.",
        ),
        source: both("先后顺序", "The order of time"),
    },
    examples: &[
        Example::new("⟦2004年⟧的一项调查显示，2005年全市有三成家庭购买了保险。"),
        Example::new("据⟦2019年⟧发布的报告，2020年全县新增茶园1200亩。"),
        Example::new("⟦2010年⟧的普查数据表明，2012年全县人口为42万人。"),
        Example::new("县统计局⟦2021年3月⟧公布的公报显示，2022年全县财政收入12亿元。"),
        Example::new("根据⟦2016年⟧的统计，2018年外出务工人员达3.2万人。"),
        Example::new("2004年的一项调查显示，2003年全市有三成家庭购买了保险。"),
        Example::new("2004年的一项调查显示，2004年全市有三成家庭购买了保险。"),
        Example::new("2019年发布的报告预计，2020年全县将新增茶园1200亩。"),
        Example::new("据2019年发布的报告，到2025年全县茶园面积要达到3万亩。"),
        Example::new("2010年的普查数据表明，人口老了。2012年全县人口为42万人。"),
        Example::new("2004年的一项调查显示，三成家庭买了保险，2005年这一比例升到四成。"),
        Example::new("2019年的规划提出，2020年全县新增茶园1200亩。"),
        Example::new("2018年的数据显示，2018年至2020年的三年行动开局良好。"),
        Example::new("与2010年的普查数据相比，2020年全县人口少了3万人。"),
    ],
    ..DATES
};

/// What reports of what has been.
const REPORTS: &[&str] = &["调查", "统计", "报告", "普查", "公报", "数据", "年鉴", "抽样", "审计"];
/// Words that lead from a report to what it says.
const TELLS: &[&str] = &["显示，", "表明，", "，", "显示：", "表明：", "显示", "表明"];
impl Rule for SurveyBeforeFacts {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        for pair in block.facts.dates.windows(2) {
            let [report, told] = pair else { continue };
            let (DateKind::Date(first), DateKind::Date(second)) = (&report.kind, &told.kind) else {
                continue;
            };
            let (Some(reported), Some(year)) = (year_of(first), year_of(second)) else { continue };
            let between = &block.text[report.span.end as usize..told.span.start as usize];
            let Some(sentence) =
                block.sentence_at(told.span.start as usize).filter(|sentence| !sentence.open)
            else {
                continue;
            };
            let rest = Span::new(told.span.end as usize, sentence.span.end as usize);
            if reported < year && leads(between) && !is_to_come(between) && !is_to_come(block.at(rest)) {
                let (written, said) = (block.at(report.span), block.at(told.span));
                let message = say!(
                    context.lang,
                    "{written}的材料说不出{said}的事",
                    "what is of {written} cannot tell of {said}"
                );
                out.report(here(report.span), message).evidence(here(told.span), format!("“{said}”"));
            }
        }
    }
}

fn year_of(parts: &CalendarParts) -> Option<u32> {
    parts.year.map(|year| year.value).filter(|year| (1900..2100).contains(year) && parts.anchor.is_none())
}

/// 的一项调查显示，: the words name a report and lead straight to what it says.
fn leads(between: &str) -> bool {
    let tells = TELLS.iter().any(|word| between.ends_with(word));
    let commas = between.chars().filter(|c| matches!(c, '，' | '：')).count();
    let report = holds_any(between, REPORTS);
    tells && report && commas <= 1 && between.chars().count() <= 20 && !between.contains(['。', '；', '、'])
}

fn is_to_come(words: &str) -> bool {
    holds_any(words, List::BeyondSurveys.words())
}
