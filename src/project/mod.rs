//! Configuration, decisions and term files of a project: all IO on project files.

mod config;
mod new_term;
mod problem;
mod terms;
mod write;

pub mod decisions;

pub use config::Config;
pub use decisions::{Decision, Decisions};
pub use new_term::{FileChange, changes_to_add};
pub use problem::Problem;

use crate::analysis::{Inputs, Settings};
use crate::terms::TermBook;
use crate::text::Lang;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// The name of a project's configuration file.
pub const CONFIG_FILE: &str = "zhubi.toml";

/// A folder with a `zhubi.toml`, or the defaults where there is none.
#[derive(Clone, Debug)]
pub struct Project {
    /// The folder; none for the defaults.
    pub root: Option<PathBuf>,
    /// What its configuration says.
    pub config: Config,
    /// What is wrong in its configuration; the rest is in use.
    pub problems: Vec<Problem>,
    terms: Arc<TermBook>,
}

impl Project {
    /// The defaults, for files without a project.
    pub fn defaults() -> Project {
        Project { root: None, config: Config::default(), problems: Vec::new(), terms: TermBook::built_in() }
    }

    /// The project that `path` (a file or folder, absolute or relative to the working folder) belongs to: the nearest
    /// folder above with a `zhubi.toml`.
    pub fn above(path: &Path) -> Option<Project> {
        let path = std::path::absolute(path).ok()?;
        root_above(&path).map(Project::load)
    }

    /// The project whose `zhubi.toml` stands in `root`. What cannot be read or understood is among the problems.
    pub fn load(root: &Path) -> Project {
        let file = root.join(CONFIG_FILE);
        let (config, mut problems) = match std::fs::read_to_string(&file) {
            Ok(text) => Config::parse(&text, &file),
            Err(error) => (Config::default(), vec![Problem::unreadable(&file, &error)]),
        };
        let terms = terms::load(root, &config.term_files, &mut problems);
        Project { root: Some(root.to_owned()), config, problems, terms }
    }

    /// Its term files, in the order in which they are layered, whether they can be read or not.
    pub fn term_paths(&self) -> Vec<PathBuf> {
        let root = self.root.as_deref().unwrap_or(Path::new(""));
        self.config.term_files.iter().map(|file| root.join(file)).collect()
    }

    /// What the analysis works with in this project, speaking `lang`; without a dictionary.
    pub fn inputs(&self, lang: Lang) -> Inputs {
        let settings = Settings { lang, ..self.config.settings.clone() };
        Inputs { terms: Arc::clone(&self.terms), settings: Arc::new(settings), dictionary: None }
    }
}

/// The nearest folder above `path`, or `path` itself, with a configuration file.
fn root_above(path: &Path) -> Option<&Path> {
    path.ancestors().find(|folder| folder.join(CONFIG_FILE).is_file())
}

/// The projects of many files, each read once.
#[derive(Debug, Default)]
pub struct Projects {
    by_folder: Mutex<BTreeMap<PathBuf, Arc<Project>>>,
    decisions: Mutex<BTreeMap<PathBuf, ReadDecisions>>,
}

/// The decisions of a project, and what is wrong in their file.
type ReadDecisions = (Arc<Decisions>, Vec<Problem>);

impl Projects {
    /// The project of `file`, or the defaults.
    pub fn of(&self, file: &Path) -> Arc<Project> {
        let folder = std::path::absolute(file).ok().and_then(|file| file.parent().map(Path::to_owned));
        let folder = folder.unwrap_or_default();
        let mut known = self.by_folder.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(project) = known.get(&folder) {
            return Arc::clone(project);
        }
        let root = root_above(&folder);
        let same = known.values().find(|known| known.root.as_deref() == root && root.is_some());
        let project = match (same, root) {
            (Some(same), _) => Arc::clone(same),
            (None, Some(root)) => Arc::new(Project::load(root)),
            (None, None) => Arc::new(Project::defaults()),
        };
        known.insert(folder, Arc::clone(&project));
        project
    }

    /// The decisions of `project`; none for the defaults.
    pub fn decisions_of(&self, project: &Project) -> Arc<Decisions> {
        let Some(root) = &project.root else { return Arc::default() };
        let mut known = self.decisions.lock().unwrap_or_else(PoisonError::into_inner);
        let read = known.entry(root.clone()).or_insert_with(|| {
            let (decisions, problems) = decisions::load(root);
            (Arc::new(decisions), problems)
        });
        Arc::clone(&read.0)
    }

    /// Sees to it that decisions are read anew when they are next wanted.
    pub fn forget_decisions(&self) {
        self.decisions.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// How many folders were met so far: as long as it stays the same, so do the problems.
    pub fn folders_met(&self) -> usize {
        self.by_folder.lock().unwrap_or_else(PoisonError::into_inner).len()
    }

    /// What is wrong in the files of the projects met so far, by file and place.
    pub fn problems(&self) -> Vec<Problem> {
        let known = self.by_folder.lock().unwrap_or_else(PoisonError::into_inner);
        let mut problems: Vec<Problem> =
            known.values().flat_map(|project| project.problems.iter().cloned()).collect();
        drop(known);
        let decisions = self.decisions.lock().unwrap_or_else(PoisonError::into_inner);
        problems.extend(decisions.values().flat_map(|(_, problems)| problems.iter().cloned()));
        problems.sort_by(|one, two| (&one.file, one.range).cmp(&(&two.file, two.range)));
        problems.dedup();
        problems
    }
}
