//! `textDocument/foldingRange`: articles, sections and paragraphs of several lines.

use super::super::convert::Places;
use super::super::state::Shared;
use super::current;
use super::document_symbol::whole_lines;
use crate::article::{OutlineItem, outline};
use crate::text::Span;
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{FoldingRange, FoldingRangeKind, FoldingRangeParams};

/// Answers with every article and section that has more than one line; the line of its title stays visible.
pub(in super::super) async fn answer(
    shared: &Shared,
    params: FoldingRangeParams,
) -> Result<Option<Vec<FoldingRange>>> {
    let Some(current) = current(shared, &params.text_document.uri).await? else { return Ok(None) };
    let Some(checked) = current.checked() else { return Ok(None) };
    let mut ranges = Vec::new();
    collect(&outline(&checked.analysis.page, &checked.analysis.text), checked.places(), &mut ranges);
    Ok(Some(ranges))
}

fn collect(items: &[OutlineItem], places: Places, ranges: &mut Vec<FoldingRange>) {
    for item in items {
        ranges.extend(fold(whole_lines(item, places), places));
        collect(&item.sections, places, ranges);
    }
}

fn fold(lines: Span, places: Places) -> Option<FoldingRange> {
    let range = places.range(lines);
    (range.start.line < range.end.line).then_some(FoldingRange {
        start_line: range.start.line,
        start_character: None,
        end_line: range.end.line,
        end_character: None,
        kind: Some(FoldingRangeKind::Region),
        collapsed_text: None,
    })
}
