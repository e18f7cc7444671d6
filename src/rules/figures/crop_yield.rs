//! Area times yield is the crop: 1500亩，平均亩产620公斤，总产量930吨.

use super::passage::{Passage, passages, scaled};
use super::proof::Proof;
use crate::facts::quantity::Quantity;
use crate::rules::{BlockView, Drafts, RuleContext};
use rust_decimal::Decimal;

/// Checks the crops of a block that stand right behind area and yield.
pub(super) fn check(block: &BlockView, context: &RuleContext, out: &mut Drafts) {
    if !block.says("亩") || !["产", "收"].iter().any(|word| block.says(word)) {
        return;
    }
    for passage in passages(block, 3) {
        for three in passage.quantities.windows(3) {
            let [one, two, crop] = three else { continue };
            let (area, of_one) = if two.counts_in() == Some("亩") { (two, one) } else { (one, two) };
            if area.counts_in() == Some("亩") && is_yield(&passage, of_one) && is_crop(&passage, crop) {
                judge(&passage, [area, of_one, crop], context, out);
            }
        }
    }
}

/// 亩产612公斤, 每亩可产1200斤.
fn is_yield(passage: &Passage, of_one: &Quantity) -> bool {
    let called = passage.before(of_one).trim_end_matches(['达', '到', '为', '有', '约']);
    let per_acre = ["每亩产", "每亩收", "每亩可产"].iter().any(|word| called.contains(word));
    per_acre || ["亩产", "单产", "亩均产量"].iter().any(|word| called.ends_with(word))
}

/// 总产量930吨, 共收496吨, 总产：930吨.
fn is_crop(passage: &Passage, crop: &Quantity) -> bool {
    let words = &passage.text[passage.span.start as usize..crop.span.start as usize];
    let words = words.trim_end_matches(['达', '到', '为', '约', '：', ':', '是']);
    let named = ["总产", "总产量", "产量", "共收", "共产", "总产值"].iter().any(|word| words.ends_with(word));
    named || passage.before(crop).contains("共收")
}

fn judge(passage: &Passage, [area, of_one, crop]: [&Quantity; 3], context: &RuleContext, out: &mut Drafts) {
    let (Some(acres), Some(each)) = (area.exact(), of_one.exact()) else { return };
    let (Some(mass), Some(crop_mass)) = (of_one.unit, crop.unit) else { return };
    if mass.dimension != crop_mass.dimension || crop.range.is_some() || mass.is_money() {
        return;
    }
    let half = |grain: Decimal| grain / Decimal::TWO;
    let product = |acres: Decimal, each: Decimal| mass.to_base(acres.checked_mul(each)?);
    let low = product(acres - half(area.grain()), each - half(of_one.step));
    let high = product(acres + area.grain(), each + of_one.step);
    let stated = crop.rounding();
    let bounds = (
        stated.low.and_then(|low| crop_mass.to_base(low)),
        stated.high.and_then(|high| crop_mass.to_base(high)),
    );
    let (Some(low), Some(high)) = (low, high) else { return };
    let of_crop = |base: Decimal| base.checked_mul(crop_mass.factor.1)?.checked_div(crop_mass.factor.0);
    let Some(meant) = product(acres, each).and_then(of_crop) else { return };
    let formula = format!(
        "{}×{}={}{}",
        scaled(acres, area, passage.text),
        scaled(each, of_one, passage.text),
        scaled(meant.round_dp(2), crop, passage.text),
        crop_mass.name
    );
    let fits = bounds.0.is_none_or(|least| least <= high) && bounds.1.is_none_or(|most| low <= most);
    let proof = Proof { passage, operands: vec![area, of_one], stated: crop, formula };
    proof.judge(fits, context.lang, out);
}
