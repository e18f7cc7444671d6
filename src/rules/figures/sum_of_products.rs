//! Totals of several products: 一等奖3名，每名5000元；二等奖6名，每名3000元，奖金总额3.3万元; 金奖1个、银奖3个，分别为每个5万元、2万元.

use super::passage::{Passage, scaled};
use super::proof::Proof;
use crate::facts::cue::CueKind;
use crate::facts::quantity::{Kind, Quantity};
use crate::rules::{Drafts, RuleContext};
use crate::text::holds_any;
use rust_decimal::Decimal;

/// 一等奖3名，每名5000元；二等奖6名，每名3000元，奖金总额3.3万元: products that make a total together.
pub(super) fn check(passage: &Passage, context: &RuleContext, out: &mut Drafts) {
    let mut pairs: Vec<(&Quantity, &Quantity)> = Vec::new();
    let mut index = 0;
    while index + 1 < passage.quantities.len() {
        let (count, each) = (&passage.quantities[index], &passage.quantities[index + 1]);
        let words = passage.gap(index, index + 1);
        let (_, named) = words.rsplit_once(['每', '各']).unwrap_or_default();
        let joined = words.matches(['，', ',']).count() <= 1 && words.chars().count() <= 8;
        let of_each = count.kind == Kind::Count
            && each.kind == Kind::Money
            && words.contains(['每', '各'])
            && !["年", "月", "天", "日", "次"].iter().any(|time| named.starts_with(time))
            && count.exact().is_some()
            && each.exact().is_some();
        if joined && of_each && !words.contains(['。', '；']) {
            pairs.push((count, each));
            index += 2;
            continue;
        }
        end_of_run(passage, &pairs, &passage.quantities[index], context, out);
        pairs.clear();
        index += 1;
    }
    if let Some(total) = passage.quantities.get(index) {
        end_of_run(passage, &pairs, total, context, out);
    }
    for (at, total) in passage.quantities.iter().enumerate() {
        if let Some(pairs) = listed_apart(passage, at) {
            end_of_run(passage, &pairs, total, context, out);
        }
    }
}

/// 金奖1个、银奖3个，奖金分别为每个5万元和2万元，总额11万元: the counts and what each of them gets, in two lists before the
/// figure at `total`.
fn listed_apart<'p>(passage: &Passage<'p>, total: usize) -> Option<Vec<(&'p Quantity, &'p Quantity)>> {
    let joined = |gap: &str| gap.chars().count() <= 8 && !gap.contains(['。', '；']);
    let run = |end: usize, wanted: fn(&Quantity) -> bool| {
        let mut first = end;
        while first > 0
            && wanted(&passage.quantities[first - 1])
            && (first == end || joined(passage.gap(first - 1, first)))
        {
            first -= 1;
        }
        first..end
    };
    let amounts = run(total, |it| it.kind == Kind::Money && it.exact().is_some());
    let counts = run(amounts.start, |it| it.kind == Kind::Count && it.exact().is_some());
    let lead = passage.gap(counts.end.checked_sub(1)?, amounts.start);
    let apart = lead.contains("分别") && lead.contains(['每', '各', '奖']) && lead.chars().count() <= 14;
    let alike = amounts.len() == counts.len() && counts.len() >= 2;
    let pairs = counts.zip(amounts).map(|(count, amount)| {
        let [count, amount] = [count, amount].map(|at| &passage.quantities[at]);
        (count, amount)
    });
    (apart && alike).then(|| pairs.collect())
}

/// Checks the figure that follows a run of products, if it is called their total.
fn end_of_run(
    passage: &Passage,
    pairs: &[(&Quantity, &Quantity)],
    total: &Quantity,
    context: &RuleContext,
    out: &mut Drafts,
) {
    let named = passage.cued(total.before, &[CueKind::Total])
        || holds_any(passage.before(total), &["合计", "总额", "共", "总计"]);
    let alike = total.kind == Kind::Money && pairs.iter().all(|(_, each)| each.unit == total.unit);
    // 优秀奖若干: what the total holds besides.
    let others = pairs.last().is_some_and(|(_, each)| {
        let gap = passage.between(each.span, total.span);
        gap.chars().count() > 12 || gap.contains(['另', '若', '余'])
    });
    let (Some(stated), true) = (total.exact(), pairs.len() >= 2 && named && alike && !others) else { return };
    let products: Option<Vec<Decimal>> =
        pairs.iter().map(|(count, each)| count.written.checked_mul(each.written)).collect();
    let Some(sum) = products.map(|products| products.iter().sum::<Decimal>()) else { return };
    let terms: Vec<String> = pairs
        .iter()
        .map(|(count, each)| {
            let times = scaled(count.written, count, passage.text);
            format!("{}×{times}", scaled(each.written, each, passage.text))
        })
        .collect();
    let formula = format!("{}={}", terms.join("+"), scaled(sum, total, passage.text));
    let operands = pairs.iter().flat_map(|&(count, each)| [count, each]).collect();
    let fits = total.rounding().contains(sum) || stated == sum;
    Proof { passage, operands, stated: total, formula }.judge(fits, context.lang, out);
}
