//! `textDocument/documentSymbol`: the outline, articles with their sections.

use super::super::convert::Places;
use super::super::diagnostics::json_of;
use super::super::state::Shared;
use super::{Current, current};
use crate::article::{OutlineItem, outline};
use crate::text::Span;
use std::sync::Arc;
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{
    DocumentSymbol, DocumentSymbolParams, DocumentSymbolResponse, Location, SymbolInformation, SymbolKind,
    Uri,
};

/// Answers with the JSON text of the outline; flat for a client that shows no levels.
pub(in super::super) async fn answer(shared: Arc<Shared>, params: DocumentSymbolParams) -> Result<String> {
    let current = current(&shared, &params.text_document.uri).await?;
    Ok(json_of(&current.as_ref().and_then(symbols)))
}

fn symbols(current: &Current) -> Option<DocumentSymbolResponse> {
    let checked = current.checked()?;
    let items = outline(&checked.analysis.page, &checked.analysis.text);
    let places = checked.places();
    Some(if current.abilities.hierarchical_symbols {
        DocumentSymbolResponse::Nested(
            items.iter().map(|item| nested(item, SymbolKind::CLASS, places)).collect(),
        )
    } else {
        let mut symbols = Vec::new();
        flatten(&items, None, &current.uri, places, &mut symbols);
        DocumentSymbolResponse::Flat(symbols)
    })
}

#[expect(deprecated, reason = "the field has to be filled in")]
fn nested(item: &OutlineItem, kind: SymbolKind, places: Places) -> DocumentSymbol {
    let children: Vec<DocumentSymbol> =
        item.sections.iter().map(|section| nested(section, SymbolKind::STRING, places)).collect();
    DocumentSymbol {
        name: name(item),
        detail: None,
        kind,
        tags: None,
        deprecated: None,
        range: places.range(whole_lines(item, places)),
        selection_range: places.range(item.title_range),
        children: (!children.is_empty()).then_some(children),
    }
}

/// From the first to the last line of the item, its title among them.
pub(super) fn whole_lines(item: &OutlineItem, places: Places) -> Span {
    places.whole_lines(item.range.hull(item.title_range))
}

/// Editors refuse a symbol without a name.
fn name(item: &OutlineItem) -> String {
    if item.title.trim().is_empty() { "……".to_owned() } else { item.title.clone() }
}

#[expect(deprecated, reason = "the field has to be filled in")]
fn flatten(
    items: &[OutlineItem],
    under: Option<&OutlineItem>,
    uri: &Uri,
    places: Places,
    symbols: &mut Vec<SymbolInformation>,
) {
    for item in items {
        symbols.push(SymbolInformation {
            name: name(item),
            kind: if under.is_none() { SymbolKind::CLASS } else { SymbolKind::STRING },
            tags: None,
            deprecated: None,
            location: Location { uri: uri.clone(), range: places.range(whole_lines(item, places)) },
            container_name: under.map(name),
        });
        flatten(&item.sections, Some(item), uri, places, symbols);
    }
}
