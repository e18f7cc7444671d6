//! TBX, the XML of terminology: reads version 3 (ISO 30042:2019, in both styles) and the version 2 files in use before
//! it; writes version 3, dialect Basic.

use super::{ExchangeNote, Exported, Imported, filled};
use crate::terms::{Alias, AliasKind, Entry, Source, SupersededForm, WrongForm};
use crate::text::is_han;
use roxmltree::{Document, Node, ParsingOptions};

/// Reads the Chinese terms of a TBX file. Terms in other languages become part of the note.
pub fn from_tbx(text: &str) -> Imported {
    let mut imported = Imported::default();
    // Version 2 files name their document type; nothing is fetched for it.
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    let document = match Document::parse_with_options(text.trim_start_matches('\u{feff}'), options) {
        Ok(document) => document,
        Err(error) => {
            imported.notes.push(ExchangeNote::Unreadable(error.to_string()));
            return imported;
        }
    };
    let concepts = document.descendants().filter(|node| is(node, &["conceptEntry", "termEntry"]));
    for (number, concept) in concepts.enumerate() {
        match read_concept(concept) {
            Some(entry) => imported.entries.push(entry),
            None => imported.notes.push(ExchangeNote::NoTerm(number + 1)),
        }
    }
    imported
}

fn is(node: &Node, names: &[&str]) -> bool {
    node.is_element() && names.contains(&node.tag_name().name())
}

/// What a field says it is: its `type` attribute, or in the other style its name.
fn kind<'a>(node: &Node<'a, '_>) -> &'a str {
    node.attribute("type").unwrap_or(node.tag_name().name())
}

fn text(node: Node) -> String {
    let all: String =
        node.descendants().filter_map(|node| node.is_text().then(|| node.text()).flatten()).collect();
    all.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn read_concept(concept: Node) -> Option<Entry> {
    let mut entry = Entry { id: concept.attribute("id").unwrap_or_default().to_owned(), ..Entry::default() };
    let sections: Vec<Node> = concept.children().filter(|node| is(node, &["langSec", "langSet"])).collect();
    let language = |section: &Node| -> String {
        let xml = section.attribute(("http://www.w3.org/XML/1998/namespace", "lang"));
        xml.or_else(|| section.attribute("lang")).unwrap_or_default().to_lowercase()
    };
    let is_called_chinese = |section: &Node| {
        let language = language(section);
        language.is_empty() || language == "zh" || language.starts_with("zh-") || language.starts_with("zh_")
    };
    // Some tools call every first language English, whatever it is.
    let called = sections.iter().any(is_called_chinese);
    let is_chinese = |section: &Node| {
        if called { is_called_chinese(section) } else { is_in_han(section, &language(section)) }
    };
    for field in concept.children().filter(|node| !is(node, &["langSec", "langSet"])) {
        read_fields(field, &mut entry);
    }
    for section in sections.iter().filter(|section| is_chinese(section)) {
        for child in section.children().filter(Node::is_element) {
            if is(&child, &["termSec", "tig", "ntig"]) {
                read_term(child, &mut entry);
            } else {
                read_fields(child, &mut entry);
            }
        }
    }
    let foreign: Vec<String> = sections
        .iter()
        .filter(|section| !is_chinese(section))
        .flat_map(|section| {
            let terms = section.descendants().filter(|node| is(node, &["term"]));
            terms.map(|term| format!("{}: {}", language(section), text(term))).collect::<Vec<_>>()
        })
        .collect();
    if !foreign.is_empty() {
        let note = entry.note.take().into_iter().chain(foreign);
        entry.note = Some(note.collect::<Vec<_>>().join("；"));
    }
    if entry.term.is_empty() {
        // All forms are marked as other than preferred: the first right one stands for them.
        entry.term = match entry.aliases.is_empty() {
            true => return None,
            false => entry.aliases.remove(0).form,
        };
    }
    if entry.id.is_empty() {
        entry.id.clone_from(&entry.term);
    }
    Some(entry)
}

/// Whether the terms of a language section are written in Chinese characters only.
fn is_in_han(section: &Node, language: &str) -> bool {
    let japanese_or_korean = ["ja", "ko"].iter().any(|other| language.starts_with(other));
    let mut terms = section.descendants().filter(|node| is(node, &["term"])).map(text).peekable();
    let is_han = |term: String| {
        term.chars().any(is_han)
            && !term.chars().any(|c| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{ac00}'..='\u{d7a3}'))
    };
    !japanese_or_korean && terms.peek().is_some() && terms.all(is_han)
}

/// Reads what stands beside the terms: definition, subject field, source, note, cross-references.
fn read_fields(node: Node, entry: &mut Entry) {
    for field in node.descendants().filter(|node| node.is_element()) {
        if field
            .children()
            .any(|child| child.is_element() && !is(&child, &["hi", "foreign", "ec", "sc", "ph"]))
        {
            continue;
        }
        let says = text(field);
        if says.is_empty() {
            continue;
        }
        match kind(&field) {
            "definition" if entry.definition.is_empty() => entry.definition = says,
            "subjectField" => entry.field = Some(says),
            "geographicalUsage" => entry.region = Some(says),
            "context" | "example" => entry.examples.push(says),
            "source" => entry.sources.push(Source { document: says, ..Source::default() }),
            "externalCrossReference" => match entry.sources.last_mut() {
                Some(source) => source.url = field.attribute("target").map(str::to_owned).or(Some(says)),
                None => entry.sources.push(Source { document: says, ..Source::default() }),
            },
            "crossReference" => {
                let target = field.attribute("target").map_or(says, str::to_owned);
                entry.related.push(target);
            }
            "note" => {
                let notes = entry.note.take().into_iter().chain([says]);
                entry.note = Some(notes.collect::<Vec<_>>().join("；"));
            }
            _ => {}
        }
    }
}

fn read_term(section: Node, entry: &mut Entry) {
    let Some(form) = section.descendants().find(|node| is(node, &["term"])).map(text) else { return };
    if form.is_empty() {
        return;
    }
    let value =
        |name: &str| section.descendants().find(|node| node.is_element() && kind(node) == name).map(text);
    let status = value("administrativeStatus").unwrap_or_default();
    let status = status.trim_end_matches("-admn-sts");
    let alias_kind = match value("termType").as_deref() {
        Some("fullForm") => AliasKind::Full,
        Some("abbreviation" | "shortForm" | "acronym" | "initialism" | "clippedTerm") => AliasKind::Short,
        _ => AliasKind::Variant,
    };
    match status {
        "deprecatedTerm" | "deprecated" | "notRecommended" | "forbidden" => {
            entry.wrong.push(WrongForm { form, why: None })
        }
        "supersededTerm" | "superseded" | "obsolete" => {
            entry.superseded.push(SupersededForm { form, until: None, why: None });
        }
        "admittedTerm" | "admitted" => entry.aliases.push(Alias { form, kind: alias_kind }),
        _ if entry.term.is_empty() => entry.term = form,
        _ => entry.aliases.push(Alias { form, kind: alias_kind }),
    }
    // What is cited for a context is no source of the definition.
    let sources = entry.sources.len();
    for field in section.children().filter(|node| node.is_element() && !is(node, &["term", "termGrp"])) {
        if !matches!(kind(&field), "administrativeStatus" | "termType" | "partOfSpeech" | "grammaticalGender")
        {
            read_fields(field, entry);
        }
    }
    entry.sources.truncate(sources);
}

/// The entries as TBX version 3, dialect Basic.
pub fn to_tbx(entries: &[Entry]) -> Exported {
    let mut exported = Exported::default();
    let out = &mut exported.text;
    out.push_str(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <tbx type=\"TBX-Basic\" style=\"dca\" xml:lang=\"zh-CN\" xmlns=\"urn:iso:std:iso:30042:ed-2\">\n\
         <tbxHeader><fileDesc><sourceDesc><p>Zhubi</p></sourceDesc></fileDesc></tbxHeader>\n<text><body>\n",
    );
    for (number, entry) in entries.iter().enumerate() {
        write_concept(out, number + 1, entry);
        let mut lost = filled(
            entry,
            &[
                "valid_from",
                "valid_to",
                "first_proposed",
                "level",
                "status",
                "must_quote",
                "only_quoted",
                "fixed_parts",
                "not_to_confuse",
                "expands_to",
                "wrong.why",
                "superseded.until",
            ],
        );
        if !is_xml_name(&entry.id) {
            lost.push("id");
        }
        if !lost.is_empty() {
            exported.notes.push(ExchangeNote::Lost(entry.term.clone(), lost));
        }
    }
    exported.text.push_str("</body></text>\n</tbx>\n");
    exported
}

/// Whether `id` may stand as an XML id.
fn is_xml_name(id: &str) -> bool {
    let mut chars = id.chars();
    chars.next().is_some_and(|c| c.is_alphabetic() || c == '_')
        && chars.all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'))
}

fn write_concept(out: &mut String, number: usize, entry: &Entry) {
    let id = if is_xml_name(&entry.id) { entry.id.clone() } else { format!("c{number}") };
    let mut line = |text: String| {
        out.push_str(&text);
        out.push('\n');
    };
    line(format!("<conceptEntry id=\"{}\">", escaped(&id)));
    if let Some(field) = &entry.field {
        line(format!("<descrip type=\"subjectField\">{}</descrip>", escaped(field)));
    }
    for target in &entry.related {
        line(format!("<ref type=\"crossReference\" target=\"{0}\">{0}</ref>", escaped(target)));
    }
    line("<langSec xml:lang=\"zh-CN\">".to_owned());
    if !entry.definition.is_empty() || !entry.sources.is_empty() {
        line("<descripGrp>".to_owned());
        line(format!("<descrip type=\"definition\">{}</descrip>", escaped(&entry.definition)));
        for source in &entry.sources {
            let date = source.date.map(|date| date.to_string());
            let parts = [Some(source.document.clone()), source.number.clone(), date];
            let says = parts.into_iter().flatten().collect::<Vec<_>>().join("，");
            line(format!("<admin type=\"source\">{}</admin>", escaped(&says)));
            if let Some(url) = &source.url {
                line(format!(
                    "<xref type=\"externalCrossReference\" target=\"{0}\">{0}</xref>",
                    escaped(url)
                ));
            }
        }
        line("</descripGrp>".to_owned());
    }
    if let Some(note) = &entry.note {
        line(format!("<note>{}</note>", escaped(note)));
    }
    for (form, status, term_type) in forms(entry) {
        line(format!("<termSec><term>{}</term>", escaped(form)));
        line(format!("<termNote type=\"administrativeStatus\">{status}-admn-sts</termNote>"));
        if let Some(term_type) = term_type {
            line(format!("<termNote type=\"termType\">{term_type}</termNote>"));
        }
        if form == entry.term && status == "preferredTerm" {
            if let Some(region) = &entry.region {
                line(format!("<termNote type=\"geographicalUsage\">{}</termNote>", escaped(region)));
            }
            for example in &entry.examples {
                line(format!("<descrip type=\"context\">{}</descrip>", escaped(example)));
            }
        }
        line("</termSec>".to_owned());
    }
    line("</langSec>".to_owned());
    line("</conceptEntry>".to_owned());
}

fn forms(entry: &Entry) -> Vec<(&str, &'static str, Option<&'static str>)> {
    let term_type = |kind| match kind {
        AliasKind::Full => Some("fullForm"),
        AliasKind::Short | AliasKind::Nickname => Some("shortForm"),
        AliasKind::Variant => Some("variant"),
    };
    let mut forms = vec![(entry.term.as_str(), "preferredTerm", None)];
    forms.extend(
        entry.aliases.iter().map(|alias| (alias.form.as_str(), "admittedTerm", term_type(alias.kind))),
    );
    forms.extend(entry.superseded.iter().map(|old| (old.form.as_str(), "supersededTerm", None)));
    forms.extend(entry.wrong.iter().map(|wrong| (wrong.form.as_str(), "deprecatedTerm", None)));
    forms
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // Other control characters cannot stand in XML at all.
            c if c.is_control() && !matches!(c, '\n' | '\t') => {}
            _ => out.push(c),
        }
    }
    out
}
