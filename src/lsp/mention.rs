//! What stands under the cursor, and where else in the article the same thing stands.

use crate::analysis::Analysis;
use crate::facts::name::PersonForm;
use crate::facts::quantity::Quantity;
use crate::facts::quoted::{Marks, Quoted};
use crate::facts::register::{At, Entity, Form, Mention};
use crate::terms::TermHit;
use crate::text::Span;

/// A place in a block of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct InBlock {
    /// The block, by its index on the page.
    pub block: usize,
    /// The article that holds it, by its index on the page; none for a block in no article.
    pub article: Option<usize>,
    /// The byte of the block's text.
    pub offset: usize,
}

impl InBlock {
    /// The place of the document's byte `offset`; none between blocks.
    pub(super) fn at(analysis: &Analysis, offset: usize) -> Option<InBlock> {
        let (block, in_text) = analysis.block_at(offset)?;
        let article = analysis.page.articles.iter().position(|article| article.blocks.contains(&block));
        Some(InBlock { block, article, offset: in_text })
    }
}

/// All mentions of one thing in one article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mentions {
    /// Where they stand, each in one or more parts, in bytes of the document and in text order.
    pub places: Vec<Vec<Span>>,
    /// Which of them is under the cursor.
    pub here: usize,
    /// Which of them introduces the thing.
    pub first: usize,
    /// Those written with the same words as the one under the cursor, where they can be written anew together.
    pub same_words: Vec<usize>,
    /// The surname alone, where the person under the cursor, named in full there, is called by it: 王 in 王书记, 老王.
    pub surnames: Vec<Vec<Span>>,
}

/// The mentions of what stands at the byte `offset` of the document: a name, a term, or else a figure.
pub(super) fn mentions_at(analysis: &Analysis, offset: usize) -> Option<Mentions> {
    let place = InBlock::at(analysis, offset)?;
    of_entity(analysis, place).or_else(|| of_term(analysis, place)).or_else(|| of_quantity(analysis, place))
}

/// The person, place, organisation or quoted term at `place`, with the index of its mention.
pub(super) fn entity_at(analysis: &Analysis, place: InBlock) -> Option<(&Entity, usize)> {
    let article = place.article?;
    let first_block = analysis.page.articles[article].blocks.start;
    analysis.articles[article].register.entity_at(place.block - first_block, place.offset)
}

/// The known term at `place`.
pub(super) fn term_at(analysis: &Analysis, place: InBlock) -> Option<&TermHit> {
    analysis.blocks[place.block].terms.iter().find(|hit| hit.span.touches(place.offset))
}

/// The innermost phrase in quotation marks at `place`; a title in book marks is none.
pub(super) fn quoted_at(analysis: &Analysis, place: InBlock) -> Option<&Quoted> {
    let quoted = analysis.blocks[place.block].facts.quoted.iter();
    let around = quoted.filter(|it| it.marks != Marks::Book && it.span.touches(place.offset));
    around.min_by_key(|it| it.span.len())
}

/// The quantity at `place`.
pub(super) fn quantity_at(analysis: &Analysis, place: InBlock) -> Option<&Quantity> {
    let quantities = &analysis.blocks[place.block].facts.quantities;
    let touching = quantities.iter().filter(|quantity| quantity.span.touches(place.offset));
    // Where two quantities meet, the one that begins at the cursor is meant.
    touching.min_by_key(|quantity| quantity.span.end as usize == place.offset)
}

/// The mentions of the entity and of its short forms; only those with the words under the cursor are written anew.
fn of_entity(analysis: &Analysis, place: InBlock) -> Option<Mentions> {
    let (entity, here) = entity_at(analysis, place)?;
    let article = place.article?;
    let first_block = analysis.page.articles[article].blocks.start;
    let parts = |at: At| analysis.page.blocks[first_block + at.block].document_parts(at.span);
    let called = analysis.articles[article].register.called(entity);
    let introduction = called.first()?.first_full_mention();
    let mut mentions: Vec<(&Entity, &Mention)> =
        called.iter().flat_map(|it| it.mentions.iter().map(move |mention| (*it, mention))).collect();
    mentions.sort_by_key(|(_, mention)| mention.at);
    let under_cursor = &entity.mentions[here];
    let position = |wanted: &Mention| mentions.iter().position(|(_, mention)| std::ptr::eq(*mention, wanted));
    let has_same_words = |(other, mention): &(&Entity, &Mention)| {
        std::ptr::eq(*other, entity) && mention.form == under_cursor.form
    };
    Some(Mentions {
        here: position(under_cursor)?,
        first: position(introduction).unwrap_or_default(),
        same_words: (0..mentions.len()).filter(|&index| has_same_words(&mentions[index])).collect(),
        surnames: mentions
            .iter()
            .filter_map(|(other, mention)| {
                let full = &entity.forms[under_cursor.form];
                Some(parts(surname_alone(full, &other.forms[mention.form], mention.at)?))
            })
            .collect(),
        places: mentions.iter().map(|(_, mention)| parts(mention.at)).collect(),
    })
}

/// Where the surname of the full name `full` stands in a shorter form of it: 王 in 王书记, 老王.
fn surname_alone(full: &Form, short: &Form, at: At) -> Option<At> {
    let called_so = matches!(short.person, Some(PersonForm::SurnameAndPost | PersonForm::Familiar));
    if full.person != Some(PersonForm::Full) || !called_so {
        return None;
    }
    let before = if short.text.starts_with(['老', '小', '阿']) { short.text.chars().next() } else { None };
    let start = before.map_or(0, char::len_utf8);
    let shared = full.text.chars().zip(short.text[start..].chars()).take_while(|(one, two)| one == two);
    let surname: usize = shared.map(|(c, _)| c.len_utf8()).sum();
    let begin = at.span.start as usize + start;
    (surname > 0).then(|| At { span: Span::new(begin, begin + surname), ..at })
}

/// Every hit of the same entry; terms are never written anew together, because their wording is not the article's.
fn of_term(analysis: &Analysis, place: InBlock) -> Option<Mentions> {
    let hit = term_at(analysis, place)?;
    let entry = hit.entries.first()?;
    let is_same = |other: &&TermHit| other.entries.contains(entry);
    alike(analysis, place, hit.span, |block| {
        analysis.blocks[block].terms.iter().filter(is_same).map(|hit| hit.span).collect()
    })
}

/// Every figure of the article that is written the same and counts the same.
fn of_quantity(analysis: &Analysis, place: InBlock) -> Option<Mentions> {
    let here = quantity_at(analysis, place)?;
    let words = |block: usize, span: Span| span.of(analysis.blocks[block].text());
    let figure = words(place.block, here.figure);
    alike(analysis, place, here.span, |block| {
        let quantities = analysis.blocks[block].facts.quantities.iter();
        let same = quantities.filter(|it| it.same_unit(here) && words(block, it.figure) == figure);
        same.map(|it| it.span).collect()
    })
}

/// The mentions that `in_block` finds in each block of the article; `here` is the one in the block of `place`.
fn alike(
    analysis: &Analysis,
    place: InBlock,
    here: Span,
    in_block: impl Fn(usize) -> Vec<Span>,
) -> Option<Mentions> {
    let blocks = match place.article {
        Some(article) => analysis.page.articles[article].blocks.clone(),
        None => place.block..place.block + 1,
    };
    let found: Vec<(usize, Span)> =
        blocks.flat_map(|block| in_block(block).into_iter().map(move |span| (block, span))).collect();
    Some(Mentions {
        here: found.iter().position(|&it| it == (place.block, here))?,
        first: 0,
        same_words: Vec::new(),
        surnames: Vec::new(),
        places: found
            .into_iter()
            .map(|(block, span)| analysis.page.blocks[block].document_parts(span))
            .collect(),
    })
}
