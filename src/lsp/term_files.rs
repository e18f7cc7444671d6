//! Where term entries can be opened: those of the project in their files, the built-in ones in read-only copies in the
//! cache folder.

use super::cache_files;
use super::convert::Places;
use super::{address, state::Shared};
use crate::terms::{EntryId, Layer, TermBook};
use crate::text::{LineIndex, Span};
use std::path::{Path, PathBuf};
use tower_lsp::ls_types::{Location, Uri};

/// Where the built-in term files are shown.
#[derive(Debug)]
pub(super) struct TermFiles {
    folder: Option<PathBuf>,
}

impl TermFiles {
    /// Copies that are written below `cache`, or nowhere.
    pub(super) fn in_cache(cache: Option<&Path>) -> TermFiles {
        TermFiles { folder: cache.map(|cache| cache.join("terms").join(env!("CARGO_PKG_VERSION"))) }
    }

    fn built_in(&self, name: &str, text: &str) -> Option<Uri> {
        cache_files::put(&self.folder.as_deref()?.join(name), text, true)
    }

    /// Whether `path` is one of the copies.
    pub(super) fn holds(&self, path: &Path) -> bool {
        self.folder.as_deref().is_some_and(|folder| path.starts_with(folder))
    }
}

/// Where the entry stands, for a document at `path`; none where there is no file to be opened.
pub(super) fn location(
    shared: &Shared,
    path: Option<&Path>,
    book: &TermBook,
    id: EntryId,
) -> Option<Location> {
    let origin = book.origin(id);
    let text = origin.file.text();
    let uri = match origin.layer {
        Layer::BuiltIn => shared.term_files.built_in(origin.file.name(), text)?,
        Layer::Project => {
            let projects = shared.lock().projects.clone();
            let root = projects.of(path?).root.clone()?;
            address::of_file(&root.join(origin.file.name()))?
        }
    };
    let places = Places { text, lines: &LineIndex::new(text) };
    Some(Location { uri, range: places.range(line_of_term(text, origin.span)) })
}

/// The line of the block that says `term =`; its first line where none does.
fn line_of_term(text: &str, block: Span) -> Span {
    let mut at = block.start as usize;
    let mut found = None;
    for line in block.of(text).split_inclusive('\n') {
        let words = line.trim();
        let place = Span::new(at, at + line.trim_end().len());
        if words.strip_prefix("term").is_some_and(|rest| rest.trim_start().starts_with('=')) {
            return place;
        }
        found.get_or_insert(place);
        at += line.len();
    }
    found.unwrap_or(block)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_shown_at_its_term() {
        let check = |text: &str, shown: &str| {
            assert_eq!(line_of_term(text, Span::new(0, text.len())).of(text), shown);
        };
        check("[[term]]\nid = 'a'\nterm = '溪长制'\nnote = 'x'\n", "term = '溪长制'");
        check("[[term]]\r\n  term='溪长制'\r\n", "  term='溪长制'");
        check("[[term]]\nterms = 1\n", "[[term]]");
    }
}
