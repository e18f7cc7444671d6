//! Bytes of a file to text: byte order marks, UTF-8, else GB18030 or another encoding that the bytes speak for.

use super::Bilingual;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, Encoding, GB18030, UTF_8};

/// A decoded file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// Its text, without byte order mark.
    pub text: String,
    /// The name of its encoding: `UTF-8`, `UTF-16LE`, `UTF-16BE`, `GB18030` or `Big5`.
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

/// Bytes that decode wrongly are tolerated up to one in so many: a file cut off within a character, a byte lost.
const BYTES_PER_ERROR: usize = 200;

/// Control characters that text has no use for are tolerated up to one in so many bytes.
const BYTES_PER_CONTROL: usize = 200;

/// Decodes the content of a file. A lost byte here and there gives U+FFFD; more of them, and the bytes are no text.
///
/// # Errors
/// The bytes are no text, or in no encoding that Chinese newsrooms use.
pub fn decode(bytes: &[u8]) -> Result<Decoded, NotText> {
    if bytes.len() > LARGEST {
        return Err(NotText::TooLarge);
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return decoded_as(encoding, &bytes[mark..]);
    }
    if looks_binary(bytes) {
        return Err(NotText::Binary);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(Decoded { text: text.to_owned(), encoding: UTF_8.name() });
    }
    if is_damaged_utf8(bytes) {
        return decoded_as(UTF_8, bytes);
    }
    decoded_as(guess(bytes), bytes).or_else(|_| decoded_as(GB18030, bytes))
}

/// The same, where the encoding is known: `label` is its name as the Web knows it. A byte order mark speaks louder.
///
/// # Errors
/// The bytes are no text, or in another encoding.
pub fn decode_as(bytes: &[u8], label: &str) -> Result<Decoded, NotText> {
    match Encoding::for_label(label.as_bytes()) {
        Some(encoding) if bytes.len() <= LARGEST && Encoding::for_bom(bytes).is_none() => {
            decoded_as(encoding, bytes)
        }
        _ => decode(bytes),
    }
}

/// The encoding of Chinese text that the bytes speak for. What else the detector names (Japanese, Korean and Western
/// encodings, on short texts) is never right here.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guessed = detector.guess(None, Utf8Detection::Deny);
    if guessed == BIG5 { BIG5 } else { GB18030 }
}

/// Whether the bytes are UTF-8 but for a few: valid characters of several bytes outnumber the errors by far.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let mut valid = 0;
    let mut errors = 0;
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().chars().filter(|c| c.len_utf8() >= 3).count();
        errors += usize::from(!chunk.invalid().is_empty());
    }
    errors <= valid / (BYTES_PER_ERROR / 10)
}

fn decoded_as(encoding: &'static Encoding, bytes: &[u8]) -> Result<Decoded, NotText> {
    let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
    if had_errors {
        let errors = text.chars().filter(|&c| c == char::REPLACEMENT_CHARACTER).count();
        if errors > 1 + bytes.len() / BYTES_PER_ERROR {
            return Err(NotText::UnknownEncoding);
        }
    }
    // The standard writes the name of this one encoding in lower case; everybody else does not.
    let name = if encoding == GB18030 { "GB18030" } else { encoding.name() };
    Ok(Decoded { text: text.into_owned(), encoding: name })
}

/// Zero bytes, or more control characters than text has, within the first 8 KiB.
fn looks_binary(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(8192)];
    let is_odd = |byte: u8| byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0b | 0x0c);
    let odd = head.iter().filter(|&&byte| is_odd(byte)).count();
    memchr::memchr(0, head).is_some() || odd > 1 + head.len() / BYTES_PER_CONTROL
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str =
        "青禾县政务服务中心今年新设窗口12个，办理事项1080件。\n本报记者 陆一鸣 通讯员 沈知秋\n";

    #[track_caller]
    fn check(bytes: &[u8], text: &str, encoding: &str) {
        let decoded = decode(bytes).unwrap();
        assert_eq!((decoded.text.as_str(), decoded.encoding), (text, encoding));
    }

    #[track_caller]
    fn check_refused(bytes: &[u8]) {
        assert!(decode(bytes).is_err());
    }

    fn gb18030(text: &str) -> Vec<u8> {
        GB18030.encode(text).0.into_owned()
    }

    fn utf16le(text: &str) -> Vec<u8> {
        text.encode_utf16().flat_map(u16::to_le_bytes).collect()
    }

    #[test]
    fn byte_order_marks_decide_and_are_left_out() {
        check(&[b"\xef\xbb\xbf", PAGE.as_bytes()].concat(), PAGE, "UTF-8");
        check(&[b"\xff\xfe".to_vec(), utf16le(PAGE)].concat(), PAGE, "UTF-16LE");
        let big_endian: Vec<u8> = PAGE.encode_utf16().flat_map(u16::to_be_bytes).collect();
        check(&[b"\xfe\xff".to_vec(), big_endian].concat(), PAGE, "UTF-16BE");
    }

    #[test]
    fn utf8_is_utf8() {
        check(PAGE.as_bytes(), PAGE, "UTF-8");
        check(b"", "", "UTF-8");
        check(b"plain", "plain", "UTF-8");
        check("镕".as_bytes(), "镕", "UTF-8");
    }

    #[test]
    fn else_it_is_gb18030() {
        check(&gb18030(PAGE), PAGE, "GB18030");
        check(&gb18030("县政府"), "县政府", "GB18030");
        // Beyond GBK: four bytes a character.
        check(&gb18030("𠮷野镕㳇，全县新增就业1200人。"), "𠮷野镕㳇，全县新增就业1200人。", "GB18030");
    }

    #[test]
    fn a_known_encoding_is_not_guessed() {
        let bytes = gb18030("县");
        assert_eq!(decode_as(&bytes, "gb18030").unwrap().text, "县");
        assert!(decode_as(&gb18030(&PAGE.repeat(9)), "utf-8").is_err());
        assert_eq!(decode_as(&utf16le(PAGE), "utf-16le").unwrap().text, PAGE);
        let marked = [b"\xef\xbb\xbf", PAGE.as_bytes()].concat();
        assert_eq!(decode_as(&marked, "gb18030").unwrap().encoding, "UTF-8");
    }

    #[test]
    fn big5_is_recognised() {
        let text = "縣政府今年辦理民生實事十件，完成投資一億二千萬元，市民對此表示歡迎。";
        let (bytes, _, _) = encoding_rs::BIG5.encode(text);
        check(&bytes, text, "Big5");
    }

    #[test]
    fn a_lost_byte_costs_one_character() {
        let mut cut = PAGE.repeat(3).into_bytes();
        cut.truncate(cut.len() - 3);
        let whole = String::from_utf8_lossy(&cut).into_owned();
        check(&cut, &whole, "UTF-8");
        let mut cut = gb18030(&PAGE.repeat(3));
        cut.truncate(cut.len() - 2);
        assert_eq!(decode(&cut).unwrap().encoding, "GB18030");
    }

    #[test]
    fn other_bytes_are_no_text() {
        check_refused(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
        check_refused(b"PK\x03\x04\x14\0\x06\0");
        check_refused(&(0..=255).cycle().take(5000).collect::<Vec<u8>>());
        check_refused(b"a\0b");
        check_refused(&[0x89, b'P', 1, 2, 3, 4, 5, 6]);
        check_refused(&[0xff; 40]);
        let noise: Vec<u8> = (0u32..4000).map(|n| (n.wrapping_mul(2_654_435_761) >> 23) as u8 | 1).collect();
        check_refused(&noise);
    }

    #[test]
    fn a_stray_control_character_is_still_text() {
        check("全文完。\u{1a}".as_bytes(), "全文完。\u{1a}", "UTF-8");
    }
}
