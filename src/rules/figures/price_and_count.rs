//! 一只香包手工费8元，一天能绣15只，一天就有150元进账: the price of one, how many, and what they bring.

use super::misprint::is_slip_of;
use super::passage::{Passage, place, rewritten, scaled};
use super::proof::Proof;
use crate::facts::quantity::{Kind, Quantity};
use crate::rules::{Drafts, RuleContext, Severity};
use crate::text::holds_any;

/// Checks every amount that follows a price of one and a number of the same in one sentence.
pub(super) fn check(passage: &Passage, context: &RuleContext, out: &mut Drafts) {
    let money: Vec<&Quantity> =
        passage.quantities.iter().filter(|it| it.kind == Kind::Money && it.exact().is_some()).collect();
    let [price, total] = money[..] else { return };
    let mut between = passage.quantities.iter().filter(|it| {
        it.span.start >= price.span.end
            && it.span.end <= total.span.start
            && matches!(it.kind, Kind::Count | Kind::Measure)
            && it.exact().is_some_and(|value| value > rust_decimal::Decimal::ONE)
    });
    let (Some(count), None) = (between.next(), between.next()) else { return };
    let Some(unit) =
        count.measure.map(|measure| measure.span.of(passage.text)).or(count.unit.map(|unit| unit.name))
    else {
        return;
    };
    if is_price_of_one(passage, price, unit) && is_rate(passage, count) && is_brought(passage, total) {
        judge(passage, [price, count, total], context, out);
    }
}

/// 一只香包手工费8元, 每盒卖12元.
fn is_price_of_one(passage: &Passage, price: &Quantity, unit: &str) -> bool {
    let start = passage.span.start as usize;
    let before = &passage.text[start..price.span.start as usize];
    let clause = before.rsplit(['，', '；', '：']).next().unwrap_or(before);
    let of_one = ["一", "每", "1", "每1"].iter().any(|one| clause.contains(&format!("{one}{unit}")));
    of_one && clause.chars().count() <= 14
}

/// 一天能绣15只.
fn is_rate(passage: &Passage, count: &Quantity) -> bool {
    let clause = clause_of(passage, count);
    let loose = ["最多", "至少", "约", "近", "多", "卖不"];
    holds_any(clause, &["一天", "每天", "一个月", "每月", "一年", "每年", "一季"])
        && !loose.iter().any(|word| clause.contains(word))
}

/// 一天就有150元进账.
fn is_brought(passage: &Passage, total: &Quantity) -> bool {
    const LEADS: [&str; 12] =
        ["就有", "就是", "能挣", "可挣", "能赚", "可赚", "就能挣", "收入", "进账", "能收入", "可收入", "挣"];
    let clause = clause_of(passage, total);
    let after = passage.after(total);
    LEADS.iter().any(|word| clause.trim_end_matches('了').ends_with(word))
        && (after.is_empty() || ["进账", "收入", "的收入", "入账"].iter().any(|word| after.starts_with(word)))
        && !clause.contains(['净', '纯', '利', '多', '再'])
}

fn clause_of<'a>(passage: &Passage<'a>, quantity: &Quantity) -> &'a str {
    let before = &passage.text[passage.span.start as usize..quantity.span.start as usize];
    before.rsplit(['，', '；', '：']).next().unwrap_or(before)
}

fn judge(passage: &Passage, [price, count, total]: [&Quantity; 3], context: &RuleContext, out: &mut Drafts) {
    let (Some(one), Some(number), Some(stated)) = (price.exact(), count.exact(), total.exact()) else {
        return;
    };
    let Some(product) = one.checked_mul(number) else { return };
    let shown = |quantity: &Quantity| scaled(quantity.written, quantity, passage.text);
    let formula = format!("{}×{}={}", shown(price), shown(count), scaled(product, total, passage.text));
    let proof = Proof { passage, operands: vec![price, count], stated: total, formula };
    if stated == product || total.rounding().contains(product) {
        return proof.held(context.lang, out);
    }
    if is_slip_of(total, product) {
        let draft = proof.refuted(context.lang, out);
        draft.severity(Severity::Warning);
        if let Some(text) = rewritten(total, product, passage.text) {
            draft.rewrite(context.lang, place(total.figure), text);
        }
    }
}
