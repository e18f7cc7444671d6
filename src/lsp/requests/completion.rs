//! `textDocument/completion`: known terms, after an opening mark or by the letters that spell them.

use super::super::state::Shared;
use super::super::typing::{Typing, typing_at};
use super::{Current, current};
use crate::terms::{Candidate, EntryId, MustQuote};
use crate::text::Span;
use std::collections::BTreeSet;
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{
    CompletionItem, CompletionItemKind, CompletionList, CompletionParams, CompletionResponse,
    CompletionTextEdit, Documentation, TextEdit,
};

/// A longer list is not read; typing on shortens it.
const MOST: usize = 50;

/// The characters after which the client asks unasked: opening marks.
pub(in super::super) fn triggers() -> Vec<String> {
    ["“", "‘", "「", "『", "《", "\""].map(str::to_owned).to_vec()
}

/// Answers with the terms that go on from what stands before the cursor.
pub(in super::super) async fn answer(
    shared: &Shared,
    params: CompletionParams,
) -> Result<Option<CompletionResponse>> {
    let asked = params.text_document_position;
    let Some(current) = current(shared, &asked.text_document.uri).await? else { return Ok(None) };
    let Some(checked) = current.checked() else { return Ok(None) };
    let text = &checked.analysis.text;
    let Some(typing) = typing_at(text, checked.places().offset(asked.position)) else { return Ok(None) };
    let (quoted, bare) = terms_of_page(&current);
    let near: BTreeSet<EntryId> = quoted.union(&bare).copied().collect();
    let book = checked.analysis.terms();
    let found = book.completion().matching(typing.typed, &near, MOST);
    let offer = Offer { current: &current, typing: &typing, quoted: &quoted, bare: &bare };
    let items: Vec<CompletionItem> =
        found.into_iter().enumerate().filter_map(|(rank, candidate)| offer.item(rank, &candidate)).collect();
    // What was typed filters here, by pinyin too, which no client can; so the client asks again at every character.
    Ok(Some(CompletionResponse::List(CompletionList { is_incomplete: true, items })))
}

/// The entries that stand on the page: with quotation marks, and without.
fn terms_of_page(current: &Current) -> (BTreeSet<EntryId>, BTreeSet<EntryId>) {
    let (mut quoted, mut bare) = (BTreeSet::new(), BTreeSet::new());
    let blocks = current.checked().into_iter().flat_map(|checked| &checked.analysis.blocks);
    for hit in blocks.flat_map(|block| &block.terms) {
        let known = if hit.quoted { &mut quoted } else { &mut bare };
        known.extend(hit.entries.iter().filter(|_| hit.form.is_right()));
    }
    (quoted, bare)
}

struct Offer<'a> {
    current: &'a Current,
    typing: &'a Typing<'a>,
    quoted: &'a BTreeSet<EntryId>,
    bare: &'a BTreeSet<EntryId>,
}

impl Offer<'_> {
    fn item(&self, rank: usize, candidate: &Candidate) -> Option<CompletionItem> {
        let checked = self.current.checked()?;
        let book = checked.analysis.terms();
        let entry = book.entry(candidate.entry);
        let wants_marks = match entry.must_quote {
            MustQuote::Yes => true,
            MustQuote::No => false,
            // As the page has it.
            MustQuote::Any if self.bare.contains(&candidate.entry) => false,
            MustQuote::Any => entry.only_quoted || self.quoted.contains(&candidate.entry),
        };
        let (span, new_text) = self.typing.insertion(&candidate.form, wants_marks)?;
        let typed = Span::new(span.start as usize, self.typing.cursor).of(&checked.analysis.text);
        let definition = Some(&entry.definition).filter(|definition| !definition.is_empty());
        Some(CompletionItem {
            label: candidate.form.clone(),
            kind: Some(CompletionItemKind::TEXT),
            detail: entry.region.clone(),
            documentation: definition.map(|definition| Documentation::String(definition.clone())),
            filter_text: Some(typed.to_owned()),
            sort_text: Some(format!("{rank:03}")),
            text_edit: Some(CompletionTextEdit::Edit(TextEdit {
                range: checked.places().range(span),
                new_text,
            })),
            ..CompletionItem::default()
        })
    }
}
