//! Cuts a page into blocks and articles.

use super::articles::{BlockStart, articles_of};
use super::joining::{Paragraph, paragraphs};
use super::lines::lines_of;
use super::looks::Looks;
use super::roles::{Placed, place};
use super::sentences::{one_sentence, sentences_of};
use super::shape::Shape;
use super::sheet::Sheet;
use super::{Block, FolioDate, Page, Piece, Pieces, Role, Sentence};
use crate::text::Span;
use std::ops::Range;
use std::sync::Arc;

/// Reads `document` as a newspaper page. Never fails; a text of no recognisable shape is one article of paragraphs.
pub fn segment(document: &str) -> Page {
    segment_again(document, None)
}

/// The same for a new version of a document: lines that stand where they stood in the `previous` one, counted from the
/// front or the back, are not looked at again.
pub fn segment_again(document: &str, previous: Option<(&str, &Page)>) -> Page {
    let lines = lines_of(document);
    let looks = Looks::of(document, &lines, previous);
    let sheet = Sheet::of(document, &lines, &looks);
    let placed = place(&sheet);
    let mut cut = Cutter { sheet: &sheet, blocks: Vec::new(), starts: Vec::new() };
    cut.blocks(&placed);
    let Cutter { mut blocks, starts, .. } = cut;
    let articles = articles_of(&mut blocks, &starts);
    Page { blocks, articles, date: folio_date(&sheet), paper: paper(&sheet), looks }
}

struct Cutter<'s, 'a> {
    sheet: &'s Sheet<'a>,
    blocks: Vec<Block>,
    starts: Vec<BlockStart>,
}

impl Cutter<'_, '_> {
    fn blocks(&mut self, placed: &[Placed]) {
        let paragraphs = paragraphs(self.sheet, placed);
        let mut ahead = paragraphs.iter().peekable();
        self.blocks.reserve(placed.len());
        self.starts.reserve(placed.len());
        let mut at = 0;
        while at < placed.len() {
            let place = placed[at];
            let start = BlockStart { starts_article: place.starts_article, style: place.style };
            if place.role == Role::Paragraph {
                if let Some(paragraph) = ahead.next_if(|paragraph| paragraph.lines[0] == at) {
                    self.push(start, self.paragraph(paragraph));
                }
                at += 1;
                continue;
            }
            let end = (at + 1..placed.len()).find(|&line| !placed[line].continues).unwrap_or(placed.len());
            self.push(start, self.lines(place.role, at..end));
            at = end;
        }
    }

    fn push(&mut self, start: BlockStart, block: Block) {
        self.blocks.push(block);
        self.starts.push(start);
    }

    fn paragraph(&self, paragraph: Paragraph<'_>) -> Block {
        let (open_start, open_end) = (paragraph.open_start, paragraph.open_end);
        let lines = paragraph.lines;
        if let &[line] = lines {
            let closed = self.sheet.looks.line(line).sentences(self.sheet.text(line));
            let sentences =
                if open_start || open_end { opened(&closed, open_start, open_end) } else { closed };
            return Block::whole(Role::Paragraph, self.sheet.lines[line].span, sentences);
        }
        let (pieces, joined) = self.join(lines.iter().copied(), "");
        let sentences = opened(&sentences_of(&joined), open_start, open_end);
        Block { role: Role::Paragraph, pieces, joined: Some(joined), sentences }
    }

    /// A block that is no paragraph: its lines joined with a space.
    fn lines(&self, role: Role, lines: Range<usize>) -> Block {
        if lines.len() == 1 {
            let (look, text) = (self.sheet.looks.line(lines.start), self.sheet.text(lines.start));
            let sentences = if role == Role::Caption { look.sentences(text) } else { look.whole(text) };
            return Block::whole(role, self.sheet.lines[lines.start].span, sentences);
        }
        let (pieces, joined) = self.join(lines, " ");
        let sentences = if role == Role::Caption { sentences_of(&joined) } else { one_sentence(&joined) };
        Block { role, pieces, joined: Some(joined), sentences: sentences.into() }
    }

    /// The pieces of several `lines`, and their joined text.
    fn join(&self, lines: impl ExactSizeIterator<Item = usize>, joint: &str) -> (Pieces, Box<str>) {
        let mut pieces = Vec::with_capacity(lines.len());
        let mut joined = String::new();
        for line in lines {
            let text = self.sheet.text(line);
            if !joined.is_empty() {
                joined.push_str(if joint.is_empty() { word_joint(&joined, text) } else { joint });
            }
            pieces.push(Piece { at: joined.len() as u32, span: self.sheet.lines[line].span });
            joined.push_str(text);
        }
        (Pieces::Several(pieces.into()), joined.into_boxed_str())
    }
}

/// The sentences of a paragraph whose first or last one is torn.
fn opened(sentences: &[Sentence], start: bool, end: bool) -> Arc<[Sentence]> {
    let mut sentences = sentences.to_vec();
    if let Some(first) = sentences.first_mut() {
        first.open |= start;
    }
    if let Some(last) = sentences.last_mut() {
        last.open |= end;
    }
    sentences.into()
}

/// What stands between two pieces of a sentence: a space between Latin words, else nothing.
fn word_joint(head: &str, tail: &str) -> &'static str {
    let latin = |c: char| c.is_ascii_alphanumeric();
    if head.ends_with(latin) && tail.starts_with(latin) { " " } else { "" }
}

/// The publication date: a dated folio line with more than the date in it or about it goes before a bare date.
fn folio_date(sheet: &Sheet<'_>) -> Option<FolioDate> {
    let dated = |line: usize| match sheet.shapes[line] {
        Shape::Folio(folio) => {
            let (date, span) = folio.date?;
            let start = sheet.lines[line].span.start as usize;
            Some((folio.bare_date, FolioDate { date, span: span.shifted(start) }))
        }
        _ => None,
    };
    let all: Vec<_> = (0..sheet.lines.len()).filter_map(dated).collect();
    all.iter().find(|(bare, _)| !bare).or(all.first()).map(|(_, date)| *date)
}

fn paper(sheet: &Sheet<'_>) -> Option<Span> {
    (0..sheet.lines.len()).find_map(|line| match sheet.shapes[line] {
        Shape::Folio(folio) => folio.paper.map(|span| span.shifted(sheet.lines[line].span.start as usize)),
        _ => None,
    })
}
