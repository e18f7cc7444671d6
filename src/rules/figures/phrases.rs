//! Whether two figures stand in one and the same phrase: the longer it is, the weaker the slip between them may be.

use super::licence::{Mention, Overlap};
use super::misprint::Slip;
use crate::article::Role;
use crate::facts::quantity::{Kind, Place};
use rust_decimal::Decimal;

/// Whether the same words stand right before both figures, or right behind them: 澳洲龙虾135箱, 12条重点输电通道之一.
/// `told_again` is whether one of the two, and one alone, is told elsewhere too.
pub fn is_named_alike(one: &Mention, two: &Mention, slip: Slip, strength: u32, told_again: bool) -> bool {
    let (label, noun) = (one.common_label(two), one.common_noun(two));
    let swapped = slip == Slip::Swapped;
    let both = label >= 2 && noun >= 2;
    let enough = match strength {
        0 => false,
        1 => label >= 5 && are_alike_approximate(one, two) || told_again && both && noun >= 5,
        2 => noun >= 6 || told_again && (noun >= 4 || label >= 6),
        3 | 4 => {
            let swapped = swapped && (label >= 4 || noun >= 5 || both && label + noun >= 5);
            swapped || noun >= 8 || label >= 6 || both && label + noun >= 7 || told_again && noun >= 4
        }
        _ => label >= 4 || noun >= 4,
    };
    // So many digits come back in no other figure by chance.
    let long = one.quantity.steps() >= Decimal::ONE_HUNDRED * Decimal::ONE_THOUSAND;
    let differ =
        label < 8 && noun < 6 && !long && !are_alike_approximate(one, two) && one.agreement(two).differ;
    let same_phrase = swapped && (noun >= 6 || label >= 4 && one.is_planned_like(two));
    let of_part = !(one.is_of_one_part(two) || same_phrase && one.is_of_one_time(two));
    let of_things = matches!(one.quantity.kind, Kind::Count | Kind::Measure | Kind::Money);
    let makes = slip == Slip::Changed && are_makes(one, two);
    enough && of_things && !differ && !of_part && !makes && !one.other_times(two) && !one.names_another(two)
}

/// Whether both are approximate by the same word behind the figure: 1000余吨, 3000余吨.
fn are_alike_approximate(one: &Mention, two: &Mention) -> bool {
    fn inside<'a>(mention: &Mention<'a>) -> Option<&'a str> {
        let bound = mention.quantity.bounds.iter().find(|bound| bound.place == Place::Inside)?;
        Some(bound.span.of(mention.view.text))
    }
    inside(one).is_some() && inside(one) == inside(two)
}

/// Whether both figures stand in the midst of one and the same long phrase.
pub fn is_one_phrase(one: &Mention, two: &Mention) -> bool {
    let (label, noun) = (one.common_label(two), one.common_noun(two));
    // So long a phrase is the same whoever says it.
    let of_one = label >= 6 && label + noun >= 12 || !one.names_another(two);
    label >= 5
        && noun >= 3
        && label + noun >= 10
        && of_one
        && !one.agreement(two).narrowed
        && !one.names_another_place(two)
}

/// 《…等3部法律的修正案》 … 《…等5部法律的修正案》: one title but for the figure.
pub fn is_in_one_title(one: &Mention, two: &Mention) -> bool {
    const SHORTEST: usize = 8;
    fn rest<'a>(mention: &Mention<'a>) -> Option<(&'a str, &'a str)> {
        let figure = mention.quantity.figure;
        let quoted = mention.view.facts.quoted.iter().filter(|quoted| quoted.span.covers(figure));
        let title = quoted.map(|quoted| quoted.span).max_by_key(|span| span.end - span.start)?;
        let text = mention.view.text;
        text[title.start as usize..].starts_with('《').then(|| {
            let before = &text[title.start as usize..figure.start as usize];
            (before, &text[figure.end as usize..title.end as usize])
        })
    }
    rest(one).is_some_and(|title| {
        title.0.chars().count() + title.1.chars().count() >= SHORTEST && rest(two) == Some(title)
    })
}

/// Whether both are round sizes right before the noun that they describe: a 2600吨起重机 and a 2400吨起重机 are two makes.
pub fn are_makes(one: &Mention, two: &Mention) -> bool {
    let round = |mention: &Mention| (mention.quantity.written % Decimal::ONE_HUNDRED).is_zero();
    let measured = one.quantity.kind == Kind::Measure && two.quantity.kind == Kind::Measure;
    measured && one.common_noun(two) >= 2 && round(one) && round(two)
}

/// Whether both count the same named set: the same noun, the longer the weaker the slip, with nothing said of another
/// place or a part.
pub fn is_one_set(one: &Mention, two: &Mention, slip: Slip, strength: u32) -> bool {
    let noun = one.common_noun(two);
    let bare = one.is_bare() && two.is_bare();
    let of_things = one.quantity.kind != Kind::Percent;
    let enough = match strength {
        2 => bare && noun >= 4,
        3 => noun >= 4 && (bare || slip == Slip::Swapped && noun >= 6),
        _ => noun >= 3 && slip == Slip::Swapped || noun >= 5,
    };
    let agreement = one.agreement(two);
    of_things && enough && !agreement.narrowed && !one.names_another(two)
}

/// Whether the two clauses are made of the same words, in any order: 渡口离县城28公里, 从县城到渡口的82公里.
pub fn is_one_clause(one: &Mention, two: &Mention, slip: Slip, strength: u32) -> bool {
    let Overlap { least: covered, most, letters } = one.overlap(two);
    let enough = match strength {
        // Single digits tell many things apart (三班, 五班); a caption tells what the text tells.
        1 => {
            let captioned = [one, two].iter().any(|mention| mention.view.role == Role::Caption);
            captioned && covered >= 100 && letters >= 8 && one.common_noun(two) >= 8
        }
        2 => covered >= 90 && letters >= 6,
        3 => covered >= 75 && letters >= 4 && slip == Slip::Swapped || covered >= 85 && letters >= 6,
        _ => covered >= 60 && letters >= 4,
    };
    // Each with a word of its own: the two speak of different things.
    enough && most == 100 && !one.agreement(two).narrowed && !one.names_another(two)
}

/// Whether a later clause tells the figure again with its noun turned behind it: 排查出农房隐患2146处, 对排查出的2164处农房隐患.
pub fn is_turned_phrase(one: &Mention, two: &Mention, strength: u32) -> bool {
    let turned = one.turned(two).max(two.turned(one));
    let agreement = one.agreement(two);
    let enough = match strength {
        2 => turned >= 4,
        3 => turned >= 3,
        _ => turned >= 2,
    };
    enough && !agreement.narrowed && !one.names_another(two)
}
