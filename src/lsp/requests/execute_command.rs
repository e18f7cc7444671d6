//! `workspace/executeCommand`: hands each command to the file that carries it out; reads a page that no project asks to
//! be read.

use super::super::address::{self, Key};
use super::super::outbox::Outgoing;
use super::super::schedule::schedule;
use super::super::state::Shared;
use super::decide;
use serde_json::Value;
use std::sync::Arc;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::{ExecuteCommandParams, LSPAny, Uri};

/// Reads the page whose address is the argument, as long as it is open, also an untitled one.
pub(in super::super) const CHECK_THIS_PAGE: &str = "zhubi.checkThisPage";

/// All commands.
pub(in super::super) const COMMANDS: [&str; 4] =
    [CHECK_THIS_PAGE, decide::DECIDE, decide::UNDO_DECISION, decide::LIST_DECISIONS];

/// Runs the command.
///
/// # Errors
/// `InvalidParams` for an unknown command, and whatever the command refuses.
pub(in super::super) async fn answer(
    shared: &Arc<Shared>,
    params: ExecuteCommandParams,
) -> Result<Option<LSPAny>> {
    let arguments = params.arguments.as_slice();
    match params.command.as_str() {
        CHECK_THIS_PAGE => check_this_page(shared, arguments),
        decide::DECIDE => decide::decide(shared, arguments).await.map(Some),
        decide::UNDO_DECISION => decide::undo(shared, arguments).await.map(Some),
        decide::LIST_DECISIONS => decide::list(shared, arguments).await.map(Some),
        unknown => Err(Error::invalid_params(format!("no command {unknown}"))),
    }
}

fn check_this_page(shared: &Arc<Shared>, arguments: &[Value]) -> Result<Option<LSPAny>> {
    let Some(uri) = arguments.first().and_then(page_of) else {
        return Err(Error::invalid_params("the argument must be the address of a page"));
    };
    let key = Key::of(&uri);
    {
        let mut state = shared.lock();
        let refreshes = state.session.abilities.refreshes_by_pull();
        let Some(document) = state.documents.get_mut(&key) else {
            return Err(Error::invalid_params("the page is not open"));
        };
        document.asked_for = true;
        document.outdate();
        if refreshes {
            shared.outbox.put(Outgoing::Refresh);
        }
    }
    schedule(shared, &key);
    Ok(None)
}

/// The address, bare or as the field `uri`.
pub(super) fn page_of(argument: &Value) -> Option<Uri> {
    let text = argument.as_str().or_else(|| argument.get("uri")?.as_str())?;
    address::encoded(text).parse().ok()
}
