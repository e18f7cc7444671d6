//! What the client can do, worked out once from its `initialize` request.

use super::address;
use super::settings::EditorSettings;
use crate::text::Lang;
use std::path::PathBuf;
use tower_lsp::ls_types::{ClientCapabilities, InitializeParams, ResourceOperationKind};

/// The abilities that the server asks about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Abilities {
    /// Asks for diagnostics itself.
    pub pulls_diagnostics: bool,
    /// Asks again for diagnostics when told to.
    pub refreshes_diagnostics: bool,
    /// Shows the other places of a finding.
    pub related_information: bool,
    /// Shows a link to the rule's page.
    pub code_description: bool,
    /// Keeps the data of a diagnostic until it asks for code actions.
    pub diagnostic_data: bool,
    /// Takes edits that name the version of the document.
    pub versioned_edits: bool,
    /// Understands code actions that are more than commands.
    pub code_action_literals: bool,
    /// Shows an outline with levels.
    pub hierarchical_symbols: bool,
    /// Tells its settings when asked.
    pub configuration: bool,
    /// Takes the wish to be told of changed settings.
    pub registers_configuration: bool,
    /// Takes the wish to be told of changed files.
    pub registers_file_watching: bool,
    /// Folds whole lines only.
    pub folds_lines_only: bool,
    /// Shows Markdown in hovers.
    pub markdown_hover: bool,
    /// Takes several places of a definition with the words that they belong to.
    pub definition_links: bool,
    /// Makes files as part of an edit.
    pub creates_files: bool,
    /// Shows a document at a place when told to.
    pub shows_documents: bool,
    /// Wants the meter after each reading.
    pub meter: bool,
}

impl Abilities {
    /// What `client` says of itself.
    pub(super) fn of(client: &ClientCapabilities) -> Abilities {
        let document = client.text_document.as_ref();
        let workspace = client.workspace.as_ref();
        let publish = document.and_then(|it| it.publish_diagnostics.as_ref());
        let pull = document.and_then(|it| it.diagnostic.as_ref());
        let says = |flag: Option<Option<bool>>| flag.flatten().unwrap_or_default();
        let formats = document.and_then(|it| it.hover.as_ref()).and_then(|it| it.content_format.as_ref());
        Abilities {
            pulls_diagnostics: pull.is_some(),
            refreshes_diagnostics: says(
                workspace.and_then(|it| it.diagnostics.as_ref()).map(|it| it.refresh_support),
            ),
            related_information: says(publish.map(|it| it.related_information))
                || says(pull.map(|it| it.related_information)),
            code_description: says(publish.map(|it| it.code_description_support))
                || says(pull.map(|it| it.code_description_support)),
            diagnostic_data: says(publish.map(|it| it.data_support)) || says(pull.map(|it| it.data_support)),
            versioned_edits: says(
                workspace.and_then(|it| it.workspace_edit.as_ref()).map(|it| it.document_changes),
            ),
            code_action_literals: document
                .and_then(|it| it.code_action.as_ref())
                .is_some_and(|it| it.code_action_literal_support.is_some()),
            hierarchical_symbols: says(
                document
                    .and_then(|it| it.document_symbol.as_ref())
                    .map(|it| it.hierarchical_document_symbol_support),
            ),
            configuration: says(workspace.map(|it| it.configuration)),
            registers_configuration: says(
                workspace
                    .and_then(|it| it.did_change_configuration.as_ref())
                    .map(|it| it.dynamic_registration),
            ),
            registers_file_watching: says(
                workspace
                    .and_then(|it| it.did_change_watched_files.as_ref())
                    .map(|it| it.dynamic_registration),
            ),
            folds_lines_only: says(
                document.and_then(|it| it.folding_range.as_ref()).map(|it| it.line_folding_only),
            ),
            definition_links: says(document.and_then(|it| it.definition.as_ref()).map(|it| it.link_support)),
            creates_files: workspace
                .and_then(|it| it.workspace_edit.as_ref()?.resource_operations.as_ref())
                .is_some_and(|kinds| kinds.contains(&ResourceOperationKind::Create)),
            markdown_hover: formats.is_none_or(|formats| {
                formats.contains(&tower_lsp::ls_types::MarkupKind::Markdown) || formats.is_empty()
            }),
            shows_documents: client
                .window
                .as_ref()
                .and_then(|it| it.show_document.as_ref())
                .is_some_and(|it| it.support),
            meter: client.experimental.as_ref().is_some_and(|it| it["zhubiMeter"] == true),
        }
    }
}

impl Abilities {
    /// Whether the client has to be told to ask for findings again.
    pub(super) fn refreshes_by_pull(self) -> bool {
        self.pulls_diagnostics && self.refreshes_diagnostics
    }
}

/// What the server takes from the `initialize` request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Session {
    /// What the client can do.
    pub abilities: Abilities,
    /// The language of the editor.
    pub lang: Lang,
    /// The open folders.
    pub folders: Vec<PathBuf>,
    /// Settings sent along.
    pub settings: EditorSettings,
    /// The editor's process.
    pub parent: Option<u32>,
}

impl Session {
    /// Reads the request.
    pub(super) fn of(params: &InitializeParams) -> Session {
        Session {
            abilities: Abilities::of(&params.capabilities),
            lang: lang_of(params.locale.as_deref()),
            folders: folders_of(params),
            settings: params.initialization_options.as_ref().map(EditorSettings::of).unwrap_or_default(),
            parent: params.process_id,
        }
    }
}

/// Chinese unless the editor speaks English.
fn lang_of(locale: Option<&str>) -> Lang {
    let is_english = |locale: &str| locale.get(..2).is_some_and(|tag| tag.eq_ignore_ascii_case("en"));
    if locale.is_some_and(is_english) { Lang::En } else { Lang::Zh }
}

#[expect(deprecated, reason = "older clients name their one folder there")]
fn folders_of(params: &InitializeParams) -> Vec<PathBuf> {
    let folders: Vec<PathBuf> = params
        .workspace_folders
        .iter()
        .flatten()
        .filter_map(|folder| address::file_path(&folder.uri))
        .collect();
    if !folders.is_empty() {
        return folders;
    }
    let root = params.root_uri.as_ref().and_then(address::file_path);
    root.or_else(|| params.root_path.as_deref().map(PathBuf::from)).into_iter().collect()
}
