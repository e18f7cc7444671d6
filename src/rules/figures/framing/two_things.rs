//! What the article tells of two figures elsewhere or around them that makes them figures of two things.

use crate::facts::quantity::Kind;
use crate::rules::figures::licence::Mention;
use crate::rules::word_lists::List;
use crate::text::holds_any;
use rust_decimal::Decimal;

/// Whether two of the `mentions` of an article are surely told of two things.
pub fn are_two_things(one: &Mention, two: &Mention, mentions: &[Mention]) -> bool {
    are_told_together(one, two, mentions)
        || makes_up(one, two, mentions)
        || makes_up(two, one, mentions)
        || one.is_contrasted_with(two)
        || are_quotations(one, two)
}

/// Whether both figures stand in one sentence, which does not tell one statement twice.
pub fn same_sentence(one: &Mention, two: &Mention) -> bool {
    one.block == two.block
        && one.view.sentence_at(one.quantity.figure.start as usize)
            == one.view.sentence_at(two.quantity.figure.start as usize)
}

/// Whether a sentence tells both figures, which are two then: 面积由2.4万亩增加到4.2万亩.
fn are_told_together(one: &Mention, two: &Mention, mentions: &[Mention]) -> bool {
    let [first, second] = [one, two].map(|mention| mention.quantity.key());
    let mut of_first = mentions.iter().filter(|mention| mention.quantity.key() == first);
    of_first.any(|mention| {
        let in_block = mention.view.facts.quantities.iter().filter(|it| it.key() == second);
        let sentence = mention.view.sentence_at(mention.quantity.figure.start as usize);
        sentence
            .is_some_and(|sentence| in_block.clone().any(|quantity| sentence.span.covers(quantity.figure)))
    })
}

/// Whether `whole` is `part` and another figure of its sentence: 项目64项 … 央企项目50项, 地方国企项目14项.
fn makes_up(whole: &Mention, part: &Mention, mentions: &[Mention]) -> bool {
    let rest = whole.quantity.written - part.quantity.written;
    let in_sentence =
        |other: &&Mention| same_sentence(other, part) && other.quantity.same_unit(part.quantity);
    rest > Decimal::ZERO && mentions.iter().filter(in_sentence).any(|other| other.quantity.written == rest)
}

/// Whether one of the two is a price or a rate of a market report, which tells of many goods in the same words.
fn are_quotations(one: &Mention, two: &Mention) -> bool {
    let quoted = |mention: &Mention| {
        let priced = matches!(mention.quantity.kind, Kind::Money | Kind::Percent | Kind::Measure)
            || mention.quantity.counts_in() == Some("点");
        priced && holds_any(mention.sentence(), List::Quotations.words())
    };
    quoted(one) || quoted(two)
}
