//! Changes whose base stands behind the figure it gives: 3.6万人次，比上年增加0.6万人次，上年为3万人次; 6.3万件，是2021年2.1万件的3倍.

use super::change::{Direction, grains};
use super::change_words;
use super::growth_equation::{are_ends, is_joined, is_time_before};
use super::passage::{Passage, place, rewritten, rounded, scaled, show};
use super::proof::Proof;
use crate::facts::quantity::{Interval, Kind, Quantity};
use crate::rules::{Drafts, RuleContext};
use rust_decimal::Decimal;

/// Checks the changes of `passage` that are told so.
pub(super) fn check(passage: &Passage, context: &RuleContext, out: &mut Drafts) {
    for index in 2..passage.quantities.len() {
        check_difference(passage, index, context, out);
        check_multiple(passage, index, context, out);
    }
}

/// 3.6万人次，比上年增加0.6万人次，上年为3万人次; 2.8%，比上年末下降0.4个百分点，上年末为3.2%.
fn check_difference(passage: &Passage, index: usize, context: &RuleContext, out: &mut Drafts) {
    let [result, step, base] = [index - 2, index - 1, index].map(|at| &passage.quantities[at]);
    let verb = passage.before(step);
    let sizes = are_ends(base, result) && step.same_unit(result);
    let shares =
        base.kind == Kind::Percent && result.kind == Kind::Percent && step.kind == Kind::PercentPoint;
    let gaps = is_joined(passage.gap(index - 2, index - 1)) && is_joined(passage.gap(index - 1, index));
    let told =
        (sizes || shares) && gaps && change_words::names_base(verb) && is_time_before(passage.before(base));
    let (Some(way), Some(b), Some(d), Some(a), true) =
        (change_words::way_of(verb), result.exact(), step.exact(), base.exact(), told)
    else {
        return;
    };
    let (sign, meant) = if way == Direction::Up { ('-', b - d) } else { ('+', b + d) };
    let shown = |value: Decimal, like: &Quantity| {
        if shares { format!("{}%", show(value)) } else { scaled(value, like, passage.text) }
    };
    let formula = format!("{}{sign}{}={}", shown(b, result), shown(d, step), shown(meant, base));
    let (first, second) = if shares { (Decimal::ZERO, Decimal::ZERO) } else { grains(result, base) };
    let fits = (meant - a).abs() <= first.max(second);
    let proof = Proof { passage, operands: vec![result, step], stated: base, formula };
    let Some(draft) = proof.judge(fits, context.lang, out) else { return };
    if let Some(text) = rewritten(base, meant, passage.text).filter(|_| !shares) {
        draft.rewrite(context.lang, place(base.figure), text);
    }
}

/// 6.3万件，是2021年2.1万件的3倍; 120万元，相当于五年前15万元的8倍.
fn check_multiple(passage: &Passage, index: usize, context: &RuleContext, out: &mut Drafts) {
    let (base, stated) = (&passage.quantities[index - 1], &passage.quantities[index]);
    if stated.kind != Kind::Times || stated.range.is_some() || passage.gap(index - 1, index) != "的" {
        return;
    }
    // 五年前 is no figure of its own.
    let is_time = |quantity: &Quantity| {
        quantity.kind == Kind::Duration && passage.text[quantity.span.end as usize..].starts_with('前')
    };
    let Some(result) = passage.quantities[..index - 1].iter().rev().find(|other| !is_time(other)) else {
        return;
    };
    let link = passage.between(result.span, base.span);
    let words = link.trim_start_matches(['，', ',']);
    let linked =
        ["是", "为", "相当于", "约为", "达到", "已是", "正好是"].iter().any(|word| words.starts_with(word));
    let near = words.chars().count() <= 20 && !words.contains(['，', '。', '；', '、', '：']);
    let (Some(b), Some(a), true) = (result.exact(), base.exact(), linked && near && are_ends(base, result))
    else {
        return;
    };
    let Some(ratio) = b.checked_div(a) else { return };
    let slack = if stated.decimals == 0 { Decimal::new(5, 1) } else { stated.step };
    let fits = stated.value.meets(&Interval::closed(ratio - slack, ratio + slack));
    let shown = |quantity: &Quantity| scaled(quantity.written, quantity, passage.text);
    let formula = format!("{}÷{}={}", shown(result), shown(base), rounded(ratio, 2));
    let proof = Proof { passage, operands: vec![result, base], stated, formula };
    proof.judge(fits, context.lang, out);
}
