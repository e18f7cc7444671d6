//! Completion: the terms that go on from what was typed, in characters, in pinyin or in its initials.

use super::book::{EntryId, TermBook};
use super::fold::key;
use pinyin::ToPinyinMulti;
use std::collections::BTreeSet;
use std::ops::Range;

/// The right forms of a book, the shortest first. Building one takes a while for a large book: it is built when it is
/// first asked for ([`TermBook::completion`]).
#[derive(Debug, Default)]
pub struct CompletionIndex {
    forms: Vec<Typed>,
    /// Forms and keys, one after another.
    text: String,
}

#[derive(Clone, Debug)]
struct Typed {
    entry: EntryId,
    form: Range<u32>,
    key: Range<u32>,
    /// One bit for each Latin letter that a reading of the first character begins with.
    first_letters: u32,
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
        let mut index = CompletionIndex::default();
        for (entry, form) in book.right_forms() {
            let form_range = index.add(form);
            let key = key(form);
            let first_letters = key.chars().next().map_or(0, first_letters);
            let key_range = index.add(&key);
            index.forms.push(Typed { entry, form: form_range, key: key_range, first_letters });
        }
        let text = &index.text;
        let of = |range: &Range<u32>| &text[range.start as usize..range.end as usize];
        index.forms.sort_by_cached_key(|typed| (of(&typed.key).chars().count(), of(&typed.key).to_owned()));
        index.text.shrink_to_fit();
        index
    }

    fn add(&mut self, text: &str) -> Range<u32> {
        let start = self.text.len() as u32;
        self.text.push_str(text);
        start..self.text.len() as u32
    }

    fn of(&self, range: &Range<u32>) -> &str {
        &self.text[range.start as usize..range.end as usize]
    }

    /// At most `limit` terms for `typed`, which holds characters, then perhaps pinyin in full or in initials (小脑,
    /// xiaonao, xnsj, 小nsj): those that begin with it. The terms of `near` come first, then those that begin with the
    /// very characters, then the shortest.
    pub fn matching(&self, typed: &str, near: &BTreeSet<EntryId>, limit: usize) -> Vec<Candidate> {
        let wanted = Wanted::of(typed);
        let mut classes: [Vec<&Typed>; 4] = Default::default();
        for typed in &self.forms {
            if let Some(spelled) = wanted.is_met_by(typed, self.of(&typed.key)) {
                let class = usize::from(!near.contains(&typed.entry)) * 2 + usize::from(spelled);
                if classes[class].len() < limit {
                    classes[class].push(typed);
                }
            }
        }
        let mut seen = BTreeSet::new();
        let mut found: Vec<&Typed> = classes.into_iter().flatten().collect();
        found.retain(|typed| seen.insert((typed.entry, self.of(&typed.key))));
        let candidate =
            |typed: &Typed| Candidate { entry: typed.entry, form: self.of(&typed.form).to_owned() };
        found.into_iter().take(limit).map(candidate).collect()
    }
}

/// What was typed: characters, then letters that may spell more.
struct Wanted {
    key: String,
    /// The part of the key before the letters at its end.
    characters: String,
    /// The letters, in lower case.
    letters: Vec<u8>,
}

impl Wanted {
    fn of(typed: &str) -> Wanted {
        let key = key(typed);
        let characters = key.trim_end_matches(|c: char| c.is_ascii_lowercase() || c == '\'').to_owned();
        let letters = key[characters.len()..].bytes().filter(u8::is_ascii_lowercase).collect();
        Wanted { key, characters, letters }
    }

    /// Whether the form begins with what was typed, and then whether letters spell its characters.
    fn is_met_by(&self, typed: &Typed, key: &str) -> Option<bool> {
        if key.starts_with(&self.key) {
            return Some(false);
        }
        let first = self.letters.first()?;
        let may_begin = !self.characters.is_empty() || typed.first_letters & bit(*first) != 0;
        let rest = key.strip_prefix(self.characters.as_str()).filter(|_| may_begin)?;
        spells(&self.letters, rest).then_some(true)
    }
}

/// Whether `letters` spell the beginning of `text`: each character by its initial, its whole reading, or, at the end of
/// the letters, a part of its reading. Latin letters and figures stand for themselves; other marks are passed over.
fn spells(letters: &[u8], text: &str) -> bool {
    if letters.is_empty() {
        return true;
    }
    let mut chars = text.chars();
    let Some(c) = chars.next() else { return false };
    let rest = chars.as_str();
    if c.is_ascii_alphanumeric() {
        return letters[0] == c.to_ascii_lowercase() as u8 && spells(&letters[1..], rest);
    }
    let Some(readings) = c.to_pinyin_multi() else { return spells(letters, rest) };
    readings.into_iter().any(|reading| {
        let reading = reading.plain().as_bytes();
        let ends_inside = reading.starts_with(letters);
        let as_a_whole = || letters.starts_with(reading) && spells(&letters[reading.len()..], rest);
        let by_initial = || reading.first() == Some(&letters[0]) && spells(&letters[1..], rest);
        ends_inside || as_a_whole() || by_initial()
    })
}

fn bit(letter: u8) -> u32 {
    1 << (letter - b'a')
}

/// The letters with which `c` may begin when it is spelled; all of them for a mark that is passed over.
fn first_letters(c: char) -> u32 {
    if c.is_ascii_alphabetic() {
        return bit(c.to_ascii_lowercase() as u8);
    }
    match c.to_pinyin_multi() {
        Some(readings) => readings
            .into_iter()
            .filter_map(|reading| reading.plain().bytes().next().filter(u8::is_ascii_lowercase))
            .fold(0, |letters, letter| letters | bit(letter)),
        None if c.is_ascii_digit() => 0,
        None => u32::MAX,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terms::TermFile;
    use std::sync::Arc;

    fn book() -> TermBook {
        let terms = ["溪长制", "重点溪段", "小溪+大江", "1+溪", "“三巡”机制", "ODR调解", "溪长"];
        let text: String = terms.iter().map(|term| format!("[[term]]\nterm = '{term}'\n")).collect();
        TermBook::layered(&TermBook::default(), vec![Arc::new(TermFile::parse("own", text))])
    }

    fn check(typed: &str, expected: &[&str]) {
        let found = book().completion().matching(typed, &BTreeSet::new(), 50);
        let forms: Vec<&str> = found.iter().map(|candidate| candidate.form.as_str()).collect();
        assert_eq!(forms, expected, "{typed}");
    }

    #[test]
    fn characters_initials_and_pinyin_begin_a_term() {
        check("溪", &["溪长", "溪长制"]);
        check("xzz", &["溪长制"]);
        check("xczhi", &["溪长制"]);
        check("xizhang", &["溪长", "溪长制"]);
        check("溪z", &["溪长", "溪长制"]);
        check("xxdj", &["小溪+大江"]);
        check("小溪＋", &["小溪+大江"]);
        check("zdx", &["重点溪段"]);
        check("chongd", &["重点溪段"]);
        check("sx", &["“三巡”机制"]);
        check("ODR", &["ODR调解"]);
        check("odrt", &["ODR调解"]);
        check("1+", &["1+溪"]);
    }

    #[test]
    fn what_begins_no_term_offers_nothing() {
        check("长制", &[]);
        check("zhangzhi", &[]);
        check("xzzb", &[]);
        check("XZZ", &[]);
        check("溪 流", &[]);
        check("w", &[]);
    }

    #[test]
    fn terms_of_the_article_come_first_and_the_limit_holds() {
        let book = book();
        let near = BTreeSet::from([book.lookup("溪长制")[0].0]);
        let found = book.completion().matching("x", &near, 2);
        let forms: Vec<&str> = found.iter().map(|candidate| candidate.form.as_str()).collect();
        assert_eq!(forms, ["溪长制", "溪长"]);
        assert_eq!(book.completion().matching("", &BTreeSet::new(), 3).len(), 3);
    }

    #[test]
    fn the_built_in_terms_can_be_typed() {
        let book = TermBook::built_in();
        for (typed, form) in
            [("xnsj", "小脑+手脚"), ("XiaoNao", ""), ("fqjy", "枫桥经验"), ("12345", "12345热线")]
        {
            let found = book.completion().matching(typed, &BTreeSet::new(), 50);
            assert_eq!(found.iter().any(|candidate| candidate.form == form), !form.is_empty(), "{typed}");
        }
    }
}
