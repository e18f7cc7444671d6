//! `range-reversed`: a range whose first end is larger than its second.

use super::passage::{passages, place, show};
use crate::facts::numeral;
use crate::facts::quantity::{Kind, Range};
use crate::rules::{
    BlockView, Confidence, Drafts, Example, Family, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::{Bilingual, Span, holds_any};
use rust_decimal::Decimal;

/// `range-reversed`.
#[derive(Debug)]
pub struct RangeReversed;

static INFO: RuleInfo = RuleInfo {
    code: "range-reversed",
    former_codes: &[],
    family: Family::Figures,
    severity: Severity::Warning,
    on_by_default: true,
    points: Some(10),
    confidence: Confidence::High,
    kinds: &["N24"],
    page: RulePage {
        title: Bilingual { zh: "数值范围前大后小", en: "A range that begins with its larger end" },
        finds: Bilingual {
            zh: "“15～8人”“80%—60%”这类起点大于终点的范围。", en: "Ranges such as 15～8人."
        },
        why: Bilingual {
            zh: "多半是其中一个数字错了，或者两端写反了。",
            en: "One end is wrong, or the ends are swapped.",
        },
        instead: Bilingual {
            zh: "核对两端，小数在前。",
            en: "Check both ends; the smaller one stands first.",
        },
        silent: Bilingual {
            zh: "下降的过程（由80%降到60%）、比分、型号、零下温度不报；后一端的万、亿可以管前一端（9～16亿）。",
            en: "Silent on falls (由…降到…), scores, models and temperatures below zero.",
        },
        source: Bilingual { zh: "GB/T 15835—2011，5.1.3", en: "GB/T 15835—2011, 5.1.3" },
    },
    examples: &[
        Example::new("在约45亿年到43亿年前，这片海还没有形成。"),
        Example::new("每个网格配备⟦15～8人⟧。"),
        Example::new("用水量可节约⟦60%—40%⟧。"),
        Example::new("每户补助⟦5000至3000元⟧。"),
        Example::new("平均等候⟦30～15分钟⟧。"),
        Example::new("项目总投资⟦16亿～9亿元⟧。"),
        Example::new("每个网格配备8～15人。"),
        Example::new("价格从80元降到60元。"),
        Example::new("投资9亿～16亿元。"),
        Example::new("比分为21-15。"),
        Example::new("气温零下5至3摄氏度。"),
        Example::new("占比由80%—90%提高。"),
        Example::new("每户补助3000至5000元。"),
        Example::new("利率下调，降幅为5%至3%不等。"),
        Example::new("型号为300-200。"),
    ],
};

impl Rule for RangeReversed {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        for passage in passages(block, 1) {
            for quantity in passage.quantities {
                let Some(range) = quantity.range else { continue };
                let clause = passage.clause_before(quantity);
                let falling =
                    holds_any(clause, &["降", "减", "由", "从", "缩", "跌", "调", "零下", "-", "负", "倒"]);
                let unitless = quantity.kind == Kind::Count && quantity.measure.is_none();
                // 45亿年到43亿年前: counted back from today.
                // 2016-17年.
                let short_year = quantity.counts_in() == Some("年")
                    && range.from >= Decimal::ONE_THOUSAND
                    && range.to < Decimal::ONE_HUNDRED;
                let back =
                    quantity.kind == Kind::Duration && passage.after(quantity).starts_with(['前', '之']);
                if falling
                    || back
                    || short_year
                    || unitless
                    || !is_reversed(&range)
                    || quantity.kind == Kind::Ordinal
                {
                    continue;
                }
                let span = Span { start: quantity.figure.start, end: quantity.span.end };
                let (first, second) = (range.first.of(passage.text), range.second.of(passage.text));
                let message = say!(
                    context.lang,
                    "范围前大后小：{a}大于{b}",
                    "The range begins with its larger end: {a} is more than {b}",
                    a = show(range.from),
                    b = show(range.to)
                );
                let title = say!(context.lang, "两端对调", "Swap the ends");
                out.report(place(span), message).fix_all(
                    title,
                    vec![(place(range.first), second.to_owned()), (place(range.second), first.to_owned())],
                );
            }
        }
    }
}

/// Whether the first end is larger under every reading of its scale.
fn is_reversed(range: &Range) -> bool {
    let scaled = match range.scales {
        // 9～16亿 begins with 9亿, 500元到2万元 with 500元.
        (0, scale) if !range.first_has_unit => range.from * numeral::power_of_ten(scale),
        _ => range.from,
    };
    let plain_smaller = range.scales.0 == 0
        && range.scales.1 > 0
        && range.from < range.to / numeral::power_of_ten(range.scales.1);
    scaled > range.to && !plain_smaller && range.to > Decimal::ZERO
}
