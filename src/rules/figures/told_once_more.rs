//! Whether one phrase stands around two figures, so long or so alike in all its words that it tells one thing twice.

use super::licence::Mention;
use super::misprint::Slip;
use crate::facts::quantity::Kind;

/// Whether nothing around the two figures differs, and the words next to them are the same: 新命名34名画师 … 此次新命名的33名画师.
pub fn is_plain_repeat(one: &Mention, two: &Mention, strength: u32) -> bool {
    let (label, noun) = (one.common_label(two), one.common_noun(two));
    let agreement = one.agreement(two);
    // 就要交5.2度的电费 … 就要交2.2度的电费: two amounts of like examples.
    let counted = one.quantity.kind == Kind::Count;
    let enough = match strength {
        0 | 1 => false,
        2 => noun >= 5 || label >= 2 && noun >= 2 && counted,
        _ => noun >= 4 || label >= 2 && noun >= 2,
    };
    let alike = !agreement.differ && !agreement.narrowed && one.is_of_one_part(two);
    is_amount(one) && enough && alike && !one.other_times(two) && !one.names_another(two)
}

/// Whether the run of words is so long, or the slip so telling, that it does not matter what else is said of it. `told_again` is whether one of the two figures, and one alone, is told elsewhere too.
pub fn is_long_repeat(one: &Mention, two: &Mention, slip: Slip, strength: u32, told_again: bool) -> bool {
    let (label, noun) = (one.common_label(two), one.common_noun(two));
    let longest = label.max(noun);
    let one_time = one.is_of_one_time(two) && !one.other_times(two);
    let enough = match strength {
        0 | 1 => false,
        2 => noun >= 7 && told_again && !one.names_another(two),
        3 | 4 => noun >= 12 || one_time && longest >= 10 && told_again,
        5 => one_time && label >= 8 && !one.names_another(two),
        _ => one_time && slip == Slip::Swapped && label >= 3 && noun >= 2 && !one.names_another(two),
    };
    is_amount(one) && enough
}

fn is_amount(mention: &Mention) -> bool {
    matches!(mention.quantity.kind, Kind::Count | Kind::Measure | Kind::Money)
}
