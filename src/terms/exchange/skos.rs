//! SKOS: the entries as a concept scheme in Turtle.

use super::{ExchangeNote, Exported, filled};
use crate::terms::{Entry, TermBook};
use std::fmt::Write;

/// The entries as SKOS concepts under the address `base`. Preferred, alternative and hidden labels do not overlap, as the
/// standard asks: wrong and old forms are hidden labels.
pub fn to_skos(entries: &[Entry], base: &str, book: &TermBook) -> Exported {
    let base = base.trim_end_matches(['/', '#']);
    let mut exported = Exported::default();
    let out = &mut exported.text;
    out.push_str("@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n@prefix dct: <http://purl.org/dc/terms/> .\n\n");
    // Writing to a string cannot fail.
    let _ = writeln!(out, "<{base}> a skos:ConceptScheme .");
    for entry in entries {
        let mut facts: Vec<(&str, String)> = vec![("skos:prefLabel", label(&entry.term))];
        facts.extend(entry.aliases.iter().map(|alias| ("skos:altLabel", label(&alias.form))));
        let hidden =
            entry.wrong.iter().map(|wrong| &wrong.form).chain(entry.superseded.iter().map(|old| &old.form));
        facts.extend(hidden.map(|form| ("skos:hiddenLabel", label(form))));
        let changes = entry.superseded.iter().map(|old| match old.until {
            Some(until) => format!("{}（至{until}）", old.form),
            None => old.form.clone(),
        });
        facts.extend(changes.map(|change| ("skos:changeNote", label(&change))));
        if !entry.definition.is_empty() {
            facts.push(("skos:definition", label(&entry.definition)));
        }
        for source in &entry.sources {
            let date = source.date.map(|date| date.to_string());
            let parts = [Some(source.document.clone()), source.number.clone(), date, source.url.clone()];
            facts.push(("dct:source", literal(&parts.into_iter().flatten().collect::<Vec<_>>().join("，"))));
        }
        facts
            .extend(entry.first_proposed.map(|date| ("skos:historyNote", label(&format!("{date}首次提出")))));
        facts.extend(entry.examples.iter().map(|example| ("skos:example", label(example))));
        facts.extend(entry.note.iter().map(|note| ("skos:scopeNote", label(note))));
        facts.extend(entry.field.iter().map(|field| ("dct:subject", label(field))));
        facts.extend(entry.region.iter().map(|region| ("dct:spatial", label(region))));
        let related = entry.related.iter().chain(&entry.not_to_confuse);
        facts.extend(
            related.filter(|id| book.by_id(id).is_some()).map(|id| ("skos:related", concept(base, id))),
        );
        let _ = write!(out, "\n{} a skos:Concept ;\n    skos:inScheme <{base}>", concept(base, &entry.id));
        for (predicate, object) in facts {
            let _ = write!(out, " ;\n    {predicate} {object}");
        }
        out.push_str(" .\n");
        let lost = filled(
            entry,
            &[
                "valid_from",
                "valid_to",
                "level",
                "must_quote",
                "only_quoted",
                "fixed_parts",
                "expands_to",
                "wrong.why",
                "status",
            ],
        );
        if !lost.is_empty() {
            exported.notes.push(ExchangeNote::Lost(entry.term.clone(), lost));
        }
    }
    exported
}

fn concept(base: &str, id: &str) -> String {
    let id = percent_encoding::utf8_percent_encode(id, percent_encoding::NON_ALPHANUMERIC);
    format!("<{base}/{id}>")
}

fn label(text: &str) -> String {
    format!("{}@zh", literal(text))
}

fn literal(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            _ => out.push(c),
        }
    }
    out.push('"');
    out
}
