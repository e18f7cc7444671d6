//! What the server knows: the session, the settings, the open documents. Locked for moments only, never across an await.

use super::address::Key;
use super::client::Session;
use super::document::Document;
use super::outbox::Outbox;
use super::project_problems::Told;
use super::rule_pages::RulePages;
use super::settings::{EditorSettings, SettingsByFolder};
use super::term_files::TermFiles;
use crate::facts::name::Dictionary;
use crate::project::{Project, Projects};
use crate::workspace::{Articles, Pages};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::{Notify, watch};
use tower_lsp::Client;

/// Everything that handlers and runs share.
#[derive(Debug)]
pub(super) struct Shared {
    /// The way to the client, for requests; notifications go through the outbox.
    pub client: Client,
    /// What is sent to the client, in order.
    pub outbox: Outbox,
    /// The rules' pages on disk.
    pub rule_pages: RulePages,
    /// The built-in term files on disk.
    pub term_files: TermFiles,
    /// The articles of the open folders.
    pub articles: Articles,
    /// What the pages beside the open ones need to know of one another.
    pub pages: Pages,
    /// The dictionary: nothing while it is loading, then what came of it.
    pub dictionary: watch::Sender<Option<LoadedDictionary>>,
    /// Whether the client's settings are known, or never will be.
    pub settings_known: watch::Sender<bool>,
    /// Whether the client asked the server to shut down.
    pub shut_down: AtomicBool,
    /// Told when the editor's process is gone.
    pub orphaned: Arc<Notify>,
    state: Mutex<State>,
}

/// What came of loading the dictionary; none where there is none.
pub(super) type LoadedDictionary = Option<Arc<Dictionary>>;

/// What changes.
#[derive(Debug)]
pub(super) struct State {
    /// What `initialize` told.
    pub session: Session,
    /// The editor's settings.
    pub settings: SettingsByFolder,
    /// The projects of files, as long as no project file changes.
    pub projects: Arc<Projects>,
    /// What was told of their mistakes.
    pub told_problems: Told,
    /// For documents without a file.
    pub no_project: Arc<Project>,
    /// The open documents.
    pub documents: BTreeMap<Key, Document>,
    openings: u64,
}

impl Shared {
    /// A server that has not been initialized.
    pub(super) fn new(
        client: Client,
        outbox: Outbox,
        rule_pages: RulePages,
        term_files: TermFiles,
    ) -> Shared {
        Shared {
            client,
            outbox,
            rule_pages,
            term_files,
            articles: Articles::default(),
            pages: Pages::default(),
            dictionary: watch::Sender::new(None),
            settings_known: watch::Sender::new(false),
            shut_down: AtomicBool::new(false),
            orphaned: Arc::new(Notify::new()),
            state: Mutex::new(State {
                session: Session::default(),
                settings: SettingsByFolder::default(),
                projects: Arc::new(Projects::default()),
                told_problems: Told::default(),
                no_project: Arc::new(Project::defaults()),
                documents: BTreeMap::new(),
                openings: 0,
            }),
        }
    }

    /// The state. A panic under the lock leaves it usable: every change of it is a single assignment or edit.
    pub(super) fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// A number that no opening of a document had before.
    pub(super) fn new_opening(&mut self) -> u64 {
        self.openings += 1;
        self.openings
    }

    /// The settings for the file at `path`, with those sent at the start beneath.
    pub(super) fn settings_of(&self, path: Option<&Path>) -> EditorSettings {
        self.settings.of(path).over(&self.session.settings)
    }

    /// Makes new readings of all documents necessary, under the project files as they are now.
    pub(super) fn outdate_all(&mut self) {
        self.documents.values().for_each(Document::outdate);
    }
}
