//! Groups the blocks of a page into articles, and their section heads into a tree.

use super::head::Style;
use super::{Article, Block, Role, Section};
use std::ops::Range;

/// What [`articles_of`] needs to know of a block.
#[derive(Clone, Copy, Debug)]
pub(super) struct BlockStart {
    /// Whether an article begins with the block.
    pub starts_article: bool,
    /// How a section head is marked.
    pub style: Style,
}

/// Sets the levels of the section heads, and returns the articles.
pub(super) fn articles_of(blocks: &mut [Block], starts: &[BlockStart]) -> Vec<Article> {
    let mut first_blocks: Vec<usize> = (0..blocks.len()).filter(|&at| starts[at].starts_article).collect();
    first_blocks.push(blocks.len());
    let mut articles = Vec::with_capacity(first_blocks.len());
    for pair in first_blocks.windows(2) {
        let end = end_of_article(blocks, pair[0]..pair[1]);
        let range = pair[0]..end;
        set_levels(&mut blocks[range.clone()], &starts[range.clone()]);
        let headline = range.clone().find(|&at| blocks[at].role == Role::Headline);
        articles.push(Article { sections: sections_of(blocks, range.clone(), 1), blocks: range, headline });
    }
    articles
}

/// The article's end: folio lines and labels behind its last block are no part of it.
fn end_of_article(blocks: &[Block], range: Range<usize>) -> usize {
    let furniture = |at: &usize| matches!(blocks[*at].role, Role::Folio | Role::Label);
    range.clone().rev().find(|at| !furniture(at)).map_or(range.end, |last| last + 1)
}

/// Sets the level of each section head by the order in which the kinds of marks first appear.
fn set_levels(blocks: &mut [Block], starts: &[BlockStart]) {
    let mut open: Vec<Style> = Vec::new();
    for (block, start) in blocks.iter_mut().zip(starts) {
        let Role::SectionHead(level) = &mut block.role else { continue };
        match open.iter().position(|&style| style == start.style) {
            Some(at) => open.truncate(at + 1),
            None => {
                let numbered = start.style < Style::Symbol;
                while numbered
                    && open.last().is_some_and(|&above| above > start.style && above < Style::Symbol)
                {
                    open.pop();
                }
                open.push(start.style);
            }
        }
        *level = open.len().min(usize::from(u8::MAX)) as u8;
    }
}

/// The sections of `level` and below among the blocks `range`.
fn sections_of(blocks: &[Block], range: Range<usize>, level: u8) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    let mut open: Vec<Section> = Vec::new();
    let level_of = |head: usize| match blocks[head].role {
        Role::SectionHead(level) => level,
        _ => 0,
    };
    let close = |open: &mut Vec<Section>, sections: &mut Vec<Section>, end: usize| {
        if let Some(mut section) = open.pop() {
            section.blocks.end = end_of_article(blocks, section.blocks.start..end);
            match open.last_mut() {
                Some(above) => above.sections.push(section),
                None => sections.push(section),
            }
        }
    };
    for at in range.clone() {
        let Role::SectionHead(found) = blocks[at].role else { continue };
        while open.last().is_some_and(|section| level_of(section.head) >= found.max(level)) {
            close(&mut open, &mut sections, at);
        }
        open.push(Section { head: at, blocks: at..at + 1, sections: Vec::new() });
    }
    while !open.is_empty() {
        close(&mut open, &mut sections, range.end);
    }
    sections
}
