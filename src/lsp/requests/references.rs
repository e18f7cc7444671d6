//! `textDocument/references`: every mention in the article of the name, term or figure under the cursor.

use super::super::mention::mentions_at;
use super::super::state::Shared;
use super::current;
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{Location, ReferenceParams};

/// Answers with the places in text order; the introduction counts as the declaration.
pub(in super::super) async fn answer(
    shared: &Shared,
    params: ReferenceParams,
) -> Result<Option<Vec<Location>>> {
    let asked = params.text_document_position;
    let Some(current) = current(shared, &asked.text_document.uri).await? else { return Ok(None) };
    let Some(checked) = current.checked() else { return Ok(None) };
    let places = checked.places();
    let Some(mentions) = mentions_at(&checked.analysis, places.offset(asked.position)) else {
        return Ok(None);
    };
    let with_introduction = params.context.include_declaration;
    let asked_for =
        mentions.places.iter().enumerate().filter(|&(index, _)| with_introduction || index != mentions.first);
    let first_parts = asked_for.filter_map(|(_, parts)| parts.first());
    let location = |&part| Location { uri: current.uri.clone(), range: places.range(part) };
    Ok(Some(first_parts.map(location).collect()))
}
