//! `zhubi/text`, outside the protocol: the text that the server holds of an open document, so that an editor's tests
//! can compare it with the editor's own.

use super::super::address::Key;
use super::super::state::Shared;
use serde::{Deserialize, Serialize};
use tower_lsp::ls_types::TextDocumentIdentifier;

/// The method's name.
pub(in super::super) const METHOD: &str = "zhubi/text";

/// Which document is meant.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(in super::super) struct TextParams {
    text_document: TextDocumentIdentifier,
}

/// An open document.
#[derive(Debug, Serialize)]
pub(in super::super) struct OpenText {
    /// The client's number of the version.
    version: i32,
    /// The text after all edits that came before the request.
    text: String,
}

/// Answers with the document; null where it is not open.
pub(in super::super) fn answer(shared: &Shared, params: &TextParams) -> Option<OpenText> {
    let state = shared.lock();
    let document = state.documents.get(&Key::of(&params.text_document.uri))?;
    Some(OpenText { version: document.version, text: document.buffer.snapshot().to_string() })
}
