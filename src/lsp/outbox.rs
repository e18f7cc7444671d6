//! What the server says unasked. Findings go to the client as they were written down, everything else is sent by one
//! task, in the order in which it was put in; what a later message of the same kind makes superfluous is left out.

use super::address::Key;
use super::diagnostics::{Told, json_of};
use super::meter::{MeterParams, MeterTold};
use super::wire::Wire;
use std::time::Duration;
use tokio::sync::mpsc;
use tower_lsp::Client;
use tower_lsp::jsonrpc::{Error, Id};
use tower_lsp::ls_types::{MessageType, Uri};

/// A message to the client.
#[derive(Debug)]
pub(super) enum Outgoing {
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
pub(super) struct Outbox {
    messages: mpsc::UnboundedSender<Outgoing>,
    wire: Wire,
}

impl Outbox {
    /// An outbox for the client at the end of `wire`, and where the messages come out that are no findings.
    pub(super) fn new(wire: Wire) -> (Outbox, mpsc::UnboundedReceiver<Outgoing>) {
        let (messages, receiver) = mpsc::unbounded_channel();
        (Outbox { messages, wire }, receiver)
    }

    /// Puts a message in. Never waits.
    pub(super) fn put(&self, message: Outgoing) {
        // The receiver is gone only when the server has ended.
        let _ = self.messages.send(message);
    }

    /// Puts in the findings of a document, whose address the client spells `uri`; `version` is theirs, none where the
    /// document was closed. They go out with [`Outbox::send_findings`]. Never waits.
    pub(super) fn put_findings(&self, key: Key, uri: &Uri, version: Option<i32>, told: &Told) {
        self.wire.put_findings(key, &told.publication(uri, version));
    }

    /// Sends the findings that were put in, from this thread. Waits for a client that does not read.
    pub(super) fn send_findings(&self) {
        self.wire.write();
    }

    /// Has another thread send them. Never waits.
    pub(super) fn hand_over_findings(&self) {
        self.wire.wake();
    }

    /// Answers the request `id` with the JSON text `result`, past the framework. Never waits.
    pub(super) fn answer(&self, id: &Id, result: &str) {
        let id = json_of(id);
        self.wire.send(&format!(r#"{{"jsonrpc":"2.0","id":{id},"result":{result}}}"#));
    }

    /// Refuses the request `id`, past the framework. Never waits.
    pub(super) fn refuse(&self, id: &Id, error: &Error) {
        let (id, error) = (json_of(id), json_of(error));
        self.wire.send(&format!(r#"{{"jsonrpc":"2.0","id":{id},"error":{error}}}"#));
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

/// Keeps the last meter of each document and one wish to refresh.
fn leave_out_superfluous(batch: &mut Vec<Outgoing>) {
    let mut kept: Vec<Outgoing> = Vec::with_capacity(batch.len());
    for message in batch.drain(..).rev() {
        let is_superfluous = kept.iter().any(|later| match (later, &message) {
            (Outgoing::Meter { key: later, .. }, Outgoing::Meter { key, .. }) => later == key,
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

    #[test]
    fn one_wish_to_refresh_is_sent() {
        let log = |text: &str| Outgoing::Log(MessageType::INFO, text.to_owned());
        let mut batch = vec![log("a"), Outgoing::Refresh, log("b"), Outgoing::Refresh];
        leave_out_superfluous(&mut batch);
        assert!(matches!(batch[..], [Outgoing::Log(..), Outgoing::Log(..), Outgoing::Refresh]));
    }
}
