//! Decodes the bytes of a file: a byte-order mark decides, else UTF-8, else what chardetng takes it for.

use super::Bilingual;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, GB18030, GBK, UTF_8};

/// A file's text and how it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte-order mark.
    pub text: String,
    /// The name of the encoding as the WHATWG Encoding Standard spells it, such as `UTF-8` or `gb18030`.
    pub encoding: &'static str,
}

/// Why bytes are no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotText {
    /// They hold zero bytes or control characters as programs and pictures do.
    Binary,
    /// No Chinese encoding reads them without faults.
    UnknownEncoding,
    /// More than 1 GiB.
    TooLarge,
}

impl NotText {
    /// One line for the user.
    pub fn message(self) -> Bilingual {
        match self {
            NotText::Binary => Bilingual { zh: "不是文本文件", en: "not a text file" },
            NotText::UnknownEncoding => Bilingual {
                zh: "认不出文字编码（不是 UTF-8，也不是 GB18030）",
                en: "unknown encoding (neither UTF-8 nor GB18030)",
            },
            NotText::TooLarge => {
                Bilingual { zh: "文件太大（超过 1 GiB）", en: "file too large (over 1 GiB)" }
            }
        }
    }
}

/// The largest file that is read, in bytes.
const LARGEST: usize = 1 << 30;

/// Decodes `bytes`. Nothing is ever replaced: bytes that the encoding does not allow are an error.
///
/// # Errors
/// The bytes are no text, or in no encoding that Chinese newsrooms use.
pub fn decode(bytes: &[u8]) -> Result<Decoded, NotText> {
    if bytes.len() > LARGEST {
        return Err(NotText::TooLarge);
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return read_as(encoding, &bytes[mark..]).ok_or(NotText::UnknownEncoding);
    }
    if looks_binary(bytes) {
        return Err(NotText::Binary);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(Decoded { text: text.to_owned(), encoding: UTF_8.name() });
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guessed = detector.guess(Some(b"cn"), Utf8Detection::Deny);
    let guessed = if guessed == GBK { GB18030 } else { guessed };
    [GB18030, guessed]
        .into_iter()
        .find_map(|encoding| read_as(encoding, bytes))
        .ok_or(NotText::UnknownEncoding)
}

fn read_as(encoding: &'static Encoding, bytes: &[u8]) -> Option<Decoded> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    Some(Decoded { text: text.into_owned(), encoding: encoding.name() })
}

/// Zero bytes, or more than one control character in fifty bytes, within the first 8 KiB.
fn looks_binary(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(8192)];
    let controls =
        head.iter().filter(|&&byte| byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c)).count();
    head.contains(&0) || controls * 50 > head.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (String, &'static str) {
        let decoded = decode(bytes).unwrap();
        (decoded.text, decoded.encoding)
    }

    #[test]
    fn utf_8_with_and_without_a_byte_order_mark() {
        assert_eq!(read("朱笔".as_bytes()), ("朱笔".into(), "UTF-8"));
        assert_eq!(read("\u{feff}朱笔".as_bytes()), ("朱笔".into(), "UTF-8"));
    }

    #[test]
    fn gb18030_with_a_rare_name_character() {
        let (bytes, _, _) = GB18030.encode("村民𠮷某说，共调处纠纷三起。");
        assert_eq!(read(&bytes), ("村民𠮷某说，共调处纠纷三起。".into(), "gb18030"));
    }

    #[test]
    fn utf_16_with_a_byte_order_mark() {
        let bytes: Vec<u8> = "\u{feff}朱笔".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(read(&bytes), ("朱笔".into(), "UTF-16LE"));
    }

    #[test]
    fn bytes_that_are_no_text_are_refused() {
        assert_eq!(decode(b"\x7fELF\0\0\0"), Err(NotText::Binary));
        assert_eq!(decode(&[0x89, b'P', 1, 2, 3, 4, 5, 6]), Err(NotText::Binary));
        assert_eq!(decode(&[b'a', 0xff, 0xff, b'\n']), Err(NotText::UnknownEncoding));
    }

    #[test]
    fn an_empty_file_is_an_empty_text() {
        assert_eq!(read(b""), (String::new(), "UTF-8"));
    }
}
