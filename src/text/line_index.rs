//! The one line index: byte offsets to positions (line, UTF-16 column) and back.
//!
//! A line ends at LF, CRLF or a lone CR, as in the Language Server Protocol, and at nothing else.

/// A position as editors count: both numbers from 0, `character` in UTF-16 code units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// Line number from 0.
    pub line: u32,
    /// Column from 0, in UTF-16 code units.
    pub character: u32,
}

/// Where the lines of one text begin.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
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
        LineIndex { starts }
    }

    /// Number of lines; a text without a line break has one.
    pub fn line_count(&self) -> usize {
        self.starts.len()
    }

    /// First byte of `line`, if there is such a line.
    pub fn line_start(&self, line: usize) -> Option<usize> {
        self.starts.get(line).map(|&start| start as usize)
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
        let character = text[start..offset].chars().map(|c| c.len_utf16() as u32).sum();
        Position { line: line as u32, character }
    }

    /// The byte offset of `position` in `text`, which must be the indexed text. A line past the last counts as the
    /// end of the text, a column past the line as its end before the line break, a column inside a surrogate pair
    /// as the start of that character.
    pub fn offset(&self, text: &str, position: Position) -> usize {
        let Some(start) = self.line_start(position.line as usize) else { return text.len() };
        let line_end = self.line_start(position.line as usize + 1).unwrap_or(text.len());
        let line = text[start..line_end].trim_end_matches(['\n', '\r']);
        let mut units = 0;
        for (at, c) in line.char_indices() {
            units += c.len_utf16() as u32;
            if units > position.character {
                return start + at;
            }
        }
        start + line.len()
    }
}
