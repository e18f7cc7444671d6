//! The stable name of a finding: a hash, fixed by definition, of the rule's code and the words of the places that the
//! finding rests on. Positions are no part of it, so it survives edits elsewhere, moved lines and another machine.
//!
//! The hash is FNV-1a of 64 bits over UTF-8, written as 16 hexadecimal digits. What is hashed is a list of parts, each
//! followed by a zero byte:
//!
//! - in an article: `article`, the code, then for each place its text, what stands before and what stands after it;
//!   places in the order of their bytes, text first;
//! - in the project: `project`, the code, then the different texts of the places, in the order of their bytes.
//!
//! White space is left out of every part. What stands before and after is up to [`CONTEXT`](crate::rules::CONTEXT) characters of the same
//! block, so that a paragraph may be moved.

use crate::rules::Quote;

/// FNV-1a, 64 bits.
struct Fnv(u64);

impl Fnv {
    fn of<'a>(parts: impl Iterator<Item = &'a str>) -> String {
        let mut hash = Fnv(0xcbf2_9ce4_8422_2325);
        parts.for_each(|part| hash.add(part));
        format!("{:016x}", hash.0)
    }

    fn add(&mut self, part: &str) {
        for byte in part.bytes().chain([0]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
}

/// The name of a finding of rule `code` on `places` in its article.
pub fn name_in_article(code: &str, places: &[Quote]) -> String {
    let mut places: Vec<&Quote> = places.iter().collect();
    places.sort();
    let words = places.into_iter().flat_map(|it| [it.text.as_str(), &it.before, &it.after]);
    Fnv::of(["article", code].into_iter().chain(words))
}

/// The name of all findings of rule `code` on the words of `places`, wherever in the project they stand.
pub fn name_in_project(code: &str, places: &[Quote]) -> String {
    let mut texts: Vec<&str> = places.iter().map(|place| place.text.as_str()).collect();
    texts.sort_unstable();
    texts.dedup();
    Fnv::of(["project", code].into_iter().chain(texts))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    fn quote(before: &str, text: &str, after: &str) -> Quote {
        Quote { text: text.to_owned(), before: before.to_owned(), after: after.to_owned() }
    }

    /// Worked out by another program; they must never change, or every decision of every project is lost.
    #[test]
    fn names_are_fixed() {
        let places = [quote("村民", "沈知源", "说"), quote("", "沈知远", "，本报记")];
        assert_eq!(name_in_article("person-name-variant", &places), "16e28ef76657c579");
        assert_eq!(name_in_project("person-name-variant", &places), "fd732997b2fe8976");
        assert_eq!(name_in_article("repeated-word", &[]), "2553e39bc5c58aa0");
    }

    #[test]
    fn the_order_of_places_and_their_number_in_the_project_do_not_matter() {
        let (one, two) = (quote("甲", "一", "乙"), quote("丙", "二", "丁"));
        let name = name_in_article("a", &[one.clone(), two.clone()]);
        assert_eq!(name, name_in_article("a", &[two.clone(), one.clone()]));
        assert_ne!(name, name_in_article("a", &[one.clone(), one.clone(), two.clone()]));
        assert_ne!(name, name_in_article("b", &[one.clone(), two.clone()]));
        let name = name_in_project("a", &[one.clone(), two.clone()]);
        assert_eq!(name, name_in_project("a", &[two.clone(), one.clone(), quote("", "一", "")]));
        assert_ne!(name, name_in_project("a", &[one]));
    }

    #[test]
    fn a_quote_leaves_white_space_out_and_stays_in_its_block() {
        let block = "一 二三四五六七\n八九十";
        let at = |words: &str| {
            let start = block.find(words).unwrap();
            Quote::of(block, Span::new(start, start + words.len()))
        };
        assert_eq!(at("七\n八"), quote("一二三四五六", "七八", "九十"));
        assert_eq!(at("八"), quote("二三四五六七", "八", "九十"));
        assert_eq!(at("一"), quote("", "一", "二三四五六七"));
        assert_eq!(at("八").whole(), "二三四五六七八九十");
    }
}
