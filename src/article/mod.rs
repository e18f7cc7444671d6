//! A page into articles: headlines, bylines, section heads, paragraphs, captions and folio lines, with torn
//! paragraphs joined and a map from joined text back to the document. Knows nothing of numbers, names or rules.

mod articles;
mod block;
mod byline;
mod caption;
mod cut;
mod ends;
mod folio;
mod folio_date;
mod head;
mod joining;
mod layout;
mod lines;
mod looks;
mod names;
mod outline;
mod roles;
mod segment;
mod sentences;
mod shape;
mod sheet;
mod title;
mod words;

#[cfg(test)]
mod tests;

pub use block::{Block, Piece, Pieces, Role, Sentence};
pub use folio::paper_of;
pub use outline::{OutlineItem, outline, outline_of};
pub use segment::{segment, segment_again};

use crate::text::Span;
use jiff::civil::Date;
use std::ops::Range;

/// One file, read as a newspaper page.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// Every block of the page, ordered by its first byte. Page furniture (folio lines) is among them.
    pub blocks: Vec<Block>,
    /// The articles, in page order. Their block ranges do not overlap; furniture outside any article is in none.
    pub articles: Vec<Article>,
    /// The publication date that the folio states.
    pub date: Option<FolioDate>,
    /// The name of the paper that the folio states, in document bytes.
    pub paper: Option<Span>,
    /// What its lines look like, for its next version.
    looks: looks::Looks,
}

/// A publication date printed in a folio line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FolioDate {
    /// The date.
    pub date: Date,
    /// Where it stands, in document bytes.
    pub span: Span,
}

/// One article of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// Its blocks, as indices into [`Page::blocks`]. A folio line that interrupts the article lies inside the range
    /// with the role [`Role::Folio`] and is no part of it.
    pub blocks: Range<usize>,
    /// Its headline, as an index into [`Page::blocks`]; none where the article begins with its first paragraph.
    pub headline: Option<usize>,
    /// The sections of the first level, in order; each holds its own.
    pub sections: Vec<Section>,
}

/// A section under a section head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The section head, as an index into [`Page::blocks`].
    pub head: usize,
    /// Head and contents, as indices into [`Page::blocks`].
    pub blocks: Range<usize>,
    /// Sections one level down.
    pub sections: Vec<Section>,
}
