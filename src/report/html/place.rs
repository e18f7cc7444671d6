//! Places of a page as the report links them: the block, and the characters in it.

use crate::report::Checked;
use crate::text::Span;
use crate::text::utf16_len;
use maud::{Markup, html};

/// A run of one block's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct InBlock {
    /// The block's index in the page.
    pub block: usize,
    /// Bytes of the block's text.
    pub span: Span,
}

/// The runs of block texts under `span` of the document, in reading order.
pub(super) fn in_blocks(checked: &Checked, span: Span) -> Vec<InBlock> {
    let mut runs = Vec::new();
    for (block, it) in checked.analysis.page.blocks.iter().enumerate() {
        for piece in it.pieces.iter().filter(|piece| piece.span.overlaps(span)) {
            let start = piece.span.start.max(span.start) - piece.span.start + piece.at;
            let end = piece.span.end.min(span.end) - piece.span.start + piece.at;
            runs.push(InBlock { block, span: Span { start, end } });
        }
    }
    runs
}

/// A link to a run of text on page `page`: to its block, with the UTF-16 offset and length for the script.
pub(super) fn link(page: usize, checked: &Checked, at: InBlock, words: &str) -> Markup {
    let text = checked.analysis.blocks[at.block].text();
    let from = utf16_len(&text[..at.span.start as usize]);
    let length = utf16_len(at.span.of(text));
    html! { a href={ "#p" (page) "b" (at.block) } data-r={ (from) " " (length) } { (words) } }
}
