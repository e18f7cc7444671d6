//! What each has, how many there are and what all come to, in sentences of their own: 每亩补助600元。…退耕1240亩，共补助74.4万元.
//!
//! A product told over several sentences is sure of its terms only where the paragraph has one of each, and where one
//! slip of the hand explains that they disagree.

use super::misprint::{is_slip_of, is_swap_of};
use super::passage::{Passage, place, rewritten, scaled};
use super::proof::Proof;
use crate::facts::cue::CueKind;
use crate::facts::quantity::{Kind, Quantity, Unit};
use crate::rules::{BlockView, Drafts, RuleContext, Severity};
use rust_decimal::Decimal;

/// Words that make a rate or a number rough, or one of several.
const LOOSE: [&str; 12] =
    ["约", "最多", "至少", "最高", "不超", "以上", "左右", "前", "增", "比", "另", "封顶"];

/// What each has.
struct Rate<'q> {
    figure: &'q Quantity,
    /// What it is for: 亩, 户, 天.
    of: &'q str,
    /// Whether it is an average, which is rounded.
    is_average: bool,
}

/// Checks the only rate of a paragraph against the only number and total that go with it.
pub(super) fn check(block: &BlockView, context: &RuleContext, out: &mut Drafts) {
    let may = block.facts.letters.may_hold_any(&["每", "均", "亩产", "单产"]);
    if !may || block.facts.quantities.len() < 3 || !block.role.is_prose() {
        return;
    }
    let passage = Passage::whole(block);
    let mut rates = passage.quantities.iter().filter_map(|figure| rate(&passage, figure));
    let (Some(rate), None) = (rates.next(), rates.next()) else { return };
    let Some(number) = number(&passage, &rate) else { return };
    let Some(total) = total(&passage, &rate, number) else { return };
    let sentence = |it: &Quantity| block.sentence_at(it.span.start as usize).map(|sentence| sentence.span);
    let apart = sentence(rate.figure) != sentence(total) || sentence(number) != sentence(total);
    let open = [rate.figure, number, total].iter().any(|it| block.is_open_at(it.span));
    if apart && !open {
        judge(&passage, &rate, number, total, context, out);
    }
}

/// 每亩补助600元, 日均处理2.5万吨; yields are those of `crop_yield`.
fn rate<'q>(passage: &Passage<'q>, figure: &'q Quantity) -> Option<Rate<'q>> {
    let amount =
        matches!(figure.kind, Kind::Count | Kind::Money | Kind::Measure) && figure.counts_in().is_some();
    let words = passage.words_before(figure);
    if !amount || figure.exact().is_none() || LOOSE.iter().any(|word| words.contains(word)) {
        return None;
    }
    if words.contains("亩产") || words.contains("单产") {
        return None;
    }
    let rate = |of: &'q str, is_average| Rate { figure, of, is_average };
    if let Some((before, of)) = words.rsplit_once('每') {
        let of = of.trim_start_matches(['个', '一']);
        let end = of.chars().next()?.len_utf8();
        let near = of.chars().count() <= 8;
        return near.then(|| rate(&of[..end], before.ends_with("平均")));
    }
    let at = words.find('均')?;
    let of = words[..at].char_indices().next_back()?;
    let told = "日天月户亩人村".contains(of.1) && words[at..].chars().count() <= 7;
    told.then(|| rate(&words[of.0..at], true))
}

/// The only figure of the paragraph that counts what the rate is for.
fn number<'q>(passage: &Passage<'q>, rate: &Rate) -> Option<&'q Quantity> {
    let of = if rate.of == "日" { "天" } else { rate.of };
    let counts = |quantity: &&Quantity| {
        let named = quantity.counts_in().is_some_and(|unit| unit.starts_with(of))
            || quantity.kind == Kind::Count
                && (passage.shown(quantity).ends_with(of) || passage.after(quantity).starts_with(of));
        named && !std::ptr::eq(*quantity, rate.figure)
    };
    let mut found = passage.quantities.iter().filter(counts);
    let (first, None) = (found.next()?, found.next()) else { return None };
    let words = passage.words_before(first);
    let plain = first.exact().is_some_and(|value| value >= Decimal::TEN)
        && !LOOSE.iter().chain(&["每", "第", "其中", "近"]).any(|word| words.contains(word));
    (plain && matches!(first.kind, Kind::Count | Kind::Measure | Kind::Duration)).then_some(first)
}

/// The only figure that says what all of them come to.
fn total<'q>(passage: &Passage<'q>, rate: &Rate, number: &Quantity) -> Option<&'q Quantity> {
    let alike = |quantity: &&Quantity| {
        let same = match (quantity.unit, rate.figure.unit) {
            (Some(one), Some(two)) => one.dimension == two.dimension && quantity.kind == rate.figure.kind,
            _ => quantity.same_unit(rate.figure),
        };
        // 比去年高出38公斤 is no total.
        let words = passage.words_before(quantity);
        let difference = ["高出", "多出", "增", "比"].iter().any(|word| words.contains(word));
        same && !difference && !std::ptr::eq(*quantity, rate.figure) && quantity.span != number.span
    };
    let called = |quantity: &&Quantity| {
        let words = passage.words_before(quantity);
        let all = passage.cued(quantity.before, &[CueKind::Total]) || words.contains('共');
        // An average is of whatever is told in its unit.
        (all || rate.is_average) && !words.contains(['每', '均'])
    };
    let mut found = passage.quantities.iter().filter(alike);
    let (first, None) = (found.next()?, found.next()) else { return None };
    let behind = rate.is_average || first.span.start > rate.figure.span.start.max(number.span.start);
    (behind && called(&first) && first.exact().is_some()).then_some(first)
}

fn judge(
    passage: &Passage,
    rate: &Rate,
    number: &Quantity,
    total: &Quantity,
    context: &RuleContext,
    out: &mut Drafts,
) {
    let each = rate.figure;
    // Everything in the unit of the total.
    let convert = |amount: Decimal| match (each.unit, total.unit) {
        (Some(one), Some(two)) if one != two => in_unit(one, two, amount),
        _ => Some(amount),
    };
    let product = |each: Decimal, number: Decimal| each.checked_mul(number).and_then(convert);
    let Some(result) = product(each.written, number.written) else { return };
    let half = if rate.is_average { each.step } else { each.grain() };
    let (Some(low), Some(high)) = (
        product((each.written - half).max(Decimal::ZERO), number.written - number.grain()),
        product(each.written + half, number.written + number.grain()),
    ) else {
        return;
    };
    let shown = |quantity: &Quantity| scaled(quantity.written, quantity, passage.text);
    let unit = total.unit.filter(|unit| Some(*unit) != each.unit).map_or("", |unit| unit.name);
    let formula = format!(
        "{}×{}={}{unit}",
        shown(each),
        shown(number),
        scaled(result.round_dp(2), total, passage.text)
    );
    let proof = Proof { passage, operands: vec![each, number], stated: total, formula };
    let stated = total.rounding();
    if stated.low.is_none_or(|least| least <= high) && stated.high.is_none_or(|most| low <= most) {
        return proof.held(context.lang, out);
    }
    let meant = round_to(result, total);
    let rate_meant = total.written.checked_mul(each.written).and_then(|it| it.checked_div(result));
    let of_rate = rate_meant.is_some_and(|meant| {
        let meant = round_to(meant, each);
        if rate.is_average { is_swap_of(each, meant) } else { is_slip_of(each, meant) }
    });
    let of_total = if rate.is_average { is_swap_of(total, meant) } else { is_slip_of(total, meant) };
    if !of_total && !of_rate {
        return;
    }
    let draft = proof.refuted(context.lang, out);
    draft.severity(Severity::Warning);
    if let Some(text) = rewritten(total, meant, passage.text).filter(|_| !of_rate) {
        draft.rewrite(context.lang, place(total.figure), text);
    }
}

/// `value` rounded to the last place in which `like` is printed.
fn round_to(value: Decimal, like: &Quantity) -> Decimal {
    if like.step.is_zero() {
        return value;
    }
    value.checked_div(like.step).map_or(value, |steps| steps.round() * like.step)
}

fn in_unit(one: &Unit, two: &Unit, amount: Decimal) -> Option<Decimal> {
    one.to_base(amount)?.checked_mul(two.factor.1)?.checked_div(two.factor.0)
}
