//! The rules' pages as files in the cache folder, for the link that editors show beside a finding's code.

use super::cache_files;
use crate::rules::{RuleInfo, manual};
use crate::text::Lang;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use tower_lsp::ls_types::Uri;

/// The pages that were written so far.
#[derive(Debug)]
pub(super) struct RulePages {
    folder: Option<PathBuf>,
    written: Mutex<BTreeMap<(&'static str, &'static str), Option<Uri>>>,
}

impl RulePages {
    /// Pages that are written below `cache`, or nowhere.
    pub(super) fn in_cache(cache: Option<&Path>) -> RulePages {
        let folder = cache.map(|cache| cache.join("rules").join(env!("CARGO_PKG_VERSION")));
        RulePages { folder, written: Mutex::default() }
    }

    /// The address of the rule's page, which is written when it is first asked for; none where that failed.
    pub(super) fn page(&self, info: &'static RuleInfo, lang: Lang) -> Option<Uri> {
        let folder = self.folder.as_deref()?;
        let lang_code = match lang {
            Lang::Zh => "zh",
            Lang::En => "en",
        };
        let mut written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        written
            .entry((info.code, lang_code))
            .or_insert_with(|| write(&folder.join(lang_code), info, lang))
            .clone()
    }
}

fn write(folder: &Path, info: &'static RuleInfo, lang: Lang) -> Option<Uri> {
    let path = folder.join(format!("{}.md", info.code));
    cache_files::put(&path, &manual::page(info, lang, 1), false)
}

#[cfg(test)]
mod tests {
    use super::super::address;
    use super::*;
    use crate::rules::RULES;

    #[test]
    fn a_page_is_written_once_and_found_again() {
        let cache = tempfile::tempdir().unwrap();
        let info = RULES[0].info();
        let pages = RulePages::in_cache(Some(cache.path()));
        let uri = pages.page(info, Lang::En).unwrap();
        let path = address::file_path(&uri).unwrap();
        assert_eq!(std::fs::read_to_string(path).unwrap(), manual::page(info, Lang::En, 1));
        assert_eq!(pages.page(info, Lang::En), Some(uri));
    }

    #[test]
    fn without_a_place_to_write_there_is_no_page() {
        assert_eq!(RulePages::in_cache(None).page(RULES[0].info(), Lang::Zh), None);
        let file = tempfile::NamedTempFile::new().unwrap();
        assert_eq!(RulePages::in_cache(Some(file.path())).page(RULES[0].info(), Lang::Zh), None);
    }
}
