//! Which files a run reads, and reading them.

use super::Streams;
use crate::analysis::Inputs;
use crate::facts::name::Dictionary;
use crate::project::{Decisions, Problem, Project, Projects};
use crate::text::Lang;
use ignore::WalkBuilder;
use rayon::prelude::*;
use std::io::{Read, stdin};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Files are shown with a progress bar from this number on.
const MANY: usize = 50;

/// A file that was read and decoded.
pub(super) struct Source {
    /// As the user named it, or as it was found below the folder that the user named; `-` for standard input.
    pub path: String,
    /// Its text.
    pub text: Arc<str>,
    /// The name of its encoding.
    pub encoding: &'static str,
    /// What its project tells the analysis, the dictionary included.
    pub inputs: Inputs,
    /// Its project.
    pub project: Arc<Project>,
    /// What was decided in its project.
    pub decisions: Arc<Decisions>,
}

/// What became of one file: a result, or why there is none.
pub(super) struct Read_<T> {
    /// The path as shown.
    pub path: String,
    /// The result, or one line in the user's language.
    pub result: Result<T, String>,
}

/// Reads every file under `paths`, in a stable order and on all cores, and hands each to `work`.
pub(super) fn each<T: Send>(
    paths: &[PathBuf],
    streams: &mut Streams,
    work: impl Fn(Source) -> T + Sync,
) -> Vec<Read_<T>> {
    let lang = streams.lang;
    let projects = Projects::default();
    let files = named(paths, &projects, streams);
    let dictionary = Dictionary::built_in();
    let bar = progress(files.len());
    let results: Vec<Read_<T>> = files
        .into_par_iter()
        .map(|found| {
            let read = found.and_then(|path| match source(&path, &projects, &dictionary, lang) {
                Ok(source) => Ok(Read_ { path: source.path.clone(), result: Ok(work(source)) }),
                Err(why) => Err((shown(&path), why)),
            });
            bar.inc(1);
            read.unwrap_or_else(|(path, why)| Read_ { path, result: Err(why) })
        })
        .collect();
    bar.finish_and_clear();
    for problem in projects.problems() {
        let line = place_of(&problem, lang);
        if problem.loses_something {
            streams.trouble(&line, &line);
        } else {
            streams.remark(&line);
        }
    }
    for read in &results {
        if let Err(why) = &read.result {
            let line = format!("{}：{why}", read.path);
            streams.trouble(&line, &line);
        }
    }
    results
}

/// Where and what the problem of a project file is, in one line.
pub(super) fn place_of(problem: &Problem, lang: Lang) -> String {
    let start = problem.range.0;
    let (line, column) = (start.line + 1, start.character + 1);
    format!("{}:{line}:{column}: {}", near(&problem.file), problem.message(lang))
}

fn progress(files: usize) -> indicatif::ProgressBar {
    if files < MANY {
        return indicatif::ProgressBar::hidden();
    }
    // Draws on standard error, and only where that is a terminal.
    indicatif::ProgressBar::new(files as u64)
}

/// A project file as it is shown: below the working folder without what is above.
pub(super) fn near(path: &Path) -> String {
    let below =
        std::env::current_dir().ok().and_then(|here| path.strip_prefix(here).ok().map(Path::to_owned));
    shown(&below.unwrap_or_else(|| path.to_owned()))
}

/// The path as it is shown.
pub(super) fn shown(path: &Path) -> String {
    path.display().to_string()
}

type Found = Result<PathBuf, (String, String)>;

/// The files under `paths`. A folder that holds none is trouble: a desk that named the wrong folder must not take it for a
/// clean one.
fn named(paths: &[PathBuf], projects: &Projects, streams: &mut Streams) -> Vec<Found> {
    let mut files = Vec::new();
    for path in paths {
        let found = find(std::slice::from_ref(path), projects, streams.lang);
        if found.is_empty() {
            let folder = shown(path);
            streams.trouble(
                &format!("{folder}：这个文件夹里没有要检查的文件"),
                &format!("{folder}: no file to check in this folder"),
            );
        }
        files.extend(found);
    }
    files
}

/// The files under `paths`: a named file always; of a folder what its project reads, `.txt` files where it says nothing,
/// but for what ignore files leave out.
pub(super) fn find(paths: &[PathBuf], projects: &Projects, lang: Lang) -> Vec<Found> {
    let mut files = Vec::new();
    for path in paths {
        if path.as_os_str() == "-" || path.is_file() {
            files.push(Ok(path.clone()));
        } else if path.is_dir() {
            files.extend(below(path, projects, lang));
        } else {
            let why = match lang {
                Lang::Zh => "没有这个文件",
                Lang::En => "no such file",
            };
            files.push(Err((shown(path), why.to_owned())));
        }
    }
    files
}

fn below(folder: &Path, projects: &Projects, lang: Lang) -> Vec<Found> {
    let mut files = Vec::new();
    let walk = WalkBuilder::new(folder).require_git(false).sort_by_file_path(Path::cmp).build();
    for entry in walk {
        match entry {
            Ok(entry) => {
                let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
                if is_file && projects.of(entry.path()).config.reads(entry.path()) {
                    files.push(Ok(entry.into_path()));
                }
            }
            Err(error) => files.push(Err((shown(folder), unreadable(&error, lang)))),
        }
    }
    files
}

fn unreadable(error: &dyn std::error::Error, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("读不了：{error}"),
        Lang::En => format!("cannot be read: {error}"),
    }
}

/// `path` with the other files that its project reads in the same folder, the pages of one issue; sorted, named as `path`
/// is.
pub(super) fn with_neighbours(path: &Path, projects: &Projects) -> Vec<PathBuf> {
    let parent = path.parent().unwrap_or(Path::new(""));
    let folder = if parent.as_os_str().is_empty() { Path::new(".") } else { parent };
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = entries
        .map(|entry| parent.join(entry.file_name()))
        .filter(|file| file.is_file() && projects.of(file).config.reads(file))
        .collect();
    files.push(path.to_owned());
    files.sort();
    files.dedup();
    files
}

fn source(
    path: &Path,
    projects: &Projects,
    dictionary: &Arc<Dictionary>,
    lang: Lang,
) -> Result<Source, String> {
    let from_standard_input = path.as_os_str() == "-";
    let bytes = if from_standard_input {
        let mut bytes = Vec::new();
        stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        std::fs::read(path)
    };
    let bytes = bytes.map_err(|error| unreadable(&error, lang))?;
    let project = projects.of(if from_standard_input { Path::new("stdin.txt") } else { path });
    let decoded = project.decode(&bytes).map_err(|error| error.message().get(lang).to_owned())?;
    let inputs = Inputs { dictionary: Some(Arc::clone(dictionary)), ..project.inputs(lang) };
    let decisions = projects.decisions_of(&project);
    let (path, text) = (shown(path), decoded.text.into());
    Ok(Source { path, text, encoding: decoded.encoding, inputs, project, decisions })
}
