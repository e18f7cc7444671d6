//! The text of an open document: takes incremental edits, gives snapshots. The only file that names the rope.

use super::Position;
use ropey::Rope;
use std::ops::Range;
use std::sync::Arc;

/// A text that is being edited. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Buffer {
    rope: Rope,
}

impl Buffer {
    /// A buffer that holds `text`.
    pub fn new(text: &str) -> Buffer {
        Buffer { rope: Rope::from_str(text) }
    }

    /// Length in bytes.
    pub fn len(&self) -> usize {
        self.rope.len_bytes()
    }

    /// Whether the buffer holds nothing.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Number of lines; a text without a line break has one.
    pub fn line_count(&self) -> usize {
        self.rope.len_lines()
    }

    /// Replaces what stands in `range` by `new_text`. Positions out of range are clamped as in
    /// [`LineIndex::offset`](super::LineIndex::offset); a range whose end stands before its start is read the other way round.
    pub fn replace(&mut self, range: Range<Position>, new_text: &str) {
        let one = self.char_of(range.start);
        let other = self.char_of(range.end);
        let (start, end) = (one.min(other), one.max(other));
        self.rope.remove(start..end);
        self.rope.insert(start, new_text);
    }

    /// The whole text as it stands now.
    pub fn snapshot(&self) -> Arc<str> {
        let mut text = String::with_capacity(self.rope.len_bytes());
        self.rope.chunks().for_each(|chunk| text.push_str(chunk));
        text.into()
    }

    /// The index of the character at `position`, clamped.
    fn char_of(&self, position: Position) -> usize {
        let line = position.line as usize;
        if line >= self.rope.len_lines() {
            return self.rope.len_chars();
        }
        let start = self.rope.line_to_char(line);
        let content = start + self.chars_before_break(line);
        let first_unit = self.rope.char_to_utf16_cu(start);
        let last_unit = self.rope.char_to_utf16_cu(content);
        let unit = (first_unit + position.character as usize).min(last_unit);
        // A unit inside a surrogate pair gives the character that the pair stands for.
        self.rope.utf16_cu_to_char(unit)
    }

    /// Number of characters of `line`, its line break left out.
    fn chars_before_break(&self, line: usize) -> usize {
        let line = self.rope.line(line);
        let mut length = line.len_chars();
        while length > 0 && matches!(line.char(length - 1), '\n' | '\r') {
            length -= 1;
        }
        length
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::LineIndex;
    use proptest::prelude::*;

    fn at(line: u32, character: u32) -> Position {
        Position { line, character }
    }

    #[track_caller]
    fn check(before: &str, range: Range<Position>, new_text: &str, after: &str) {
        let mut buffer = Buffer::new(before);
        buffer.replace(range, new_text);
        assert_eq!(&*buffer.snapshot(), after);
    }

    #[test]
    fn replaces_by_utf16_columns() {
        check("𠮷野家", at(0, 2)..at(0, 3), "田", "𠮷田家");
        check("甲\r\n😀乙", at(1, 2)..at(1, 3), "丙", "甲\r\n😀丙");
        check("水电\n气", at(0, 2)..at(1, 0), "、", "水电、气");
    }

    #[test]
    fn clamps_what_is_out_of_range() {
        check("一二\r\n三", at(0, 99)..at(0, 99), "。", "一二。\r\n三");
        check("一二\r\n三", at(0, 0)..at(99999, 0), "", "");
        check("一", at(7, 7)..at(9, 9), "二", "一二");
        check("𠮷", at(0, 1)..at(0, 1), "a", "a𠮷");
        check("一二三", at(0, 2)..at(0, 1), "", "一三");
    }

    /// The line count of one text with all eight breaks of Unicode: a feature of the rope that another crate could
    /// switch on would count them all.
    #[test]
    fn only_lf_crlf_and_cr_break_lines() {
        let text = "a\nb\r\nc\rd\u{0b}e\u{0c}f\u{85}g\u{2028}h\u{2029}i";
        assert_eq!(Buffer::new(text).line_count(), 4);
    }

    /// Text of the kinds that break position arithmetic: all widths in UTF-8 and UTF-16, all breaks.
    fn tricky_text() -> impl Strategy<Value = String> {
        let piece = prop::sample::select(vec![
            "水", "a", "𠮷", "😀", "e\u{301}", "１", "\n", "\r\n", "\r", "\u{2028}", "\u{85}", "。", "é",
        ]);
        prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
    }

    fn any_position() -> impl Strategy<Value = Position> {
        (0u32..12, 0u32..20).prop_map(|(line, character)| Position { line, character })
    }

    proptest! {
        #[test]
        fn edits_through_the_rope_are_edits_on_a_string(
            text in tricky_text(),
            edits in prop::collection::vec((any_position(), any_position(), tricky_text()), 1..6),
        ) {
            let mut buffer = Buffer::new(&text);
            let mut plain = text;
            for (one, other, new_text) in edits {
                let index = LineIndex::new(&plain);
                let (one_offset, other_offset) = (index.offset(&plain, one), index.offset(&plain, other));
                plain.replace_range(one_offset.min(other_offset)..one_offset.max(other_offset), &new_text);
                buffer.replace(one..other, &new_text);
                prop_assert_eq!(&*buffer.snapshot(), plain.as_str());
                prop_assert_eq!(buffer.line_count(), LineIndex::new(&plain).line_count());
            }
        }

        #[test]
        fn positions_come_back(text in tricky_text()) {
            let index = LineIndex::new(&text);
            for offset in (0..=text.len()).filter(|&offset| text.is_char_boundary(offset)) {
                let inside_crlf = text[..offset].ends_with('\r') && text[offset..].starts_with('\n');
                if !inside_crlf {
                    prop_assert_eq!(index.offset(&text, index.position(&text, offset)), offset);
                }
            }
        }
    }
}
