//! Which files of a folder are checked: patterns as in `.gitignore`.

use ignore::overrides::{Override, OverrideBuilder};
use std::path::Path;

/// Whether `pattern` can be understood.
pub(super) fn is_valid(pattern: &str) -> bool {
    !pattern.trim().is_empty() && OverrideBuilder::new("/").add(pattern).is_ok()
}

/// The patterns of one configuration.
#[derive(Clone, Debug)]
pub(super) struct Globs {
    folder: std::path::PathBuf,
    all: Override,
}

/// What patterns say of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// It is checked.
    Included,
    /// It is left out.
    LeftOut,
    /// Nothing.
    Nothing,
}

impl Globs {
    /// Patterns relative to `folder`; those that cannot be understood are left out.
    pub(super) fn new<'g>(
        folder: &Path,
        include: impl Iterator<Item = &'g str>,
        exclude: impl Iterator<Item = &'g str>,
    ) -> Option<Globs> {
        let mut builder = OverrideBuilder::new(folder);
        let mut any = false;
        for pattern in include.map(str::to_owned).chain(exclude.map(|pattern| format!("!{pattern}"))) {
            any |= builder.add(&pattern).is_ok();
        }
        let all = builder.build().ok().filter(|_| any)?;
        Some(Globs { folder: folder.to_owned(), all })
    }

    /// What they say of the file at `path`, which is absolute. A folder that is left out takes everything in it along.
    pub(super) fn say(&self, path: &Path) -> Said {
        if !path.starts_with(&self.folder) {
            return Said::Nothing;
        }
        let below = |folder: &&Path| folder.starts_with(&self.folder) && **folder != self.folder;
        if path.ancestors().skip(1).take_while(below).any(|folder| self.all.matched(folder, true).is_ignore())
        {
            return Said::LeftOut;
        }
        match self.all.matched(path, false) {
            ignore::Match::Ignore(_) => Said::LeftOut,
            ignore::Match::Whitelist(_) => Said::Included,
            ignore::Match::None => Said::Nothing,
        }
    }
}
