//! `textDocument/definition`: the mention that introduces the name, term or figure under the cursor.

use super::super::mention::mentions_at;
use super::super::state::Shared;
use super::current;
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{GotoDefinitionParams, GotoDefinitionResponse, Location};

/// Answers with one place.
pub(in super::super) async fn answer(
    shared: &Shared,
    params: GotoDefinitionParams,
) -> Result<Option<GotoDefinitionResponse>> {
    let asked = params.text_document_position_params;
    let Some(current) = current(shared, &asked.text_document.uri).await? else { return Ok(None) };
    let Some(checked) = current.checked() else { return Ok(None) };
    let places = checked.places();
    let Some(mentions) = mentions_at(&checked.analysis, places.offset(asked.position)) else {
        return Ok(None);
    };
    let introduction = mentions.places[mentions.first].first().map(|&part| places.range(part));
    Ok(introduction.map(|range| GotoDefinitionResponse::Scalar(Location { uri: current.uri.clone(), range })))
}
