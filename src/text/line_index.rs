//! The one line index: byte offsets to positions (line, UTF-16 column) and back.
//!
//! A line ends at LF, CRLF or a lone CR, as in the Language Server Protocol, and at nothing else.

use super::utf16::utf16_len_of_bytes;
use std::sync::OnceLock;

/// A position as editors count: both numbers from 0, `character` in UTF-16 code units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// Line number from 0.
    pub line: u32,
    /// Column from 0, in UTF-16 code units.
    pub character: u32,
}

/// Distance in bytes between two places whose UTF-16 offsets are kept, so that a conversion costs about the same in a
/// line of a megabyte as in a short one.
const STRIDE: usize = 4096;

/// Where the lines of one text begin, and how many UTF-16 code units stand before every [`STRIDE`]th byte.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
    units_before: OnceLock<Vec<u32>>,
}

impl LineIndex {
    /// Indexes `text`.
    pub fn new(text: &str) -> LineIndex {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
            let carriage_return_of_pair = bytes[at] == b'\r' && bytes.get(at + 1) == Some(&b'\n');
            if !carriage_return_of_pair {
                starts.push(at as u32 + 1);
            }
        }
        LineIndex { starts, units_before: OnceLock::new() }
    }

    /// The UTF-16 code units before every [`STRIDE`]th byte of `text`; counted when a long line is first met.
    fn units_before(&self, text: &str) -> &[u32] {
        self.units_before.get_or_init(|| {
            let mut units = 0;
            let strides = text.as_bytes().chunks(STRIDE).map(|stride| {
                let before = units;
                units += utf16_len_of_bytes(stride) as u32;
                before
            });
            strides.collect()
        })
    }

    /// Number of lines; a text without a line break has one.
    pub fn line_count(&self) -> usize {
        self.starts.len()
    }

    /// First byte of `line`, if there is such a line.
    pub fn line_start(&self, line: usize) -> Option<usize> {
        self.starts.get(line).map(|&start| start as usize)
    }

    /// The byte after the last of `line` of `text`, its line break left out; the end of the text for a line past the
    /// last. `text` must be the indexed text.
    pub fn line_end(&self, text: &str, line: usize) -> usize {
        let Some(start) = self.line_start(line) else { return text.len() };
        let next = self.line_start(line + 1).unwrap_or(text.len());
        start + text[start..next].trim_end_matches(['\n', '\r']).len()
    }

    /// The line (from 0) that holds the byte `offset`.
    pub fn line_of(&self, offset: usize) -> usize {
        self.starts.partition_point(|&start| start as usize <= offset) - 1
    }

    /// The position of the byte `offset` of `text`, which must be the indexed text. An offset past the end counts
    /// as the end, one inside a character as the start of that character.
    pub fn position(&self, text: &str, offset: usize) -> Position {
        let mut offset = offset.min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.line_of(offset);
        let start = self.starts[line] as usize;
        let character = if offset - start <= STRIDE {
            utf16_len_of_bytes(&text.as_bytes()[start..offset])
        } else {
            self.utf16_offset(text, offset) - self.utf16_offset(text, start)
        };
        Position { line: line as u32, character: character as u32 }
    }

    /// The byte offset of `position` in `text`, which must be the indexed text. A line past the last counts as the
    /// end of the text, a column past the line as its end before the line break, a column inside a surrogate pair
    /// as the start of that character.
    pub fn offset(&self, text: &str, position: Position) -> usize {
        let line = position.line as usize;
        let Some(line_start) = self.line_start(line) else { return text.len() };
        let line_end = self.line_end(text, line);
        let mut start = line_start;
        let mut units = 0;
        if line_end - line_start > STRIDE {
            (start, units) = self.nearest_before(text, line_start, line_end, position.character as usize);
        }
        for (at, c) in text[start..line_end].char_indices() {
            units += c.len_utf16();
            if units > position.character as usize {
                return start + at;
            }
        }
        line_end
    }

    /// The last kept place of a long line at or before its column `character`, as a byte offset and its column.
    fn nearest_before(
        &self,
        text: &str,
        line_start: usize,
        line_end: usize,
        character: usize,
    ) -> (usize, usize) {
        let before_line = self.utf16_offset(text, line_start);
        let first = line_start / STRIDE + 1;
        let last = line_end / STRIDE;
        let units_before = self.units_before(text);
        let kept = &units_before[first..=last.min(units_before.len() - 1).max(first - 1)];
        let count = kept.partition_point(|&units| units as usize - before_line <= character);
        // Where a character begins before a kept place and ends behind it, the place before that one serves.
        (first..first + count)
            .rev()
            .map(|stride| (stride * STRIDE, units_before[stride] as usize - before_line))
            .find(|&(offset, _)| text.is_char_boundary(offset))
            .unwrap_or((line_start, 0))
    }

    /// How many UTF-16 code units of `text` stand before the byte `offset`.
    fn utf16_offset(&self, text: &str, offset: usize) -> usize {
        let stride = offset / STRIDE;
        let units_before = self.units_before(text);
        match units_before.get(stride) {
            Some(&before) => before as usize + utf16_len_of_bytes(&text.as_bytes()[stride * STRIDE..offset]),
            // The end of a text whose length is a multiple of the stride.
            None => units_before.last().map_or(0, |&before| {
                before as usize + utf16_len_of_bytes(&text.as_bytes()[(stride - 1) * STRIDE..offset])
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, offset: usize, line: u32, character: u32) {
        let index = LineIndex::new(text);
        assert_eq!(index.position(text, offset), Position { line, character });
        assert_eq!(index.offset(text, Position { line, character }), offset);
    }

    #[test]
    fn columns_count_utf16_code_units() {
        check("水电费", 6, 0, 2);
        check("𠮷野", 4, 0, 2);
        check("😀水\r\n１２", 12, 1, 1);
        check("e\u{301}水", 3, 0, 2);
    }

    #[test]
    fn lf_crlf_and_cr_break_lines() {
        let text = "一\n二\r\n三\r四";
        check(text, 4, 1, 0);
        check(text, 9, 2, 0);
        check(text, 13, 3, 0);
        assert_eq!(LineIndex::new(text).line_count(), 4);
    }

    /// The line count of one text with all eight breaks of Unicode: only LF, CRLF and CR count.
    #[test]
    fn no_other_unicode_break_breaks_lines() {
        let text = "a\nb\r\nc\rd\u{0b}e\u{0c}f\u{85}g\u{2028}h\u{2029}i";
        assert_eq!(LineIndex::new(text).line_count(), 4);
    }

    #[test]
    fn out_of_range_is_clamped() {
        let text = "一二\r\n三";
        let index = LineIndex::new(text);
        assert_eq!(index.offset(text, Position { line: 0, character: 99 }), 6);
        assert_eq!(index.offset(text, Position { line: 99, character: 0 }), text.len());
        assert_eq!(LineIndex::new("𠮷").offset("𠮷", Position { line: 0, character: 1 }), 0);
        assert_eq!(index.position(text, 999), Position { line: 1, character: 1 });
        assert_eq!(index.position(text, 1), Position { line: 0, character: 0 });
    }

    /// Long lines go through the kept places; every character of one that mixes all widths comes back.
    #[test]
    fn every_place_of_a_long_line_comes_back() {
        let line = "水𠮷a é😀１".repeat(1200);
        let text = format!("一\n{line}\r\n二");
        let index = LineIndex::new(&text);
        let mut character = 0;
        for (at, c) in line.char_indices() {
            let offset = at + 4;
            assert_eq!(index.position(&text, offset), Position { line: 1, character });
            assert_eq!(index.offset(&text, Position { line: 1, character }), offset);
            character += c.len_utf16() as u32;
        }
        let end = index.offset(&text, Position { line: 1, character: character + 5 });
        assert_eq!(end, 4 + line.len());
    }

    #[test]
    fn a_text_as_long_as_a_stride_has_an_end() {
        let text = "a".repeat(STRIDE * 2);
        check(&text, text.len(), 0, (STRIDE * 2) as u32);
        let text = format!("{}b", "a".repeat(STRIDE));
        check(&text, text.len(), 0, (STRIDE + 1) as u32);
    }
}
