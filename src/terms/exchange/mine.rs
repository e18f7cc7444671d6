//! Finds the quoted terms of a folder of articles that no book knows.

use crate::facts::quoted::{self, Marks};
use crate::terms::{TermBook, form_key};
use std::collections::BTreeMap;

/// A quoted term that no book knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mined {
    /// The term, as it first stands.
    pub term: String,
    /// How often it stands in quotation marks.
    pub quoted: usize,
    /// How often it stands at all.
    pub count: usize,
    /// In how many articles.
    pub articles: usize,
    /// A sentence in which it stands.
    pub example: String,
}

/// The longest phrase, in characters, that is taken as a term.
const LONGEST: usize = 16;

/// The quoted phrases of `articles` that `book` does not know, that are short enough for terms and hold no sentence, the
/// most frequent first.
pub fn mine(book: &TermBook, articles: &[&str]) -> Vec<Mined> {
    let mut found: BTreeMap<String, Mined> = BTreeMap::new();
    for article in articles {
        for phrase in quoted::read(article).into_iter().filter(|phrase| phrase.marks != Marks::Book) {
            let term = phrase.inner.of(article);
            let key = form_key(term);
            if !is_term(&key) || !book.lookup(term).is_empty() {
                continue;
            }
            let mined = found.entry(key).or_insert_with(|| Mined {
                term: term.to_owned(),
                quoted: 0,
                count: 0,
                articles: 0,
                example: sentence_around(article, phrase.span.start as usize),
            });
            mined.quoted += 1;
        }
    }
    for mined in found.values_mut() {
        let counts = articles.iter().map(|article| article.matches(mined.term.as_str()).count());
        for count in counts.filter(|&count| count > 0) {
            mined.count += count;
            mined.articles += 1;
        }
    }
    let mut mined: Vec<Mined> = found.into_values().collect();
    mined.sort_by(|one, two| (two.count, &one.term).cmp(&(one.count, &two.term)));
    mined
}

fn is_term(key: &str) -> bool {
    let length = key.chars().count();
    let holds_a_sentence = key.contains(['。', '？', '?', '！', '!', '；', ';', '…', '\n', ':', '：']);
    (2..=LONGEST).contains(&length) && !holds_a_sentence && !key.chars().all(|c| c.is_ascii_digit())
}

fn sentence_around(article: &str, at: usize) -> String {
    let ends = ['。', '！', '？', '\n'];
    let start = article[..at]
        .rfind(ends)
        .map_or(0, |end| end + article[end..].chars().next().map_or(0, char::len_utf8));
    let end = article[at..]
        .find(ends)
        .map_or(article.len(), |end| at + end + article[at + end..].chars().next().map_or(0, char::len_utf8));
    article[start..end].trim().to_owned()
}
