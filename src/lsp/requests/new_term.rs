//! The code action that adds the selected words, or the quoted phrase under the cursor, to the project's terms.

use super::super::address::{self, Key};
use super::super::convert::Places;
use super::super::hover::term::explanation;
use super::super::mention::{InBlock, quoted_at};
use super::super::state::Shared;
use super::Current;
use crate::project::{FileChange, changes_to_add};
use crate::say;
use crate::terms::{Entry, PartialDate, Source, Status, form_key};
use crate::text::{LineIndex, Span, decode};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use tower_lsp::ls_types::{
    CodeAction, CodeActionKind, CreateFile, CreateFileOptions, DocumentChangeOperation, DocumentChanges,
    OneOf, OptionalVersionedTextDocumentIdentifier, ResourceOp, TextDocumentEdit, TextEdit, WorkspaceEdit,
};

/// Terms are no longer, in characters.
const LONGEST: usize = 24;

/// The action for the selection `range`; none where it is no unknown term, or the client cannot make the edit.
pub(super) fn action(shared: &Shared, current: &Current, range: Span) -> Option<CodeAction> {
    let checked = current.checked()?;
    let analysis = &checked.analysis;
    let place = InBlock::at(analysis, range.start as usize)?;
    let term = match range.is_empty() {
        true => quoted_at(analysis, place)?.inner.of(analysis.blocks[place.block].text()),
        false => range.of(&analysis.text).trim().trim_matches(['“', '”', '‘', '’', '「', '」', '"']),
    };
    if !may_be_a_term(term) || !analysis.terms().lookup(term).is_empty() {
        return None;
    }
    let root = root_of(shared, current)?;
    let entry = entry_of(current, place, term);
    let changes = changes_to_add(&root, &entry, |path| text_of(shared, path))?;
    Some(CodeAction {
        title: say!(current.lang, "把“{term}”加入本报词条", "Add “{term}” to the project's terms"),
        kind: Some(CodeActionKind::QUICKFIX),
        edit: Some(edit_of(shared, current, changes)?),
        ..CodeAction::default()
    })
}

fn may_be_a_term(text: &str) -> bool {
    let length = form_key(text).chars().count();
    (2..=LONGEST).contains(&length) && !text.contains(['。', '！', '？', '；', '，', '：', '…', '\n', '\r'])
}

/// The folder of the project; where there is none yet, the innermost open folder that holds the document.
fn root_of(shared: &Shared, current: &Current) -> Option<PathBuf> {
    let path = address::file_path(&current.uri)?;
    let (projects, folders) = {
        let state = shared.lock();
        (state.projects.clone(), state.session.folders.clone())
    };
    let holding = || {
        let holding = folders.into_iter().filter(|folder| path.starts_with(folder));
        holding.max_by_key(|folder| folder.components().count())
    };
    projects.of(&path).root.clone().or_else(holding)
}

/// The entry, with what the article says of the term and where it says it.
fn entry_of(current: &Current, place: InBlock, term: &str) -> Entry {
    let mut entry =
        Entry { id: term.to_owned(), term: term.to_owned(), status: Status::Draft, ..Entry::default() };
    let Some(checked) = current.checked() else { return entry };
    let analysis = &checked.analysis;
    match explanation(checked, place, term) {
        Some(sentence) => {
            entry.definition = sentence.to_owned();
            entry.sources.extend(this_page(current, place));
        }
        None => {
            let block = analysis.blocks[place.block].view();
            let sentence =
                block.sentence_at(place.offset).map(|sentence| sentence.span.of(block.text).trim());
            entry.examples.extend(sentence.map(str::to_owned));
        }
    }
    entry
}

/// The page as a source: paper, headline, date, as far as they are printed.
fn this_page(current: &Current, place: InBlock) -> Option<Source> {
    let analysis = &current.checked()?.analysis;
    let headline = analysis.page.articles[place.article?].headline?;
    let headline = analysis.blocks[headline].text().trim();
    let paper = analysis.page.paper.map_or("", |paper| paper.of(&analysis.text));
    let date = analysis.date().map(|date| PartialDate {
        year: date.year(),
        month: Some(date.month()),
        day: Some(date.day()),
    });
    Some(Source { document: format!("{paper}《{headline}》"), date, ..Source::default() })
}

/// The text of a file as the user sees it: in the editor, else on disk.
fn text_of(shared: &Shared, path: &Path) -> Option<String> {
    let key = Key::of(&address::of_file(path)?);
    let open = shared.lock().documents.get(&key).map(|document| document.buffer.snapshot());
    match open {
        Some(text) => Some(text.to_string()),
        None => Some(decode(&std::fs::read(path).ok()?).ok()?.text),
    }
}

/// The changes as one edit; none where files have to be made and the client cannot.
fn edit_of(shared: &Shared, current: &Current, changes: Vec<FileChange>) -> Option<WorkspaceEdit> {
    let abilities = current.abilities;
    let makes_files = changes.iter().any(|change| change.before.is_none());
    if makes_files && !(abilities.creates_files && abilities.versioned_edits) {
        return None;
    }
    let mut operations = Vec::new();
    let mut plain = HashMap::new();
    for change in changes {
        let uri = address::of_file(&change.path)?;
        let before = change.before.as_deref().unwrap_or_default();
        let lines = LineIndex::new(before);
        let places = Places { text: before, lines: &lines };
        let span = Span::new(change.replaced.start, change.replaced.end);
        let edit = TextEdit { range: places.range(span), new_text: change.new_text };
        if change.before.is_none() {
            operations.push(DocumentChangeOperation::Op(ResourceOp::Create(CreateFile {
                uri: uri.clone(),
                options: Some(CreateFileOptions { overwrite: None, ignore_if_exists: Some(true) }),
                annotation_id: None,
            })));
        }
        let open = shared.lock().documents.get(&Key::of(&uri)).map(|document| document.version);
        operations.push(DocumentChangeOperation::Edit(TextDocumentEdit {
            text_document: OptionalVersionedTextDocumentIdentifier { uri: uri.clone(), version: open },
            edits: vec![OneOf::Left(edit.clone())],
        }));
        plain.insert(uri, vec![edit]);
    }
    Some(match abilities.versioned_edits {
        true => WorkspaceEdit {
            document_changes: Some(DocumentChanges::Operations(operations)),
            ..WorkspaceEdit::default()
        },
        false => WorkspaceEdit { changes: Some(plain), ..WorkspaceEdit::default() },
    })
}
