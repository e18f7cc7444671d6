//! Totals of several products: 一等奖3名，每名5000元；二等奖6名，每名3000元，奖金总额3.3万元.

use super::passage::{Passage, scaled};
use super::proof::Proof;
use crate::facts::cue::CueKind;
use crate::facts::quantity::{Kind, Quantity};
use crate::rules::{Drafts, RuleContext};
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
        || ["合计", "总额", "共", "总计"].iter().any(|word| passage.before(total).contains(word));
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
