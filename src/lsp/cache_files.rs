//! Files in the cache folder that editors can open: the rules' pages and the built-in term files.

use super::address;
use std::fs;
use std::path::Path;
use tower_lsp::ls_types::Uri;

/// The address of the file at `path`, which holds `text` afterwards; none where it cannot be written. `read_only` keeps
/// readers from thinking that they could change it.
pub(super) fn put(path: &Path, text: &str, read_only: bool) -> Option<Uri> {
    if fs::read(path).is_ok_and(|there| there == text.as_bytes()) {
        return address::of_file(path);
    }
    let folder = path.parent()?;
    fs::create_dir_all(folder).ok()?;
    // Several servers may write the same file at once: each writes its own and moves it into place.
    let name = path.file_name()?.to_string_lossy();
    let draft = folder.join(format!(".{name}.{}", std::process::id()));
    fs::write(&draft, text).ok()?;
    if read_only {
        let mut permissions = fs::metadata(&draft).ok()?.permissions();
        permissions.set_readonly(true);
        // Where it cannot be set, the file is only not protected.
        let _ = fs::set_permissions(&draft, permissions);
    }
    fs::rename(&draft, path).ok()?;
    address::of_file(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_written_anew_where_it_differs() {
        let cache = tempfile::tempdir().unwrap();
        let path = cache.path().join("terms/甲.toml");
        for text in ["旧", "新", "新"] {
            let uri = put(&path, text, true).unwrap();
            assert_eq!(address::file_path(&uri), Some(path.clone()));
            assert_eq!(fs::read_to_string(&path).unwrap(), text);
            assert!(fs::metadata(&path).unwrap().permissions().readonly());
        }
        assert_eq!(put(&path.join("under a file"), "", false), None);
    }
}
