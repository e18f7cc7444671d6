//! `textDocument/definition`: the mention that introduces the name, term or figure under the cursor, and the entry of a
//! known term.

use super::super::mention::{InBlock, mentions_at, term_at};
use super::super::state::Shared;
use super::super::{address, term_files};
use super::{Current, current};
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{GotoDefinitionParams, GotoDefinitionResponse, Location, LocationLink, Range};

/// Answers with the first mention in the article, then with the entries of the term.
pub(in super::super) async fn answer(
    shared: &Shared,
    params: GotoDefinitionParams,
) -> Result<Option<GotoDefinitionResponse>> {
    let asked = params.text_document_position_params;
    let Some(current) = current(shared, &asked.text_document.uri).await? else { return Ok(None) };
    let Some(checked) = current.checked() else { return Ok(None) };
    let offset = checked.places().offset(asked.position);
    let (here, introduction) = introduction(&current, offset);
    let mut places: Vec<Location> = introduction.into_iter().collect();
    places.extend(entries(shared, &current, offset));
    Ok(match (places.len(), here) {
        (0, _) => None,
        (1, _) => places.pop().map(GotoDefinitionResponse::Scalar),
        (_, here) if current.abilities.definition_links => {
            let link = |place: Location| LocationLink {
                origin_selection_range: here,
                target_uri: place.uri,
                target_range: place.range,
                target_selection_range: place.range,
            };
            Some(GotoDefinitionResponse::Link(places.into_iter().map(link).collect()))
        }
        _ => Some(GotoDefinitionResponse::Array(places)),
    })
}

/// The mention at `offset`, and the one that introduces the thing.
fn introduction(current: &Current, offset: usize) -> (Option<Range>, Option<Location>) {
    let Some(checked) = current.checked() else { return (None, None) };
    let Some(mentions) = mentions_at(&checked.analysis, offset) else { return (None, None) };
    let range = |index: usize| mentions.places[index].first().map(|&part| checked.places().range(part));
    let first = range(mentions.first).map(|range| Location { uri: current.uri.clone(), range });
    (range(mentions.here), first)
}

/// Where the entries of the term at `offset` stand.
fn entries(shared: &Shared, current: &Current, offset: usize) -> Vec<Location> {
    let Some(checked) = current.checked() else { return Vec::new() };
    let analysis = &checked.analysis;
    let Some(hit) = InBlock::at(analysis, offset).and_then(|place| term_at(analysis, place)) else {
        return Vec::new();
    };
    let path = address::file_path(&current.uri);
    let place = |&id| term_files::location(shared, path.as_deref(), analysis.terms(), id);
    hit.entries.iter().filter_map(place).collect()
}
