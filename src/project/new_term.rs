//! What has to be changed in the files of a project to add a term: its term file, and `zhubi.toml` where it names none.

use super::{CONFIG_FILE, Config};
use crate::terms::Entry;
use crate::terms::exchange::to_toml;
use std::ops::Range;
use std::path::{Path, PathBuf};
use toml_edit::{Array, DocumentMut, Item, Table, value};

/// The term file of a project that names none yet.
const NEW_FILE: &str = "terms.toml";

/// One change of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileChange {
    /// The file.
    pub path: PathBuf,
    /// Its text before; none where it has to be made.
    pub before: Option<String>,
    /// What is replaced, in bytes of the text before.
    pub replaced: Range<usize>,
    /// What it is replaced by.
    pub new_text: String,
}

/// The changes that add `entry` to the project in `root`: to the first term file that its configuration names, or else
/// to a new one. `read` gives the text of a file as the user sees it. Comments and order of both files stay. None where
/// the configuration cannot be understood.
pub fn changes_to_add(
    root: &Path,
    entry: &Entry,
    read: impl Fn(&Path) -> Option<String>,
) -> Option<Vec<FileChange>> {
    let config_path = root.join(CONFIG_FILE);
    let config_text = read(&config_path);
    let (config, _) = Config::parse(config_text.as_deref().unwrap_or_default(), &config_path);
    let mut changes = Vec::new();
    let file = match config.term_files.first() {
        Some(file) => root.join(file),
        None => {
            changes.push(naming(config_path, config_text)?);
            root.join(NEW_FILE)
        }
    };
    let before = read(&file);
    changes.push(appended(file, before, &to_toml(std::slice::from_ref(entry))));
    Some(changes)
}

/// The change that makes the configuration name [`NEW_FILE`].
fn naming(path: PathBuf, before: Option<String>) -> Option<FileChange> {
    let old = before.clone().unwrap_or_default();
    let mut document: DocumentMut = old.parse().ok()?;
    let terms = document.entry("terms").or_insert_with(|| Item::Table(Table::new())).as_table_like_mut()?;
    terms.insert("files", value(Array::from_iter([NEW_FILE])));
    let new = document.to_string();
    let (replaced, new_text) = difference(&old, &new);
    Some(FileChange { path, before, replaced, new_text })
}

/// The change that puts `block` behind everything else, an empty line before it.
fn appended(path: PathBuf, before: Option<String>, block: &str) -> FileChange {
    let old = before.as_deref().unwrap_or_default();
    let gap = match old {
        old if old.trim().is_empty() => "",
        old if old.ends_with("\n\n") => "",
        old if old.ends_with('\n') => "\n",
        _ => "\n\n",
    };
    let (end, new_text) = (old.len(), format!("{gap}{block}"));
    FileChange { path, before, replaced: end..end, new_text }
}

/// The one stretch in which `new` differs from `old`, and what stands there in `new`.
fn difference(old: &str, new: &str) -> (Range<usize>, String) {
    let same = |one: char, other: char| one == other;
    let start: usize =
        old.chars().zip(new.chars()).take_while(|&(a, b)| same(a, b)).map(|(c, _)| c.len_utf8()).sum();
    let (old_rest, new_rest) = (&old[start..], &new[start..]);
    let tail = old_rest.chars().rev().zip(new_rest.chars().rev()).take_while(|&(a, b)| same(a, b));
    let tail: usize = tail.map(|(c, _)| c.len_utf8()).sum();
    (start..old.len() - tail, new_rest[..new_rest.len() - tail].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    /// The files before, and what they hold after the entry 溪长制 was added.
    #[track_caller]
    fn check(before: &[(&str, &str)], after: &[(&str, &str)]) {
        let files: BTreeMap<PathBuf, String> =
            before.iter().map(|(name, text)| (Path::new("/p").join(name), (*text).to_owned())).collect();
        let entry = Entry { id: "溪长制".into(), term: "溪长制".into(), ..Entry::default() };
        let changes = changes_to_add(Path::new("/p"), &entry, |path| files.get(path).cloned()).unwrap();
        let mut changed = files.clone();
        for change in changes {
            assert_eq!(change.before.as_ref(), files.get(&change.path));
            changed.entry(change.path).or_default().replace_range(change.replaced, &change.new_text);
        }
        let shown: Vec<(String, &str)> = changed
            .iter()
            .map(|(path, text)| {
                (path.strip_prefix("/p").unwrap().to_str().unwrap().to_owned(), text.as_str())
            })
            .collect();
        let after: Vec<(String, &str)> =
            after.iter().map(|(name, text)| ((*name).to_owned(), *text)).collect();
        assert_eq!(shown, after);
    }

    const BLOCK: &str = "[[term]]\nterm = \"溪长制\"\n";

    #[test]
    fn the_entry_stands_behind_the_others_and_comments_stay() {
        let config = "[terms]\nfiles = [\"词/本报.toml\", \"b.toml\"]\n";
        let text = "# 本报\n[[term]]\nterm = '路长制' # 勿动\n";
        check(
            &[("zhubi.toml", config), ("词/本报.toml", text)],
            &[("zhubi.toml", config), ("词/本报.toml", &format!("{text}\n{BLOCK}"))],
        );
        check(
            &[("zhubi.toml", config), ("词/本报.toml", "[[term]]\nterm = '路长制'")],
            &[("zhubi.toml", config), ("词/本报.toml", &format!("[[term]]\nterm = '路长制'\n\n{BLOCK}"))],
        );
        check(&[("zhubi.toml", config)], &[("zhubi.toml", config), ("词/本报.toml", BLOCK)]);
    }

    #[test]
    fn a_project_without_a_term_file_gets_one() {
        let config = "# 要闻部\n[rules] # 见章程\nrepeated-word = \"off\"\n";
        check(
            &[("zhubi.toml", config)],
            &[
                ("terms.toml", BLOCK),
                ("zhubi.toml", &format!("{config}\n[terms]\nfiles = [\"terms.toml\"]\n")),
            ],
        );
        check(&[], &[("terms.toml", BLOCK), ("zhubi.toml", "[terms]\nfiles = [\"terms.toml\"]\n")]);
        check(
            &[("zhubi.toml", "[terms]\nfiles = [] # 待补\n[rules]\n")],
            &[("terms.toml", BLOCK), ("zhubi.toml", "[terms]\nfiles = [\"terms.toml\"]\n[rules]\n")],
        );
    }

    #[test]
    fn a_broken_configuration_is_left_alone() {
        let broken = |_: &Path| Some("date = [".to_owned());
        assert_eq!(changes_to_add(Path::new("/p"), &Entry::default(), broken), None);
    }
}
