//! What is added each year between two figures: 从2005年的13.2千克增加到2010年的21.1千克，每年增加约1.6千克.

use super::average_growth::years_between;
use super::change::Change;
use super::passage::{Passage, place, scaled, show};
use super::proof::Proof;
use crate::facts::date::{DateKind, DateMention};
use crate::facts::quantity::{Interval, Kind, Quantity};
use crate::rules::{Drafts, RuleContext};
use crate::say;
use rust_decimal::Decimal;

/// How the step of a year is told.
const STEPS: [&str; 20] = [
    "每年增加",
    "每年平均增加",
    "平均每年增加",
    "年均增加",
    "每年增长",
    "年均增长",
    "每年提高",
    "年均提高",
    "平均每年提高",
    "每年减少",
    "年均减少",
    "平均每年减少",
    "每年平均减少",
    "每年下降",
    "年均下降",
    "年均上升",
    "平均每年下降",
    "每年平均提高",
    "每年递增",
    "年均新增",
];
/// Words of a span of many years whose number is not told.
const AGES: [&str; 2] = ["世纪", "年代"];
/// How many years, at the least, lie between two figures of which the step is the whole difference.
const FEWEST: u32 = 3;

/// Checks the yearly step behind a change of a passage.
pub(super) fn check(
    passage: &Passage,
    change: &Change,
    dates: &[DateMention],
    context: &RuleContext,
    out: &mut Drafts,
) {
    let last = change.from.max(change.to);
    let Some(stated) = passage.quantities.get(last + 1) else { return };
    let (from, to) = (&passage.quantities[change.from], &passage.quantities[change.to]);
    let gap = passage.gap(last, last + 1);
    let yearly = STEPS.iter().any(|word| gap.contains(word)) && gap.chars().count() <= 16;
    if !yearly || !is_step_of(stated, from) || from.exact().is_none() || to.exact().is_none() {
        return;
    }
    let difference = (to.written - from.written).abs();
    let slack = from.grain() + to.grain();
    let written = stated.rounding();
    let told = years_between(passage, change, dates).or_else(|| years_of_range(passage, from));
    let Some(years) = told else {
        let whole = Interval { low: Some(difference - slack), high: Some(difference + slack), ..written };
        let words = passage.at(passage.span);
        let ages = AGES.iter().any(|word| words.contains(word));
        // 每年增加约8千克 of 13.2 to 21.1: about the whole difference, which took many years.
        if ages && whole.widened(stated.step / Decimal::TWO).meets(&written) {
            report(passage, (from, to), stated, difference, context, out);
        }
        return;
    };
    if !(2..=60).contains(&years) || difference.is_zero() {
        return;
    }
    let each = |years: u32| difference / Decimal::from(years);
    let step = stated.step.max(stated.grain());
    let possible = Interval {
        low: Some(each(years + 1) - slack - step),
        high: Some(each(years - 1) + slack + step),
        low_open: false,
        high_open: false,
    };
    let shown = scaled(each(years).round_dp(2), stated, passage.text);
    let formula = format!("{}÷{years}={shown}", scaled(difference, stated, passage.text));
    let proof = Proof { passage, operands: vec![from, to], stated, formula };
    if possible.meets(&written) {
        return proof.held(context.lang, out);
    }
    let whole = Interval { low: Some(difference - slack), high: Some(difference + slack), ..possible };
    let is_whole = years >= FEWEST && whole.widened(step / Decimal::TWO).meets(&written);
    if is_whole || stated.exact().is_some() {
        proof.refuted(context.lang, out);
    }
}

/// 从2015年到2020年: the years of the only period that the passage names before its first figure.
fn years_of_range(passage: &Passage, from: &Quantity) -> Option<u32> {
    let mut before = passage.dates.iter().filter(|date| date.span.end <= from.span.start);
    let (date, None) = (before.next()?, before.next()) else { return None };
    let DateKind::Range { from, to } = &date.kind else { return None };
    let whole = from.month.is_none() && to.month.is_none();
    to.year?.value.checked_sub(from.year?.value).filter(|_| whole)
}

/// Whether a step in the unit of `stated` can be added to `base`.
fn is_step_of(stated: &Quantity, base: &Quantity) -> bool {
    let points = base.kind == Kind::Percent && stated.kind == Kind::PercentPoint;
    points || stated.same_unit(base) && matches!(base.kind, Kind::Count | Kind::Money | Kind::Measure)
}

fn report(
    passage: &Passage,
    (from, to): (&Quantity, &Quantity),
    stated: &Quantity,
    difference: Decimal,
    context: &RuleContext,
    out: &mut Drafts,
) {
    let (one, two) = (passage.shown(from), passage.shown(to));
    let (all, words) = (show(difference), passage.shown(stated));
    let message = say!(
        context.lang,
        "由“{one}”到“{two}”历时多年，共差{all}，文中写每年“{words}”",
        "From “{one}” to “{two}” is {all} in many years; the text says “{words}” a year"
    );
    let draft = out.report(place(stated.span), message);
    passage.cite(draft, [from, to]);
}
