//! Shares of a whole that the paragraph names earlier: 年度计划投资156亿元。…完成112.32亿元，占年度计划的72%.

use super::misprint::{is_slip_of, is_swap_of, slips_between};
use super::passage::{Passage, percent_interval, rounded, scaled};
use super::percent_mismatch::share_of;
use super::proof::Proof;
use super::share_operands::{is_count, same_class};
use crate::facts::cue::CueKind;
use crate::facts::numeral::power_of_ten;
use crate::facts::quantity::{Interval, Kind, Quantity};
use crate::rules::{Drafts, RuleContext};
use rust_decimal::Decimal;

/// So many values of a figure that a share allows for are looked at.
const MOST_VALUES: usize = 60;

/// How many figures back the whole may stand.
const REACH: usize = 10;

/// Checks the figure at `index` of a whole paragraph, where it is the share of the figure right before it in a whole that
/// was named before both. Says whether it was told.
pub(super) fn check(block: &Passage, index: usize, context: &RuleContext, out: &mut Drafts) -> bool {
    let Some(last) = index.checked_sub(1) else { return false };
    // 投资23.8亿美元，同比增长73.7%，占制造业投资的40.6%: the growth between says nothing of the share.
    let is_growth = |quantity: &Quantity| {
        quantity.kind == Kind::Percent
            && block.cued(quantity.before, &[CueKind::Up, CueKind::Down, CueKind::YearOnYear])
    };
    let Some(part_at) = (if is_growth(&block.quantities[last]) { last.checked_sub(1) } else { Some(last) })
    else {
        return false;
    };
    let (stated, part) = (&block.quantities[index], &block.quantities[part_at]);
    let Some(named) = named_whole(block.gap(last, index)) else { return false };
    if part_at < last && block.between(part.span, stated.span).contains(['。', '；']) {
        return false;
    }
    let (Some(printed), true) = (interval(stated), is_count(block, part_at) && part.exact().is_some()) else {
        return false;
    };
    let wholes: Vec<&Quantity> = (part_at.saturating_sub(REACH)..part_at)
        .rev()
        .filter(|&at| is_count(block, at) && same_class(&block.quantities[at], part))
        .map(|at| &block.quantities[at])
        .filter(|whole| whole.exact().is_some_and(|value| !value.is_zero()))
        .filter(|whole| is_called(block, whole, &named))
        .collect();
    let proof = |whole| {
        let percent = part.written * Decimal::ONE_HUNDRED / whole_value(whole);
        let shown = |quantity: &Quantity| scaled(quantity.written, quantity, block.text);
        let formula =
            format!("{}÷{}={}%", shown(part), shown(whole), rounded(percent, stated.decimals.max(1)));
        Proof { passage: block, operands: vec![part, whole], stated, formula }
    };
    let fits = |whole: &&&Quantity| share_of(part, whole).is_some_and(|it| it.meets(&printed));
    if let Some(whole) = wholes.iter().filter(|whole| whole.written > part.written).find(fits) {
        proof(whole).held(context.lang, out);
        return true;
    }
    let [whole] = wholes[..] else { return false };
    let explained = explains(part, whole, stated, named.chars().count() >= 5);
    if explained {
        proof(whole).refuted(context.lang, out);
    }
    explained
}

fn whole_value(whole: &Quantity) -> Decimal {
    whole.written.max(Decimal::new(1, 6))
}

/// The percentages that the share may stand for, as printed.
fn interval(stated: &Quantity) -> Option<Interval> {
    match stated.kind {
        Kind::Percent => percent_interval(stated),
        // 八分之五 is told where just so many are meant, or nearly.
        Kind::Fraction if stated.exact().is_some() => Some(stated.percent()?.widened(Decimal::from(3))),
        _ => None,
    }
}

/// What the words between part and share say that the share is of: ，占年度计划的, 占了全村人口的.
fn named_whole(gap: &str) -> Option<String> {
    let (noun, named) = gap.split_once('占')?;
    let bare = noun.trim_end_matches(['约', '已', '仅', '只', '就']);
    let plain = bare.chars().count() <= 6 && !bare.contains(['。', '；', '、', '：']);
    let named = named.strip_prefix('了').unwrap_or(named).strip_suffix('的').unwrap_or(named);
    let named = named.trim_start_matches(['到', '当']).trim_end_matches(['量', '额']);
    let named = named.strip_suffix('总').unwrap_or(named).trim_end_matches("总数");
    let whole = (2..=10).contains(&named.chars().count()) && !named.contains(['，', '。', '；', '、']);
    (plain && whole).then(|| named.to_owned())
}

/// Whether the whole is called by the last characters of `named`, in the words of its clause; 全村人口 is what 全村 counts in 人.
fn is_called(block: &Passage, whole: &Quantity, named: &str) -> bool {
    let clause = block.clause_before(whole).replace(['的', '总'], "");
    let named = &named.replace('总', "");
    let tail: String = {
        let chars: Vec<char> = named.chars().collect();
        chars[chars.len().saturating_sub(4)..].iter().collect()
    };
    let people = ["人口", "总人口", "人数"].iter().find_map(|noun| named.strip_suffix(noun));
    let of_people = people
        .is_some_and(|of| of.chars().count() == 2 && clause.contains(of) && whole.counts_in() == Some("人"));
    clause.contains(&tail) && tail.chars().count() >= 4 || clause.contains(named) || of_people
}

/// Whether one slip in one of the three figures explains that they do not agree: a slip of any kind in the
/// share, or in a part where the whole is named at length; two digits swapped elsewhere.
fn explains(part: &Quantity, whole: &Quantity, stated: &Quantity, named_at_length: bool) -> bool {
    if stated.kind == Kind::Fraction {
        return true;
    }
    let (Some(a), Some(b), Some(share)) = (part.exact(), whole.exact(), stated.exact()) else { return false };
    let Some(percent) = (a * Decimal::ONE_HUNDRED).checked_div(b) else { return false };
    // Rounded, or cut off.
    if [percent.round_dp(stated.decimals), percent.trunc_with_scale(stated.decimals)]
        .iter()
        .any(|&percent| is_slip_of(stated, percent))
    {
        return true;
    }
    let grain = Decimal::ONE / power_of_ten(stated.decimals);
    let hundredth = |percent: Decimal| percent / Decimal::ONE_HUNDRED;
    let (low, high) = (hundredth(share - grain / Decimal::TWO), hundredth(share + grain / Decimal::TWO));
    let slip_of_part = if named_at_length { is_slip_of } else { is_swap_of };
    slips_between(part, (b * low, b * high), MOST_VALUES, slip_of_part)
        || low > Decimal::ZERO && slips_between(whole, (a / high, a / low), MOST_VALUES, slip_of_part)
}
