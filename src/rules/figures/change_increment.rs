//! An increase told with its own percentage: 1200件，比上年增加200件，增长20%.

use super::change::Direction;
use super::change_words;
use super::misprint::is_slip_of;
use super::passage::{Passage, percent_interval, place, rounded, scaled};
use super::proof::Proof;
use crate::facts::quantity::{Interval, Kind};
use crate::rules::{Drafts, RuleContext, Severity};
use rust_decimal::Decimal;

/// 增长, 增幅为, 年增长率约: words between an increment and its percentage that have no subject of their own.
fn is_growth_word(gap: &str) -> bool {
    let words = gap.trim_start_matches(['，', ',']).trim_start_matches('年');
    let words = words.trim_end_matches(['为', '达', '约', '是', '了']);
    change_words::names_size(words)
}

/// B件，比上年增加D件，增长p%: the base is B less D.
pub fn check(passage: &Passage, context: &RuleContext, out: &mut Drafts) {
    for index in 2..passage.quantities.len() {
        let [total, increment, stated] = [index - 2, index - 1, index].map(|at| &passage.quantities[at]);
        let verb = passage.before(increment);
        let shape = total.same_unit(increment)
            && matches!(total.kind, Kind::Count | Kind::Money | Kind::Measure)
            && stated.kind == Kind::Percent
            && change_words::names_base(verb);
        let sign = match change_words::way_of(verb) {
            Some(Direction::Up) => Decimal::ONE,
            Some(Direction::Down) => Decimal::NEGATIVE_ONE,
            None => continue,
        };
        let gaps_fit = passage.gap(index - 2, index - 1).matches(['，', ',']).count() <= 1
            && !passage.gap(index - 2, index - 1).contains(['。', '；', '、'])
            && is_growth_word(passage.gap(index - 1, index));
        let (Some(b), Some(d)) = (total.exact(), increment.exact()) else { continue };
        let base = b - sign * d;
        if !shape || !gaps_fit || base <= Decimal::ZERO {
            continue;
        }
        let (Some(printed), b_range, d_range) =
            (percent_interval(stated), total.rounding(), increment.rounding())
        else {
            continue;
        };
        let (Some(b_low), Some(b_high), Some(d_low), Some(d_high)) =
            (b_range.low, b_range.high, d_range.low, d_range.high)
        else {
            continue;
        };
        let share = |d: Decimal, b: Decimal| d.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(b - sign * d);
        let (Some(low), Some(high)) = (share(d_low, b_high), share(d_high, b_low)) else { continue };
        let computed = rounded(d * Decimal::ONE_HUNDRED / base, stated.decimals);
        let operator = if sign.is_sign_positive() { '-' } else { '+' };
        let formula = format!(
            "{d}÷({b}{operator}{d})={computed}%",
            d = scaled(increment.written, increment, passage.text),
            b = scaled(total.written, total, passage.text)
        );
        let fits = Interval::closed(low.min(high), high.max(low)).meets(&printed);
        let proof = Proof { passage, operands: vec![total, increment], stated, formula };
        let Some(draft) = proof.judge(fits, context.lang, out) else { continue };
        let slip = d * Decimal::ONE_HUNDRED / base;
        draft.severity(if is_slip_of(stated, slip.round_dp(stated.decimals)) {
            Severity::Error
        } else {
            Severity::Warning
        });
        draft.rewrite(context.lang, place(stated.figure), format!("{computed}%"));
    }
}
