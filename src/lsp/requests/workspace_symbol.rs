//! `workspace/symbol`: the articles of the open folders and the open documents, and the people, places and organisations
//! that the open documents and the pages beside them name.

use super::super::address;
use super::super::convert::to_protocol;
use super::super::document::{Checked, Reading};
use super::super::settings::Enable;
use super::super::state::Shared;
use crate::article::outline;
use crate::facts::register::EntityKind;
use crate::project::Project;
use crate::rules::folder::PageSummary;
use crate::workspace::{ArticleTitle, titles};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{
    Location, Range, SymbolInformation, SymbolKind, Uri, WorkspaceSymbolParams, WorkspaceSymbolResponse,
};

/// More symbols than this nobody reads.
const MOST: usize = 1000;

/// Answers with the titles that hold the characters of the query, in its order.
pub(in super::super) async fn answer(
    shared: &Arc<Shared>,
    params: WorkspaceSymbolParams,
) -> Result<Option<WorkspaceSymbolResponse>> {
    let scanned = Arc::clone(shared);
    // A scan that panics leaves what was known before.
    let _ = tokio::task::spawn_blocking(move || scan(&scanned)).await;
    let mut symbols = open_documents(shared, &params.query);
    let open: BTreeSet<PathBuf> =
        shared.lock().documents.values().filter_map(|document| document.path.clone()).collect();
    for (path, titles) in shared.articles.all().into_iter().filter(|(path, _)| !open.contains(path)) {
        let Some(uri) = address::of_file(&path) else { continue };
        symbols.extend(matching(&titles, &params.query, &uri));
    }
    // A list of all names nobody reads: only those that are asked for.
    if !params.query.trim().is_empty() {
        symbols.extend(names_of_open_documents(shared, &params.query));
        let beside = shared.pages.known().into_iter().filter(|(path, _)| !open.contains(path));
        for (path, page) in beside {
            let Some(uri) = address::of_file(&path) else { continue };
            symbols.extend(names_of_page(&page, &params.query, &uri));
        }
    }
    symbols.truncate(MOST);
    Ok(Some(WorkspaceSymbolResponse::Flat(symbols)))
}

/// Reads the folders on a thread of its own, so that the first request finds them read.
pub(in super::super) fn scan_in_background(shared: &Arc<Shared>) {
    let shared = Arc::clone(shared);
    tokio::task::spawn_blocking(move || scan(&shared));
}

/// Looks at the files of the open folders again.
pub(super) fn scan(shared: &Shared) {
    let (folders, projects, settings) = {
        let state = shared.lock();
        (state.session.folders.clone(), Arc::clone(&state.projects), state.settings.clone())
    };
    let session = shared.lock().session.settings.clone();
    let is_ours = |path: &Path, project: &Project| match settings
        .of(Some(path))
        .over(&session)
        .enable
        .unwrap_or_default()
    {
        Enable::Always => true,
        Enable::Project => project.root.is_some(),
        Enable::Off => false,
    };
    shared.articles.scan(&folders, &projects, is_ours);
}

/// The last finished reading of each open document.
fn readings(shared: &Shared) -> Vec<(Uri, Arc<Reading>)> {
    let state = shared.lock();
    let documents = state.documents.values();
    documents.filter_map(|it| Some((it.uri.clone(), it.finished.borrow().clone()?))).collect()
}

fn open_documents(shared: &Shared, query: &str) -> Vec<SymbolInformation> {
    let mut symbols = Vec::new();
    for (uri, reading) in readings(shared) {
        let Some(checked) = &reading.checked else { continue };
        let items = outline(&checked.analysis.page, &checked.analysis.text);
        let titles = titles(&items, &checked.analysis.text, &checked.lines);
        symbols.extend(matching(&titles, query, &uri));
    }
    symbols
}

fn names_of_open_documents(shared: &Arc<Shared>, query: &str) -> Vec<SymbolInformation> {
    let mut symbols = Vec::new();
    for (uri, reading) in readings(shared) {
        let Some(Checked { analysis, lines, .. }) = reading.checked.as_ref() else { continue };
        for (article, found) in analysis.page.articles.iter().zip(&analysis.articles) {
            let first = article.blocks.start;
            let under = analysis.blocks[first].text();
            for entity in found.register.entities.iter().filter(|it| holds(&it.name().text, query)) {
                let at = entity.first_full_mention().at;
                let span = analysis.page.blocks[first + at.block].document_span(at.span, &analysis.text);
                let position = |offset: u32| to_protocol(lines.position(&analysis.text, offset as usize));
                let range = Range { start: position(span.start), end: position(span.end) };
                let location = Location { uri: uri.clone(), range };
                symbols.extend(name_symbol(&entity.name().text, entity.kind, under, location));
            }
        }
    }
    symbols
}

fn names_of_page(page: &PageSummary, query: &str, uri: &Uri) -> Vec<SymbolInformation> {
    let mut symbols = Vec::new();
    for article in &page.articles {
        for name in article.names.iter().filter(|name| holds(&name.text, query)) {
            let range = Range { start: to_protocol(name.at.range.0), end: to_protocol(name.at.range.1) };
            let location = Location { uri: uri.clone(), range };
            symbols.extend(name_symbol(&name.text, name.kind, &page.name, location));
        }
    }
    symbols
}

/// The symbol of a name; none of a quoted term.
#[expect(deprecated, reason = "the field has to be filled in")]
fn name_symbol(name: &str, kind: EntityKind, under: &str, location: Location) -> Option<SymbolInformation> {
    let kind = match kind {
        EntityKind::Person => SymbolKind::OBJECT,
        EntityKind::Place => SymbolKind::NAMESPACE,
        EntityKind::Organisation => SymbolKind::INTERFACE,
        EntityKind::Term => return None,
    };
    Some(SymbolInformation {
        name: name.to_owned(),
        kind,
        tags: None,
        deprecated: None,
        location,
        container_name: Some(under.to_owned()),
    })
}

#[expect(deprecated, reason = "the field has to be filled in")]
fn matching(titles: &[ArticleTitle], query: &str, uri: &Uri) -> Vec<SymbolInformation> {
    let symbol = |title: &ArticleTitle| SymbolInformation {
        name: title.title.clone(),
        kind: if title.under.is_none() { SymbolKind::CLASS } else { SymbolKind::STRING },
        tags: None,
        deprecated: None,
        location: Location {
            uri: uri.clone(),
            range: Range { start: to_protocol(title.start), end: to_protocol(title.end) },
        },
        container_name: title.under.clone(),
    };
    titles.iter().filter(|title| holds(&title.title, query)).map(symbol).collect()
}

/// Whether the characters of `query` stand in `title` in this order, with others between or not.
fn holds(title: &str, query: &str) -> bool {
    let mut characters = title.chars().flat_map(char::to_lowercase);
    let wanted = query.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase);
    wanted.into_iter().all(|wanted| characters.any(|c| c == wanted))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_query_is_a_subsequence() {
        assert!(holds("青禾县新添公园三座", "青禾公园"));
        assert!(holds("青禾县新添公园三座", ""));
        assert!(holds("AI进课堂", "ai课"));
        assert!(!holds("青禾县新添公园三座", "公园青禾"));
    }
}
