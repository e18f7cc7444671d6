//! Cuts a page into blocks and articles.

use super::articles::{BlockStart, articles_of};
use super::joining::{Paragraph, paragraphs};
use super::lines::{Line, lines_of};
use super::roles::{Placed, Sheet, place};
use super::sentences::{one_sentence, sentences_of};
use super::shape::{Shape, shape_of};
use super::{Block, FolioDate, Page, Piece, Role, Sentence};
use crate::text::Span;

/// Reads `document` as a newspaper page. Never fails; a text of no recognisable shape is one article of paragraphs.
pub fn segment(document: &str) -> Page {
    segment_again(document, None)
}

/// The same for a new version of a document: lines that stand where they stood in the `previous` one, counted from the
/// front or the back, are not looked at again.
pub fn segment_again(document: &str, previous: Option<(&str, &Page)>) -> Page {
    let lines = lines_of(document);
    let looks = looks_of(document, &lines, previous);
    let sheet = Sheet::of(document, &lines, looks.iter().map(|&(_, shape)| shape).collect());
    let placed = place(&sheet);
    let mut cut = Cutter { sheet: &sheet, blocks: Vec::new(), starts: Vec::new() };
    cut.blocks(&placed);
    let Cutter { mut blocks, starts, .. } = cut;
    let articles = articles_of(&mut blocks, &starts);
    Page { blocks, articles, date: folio_date(&sheet), paper: paper(&sheet), looks: Looks(looks) }
}

/// Every line that is not blank, with its look by itself.
fn looks_of(document: &str, lines: &[Line], previous: Option<(&str, &Page)>) -> Vec<(Line, Shape)> {
    let (before, known) = previous.map_or(("", [].as_slice()), |(before, page)| (before, &page.looks.0[..]));
    let look = |(index, line): (usize, &Line)| {
        let text = line.span.of(document);
        let from_back = (known.len() + index).checked_sub(lines.len()).and_then(|index| known.get(index));
        let mut there = known.get(index).into_iter().chain(from_back);
        let same = there.find(|(known, _)| known.markdown == line.markdown && known.span.of(before) == text);
        (*line, same.map_or_else(|| shape_of(line, text), |&(_, shape)| shape))
    };
    lines.iter().enumerate().map(look).collect()
}

/// What every line of a page looks like by itself, kept for the page's next version.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Looks(Vec<(Line, Shape)>);

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
        let (pieces, joined) = self.join(paragraph.lines.iter().copied(), "");
        let text = joined.as_deref().unwrap_or_else(|| pieces[0].span.of(self.sheet.document));
        let mut sentences = sentences_of(text);
        if paragraph.open_start
            && let Some(first) = sentences.first_mut()
        {
            first.open = true;
        }
        if paragraph.open_end
            && let Some(last) = sentences.last_mut()
        {
            last.open = true;
        }
        Block { role: Role::Paragraph, pieces, joined, sentences }
    }

    /// A block that is no paragraph: its lines joined with a space.
    fn lines(&self, role: Role, lines: std::ops::Range<usize>) -> Block {
        let (pieces, joined) = self.join(lines, " ");
        let text = joined.as_deref().unwrap_or_else(|| pieces[0].span.of(self.sheet.document));
        let sentences: Vec<Sentence> =
            if role == Role::Caption { sentences_of(text) } else { one_sentence(text) };
        Block { role, pieces, joined, sentences }
    }

    /// The pieces of `lines`, and their joined text where there are several.
    fn join(
        &self,
        lines: impl ExactSizeIterator<Item = usize>,
        joint: &str,
    ) -> (Vec<Piece>, Option<Box<str>>) {
        let mut pieces = Vec::with_capacity(lines.len());
        if lines.len() == 1 {
            pieces.extend(lines.map(|line| Piece { at: 0, span: self.sheet.lines[line].span }));
            return (pieces, None);
        }
        let mut joined = String::new();
        for line in lines {
            let text = self.sheet.text(line);
            if !joined.is_empty() {
                joined.push_str(if joint.is_empty() { word_joint(&joined, text) } else { joint });
            }
            pieces.push(Piece { at: joined.len() as u32, span: self.sheet.lines[line].span });
            joined.push_str(text);
        }
        (pieces, Some(joined.into_boxed_str()))
    }
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
