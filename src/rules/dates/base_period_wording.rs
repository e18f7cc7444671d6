//! `base-period-wording`: 同比 and 环比 with a base that is not theirs.

use super::calendar::here;
use super::{DATES, both};
use crate::facts::date::DateMention;
use crate::rules::{BlockView, Drafts, Example, Family, Rule, RuleContext, RuleInfo, RulePage, Severity};
use crate::say;
use crate::text::Span;

/// `base-period-wording`.
#[derive(Debug)]
pub struct BasePeriodWording;

static INFO: RuleInfo = RuleInfo {
    code: "base-period-wording",
    family: Family::Wording,
    severity: Severity::Warning,
    kinds: &["D23"],
    page: RulePage {
        title: both("同比、环比与基期矛盾", "同比 or 环比 with the wrong base"),
        finds: both(
            "“比上月同比增长”“环比去年同期下降”：同比是与上年同期比，环比是与上一个统计期比。",
            "同比 said of the last month, or 环比 of the same period of last year.",
        ),
        why: both("读者不知道数字是跟谁比的。", "It leaves open what the figure is compared with."),
        instead: both(
            "与上年同期比用“同比”，与上期比用“环比”。",
            "Against last year: 同比; against the last period: 环比.",
        ),
        silent: both(
            "词序相反但意思清楚的、先后说到同比和环比两个数字的不报。",
            "Silent where one figure is 同比 and another 环比.",
        ),
        source: both("统计术语", "Terms of statistics"),
    },
    examples: &[
        Example::new("发案数⟦比上月同比⟧下降12%。"),
        Example::new("销售额⟦环比去年同期⟧增长8%。"),
        Example::new("客流量⟦较上季度同比⟧上升5%。"),
        Example::new("产量⟦比去年同期环比⟧增长3%。"),
        Example::new("发案数⟦同比上月⟧下降12%。"),
        Example::new("发案数比上月环比下降12%。"),
        Example::new("销售额同比增长8%，环比下降1%。"),
        Example::new("客流量较上季度上升5%，同比上升2%。"),
        Example::new("产量比去年同期增长3%。"),
        Example::new("上月同比增长8%，增速为全年最高。"),
        Example::new("与去年同期相比增长8%。"),
        Example::new("环比上月下降2%。"),
        Example::new("同比上年增长2%。"),
        Example::new("3月售出农机64台，4月售出80台，⟦比3月同比⟧增长25%。"),
        Example::new("5月发案12起，⟦较4月同比⟧下降两成。"),
        Example::new("3月售出农机64台，4月售出80台，比3月增长25%，同比增长8%。"),
        Example::new("4月售出农机80台，比去年4月同比增长25%。"),
        Example::new("4月售出80台，今年4月同比增长25%。"),
    ],
    ..DATES
};

/// source: 同比 compares with the same period of the year before, 环比 with the period right before. Each row: the words
/// that stand together, and the base that the term has.
const PAIRS: &[(&str, &str)] = &[
    ("上个月同比", "环比"),
    ("上周同比", "环比"),
    ("上季度同比", "环比"),
    ("上月同比", "环比"),
    ("去年同期环比", "同比"),
    ("上年同期环比", "同比"),
    ("同比上个月", "环比"),
    ("同比上周", "环比"),
    ("同比上季度", "环比"),
    ("同比上月", "环比"),
    ("环比上年同期", "同比"),
    ("环比去年同期", "同比"),
];

impl Rule for BasePeriodWording {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        check_named_month(block, context, out);
        for &(words, right) in PAIRS {
            for at in block.places_of(words) {
                let term_first = words.starts_with("同比") || words.starts_with("环比");
                let comparing = ["比", "较", "与"].into_iter().find(|word| block.text[..at].ends_with(word));
                if comparing.is_none() && !term_first {
                    continue;
                }
                let start = at - comparing.filter(|_| !term_first).map_or(0, str::len);
                let span = Span::new(start, at + words.len());
                let wrong = if right == "同比" { "环比" } else { "同比" };
                let term = at + words.find(wrong).unwrap_or(0);
                let term = Span::new(term, term + wrong.len());
                let message = say!(
                    context.lang,
                    "基期与“{wrong}”矛盾：按所说的基期应为“{right}”",
                    "The base named contradicts “{wrong}”: against it the term is “{right}”"
                );
                out.report(here(span), message).rewrite(context.lang, here(term), right);
            }
        }
    }
}

/// 4月成交80台，比3月同比增长25%: another month of the same year is no base of 同比.
fn check_named_month(block: &BlockView, context: &RuleContext, out: &mut Drafts) {
    let month = |mention: &DateMention| match mention.calendar() {
        Some(parts) if parts.year.is_none() && parts.anchor.is_none() && parts.day.is_none() => parts.month,
        _ => None,
    };
    for at in block.places_of("同比") {
        let dates = &block.facts.dates;
        let number = dates.partition_point(|mention| mention.span.end as usize <= at);
        let Some(base) = dates[..number].last().filter(|base| base.span.end as usize == at) else { continue };
        let start = base.span.start as usize;
        let compared = ["比", "较"].iter().find(|word| block.text[..start].ends_with(*word));
        let sentence = block.sentence_at(at).filter(|sentence| !sentence.open);
        let (Some(word), Some(sentence), Some(of)) = (compared, sentence, month(base)) else { continue };
        let earlier = dates[..number - 1].iter().rev();
        let mut told =
            earlier.take_while(|mention| mention.span.start >= sentence.span.start).filter_map(month);
        if told.next().is_none_or(|told| told.value != of.value + 1) {
            continue;
        }
        let span = Span::new(start - word.len(), at + "同比".len());
        let message = say!(
            context.lang,
            "同一年里后一个月与前一个月比，应为“环比”，不是“同比”",
            "One month against the month before it is 环比, not 同比"
        );
        let title = say!(context.lang, "改为“环比”", "Change to “环比”");
        out.report(here(span), message).fix(title, here(Span::new(at, at + "同比".len())), "环比");
    }
}
