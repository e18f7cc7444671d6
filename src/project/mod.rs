//! Configuration, decisions and term files of a project: all IO on project files.

mod config;
mod init;
mod names;
mod new_term;
mod problem;
mod rule_switch;
mod terms;
mod write;

pub mod decisions;

pub use config::{Config, FileEncoding, schema as config_schema};
pub use decisions::{Decision, Decisions};
pub use init::Habits;
pub use new_term::{FileChange, changes_to_add};
pub use problem::Problem;
pub use rule_switch::changed_rules;
pub use write::replace_file;

use crate::analysis::{Inputs, Settings};
use crate::terms::TermBook;
use crate::text::{Decoded, Lang, NotText, decode, decode_as};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// The name of a project's configuration file.
pub const CONFIG_FILE: &str = "zhubi.toml";

/// The folders with a `zhubi.toml` above a file, the inner one laid over the outer ones; or the defaults where there is
/// none.
#[derive(Clone, Debug)]
pub struct Project {
    /// The outermost of the folders: the project folder; none for the defaults.
    pub root: Option<PathBuf>,
    /// What its configuration says.
    pub config: Config,
    /// What is wrong in its files; the rest is in use.
    pub problems: Vec<Problem>,
    /// The configuration files, the innermost first.
    configs: Vec<PathBuf>,
    /// Its term entries; none for those that come with the program, which are read when they are first asked for.
    terms: Option<Arc<TermBook>>,
}

impl Project {
    /// The defaults, for files without a project.
    pub fn defaults() -> Project {
        Project {
            root: None,
            config: Config::default(),
            problems: Vec::new(),
            configs: Vec::new(),
            terms: None,
        }
    }

    /// The project that `path` (a file or folder, absolute or relative to the working folder) belongs to: the nearest
    /// folder above with a `zhubi.toml`, and those above it.
    pub fn above(path: &Path) -> Option<Project> {
        let path = std::path::absolute(path).ok()?;
        folder_above(&path).map(Project::load)
    }

    /// The project whose innermost `zhubi.toml` stands in `folder`, an absolute path. What cannot be read or understood is
    /// among the problems.
    pub fn load(folder: &Path) -> Project {
        Project::load_sharing(folder, |_, _| None)
    }

    /// The same; `known` may have the entries of the term files of a project folder already.
    fn load_sharing(folder: &Path, known: impl Fn(&Path, &[String]) -> Option<Arc<TermBook>>) -> Project {
        let mut problems = Vec::new();
        let mut inner: Vec<(&Path, Config)> = Vec::new();
        let mut root = folder;
        let mut config = read_config(root, &mut problems);
        let mut configs = vec![root.join(CONFIG_FILE)];
        while let Some(outer) = root.parent().filter(|_| !config.is_root).and_then(folder_above) {
            inner.push((root, config));
            root = outer;
            config = read_config(root, &mut problems);
            configs.push(root.join(CONFIG_FILE));
        }
        for (folder, inner) in inner.into_iter().rev() {
            config = inner.over(config, folder.strip_prefix(root).unwrap_or(folder));
        }
        let terms = known(root, &config.term_files)
            .unwrap_or_else(|| terms::load(root, &config.term_files, &mut problems));
        config.settings.names = names::load(root, &config.name_files, &mut problems);
        Project { root: Some(root.to_owned()), config, problems, configs, terms: Some(terms) }
    }

    fn terms(&self) -> Arc<TermBook> {
        self.terms.clone().unwrap_or_else(TermBook::built_in)
    }

    /// Its term files, in the order in which they are layered, whether they can be read or not.
    pub fn term_paths(&self) -> Vec<PathBuf> {
        let root = self.root.as_deref().unwrap_or(Path::new(""));
        self.config.term_files.iter().map(|file| root.join(file)).collect()
    }

    /// All files that it is made of, whether they exist or not: configuration, term and name files, decisions.
    pub fn files(&self) -> Vec<PathBuf> {
        let Some(root) = &self.root else { return Vec::new() };
        let mut files = self.term_paths();
        files.extend(self.config.name_files.iter().map(|file| root.join(file)));
        files.extend(self.configs.iter().cloned());
        files.push(root.join(decisions::DECISIONS_FILE));
        files
    }

    /// The configurations in which the rule `code` is switched to switch it for this page: the outermost, and those within
    /// that say something of it themselves.
    pub fn configs_for_rule(&self, code: &str) -> Vec<PathBuf> {
        let speaks = |file: &&PathBuf| {
            std::fs::read_to_string(file).is_ok_and(|text| rule_switch::speaks_of(&text, code))
        };
        let inner = &self.configs[..self.configs.len().saturating_sub(1)];
        self.configs.last().into_iter().chain(inner.iter().filter(speaks)).cloned().collect()
    }

    /// The path of `file` relative to the project folder, with `/`; none for a file elsewhere.
    pub fn relative(&self, file: &Path) -> Option<String> {
        let file = std::path::absolute(file).ok()?;
        let below = file.strip_prefix(self.root.as_ref()?).ok()?;
        let parts: Vec<_> = below.components().map(|part| part.as_os_str().to_string_lossy()).collect();
        Some(parts.join("/"))
    }

    /// The text of `bytes`, the content of a page: in the encoding that the project names, or in the one that they show.
    ///
    /// # Errors
    /// The bytes are no text, or in another encoding.
    pub fn decode(&self, bytes: &[u8]) -> Result<Decoded, NotText> {
        match self.config.encoding.and_then(FileEncoding::label) {
            Some(label) => decode_as(bytes, label),
            None => decode(bytes),
        }
    }

    /// What the analysis works with in this project, speaking `lang`; without a dictionary.
    pub fn inputs(&self, lang: Lang) -> Inputs {
        let settings = Settings { lang, ..self.config.settings.clone() };
        Inputs { terms: self.terms(), settings: Arc::new(settings), dictionary: None }
    }
}

fn read_config(folder: &Path, problems: &mut Vec<Problem>) -> Config {
    let file = folder.join(CONFIG_FILE);
    match std::fs::read_to_string(&file) {
        Ok(text) => {
            let (config, found) = Config::parse(&text, &file);
            problems.extend(found);
            problems.extend(config.missing_files());
            config
        }
        Err(error) => {
            problems.push(Problem::unreadable(&file, &error));
            Config::default()
        }
    }
}

/// The nearest folder above `path`, or `path` itself, with a configuration file.
fn folder_above(path: &Path) -> Option<&Path> {
    path.ancestors().find(|folder| folder.join(CONFIG_FILE).is_file())
}

/// The projects of many files, each read once.
#[derive(Debug, Default)]
pub struct Projects {
    by_folder: Mutex<BTreeMap<PathBuf, Arc<Project>>>,
    decisions: Mutex<BTreeMap<PathBuf, ReadDecisions>>,
    read: AtomicUsize,
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
        let nearest = folder_above(&folder);
        let innermost = nearest.map(|nearest| nearest.join(CONFIG_FILE));
        let same =
            known.values().find(|known| innermost.is_some() && known.configs.first() == innermost.as_ref());
        let book_of = |root: &Path, files: &[String]| {
            let has = |known: &&Arc<Project>| {
                known.root.as_deref() == Some(root) && known.config.term_files == files
            };
            known.values().find(has).map(|known| known.terms())
        };
        let project = match (same, nearest) {
            (Some(same), _) => Arc::clone(same),
            (None, Some(nearest)) => Arc::new(Project::load_sharing(nearest, book_of)),
            (None, None) => Arc::new(Project::defaults()),
        };
        known.insert(folder, Arc::clone(&project));
        self.read.fetch_add(1, Ordering::Relaxed);
        project
    }

    /// The text of the page at `path`, in the encoding of its project; none where it cannot be read.
    pub fn text_of(&self, path: &Path) -> Option<String> {
        let bytes = std::fs::read(path).ok()?;
        self.of(path).decode(&bytes).ok().map(|decoded| decoded.text)
    }

    /// The decisions of `project`; none for the defaults.
    pub fn decisions_of(&self, project: &Project) -> Arc<Decisions> {
        let Some(root) = &project.root else { return Arc::default() };
        let mut known = self.decisions.lock().unwrap_or_else(PoisonError::into_inner);
        let read = known.entry(root.clone()).or_insert_with(|| {
            self.read.fetch_add(1, Ordering::Relaxed);
            let (decisions, problems) = decisions::load(root);
            (Arc::new(decisions), problems)
        });
        Arc::clone(&read.0)
    }

    /// Sees to it that decisions are read anew when they are next wanted.
    pub fn forget_decisions(&self) {
        self.decisions.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// How often something was read so far: as long as it stays the same, so do the problems.
    pub fn times_read(&self) -> usize {
        self.read.load(Ordering::Relaxed)
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
