//! The lines of a page with their looks, and what is settled about them before they get their roles.

use super::byline::begins_with_dateline;
use super::cut;
use super::ends::{End, begins_afresh};
use super::head::{Parallels, Style};
use super::layout::{Layout, cells};
use super::lines::Line;
use super::looks::Looks;
use super::shape::Shape;

/// Characters of the shortest line that a column breaks off in the middle of a sentence.
const LEAST_WRAPPED: usize = 20;
/// Cells by which the lines of one column differ.
const WRAPPED_DIFFERENCE: usize = 3;

/// The lines of a page with their looks and what is read off them all.
pub(super) struct Sheet<'a> {
    /// The text of the page.
    pub document: &'a str,
    /// Its lines, blank ones left out.
    pub lines: &'a [Line],
    /// The looks of each line by itself.
    pub looks: &'a Looks,
    /// The shape of each line, as its neighbours settle it.
    pub shapes: Vec<Shape>,
    /// How the page sets its lines.
    pub layout: Layout,
    /// Which of the lines without stop have a line of the same pattern on the page.
    parallel: Vec<bool>,
}

impl<'a> Sheet<'a> {
    /// The lines with their looks.
    pub fn of(document: &'a str, lines: &'a [Line], looks: &'a Looks) -> Sheet<'a> {
        let shapes = looks.shapes();
        let layout = Layout::of(lines, &shapes, looks);
        let mut sheet = Sheet { document, lines, looks, shapes, layout, parallel: Vec::new() };
        sheet.settle_shapes();
        sheet
    }

    /// The words of the line.
    pub fn text(&self, line: usize) -> &'a str {
        self.lines[line].span.of(self.document)
    }

    /// How the line ends.
    pub fn end(&self, line: usize) -> End {
        self.looks.line(line).end
    }

    /// Whether the line looks like a title: short and without stop.
    pub fn is_short(&self, line: usize) -> bool {
        self.shapes[line] == Shape::Short
    }

    /// Whether the line is a byline or a line of names; not where the page has no such line.
    pub fn signs(&self, line: usize) -> bool {
        matches!(self.shapes.get(line), Some(Shape::Byline | Shape::Names))
    }

    /// Settles the looks that depend on the lines around.
    fn settle_shapes(&mut self) {
        self.settle_long_titles();
        self.settle_full_lines();
        self.settle_marks();
        self.settle_lists_of_names();
        self.settle_lists();
        self.settle_wrapped_lines();
        self.find_parallels();
        self.settle_cut_sentences();
    }

    fn find_parallels(&mut self) {
        let mut parallels = Parallels::default();
        for line in 0..self.lines.len() {
            let heads_article = self.signs(line + 1);
            if self.is_short(line) && !heads_article {
                parallels.count(self.text(line));
            }
        }
        let has_partner = |line: usize| {
            matches!(self.shapes[line], Shape::Short | Shape::Head(_) | Shape::Names)
                && parallels.has_partner(self.text(line))
        };
        self.parallel = (0..self.lines.len()).map(has_partner).collect();
    }

    /// The first line of a page is its title however long, if it has no stop; so are the lines under it where
    /// paragraphs are not set apart.
    fn settle_long_titles(&mut self) {
        for line in 0..self.lines.len().saturating_sub(1).min(4) {
            let text = self.text(line);
            let stopless =
                self.end(line) == End::Word && !text.contains(['。', '；']) && self.lines[line].chars <= 120;
            match self.shapes[line] {
                Shape::Prose if stopless && self.layout.full_line.is_none() => {
                    self.shapes[line] = Shape::Short
                }
                Shape::Short => {}
                _ => return,
            }
            if self.layout.spaced {
                return;
            }
        }
    }

    /// Directly under a long line that ends with a comma no head can stand, nor under one that goes on with it and is
    /// as wide.
    fn settle_wrapped_lines(&mut self) {
        let mut in_wrapped = false;
        for line in 1..self.lines.len() {
            let may_go_on =
                self.is_short(line) && self.lines[line].gap == 0 && self.shapes[line - 1] == Shape::Prose;
            in_wrapped = may_go_on
                && (self.breaks_off(line - 1) || (in_wrapped && self.is_as_wide(line)))
                && !self.heads_report(line);
            if in_wrapped {
                self.shapes[line] = Shape::Prose;
            }
        }
    }

    fn breaks_off(&self, line: usize) -> bool {
        self.lines[line].chars >= LEAST_WRAPPED && self.end(line) == End::Cut
    }

    /// Whether the line is about as wide as the one before.
    fn is_as_wide(&self, line: usize) -> bool {
        cells(&self.lines[line]).abs_diff(cells(&self.lines[line - 1])) <= WRAPPED_DIFFERENCE
    }

    fn heads_report(&self, line: usize) -> bool {
        self.signs(line + 1) || self.prose_after(line).is_some_and(begins_with_dateline)
    }

    /// Names after a colon, and many names, are part of the text.
    fn settle_lists_of_names(&mut self) {
        let mut in_list = false;
        for line in 1..self.lines.len() {
            let is_announced = || self.shapes[line - 1] == Shape::Prose && self.end(line - 1) == End::Colon;
            let many = self.lines[line].chars > 60;
            in_list = self.shapes[line] == Shape::Names && (in_list || many || is_announced());
            if in_list {
                self.shapes[line] = Shape::Prose;
            }
        }
    }

    /// On a hard-wrapped page a full line is running text, however short.
    fn settle_full_lines(&mut self) {
        for (shape, line) in self.shapes.iter_mut().zip(self.lines) {
            let wordy =
                matches!(shape, Shape::Short | Shape::Exclaiming | Shape::Announcing | Shape::Head(_));
            if wordy && line.markdown == 0 && self.layout.fills(line) {
                *shape = Shape::Prose;
            }
        }
    }

    /// Short lines that end with a colon or an exclamation mark are titles at the top of an article, else running text.
    fn settle_marks(&mut self) {
        let mut prose_seen = false;
        for line in 0..self.lines.len() {
            let near_title = |step: usize| {
                let touching = self.lines.get(line + step).is_some_and(|next| next.gap == 0);
                self.shapes.get(line + step) == Some(&Shape::Short) && touching
            };
            let signed_title = || {
                let after = (1..=4).find(|&step| self.shapes.get(line + step) != Some(&Shape::Short));
                after.is_some_and(|step| step > 1 && self.signs(line + step))
            };
            let settled = match self.shapes[line] {
                Shape::Announcing => {
                    let short_follows = self.shapes.get(line + 1) == Some(&Shape::Short);
                    (short_follows && !prose_seen) || signed_title()
                }
                Shape::Exclaiming => {
                    let signed = self.signs(line + 1) && line + 2 < self.lines.len();
                    let at_top =
                        !prose_seen && line + 1 < self.lines.len() && !begins_afresh(self.text(line));
                    at_top || signed || near_title(1)
                }
                shape => {
                    prose_seen |= matches!(shape, Shape::Prose | Shape::Byline | Shape::Names);
                    continue;
                }
            };
            self.shapes[line] = if settled { Shape::Short } else { Shape::Prose };
            prose_seen |= !settled;
        }
    }

    /// Numbered lines that follow one another without text between are a list, not heads; so are five short lines and
    /// more that touch each other.
    fn settle_lists(&mut self) {
        let mut start = 0;
        while start < self.lines.len() {
            let Shape::Head(style) = self.shapes[start] else {
                start += 1;
                continue;
            };
            let end = (start..self.lines.len()).find(|&line| self.shapes[line] != Shape::Head(style));
            let end = end.unwrap_or(self.lines.len());
            let numbered = !matches!(style, Style::Markdown(_) | Style::Chapter);
            if numbered && end - start > 1 {
                self.shapes[start..end].fill(Shape::Prose);
            }
            start = end;
        }
        let mut start = 0;
        while start < self.lines.len() {
            let touches = |line: usize| self.is_short(line) && (line == start || self.lines[line].gap == 0);
            let end = (start..self.lines.len()).find(|&line| !touches(line)).unwrap_or(self.lines.len());
            if end - start > 4 && start > 0 {
                self.shapes[start..end].fill(Shape::Prose);
            }
            start = end.max(start + 1);
        }
    }

    /// Short pieces of cut sentences are running text.
    fn settle_cut_sentences(&mut self) {
        let has_heads = (0..self.lines.len()).any(|line| self.is_short(line) && self.has_parallel(line));
        for line in 1..self.lines.len() {
            let is_alone = self.is_short(line) && self.lines[line].gap > 0 && !self.signs(line + 1);
            if !is_alone || !self.follows_prose(line) {
                continue;
            }
            let next = self.prose_after(line);
            if self.has_parallel(line) || next.is_some_and(begins_with_dateline) {
                continue;
            }
            let touching = self.lines.get(line + 1).is_some_and(|next| next.gap == 0) && next.is_none();
            // what is set off as under a picture says nothing by not being a head
            let set_off = self.lines[line].gap >= self.layout.wide_gap;
            let next = next.filter(|_| !set_off);
            let evidence =
                cut::evidence(self.text(line), self.lines[line].chars, next, has_heads && !set_off);
            if evidence >= cut::ENOUGH && !touching {
                self.shapes[line] = Shape::Prose;
            }
        }
    }

    /// Whether the line before, captions and folio lines passed over, is running text or a section head.
    fn follows_prose(&self, line: usize) -> bool {
        let furniture = |before: &usize| {
            matches!(self.shapes[*before], Shape::Caption | Shape::Folio(_) | Shape::Ornament)
        };
        let before = (line.saturating_sub(12)..line).rev().find(|before| !furniture(before));
        before.is_some_and(|before| match self.shapes[before] {
            Shape::Prose | Shape::Head(_) => true,
            Shape::Short => self.has_parallel(before),
            _ => false,
        })
    }

    /// The running text after the line, captions and folio lines passed over.
    fn prose_after(&self, line: usize) -> Option<&'a str> {
        let end = self.lines.len().min(line + 12);
        let next = (line + 1..end)
            .find(|&next| !matches!(self.shapes[next], Shape::Caption | Shape::Folio(_) | Shape::Ornament))?;
        (self.shapes[next] == Shape::Prose).then(|| self.text(next))
    }

    /// Whether the line has another of its pattern on the page, as section heads have.
    pub fn has_parallel(&self, line: usize) -> bool {
        self.parallel[line]
    }

    /// Whether the line's text ends in the middle of a sentence.
    pub fn is_torn_end(&self, line: usize) -> bool {
        if !self.layout.stopped {
            return false;
        }
        match self.end(line) {
            End::Cut => true,
            End::Word => {
                self.lines[line].chars > 40
                    || self.layout.spaced
                    || self.text(line).contains(['。', '，', ','])
            }
            _ => false,
        }
    }
}
