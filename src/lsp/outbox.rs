//! What the server says unasked. One task sends it, in the order in which it was put in; what a later message of the
//! same kind makes superfluous is left out.

use super::meter::{MeterParams, MeterTold};
use crate::lsp::address::Key;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::mpsc;
use tower_lsp::Client;
use tower_lsp::ls_types::{Diagnostic, MessageType, Uri};

/// A message to the client.
#[derive(Debug)]
pub(super) enum Outgoing {
    /// The findings of one document.
    Findings {
        /// The document.
        key: Key,
        /// Its address as the client spells it.
        uri: Uri,
        /// The version they belong to; none where the document was closed.
        version: Option<i32>,
        /// The findings.
        diagnostics: Arc<Vec<Diagnostic>>,
    },
    /// The meter of one document.
    Meter {
        /// The document.
        key: Key,
        /// What it shows.
        params: MeterParams,
    },
    /// The wish that the client asks for findings again.
    Refresh,
    /// A line for the log.
    Log(MessageType, String),
}

/// Where messages are put.
#[derive(Clone, Debug)]
pub(super) struct Outbox(mpsc::UnboundedSender<Outgoing>);

impl Outbox {
    /// An outbox, and where its messages come out.
    pub(super) fn new() -> (Outbox, mpsc::UnboundedReceiver<Outgoing>) {
        let (sender, receiver) = mpsc::unbounded_channel();
        (Outbox(sender), receiver)
    }

    /// Puts a message in. Never waits.
    pub(super) fn put(&self, message: Outgoing) {
        // The receiver is gone only when the server has ended.
        let _ = self.0.send(message);
    }
}

/// Sends what comes out of the outbox until the server ends.
pub(super) async fn send_all(client: Client, mut messages: mpsc::UnboundedReceiver<Outgoing>) {
    let mut batch = Vec::new();
    while messages.recv_many(&mut batch, 64).await > 0 {
        leave_out_superfluous(&mut batch);
        for message in batch.drain(..) {
            send(&client, message).await;
        }
    }
}

/// Keeps the last findings and the last meter of each document and one wish to refresh.
fn leave_out_superfluous(batch: &mut Vec<Outgoing>) {
    let mut kept: Vec<Outgoing> = Vec::with_capacity(batch.len());
    for message in batch.drain(..).rev() {
        let is_superfluous = kept.iter().any(|later| match (later, &message) {
            (Outgoing::Findings { key: later, .. }, Outgoing::Findings { key, .. })
            | (Outgoing::Meter { key: later, .. }, Outgoing::Meter { key, .. }) => later == key,
            (Outgoing::Refresh, Outgoing::Refresh) => true,
            _ => false,
        });
        if !is_superfluous {
            kept.push(message);
        }
    }
    kept.reverse();
    *batch = kept;
}

async fn send(client: &Client, message: Outgoing) {
    match message {
        Outgoing::Findings { uri, version, diagnostics, .. } => {
            let diagnostics = Arc::try_unwrap(diagnostics).unwrap_or_else(|shared| shared.to_vec());
            client.publish_diagnostics(uri, diagnostics, version).await;
        }
        Outgoing::Meter { params, .. } => client.send_notification::<MeterTold>(params).await,
        Outgoing::Refresh => {
            let client = client.clone();
            tokio::spawn(async move { answered(client.workspace_diagnostic_refresh()).await });
        }
        Outgoing::Log(kind, text) => client.log_message(kind, text).await,
    }
}

/// How long an answer of the client is waited for.
const PATIENCE: Duration = Duration::from_secs(10);

/// The client's answer to a request of ours; none where it refuses, or does not answer in time.
pub(super) async fn answered<T>(request: impl Future<Output = tower_lsp::jsonrpc::Result<T>>) -> Option<T> {
    tokio::time::timeout(PATIENCE, request).await.ok()?.ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(address: &str, version: i32) -> Outgoing {
        let uri: Uri = address.parse().unwrap();
        Outgoing::Findings { key: Key::of(&uri), uri, version: Some(version), diagnostics: Arc::default() }
    }

    #[test]
    fn only_the_last_findings_of_a_document_are_sent() {
        let mut batch = vec![
            findings("file:///a", 1),
            Outgoing::Refresh,
            findings("file:///b", 1),
            findings("file:///a", 2),
            Outgoing::Refresh,
        ];
        leave_out_superfluous(&mut batch);
        let shown: Vec<String> = batch
            .iter()
            .map(|message| match message {
                Outgoing::Findings { uri, version, .. } => format!("{} {version:?}", uri.as_str()),
                _ => "refresh".into(),
            })
            .collect();
        assert_eq!(shown, ["file:///b Some(1)", "file:///a Some(2)", "refresh"]);
    }
}
