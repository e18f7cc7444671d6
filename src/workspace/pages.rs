//! What the pages of a folder need to know of one another, read from disk and kept as long as the files stay the same.

use super::stamp::{LARGEST, Stamp, stamp};
use crate::analysis::issue::summary_of;
use crate::analysis::{Analysis, Inputs};
use crate::project::{FileEncoding, Project};
use crate::rules::folder::PageSummary;
use crate::text::LineIndex;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// A folder with more text files is an archive, no issue of a paper.
const MOST_PAGES: usize = 100;

/// What is known of the pages in the folders of open pages.
#[derive(Debug, Default)]
pub struct Pages {
    files: Mutex<BTreeMap<PathBuf, Known>>,
}

#[derive(Clone, Debug)]
struct Known {
    stamp: Stamp,
    encoding: Option<FileEncoding>,
    inputs: Inputs,
    summary: Arc<PageSummary>,
}

impl Pages {
    /// The files right in `folder` that its `project` reads, by path, but for those that `is_open` knows; read with `inputs`.
    /// None in a folder of very many. Blocks for as long as the disk and the reading take.
    pub fn of(
        &self,
        folder: &Path,
        project: &Project,
        inputs: &Inputs,
        is_open: impl Fn(&Path) -> bool,
    ) -> Vec<(PathBuf, Arc<PageSummary>)> {
        let paths = files_read(folder, project);
        if paths.len() > MOST_PAGES {
            return Vec::new();
        }
        self.lock().retain(|path, _| path.parent() != Some(folder) || paths.contains(path));
        let closed = paths.into_iter().filter(|path| !is_open(path));
        closed.filter_map(|path| Some((path.clone(), self.summary(&path, project, inputs)?))).collect()
    }

    /// The pages that were read so far, by path.
    pub fn known(&self) -> Vec<(PathBuf, Arc<PageSummary>)> {
        self.lock().iter().map(|(path, known)| (path.clone(), Arc::clone(&known.summary))).collect()
    }

    fn summary(&self, path: &Path, project: &Project, inputs: &Inputs) -> Option<Arc<PageSummary>> {
        let stamp = stamp(path).filter(|stamp| stamp.bytes <= LARGEST)?;
        let known = self.lock().get(path).cloned();
        let encoding = project.config.encoding;
        let is_still_so = |known: &Known| {
            (known.stamp, known.encoding) == (stamp, encoding) && known.inputs.same_as(inputs)
        };
        if let Some(known) = known.filter(is_still_so) {
            return Some(known.summary);
        }
        let text = project.decode(&fs::read(path).ok()?).ok()?.text;
        let analysis = Analysis::of(text.into(), inputs, None);
        let summary = summary_of(&page_name(path), &analysis, &LineIndex::new(&analysis.text));
        let summary = Arc::new(summary);
        let known = Known { stamp, encoding, inputs: inputs.clone(), summary: Arc::clone(&summary) };
        self.lock().insert(path.to_owned(), known);
        Some(summary)
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<PathBuf, Known>> {
        self.files.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The name of a page: that of its file, without folders and extension.
pub fn page_name(path: &Path) -> String {
    path.file_stem().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}

fn files_read(folder: &Path, project: &Project) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let paths = entries.map(|entry| entry.path());
    let mut paths: Vec<PathBuf> = paths.filter(|path| project.config.reads(path)).collect();
    paths.sort();
    paths
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    #[test]
    fn closed_pages_are_summed_up_and_read_again_when_they_change() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let project = Project::defaults();
        let inputs = project.inputs(Lang::Zh);
        let pages = Pages::default();
        let turns = |open: &str| -> Vec<(String, usize)> {
            let found = pages.of(folder.path(), &project, &inputs, |path| path == at(open));
            found.iter().map(|(_, it)| (it.name.clone(), it.turns.len())).collect()
        };
        fs::write(at("01.txt"), "春耕开始了\n溪口乡的春耕开始了。（下转第2版）\n").unwrap();
        fs::write(at("02.txt"), "水渠修好了\n溪口乡的水渠修好了。\n").unwrap();
        fs::write(at("说明.md"), "（上接第1版）\n").unwrap();
        assert_eq!(turns("none"), [("01".to_owned(), 1), ("02".to_owned(), 0)]);
        fs::write(at("02.txt"), "水渠修好了\n（上接第1版）溪口乡的水渠修好了。\n").unwrap();
        assert_eq!(turns("01.txt"), [("02".to_owned(), 1)]);
        fs::remove_file(at("02.txt")).unwrap();
        assert_eq!(turns("01.txt"), []);
    }
}
