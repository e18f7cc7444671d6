//! What is wrong in the files of a project, told as findings in these files, whether they are open or not.

use super::address::{self, Key};
use super::convert::to_protocol;
use super::diagnostics::{self, SOURCE};
use super::state::{Shared, State};
use crate::project::{Problem, Projects};
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
    /// Of which projects, and how many folders of them had been met.
    of: (Weak<Projects>, usize),
    /// The findings of each file that has some.
    files: BTreeMap<PathBuf, Vec<Diagnostic>>,
}

/// Tells what changed since it was last told. Cheap where no project was read since.
pub(super) fn tell(shared: &Shared, state: &mut State) {
    let projects = Arc::clone(&state.projects);
    let met = projects.folders_met();
    if met == 0 {
        // They were changed and are not read again yet.
        return;
    }
    if state.told_problems.of.1 == met && state.told_problems.of.0.as_ptr() == Arc::as_ptr(&projects) {
        return;
    }
    let mut files: BTreeMap<PathBuf, Vec<Diagnostic>> = BTreeMap::new();
    for problem in projects.problems() {
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
    state.told_problems = Told { of: (Arc::downgrade(&projects), met), files };
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
