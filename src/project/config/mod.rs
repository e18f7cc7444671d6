//! `zhubi.toml`: what a project sets. Unknown keys and wrong values are problems with a suggestion; the rest holds.

mod check;
mod file;
mod globs;
mod named;

pub use file::{FileEncoding, schema};

use super::Problem;
use crate::analysis::Settings;
use crate::rules::rule;
use check::Checker;
use file::ConfigFile;
use globs::{Globs, Said};
use named::{NamedFile, named_files};
use serde::Deserialize;
use std::path::{Path, PathBuf};
use toml::de::DeTable;

/// What a project sets.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// What the analysis is told. Its language is the user's, not the project's; its names are in the name files.
    pub settings: Settings,
    /// Term files, relative to the project folder, in the order in which they are layered.
    pub term_files: Vec<String>,
    /// Name files, relative to the project folder.
    pub name_files: Vec<String>,
    /// Whether decisions say who made them, and when.
    pub signs_decisions: bool,
    /// The encoding of the files; none where each is looked at.
    pub encoding: Option<FileEncoding>,
    /// Whether configurations in folders above do not hold here.
    pub is_root: bool,
    says_of_signing: Option<bool>,
    globs: Vec<Globs>,
    named_files: Vec<NamedFile>,
}

impl Config {
    /// Reads the `text` of the configuration `file`, an absolute path. The file itself is not touched.
    pub fn parse(text: &str, file: &Path) -> (Config, Vec<Problem>) {
        let mut problems = Vec::new();
        let (table, errors) = DeTable::parse_recoverable(text);
        for error in errors {
            let message = error.message().to_owned();
            let bytes = error.span().unwrap_or(0..0);
            let (zh, en) = (format!("这不是合格的 TOML：{message}"), format!("not valid TOML: {message}"));
            problems.push(Problem::at(file, text, bytes, zh, en));
        }
        let mut checker = Checker::new(schema());
        let fitting = checker.document(table.get_ref());
        for (bytes, zh, en) in checker.misfits {
            problems.push(Problem::at(file, text, bytes, zh, en));
        }
        // What fits the schema fits the types: both are made from them.
        let read = ConfigFile::deserialize(fitting).unwrap_or_default();
        let config = Config::of(read, file.parent().unwrap_or(Path::new("")));
        (Config { named_files: named_files(table.get_ref(), text, file), ..config }, problems)
    }

    fn of(file: ConfigFile, folder: &Path) -> Config {
        let level = |(code, level): (String, file::Level)| {
            let code = rule(&code).map_or(code, |rule| rule.info().code.to_owned());
            (code, level.into())
        };
        let settings = Settings {
            date: file.date.and_then(|date| date.parse().ok()),
            rules: file.rules.into_iter().map(level).collect(),
            style: file.style,
            paper: file.paper,
            ..Settings::default()
        };
        let words = |globs: &'_ [file::Glob]| globs.iter().map(|glob| glob.0.clone()).collect::<Vec<_>>();
        let (include, exclude) = (words(&file.include), words(&file.exclude));
        let globs =
            Globs::new(folder, include.iter().map(String::as_str), exclude.iter().map(String::as_str));
        Config {
            settings,
            term_files: file.terms.files,
            name_files: file.names.files,
            signs_decisions: file.decisions.who.unwrap_or_default(),
            says_of_signing: file.decisions.who,
            encoding: file.encoding,
            is_root: file.root,
            globs: globs.into_iter().collect(),
            named_files: Vec::new(),
        }
    }

    /// The term and name files that it names itself and that are not there.
    pub fn missing_files(&self) -> Vec<Problem> {
        self.named_files.iter().filter_map(NamedFile::problem).collect()
    }

    /// This configuration, of the folder `inner` below the project folder, laid over that of the folders above.
    pub(super) fn over(mut self, outer: Config, inner: &Path) -> Config {
        let below = |files: Vec<String>| {
            files.into_iter().map(|file| inner.join(file).to_string_lossy().replace('\\', "/"))
        };
        let mut term_files = outer.term_files;
        term_files.extend(below(self.term_files));
        let mut name_files = outer.name_files;
        name_files.extend(below(self.name_files));
        let mut settings = outer.settings;
        settings.date = self.settings.date.or(settings.date);
        settings.paper = self.settings.paper.or(settings.paper);
        settings.rules.append(&mut self.settings.rules);
        let (style, base) = (self.settings.style, settings.style);
        settings.style.numerals = style.numerals.or(base.numerals);
        settings.style.width = style.width.or(base.width);
        settings.style.spacing = style.spacing.or(base.spacing);
        settings.style.quotes = style.quotes.or(base.quotes);
        let says_of_signing = self.says_of_signing.or(outer.says_of_signing);
        let mut globs = outer.globs;
        globs.append(&mut self.globs);
        Config {
            settings,
            term_files,
            name_files,
            signs_decisions: says_of_signing.unwrap_or_default(),
            says_of_signing,
            encoding: self.encoding.or(outer.encoding),
            is_root: outer.is_root,
            globs,
            named_files: Vec::new(),
        }
    }

    /// Whether the file at `path`, met in a folder, is checked: a text file, unless patterns say otherwise.
    pub fn reads(&self, path: &Path) -> bool {
        let is_text = path.extension().is_some_and(|end| end.eq_ignore_ascii_case("txt"));
        let said: Vec<Said> = self.globs_say(path);
        !said.contains(&Said::LeftOut) && (is_text || said.contains(&Said::Included))
    }

    /// Whether patterns leave the file at `path` out.
    pub fn leaves_out(&self, path: &Path) -> bool {
        self.globs_say(path).contains(&Said::LeftOut)
    }

    fn globs_say(&self, path: &Path) -> Vec<Said> {
        if self.globs.is_empty() {
            return Vec::new();
        }
        let path = std::path::absolute(path).unwrap_or_else(|_| PathBuf::from(path));
        self.globs.iter().map(|globs| globs.say(&path)).collect()
    }
}

#[cfg(test)]
mod tests;
