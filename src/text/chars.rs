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
