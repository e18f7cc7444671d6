//! The lines of a document: where their text stands, how much space lies above, how far they are indented.

use crate::text::Span;
use memchr::memchr2;

/// One line that is not blank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Its text in the document, without blank margins and Markdown's heading marks.
    pub span: Span,
    /// Blank lines directly above.
    pub gap: u32,
    /// Whether it begins with two full-width spaces, a tab, or two spaces and more.
    pub indented: bool,
    /// The level of a Markdown heading, 0 for any other line.
    pub markdown: u8,
    /// Length of its text in characters.
    pub chars: usize,
}

/// Whether a character shows nothing on the page.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}')
}

/// The lines of `document` that are not blank; a line ends at LF, CRLF or CR.
pub(super) fn lines_of(document: &str) -> Vec<Line> {
    let bytes = document.as_bytes();
    let mut lines = Vec::new();
    let mut at = 0;
    let mut gap = 0;
    while at < bytes.len() {
        let end = memchr2(b'\n', b'\r', &bytes[at..]).map_or(bytes.len(), |found| at + found);
        match line(document, at, end) {
            Some(found) => {
                lines.push(Line { gap, ..found });
                gap = 0;
            }
            None => gap += 1,
        }
        at = if bytes[end..].starts_with(b"\r\n") { end + 2 } else { end + 1 };
    }
    lines
}

/// The line at `start..end` of `document`, unless it is blank.
fn line(document: &str, start: usize, end: usize) -> Option<Line> {
    let whole = &document[start..end];
    let unindented = whole.trim_start_matches(is_blank);
    let text = unindented.trim_end_matches(is_blank);
    if text.is_empty() {
        return None;
    }
    let indent = &whole[..whole.len() - unindented.len()];
    let marks = text.bytes().take_while(|&byte| byte == b'#').count();
    let heading = text[marks..].trim_start_matches(is_blank);
    let is_heading = (1..=6).contains(&marks) && !heading.is_empty() && text[marks..].starts_with(is_blank);
    let text = if is_heading { heading } else { text };
    let text_start = text.as_ptr() as usize - document.as_ptr() as usize;
    Some(Line {
        span: Span::new(text_start, text_start + text.len()),
        gap: 0,
        indented: indent.contains("\u{3000}") || indent.contains('\t') || indent.contains("  "),
        markdown: if is_heading { marks as u8 } else { 0 },
        chars: text.chars().count(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(document: &str, expected: &[(&str, u32, bool, u8)]) {
        let lines = lines_of(document);
        let found: Vec<_> = lines
            .iter()
            .map(|line| (line.span.of(document), line.gap, line.indented, line.markdown))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn every_line_break_counts_once() {
        check(
            "甲\n乙\r\n丙\r丁",
            &[("甲", 0, false, 0), ("乙", 0, false, 0), ("丙", 0, false, 0), ("丁", 0, false, 0)],
        );
        check("\r\n\r\n甲\r\r乙\n", &[("甲", 2, false, 0), ("乙", 1, false, 0)]);
    }

    #[test]
    fn margins_are_cut_off() {
        check("\u{feff}　　甲 \n \u{a0} \n\t乙", &[("甲", 0, true, 0), ("乙", 1, true, 0)]);
        check("", &[]);
        check(" \n　\n", &[]);
    }

    #[test]
    fn markdown_headings() {
        check(
            "# 甲\n## 乙 丙\n#丁\n#",
            &[("甲", 0, false, 1), ("乙 丙", 0, false, 2), ("#丁", 0, false, 0), ("#", 0, false, 0)],
        );
    }
}
