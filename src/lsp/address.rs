//! Addresses of documents: encoding of raw ones, the key under which a document is kept, the path of a file.

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};
use std::path::PathBuf;
use tower_lsp::ls_types::Uri;

/// What a URI may not hold unencoded. The percent sign is left alone where it begins an encoded byte.
const RAW: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'<')
    .add(b'>')
    .add(b'\\')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// A document's address with its spelling evened out: two spellings of one address give one key.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Key(String);

impl Key {
    /// The key of `uri`. Encoded and plain characters are the same, and so are `C:` and `c%3A`.
    pub(super) fn of(uri: &Uri) -> Key {
        let decoded = percent_decode_str(uri.as_str()).decode_utf8_lossy();
        let Some((scheme, rest)) = decoded.split_once(':') else { return Key(decoded.into_owned()) };
        let rest = match rest.strip_prefix("///") {
            Some(path) if path.as_bytes().get(1) == Some(&b':') => {
                format!("///{}{}", path[..1].to_ascii_lowercase(), &path[1..])
            }
            _ => rest.to_owned(),
        };
        Key(format!("{}:{rest}", scheme.to_ascii_lowercase()))
    }
}

/// The path of a document that is a file; none for an untitled one and for other schemes.
pub(super) fn file_path(uri: &Uri) -> Option<PathBuf> {
    let is_file = uri.scheme().as_str().eq_ignore_ascii_case("file");
    is_file.then(|| uri.to_file_path().map(|path| path.into_owned())).flatten()
}

/// The address of the file at `path`, which must be absolute.
pub(super) fn of_file(path: &std::path::Path) -> Option<Uri> {
    Uri::from_file_path(path)
}

/// Whether `address` holds nothing that a URI may not hold.
pub(super) fn is_encoded(address: &str) -> bool {
    address.is_ascii() && !address.bytes().any(is_raw) && stray_percent(address).is_none()
}

/// `address` with everything encoded that a URI may not hold; encoded bytes stay as they are.
pub(super) fn encoded(address: &str) -> String {
    let mut clean = utf8_percent_encode(address, RAW).to_string();
    let mut from = 0;
    while let Some(at) = stray_percent(&clean[from..]) {
        clean.replace_range(from + at..=from + at, "%25");
        from += at + 3;
    }
    clean
}

fn is_raw(byte: u8) -> bool {
    byte <= b' ' || byte == 0x7f || b"\"<>\\^`{|}".contains(&byte)
}

/// Where a percent sign stands that begins no encoded byte.
fn stray_percent(address: &str) -> Option<usize> {
    let bytes = address.as_bytes();
    let is_hex = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_hexdigit);
    memchr::memchr_iter(b'%', bytes).find(|&at| !(is_hex(at + 1) && is_hex(at + 2)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn uri(address: &str) -> Uri {
        encoded(address).parse().unwrap()
    }

    #[test]
    fn raw_addresses_become_uris() {
        for raw in [
            "file:///报纸/一版 要闻.txt",
            "file:///报纸/100%.txt",
            "file:///a{b}.txt",
            "file:///%E6%8A%A5/纸.txt",
            "untitled:无标题-1",
        ] {
            assert!(!is_encoded(raw));
            assert!(is_encoded(uri(raw).as_str()), "{raw}");
        }
        assert_eq!(encoded("file:///%E6%8A%A5.txt"), "file:///%E6%8A%A5.txt");
        assert_eq!(encoded("file:///5%.txt"), "file:///5%25.txt");
    }

    #[test]
    fn spellings_of_one_address_have_one_key() {
        let same = |one: &str, two: &str| assert_eq!(Key::of(&uri(one)), Key::of(&uri(two)));
        same("file:///报.txt", "file:///%E6%8A%A5.txt");
        same("file:///%e6%8a%a5.txt", "file:///%E6%8A%A5.txt");
        same("file:///C:/a.txt", "file:///c%3A/a.txt");
        assert_ne!(Key::of(&uri("file:///a.txt")), Key::of(&uri("file:///b.txt")));
    }

    #[test]
    fn only_files_have_a_path() {
        assert_eq!(file_path(&uri("file:///tmp/报.txt")), Some(PathBuf::from("/tmp/报.txt")));
        assert_eq!(file_path(&uri("untitled:Untitled-1")), None);
    }
}
