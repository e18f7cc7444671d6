//! `textDocument/prepareRename` and `textDocument/rename`: writes a name or quoted term anew in the whole article.

use super::super::mention::{Mentions, mentions_at};
use super::super::state::Shared;
use super::{current, edit_of};
use crate::say;
use crate::text::Span;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::{
    PrepareRenameResponse, RenameParams, TextDocumentPositionParams, TextEdit, WorkspaceEdit,
};

/// Answers with the words that would be replaced, where they can be.
pub(in super::super) async fn prepare(
    shared: &Shared,
    asked: TextDocumentPositionParams,
) -> Result<Option<PrepareRenameResponse>> {
    let Some(current) = current(shared, &asked.text_document.uri).await? else { return Ok(None) };
    let Some(checked) = current.checked() else { return Ok(None) };
    let places = checked.places();
    let mentions = mentions_at(&checked.analysis, places.offset(asked.position)).filter(can_be_renamed);
    let here = mentions.and_then(|mentions| mentions.places[mentions.here].first().copied());
    Ok(here.map(|part| PrepareRenameResponse::RangeWithPlaceholder {
        range: places.range(part),
        placeholder: part.of(&checked.analysis.text).to_owned(),
    }))
}

/// Answers with one edit for every mention that is written with the same words; where a person gets another surname, also
/// for every place that calls him by it (王书记, 老王).
///
/// # Errors
/// `InvalidParams` where there is no name or quoted term under the cursor, or the new one is empty or has several lines.
pub(in super::super) async fn answer(shared: &Shared, params: RenameParams) -> Result<Option<WorkspaceEdit>> {
    let asked = params.text_document_position;
    let Some(current) = current(shared, &asked.text_document.uri).await? else { return Ok(None) };
    let Some(checked) = current.checked() else { return Ok(None) };
    let new_name = params.new_name.trim();
    if new_name.is_empty() || new_name.contains(['\n', '\r']) {
        let message = say!(
            current.lang,
            "新名称不能为空，也不能换行",
            "the new name must be one line that is not empty"
        );
        return Err(Error::invalid_params(message));
    }
    let places = checked.places();
    let mentions = mentions_at(&checked.analysis, places.offset(asked.position)).filter(can_be_renamed);
    let Some(mentions) = mentions else {
        let message =
            say!(current.lang, "光标处没有可以统一改写的名称", "there is no name here that can be renamed");
        return Err(Error::invalid_params(message));
    };
    let same = mentions.same_words.iter().map(|&index| &mentions.places[index]);
    let called = mentions.surnames.iter().filter_map(|parts| {
        let old = parts.first()?.of(&checked.analysis.text);
        Some((parts, surname_of(new_name, old)?))
    });
    let edits = same
        .flat_map(|parts| rewritten(parts, new_name))
        .chain(called.flat_map(|(parts, surname)| rewritten(parts, surname)));
    let edits = edits.map(|(span, new_text)| TextEdit { range: places.range(span), new_text }).collect();
    Ok(Some(edit_of(&current, edits)))
}

/// The surname of `name`, as long as the `old` one, where it is another; of two characters in a name of four.
fn surname_of<'a>(name: &'a str, old: &str) -> Option<&'a str> {
    const COMPOUND: usize = 4;
    let length = if name.chars().count() >= COMPOUND { 2 } else { old.chars().count() };
    let end = name.char_indices().nth(length).map(|(at, _)| at)?;
    Some(&name[..end]).filter(|surname| *surname != old)
}

fn can_be_renamed(mentions: &Mentions) -> bool {
    !mentions.same_words.is_empty()
}

/// The new name where the first part stood; the other parts of a torn mention go.
fn rewritten(parts: &[Span], new_name: &str) -> Vec<(Span, String)> {
    let new_text = |index| if index == 0 { new_name.to_owned() } else { String::new() };
    parts.iter().enumerate().map(|(index, &part)| (part, new_text(index))).collect()
}
