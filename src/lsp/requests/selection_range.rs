//! `textDocument/selectionRange`: what a selection grows to: sentence, paragraph, section, article, page.

use super::super::document::Checked;
use super::super::state::Shared;
use super::current;
use super::document_symbol::whole_lines;
use crate::article::{OutlineItem, outline};
use crate::text::Span;
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{SelectionRange, SelectionRangeParams};

/// Answers with one chain of growing ranges for each position.
pub(in super::super) async fn answer(
    shared: &Shared,
    params: SelectionRangeParams,
) -> Result<Option<Vec<SelectionRange>>> {
    let Some(current) = current(shared, &params.text_document.uri).await? else { return Ok(None) };
    let Some(checked) = current.checked() else { return Ok(None) };
    let items = outline(&checked.analysis.page, &checked.analysis.text);
    let chain = |position| {
        let offset = checked.places().offset(position);
        linked(&spans_around(offset, checked, &items), checked)
    };
    Ok(Some(params.positions.into_iter().map(chain).collect()))
}

/// The spans that hold the byte `offset`, from the whole page inwards, each inside the one before.
fn spans_around(offset: usize, checked: &Checked, items: &[OutlineItem]) -> Vec<Span> {
    let analysis = &checked.analysis;
    let mut spans = vec![Span::new(0, analysis.text.len())];
    let mut add = |span: Span| {
        let inside = spans.last().is_some_and(|outer: &Span| outer.covers(span) && *outer != span);
        if inside && span.touches(offset) {
            spans.push(span);
        }
    };
    let mut level = items;
    while let Some(item) = level.iter().find(|item| whole_lines(item, checked.places()).touches(offset)) {
        add(whole_lines(item, checked.places()));
        level = &item.sections;
    }
    if let Some((index, in_text)) = analysis.block_at(offset) {
        let block = &analysis.page.blocks[index];
        add(block.hull());
        if let Some(sentence) = block.sentences.iter().find(|sentence| sentence.span.touches(in_text)) {
            add(block.document_span(sentence.span, &analysis.text));
            block.document_parts(sentence.span).into_iter().for_each(add);
        }
    }
    spans
}

fn linked(spans: &[Span], checked: &Checked) -> SelectionRange {
    let range = |span: &Span| checked.places().range(*span);
    let link = |parent: Option<SelectionRange>, span: &Span| {
        Some(SelectionRange { range: range(span), parent: parent.map(Box::new) })
    };
    spans.iter().fold(None, link).unwrap_or_default()
}
