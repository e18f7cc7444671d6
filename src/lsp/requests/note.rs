//! What the author is asked, in editors that ask the user for no words: the file of decisions is shown at the note that is
//! to be written, or a message says where it is.

use super::super::address;
use super::super::convert::to_protocol;
use super::super::outbox::answered;
use super::super::state::Shared;
use crate::project::decisions::note_in;
use crate::say;
use crate::text::{Lang, LineIndex};
use std::ops::Range as Bytes;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tower_lsp::ls_types::{MessageType, Range, ShowDocumentParams};

/// Emacs with Eglot 1.9 leaves lying what comes in one piece with the answer to a command.
const AFTER_ANSWER: Duration = Duration::from_millis(100);

/// Leads the user to the note of the query `id` in `text`, the content of the file of decisions `file`. Returns at once.
pub(super) fn lead_to_it(shared: &Arc<Shared>, file: &Path, text: &str, id: &str, lang: Lang) {
    let (Some(bytes), Some(uri)) = (note_in(text, id), address::of_file(file)) else { return };
    let selection = range(text, bytes);
    let shared = Arc::clone(shared);
    let shown = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let can_show = shared.lock().session.abilities.shows_documents;
    // The answer to the command must not wait for the user's eyes.
    tokio::spawn(async move {
        tokio::time::sleep(AFTER_ANSWER).await;
        let show =
            ShowDocumentParams { uri, external: None, take_focus: Some(true), selection: Some(selection) };
        let is_shown = can_show && answered(shared.client.show_document(show)).await == Some(true);
        if !is_shown {
            let line = selection.start.line + 1;
            let message = say!(
                lang,
                "记下了。要问作者的话写在 {shown} 第{line}行 note 的引号里",
                "Recorded. Write what the author is asked between the quotes of note, line {line} of {shown}"
            );
            shared.client.show_message(MessageType::INFO, message).await;
        }
    });
}

fn range(text: &str, bytes: Bytes<usize>) -> Range {
    let lines = LineIndex::new(text);
    let position = |offset| to_protocol(lines.position(text, offset));
    Range { start: position(bytes.start), end: position(bytes.end) }
}
