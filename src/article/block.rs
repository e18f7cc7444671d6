//! A block: one headline, byline, paragraph, caption …, with its text joined and mapped back to the document.

use crate::text::Span;
use std::ops::Deref;
use std::sync::Arc;

/// What a block is on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// 引题: the short line above the headline.
    Kicker,
    /// 主题: the headline, one to four lines.
    Headline,
    /// 副题: the line or lines under the headline that sum up the article.
    Deck,
    /// The line that names who wrote the article.
    Byline,
    /// A section head; level 1 is the highest.
    SectionHead(u8),
    /// A paragraph of the body.
    Paragraph,
    /// The words under a picture, or its credit.
    Caption,
    /// A column label (专栏名), a picture's keyword, or another short line that is no part of any article's text.
    Label,
    /// Page furniture: page number, paper, date and weekday, editors.
    Folio,
}

impl Role {
    /// Whether the block is the article's title matter: kicker, headline or deck.
    pub fn is_title(self) -> bool {
        matches!(self, Role::Kicker | Role::Headline | Role::Deck)
    }

    /// Whether the block is running prose whose claims count: paragraphs and captions.
    pub fn is_prose(self) -> bool {
        matches!(self, Role::Paragraph | Role::Caption)
    }
}

/// A run of the block's text that stands in the document in one piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where the run begins in the block's text, in bytes.
    pub at: u32,
    /// Where it stands in the document, in bytes.
    pub span: Span,
}

/// The runs of a block; nearly every block has one, which is kept without a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pieces {
    /// The only run.
    One([Piece; 1]),
    /// Several, in reading order.
    Several(Box<[Piece]>),
}

impl Deref for Pieces {
    type Target = [Piece];

    fn deref(&self) -> &[Piece] {
        match self {
            Pieces::One(piece) => piece,
            Pieces::Several(pieces) => pieces,
        }
    }
}

impl<'a> IntoIterator for &'a Pieces {
    type Item = &'a Piece;
    type IntoIter = std::slice::Iter<'a, Piece>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// A sentence of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands in the block's text, in bytes, closing marks included.
    pub span: Span,
    /// Whether one of its ends is torn off: in an open sentence nothing is counted or compared.
    pub open: bool,
}

/// One block of a page. Its text is the document's, except where pieces of a torn paragraph or the lines of a headline
/// were joined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What the block is.
    pub role: Role,
    /// The runs it is made of, in reading order; at least one.
    pub pieces: Pieces,
    /// The joined text, where there is more than one piece.
    pub joined: Option<Box<str>>,
    /// The sentences, in order; they cover the text but for white space between them.
    pub sentences: Arc<[Sentence]>,
}

impl Block {
    /// A block of one piece.
    pub fn whole(role: Role, span: Span, sentences: impl Into<Arc<[Sentence]>>) -> Block {
        Block {
            role,
            pieces: Pieces::One([Piece { at: 0, span }]),
            joined: None,
            sentences: sentences.into(),
        }
    }

    /// The block's text; `document` is the text it was cut from.
    pub fn text<'a>(&'a self, document: &'a str) -> &'a str {
        match &self.joined {
            Some(joined) => joined,
            None => self.pieces[0].span.of(document),
        }
    }

    /// The smallest span of the document that covers the block. Where the block was joined across a caption, the
    /// caption lies inside.
    pub fn hull(&self) -> Span {
        self.pieces.iter().map(|piece| piece.span).reduce(Span::hull).unwrap_or_default()
    }

    /// The parts of the document under `span` of the block's text, in reading order; at least one.
    pub fn document_parts(&self, span: Span) -> Vec<Span> {
        let mut parts = Vec::new();
        for piece in &self.pieces {
            let in_text = Span { start: piece.at, end: piece.at + piece.span.len() as u32 };
            let start = span.start.max(in_text.start);
            let end = span.end.min(in_text.end);
            if start < end {
                parts.push(Span {
                    start: piece.span.start + (start - piece.at),
                    end: piece.span.start + (end - piece.at),
                });
            }
        }
        if parts.is_empty() {
            parts.push(Span::empty(self.document_offset(span.start as usize)));
        }
        parts
    }

    /// The part of the document under `span` of the text of a block in one piece.
    pub fn unbroken_span(&self, span: Span) -> Option<Span> {
        let Pieces::One([piece]) = self.pieces else { return None };
        let lies_inside = !span.is_empty() && span.end as usize <= piece.span.len();
        lies_inside.then(|| span.shifted(piece.span.start as usize))
    }

    /// The one span of the document that stands for `span` of the block's text: the whole where nothing but white
    /// space lies between its parts, else the first part.
    pub fn document_span(&self, span: Span, document: &str) -> Span {
        if let Some(unbroken) = self.unbroken_span(span) {
            return unbroken;
        }
        let parts = self.document_parts(span);
        let hull = parts.iter().copied().reduce(Span::hull).unwrap_or_default();
        let only_space_between = parts.windows(2).all(|pair| {
            pair[0].end <= pair[1].start
                && Span { start: pair[0].end, end: pair[1].start }
                    .of(document)
                    .chars()
                    .all(char::is_whitespace)
        });
        if only_space_between { hull } else { parts[0] }
    }

    /// The document offset of the byte `offset` of the block's text; an offset in a joint counts as the end of the
    /// piece before it.
    pub fn document_offset(&self, offset: usize) -> usize {
        let mut found = self.pieces[0].span.start as usize;
        for piece in &self.pieces {
            if piece.at as usize > offset {
                break;
            }
            found = piece.span.start as usize + (offset - piece.at as usize).min(piece.span.len());
        }
        found
    }

    /// The offset in the block's text of the document's byte `offset`, if it touches one of the pieces.
    pub fn text_offset(&self, offset: usize) -> Option<usize> {
        let piece = self.pieces.iter().find(|piece| piece.span.touches(offset))?;
        Some(piece.at as usize + offset - piece.span.start as usize)
    }

    /// Whether `span` of the block's text touches a sentence with a torn end.
    pub fn is_open_at(&self, span: Span) -> bool {
        self.sentences.iter().any(|sentence| sentence.open && sentence.span.overlaps(span))
    }
}
