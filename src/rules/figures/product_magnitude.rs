//! A product of a number and a price that is told ten or a hundred times too large or too small: 每度电附加6厘.

use super::passage::{Passage, scaled};
use super::proof::Proof;
use crate::facts::quantity::{Kind, Quantity};
use crate::rules::{Drafts, RuleContext};
use crate::text::holds_any;
use rust_decimal::Decimal;

/// Checks what `每` so much of what was counted before comes to. Only a result with the digits of the product, but another
/// power of ten, is reported, so the words need not say that the last figure is the product.
pub(super) fn check(passage: &Passage, context: &RuleContext, out: &mut Drafts) {
    for three in passage.quantities.windows(3) {
        let [number, each, total] = three else { continue };
        let gap = passage.between(number.span, each.span);
        let Some((_, named)) = gap.rsplit_once('每') else { continue };
        let unit = number.counts_in().or(number.unit.map(|unit| unit.name)).unwrap_or_default();
        let is_price = !unit.is_empty() && named.starts_with(unit) && gap.chars().count() <= 14;
        let near = passage.between(each.span, total.span).chars().count() <= 24
            && !passage.between(number.span, total.span).contains(['。', '；', '、']);
        let Some((price, priced)) = in_yuan(passage, each) else { continue };
        let sizes = matches!(number.kind, Kind::Count | Kind::Measure) && total.kind == Kind::Money;
        let plain = [number, each, total].iter().all(|quantity| quantity.range.is_none());
        if !is_price || !near || !sizes || !plain || number.written < Decimal::ONE_HUNDRED {
            continue;
        }
        // 200张学生票，每张30元，其余票价为60元、120元: another price.
        let words = passage.before(total);
        let other_price = holds_any(words, &["其余", "其他", "另", "价", "每"]);
        if other_price || passage.text[total.span.end as usize..].starts_with('、') {
            continue;
        }
        let Some(product) = number.written.checked_mul(price) else { continue };
        let Some(power) = other_power(product, total) else { continue };
        let formula = format!(
            "{}×{priced}={}元（差10的{power}次方）",
            scaled(number.written, number, passage.text),
            scaled(product, total, passage.text)
        );
        Proof { passage, operands: vec![number, each], stated: total, formula }.refuted(context.lang, out);
    }
}

/// A price in 元, and how a formula writes it: 6厘 is 0.006元.
fn in_yuan(passage: &Passage, each: &Quantity) -> Option<(Decimal, String)> {
    if each.kind == Kind::Money {
        return Some((each.exact()?, format!("{}元", scaled(each.exact()?, each, passage.text))));
    }
    let rest = &passage.text[each.figure.end as usize..];
    let places = match rest.chars().next()? {
        '角' | '毛' => 1,
        '分' => 2,
        '厘' if !rest.starts_with("厘米") => 3,
        _ => return None,
    };
    let price = each.written.checked_mul(Decimal::new(1, places))?;
    Some((price, format!("{}元", price.normalize())))
}

/// The power of ten by which `total` is not the product, where its digits are the product's.
fn other_power(product: Decimal, total: &Quantity) -> Option<i32> {
    let stated = total.written;
    if product <= Decimal::ZERO || stated <= Decimal::ZERO {
        return None;
    }
    let (mut ratio, mut power) = (stated.checked_div(product)?, 0);
    let root = Decimal::new(4, 0);
    while ratio > root && power < 6 {
        ratio /= Decimal::TEN;
        power += 1;
    }
    while ratio < Decimal::new(4, 1) && power > -6 {
        ratio = ratio.checked_mul(Decimal::TEN)?;
        power -= 1;
    }
    let close = (ratio - Decimal::ONE).abs() <= Decimal::new(3, 2);
    (power != 0 && close).then_some(power)
}
