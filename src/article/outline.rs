//! The outline of a page: articles and their sections, as an editor would draw it.

use super::{Article, Page, Role, Section};
use crate::text::Span;
use std::ops::Range;

/// One line of the outline with what lies under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutlineItem {
    /// The headline or section head, its lines joined; where an article has none, the first words of its text.
    pub title: String,
    /// Where the title stands, in document bytes; inside [`OutlineItem::range`].
    pub title_range: Span,
    /// From the first to the last line, in document bytes.
    pub range: Span,
    /// The sections under it.
    pub sections: Vec<OutlineItem>,
}

/// Characters of an untitled article's text that stand for its title.
const FIRST_WORDS: usize = 20;

/// The articles of `page` with their sections; `document` is the text that the page was cut from.
pub fn outline(page: &Page, document: &str) -> Vec<OutlineItem> {
    page.articles.iter().filter_map(|article| outline_of(page, document, article)).collect()
}

/// One article with its sections; none where it has no words of its own.
pub fn outline_of(page: &Page, document: &str, article: &Article) -> Option<OutlineItem> {
    let range = range_of(page, article.blocks.clone())?;
    let (title, title_range) = match article.headline {
        Some(headline) => title_of(page, document, headline),
        None => first_words(page, document, article.blocks.clone())?,
    };
    let sections =
        article.sections.iter().filter_map(|section| of_section(page, document, section)).collect();
    Some(OutlineItem { title, title_range, range, sections })
}

fn of_section(page: &Page, document: &str, section: &Section) -> Option<OutlineItem> {
    let range = range_of(page, section.blocks.clone())?;
    let (title, title_range) = title_of(page, document, section.head);
    let sections = section.sections.iter().filter_map(|inner| of_section(page, document, inner)).collect();
    Some(OutlineItem { title, title_range, range, sections })
}

/// The title in a block, with where it stands.
fn title_of(page: &Page, document: &str, block: usize) -> (String, Span) {
    let block = &page.blocks[block];
    let title = block.text(document).trim_matches(|c: char| c.is_whitespace() || "■●◆★□◎◇▶►☆○".contains(c));
    (title.split_whitespace().collect::<Vec<_>>().join(" "), block.hull())
}

/// The first words of an article without headline, with where they stand.
fn first_words(page: &Page, document: &str, blocks: Range<usize>) -> Option<(String, Span)> {
    let furniture = |role| matches!(role, Role::Folio | Role::Label);
    let block = page.blocks[blocks].iter().find(|block| !furniture(block.role))?;
    let text = block.text(document);
    let end = text.char_indices().nth(FIRST_WORDS).map_or(text.len(), |(at, _)| at);
    let mut title = text[..end].trim().to_owned();
    if end < text.len() {
        title.push('…');
    }
    Some((title, block.document_parts(Span::new(0, end))[0]))
}

/// From the first to the last byte of the blocks, folio lines at the end left out.
fn range_of(page: &Page, blocks: Range<usize>) -> Option<Span> {
    page.blocks[blocks]
        .iter()
        .filter(|block| block.role != Role::Folio)
        .map(super::Block::hull)
        .reduce(Span::hull)
}
