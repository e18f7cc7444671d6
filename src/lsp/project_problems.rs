//! What is wrong in the files of a project, told as findings in these files, whether they are open or not.

use super::address::{self, Key};
use super::convert::to_protocol;
use super::diagnostics::{self, SOURCE};
use super::state::{Shared, State};
use crate::project::{CONFIG_FILE, Config, Problem, Projects};
use crate::text::Lang;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Weak};
use tower_lsp::ls_types::{Diagnostic, DiagnosticSeverity, NumberOrString, Range};

/// Of more mistakes in one file nobody wants to know at once.
const MOST: usize = 100;

/// What was told so far.
#[derive(Debug, Default)]
pub(super) struct Told {
    /// Of which projects, how often something of them had been read, and which configurations were open.
    of: (Weak<Projects>, usize, Vec<OpenConfig>),
    /// The findings of each file that has some.
    files: BTreeMap<PathBuf, Vec<Diagnostic>>,
}

/// A configuration that is open, with the number of its opening and how often it was edited since.
type OpenConfig = (PathBuf, u64, u64);

/// Tells what changed since it was last told. A configuration that is open is read as it stands in the editor. Cheap where no project was read since.
pub(super) fn tell(shared: &Shared, state: &mut State) {
    let projects = Arc::clone(&state.projects);
    let met = projects.times_read();
    if met == 0 {
        // They were changed and are not read again yet.
        return;
    }
    let open = open_configs(state);
    let (of, read, opened) = &state.told_problems.of;
    if *read == met && of.as_ptr() == Arc::as_ptr(&projects) && *opened == open {
        return;
    }
    let mut files: BTreeMap<PathBuf, Vec<Diagnostic>> = BTreeMap::new();
    for problem in problems(state, &projects, &open) {
        let lang = state.settings_of(Some(&problem.file)).language.unwrap_or(state.session.lang);
        let of_file = files.entry(problem.file.clone()).or_default();
        if of_file.len() < MOST {
            of_file.push(diagnostic(&problem, lang));
        }
    }
    let mut before = std::mem::take(&mut state.told_problems.files);
    for (file, diagnostics) in &files {
        if before.remove(file).as_ref() != Some(diagnostics) {
            put(shared, file, diagnostics.clone());
        }
    }
    for file in before.into_keys() {
        put(shared, &file, Vec::new());
    }
    state.told_problems = Told { of: (Arc::downgrade(&projects), met, open), files };
}

fn open_configs(state: &State) -> Vec<OpenConfig> {
    let open = state.documents.values().filter_map(|document| {
        let path = document.path.as_ref().filter(|path| path.file_name() == Some(CONFIG_FILE.as_ref()))?;
        Some((path.clone(), document.opening, document.edits))
    });
    open.collect()
}

/// What is wrong in the files as they are on disk, or in the editor where they are open.
fn problems(state: &State, projects: &Projects, open: &[OpenConfig]) -> Vec<Problem> {
    let mut problems = projects.problems();
    problems.retain(|problem| open.iter().all(|(path, ..)| *path != problem.file));
    for (path, opening, _) in open {
        let document = state.documents.values().find(|document| document.opening == *opening);
        if let Some(document) = document {
            let (config, found) = Config::parse(&document.buffer.snapshot(), path);
            problems.extend(found);
            problems.extend(config.missing_files());
        }
    }
    problems
}

fn put(shared: &Shared, file: &std::path::Path, diagnostics: Vec<Diagnostic>) {
    let Some(uri) = address::of_file(file) else { return };
    shared.outbox.put_findings(Key::of(&uri), &uri, None, &diagnostics::Told::of(&diagnostics));
    shared.outbox.hand_over_findings();
}

fn diagnostic(problem: &Problem, lang: Lang) -> Diagnostic {
    let (start, end) = problem.range;
    let severity = match problem.loses_something {
        true => DiagnosticSeverity::WARNING,
        false => DiagnosticSeverity::INFORMATION,
    };
    Diagnostic {
        range: Range { start: to_protocol(start), end: to_protocol(end) },
        severity: Some(severity),
        code: Some(NumberOrString::String("project-file".to_owned())),
        source: Some(SOURCE.to_owned()),
        message: problem.message(lang).to_owned(),
        ..Diagnostic::default()
    }
}
