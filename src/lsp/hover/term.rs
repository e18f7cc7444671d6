//! Hover on a known policy term: what it is, where that is stated, which forms are right.

use super::super::document::Checked;
use super::super::mention::{InBlock, term_at};
use super::Section;
use super::words::plain;
use crate::say;
use crate::terms::{Entry, FormKind, PartialDate, Source, TermBook, TermHit};
use crate::text::Lang;
use std::fmt::Write;

/// The section on the term at `place`.
pub(super) fn compose(checked: &Checked, place: InBlock, lang: Lang) -> Option<Section> {
    let hit = term_at(&checked.analysis, place)?;
    let book = checked.analysis.terms();
    let entries: Vec<String> = hit.entries.iter().map(|&id| describe(book.entry(id), book, lang)).collect();
    let block = &checked.analysis.page.blocks[place.block];
    let markdown = format!("{}{}", warning(hit, lang), entries.join("\n"));
    Some(Section { markdown, span: block.document_span(hit.span, &checked.analysis.text) })
}

fn warning(hit: &TermHit, lang: Lang) -> String {
    match hit.form {
        FormKind::Term | FormKind::Alias => String::new(),
        FormKind::Superseded => say!(lang, "旧提法。\n\n", "An earlier form.\n\n"),
        FormKind::Wrong => say!(lang, "误写。\n\n", "A wrong form.\n\n"),
    }
}

fn describe(entry: &Entry, book: &TermBook, lang: Lang) -> String {
    let (term, label) = (plain(&entry.term), say!(lang, "提法", "term"));
    let mut markdown = format!("**{term}**　{label}\n\n");
    if !entry.definition.is_empty() {
        // Writing to a string cannot fail.
        let _ = writeln!(markdown, "{}\n", plain(&entry.definition));
    }
    let mut list = |zh: &str, en: &str, values: Vec<String>| {
        if !values.is_empty() {
            let (name, colon, comma) = if lang == Lang::Zh { (zh, "：", "；") } else { (en, ": ", "; ") };
            let _ = writeln!(markdown, "- {name}{colon}{}", values.join(comma));
        }
    };
    list("也作", "also", entry.aliases.iter().map(|alias| plain(&alias.form)).collect());
    list("旧提法", "earlier", entry.superseded.iter().map(|old| plain(&old.form)).collect());
    list("误写", "wrong", entry.wrong.iter().map(|wrong| plain(&wrong.form)).collect());
    list("包括", "consists of", entry.expands_to.iter().map(|part| plain(part)).collect());
    list(
        "勿混于",
        "not to be confused with",
        entry.not_to_confuse.iter().map(|other| plain(named(other, book))).collect(),
    );
    list("首次提出", "first put forward", entry.first_proposed.iter().map(shown_date).collect());
    list("出处", "source", entry.sources.iter().map(shown_source).collect());
    list("说明", "note", entry.note.iter().map(|note| plain(note)).collect());
    markdown
}

/// The term that an id stands for; what is no id stands for itself.
fn named<'a>(id_or_term: &'a str, book: &'a TermBook) -> &'a str {
    book.by_id(id_or_term).map_or(id_or_term, |id| &book.entry(id).term)
}

fn shown_source(source: &Source) -> String {
    let document = match &source.url {
        Some(url) if !url.contains([')', ' ']) => format!("[{}]({url})", plain(&source.document)),
        _ => plain(&source.document),
    };
    let number = source.number.as_deref().map(|number| format!("，{}", plain(number))).unwrap_or_default();
    let date = source.date.as_ref().map(|date| format!("，{}", shown_date(date))).unwrap_or_default();
    format!("{document}{number}{date}")
}

fn shown_date(date: &PartialDate) -> String {
    let part = |part: Option<i8>| part.map(|part| format!("-{part:02}")).unwrap_or_default();
    format!("{}{}{}", date.year, part(date.month), part(date.day))
}
