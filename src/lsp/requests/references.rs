//! `textDocument/references`: every mention in the article of the name, term or figure under the cursor; of a term,
//! those in the other files of the open folders too.

use super::super::address;
use super::super::convert::Places;
use super::super::mention::{InBlock, mentions_at, quoted_at, term_at};
use super::super::state::Shared;
use super::{Current, current};
use crate::project::Projects;
use crate::terms::{EntryId, TermBook, TermFile};
use crate::text::{LineIndex, Span};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{Location, ReferenceParams, Uri};

/// More places than this nobody reads.
const MOST: usize = 5000;

/// Answers with the places in text order, this document first; the introduction counts as the declaration.
pub(in super::super) async fn answer(
    shared: &Arc<Shared>,
    params: ReferenceParams,
) -> Result<Option<Vec<Location>>> {
    let asked = params.text_document_position;
    let Some(current) = current(shared, &asked.text_document.uri).await? else { return Ok(None) };
    let Some(checked) = current.checked() else { return Ok(None) };
    let offset = checked.places().offset(asked.position);
    let mentions = mentions_at(&checked.analysis, offset);
    let wanted = Wanted::at(&current, offset);
    let mut spans: BTreeSet<Span> = match (&wanted, &mentions) {
        (Some(wanted), _) => wanted.in_text(&checked.analysis.text).into_iter().collect(),
        (None, Some(mentions)) => mentions.places.iter().filter_map(|parts| parts.first().copied()).collect(),
        (None, None) => return Ok(None),
    };
    let introduction = mentions.and_then(|mentions| mentions.places[mentions.first].first().copied());
    spans.retain(|&span| params.context.include_declaration || Some(span) != introduction);
    let places = checked.places();
    let mut locations: Vec<Location> =
        spans.iter().map(|&span| Location { uri: current.uri.clone(), range: places.range(span) }).collect();
    if let Some(wanted) = wanted {
        let uri = current.uri.clone();
        let shared = Arc::clone(shared);
        // A search that panics finds nothing.
        let others = tokio::task::spawn_blocking(move || elsewhere(&shared, &wanted, &uri)).await;
        locations.extend(others.unwrap_or_default());
    }
    locations.truncate(MOST);
    Ok(Some(locations))
}

/// A term to be looked for.
struct Wanted {
    book: Arc<TermBook>,
    entry: EntryId,
}

impl Wanted {
    /// The known term at the byte `offset`, or the quoted phrase there, which no entry knows.
    fn at(current: &Current, offset: usize) -> Option<Wanted> {
        let analysis = &current.checked()?.analysis;
        let place = InBlock::at(analysis, offset)?;
        if let Some(hit) = term_at(analysis, place) {
            return Some(Wanted { book: analysis.shared_terms(), entry: *hit.entries.first()? });
        }
        let phrase = quoted_at(analysis, place)?.inner.of(analysis.blocks[place.block].text());
        let phrase = toml::Value::String(phrase.to_owned());
        let file = TermFile::parse("", format!("[[term]]\nterm = {phrase}\n"));
        let book = TermBook::layered(&TermBook::default(), vec![Arc::new(file)]);
        let entry = book.ids().next()?;
        Some(Wanted { entry, book: Arc::new(book) })
    }

    fn in_text(&self, text: &str) -> Vec<Span> {
        let hits = self.book.spans(text).into_iter();
        hits.filter(|hit| hit.entries.contains(&self.entry)).map(|hit| hit.span).collect()
    }
}

/// The places of the term outside the document at `uri`: in the other open documents of ours, then in the files.
fn elsewhere(shared: &Shared, wanted: &Wanted, uri: &Uri) -> Vec<Location> {
    let (open, open_paths) = {
        let state = shared.lock();
        let readings = state.documents.values().filter(|document| document.uri != *uri);
        let readings: Vec<_> =
            readings.filter_map(|it| Some((it.uri.clone(), it.finished.borrow().clone()?))).collect();
        let paths = state.documents.values().filter_map(|document| document.path.clone());
        (readings, paths.collect::<BTreeSet<PathBuf>>())
    };
    let mut found = Vec::new();
    for (uri, reading) in open {
        let Some(checked) = &reading.checked else { continue };
        let spans = wanted.in_text(&checked.analysis.text);
        let range = |span: Span| checked.places().range(span);
        found.extend(spans.into_iter().map(|span| Location { uri: uri.clone(), range: range(span) }));
    }
    super::workspace_symbol::scan(shared);
    let mut files: Vec<PathBuf> = shared.articles.all().into_iter().map(|(path, _)| path).collect();
    files.retain(|path| !open_paths.contains(path));
    let projects = Arc::clone(&shared.lock().projects);
    let in_files: Vec<Vec<Location>> =
        files.par_iter().map(|path| in_file(wanted, path, &projects)).collect();
    found.extend(in_files.into_iter().flatten());
    found
}

/// The places in a file; none where it cannot be read.
fn in_file(wanted: &Wanted, path: &Path, projects: &Projects) -> Vec<Location> {
    let Some(text) = projects.text_of(path) else { return Vec::new() };
    let spans = wanted.in_text(&text);
    if spans.is_empty() {
        return Vec::new();
    }
    let Some(uri) = address::of_file(path) else { return Vec::new() };
    let lines = LineIndex::new(&text);
    let places = Places { text: &text, lines: &lines };
    spans.into_iter().map(|span| Location { uri: uri.clone(), range: places.range(span) }).collect()
}
