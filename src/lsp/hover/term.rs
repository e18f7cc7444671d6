//! Hover on a policy term: what it is, where that is stated, which forms are right; of a quoted term that no entry
//! knows, what the text itself says of it.

use super::super::document::Checked;
use super::super::mention::{InBlock, quoted_at, term_at};
use super::Section;
use super::words::plain;
use crate::facts::gloss;
use crate::say;
use crate::terms::{
    Entry, EntryId, FormKind, Layer, Level, PartialDate, Source, Status, TermBook, TermHit, form_key,
};
use crate::text::Lang;
use std::fmt::Write;

/// The section on the term at `place`.
pub(super) fn compose(checked: &Checked, place: InBlock, lang: Lang) -> Option<Section> {
    let Some(hit) = term_at(&checked.analysis, place) else { return explained(checked, place, lang) };
    let book = checked.analysis.terms();
    let entries: Vec<String> = hit.entries.iter().map(|&id| describe(id, book, lang)).collect();
    let block = &checked.analysis.page.blocks[place.block];
    let markdown = format!("{}{}", warning(hit, lang), entries.join("\n"));
    Some(Section { markdown, span: block.document_span(hit.span, &checked.analysis.text) })
}

/// What the article says of the quoted phrase at `place`, where it does.
fn explained(checked: &Checked, place: InBlock, lang: Lang) -> Option<Section> {
    let analysis = &checked.analysis;
    let phrase = quoted_at(analysis, place)?;
    let text = analysis.blocks[place.block].text();
    let sentence = explanation(checked, place, phrase.inner.of(text))?;
    let (term, label) = (plain(phrase.inner.of(text)), say!(lang, "文中的说明", "explained in the text"));
    let markdown = format!("**{term}**　{label}\n\n{}\n", plain(sentence));
    Some(Section {
        markdown,
        span: analysis.page.blocks[place.block].document_span(phrase.span, &analysis.text),
    })
}

/// The sentence of the article of `place` that says what `term` means.
pub(in super::super) fn explanation<'a>(checked: &'a Checked, place: InBlock, term: &str) -> Option<&'a str> {
    let analysis = &checked.analysis;
    let blocks = match place.article {
        Some(article) => analysis.page.articles[article].blocks.clone(),
        None => place.block..place.block + 1,
    };
    let key = form_key(term);
    blocks.map(|block| analysis.blocks[block].text()).find_map(|text| {
        let says = gloss::read(text).into_iter().find(|gloss| form_key(gloss.term.of(text)) == key)?;
        Some(says.sentence.of(text))
    })
}

fn warning(hit: &TermHit, lang: Lang) -> String {
    match hit.form {
        FormKind::Term | FormKind::Alias => String::new(),
        FormKind::Superseded => say!(lang, "旧提法。\n\n", "An earlier form.\n\n"),
        FormKind::Wrong => say!(lang, "误写。\n\n", "A wrong form.\n\n"),
    }
}

fn describe(id: EntryId, book: &TermBook, lang: Lang) -> String {
    let entry = book.entry(id);
    let label = match book.origin(id).layer {
        Layer::BuiltIn => say!(lang, "提法", "term"),
        Layer::Project => say!(lang, "本报词条", "term of the project"),
    };
    let mut markdown = format!("**{}**　{label}{}\n\n", plain(&entry.term), standing(entry, lang));
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
    let named = |others: &[String]| others.iter().map(|other| plain(named(other, book))).collect();
    list("也作", "also", entry.aliases.iter().map(|alias| plain(&alias.form)).collect());
    list("旧提法", "earlier", entry.superseded.iter().map(|old| plain(&old.form)).collect());
    list("误写", "wrong", entry.wrong.iter().map(|wrong| plain(&wrong.form)).collect());
    list("包括", "consists of", entry.expands_to.iter().map(|part| plain(part)).collect());
    list("勿混于", "not to be confused with", named(&entry.not_to_confuse));
    list("参看", "see also", named(&entry.related));
    list("地区", "region", region(entry, lang).into_iter().collect());
    list("首次提出", "first put forward", entry.first_proposed.iter().map(PartialDate::to_string).collect());
    list("有效", "in force", validity(entry, lang).into_iter().collect());
    list("出处", "source", entry.sources.iter().map(shown_source).collect());
    list("说明", "note", entry.note.iter().map(|note| plain(note)).collect());
    markdown
}

/// What has to be known before the entry is relied on.
fn standing(entry: &Entry, lang: Lang) -> String {
    match entry.status {
        Status::Preferred | Status::Admitted => String::new(),
        Status::Deprecated => say!(lang, "（不再使用）", " (no longer used)"),
        Status::Draft => say!(lang, "（未核）", " (not checked yet)"),
        Status::NameOnly => say!(lang, "（出处只给出名称）", " (the source gives the name only)"),
    }
}

fn region(entry: &Entry, lang: Lang) -> Option<String> {
    let level = entry.level.map(|level| match level {
        Level::National => say!(lang, "全国", "national"),
        Level::Province => say!(lang, "省级", "province"),
        Level::City => say!(lang, "市级", "city"),
        Level::County => say!(lang, "县级", "county"),
        Level::Town => say!(lang, "乡镇（街道）", "township"),
        Level::Village => say!(lang, "村（社区）", "village"),
        Level::Unit => say!(lang, "单位", "a single unit"),
    });
    match (&entry.region, level) {
        (Some(region), Some(level)) => {
            Some(say!(lang, "{region}（{level}）", "{region} ({level})", region = plain(region)))
        }
        (Some(region), None) => Some(plain(region)),
        (None, level) => level,
    }
}

fn validity(entry: &Entry, lang: Lang) -> Option<String> {
    Some(match (entry.valid_from, entry.valid_to) {
        (Some(from), Some(to)) => say!(lang, "{from}至{to}", "{from} to {to}"),
        (Some(from), None) => say!(lang, "{from}起", "from {from}"),
        (None, Some(to)) => say!(lang, "至{to}", "until {to}"),
        (None, None) => return None,
    })
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
    let date = source.date.map(|date| format!("，{date}")).unwrap_or_default();
    format!("{document}{number}{date}")
}
