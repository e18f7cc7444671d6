//! What a hover says: one composer a kind of thing, each writing one section of Markdown.

mod date;
mod finding;
mod folio;
mod name;
mod quantity;
pub(super) mod term;
mod words;

use super::document::Checked;
use super::mention::InBlock;
use crate::text::{Lang, Span};

/// One section of a hover, or the whole of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Section {
    /// What it says.
    pub markdown: String,
    /// What it speaks of, in bytes of the document.
    pub span: Span,
}

/// The hover at the byte `offset` of the document: findings first, then what stands there; none where nothing does.
pub(super) fn compose(checked: &Checked, offset: usize, lang: Lang) -> Option<Section> {
    let mut sections = finding::compose(checked, offset, lang);
    if let Some(place) = InBlock::at(&checked.analysis, offset) {
        sections.extend(named(checked, place, lang));
        sections.extend(folio::compose(checked, place, lang));
        sections.extend(date::compose(checked, place, lang));
        sections.extend(quantity::compose(checked, place, lang));
    }
    // The hover belongs to the shortest of the things it speaks of.
    let span = sections.iter().map(|section| section.span).min_by_key(|span| span.len())?;
    let texts: Vec<String> = sections.into_iter().map(|section| section.markdown).collect();
    Some(Section { markdown: texts.join("\n---\n\n"), span })
}

/// The sections on the name or term at `place`: one where the term book and the article speak of the same term.
fn named(checked: &Checked, place: InBlock, lang: Lang) -> Vec<Section> {
    let term = term::compose(checked, place, lang);
    let name = name::compose(checked, place, lang);
    match (term, name) {
        (Some(term), Some(name)) if name.is_term && name.span.overlaps(term.span) => {
            let markdown = format!("{}\n{}", term.markdown, name.body);
            vec![Section { markdown, span: term.span }]
        }
        (term, name) => term.into_iter().chain(name.map(name::Told::section)).collect(),
    }
}
