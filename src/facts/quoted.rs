//! Reads quoted phrases and titles in book marks.

use crate::text::{Span, marks_of};

/// Which marks enclose the phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marks {
    /// “ ” or 『 』.
    Double,
    /// ‘ ’ inside a double pair, or 「 」.
    Single,
    /// 《 》 or 〈 〉.
    Book,
}

/// A phrase in quotation marks or book marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quoted {
    /// The phrase with its marks, in bytes of the block's text.
    pub span: Span,
    /// The phrase without its marks.
    pub inner: Span,
    /// Which marks enclose it.
    pub marks: Marks,
}

/// Reads the closed pairs of `text`, outer before inner, by their first byte. An unpaired mark opens nothing.
pub fn read(text: &str) -> Vec<Quoted> {
    let mut found = Vec::new();
    let mut open: Vec<(char, usize)> = Vec::new();
    for (at, c) in marks_of(text) {
        match c {
            '“' | '‘' | '《' | '〈' | '『' | '「' => open.push((c, at)),
            '”' | '’' | '》' | '〉' | '』' | '」' => {
                let opener = match c {
                    '”' => '“',
                    '’' => '‘',
                    '』' => '『',
                    '」' => '「',
                    '》' => '《',
                    _ => '〈',
                };
                let Some(depth) = open.iter().rposition(|&(mark, _)| mark == opener) else { continue };
                let start = open[depth].1;
                open.truncate(depth);
                let marks = match c {
                    '”' | '』' => Marks::Double,
                    '’' | '」' => Marks::Single,
                    _ => Marks::Book,
                };
                found.push(Quoted {
                    span: Span::new(start, at + c.len_utf8()),
                    inner: Span::new(start + opener.len_utf8(), at),
                    marks,
                });
            }
            _ => {}
        }
    }
    found.sort_by_key(|quoted| (quoted.span.start, std::cmp::Reverse(quoted.span.end)));
    found
}
