//! The term and name files that a configuration names: which of them are not there.

use super::check::did_you_mean;
use crate::project::Problem;
use crate::text::{LineIndex, Position};
use std::path::{Path, PathBuf};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The tables whose `files` are names of files.
const TABLES: [&str; 2] = ["terms", "names"];

/// From this likeness on the name of a file, without its end, is taken for a slip of another.
const LIKE: f64 = 0.6;

/// A file that a configuration names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NamedFile {
    /// The configuration.
    config: PathBuf,
    /// Where in it, from and to.
    range: (Position, Position),
    /// As it is written.
    name: String,
}

/// The files that `table` names, the content of the configuration `config`, whose `text` it is.
pub(super) fn named_files(table: &DeTable, text: &str, config: &Path) -> Vec<NamedFile> {
    let lines = LineIndex::new(text);
    let lists = TABLES.iter().filter_map(|name| match table.get(*name)?.get_ref() {
        DeValue::Table(table) => table.get("files"),
        _ => None,
    });
    let items = lists.flat_map(|list| match list.get_ref() {
        DeValue::Array(items) => items.iter().collect(),
        _ => Vec::new(),
    });
    let file = |item: &Spanned<DeValue>| {
        let DeValue::String(name) = item.get_ref() else { return None };
        let range = (lines.position(text, item.span().start), lines.position(text, item.span().end));
        Some(NamedFile { config: config.to_owned(), range, name: name.to_string() })
    };
    items.filter_map(file).collect()
}

impl NamedFile {
    /// What is wrong where it is not there.
    pub(super) fn problem(&self) -> Option<Problem> {
        let name = &self.name;
        let path = self.config.parent()?.join(name);
        if path.exists() {
            return None;
        }
        let (mut zh, mut en) = (format!("没有“{name}”这个文件"), format!("there is no file “{name}”"));
        let entries = std::fs::read_dir(path.parent()?).into_iter().flatten().flatten();
        // All end alike: what is before the end has to be alike too.
        let stem = |name: &str| name.split('.').next().unwrap_or_default().to_owned();
        let last = path.file_name()?.to_string_lossy();
        let mut beside: Vec<String> = entries
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .filter(|name| strsim::jaro(&stem(name), &stem(&last)) >= LIKE)
            .collect();
        beside.sort();
        did_you_mean(&last, beside.iter().map(String::as_str), &mut zh, &mut en);
        Some(Problem { file: self.config.clone(), range: self.range, zh, en, loses_something: true })
    }
}
