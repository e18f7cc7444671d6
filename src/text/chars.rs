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

/// The characters of `text` beyond U+4E00 to U+9FFF, the usual Chinese ones, each with its byte: marks, figures, letters.
pub fn marks_of(text: &str) -> impl Iterator<Item = (usize, char)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        at = past_han(text, at);
        let c = text[at..].chars().next()?;
        at += c.len_utf8();
        Some((at - c.len_utf8(), c))
    })
}

/// The end of the run of characters from U+4E00 to U+9FFF that begins at the byte `at` of `text`.
#[inline]
pub fn past_han(text: &str, mut at: usize) -> usize {
    let bytes = text.as_bytes();
    while let Some(&lead) = bytes.get(at) {
        let is_usual = matches!(lead, 0xe5..=0xe9) || lead == 0xe4 && bytes.get(at + 1) >= Some(&0xb8);
        if !is_usual {
            break;
        }
        at += 3;
    }
    at
}

/// The characters of `text` that are not white space.
pub fn visible_count(text: &str) -> usize {
    let mut count = 0;
    let mut at = 0;
    loop {
        let end = past_han(text, at);
        count += (end - at) / 3;
        let Some(c) = text[end..].chars().next() else { return count };
        count += usize::from(!c.is_whitespace());
        at = end + c.len_utf8();
    }
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
    fn marks_are_what_is_no_usual_chinese_character() {
        let every: String = ('\0'..=char::MAX).collect();
        for text in ["", "全县（1件）", "，，", "〇a一，鿿𠮷é龥䷀", &every] {
            let expected = text.char_indices().filter(|(_, c)| !('\u{4e00}'..='\u{9fff}').contains(c));
            assert!(marks_of(text).eq(expected), "{text}");
        }
        assert_eq!(past_han("全县（1件）", 0), "全县".len());
        assert_eq!(past_han("全县", 6), 6);
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
