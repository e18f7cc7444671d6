//! `textDocument/hover`: everything known of what stands under the cursor.

use super::super::hover::compose;
use super::super::state::Shared;
use super::current;
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{Hover, HoverContents, HoverParams, MarkupContent, MarkupKind};

/// Answers with Markdown, also to a client that shows it as it is written.
pub(in super::super) async fn answer(shared: &Shared, params: HoverParams) -> Result<Option<Hover>> {
    let asked = params.text_document_position_params;
    let Some(current) = current(shared, &asked.text_document.uri).await? else { return Ok(None) };
    let Some(checked) = current.checked() else { return Ok(None) };
    let offset = checked.places().offset(asked.position);
    let kind = if current.abilities.markdown_hover { MarkupKind::Markdown } else { MarkupKind::PlainText };
    Ok(compose(checked, offset, current.lang).map(|composed| Hover {
        contents: HoverContents::Markup(MarkupContent { kind, value: composed.markdown }),
        range: Some(checked.places().range(composed.span)),
    }))
}
