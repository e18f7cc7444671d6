//! The day's range of temperature: 最高气温25.8摄氏度，最低气温6.3摄氏度，温差19.5摄氏度.

use super::passage::{Passage, place, rewritten, show};
use super::proof::Proof;
use crate::facts::quantity::{Kind, Quantity};
use crate::rules::{Drafts, RuleContext};
use crate::text::holds_any;
use rust_decimal::Decimal;

/// Checks a difference of temperatures behind the only two temperatures of its sentence, the highest and the lowest.
pub(super) fn check(passage: &Passage, context: &RuleContext, out: &mut Drafts) {
    let degrees = |quantity: &&Quantity| {
        quantity.kind == Kind::Measure && quantity.unit.is_some_and(|unit| unit.dimension == "temperature")
    };
    let told: Vec<&Quantity> = passage.quantities.iter().filter(degrees).collect();
    let [one, two, stated] = told[..] else { return };
    let words = |quantity: &Quantity| passage.words_before(quantity);
    let high = |quantity: &Quantity| holds_any(words(quantity), &["最高气温", "最高温", "最高温度"]);
    let low = |quantity: &Quantity| holds_any(words(quantity), &["最低气温", "最低温", "最低温度"]);
    let both = high(one) && low(two) || low(one) && high(two);
    let lead = words(stated);
    let named = holds_any(lead, &["温差", "日较差", "相差"]);
    let other = holds_any(lead, &["比", "增", "缩", "最大", "平均", "以往", "历史"]);
    let (true, false, Some(a), Some(b), Some(gap)) =
        (both && named, other, one.exact(), two.exact(), stated.exact())
    else {
        return;
    };
    let signed = |quantity: &Quantity, value: Decimal| {
        if passage.is_negative(quantity) { -value.abs() } else { value }
    };
    let (a, b) = (signed(one, a), signed(two, b));
    let (top, bottom) = (a.max(b), a.min(b));
    let result = top - bottom;
    let bottom = if bottom.is_sign_negative() { format!("({})", show(bottom)) } else { show(bottom) };
    let formula = format!("{}-{bottom}={}", show(top), show(result));
    // Whole degrees may be rounded where the temperatures have decimals.
    let slack = if stated.decimals < one.decimals.max(two.decimals) { stated.step } else { Decimal::ZERO };
    let proof = Proof { passage, operands: vec![one, two], stated, formula };
    let Some(draft) = proof.judge((result - gap).abs() <= slack, context.lang, out) else { return };
    if let Some(text) = rewritten(stated, result, passage.text) {
        draft.rewrite(context.lang, place(stated.figure), text);
    }
}
