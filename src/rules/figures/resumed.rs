//! Whether a figure takes up one told before with its noun alone: 调解纠纷263起 … 236起纠纷没有一起反弹.
//!
//! Two figures of an article that are each other's slips by chance are rare: of a thousand pairs of three digits two or
//! three are swaps of one another. So the fewer the chances, the less of the wording must come back.

use super::candidates::Crowd;
use super::licence::Mention;
use super::misprint::Slip;
use crate::facts::quantity::Kind;

/// Whether one of the two takes up the other, from which it differs by a slip of `strength`.
pub fn takes_up(one: &Mention, two: &Mention, slip: Slip, strength: u32, crowd: Crowd) -> bool {
    let alone = |mention: &Mention| mention.is_bare() || mention.points_back();
    let (bare, told) = if alone(one) && !alone(two) { (one, two) } else { (two, one) };
    let of_things = matches!(one.quantity.kind, Kind::Count | Kind::Measure | Kind::Money);
    if !of_things || !bare.can_resume(told) || one.names_another(two) {
        return false;
    }
    if !alone(bare) {
        return slip == Slip::Swapped && told.can_resume(bare) && repeats(one, two, strength, crowd);
    }
    let in_clause = bare.noun_in(told.clause().of(told.view.text));
    let in_sentence = in_clause.max(bare.noun_in(told.sentence()));
    match (slip, strength) {
        (Slip::Swapped, 4..) => in_sentence >= 2 || crowd.is_pair(),
        (Slip::Swapped, 3) => crowd.is_pair() && in_sentence >= 2 || in_clause >= 4,
        (Slip::Changed, 4..) => crowd.is_pair() && in_clause >= 2 || in_clause >= 4,
        (Slip::Changed, 3) => crowd.is_pair() && in_clause >= 3,
        _ => false,
    }
}

/// Whether the words beside two figures that are each told with words of their own come back.
fn repeats(one: &Mention, two: &Mention, strength: u32, crowd: Crowd) -> bool {
    let agreement = one.agreement(two);
    let shared = agreement.before + agreement.after;
    let noun = one.common_noun(two);
    if one.acts_otherwise(two) {
        return false;
    }
    match strength {
        0..=2 => false,
        3 => crowd.is_pair() && (!agreement.differ && shared >= 4 || noun >= 4),
        _ => noun >= 3 || !agreement.differ && (shared >= 3 || crowd.is_pair() && shared >= 2),
    }
}
