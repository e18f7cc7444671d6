//! Opening, editing and closing of documents. Everything here happens before the first await of its handler.

use super::address::{self, Key};
use super::diagnostics::Told;
use super::document::Document;
use super::outbox::Outgoing;
use super::schedule::schedule;
use super::state::Shared;
use std::sync::Arc;
use tower_lsp::ls_types::{
    DidChangeTextDocumentParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams, MessageType,
};

/// `textDocument/didOpen`.
pub(super) fn open(shared: &Arc<Shared>, params: DidOpenTextDocumentParams) {
    let key = Key::of(&params.text_document.uri);
    let path = address::file_path(&params.text_document.uri);
    {
        let mut state = shared.lock();
        let opening = state.new_opening();
        let document = Document::open(params.text_document, path, opening);
        if let Some(before) = state.documents.insert(key.clone(), document) {
            // Opened twice: the run of the first opening gives up.
            before.outdate();
        }
    }
    schedule(shared, &key);
}

/// `textDocument/didChange`.
pub(super) fn change(shared: &Arc<Shared>, params: DidChangeTextDocumentParams) {
    let key = Key::of(&params.text_document.uri);
    let version = params.text_document.version;
    {
        let mut state = shared.lock();
        let Some(document) = state.documents.get_mut(&key) else {
            let address = params.text_document.uri.as_str();
            let text = format!("zhubi: an edit of {address}, which is not open, was left out");
            shared.outbox.put(Outgoing::Log(MessageType::WARNING, text));
            return;
        };
        let before = document.version;
        if !document.edit(version, params.content_changes) {
            let text = format!("zhubi: version {version} follows version {before}; the edit was applied");
            shared.outbox.put(Outgoing::Log(MessageType::WARNING, text));
        }
    }
    schedule(shared, &key);
}

/// `textDocument/didClose`.
pub(super) fn close(shared: &Arc<Shared>, params: DidCloseTextDocumentParams) {
    let key = Key::of(&params.text_document.uri);
    let mut state = shared.lock();
    let Some(document) = state.documents.remove(&key) else { return };
    document.outdate();
    let showed_findings =
        document.finished.borrow().as_ref().is_some_and(|reading| reading.checked.is_some());
    if showed_findings && !state.session.abilities.pulls_diagnostics {
        shared.outbox.put_findings(key, &document.uri, None, &Told::default());
        drop(state);
        shared.outbox.hand_over_findings();
    }
}
