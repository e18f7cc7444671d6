//! Something wrong in a project file.

use crate::text::{LineIndex, Position};
use std::ops::Range;
use std::path::{Path, PathBuf};

/// Something wrong in a project file, said in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file.
    pub file: PathBuf,
    /// Where in the file, from and to; the start of the file where the file as a whole is meant.
    pub range: (Position, Position),
    /// What is wrong, in Chinese.
    pub zh: String,
    /// What is wrong, in English.
    pub en: String,
    /// Whether something of the file is not in use because of it.
    pub loses_something: bool,
}

impl Problem {
    /// A problem at `bytes` of `text`, the content of `file`.
    pub fn at(file: &Path, text: &str, bytes: Range<usize>, zh: String, en: String) -> Problem {
        let lines = LineIndex::new(text);
        let range = (lines.position(text, bytes.start), lines.position(text, bytes.end));
        Problem { file: file.to_owned(), range, zh, en, loses_something: true }
    }

    /// `file` could not be read.
    pub fn unreadable(file: &Path, error: &std::io::Error) -> Problem {
        Problem {
            file: file.to_owned(),
            range: Default::default(),
            zh: format!("读不了这个文件：{error}"),
            en: format!("cannot read this file: {error}"),
            loses_something: true,
        }
    }

    /// What is wrong, in `lang`.
    pub fn message(&self, lang: crate::text::Lang) -> &str {
        match lang {
            crate::text::Lang::Zh => &self.zh,
            crate::text::Lang::En => &self.en,
        }
    }
}
