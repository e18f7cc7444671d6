//! Changes of project files and of the editor's settings: learns of them, and reads everything again under the new ones.

use super::address;
use super::outbox::{Outgoing, answered};
use super::schedule;
use super::settings::{EditorSettings, SECTION, SettingsByFolder};
use super::state::Shared;
use crate::project::Projects;
use serde_json::{Value, json};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, SystemTime};
use tower_lsp::ls_types::{ConfigurationItem, DidChangeWatchedFilesParams, Registration, Uri};

/// Reads all documents again, under project files and settings as they are now.
pub(super) fn read_all_again(shared: &Arc<Shared>) {
    {
        let mut state = shared.lock();
        state.projects = Arc::new(Projects::default());
        state.outdate_all();
        if state.session.abilities.refreshes_by_pull() {
            shared.outbox.put(Outgoing::Refresh);
        }
    }
    schedule::schedule_all(shared);
}

/// Asks the client for its settings, and reads all documents again if they changed.
pub(super) async fn fetch_settings(shared: Arc<Shared>) {
    ask_for_settings(&shared).await;
    shared.settings_known.send_replace(true);
}

async fn ask_for_settings(shared: &Arc<Shared>) {
    let (can_tell, folders) = {
        let state = shared.lock();
        (state.session.abilities.configuration, state.session.folders.clone())
    };
    if !can_tell {
        return;
    }
    let section = || Some(SECTION.to_owned());
    let mut items = vec![ConfigurationItem { scope_uri: None, section: section() }];
    items.extend(
        folders
            .iter()
            .map(|folder| ConfigurationItem { scope_uri: address::of_file(folder), section: section() }),
    );
    let Some(answers) = answered(shared.client.configuration(items)).await else { return };
    let mut answers = answers.iter().map(EditorSettings::of);
    let general = answers.next().unwrap_or_default();
    let says_something = |(_, set): &(PathBuf, EditorSettings)| *set != EditorSettings::default();
    let folders = folders.into_iter().zip(answers).filter(says_something).collect();
    change_settings(shared, SettingsByFolder { general, folders });
}

/// Takes settings that the client sent along with the news of their change.
pub(super) fn take_settings(shared: &Arc<Shared>, settings: &Value) {
    let general = EditorSettings::of(settings);
    change_settings(shared, SettingsByFolder { general, ..SettingsByFolder::default() });
}

fn change_settings(shared: &Arc<Shared>, settings: SettingsByFolder) {
    let changed = {
        let mut state = shared.lock();
        let changed = state.settings != settings;
        state.settings = settings;
        changed
    };
    if changed {
        read_all_again(shared);
    }
}

/// The client tells that files changed: a project file makes all documents be read again.
pub(super) fn files_changed(shared: &Arc<Shared>, params: &DidChangeWatchedFilesParams) {
    let is_article =
        |uri: &Uri| address::file_path(uri).is_some_and(|path| path.extension() == Some("txt".as_ref()));
    if params.changes.iter().any(|change| !is_article(&change.uri)) {
        read_all_again(shared);
    }
    if params.changes.iter().any(|change| is_article(&change.uri)) {
        super::requests::workspace_symbol::scan_in_background(shared);
    }
}

/// Asks the client to tell of changed settings and project files; where it cannot tell of files, looks for itself.
pub(super) async fn register(shared: Arc<Shared>, poll_every: Duration) {
    let abilities = shared.lock().session.abilities;
    let mut wishes = Vec::new();
    if abilities.registers_configuration {
        wishes.push(Registration {
            id: "zhubi-settings".to_owned(),
            method: "workspace/didChangeConfiguration".to_owned(),
            register_options: Some(json!({ "section": SECTION })),
        });
    }
    if abilities.registers_file_watching {
        let patterns = ["**/zhubi.toml", "**/.zhubi/**", "**/*.{toml,tsv,csv,tbx,txt}"];
        let watchers: Vec<Value> = patterns.iter().map(|pattern| json!({ "globPattern": pattern })).collect();
        wishes.push(Registration {
            id: "zhubi-files".to_owned(),
            method: "workspace/didChangeWatchedFiles".to_owned(),
            register_options: Some(json!({ "watchers": watchers })),
        });
    }
    if !wishes.is_empty() {
        answered(shared.client.register_capability(wishes)).await;
    }
    if !abilities.registers_file_watching {
        poll_project_files(&shared, poll_every).await;
    }
}

/// Looks at the project files of the open documents now and then.
async fn poll_project_files(shared: &Arc<Shared>, every: Duration) {
    let mut before = stamps(shared);
    loop {
        tokio::time::sleep(every).await;
        let now = stamps(shared);
        let changed_or_gone = before.iter().any(|stamp| !now.contains(stamp));
        let new = now.len() > before.len();
        if changed_or_gone || new {
            read_all_again(shared);
        }
        before = now;
    }
}

/// The project files above the open documents, with the time of their last change.
fn stamps(shared: &Shared) -> Vec<(PathBuf, Option<SystemTime>)> {
    let paths: Vec<PathBuf> =
        shared.lock().documents.values().filter_map(|document| document.path.clone()).collect();
    let mut files: Vec<PathBuf> = paths.iter().flat_map(|path| project_files(path)).collect();
    files.sort();
    files.dedup();
    files.into_iter().map(|file| (changed_at(&file), file)).map(|(time, file)| (file, time)).collect()
}

fn changed_at(file: &std::path::Path) -> Option<SystemTime> {
    file.metadata().and_then(|data| data.modified()).ok()
}

/// The configuration file of the project that `path` belongs to, and its term files.
fn project_files(path: &std::path::Path) -> Vec<PathBuf> {
    let Some(project) = crate::project::Project::above(path) else { return Vec::new() };
    let Some(root) = project.root else { return Vec::new() };
    let terms = project.config.term_files.iter().map(|file| root.join(file));
    terms.chain([root.join(crate::project::CONFIG_FILE)]).collect()
}
