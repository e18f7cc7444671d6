//! Reads one `[[term]]` block. What is wrong in it is noted, and the rest of the entry used.

use super::entry::{Alias, AliasKind, Entry, Keyword, PartialDate, Source, SupersededForm, WrongForm};
use super::fold::key as folded;
use super::node::{self, Fields, Key, Node, Value};
use super::problem::{Expected, ProblemKind};
use std::ops::Range;

/// The keys of an entry, in the order in which the exporter writes them.
pub(super) const ENTRY_KEYS: &[&str] = &[
    "id",
    "term",
    "aliases",
    "wrong",
    "superseded",
    "definition",
    "expands_to",
    "source",
    "valid_from",
    "valid_to",
    "first_proposed",
    "region",
    "level",
    "field",
    "status",
    "must_quote",
    "only_quoted",
    "fixed_parts",
    "not_to_confuse",
    "related",
    "examples",
    "note",
];
const ALIAS_KEYS: &[&str] = &["form", "kind"];
const WRONG_KEYS: &[&str] = &["form", "why"];
const SUPERSEDED_KEYS: &[&str] = &["form", "until", "why"];
const SOURCE_KEYS: &[&str] = &["document", "number", "date", "url"];

/// Reads the block `text`, which begins with its `[[term]]` line. `note` is called with each mistake and its place in
/// the block. None where there is no term to be used.
pub(super) fn read(text: &str, note: &mut dyn FnMut(Range<usize>, ProblemKind)) -> Option<Entry> {
    let block = match node::read(text) {
        Ok(block) => block,
        Err(error) => {
            note(error.span, ProblemKind::Syntax(error.message));
            return None;
        }
    };
    for key in block.strays {
        note(key.span, ProblemKind::UnknownKey(key.name.into_owned(), None));
    }
    Reader { note, whole: header(text) }.entry(&block.entry?)
}

fn text_of<'v>(node: &'v Node) -> Option<&'v str> {
    match &node.value {
        Value::Text(text) => Some(text.trim()),
        _ => None,
    }
}

fn header(text: &str) -> Range<usize> {
    0..text.lines().next().map_or(0, |line| line.trim_end().len())
}

struct Reader<'n> {
    note: &'n mut dyn FnMut(Range<usize>, ProblemKind),
    whole: Range<usize>,
}

impl Reader<'_> {
    fn entry(&mut self, table: &Fields) -> Option<Entry> {
        let mut entry = Entry::default();
        for (key, value) in table {
            match &*key.name {
                "id" => entry.id = self.text(key, value).unwrap_or_default(),
                "term" => entry.term = self.text(key, value).unwrap_or_default(),
                "aliases" => entry.aliases = self.list(key, value, Expected::Forms, Reader::alias),
                "wrong" => entry.wrong = self.list(key, value, Expected::Forms, Reader::wrong),
                "superseded" => entry.superseded = self.list(key, value, Expected::Forms, Reader::superseded),
                "definition" => entry.definition = self.text(key, value).unwrap_or_default(),
                "expands_to" => entry.expands_to = self.texts(key, value),
                "source" => entry.sources = self.sources(key, value),
                "valid_from" => entry.valid_from = self.date(key, value),
                "valid_to" => entry.valid_to = self.date(key, value),
                "first_proposed" => entry.first_proposed = self.date(key, value),
                "region" => entry.region = self.text(key, value),
                "level" => entry.level = self.word(key, value),
                "field" => entry.field = self.text(key, value),
                "status" => entry.status = self.word(key, value).unwrap_or_default(),
                "must_quote" => entry.must_quote = self.word(key, value).unwrap_or_default(),
                "only_quoted" => entry.only_quoted = self.flag(key, value),
                "fixed_parts" => entry.fixed_parts = self.texts(key, value),
                "not_to_confuse" => entry.not_to_confuse = self.texts(key, value),
                "related" => entry.related = self.texts(key, value),
                "examples" => entry.examples = self.texts(key, value),
                "note" => entry.note = self.text(key, value),
                _ => self.unknown_key(key, ENTRY_KEYS),
            }
        }
        self.judge(&mut entry, table)
    }

    /// Looks at the entry as a whole, and leaves out what cannot be used.
    fn judge(&mut self, entry: &mut Entry, table: &Fields) -> Option<Entry> {
        let place_of = |key: &str| {
            table.iter().find(|(known, _)| known.name == key).map(|(_, value)| value.span.clone())
        };
        if entry.term.trim().is_empty() {
            let at = place_of("term").unwrap_or(self.whole.clone());
            (self.note)(at, ProblemKind::NoTerm);
            return None;
        }
        if entry.id.is_empty() {
            entry.id.clone_from(&entry.term);
        }
        let right: Vec<String> =
            entry.forms().filter(|(_, kind)| kind.is_right()).map(|(form, _)| folded(form)).collect();
        for (key, form) in [("term", &entry.term)]
            .into_iter()
            .chain(entry.aliases.iter().map(|alias| ("aliases", &alias.form)))
            .chain(entry.superseded.iter().map(|old| ("superseded", &old.form)))
            .chain(entry.wrong.iter().map(|wrong| ("wrong", &wrong.form)))
        {
            let at = place_of(key).unwrap_or(self.whole.clone());
            let folded = folded(form);
            if folded.chars().count() < 2 {
                (self.note)(at, ProblemKind::TooShort(form.clone()));
            } else if matches!(key, "superseded" | "wrong") && right.contains(&folded) {
                (self.note)(at, ProblemKind::SameAsRight(form.clone()));
            }
        }
        if entry.sources.is_empty() && !entry.definition.is_empty() {
            let at = place_of("definition").unwrap_or(self.whole.clone());
            (self.note)(at, ProblemKind::NoSource);
        }
        Some(std::mem::take(entry))
    }

    fn unknown_key(&mut self, key: &Key, known: &'static [&'static str]) {
        let name = &*key.name;
        let near = |candidate: &&&str| strsim::osa_distance(name, candidate) <= 2.max(candidate.len() / 4);
        let meant =
            known.iter().filter(near).min_by_key(|candidate| strsim::osa_distance(name, candidate)).copied();
        (self.note)(key.span.clone(), ProblemKind::UnknownKey(name.to_owned(), meant));
    }

    fn wrong_type(&mut self, key: &Key, value: &Node, expected: Expected) {
        (self.note)(value.span.clone(), ProblemKind::WrongType(key.name.to_string(), expected));
    }

    fn text(&mut self, key: &Key, value: &Node) -> Option<String> {
        let Value::Text(text) = &value.value else {
            self.wrong_type(key, value, Expected::Text);
            return None;
        };
        let text = text.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    fn flag(&mut self, key: &Key, value: &Node) -> bool {
        let Value::Flag(flag) = value.value else {
            self.wrong_type(key, value, Expected::Flag);
            return false;
        };
        flag
    }

    /// A date: a string, a TOML date, or a bare year.
    fn date(&mut self, key: &Key, value: &Node) -> Option<PartialDate> {
        let text = match &value.value {
            Value::Text(text) => text.to_string(),
            Value::Bare(text) => text.clone(),
            _ => {
                self.wrong_type(key, value, Expected::Text);
                return None;
            }
        };
        let date = PartialDate::parse(text.trim());
        if date.is_none() {
            (self.note)(value.span.clone(), ProblemKind::BadDate(text));
        }
        date
    }

    fn word<K: Keyword>(&mut self, key: &Key, value: &Node) -> Option<K> {
        let word = self.text(key, value)?;
        let known = K::parse(&word);
        if known.is_none() {
            let words = K::ALL.iter().map(|&(word, _)| word).collect();
            let key = key.name.to_string();
            (self.note)(value.span.clone(), ProblemKind::UnknownWord(key, word, words));
        }
        known
    }

    /// A list; a single item may stand without its brackets.
    fn list<T>(
        &mut self,
        key: &Key,
        value: &Node,
        expected: Expected,
        item: fn(&mut Self, &Node) -> Option<T>,
    ) -> Vec<T> {
        let items = match &value.value {
            Value::List(items) => items.as_slice(),
            _ => std::slice::from_ref(value),
        };
        let mut read = Vec::with_capacity(items.len());
        for one in items {
            match item(self, one) {
                Some(one) => read.push(one),
                None => self.wrong_type(key, one, expected),
            }
        }
        read
    }

    fn texts(&mut self, key: &Key, value: &Node) -> Vec<String> {
        self.list(key, value, Expected::Texts, |_, item| Some(text_of(item)?.to_owned()))
    }

    fn sources(&mut self, key: &Key, value: &Node) -> Vec<Source> {
        self.list(key, value, Expected::Sources, Reader::source)
    }

    fn alias(&mut self, value: &Node) -> Option<Alias> {
        let (form, fields) = self.form(value, ALIAS_KEYS)?;
        let mut alias = Alias { form, kind: AliasKind::default() };
        for (key, value) in fields.into_iter().flatten() {
            if key.name == "kind" {
                alias.kind = self.word(key, value).unwrap_or_default();
            }
        }
        Some(alias)
    }

    fn wrong(&mut self, value: &Node) -> Option<WrongForm> {
        let (form, fields) = self.form(value, WRONG_KEYS)?;
        let mut wrong = WrongForm { form, why: None };
        for (key, value) in fields.into_iter().flatten() {
            if key.name == "why" {
                wrong.why = self.text(key, value);
            }
        }
        Some(wrong)
    }

    fn superseded(&mut self, value: &Node) -> Option<SupersededForm> {
        let (form, fields) = self.form(value, SUPERSEDED_KEYS)?;
        let mut old = SupersededForm { form, until: None, why: None };
        for (key, value) in fields.into_iter().flatten() {
            match &*key.name {
                "until" => old.until = self.date(key, value),
                "why" => old.why = self.text(key, value),
                _ => {}
            }
        }
        Some(old)
    }

    /// A form: a string, or a table with `form` and other fields.
    fn form<'v, 'i>(
        &mut self,
        value: &'v Node<'i>,
        known: &'static [&'static str],
    ) -> Option<(String, Option<&'v Fields<'i>>)> {
        let (form, fields) = match &value.value {
            Value::Text(form) => (form.trim(), None),
            Value::Table(fields) => {
                let (_, form) = fields.iter().find(|(key, _)| key.name == "form")?;
                (text_of(form)?, Some(fields))
            }
            _ => return None,
        };
        self.unknown_keys(fields, known);
        (!form.is_empty()).then(|| (form.to_owned(), fields))
    }

    fn source(&mut self, value: &Node) -> Option<Source> {
        let fields = match &value.value {
            Value::Text(document) if !document.trim().is_empty() => {
                return Some(Source { document: document.trim().to_owned(), ..Source::default() });
            }
            Value::Table(fields) => fields,
            _ => return None,
        };
        self.unknown_keys(Some(fields), SOURCE_KEYS);
        let mut source = Source::default();
        for (key, value) in fields {
            match &*key.name {
                "document" => source.document = self.text(key, value)?,
                "number" => source.number = self.text(key, value),
                "date" => source.date = self.date(key, value),
                "url" => source.url = self.text(key, value),
                _ => {}
            }
        }
        (!source.document.is_empty()).then_some(source)
    }

    fn unknown_keys(&mut self, fields: Option<&Fields>, known: &'static [&'static str]) {
        for (key, _) in fields.into_iter().flatten() {
            if !known.contains(&&*key.name) {
                self.unknown_key(key, known);
            }
        }
    }
}
