//! The titles of all articles in the open folders, read from disk and kept as long as the files stay the same.

use super::stamp::{LARGEST, Stamp, stamp};
use crate::article::{OutlineItem, outline, segment};
use crate::project::{FileEncoding, Project, Projects};
use crate::text::{LineIndex, Position, Span, is_misread};
use ignore::WalkBuilder;
use std::collections::BTreeMap;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// A headline or section head of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleTitle {
    /// Its words.
    pub title: String,
    /// The title of the article or section that it stands under; none for a headline.
    pub under: Option<String>,
    /// Where it begins.
    pub start: Position,
    /// Where it ends.
    pub end: Position,
}

/// What is known of the files of the open folders.
#[derive(Debug, Default)]
pub struct Articles {
    files: Mutex<BTreeMap<PathBuf, Known>>,
}

#[derive(Clone, Debug)]
struct Known {
    stamp: Stamp,
    encoding: Option<FileEncoding>,
    content: u64,
    titles: Arc<[ArticleTitle]>,
}

impl Articles {
    /// Looks again at the files below `folders` that their project reads; those whose time, size and encoding stayed the
    /// same are not read. Ignore files are respected. `is_ours` says which files are wanted. Blocks for as long as the disk
    /// takes.
    pub fn scan(&self, folders: &[PathBuf], projects: &Projects, is_ours: impl Fn(&Path, &Project) -> bool) {
        let mut found = BTreeMap::new();
        for path in files(folders) {
            let project = projects.of(&path);
            if !project.config.reads(&path) || !is_ours(&path, &project) {
                continue;
            }
            let Some(stamp) = stamp(&path).filter(|stamp| stamp.bytes <= LARGEST) else { continue };
            let encoding = project.config.encoding;
            let known = self.lock().get(&path).cloned().filter(|known| known.encoding == encoding);
            let read = match known {
                Some(known) if known.stamp == stamp => Some(known),
                known => read(&path, &project, stamp, known),
            };
            found.extend(read.map(|read| (path, read)));
        }
        *self.lock() = found;
    }

    /// The titles of all files, by path.
    pub fn all(&self) -> Vec<(PathBuf, Arc<[ArticleTitle]>)> {
        self.lock().iter().map(|(path, known)| (path.clone(), Arc::clone(&known.titles))).collect()
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, BTreeMap<PathBuf, Known>> {
        self.files.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn files(folders: &[PathBuf]) -> impl Iterator<Item = PathBuf> {
    let walks = folders.iter().flat_map(|folder| WalkBuilder::new(folder).require_git(false).build());
    let files =
        walks.filter_map(Result::ok).filter(|entry| entry.file_type().is_some_and(|kind| kind.is_file()));
    files.map(ignore::DirEntry::into_path)
}

/// Reads the file of `project`, unless its content is what is `known`; none where it is no text.
fn read(path: &Path, project: &Project, stamp: Stamp, known: Option<Known>) -> Option<Known> {
    let bytes = fs::read(path).ok()?;
    let mut hasher = rustc_hash::FxHasher::default();
    bytes.hash(&mut hasher);
    let content = hasher.finish();
    if let Some(known) = known.filter(|known| known.content == content) {
        return Some(Known { stamp, ..known });
    }
    let text = project.decode(&bytes).ok()?.text;
    if is_misread(&text) {
        return None;
    }
    let lines = LineIndex::new(&text);
    let outline = outline(&segment(&text), &text);
    Some(Known {
        stamp,
        encoding: project.config.encoding,
        content,
        titles: titles(&outline, &text, &lines).into(),
    })
}

/// The titles of an outline, each before those under it; `lines` are those of `text`.
pub fn titles(outline: &[OutlineItem], text: &str, lines: &LineIndex) -> Vec<ArticleTitle> {
    let mut found = Vec::new();
    collect(outline, None, text, lines, &mut found);
    found
}

fn collect(
    items: &[OutlineItem],
    under: Option<&str>,
    text: &str,
    lines: &LineIndex,
    found: &mut Vec<ArticleTitle>,
) {
    for item in items {
        let Span { start, end } = item.title_range;
        found.push(ArticleTitle {
            title: item.title.clone(),
            under: under.map(str::to_owned),
            start: lines.position(text, start as usize),
            end: lines.position(text, end as usize),
        });
        collect(&item.sections, Some(&item.title), text, lines, found);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(articles: &Articles) -> Vec<String> {
        articles.all().iter().flat_map(|(_, titles)| titles.iter().map(|it| it.title.clone())).collect()
    }

    #[test]
    fn files_are_found_read_again_and_forgotten() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let scan = |articles: &Articles| {
            articles.scan(&[folder.path().to_owned()], &Projects::default(), |_, _| true);
        };
        let articles = Articles::default();
        fs::write(at("一版.txt"), "青禾县新添公园\n\n青禾县今年新建公园三座，方便市民休闲。\n").unwrap();
        fs::write(at("图.txt"), b"\x89PNG\0\0").unwrap();
        fs::write(at("说明.md"), "# 说明\n").unwrap();
        scan(&articles);
        assert_eq!(names(&articles), ["青禾县新添公园"]);
        let gb18030 =
            encoding_rs::GB18030.encode("沙河镇修好水渠\n\n沙河镇上月修好水渠两条，灌溉农田千亩。\n").0;
        fs::write(at("二版.txt"), gb18030).unwrap();
        fs::remove_file(at("一版.txt")).unwrap();
        scan(&articles);
        assert_eq!(names(&articles), ["沙河镇修好水渠"]);
        articles.scan(&[folder.path().to_owned()], &Projects::default(), |_, _| false);
        assert_eq!(names(&articles), [""; 0]);
    }
}
