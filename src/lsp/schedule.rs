//! Runs: one at a time for a document, on a thread of its own, always on the newest text. A run that was overtaken by
//! an edit gives up between two blocks and begins again.

use super::across::{self, Across};
use super::address::Key;
use super::client::Abilities;
use super::diagnostics::{Presenter, Told};
use super::document::{Checked, Reading};
use super::meter;
use super::outbox::Outgoing;
use super::project_problems;
use super::settings::Enable;
use super::state::Shared;
use crate::analysis::{Analysis, Inputs};
use crate::project::{Project, Projects};
use crate::say;
use crate::text::{Buffer, Lang, LineIndex};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use tower_lsp::ls_types::{Diagnostic, DiagnosticSeverity, MessageType, Uri};

/// Sees to it that the newest version of the document gets read. Returns at once.
pub(super) fn schedule(shared: &Arc<Shared>, key: &Key) {
    let opening = {
        let mut state = shared.lock();
        // Who asks for findings gets the final ones: a reading without the dictionary would be made for nobody, and the
        // dictionary is there in a moment.
        let waits = state.session.abilities.pulls_diagnostics && shared.dictionary.borrow().is_none();
        let Some(document) = state.documents.get_mut(key) else { return };
        if waits || std::mem::replace(&mut document.running, true) {
            return;
        }
        document.opening
    };
    let (shared, key) = (Arc::clone(shared), key.clone());
    tokio::task::spawn_blocking(move || run(&shared, &key, opening));
}

/// The same for every open document.
pub(super) fn schedule_all(shared: &Arc<Shared>) {
    let keys: Vec<Key> = shared.lock().documents.keys().cloned().collect();
    keys.iter().for_each(|key| schedule(shared, key));
}

/// What a run works on: a snapshot taken under the lock.
struct Job {
    uri: Uri,
    path: Option<PathBuf>,
    is_plain_text: bool,
    asked_for: bool,
    version: i32,
    edits: u64,
    wanted: u64,
    generation: Arc<AtomicU64>,
    buffer: Buffer,
    opening: u64,
    previous: Option<Arc<Reading>>,
    projects: Arc<Projects>,
    no_project: Arc<Project>,
    across: Arc<[Across]>,
    enable: Enable,
    lang: Lang,
    abilities: Abilities,
}

fn run(shared: &Arc<Shared>, key: &Key, opening: u64) {
    while let Some(job) = next_job(shared, key, opening) {
        let read = catch_unwind(AssertUnwindSafe(|| read(shared, &job)));
        let reading = match read {
            Ok(Some(reading)) => reading,
            Ok(None) => continue,
            Err(_) => after_panic(shared, &job),
        };
        finish(shared, key, opening, reading);
    }
}

/// The next reading that the document needs; none where it is up to date or closed.
fn next_job(shared: &Shared, key: &Key, opening: u64) -> Option<Job> {
    let mut guard = shared.lock();
    let state = &mut *guard;
    let document = state.documents.get_mut(key).filter(|document| document.opening == opening)?;
    let previous = document.finished.borrow().clone();
    let wanted = document.wanted();
    if previous.as_ref().is_some_and(|reading| reading.generation == wanted) {
        document.running = false;
        return None;
    }
    let mut job = Job {
        uri: document.uri.clone(),
        path: document.path.clone(),
        is_plain_text: document.is_plain_text,
        asked_for: document.asked_for,
        version: document.version,
        edits: document.edits,
        wanted,
        generation: Arc::clone(&document.generation),
        buffer: document.buffer.clone(),
        opening,
        previous,
        projects: Arc::clone(&state.projects),
        no_project: Arc::clone(&state.no_project),
        across: Arc::clone(&document.across),
        enable: Enable::default(),
        lang: state.session.lang,
        abilities: state.session.abilities,
    };
    let settings = state.settings_of(job.path.as_deref());
    job.enable = settings.enable.unwrap_or_default();
    job.lang = settings.language.unwrap_or(job.lang);
    Some(job)
}

/// Reads the job's version; none where it was overtaken.
fn read(shared: &Shared, job: &Job) -> Option<Reading> {
    let project = match &job.path {
        Some(path) => job.projects.of(path),
        None => Arc::clone(&job.no_project),
    };
    let is_left_out = job.path.as_deref().is_some_and(|path| project.config.leaves_out(path));
    let is_ours = job.asked_for || (job.is_plain_text && is_enabled(job.enable, &project) && !is_left_out);
    let dictionary = shared.dictionary.borrow().clone();
    if !is_ours {
        return Some(reading(job, None, Told::default()));
    }
    let inputs = Inputs { dictionary: dictionary.flatten(), ..project.inputs(job.lang) };
    let previous =
        job.previous.as_deref().and_then(|reading| reading.checked.as_ref()).map(|it| &it.analysis);
    // A first reading always goes to its end: it is what later ones build on.
    let overtaken = || previous.is_some() && job.generation.load(Ordering::Relaxed) != job.wanted;
    let mut analysis = Analysis::of_unless(job.buffer.snapshot(), &inputs, previous, &overtaken)?;
    across::add(&job.across, &mut analysis);
    let decisions = job.projects.decisions_of(&project);
    let checked = Checked { lines: LineIndex::new(&analysis.text), analysis, project, decisions };
    let presenter = Presenter {
        uri: &job.uri,
        places: checked.places(),
        abilities: job.abilities,
        rule_pages: &shared.rule_pages,
        lang: job.lang,
    };
    let before = job.previous.as_deref().and_then(|it| Some((it.checked.as_ref()?, &*it.told)));
    let told = presenter.tell(&checked, before);
    Some(reading(job, Some(checked), told))
}

fn is_enabled(enable: Enable, project: &Project) -> bool {
    match enable {
        Enable::Always => true,
        Enable::Project => project.root.is_some(),
        Enable::Off => false,
    }
}

/// The reading, with the name and the storage of the findings before where they are the same.
fn reading(job: &Job, checked: Option<Checked>, told: Told) -> Reading {
    let same = job.previous.as_ref().filter(|previous| *previous.told == told);
    let (told, result_id) = match same {
        Some(previous) => (Arc::clone(&previous.told), previous.result_id.clone()),
        None => (Arc::new(told), format!("{}.{}", job.opening, job.wanted)),
    };
    Reading { version: job.version, edits: job.edits, generation: job.wanted, checked, told, result_id }
}

/// A reading that says that it failed, so that nobody waits for it and the user knows.
fn after_panic(shared: &Shared, job: &Job) -> Reading {
    let address = job.uri.as_str();
    shared.outbox.put(Outgoing::Log(MessageType::ERROR, format!("zhubi: reading {address} failed")));
    let message = say!(
        job.lang,
        "朱笔内部出错，这一版没有校对。请把这个文件报告给开发者",
        "Zhubi failed on this version and has not read it. Please report this file."
    );
    let diagnostic = Diagnostic {
        severity: Some(DiagnosticSeverity::INFORMATION),
        source: Some(super::diagnostics::SOURCE.to_owned()),
        message,
        ..Diagnostic::default()
    };
    reading(job, None, Told::of(&[diagnostic]))
}

/// Tells what the meter shows; after the findings, so that nobody waits for it.
fn tell_meter(shared: &Shared, key: &Key, uri: &Uri, reading: &Reading) {
    if let Some(checked) = &reading.checked {
        let params = meter::params(uri, reading.version, checked);
        shared.outbox.put(Outgoing::Meter { key: key.clone(), params });
    }
}

/// Hands the reading to those who wait for it, and to a client that does not ask. The order of what is put into the
/// outbox is the order of these locks, so nothing of a closed document follows its last, empty message.
fn finish(shared: &Arc<Shared>, key: &Key, opening: u64, reading: Reading) {
    let mut state = shared.lock();
    project_problems::tell(shared, &mut state);
    let abilities = state.session.abilities;
    let Some(document) = state.documents.get_mut(key).filter(|document| document.opening == opening) else {
        return;
    };
    let is_newest = reading.generation == document.wanted();
    let is_quiet_still = reading.checked.is_none()
        && reading.told.is_empty()
        && document.finished.borrow().as_ref().is_none_or(|before| before.checked.is_none());
    let findings = Some((reading.version, reading.result_id.clone()));
    if !abilities.pulls_diagnostics && is_newest && !is_quiet_still && document.pushed != findings {
        document.pushed = findings;
        let version = Some(reading.version);
        shared.outbox.put_findings(key.clone(), &document.uri, version, &reading.told);
    }
    let reading = Arc::new(reading);
    document.finished.send_replace(Some(Arc::clone(&reading)));
    let uri = document.uri.clone();
    drop(state);
    shared.outbox.send_findings();
    if reading.checked.is_some() && is_newest {
        across::compare_later(shared, key, reading.edits);
    }
    if abilities.meter && is_newest {
        tell_meter(shared, key, &uri, &reading);
    }
}
