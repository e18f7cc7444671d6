//! Joins the pieces of paragraphs that columns, empty lines, pictures and captions cut; leaves uncertain ends open.

use super::Role;
use super::ends::{End, begins_afresh, begins_inside, end_of, ends_unfinished, leaves_open};
use super::roles::{Placed, Sheet};

/// A paragraph as the lines it is made of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Paragraph {
    /// The lines, in reading order; at least one.
    pub lines: Vec<usize>,
    /// Whether its beginning stands elsewhere or is lost.
    pub open_start: bool,
    /// Whether its end stands elsewhere or is lost.
    pub open_end: bool,
}

/// What stands between a line and the piece of text before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Between {
    Nothing,
    /// Folio lines, labels, and captions with a credit.
    Furniture,
    /// A short line that is a caption only because of its place.
    Doubtful,
}

/// The paragraphs of the page, ordered by their first line.
pub(super) fn paragraphs(sheet: &Sheet<'_>, placed: &[Placed]) -> Vec<Paragraph> {
    let disordered = disordered_regions(sheet, placed);
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    // the paragraph that the next line may go on with
    let mut current = false;
    let mut between = Between::Nothing;
    let mut region = 0;
    for (line, place) in placed.iter().enumerate() {
        match place.role {
            Role::Paragraph => {}
            Role::Caption | Role::Label | Role::Folio => {
                let kind = if place.sure { Between::Furniture } else { Between::Doubtful };
                between = between.max(kind);
                continue;
            }
            _ => {
                current = false;
                region += 1;
                continue;
            }
        }
        let open_start = begins_inside(sheet.text(line));
        let mut piece = Paragraph { lines: vec![line], open_start, open_end: sheet.is_torn_end(line) };
        if let Some(before) = paragraphs.last_mut().filter(|_| current && !place.starts_article) {
            match fit(sheet, before, line, between, disordered.get(region).copied().unwrap_or(false)) {
                Fit::Joined => {
                    before.lines.push(line);
                    before.open_end = piece.open_end;
                    between = Between::Nothing;
                    continue;
                }
                Fit::Doubtful => {
                    before.open_end = true;
                    piece.open_start = true;
                }
                Fit::Apart => {}
            }
        }
        paragraphs.push(piece);
        current = true;
        between = Between::Nothing;
    }
    paragraphs
}

/// Whether a piece goes on with the paragraph before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fit {
    /// It does.
    Joined,
    /// It may.
    Doubtful,
    /// It does not.
    Apart,
}

fn fit(sheet: &Sheet<'_>, before: &Paragraph, line: usize, between: Between, disordered: bool) -> Fit {
    let Some(&last) = before.lines.last() else { return Fit::Apart };
    let (head, tail) = (sheet.text(last), sheet.text(line));
    let touching = line == last + 1 && sheet.lines[line].gap == 0;
    let wrapped = touching && sheet.layout.fills(&sheet.lines[last]);
    let stops = !matches!(end_of(head), End::Word | End::Cut | End::Semicolon | End::Colon);
    let fresh_indent = sheet.layout.indented && sheet.lines[line].indented;
    if wrapped && !fresh_indent {
        return if stops { Fit::Apart } else { Fit::Joined };
    }
    if !before.open_end || fresh_indent || begins_afresh(tail) {
        return Fit::Apart;
    }
    if splits_figure(head, tail) {
        return Fit::Doubtful;
    }
    let inside = begins_inside(tail);
    let unfinished = end_of(head) == End::Cut || leaves_open(last_sentence(head)) || ends_unfinished(head);
    let certain = inside || unfinished;
    match between {
        Between::Nothing => Fit::Joined,
        _ if disordered => Fit::Doubtful,
        Between::Furniture => Fit::Joined,
        Between::Doubtful if certain => Fit::Joined,
        Between::Doubtful => Fit::Doubtful,
    }
}

/// Whether the cut lies between two figures, so that nobody knows whether they are one number.
fn splits_figure(head: &str, tail: &str) -> bool {
    head.ends_with(|c: char| c.is_ascii_digit()) && tail.starts_with(|c: char| c.is_ascii_digit())
}

fn last_sentence(text: &str) -> &str {
    text.rfind('。').map_or(text, |at| &text[at + '。'.len_utf8()..])
}

/// Which regions between heads have their columns out of order: a piece in them begins inside a sentence though the
/// piece before it ends with a stop. Regions are counted by the headlines, bylines and heads before them.
fn disordered_regions(sheet: &Sheet<'_>, placed: &[Placed]) -> Vec<bool> {
    let mut regions = vec![false];
    let mut before: Option<usize> = None;
    for (line, place) in placed.iter().enumerate() {
        match place.role {
            Role::Paragraph => {
                let inside = begins_inside(sheet.text(line));
                if inside
                    && before.is_none_or(|before| !sheet.is_torn_end(before))
                    && let Some(region) = regions.last_mut()
                {
                    *region = true;
                }
                before = Some(line);
            }
            Role::Caption | Role::Label | Role::Folio => {}
            _ => {
                regions.push(false);
                before = None;
            }
        }
    }
    regions
}
