//! One file a request. Each takes the reading of the version that the client means, and answers from it.

pub(super) mod code_action;
pub(super) mod completion;
pub(super) mod decide;
pub(super) mod definition;
pub(super) mod diagnostic;
pub(super) mod document_highlight;
pub(super) mod document_link;
pub(super) mod document_symbol;
pub(super) mod execute_command;
pub(super) mod folding_range;
pub(super) mod hover;
mod new_term;
mod note;
pub(super) mod references;
pub(super) mod rename;
pub(super) mod selection_range;
pub(super) mod text;
pub(super) mod workspace_symbol;

use super::address::Key;
use super::client::Abilities;
use super::document::{Checked, Reading};
use super::state::Shared;
use crate::text::Lang;
use std::collections::HashMap;
use std::sync::Arc;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::{
    DocumentChanges, OneOf, OptionalVersionedTextDocumentIdentifier, TextDocumentEdit, TextEdit, Uri,
    WorkspaceEdit,
};

/// What a request about a document of ours is answered from.
pub(super) struct Current {
    /// The address as the client spells it.
    pub uri: Uri,
    /// The reading of the version that the client means.
    pub reading: Arc<Reading>,
    /// What the client can do.
    pub abilities: Abilities,
    /// The language of the answer.
    pub lang: Lang,
}

impl Current {
    /// What was read.
    pub(super) fn checked(&self) -> Option<&Checked> {
        self.reading.checked.as_ref()
    }
}

/// Waits for the reading of the version that the client means; none for a document that is not open or none of ours.
///
/// # Errors
/// `ContentModified` where the text was changed meanwhile: the positions of the request are worth nothing.
pub(super) async fn current(shared: &Shared, uri: &Uri) -> Result<Option<Current>> {
    let key = Key::of(uri);
    let (edits, mut finished, abilities, lang, uri) = {
        let state = shared.lock();
        let Some(document) = state.documents.get(&key) else { return Ok(None) };
        let settings = state.settings_of(document.path.as_deref());
        let lang = settings.language.unwrap_or(state.session.lang);
        let uri = document.uri.clone();
        (document.edits, document.finished.subscribe(), state.session.abilities, lang, uri)
    };
    let has_come = |reading: &Option<Arc<Reading>>| reading.as_ref().is_some_and(|it| it.edits >= edits);
    let Ok(reading) = finished.wait_for(has_come).await.map(|reading| reading.clone()) else {
        return Ok(None);
    };
    let Some(reading) = reading else { return Ok(None) };
    let is_current = {
        let state = shared.lock();
        state.documents.get(&key).is_some_and(|document| document.edits == reading.edits)
    };
    if reading.edits != edits || !is_current {
        return Err(Error::content_modified());
    }
    Ok(reading.checked.is_some().then_some(Current { uri, reading, abilities, lang }))
}

/// One edit of the document, one step for undo. A client that knows versions refuses it if it has another by then.
pub(super) fn edit_of(current: &Current, edits: Vec<TextEdit>) -> WorkspaceEdit {
    let uri = current.uri.clone();
    if !current.abilities.versioned_edits {
        return WorkspaceEdit { changes: Some(HashMap::from([(uri, edits)])), ..WorkspaceEdit::default() };
    }
    let version = Some(current.reading.version);
    let edit = TextDocumentEdit {
        text_document: OptionalVersionedTextDocumentIdentifier { uri, version },
        edits: edits.into_iter().map(OneOf::Left).collect(),
    };
    WorkspaceEdit { document_changes: Some(DocumentChanges::Edits(vec![edit])), ..WorkspaceEdit::default() }
}
