//! Changes of project files and of the editor's settings: learns of them, and reads everything again under the new ones.

use super::address;
use super::outbox::{Outgoing, answered};
use super::schedule;
use super::settings::{EditorSettings, SECTION, SettingsByFolder};
use super::state::Shared;
use crate::project::decisions::DECISIONS_FILE;
use crate::project::{CONFIG_FILE, Projects};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};
use tower_lsp::ls_types::{ConfigurationItem, DidChangeWatchedFilesParams, Registration};

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

/// Looks at all documents again under the decisions as they are now. Nothing is read again for that.
pub(super) fn decisions_changed(shared: &Arc<Shared>) {
    {
        let mut state = shared.lock();
        state.projects.forget_decisions();
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

fn is_decisions(file: &Path) -> bool {
    file.file_name() == Some(DECISIONS_FILE.as_ref())
}

/// The client tells that files changed: a project file makes all documents be read again.
pub(super) fn files_changed(shared: &Arc<Shared>, params: &DidChangeWatchedFilesParams) {
    let changed = params.changes.iter().filter_map(|change| address::file_path(&change.uri));
    let (articles, others): (Vec<PathBuf>, Vec<PathBuf>) =
        changed.partition(|path| path.extension() == Some("txt".as_ref()));
    if others.iter().any(|path| !is_decisions(path)) {
        read_all_again(shared);
    } else if !others.is_empty() {
        decisions_changed(shared);
    }
    if !articles.is_empty() {
        super::requests::workspace_symbol::scan_in_background(shared);
        super::across::closed_pages_changed(shared, &articles);
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
    let seen_by_client =
        if abilities.registers_file_watching { SeenByClient::OpenFolders } else { SeenByClient::Nothing };
    poll_project_files(&shared, poll_every, seen_by_client).await;
}

/// Which files the client tells of when they change.
#[derive(Clone, Copy, PartialEq, Eq)]
enum SeenByClient {
    OpenFolders,
    Nothing,
}

/// Looks now and then at the project files that the client does not watch. Looking works on network drives too, where
/// the system tells nobody of changes.
async fn poll_project_files(shared: &Arc<Shared>, every: Duration, seen: SeenByClient) {
    let mut looked = SystemTime::now();
    let mut before = stamps(shared, seen);
    loop {
        tokio::time::sleep(every).await;
        let looking = SystemTime::now();
        let now = stamps(shared, seen);
        let changed = changed_files(&before, &now, looked);
        looked = looking;
        if !changed.is_empty() {
            if changed.iter().all(|file| is_decisions(file)) {
                decisions_changed(shared);
            } else {
                read_all_again(shared);
            }
        }
        before = now;
    }
}

/// A file, the time of its last change and its size.
type Stamp = (PathBuf, Option<(SystemTime, u64)>);

/// The files that differ for a document that was open before; for one that was opened since it was `looked`, those that
/// were written since.
fn changed_files<'s>(
    before: &'s BTreeMap<PathBuf, Vec<Stamp>>,
    now: &'s BTreeMap<PathBuf, Vec<Stamp>>,
    looked: SystemTime,
) -> Vec<&'s Path> {
    let is_fresh = |(_, stamp): &&Stamp| stamp.is_some_and(|(written, _)| written > looked);
    let mut changed = Vec::new();
    for (document, now) in now {
        let Some(before) = before.get(document) else {
            changed.extend(now.iter().filter(is_fresh).map(|(file, _)| file.as_path()));
            continue;
        };
        let gone = before.iter().filter(|stamp| !now.contains(stamp));
        let new = now.iter().filter(|stamp| !before.contains(stamp));
        changed.extend(gone.chain(new).map(|(file, _)| file.as_path()));
    }
    changed
}

/// The project files of each open document, without those that the client sees itself.
fn stamps(shared: &Shared, seen: SeenByClient) -> BTreeMap<PathBuf, Vec<Stamp>> {
    let (paths, projects, folders) = {
        let state = shared.lock();
        let paths: Vec<PathBuf> = state.documents.values().filter_map(|it| it.path.clone()).collect();
        (paths, Arc::clone(&state.projects), state.session.folders.clone())
    };
    let is_seen = |file: &PathBuf| {
        seen == SeenByClient::OpenFolders && folders.iter().any(|folder| file.starts_with(folder))
    };
    let stamped = |file: PathBuf| (stamp(&file), file);
    let of_document = |path: PathBuf| {
        let files = project_files(&path, &projects).into_iter().filter(|file| !is_seen(file));
        let files = files.map(stamped).map(|(stamp, file)| (file, stamp)).collect();
        (path, files)
    };
    paths.into_iter().map(of_document).collect()
}

fn stamp(file: &Path) -> Option<(SystemTime, u64)> {
    let data = file.metadata().ok()?;
    Some((data.modified().ok()?, data.len()))
}

/// The configuration file that stands nearest above `path` now, and the files of its project as it was read.
fn project_files(path: &Path, projects: &Projects) -> Vec<PathBuf> {
    let config = path.ancestors().map(|folder| folder.join(CONFIG_FILE)).find(|file| file.is_file());
    config.into_iter().chain(projects.of(path).files()).collect()
}
