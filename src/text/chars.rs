//! Classes of characters.

/// Whether `c` is a Chinese character: a CJK ideograph of the basic block, an extension or the compatibility block,
/// or 〇.
pub fn is_han(c: char) -> bool {
    matches!(c,
        '\u{4e00}'..='\u{9fff}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{20000}'..='\u{323af}'
        | '\u{f900}'..='\u{faff}'
        | '〇')
}

/// Whether a clause ends at `c`: a stop, comma, semicolon, colon, dash, ellipsis or line break.
pub fn ends_clause(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '；' | '，' | '：' | ',' | ';' | ':' | '!' | '?' | '—' | '…' | '\n')
}

/// Whether `c` is a letter or a figure of any script, as [`char::is_alphanumeric`] tells; what Chinese texts are made of
/// is told without its tables.
pub fn is_letter_or_figure(c: char) -> bool {
    match c {
        '\u{4e00}'..='\u{9fff}' => true,
        '\u{2010}'..='\u{203f}'
        | '\u{3000}'..='\u{3004}'
        | '\u{3008}'..='\u{3020}'
        | '\u{ff01}'..='\u{ff0f}'
        | '\u{ff1a}'..='\u{ff20}' => false,
        _ => c.is_alphanumeric(),
    }
}

/// The characters of `text` that are not white space.
pub fn visible_count(text: &str) -> usize {
    // All white space but that of ASCII begins with one of these bytes.
    let wide = memchr::memchr3_iter(0xc2, 0xe2, 0xe3, text.as_bytes())
        .chain(memchr::memchr_iter(0xe1, text.as_bytes()));
    let is_white = |&at: &usize| text[at..].starts_with(char::is_whitespace);
    let narrow = text.bytes().filter(|byte| matches!(byte, b'\t'..=b'\r' | b' ')).count();
    text.chars().count() - narrow - wide.filter(is_white).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_figures_are_those_of_the_tables() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_letter_or_figure(c), c.is_alphanumeric(), "{c}");
        }
    }

    #[test]
    fn what_is_visible_is_no_white_space() {
        let every: String = ('\0'..=char::MAX).collect();
        for text in ["", " 全县\u{3000}1件\t。\n", &every] {
            let expected = text.chars().filter(|c| !c.is_whitespace()).count();
            assert_eq!(visible_count(text), expected);
        }
    }
}
