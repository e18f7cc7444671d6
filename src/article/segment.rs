//! Cuts a page into blocks and articles.

use super::{Article, Block, Page, Role, Sentence};
use crate::text::Span;

/// Reads `document` as a newspaper page. Never fails; a text of no recognisable shape is one article of paragraphs.
pub fn segment(document: &str) -> Page {
    let mut blocks = Vec::new();
    let mut at = 0;
    for line in document.split_inclusive('\n') {
        let trimmed = line.trim();
        if !trimmed.is_empty() {
            let start = at + (line.len() - line.trim_start().len());
            let span = Span::new(start, start + trimmed.len());
            let role =
                if blocks.is_empty() && !trimmed.ends_with('。') { Role::Headline } else { Role::Paragraph };
            let whole = Sentence { span: Span::new(0, trimmed.len()), open: false };
            blocks.push(Block::whole(role, span, vec![whole]));
        }
        at += line.len();
    }
    let headline = blocks.first().filter(|block| block.role == Role::Headline).map(|_| 0);
    let articles = if blocks.is_empty() {
        vec![]
    } else {
        vec![Article { blocks: 0..blocks.len(), headline, sections: vec![] }]
    };
    Page { blocks, articles, ..Page::default() }
}
