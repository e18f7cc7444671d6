//! `textDocument/documentHighlight`: lights up every mention of the name, term or figure under the cursor.

use super::super::mention::mentions_at;
use super::super::state::Shared;
use super::current;
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{DocumentHighlight, DocumentHighlightKind, DocumentHighlightParams};

/// Answers with all parts of all mentions in the article.
pub(in super::super) async fn answer(
    shared: &Shared,
    params: DocumentHighlightParams,
) -> Result<Option<Vec<DocumentHighlight>>> {
    let asked = params.text_document_position_params;
    let Some(current) = current(shared, &asked.text_document.uri).await? else { return Ok(None) };
    let Some(checked) = current.checked() else { return Ok(None) };
    let places = checked.places();
    let Some(mentions) = mentions_at(&checked.analysis, places.offset(asked.position)) else {
        return Ok(None);
    };
    let highlight =
        |&part| DocumentHighlight { range: places.range(part), kind: Some(DocumentHighlightKind::TEXT) };
    Ok(Some(mentions.places.iter().flatten().map(highlight).collect()))
}
