//! UTF-16 lengths of UTF-8 text, counted in the bytes so that the compiler can use vector instructions.

/// Length of `text` in UTF-16 code units.
pub fn utf16_len(text: &str) -> usize {
    utf16_len_of_bytes(text.as_bytes())
}

/// Length in UTF-16 code units of the UTF-8 `bytes`, which may begin or end inside a character: a character counts
/// where its first byte stands.
pub(super) fn utf16_len_of_bytes(bytes: &[u8]) -> usize {
    // The units of one block fit into a byte; the sum of bytes is what vector instructions are good at.
    const BLOCK: usize = 112;
    bytes
        .chunks(BLOCK)
        .map(|block| usize::from(block.iter().map(|&byte| units_begun_by(byte)).sum::<u8>()))
        .sum()
}

/// A continuation byte begins no unit, the first byte of a character beyond the BMP two, any other first byte one.
fn units_begun_by(byte: u8) -> u8 {
    let begins_a_character = byte & 0xc0 != 0x80;
    u8::from(begins_a_character) + u8::from(byte >= 0xf0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str) {
        assert_eq!(utf16_len(text), text.encode_utf16().count());
    }

    #[test]
    fn agrees_with_the_standard_library() {
        check("");
        check("abc");
        check("朱笔１２３");
        check("𠮷野家😀e\u{301}");
        check(&"水𠮷a".repeat(500));
        check(&"😀".repeat(1000));
    }
}
