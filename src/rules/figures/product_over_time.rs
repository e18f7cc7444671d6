//! Products over time: 每天供应午餐320份，30天共供应9600份.

use super::misprint::is_slip_of;
use super::passage::{Passage, place, rewritten, scaled};
use super::proof::Proof;
use crate::facts::quantity::{Kind, Quantity};
use crate::rules::{Drafts, RuleContext, Severity};
use crate::text::holds_any;
use rust_decimal::Decimal;

/// What is said of one day or month, for how many, and all of it, in this order or the total first.
pub(super) fn check(passage: &Passage, context: &RuleContext, out: &mut Drafts) {
    for three in passage.quantities.windows(3) {
        let [one, two, three] = three else { continue };
        for (each, time, total) in
            [(one, two, three), (two, one, three), (two, three, one), (three, one, two)]
        {
            if time.kind == Kind::Duration && is_for_each(passage, each, time) && is_all(passage, total) {
                judge(passage, each, time, total, context, out);
            }
        }
    }
}

/// 每天供应 before the figure, for a length of time in days.
fn is_for_each(passage: &Passage, each: &Quantity, time: &Quantity) -> bool {
    let units: &[&str] = match time.unit.map(|unit| unit.name) {
        Some("天" | "日") => &["每天", "每日"],
        Some("月" | "个月") => &["每月", "每个月"],
        Some("年") => &["每年"],
        Some("周" | "星期") => &["每周"],
        _ => return false,
    };
    let words = passage.clause_before(each);
    let loose = ["约", "最多", "至少", "平均", "前", "增", "多", "少", "比"];
    units.iter().any(|unit| words.contains(unit)) && !loose.iter().any(|word| words.contains(word))
}

/// 共供应, 累计, 要走: the words of what all of it came to.
fn is_all(passage: &Passage, total: &Quantity) -> bool {
    let words = passage.clause_before(total);
    holds_any(words, &["共", "累计", "总", "合计", "下来", "要走"]) && !words.contains(['每', '均'])
}

fn judge(
    passage: &Passage,
    each: &Quantity,
    time: &Quantity,
    total: &Quantity,
    context: &RuleContext,
    out: &mut Drafts,
) {
    let amounts = matches!(each.kind, Kind::Count | Kind::Money | Kind::Measure) && each.same_unit(total);
    let (Some(rate), Some(times), Some(stated), true) = (each.exact(), time.exact(), total.exact(), amounts)
    else {
        return;
    };
    let first = each.span.start.min(time.span.start).min(total.span.start) as usize;
    let last = each.span.end.max(time.span.end).max(total.span.end) as usize;
    let clauses = passage.text[first..last].matches(['，', ',']).count();
    if clauses > 3 || passage.text[first..last].contains(['。', '；']) {
        return;
    }
    let Some(product) = rate.checked_mul(times) else { return };
    let shown = |value: Decimal, like: &Quantity| scaled(value, like, passage.text);
    let formula = format!("{}×{}={}", shown(rate, each), shown(times, time), shown(product, total));
    let proof = Proof { passage, operands: vec![each, time], stated: total, formula };
    if total.rounding().contains(product) || stated == product {
        return proof.held(context.lang, out);
    }
    // What is said of each day is often rough; only a slip of the hand is told.
    let per = stated.checked_div(times).is_some_and(|per| is_slip_of(each, per));
    if is_slip_of(total, product) || per {
        let draft = proof.refuted(context.lang, out);
        draft.severity(Severity::Warning);
        if let Some(text) = rewritten(total, product, passage.text) {
            draft.rewrite(context.lang, place(total.figure), text);
        }
    }
}
