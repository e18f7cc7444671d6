//! Finds the quoted terms of a folder of articles that no book knows.

use super::toml_text::to_toml;
use crate::facts::gloss;
use crate::facts::quoted::{self, Marks};
use crate::say;
use crate::terms::{Entry, Status, TermBook, form_key};
use crate::text::Lang;
use daachorse::CharwiseDoubleArrayAhoCorasick;
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
    /// A sentence that says what it means, where one does.
    pub explained: Option<String>,
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
                explained: None,
            });
            mined.quoted += 1;
        }
        for says in gloss::read(article) {
            if let Some(mined) = found.get_mut(&form_key(says.term.of(article))) {
                mined.explained.get_or_insert_with(|| says.sentence.of(article).to_owned());
            }
        }
    }
    let mut mined: Vec<Mined> = found.into_values().collect();
    count(&mut mined, articles);
    mined.sort_by(|one, two| (two.count, &one.term).cmp(&(one.count, &two.term)));
    mined
}

/// Counts where each term stands, in marks or not, within longer words too.
fn count(mined: &mut [Mined], articles: &[&str]) {
    let terms: BTreeMap<String, usize> =
        mined.iter().enumerate().map(|(index, mined)| (mined.term.clone(), index)).collect();
    let patterns = terms.iter().map(|(term, &index)| (term.as_str(), index));
    let Ok(finder) = CharwiseDoubleArrayAhoCorasick::<usize>::with_values(patterns) else { return };
    let mut last_seen = vec![usize::MAX; mined.len()];
    for (number, article) in articles.iter().enumerate() {
        for hit in finder.find_overlapping_iter(article) {
            let mined = &mut mined[hit.value()];
            mined.count += 1;
            if std::mem::replace(&mut last_seen[hit.value()], number) != number {
                mined.articles += 1;
            }
        }
    }
}

/// The terms as a term file to be filled in: each with how often it stands, what the text says of it, and an example.
pub fn skeleton(mined: &[Mined], lang: Lang) -> String {
    let mut out = String::new();
    for one in mined {
        let (count, articles) = (one.count, one.articles);
        let counts = say!(lang, "{count}处，{articles}个文件", "{count} places, {articles} files");
        out.push_str(&format!("# {counts}\n"));
        if let Some(explained) = &one.explained {
            out.push_str(&say!(lang, "# 文中说明：{explained}\n", "# The text says: {explained}\n"));
        }
        let entry = Entry {
            id: one.term.clone(),
            term: one.term.clone(),
            status: Status::Draft,
            examples: vec![one.example.clone()],
            ..Entry::default()
        };
        out.push_str(&to_toml(&[entry]));
        out.push_str("# definition = \"\"\n# source = { document = \"\", number = \"\", date = \"\" }\n\n");
    }
    out
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
