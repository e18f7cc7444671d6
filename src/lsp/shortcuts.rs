//! Requests whose answers hold much: they are written down as JSON text and sent past the framework, which would make a
//! tree of values of everything in them.

use super::diagnostics::json_of;
use super::guard::Shortcut;
use super::outbox::Outbox;
use super::requests::{diagnostic, document_symbol};
use super::state::Shared;
use futures::FutureExt;
use futures::future::{AbortHandle, BoxFuture, abortable};
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tower_lsp::jsonrpc::{Error, Id, Request, Result};

/// The JSON text of a result, or why there is none.
type Answer = BoxFuture<'static, Result<String>>;

/// Answers the requests between `initialized` and `shutdown`; all others, and those that cannot be read, get the
/// framework's own answer.
pub(super) fn shortcut(shared: Arc<Shared>) -> Shortcut {
    let mut serves = false;
    let pending = Pending::default();
    Box::new(move |request: &Request| {
        match request.method() {
            "initialized" => serves = true,
            "shutdown" => serves = false,
            "$/cancelRequest" => pending.cancel(request.params()),
            _ if serves => {
                let answer = answer(&shared, request)?;
                return Some(pending.run(shared.outbox.clone(), request.id()?.clone(), answer));
            }
            _ => {}
        }
        None
    })
}

fn answer(shared: &Arc<Shared>, request: &Request) -> Option<Answer> {
    let params = || request.params().cloned();
    let shared = Arc::clone(shared);
    Some(match request.method() {
        "textDocument/diagnostic" => {
            diagnostic::answer(shared, serde_json::from_value(params()?).ok()?).boxed()
        }
        "textDocument/documentSymbol" => {
            document_symbol::answer(shared, serde_json::from_value(params()?).ok()?).boxed()
        }
        _ => return None,
    })
}

/// The requests that wait for their answer.
#[derive(Clone, Default)]
struct Pending(Arc<Mutex<BTreeMap<String, AbortHandle>>>);

impl Pending {
    /// Sends the answer when it is there, or says that the request was cancelled.
    fn run(&self, outbox: Outbox, id: Id, answer: Answer) -> BoxFuture<'static, ()> {
        let (answer, handle) = abortable(answer);
        let key = json_of(&id);
        self.lock().insert(key.clone(), handle);
        let pending = self.clone();
        async move {
            let answered = answer.await;
            pending.lock().remove(&key);
            match answered.unwrap_or_else(|_| Err(Error::request_cancelled())) {
                Ok(result) => outbox.answer(&id, &result),
                Err(error) => outbox.refuse(&id, &error),
            }
        }
        .boxed()
    }

    /// Gives up the request that the parameters of `$/cancelRequest` name, if it is one of these.
    fn cancel(&self, params: Option<&Value>) {
        let key = params.and_then(|params| params.get("id")).map(json_of);
        if let Some(handle) = key.and_then(|key| self.lock().remove(&key)) {
            handle.abort();
        }
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<String, AbortHandle>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
