//! `range-unit`: a range whose first end lost its per cent sign or its scale word.

use super::passage::{passages, place};
use crate::facts::quantity::Kind;
use crate::rules::{
    BlockView, Confidence, Drafts, Example, Family, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::Bilingual;

/// `range-unit`.
#[derive(Debug)]
pub struct RangeUnit;

static INFO: RuleInfo = RuleInfo {
    code: "range-unit",
    former_codes: &[],
    family: Family::Figures,
    severity: Severity::Information,
    on_by_default: true,
    points: Some(1),
    confidence: Confidence::High,
    kinds: &["N25", "ND16", "ND17"],
    page: RulePage {
        title: Bilingual {
            zh: "范围的前一端缺少%或万、亿", en: "A range whose first end lost its % or 万"
        },
        finds: Bilingual {
            zh: "“15～30%”“投资9～16亿元”：前一端应写全%或万、亿，否则可能误解。",
            en: "The first end of a range without its unit: 15～30%, 9～16亿元.",
        },
        why: Bilingual {
            zh: "15～30%可以读成15到30%，9～16亿元可以读成9元到16亿元。",
            en: "Without the sign the first end may be read as another quantity.",
        },
        instead: Bilingual {
            zh: "写15%～30%、9亿～16亿元。", en: "Write 15%～30%, 9亿～16亿元."
        },
        silent: Bilingual {
            zh: "一般计量单位只写在后一端（13～17千克）不报；“3至5万元”这类用汉字“至”连接的万不报。",
            en: "Silent on plain units given once, and on 万 with 至.",
        },
        source: Bilingual { zh: "GB/T 15835—2011，5.1.3", en: "GB/T 15835—2011, 5.1.3" },
    },
    examples: &[
        Example::new("节水率可达⟦15～30%⟧。"),
        Example::new("项目总投资⟦9～16亿元⟧。"),
        Example::new("价格上涨了⟦3—5%⟧。"),
        Example::new("预计受益人口⟦2～3万人⟧。"),
        Example::new("合格率稳定在⟦95至98%⟧。"),
        Example::new("节水率可达15%～30%。"),
        Example::new("项目总投资9亿～16亿元。"),
        Example::new("每袋重13～17千克。"),
        Example::new("补助3000～5000元。"),
        Example::new("等候3至5分钟。"),
        Example::new("每户补助3至5万元。"),
        Example::new("15至30人参加，占三成。"),
        Example::new("覆盖率在95%至98%之间。"),
    ],
};

impl Rule for RangeUnit {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        for passage in passages(block, 1) {
            for quantity in passage.quantities {
                let Some(range) = quantity.range else { continue };
                let first = range.first.of(passage.text);
                let second = range.second.of(passage.text);
                let word = matches!(passage.at(range.connector), "至" | "到");
                let lost = match (quantity.kind, range.scales) {
                    (Kind::Percent, _) if !range.first_has_unit && second.ends_with(['%', '％']) => "%",
                    (_, (0, 4))
                        if !word
                            && second.ends_with('万')
                            && first.chars().all(|c| c.is_ascii_digit() || c == '.') =>
                    {
                        "万"
                    }
                    (_, (0, 8))
                        if !word
                            && second.ends_with('亿')
                            && first.chars().all(|c| c.is_ascii_digit() || c == '.') =>
                    {
                        "亿"
                    }
                    _ => continue,
                };
                let span = crate::text::Span { start: quantity.figure.start, end: quantity.span.end };
                let message = say!(
                    context.lang,
                    "范围的前一端“{first}”缺少“{lost}”",
                    "The first end “{first}” lacks “{lost}”"
                );
                let text = format!("{first}{lost}");
                out.report(place(span), message).rewrite(context.lang, place(range.first), text);
            }
        }
    }
}
