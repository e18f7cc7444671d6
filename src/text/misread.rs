//! Recognises a text that was decoded with the wrong encoding before it came here.

/// A text with fewer lost characters than this is merely damaged.
const FEWEST_LOST: usize = 3;

/// Whether `text` is another encoding read as UTF-8: at least a third of its characters beyond ASCII are U+FFFD, which
/// stands for bytes that could not be read.
pub fn is_misread(text: &str) -> bool {
    // U+FFFD is EF BF BD; most texts hold none, and looking for its bytes is the fastest way to know.
    let lost = memchr::memmem::find_iter(text.as_bytes(), "\u{fffd}").count();
    lost >= FEWEST_LOST && 3 * lost >= text.chars().filter(|c| !c.is_ascii()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: bool) {
        assert_eq!(is_misread(text), expected, "{text}");
    }

    fn gb18030_read_as_utf8(text: &str) -> String {
        String::from_utf8_lossy(&encoding_rs::GB18030.encode(text).0).into_owned()
    }

    #[test]
    fn gb18030_read_as_utf8_is_misread() {
        check(&gb18030_read_as_utf8("县政府"), true);
        check(&gb18030_read_as_utf8("今年，全县新增就业1200人，完成投资3.5亿元。\n（记者 陆一鸣）"), true);
        check(&gb18030_read_as_utf8("Zhubi 0.1.0 朱笔 reads newspaper articles written in Chinese."), true);
    }

    #[test]
    fn text_with_a_few_lost_characters_is_not() {
        check("", false);
        check("县政府", false);
        check("今年，全县新增就业\u{fffd}\u{fffd}\u{fffd}人，完成投资3.5亿元。", false);
        check("a\u{fffd}b", false);
        check("plain", false);
    }
}
