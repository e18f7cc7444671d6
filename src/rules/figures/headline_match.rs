//! Which figure of a text is the one that its head means, though it is another: the words around both say so, or the two
//! are a misprint apart.

use super::casualties::Harm;
use super::headline_lead::{is_a_digit_off, is_length, tells_again};
use super::licence::{Mention, are_kin, pairs_of, touched};
use super::misprint::{self, Slip};
use crate::facts::numeral::power_of_ten;
use crate::facts::quantity::{Kind, Quantity};
use rust_decimal::Decimal;
use rustc_hash::FxHashSet;

/// A figure of the text that speaks of what a head's figure speaks of.
pub struct Match<'a, 'b> {
    /// The figure.
    pub mention: &'b Mention<'a>,
    /// How it differs from the head's.
    pub slip: Slip,
    /// How strongly the two speak for a slip.
    pub strength: u32,
    /// How well the words agree; the greatest is meant.
    pub score: u32,
}

/// What else the text could mean in the unit of a head's figure.
#[derive(Clone, Copy)]
pub struct Chances {
    /// Whether it has one value that can be meant.
    pub sole: bool,
    /// Whether it has one value at all.
    pub only_one: bool,
    /// Whether it has one value with the head's noun.
    pub sole_by_noun: bool,
    /// How often it tells the value compared.
    pub told: usize,
    /// Whether it tells the value in its first paragraph.
    pub in_lead: bool,
}

/// How like the words around a figure of the text and a head's are.
#[derive(Clone, Copy)]
pub struct Likeness {
    /// How strongly the two figures speak for a slip.
    pub strength: u32,
    /// How much of the head's wording the sentence of the text repeats, in percent.
    pub covered: u32,
    /// Whether the text has one value that can be meant.
    pub sole: bool,
    /// The letters beside both figures that are the same.
    pub beside: u32,
    /// Whether the letters next to both figures are the same.
    pub adjacent: bool,
}

/// Whether both count in kindred measure words what has one name.
pub fn names_the_same(figure: &Mention, mention: &Mention) -> bool {
    are_kin(figure.quantity, mention.quantity) && figure.common_noun(mention) >= 4
}

/// Whether the text tells of a run, 已连续10个赛季, that what the head tells made one longer or shorter.
fn is_run_gone_on(figure: &Mention, mention: &Mention) -> bool {
    let step = (figure.quantity.written - mention.quantity.written).abs() == Decimal::ONE;
    step && mention.sentence().contains("连续")
}

/// Whether the text's figure surely speaks of the same as the head's, and how well the words agree.
pub fn matched<'a, 'b>(
    figure: &Mention<'a>,
    mention: &'b Mention<'a>,
    chances: Chances,
) -> Option<Match<'a, 'b>> {
    let former_days = mention.is_of_former_days() && !figure.is_of_former_days();
    if former_days || is_run_gone_on(figure, mention) {
        return None;
    }
    let Chances { sole, only_one, sole_by_noun, told, in_lead } = chances;
    let agreement = figure.agreement(mention);
    let turned = figure.turned(mention).max(mention.turned(figure));
    let texts = [figure.view.text, mention.view.text];
    let (slip, strength) = misprint::between(figure.quantity, mention.quantity, texts);
    let covered = covered(figure, mention);
    let likeness = Likeness {
        strength,
        covered,
        sole,
        beside: agreement.before + agreement.after,
        adjacent: agreement.adjacent,
    };
    if in_lead && tells_again(figure, mention, likeness) {
        let beside = figure.common_label(mention) + figure.common_noun(mention);
        return Some(Match { mention, slip, strength, score: strength * 2 + beside as u32 + 25 });
    }
    if is_length(figure) && strength == 0 {
        return None;
    }
    let surely_a_slip = sole && strength >= 4 && slip != Slip::Changed;
    // A head tells as done what the text says will be; the phrase around the figure shows that it is the same.
    let (label, noun) = (figure.common_label(mention), figure.common_noun(mention));
    let repeated = strength >= 2 && label >= 3 && noun >= 2;
    if repeated && sole && !figure.lacks_narrow_of(mention) && !figure.is_narrowed_by(mention) {
        return Some(Match { mention, slip, strength, score: strength * 2 + 20 });
    }
    let phrase_of_head = strength >= 1 && sole && (label >= 6 || label >= 3 && noun >= 2);
    let long_phrase = strength >= 2 && label >= 6;
    // Two figures are each other's swap by chance in one case of fifty, or fewer.
    let swapped_only = only_one && slip == Slip::Swapped && strength >= 3;
    let left_out = surely_a_slip || phrase_of_head || long_phrase || swapped_only;
    let part = figure.is_part_in(mention) || figure.is_narrowed_by(mention);
    if part && (!left_out || figure.is_surely_part_in(mention)) {
        return None;
    }
    let shared = agreement.before + agreement.after + turned;
    // 50名违纪考生, the only ones of that name; 11名, told again and again.
    let only_so_named = sole_by_noun && noun >= 4 && strength >= 2 && !agreement.differ;
    let told_often = sole && told >= 2 && strength >= 2 && covered >= 45;
    if only_so_named
        || told_often
        || phrase_of_head
        || swapped_only
        || sole && is_told_again(figure, mention, strength, shared)
    {
        return Some(Match { mention, slip, strength, score: shared + strength * 2 + 20 });
    }
    // 实现营业收入33.7万亿元 … 实现营业收入63.7万亿元.
    if strength >= 3 && (label >= 4 && !agreement.differ || label >= 6) {
        return Some(Match { mention, slip, strength, score: shared + strength * 2 + 10 });
    }
    // The head is the text's own clause, shortened.
    let shortened = !agreement.differ && agreement.before >= 2 && agreement.after >= 2;
    let beside = agreement.adjacent
        || turned >= 3
        || turned >= 2 && strength >= 3 && covered >= 60
        || strength >= 4 && covered >= 70;
    let enough = match strength {
        _ if !beside => false,
        2.. if shortened => true,
        0 => covered >= 80 && shared >= 6 && !agreement.differ,
        1 => covered >= 70 && shared >= 4 || covered >= 60 && shared >= 10,
        2 => covered >= 60 && shared >= 2,
        4.. if slip == Slip::Swapped => covered >= 40,
        _ => covered >= 50 && shared >= 2 || covered >= 75,
    };
    // A digit off speaks louder than words that any other figure of the sentence has too.
    let likely = if strength >= 3 { 10 } else { 0 };
    enough.then_some(Match { mention, slip, strength, score: shared + strength * 2 + covered / 10 + likely })
}

/// Whether the text's only value in a unit is what the head means: the less the figures are alike, the more of the
/// head's words must stand around it.
fn is_told_again(figure: &Mention, mention: &Mention, strength: u32, shared: u32) -> bool {
    let said = said_around(mention);
    // A head says GDP where the text has the whole name.
    let wanted = without(figure).replace("GDP", "生产总值");
    let covered = touched(&wanted, &said);
    // GDP增长6.8%, 同比增长6.2%: the only rate of the text, told with the same verb.
    let one_rate = figure.quantity.kind == Kind::Percent && figure.common_label(mention) >= 2;
    // 五年六次改造, 先后进行了五次改造: the only number of times, of the same doing.
    let one_doing = figure.quantity.counts_in() == Some("次")
        && mention.quantity.counts_in() == Some("次")
        && figure.common_noun(mention) >= 2;
    if one_rate && covered >= 80 || one_doing && covered >= 40 {
        return true;
    }
    let figures = [figure.quantity.written, mention.quantity.written];
    let near = figures[0] < figures[1] * Decimal::TWO && figures[1] < figures[0] * Decimal::TWO;
    // Words that any figure has (投资, 面积) right before both: together with the head's other words they are enough.
    let labelled = figure.common_label(mention) >= 2;
    // 破90万册 tells that a figure of the text is above.
    let approximate = !figure.quantity.bounds.is_empty() && near && covered >= 40 && shared >= 5;
    match strength {
        0 if approximate => true,
        0 => near && covered >= 70 && shared >= 3 || covered >= 90 && figure.common_label(mention) >= 3,
        1 => covered >= 75 || covered >= 60 && shared >= 2,
        2 => covered >= 45 && shared >= 2 || covered >= 75,
        3 => covered >= 30 && shared >= 2 || covered >= 50 && labelled || covered >= 75,
        _ => covered >= 30 || shared >= 4,
    }
}

/// The head's words without the figure.
fn without(figure: &Mention) -> String {
    let (text, span) = (figure.view.text, figure.quantity.span);
    format!("{}，{}", &text[..span.start as usize], &text[span.end as usize..])
}

/// The pairs of letters of the sentence of the text's figure and the one before it.
fn said_around(mention: &Mention) -> FxHashSet<(char, char)> {
    let at = mention.quantity.figure.start as usize;
    let sentences = mention.view.sentences;
    let own = sentences.iter().position(|sentence| sentence.span.contains(at));
    let start = own.map_or(0, |own| sentences[own.saturating_sub(1)].span.start as usize);
    let end = own.map_or(mention.clause().end, |own| sentences[own].span.end) as usize;
    pairs_of(&mention.view.text[start.min(end)..end])
}

/// How much of the head's wording the sentence of the text's figure and the one before it repeat, in percent.
fn covered(figure: &Mention, mention: &Mention) -> u32 {
    let said = said_around(mention);
    let half = |text: &str| {
        let wanted = pairs_of(text);
        let found = wanted.intersection(&said).count();
        (found * 100).checked_div(wanted.len()).unwrap_or(0) as u32
    };
    half(figure.view.text).max(half(figure.half()))
}

/// The figure of the text that says the head's with 万: 3600元 over 3600万元, both to three digits and more.
pub fn without_ten_thousand<'a, 'b>(
    figure: &Mention<'a>,
    below: &'b [Vec<Mention<'a>>],
) -> Option<Match<'a, 'b>> {
    let head = figure.quantity;
    let worth = power_of_ten(4);
    let plain = head.kind == Kind::Money
        && head.scale == 0
        && head.exact().is_some_and(|it| it >= Decimal::ONE_HUNDRED);
    if !plain {
        return None;
    }
    let mut told = below.iter().flatten().filter(|it| it.quantity.same_unit(head));
    let mention = told.find(|it| it.quantity.exact() == head.written.checked_mul(worth))?;
    Some(Match { mention, slip: Slip::Magnitude, strength: 4, score: covered(figure, mention) + 20 })
}

/// A figure of the text that one misprinted digit, or two in the wrong order, make the head's.
pub fn a_digit_off<'a, 'b>(
    figure: &Mention<'a>,
    mention: &'b Mention<'a>,
    in_lead: bool,
) -> Option<Match<'a, 'b>> {
    if mention.is_of_former_days() && !figure.is_of_former_days() || is_run_gone_on(figure, mention) {
        return None;
    }
    let (slip, strength) =
        misprint::between(figure.quantity, mention.quantity, [figure.view.text, mention.view.text]);
    let covered = covered(figure, mention);
    let sure = is_a_digit_off(figure, mention, (slip, strength), (covered, in_lead));
    let score = covered + if in_lead { 30 } else { 0 };
    sure.then_some(Match { mention, slip, strength, score })
}

/// The dead, hurt or missing of the text, where it has one number of them and the head another.
pub fn toll<'a, 'b>(figure: &Mention<'a>, below: &'b [Vec<Mention<'a>>]) -> Option<Match<'a, 'b>> {
    let harm = Harm::of(figure)?;
    let of_one_harm = || below.iter().flatten().filter(|mention| Harm::of(mention) == Some(harm));
    if !is_only_value(of_one_harm()) {
        return None;
    }
    let another = |mention: &&Mention| {
        !figure.lacks_narrow_of(mention) && mention.quantity.written != figure.quantity.written
    };
    let mention = of_one_harm().find(another)?;
    let (slip, strength) =
        misprint::between(figure.quantity, mention.quantity, [figure.view.text, mention.view.text]);
    let exact = [figure, mention].iter().all(|it| it.quantity.exact().is_some());
    // No parts make up what the text tells once.
    (strength > 0 || exact).then_some(Match { mention, slip, strength: strength.max(3), score: 40 })
}

/// What the text counts twice or more with the head's noun, always with one figure, which a slip makes the head's.
pub fn told_twice<'a, 'b>(figure: &Mention<'a>, below: &'b [Vec<Mention<'a>>]) -> Option<Match<'a, 'b>> {
    const NOUN: usize = 4;
    let mut told = below.iter().flatten().filter(|mention| {
        counts_the_same(figure, mention)
            && figure.common_noun(mention) >= NOUN
            && !figure.is_part_in(mention)
            && !figure.is_narrowed_by(mention)
    });
    let mention = told.next()?;
    let mut again = told.filter(|other| other.quantity.written == mention.quantity.written);
    let (slip, strength) =
        misprint::between(figure.quantity, mention.quantity, [figure.view.text, mention.view.text]);
    let sure = strength >= 1 && covered(figure, mention) >= 70 && again.next().is_some();
    sure.then_some(Match { mention, slip, strength, score: 30 })
}

/// Whether both count in one unit, or one noun with two measure words: 28支代表队, 27个代表队.
pub fn counts_the_same(figure: &Mention, mention: &Mention) -> bool {
    let [one, two] = [figure, mention].map(|mention| mention.quantity);
    let measured = |quantity: &Quantity| quantity.kind == Kind::Count && quantity.measure.is_some();
    are_kin(one, two) || measured(one) && measured(two) && figure.common_noun(mention) >= 2
}

/// Whether all the figures are one value.
pub fn is_only_value<'a, 'b>(mut mentions: impl Iterator<Item = &'b Mention<'a>>) -> bool
where
    'a: 'b,
{
    let first = mentions.next().map(|mention| mention.quantity.written);
    mentions.all(|mention| Some(mention.quantity.written) == first)
}
