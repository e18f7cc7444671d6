//! Joins the pieces of paragraphs that columns, empty lines, pictures and captions cut; leaves uncertain ends open.

use super::Role;
use super::ends::{End, begins_afresh, ends_unfinished, leaves_open};
use super::names::is_line_of_names;
use super::roles::Placed;
use super::sheet::Sheet;

/// A paragraph as the lines it is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Paragraph<'p> {
    /// The lines, in reading order; at least one.
    pub lines: &'p [usize],
    /// Whether its beginning stands elsewhere or is lost.
    pub open_start: bool,
    /// Whether its end stands elsewhere or is lost.
    pub open_end: bool,
}

/// The paragraphs of a page, ordered by their first line.
#[derive(Debug, Default)]
pub(super) struct Paragraphs {
    /// The lines of all of them, one paragraph's after the other's.
    lines: Vec<usize>,
    /// Where each begins in `lines`, and which ends are open.
    starts: Vec<Start>,
}

#[derive(Clone, Copy, Debug)]
struct Start {
    at: usize,
    open_start: bool,
    open_end: bool,
}

impl Paragraphs {
    /// The paragraphs in order.
    pub fn iter(&self) -> impl Iterator<Item = Paragraph<'_>> {
        self.starts.iter().enumerate().map(|(nth, start)| {
            let end = self.starts.get(nth + 1).map_or(self.lines.len(), |next| next.at);
            let Start { at, open_start, open_end } = *start;
            Paragraph { lines: &self.lines[at..end], open_start, open_end }
        })
    }

    fn begin(&mut self, line: usize, ends: Ends) {
        self.starts.push(Start { at: self.lines.len(), open_start: ends.inside, open_end: ends.torn });
        self.lines.push(line);
    }
}

/// How the text of a line begins and ends.
#[derive(Clone, Copy, Debug, Default)]
struct Ends {
    /// Whether it begins inside a sentence.
    inside: bool,
    /// Whether it ends inside a sentence.
    torn: bool,
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

/// The paragraphs of the page.
pub(super) fn paragraphs(sheet: &Sheet<'_>, placed: &[Placed]) -> Paragraphs {
    let ends_of = |(line, place): (usize, &Placed)| match place.role {
        Role::Paragraph => Ends { inside: sheet.looks.line(line).inside, torn: sheet.is_torn_end(line) },
        _ => Ends::default(),
    };
    let ends: Vec<Ends> = placed.iter().enumerate().map(ends_of).collect();
    let disordered = disordered_regions(placed, &ends);
    let mut paragraphs = Paragraphs::default();
    // whether the next line may go on with the last paragraph
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
        let mut ends = ends[line];
        let last = paragraphs.lines.last().copied();
        if let (Some(before), Some(last)) = (paragraphs.starts.last_mut(), last)
            && current
            && !place.starts_article
        {
            let disordered = disordered.get(region).copied().unwrap_or(false);
            match fit(sheet, last, before.open_end, line, ends.inside, between, disordered) {
                Fit::Joined => {
                    before.open_end = ends.torn;
                    paragraphs.lines.push(line);
                    between = Between::Nothing;
                    continue;
                }
                Fit::Doubtful => {
                    before.open_end = true;
                    ends.inside = true;
                }
                Fit::Apart => {}
            }
        }
        paragraphs.begin(line, ends);
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

fn fit(
    sheet: &Sheet<'_>,
    last: usize,
    open_end: bool,
    line: usize,
    inside: bool,
    between: Between,
    disordered: bool,
) -> Fit {
    let (head, tail) = (sheet.text(last), sheet.text(line));
    let touching = line == last + 1 && sheet.lines[line].gap == 0;
    let wrapped = touching && sheet.layout.fills(&sheet.lines[last]);
    let stops = !matches!(sheet.end(last), End::Word | End::Cut | End::Semicolon | End::Colon);
    let fresh_indent = sheet.layout.indented && sheet.lines[line].indented;
    if wrapped && !fresh_indent {
        return if stops { Fit::Apart } else { Fit::Joined };
    }
    if !open_end || fresh_indent || begins_afresh(tail) {
        return Fit::Apart;
    }
    // names of two lines set close to each other would read as other names
    if splits_figure(head, tail) || is_line_of_names(head) {
        return Fit::Doubtful;
    }
    let unfinished = sheet.end(last) == End::Cut || leaves_open(last_sentence(head)) || ends_unfinished(head);
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
fn disordered_regions(placed: &[Placed], ends: &[Ends]) -> Vec<bool> {
    let mut regions = vec![false];
    let mut before: Option<usize> = None;
    for (line, place) in placed.iter().enumerate() {
        match place.role {
            Role::Paragraph => {
                if ends[line].inside
                    && before.is_none_or(|before| !ends[before].torn)
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
