//! Writes entries as a term file.

use crate::terms::{AliasKind, Entry, Keyword, MustQuote, PartialDate, Source, Status};
use std::fmt::Write;

/// The entries as a term file, one block an entry. Empty fields are left out.
pub fn to_toml(entries: &[Entry]) -> String {
    let mut out = String::new();
    for entry in entries {
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str("[[term]]\n");
        write_entry(&mut out, entry);
    }
    out
}

fn write_entry(out: &mut String, entry: &Entry) {
    let mut field = |key: &str, value: String| {
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{key} = {value}");
    };
    let date = |date: Option<PartialDate>| date.map(|date| quoted(&date.to_string()));
    let text = |text: &Option<String>| text.as_deref().map(quoted);
    let texts = |items: &[String]| (!items.is_empty()).then(|| list(items.iter().map(|item| quoted(item))));
    let optional = [
        ("id", (entry.id != entry.term).then(|| quoted(&entry.id))),
        ("term", Some(quoted(&entry.term))),
        (
            "aliases",
            forms(entry.aliases.iter().map(|alias| {
                let kind = (alias.kind != AliasKind::default()).then(|| alias.kind.word().to_owned());
                table(&[("form", Some(alias.form.clone())), ("kind", kind)])
            })),
        ),
        (
            "wrong",
            forms(
                entry
                    .wrong
                    .iter()
                    .map(|wrong| table(&[("form", Some(wrong.form.clone())), ("why", wrong.why.clone())])),
            ),
        ),
        (
            "superseded",
            forms(entry.superseded.iter().map(|old| {
                let until = old.until.map(|until| until.to_string());
                table(&[("form", Some(old.form.clone())), ("until", until), ("why", old.why.clone())])
            })),
        ),
        ("definition", (!entry.definition.is_empty()).then(|| quoted(&entry.definition))),
        ("expands_to", texts(&entry.expands_to)),
        ("source", forms(entry.sources.iter().map(source))),
        ("valid_from", date(entry.valid_from)),
        ("valid_to", date(entry.valid_to)),
        ("first_proposed", date(entry.first_proposed)),
        ("region", text(&entry.region)),
        ("level", entry.level.map(|level| quoted(level.word()))),
        ("field", text(&entry.field)),
        ("status", (entry.status != Status::default()).then(|| quoted(entry.status.word()))),
        ("must_quote", (entry.must_quote != MustQuote::default()).then(|| quoted(entry.must_quote.word()))),
        ("only_quoted", entry.only_quoted.then(|| "true".to_owned())),
        ("fixed_parts", texts(&entry.fixed_parts)),
        ("not_to_confuse", texts(&entry.not_to_confuse)),
        ("related", texts(&entry.related)),
        ("examples", texts(&entry.examples)),
        ("note", text(&entry.note)),
    ];
    for (key, value) in optional {
        if let Some(value) = value {
            field(key, value);
        }
    }
}

fn source(source: &Source) -> String {
    let date = source.date.map(|date| date.to_string());
    table(&[
        ("document", Some(source.document.clone())),
        ("number", source.number.clone()),
        ("date", date),
        ("url", source.url.clone()),
    ])
}

fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

/// A table; one that holds its first field only is written as that field's value.
fn table(fields: &[(&str, Option<String>)]) -> String {
    let filled: Vec<String> = fields
        .iter()
        .filter_map(|(key, value)| Some(format!("{key} = {}", quoted(value.as_deref()?))))
        .collect();
    match (filled.as_slice(), &fields[0].1) {
        ([_], Some(only)) => quoted(only),
        _ => format!("{{ {} }}", filled.join(", ")),
    }
}

fn forms(items: impl Iterator<Item = String>) -> Option<String> {
    let items: Vec<String> = items.collect();
    match items.as_slice() {
        [] => None,
        [one] => Some(format!("[{one}]")),
        _ => Some(format!("[\n  {},\n]", items.join(",\n  "))),
    }
}

fn list(items: impl Iterator<Item = String>) -> String {
    format!("[{}]", items.collect::<Vec<_>>().join(", "))
}
