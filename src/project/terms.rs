//! Reads the term files that a project names and lays them over the built-in entries.

use super::Problem;
use crate::terms::{TermBook, TermFile, TermProblem};
use crate::text::{Lang, decode};
use std::io;
use std::path::Path;
use std::sync::Arc;

/// The built-in entries under those of `files`, which are relative to `root`. What cannot be read or understood is added
/// to `problems`; the rest is in use.
pub(super) fn load(root: &Path, files: &[String], problems: &mut Vec<Problem>) -> Arc<TermBook> {
    let mut read = Vec::new();
    for name in files {
        let path = root.join(name);
        match read_text(&path) {
            Ok(text) => read.push(Arc::new(TermFile::parse(name.as_str(), text))),
            // What is not there is told where it is named.
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => problems.push(Problem::unreadable(&path, &error)),
        }
    }
    if read.is_empty() {
        return TermBook::built_in();
    }
    let book = TermBook::layered(&TermBook::built_in(), read);
    for (file, problem) in book.problems() {
        problems.push(of_term_file(root, file, problem));
    }
    Arc::new(book)
}

/// The text of the file, in whatever encoding it is written.
pub(super) fn read_text(path: &Path) -> io::Result<String> {
    let decoded = decode(&std::fs::read(path)?);
    decoded.map(|decoded| decoded.text).map_err(|why| io::Error::other(why.message().zh))
}

fn of_term_file(root: &Path, file: &TermFile, problem: &TermProblem) -> Problem {
    let [zh, en] = [Lang::Zh, Lang::En].map(|lang| problem.kind.message(lang));
    let loses_something = problem.kind.is_error();
    Problem {
        loses_something,
        ..Problem::at(&root.join(file.name()), file.text(), problem.span.range(), zh, en)
    }
}
