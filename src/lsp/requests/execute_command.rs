//! `workspace/executeCommand`: reads a page that no project asks to be read.

use super::super::address::{self, Key};
use super::super::outbox::Outgoing;
use super::super::schedule::schedule;
use super::super::state::Shared;
use serde_json::Value;
use std::sync::Arc;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::{ExecuteCommandParams, LSPAny, Uri};

/// Reads the page whose address is the argument, as long as it is open, also an untitled one.
pub(in super::super) const CHECK_THIS_PAGE: &str = "zhubi.checkThisPage";

/// Runs the command.
///
/// # Errors
/// `InvalidParams` for an unknown command, or a page that is not open.
pub(in super::super) async fn answer(
    shared: &Arc<Shared>,
    params: ExecuteCommandParams,
) -> Result<Option<LSPAny>> {
    if params.command != CHECK_THIS_PAGE {
        return Err(Error::invalid_params(format!("no command {}", params.command)));
    }
    let Some(uri) = params.arguments.first().and_then(page_of) else {
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
fn page_of(argument: &Value) -> Option<Uri> {
    let text = argument.as_str().or_else(|| argument.get("uri")?.as_str())?;
    address::encoded(text).parse().ok()
}
