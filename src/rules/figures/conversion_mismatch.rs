//! `conversion-mismatch`: one measure in two units that do not agree.

use super::misprint::is_swap_of;
use super::passage::{Passage, passages, place, rewritten, rounded};
use super::proof::Proof;
use crate::facts::quantity::Quantity;
use crate::rules::{
    BlockView, Confidence, Drafts, Example, Family, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::text::Bilingual;
use rust_decimal::Decimal;

/// `conversion-mismatch`.
#[derive(Debug)]
pub struct ConversionMismatch;

static INFO: RuleInfo = RuleInfo {
    code: "conversion-mismatch",
    former_codes: &[],
    family: Family::Figures,
    severity: Severity::Error,
    on_by_default: true,
    points: Some(10),
    confidence: Confidence::High,
    kinds: &["N19"],
    page: RulePage {
        title: Bilingual { zh: "换算不符", en: "A conversion that does not hold" },
        finds: Bilingual {
            zh: "“300亩（约30公顷）”“5公里（合8里）”：同一个量用两种单位写出，换算后不等。",
            en: "One measure in two units that do not agree, such as 300亩（约30公顷）.",
        },
        why: Bilingual {
            zh: "换算错了，或者小数点、单位错了。",
            en: "The conversion, the decimal point or the unit is wrong.",
        },
        instead: Bilingual {
            zh: "按1公顷=15亩、1公里=2里、1公斤=2斤等重新换算。", en: "Convert again."
        },
        silent: Bilingual {
            zh: "四舍五入和“约”字容许的出入、货币之间的折算不报。",
            en: "Silent on rounding and on currencies.",
        },
        source: Bilingual { zh: "算术", en: "Arithmetic" },
    },
    examples: &[
        Example::new("渔船在小岛以东30海里（⟦约56.5公里⟧）处熄火。"),
        Example::new("渔船在小岛以东30海里（约55.6公里）处熄火。"),
        Example::new("渔船在小岛以东30海里（约56公里）处熄火。"),
        Example::new("规划面积300亩（⟦约30公顷⟧）。"),
        Example::new("全程5公里，合⟦15里⟧山路。"),
        Example::new("收获粮食2.4万斤（折合⟦24吨⟧）。"),
        Example::new("水库面积1.2平方公里（⟦180亩⟧）。"),
        Example::new("每亩产量达1200斤，即⟦1200公斤⟧。"),
        Example::new("体育公园占地45亩，⟦约合30公顷⟧，明年开放。"),
        Example::new("体育公园占地45亩，约合3公顷，明年开放。"),
        Example::new("新校区占地120亩，⟦约80公顷⟧，可容纳学生3000人。"),
        Example::new("新校区占地120亩，约8公顷，可容纳学生3000人。"),
        Example::new("新校区占地120亩，约80公顷湿地环绕四周。"),
        Example::new("规划面积300亩（约20公顷）。"),
        Example::new("全程5公里，合10里山路。"),
        Example::new("收获粮食2.4万斤（折合12吨）。"),
        Example::new("占地45亩（约3万平方米）。"),
        Example::new("投资1.2亿元（约合1700万美元）。"),
        Example::new("面积120亩、苗圃3公顷。"),
        Example::new("长5公里、宽12米的道路。"),
        Example::new("约30公顷（450亩）的茶园。"),
    ],
};

impl Rule for ConversionMismatch {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        for passage in passages(block, 2) {
            for index in 1..passage.quantities.len() {
                let (one, two) = (&passage.quantities[index - 1], &passage.quantities[index]);
                let (Some(first), Some(second)) = (one.unit, two.unit) else { continue };
                let convertible = first.dimension == second.dimension
                    && first.name != second.name
                    && !first.is_money()
                    && !matches!(first.dimension, "time" | "data" | "degree");
                if !convertible
                    || !(is_area_in_other_words(&passage, one, two)
                        || joins(passage.gap(index - 1, index))
                        || joins(passage.between(one.span, two.figure)))
                    || one.range.is_some()
                    || two.range.is_some()
                {
                    continue;
                }
                let (Some(a), Some(b)) = (first.to_base(one.written), second.to_base(two.written)) else {
                    continue;
                };
                let Some(meant) = a.checked_mul(second.factor.1).and_then(|x| x.checked_div(second.factor.0))
                else {
                    continue;
                };
                let formula = format!(
                    "{}={}{}",
                    passage.shown(one),
                    rounded(meant, 2).trim_end_matches('0').trim_end_matches('.'),
                    second.name
                );
                // 约56.5公里 for 55.6公里 lies near enough, but for the two digits.
                let swapped =
                    two.steps() >= Decimal::ONE_HUNDRED && is_swap_of(two, meant.round_dp(two.decimals));
                let fits = !swapped && (a - b).abs() <= slack(one, a) + slack(two, b);
                let proof = Proof { passage: &passage, operands: vec![one], stated: two, formula };
                let Some(draft) = proof.judge(fits, context.lang, out) else { continue };
                if let Some(text) = rewritten(two, meant.round_dp(two.decimals.max(1)), passage.text) {
                    draft.rewrite(context.lang, place(two.figure), text);
                }
            }
        }
    }
}

/// 占地120亩，约8公顷，: an area told again in a clause of nothing but itself.
fn is_area_in_other_words(passage: &Passage, one: &Quantity, two: &Quantity) -> bool {
    let area = one.unit.is_some_and(|unit| unit.dimension == "area");
    area && passage.between(one.span, two.figure) == "，约" && passage.after(two).is_empty()
}

/// Whether the words between two measures say that they are one.
fn joins(gap: &str) -> bool {
    let gap = gap.trim();
    let opened = gap.trim_start_matches(['（', '(', '，', ',']);
    let bracket = gap.starts_with(['（', '(']);
    matches!(
        opened,
        "约合" | "合约" | "合" | "折合" | "即" | "相当于" | "也就是" | "等于" | "折合成" | "换算成"
    ) || (bracket && matches!(opened, "" | "约"))
}

/// How far the true value may lie from the printed one, in base units: one printed step, or a twentieth of a
/// figure that is called approximate.
fn slack(quantity: &Quantity, base: Decimal) -> Decimal {
    let part = if quantity.bounds.is_empty() { Decimal::new(1, 2) } else { Decimal::new(8, 2) };
    let step = quantity.unit.and_then(|unit| unit.to_base(quantity.step)).unwrap_or_default();
    (base * part).max(step)
}
