//! Reads the name files that a project names.

use super::Problem;
use super::terms::read_text;
use crate::terms::names::{NameBook, parse_names};
use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;

/// The names of `files`, which are relative to `root`. What cannot be read or understood is added to `problems`; the rest
/// is in use.
pub(super) fn load(root: &Path, files: &[String], problems: &mut Vec<Problem>) -> Arc<NameBook> {
    let mut names = Vec::new();
    for name in files {
        let path = root.join(name);
        let text = match read_text(&path) {
            Ok(text) => text,
            // What is not there is told where it is named.
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            Err(error) => {
                problems.push(Problem::unreadable(&path, &error));
                continue;
            }
        };
        let (read, mistakes) = parse_names(name, &text);
        names.extend(read);
        problems.extend(mistakes.into_iter().map(|mistake| {
            let zh = format!("这一条名字读不了：{}", mistake.message);
            let en = format!("this entry cannot be read: {}", mistake.message);
            Problem::at(&path, &text, mistake.bytes, zh, en)
        }));
    }
    Arc::new(NameBook::of(names))
}
