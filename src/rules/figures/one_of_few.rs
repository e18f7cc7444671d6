//! Two figures that one misprint sets apart, where an article tells only a few values in their unit.
//!
//! That two figures of three digits differ in one digit by chance is rare, and rarer still that both are told of the same
//! thing. So where the article has only a few values in a unit, and no word sets the two apart, a word that both have on
//! the same side is enough; of two digits a longer phrase. Articles full of prices have such pairs by the dozen.

use super::candidates::Crowd;
use super::framing::same_sentence;
use super::licence::{Mention, are_kin};
use super::misprint::{self, Slip};
use crate::text::holds_any;

/// Up to how many values of a unit are few, and how many where a short figure has its words before it.
const FEW: usize = 5;
const FEWER: usize = 3;

/// The slip between two such figures.
pub fn slip_among_few(one: &Mention, two: &Mention, crowd: Crowd) -> Option<Slip> {
    let counts_alike = one.quantity.same_unit(two.quantity) || are_kin(one.quantity, two.quantity);
    if crowd.values > FEW
        || !counts_alike
        || same_sentence(one, two)
        || one.quantity.may_equal(two.quantity)
        || [one, two].iter().any(|mention| !mention.view.role.is_prose())
    {
        return None;
    }
    let (slip, strength) = misprint::between(one.quantity, two.quantity, [one.view.text, two.view.text]);
    if !matches!(slip, Slip::Changed | Slip::Swapped) {
        return None;
    }
    let (label, noun) = (one.common_label(two), one.common_noun(two));
    let told_alike = match strength {
        0 | 1 => false,
        2 => noun >= 4 || label >= 5 && crowd.values <= FEWER,
        _ => noun >= 2 || label >= 2,
    };
    (told_alike && !are_set_apart(one, two)).then_some(slip)
}

/// Whether words beside them make the two figures of two things: another place, time, part, deed or modifier.
fn are_set_apart(one: &Mention, two: &Mention) -> bool {
    let agreement = one.agreement(two);
    // 31.2万人次的记录被打破: the record is an older figure.
    let of_record = |mention: &Mention| {
        let clause = mention.clause().of(mention.view.text);
        clause.contains("纪录") || clause.contains("记录")
    };
    // 预计到2030年，覆盖率达86%: what will be is no figure of today.
    let is_forecast = |mention: &Mention| holds_any(mention.told_before(), &["预计", "力争", "预期", "有望"]);
    of_record(one) != of_record(two)
        || is_forecast(one) != is_forecast(two)
        || agreement.differ
        || agreement.narrowed
        || one.acts_otherwise(two)
        || one.names_another(two)
        || one.is_contrasted_with(two)
        || ![one, two].iter().all(|mention| mention.is_of_whole())
}
