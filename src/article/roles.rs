//! Gives every line of a page its role, from its own look and its neighbours.

use super::byline::{begins_with_dateline, is_signature};
use super::head::Style;
use super::shape::Shape;
use super::sheet::Sheet;
use super::{Role, title};

/// Lines of the shortest text that is all short lines.
const SHORTEST_POEM: usize = 3;

/// A line with its role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Placed {
    /// What it is. Section heads have level 1 here; `super::articles` sets the true level.
    pub role: Role,
    /// Whether an article begins with it.
    pub starts_article: bool,
    /// Whether it goes on with the headline, kicker or deck of the line before.
    pub continues: bool,
    /// Whether its own look, not only its place, makes it what it is.
    pub sure: bool,
    /// How a section head is marked.
    pub style: Style,
}

impl Placed {
    fn new(role: Role) -> Placed {
        Placed { role, starts_article: false, continues: false, sure: true, style: Style::Plain }
    }
}

/// Gives every line of the sheet its role.
pub(super) fn place(sheet: &Sheet<'_>) -> Vec<Placed> {
    let mut placer = Placer {
        sheet,
        placed: vec![Placed::new(Role::Paragraph); sheet.lines.len()],
        in_article: false,
        ended: false,
        last_prose: None,
        has_text: false,
    };
    let mut at = 0;
    while at < sheet.lines.len() {
        if sheet.shapes[at] == Shape::Prose {
            placer.prose(at);
            at += 1;
        } else {
            let end = (at..sheet.lines.len()).find(|&line| sheet.shapes[line] == Shape::Prose);
            let end = end.unwrap_or(sheet.lines.len());
            placer.between(at, end);
            at = end;
        }
    }
    placer.placed
}

/// Whether a paragraph ends with the name of its author: “……。（周平）”.
fn ends_signed(text: &str) -> bool {
    if !text.ends_with('）') {
        return false;
    }
    let Some(open) = text.rfind('（') else { return false };
    let signature = &text[open..];
    text[..open].ends_with('。') && is_signature(signature, signature.chars().count())
}

struct Placer<'s, 'a> {
    sheet: &'s Sheet<'a>,
    placed: Vec<Placed>,
    in_article: bool,
    /// Whether the article before has visibly ended: a signature, a folio line.
    ended: bool,
    last_prose: Option<usize>,
    /// Whether running text stands in the article so far.
    has_text: bool,
}

impl Placer<'_, '_> {
    fn prose(&mut self, line: usize) {
        self.placed[line] = Placed { starts_article: !self.in_article, ..Placed::new(Role::Paragraph) };
        self.in_article = true;
        self.ended = ends_signed(self.sheet.text(line));
        self.last_prose = Some(line);
        self.has_text = true;
    }

    /// Places the lines `start..end`, none of them running text; running text stands around them or the page ends.
    fn between(&mut self, start: usize, end: usize) {
        let mut rest = Vec::new();
        for line in start..end {
            match self.sheet.shapes[line] {
                Shape::Folio(_) => {
                    self.placed[line] = Placed::new(Role::Folio);
                    self.ended = true;
                }
                Shape::Ornament => self.placed[line] = Placed::new(Role::Label),
                Shape::Caption => self.placed[line] = Placed::new(Role::Caption),
                Shape::Signature => {
                    self.placed[line] = Placed::new(Role::Byline);
                    self.ended |= rest.is_empty();
                }
                _ => rest.push(line),
            }
        }
        let mut from = 0;
        for at in 1..rest.len() {
            if self.sheet.shapes[rest[at]] == Shape::Head(Style::Markdown(1)) {
                self.titles_and_heads(&rest[from..at], None);
                from = at;
            }
        }
        self.titles_and_heads(&rest[from..], (end < self.sheet.lines.len()).then_some(end));
    }

    /// Places short lines, heads and bylines; `next` is the running text under them.
    fn titles_and_heads(&mut self, lines: &[usize], next: Option<usize>) {
        let Some(&first) = lines.first() else { return };
        let at_top = !self.in_article;
        let is_title_line = |line: usize| {
            self.sheet.is_short(line)
                || self.sheet.shapes[line] == Shape::Head(Style::Markdown(1))
                || (line == first
                    && at_top
                    && matches!(self.sheet.shapes[line], Shape::Head(_) | Shape::Names))
        };
        let Some(title_at) = lines.iter().position(|&line| is_title_line(line)) else {
            return self.body(lines, next);
        };
        let title_end = lines[title_at..].iter().position(|&line| !is_title_line(line));
        let title_end = title_end.map_or(lines.len(), |end| title_at + end);
        let signed = lines.get(title_end).is_some_and(|&line| self.sheet.signs(line));
        let reported = next.is_some_and(|next| begins_with_dateline(self.sheet.text(next)));
        let opens_column = title_end - title_at > 1
            && next.is_some()
            && title::is_comment_column(self.sheet.text(lines[title_at]));
        let markdown = self.sheet.shapes[lines[title_at]] == Shape::Head(Style::Markdown(1));
        let (before, rest) = lines.split_at(title_at);
        let (mut title, mut after) = rest.split_at(title_end - title_at);
        if signed || markdown || opens_column || (reported && after.is_empty()) {
            if !before.is_empty() {
                self.body(before, None);
            }
            title = self.split_off_captions(title, at_top);
        } else if at_top {
            let last_is_head = title.len() > 1
                && next.is_some()
                && after.is_empty()
                && title
                    .last()
                    .is_some_and(|&last| self.sheet.lines[last].gap > 0 && self.sheet.has_parallel(last));
            if last_is_head {
                (title, after) = title.split_at(title.len() - 1);
            } else if next.is_none() && after.is_empty() {
                return self.page_without_text(title);
            }
        } else if self.ended
            && next.is_some()
            && after.is_empty()
            && !title.iter().any(|&line| self.sheet.has_parallel(line))
        {
            self.body(before, None);
        } else {
            return self.body(lines, next);
        }
        self.title(title);
        self.body(after, next);
    }

    /// The short lines at the end of the article before that are set off as under pictures become captions; the
    /// rest is returned.
    fn split_off_captions<'l>(&mut self, lines: &'l [usize], at_top: bool) -> &'l [usize] {
        if at_top {
            return lines;
        }
        let wide = |line: usize| self.sheet.lines[line].gap >= self.sheet.layout.wide_gap;
        let mut from = 0;
        while from + 1 < lines.len() && wide(lines[from]) && self.sheet.layout.spaced {
            self.placed[lines[from]] = self.beside_picture(lines[from]);
            from += 1;
        }
        &lines[from..]
    }

    fn title(&mut self, lines: &[usize]) {
        let sheet = self.sheet;
        let mut started = false;
        for line in title::place(sheet.document, sheet.lines, &sheet.layout, lines) {
            let starts_article = !started && line.role != Role::Label;
            started |= starts_article;
            self.placed[line.line] =
                Placed { starts_article, continues: line.continues, ..Placed::new(line.role) };
        }
        self.in_article |= started;
        self.has_text &= !started;
        self.ended = false;
    }

    /// A page of short lines only: the first is its headline if there are more, the others are its text.
    fn page_without_text(&mut self, lines: &[usize]) {
        let is_heading = |line: usize| matches!(self.sheet.shapes[line], Shape::Head(_));
        let titled = lines.len() > 1 || lines.iter().any(|&line| is_heading(line));
        let (title, text) = lines.split_at(usize::from(titled));
        self.title(title);
        for &line in text {
            self.prose(line);
        }
    }

    /// Places lines inside an article: section heads, captions, labels, bylines.
    fn body(&mut self, lines: &[usize], next: Option<usize>) {
        let sheet = self.sheet;
        let mut shorts = Vec::new();
        for (at, &line) in lines.iter().enumerate() {
            match sheet.shapes[line] {
                Shape::Head(style) => {
                    self.captions(&shorts);
                    shorts.clear();
                    self.head(line, style);
                }
                Shape::Byline | Shape::Names => {
                    self.captions(&shorts);
                    shorts.clear();
                    self.placed[line] = Placed::new(Role::Byline);
                    self.in_article_from(line);
                    self.ended |= at == 0;
                }
                _ => shorts.push(line),
            }
        }
        self.shorts(&shorts, next);
    }

    fn in_article_from(&mut self, line: usize) {
        if !self.in_article {
            self.placed[line].starts_article = true;
            self.in_article = true;
        }
    }

    fn head(&mut self, line: usize, style: Style) {
        self.placed[line] = Placed { style, ..Placed::new(Role::SectionHead(1)) };
        self.in_article_from(line);
    }

    fn captions(&mut self, lines: &[usize]) {
        for &line in lines {
            self.placed[line] = self.beside_picture(line);
        }
    }

    /// A short line that belongs to a picture: its caption, or its keyword.
    fn beside_picture(&self, line: usize) -> Placed {
        let spelled = self.sheet.text(line).is_ascii();
        let keyword = self.sheet.lines[line].chars <= 4 || spelled || !self.sheet.layout.spaced;
        let role = if keyword { Role::Label } else { Role::Caption };
        Placed { sure: false, ..Placed::new(role) }
    }

    /// Short lines in an article, above `next` or at the end of the page.
    fn shorts(&mut self, lines: &[usize], next: Option<usize>) {
        let sheet = self.sheet;
        let Some(&last) = lines.last() else { return };
        let Some(next) = next else {
            return if self.has_text || lines.len() < SHORTEST_POEM {
                self.captions(lines)
            } else {
                lines.iter().for_each(|&line| self.prose(line))
            };
        };
        if !sheet.layout.spaced {
            return self.shorts_on_compact_page(lines);
        }
        let group_at =
            (0..lines.len()).rev().find(|&at| at == 0 || sheet.lines[lines[at]].gap > 0).unwrap_or(0);
        let (earlier, group) = lines.split_at(group_at);
        let wide = |line: usize| sheet.lines[line].gap >= sheet.layout.wide_gap;
        let parallel = group.len() == 1 && sheet.has_parallel(last);
        let after_folio = last > 0 && matches!(sheet.shapes[last - 1], Shape::Folio(_));
        let interrupts =
            self.last_prose.is_some_and(|prose| sheet.is_torn_end(prose)) || sheet.looks.line(next).inside;
        if parallel && (!wide(last) || after_folio || !interrupts) {
            self.earlier_shorts(earlier);
            return self.head(last, Style::Plain);
        }
        if interrupts || (wide(group[0]) && !after_folio) {
            return self.captions(lines);
        }
        let several = group.len() > 1 || (!earlier.is_empty() && !earlier.iter().all(|&line| wide(line)));
        if several {
            return self.title(lines);
        }
        self.earlier_shorts(earlier);
        self.head(last, Style::Plain);
    }

    fn earlier_shorts(&mut self, lines: &[usize]) {
        let sheet = self.sheet;
        for &line in lines {
            let heads = sheet.has_parallel(line) && sheet.lines[line].gap < sheet.layout.wide_gap;
            if heads {
                self.head(line, Style::Plain);
            } else {
                self.placed[line] = self.beside_picture(line);
            }
        }
    }

    /// Where no blank lines help: one or two short lines are heads, more are a list or a poem.
    fn shorts_on_compact_page(&mut self, lines: &[usize]) {
        for &line in lines {
            if lines.len() > 2 {
                self.prose(line);
            } else {
                self.head(line, Style::Plain);
            }
        }
    }
}
