//! Looks for short words in short texts: most are told apart by one byte.

/// So few words are found sooner one after the other.
const FEW: usize = 6;

/// Whether one of `words` stands in `text`: where they are many, in one pass over the text, which looks at the words only
/// behind a character that one of them may begin with.
pub fn holds_any(text: &str, words: &[&str]) -> bool {
    if words.len() <= FEW {
        return words.iter().any(|word| text.contains(word));
    }
    let bytes = text.as_bytes();
    let firsts = words.iter().fold(0, |firsts, word| firsts | first_sign(word));
    let mut at = 0;
    while let Some(&lead) = bytes.get(at) {
        let last = at + width(lead) - 1;
        let Some(&sign) = bytes.get(last) else { break };
        if firsts >> (sign & 63) & 1 == 1 {
            let rest = &bytes[at..];
            let begins = |word: &&str| {
                word.as_bytes().get(last - at) == Some(&sign) && rest.starts_with(word.as_bytes())
            };
            if words.iter().any(begins) {
                return true;
            }
        }
        at = last + 1;
    }
    words.contains(&"")
}

/// Whether `text` begins with `word`, as `str::starts_with` tells: asked of many words, nearly none of which do.
#[inline]
pub fn begins_with(text: &str, word: &str) -> bool {
    let (text, word) = (text.as_bytes(), word.as_bytes());
    // Of a Chinese character the third byte tells the most.
    let may_begin = word.len() < 3 || text.get(2) == Some(&word[2]);
    may_begin && text.starts_with(word)
}

/// Whether `text` ends with `word`, as `str::ends_with` tells: asked of many words, nearly none of which do.
#[inline]
pub fn ends_with(text: &str, word: &str) -> bool {
    let (text, word) = (text.as_bytes(), word.as_bytes());
    (word.is_empty() || text.last() == word.last()) && text.ends_with(word)
}

/// The bit for the last byte of a word's first character.
fn first_sign(word: &str) -> u64 {
    let bytes = word.as_bytes();
    bytes.first().map_or(0, |&lead| 1 << (bytes[width(lead) - 1] & 63))
}

/// The bytes of the character that begins with `lead`.
fn width(lead: u8) -> usize {
    const WIDTHS: [u8; 16] = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 3, 4];
    usize::from(WIDTHS[usize::from(lead >> 4)])
}

#[cfg(test)]
mod tests {
    use super::{begins_with, ends_with, holds_any};

    #[test]
    fn finds_what_a_search_for_each_finds() {
        let texts = ["", "比上年增长", "GDP增长5%", "é〇𠮷a", "其", "增增加"];
        let words = ["", "上年", "GDP", "P增", "𠮷", "é", "增加", "其中", "%", "比上年增长了", "长"];
        for text in texts {
            for one in words {
                for two in words {
                    let expected = text.contains(one) || text.contains(two);
                    assert_eq!(holds_any(text, &[one, two]), expected, "{text}: {one}, {two}");
                }
                assert_eq!(holds_any(text, &[one]), text.contains(one), "{text}: {one}");
                assert_eq!(begins_with(text, one), text.starts_with(one), "{text}: {one}");
                assert_eq!(ends_with(text, one), text.ends_with(one), "{text}: {one}");
            }
            assert!(!holds_any(text, &[]));
            let many = ["同比", "环比", "P", "长增", "其他", "𠮷é", "加"];
            let with = |word| [&many[..], &[word]].concat();
            for word in words {
                let expected = many.iter().chain([&word]).any(|word| text.contains(word));
                assert_eq!(holds_any(text, &with(word)), expected, "{text}: {word}");
            }
        }
    }
}
