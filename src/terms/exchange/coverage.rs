//! Whether each place where a listed term stands resolves to its entry.

use crate::terms::{EntryId, TermBook, form_key};
use crate::text::Span;

/// A place of a listed term that does not resolve.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unresolved {
    /// No entry has the term.
    Unknown(String),
    /// The term stands in no article.
    Absent(String),
    /// The term stands here (article by its number, span in bytes), and the entry found is another or none.
    At(String, usize, Span),
}

/// Looks up each of `terms` at every place where it stands in `articles`, in either width, with quotation marks and spaces
/// inside or without. Also gives the number of places looked at.
pub fn coverage(book: &TermBook, articles: &[&str], terms: &[&str]) -> (Vec<Unresolved>, usize) {
    let listed =
        terms.iter().map(|term| format!("[[term]]\nterm = {}\n", toml::Value::String((*term).to_owned())));
    let list = crate::terms::TermFile::parse("list", listed.collect::<String>());
    let list = TermBook::layered(&TermBook::default(), vec![std::sync::Arc::new(list)]);
    let mut unresolved = Vec::new();
    let mut places = 0;
    for term in terms {
        let wanted: Vec<EntryId> = book.lookup(term).into_iter().map(|(entry, _)| entry).collect();
        if wanted.is_empty() {
            unresolved.push(Unresolved::Unknown((*term).to_owned()));
            continue;
        }
        let mut stands = false;
        for (number, article) in articles.iter().enumerate() {
            for hit in list.places_of(term, article) {
                stands = true;
                places += 1;
                let found = book.at(article, hit.start as usize);
                let resolves = found.iter().any(|hit| hit.entries.iter().any(|entry| wanted.contains(entry)));
                if !resolves {
                    unresolved.push(Unresolved::At((*term).to_owned(), number, hit));
                }
            }
        }
        if !stands {
            unresolved.push(Unresolved::Absent((*term).to_owned()));
        }
    }
    (unresolved, places)
}

impl TermBook {
    /// Every place where `form` stands in `text`, inside longer forms too.
    fn places_of(&self, form: &str, text: &str) -> Vec<Span> {
        let key = form_key(form);
        let first = key.chars().next().unwrap_or_default();
        let mut places: Vec<Span> = Vec::new();
        for (at, c) in text.char_indices() {
            if form_key(c.encode_utf8(&mut [0; 4])).starts_with(first) {
                let here = self.at(text, at).into_iter().map(|hit| hit.span);
                places.extend(here.filter(|span| form_key(span.of(text)) == key && span.contains(at)));
            }
        }
        places.dedup();
        places
    }
}
