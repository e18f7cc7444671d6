//! Completion: the terms that go on from what was typed, in characters, in full pinyin or in its initials.

use super::book::{EntryId, TermBook};
use super::fold::key;
use pinyin::ToPinyin;
use std::collections::BTreeSet;

/// The right forms of a book with their pinyin. Building one takes a while for a large book: build it when it is first
/// asked for, and keep it.
#[derive(Debug)]
pub struct CompletionIndex {
    forms: Vec<Typed>,
}

#[derive(Debug)]
struct Typed {
    entry: EntryId,
    form: Box<str>,
    key: Box<str>,
    initials: Box<str>,
    full: Box<str>,
}

/// A term to be offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Its entry.
    pub entry: EntryId,
    /// The form to be written.
    pub form: String,
}

impl CompletionIndex {
    /// The index of `book`.
    pub fn new(book: &TermBook) -> CompletionIndex {
        let mut forms = Vec::with_capacity(book.len());
        for id in book.ids() {
            let entry = book.entry(id);
            for (form, _) in entry.forms().filter(|(_, kind)| kind.is_right()) {
                let key = key(form);
                let (initials, full) = spelled(&key);
                forms.push(Typed { entry: id, form: form.into(), key: key.into(), initials, full });
            }
        }
        CompletionIndex { forms }
    }

    /// At most `limit` terms for `typed`, which holds characters, pinyin initials (xnsj) or full pinyin (xiaonao): those
    /// that begin with it, the shortest first.
    pub fn matching(&self, typed: &str, limit: usize) -> Vec<Candidate> {
        let typed_key = key(typed);
        let letters: String =
            typed_key.chars().filter(|c| c.is_ascii_alphanumeric()).collect::<String>().to_lowercase();
        let spelled = !typed_key.is_empty() && typed_key.is_ascii() && !letters.is_empty();
        let mut found: Vec<&Typed> = self
            .forms
            .iter()
            .filter(|form| {
                form.key.starts_with(&typed_key)
                    || spelled && (form.initials.starts_with(&letters) || form.full.starts_with(&letters))
            })
            .collect();
        found.sort_by_key(|form| (form.key.chars().count(), &form.key, form.entry));
        let mut seen = BTreeSet::new();
        found.retain(|form| seen.insert((form.entry, &form.form)));
        found
            .into_iter()
            .take(limit)
            .map(|form| Candidate { entry: form.entry, form: form.form.to_string() })
            .collect()
    }
}

/// The initials and the full pinyin of a key; Latin letters and figures stand for themselves, marks are left out.
fn spelled(key: &str) -> (Box<str>, Box<str>) {
    let (mut initials, mut full) = (String::new(), String::new());
    for c in key.chars() {
        if c.is_ascii_alphanumeric() {
            initials.push(c.to_ascii_lowercase());
            full.push(c.to_ascii_lowercase());
        } else if let Some(reading) = c.to_pinyin() {
            let plain = reading.plain().replace('ü', "v");
            initials.extend(plain.chars().next());
            full.push_str(&plain);
        }
    }
    (initials.into(), full.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(typed: &str, first: &str) {
        let book = TermBook::built_in();
        let found = CompletionIndex::new(&book).matching(typed, 50);
        assert!(found.iter().any(|candidate| candidate.form == first), "{typed}: {found:?}");
    }

    #[test]
    fn terms_are_found_by_characters_initials_and_full_pinyin() {
        check("xnsj", "小脑+手脚");
        check("xiaonaosh", "小脑+手脚");
        check("XiaoNao", "小脑+手脚");
        check("小脑", "小脑+手脚");
        check("小脑＋", "小脑+手脚");
        check("fqjy", "枫桥经验");
        check("12345", "12345热线");
    }

    #[test]
    fn nothing_is_offered_for_what_begins_no_term_and_the_limit_holds() {
        let book = TermBook::built_in();
        let index = CompletionIndex::new(&book);
        assert_eq!(index.matching("zzzz", 10), []);
        assert_eq!(index.matching("一样", 10), []);
        assert_eq!(index.matching("x", 3).len(), 3);
        let shortest = index.matching("fq", 1);
        assert_eq!(shortest[0].form, "枫桥经验");
    }
}
