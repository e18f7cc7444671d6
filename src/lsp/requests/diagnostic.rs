//! `textDocument/diagnostic`: the findings, for a client that asks for them. The answer is the text in which they were
//! written down.

use super::super::address::Key;
use super::super::diagnostics::json_of;
use super::super::document::Reading;
use super::super::state::Shared;
use std::sync::Arc;
use std::time::Duration;
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::DocumentDiagnosticParams;

/// How long an answer is held back for the dictionary and the client's settings.
pub(in super::super) const PATIENCE: Duration = Duration::from_secs(1);

/// Answers with the JSON text of the findings of the newest text at the time of the request, or of a newer one.
pub(in super::super) async fn answer(
    shared: Arc<Shared>,
    params: DocumentDiagnosticParams,
) -> Result<String> {
    let key = Key::of(&params.text_document.uri);
    wait_for_the_rest(&shared).await;
    Ok(match newest(&shared, &key).await {
        Some(reading) => {
            let result_id = json_of(&reading.result_id);
            if params.previous_result_id.as_ref() == Some(&reading.result_id) {
                format!(r#"{{"kind":"unchanged","resultId":{result_id}}}"#)
            } else {
                format!(r#"{{"kind":"full","resultId":{result_id},"items":{}}}"#, reading.told.json)
            }
        }
        None => r#"{"kind":"full","items":[]}"#.to_owned(),
    })
}

/// Waits until nothing is missing that would change the findings by itself: some clients cannot be told to ask again.
async fn wait_for_the_rest(shared: &Shared) {
    let mut dictionary = shared.dictionary.subscribe();
    let mut settings = shared.settings_known.subscribe();
    let both = async {
        // The senders live as long as the server.
        let _ = dictionary.wait_for(Option::is_some).await;
        let _ = settings.wait_for(|known| *known).await;
    };
    // What does not come in time is left out.
    let _ = tokio::time::timeout(PATIENCE, both).await;
}

/// The reading of the text as it stands now; none for a document that is not open.
async fn newest(shared: &Shared, key: &Key) -> Option<Arc<Reading>> {
    let (wanted, mut finished) = {
        let state = shared.lock();
        let document = state.documents.get(key)?;
        (document.wanted(), document.finished.subscribe())
    };
    let has_come =
        |reading: &Option<Arc<Reading>>| reading.as_ref().is_some_and(|it| it.generation >= wanted);
    finished.wait_for(has_come).await.ok()?.clone()
}
