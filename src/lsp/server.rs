//! The framework's list of messages, each handed to the file that answers it.

use super::capabilities::capabilities;
use super::client::Session;
use super::requests::text::{OpenText, TextParams};
use super::state::Shared;
use super::{address, lifecycle, parent, requests, watch};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;
use tower_lsp::LanguageServer;
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{
    CodeActionParams, CodeActionResponse, CompletionParams, CompletionResponse, DidChangeConfigurationParams,
    DidChangeTextDocumentParams, DidChangeWatchedFilesParams, DidChangeWorkspaceFoldersParams,
    DidCloseTextDocumentParams, DidOpenTextDocumentParams, DidSaveTextDocumentParams, DocumentHighlight,
    DocumentHighlightParams, DocumentLink, DocumentLinkParams, ExecuteCommandParams, FoldingRange,
    FoldingRangeParams, GotoDefinitionParams, GotoDefinitionResponse, Hover, HoverParams, InitializeParams,
    InitializeResult, InitializedParams, LSPAny, Location, PrepareRenameResponse, ReferenceParams,
    RenameParams, SelectionRange, SelectionRangeParams, ServerInfo, TextDocumentPositionParams,
    WorkspaceEdit, WorkspaceSymbolParams, WorkspaceSymbolResponse,
};

/// The server.
#[derive(Debug)]
pub(super) struct ZhubiServer {
    /// What handlers and runs share.
    pub shared: Arc<Shared>,
    /// How often the editor's process and, if need be, the project files are looked at.
    pub poll_every: Duration,
}

impl ZhubiServer {
    /// `zhubi/text`.
    pub(super) async fn text(&self, params: TextParams) -> Result<Option<OpenText>> {
        Ok(requests::text::answer(&self.shared, &params))
    }
}

impl LanguageServer for ZhubiServer {
    async fn initialize(&self, params: InitializeParams) -> Result<InitializeResult> {
        let session = Session::of(&params);
        let abilities = session.abilities;
        if let Some(id) = session.parent {
            let orphaned = Arc::clone(&self.shared.orphaned);
            parent::watch(id, self.poll_every, move || orphaned.notify_one());
        }
        self.shared.lock().session = session;
        Ok(InitializeResult {
            capabilities: capabilities(abilities),
            server_info: Some(ServerInfo {
                name: "zhubi".to_owned(),
                version: Some(env!("CARGO_PKG_VERSION").to_owned()),
            }),
            ..InitializeResult::default()
        })
    }

    async fn initialized(&self, _: InitializedParams) {
        tokio::spawn(watch::fetch_settings(Arc::clone(&self.shared)));
        tokio::spawn(watch::register(Arc::clone(&self.shared), self.poll_every));
        requests::workspace_symbol::scan_in_background(&self.shared);
    }

    async fn shutdown(&self) -> Result<()> {
        self.shared.shut_down.store(true, Ordering::Relaxed);
        Ok(())
    }

    async fn did_open(&self, params: DidOpenTextDocumentParams) {
        lifecycle::open(&self.shared, params);
    }

    async fn did_change(&self, params: DidChangeTextDocumentParams) {
        lifecycle::change(&self.shared, params);
    }

    async fn did_save(&self, _: DidSaveTextDocumentParams) {}

    async fn did_close(&self, params: DidCloseTextDocumentParams) {
        lifecycle::close(&self.shared, params);
    }

    async fn did_change_configuration(&self, params: DidChangeConfigurationParams) {
        let asks = self.shared.lock().session.abilities.configuration;
        if asks {
            tokio::spawn(watch::fetch_settings(Arc::clone(&self.shared)));
        } else {
            watch::take_settings(&self.shared, &params.settings);
        }
    }

    async fn did_change_workspace_folders(&self, params: DidChangeWorkspaceFoldersParams) {
        {
            let mut state = self.shared.lock();
            let removed: Vec<_> =
                params.event.removed.iter().filter_map(|folder| address::file_path(&folder.uri)).collect();
            state.session.folders.retain(|folder| !removed.contains(folder));
            let added = params.event.added.iter().filter_map(|folder| address::file_path(&folder.uri));
            state.session.folders.extend(added);
        }
        tokio::spawn(watch::fetch_settings(Arc::clone(&self.shared)));
        requests::workspace_symbol::scan_in_background(&self.shared);
    }

    async fn did_change_watched_files(&self, params: DidChangeWatchedFilesParams) {
        watch::files_changed(&self.shared, &params);
    }

    async fn code_action(&self, params: CodeActionParams) -> Result<Option<CodeActionResponse>> {
        requests::code_action::answer(&self.shared, params).await
    }

    async fn hover(&self, params: HoverParams) -> Result<Option<Hover>> {
        requests::hover::answer(&self.shared, params).await
    }

    async fn folding_range(&self, params: FoldingRangeParams) -> Result<Option<Vec<FoldingRange>>> {
        requests::folding_range::answer(&self.shared, params).await
    }

    async fn selection_range(&self, params: SelectionRangeParams) -> Result<Option<Vec<SelectionRange>>> {
        requests::selection_range::answer(&self.shared, params).await
    }

    async fn symbol(&self, params: WorkspaceSymbolParams) -> Result<Option<WorkspaceSymbolResponse>> {
        requests::workspace_symbol::answer(&self.shared, params).await
    }

    async fn goto_definition(&self, params: GotoDefinitionParams) -> Result<Option<GotoDefinitionResponse>> {
        requests::definition::answer(&self.shared, params).await
    }

    async fn completion(&self, params: CompletionParams) -> Result<Option<CompletionResponse>> {
        requests::completion::answer(&self.shared, params).await
    }

    async fn document_link(&self, params: DocumentLinkParams) -> Result<Option<Vec<DocumentLink>>> {
        requests::document_link::answer(&self.shared, params).await
    }

    async fn references(&self, params: ReferenceParams) -> Result<Option<Vec<Location>>> {
        requests::references::answer(&self.shared, params).await
    }

    async fn document_highlight(
        &self,
        params: DocumentHighlightParams,
    ) -> Result<Option<Vec<DocumentHighlight>>> {
        requests::document_highlight::answer(&self.shared, params).await
    }

    async fn prepare_rename(
        &self,
        params: TextDocumentPositionParams,
    ) -> Result<Option<PrepareRenameResponse>> {
        requests::rename::prepare(&self.shared, params).await
    }

    async fn rename(&self, params: RenameParams) -> Result<Option<WorkspaceEdit>> {
        requests::rename::answer(&self.shared, params).await
    }

    async fn execute_command(&self, params: ExecuteCommandParams) -> Result<Option<LSPAny>> {
        requests::execute_command::answer(&self.shared, params).await
    }
}
