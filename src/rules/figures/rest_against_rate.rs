//! 已签约864户，签约率90%，还有69户正在协商: what is done and what is left against the rate between them.

use super::passage::{Passage, rounded, scaled};
use super::proof::Proof;
use crate::facts::quantity::{Interval, Kind, Quantity};
use crate::rules::{Drafts, RuleContext};
use rust_decimal::Decimal;

/// Words of what is left, right before its figure.
const LEFT: [&str; 10] =
    ["还有", "还剩", "剩下", "剩下的", "剩余", "剩余的", "尚有", "仍有", "其余", "其余的"];

/// Checks every rate that stands between what is done and what is left.
pub(super) fn check(passage: &Passage, context: &RuleContext, out: &mut Drafts) {
    for three in passage.quantities.windows(3) {
        let [done, rate, left] = three else { continue };
        if is_rate_of_done(passage, done, rate) && is_left(passage, rate, left) && done.same_unit(left) {
            judge(passage, [done, rate, left], context, out);
        }
    }
}

/// 864户，签约率90%: the rate is named by the verb before what is done, or by none.
fn is_rate_of_done(passage: &Passage, done: &Quantity, rate: &Quantity) -> bool {
    let words = passage.between(done.span, rate.span);
    let (noun, name) = words.rsplit_once(['，', ',']).unwrap_or(("", words));
    let name = name.trim_end_matches(['为', '达', '到', '是', '已']);
    let verb = name.strip_suffix('率').unwrap_or_default();
    let told = format!("{}{noun}", passage.clause_before(done));
    let named =
        (2..=4).contains(&verb.chars().count()) && (verb == "完成" || verb.chars().any(|c| told.contains(c)));
    let counted = matches!(done.kind, Kind::Count | Kind::Measure) && rate.kind == Kind::Percent;
    counted && named && noun.chars().count() <= 8 && !told.contains("其中")
}

fn is_left(passage: &Passage, rate: &Quantity, left: &Quantity) -> bool {
    let words = passage.between(rate.span, left.span).trim_start_matches(['，', '；', ',']);
    LEFT.contains(&words)
}

fn judge(passage: &Passage, [done, rate, left]: [&Quantity; 3], context: &RuleContext, out: &mut Drafts) {
    let (Some(a), Some(c), Some(_)) = (done.exact(), left.exact(), rate.exact()) else { return };
    let all = a + c;
    let Some(share) = (a * Decimal::ONE_HUNDRED).checked_div(all) else { return };
    let half = rate.step / Decimal::TWO;
    let possible = Interval::closed(rate.written - half, rate.written + rate.step);
    let shown = |quantity: &Quantity| scaled(quantity.written, quantity, passage.text);
    let (part, rest) = (shown(done), shown(left));
    let formula = format!("{part}÷({part}+{rest})={}%", rounded(share, rate.decimals.max(1)));
    let fits = possible.contains(share);
    let proof = Proof { passage, operands: vec![done, left], stated: rate, formula };
    proof.judge(fits, context.lang, out);
}
