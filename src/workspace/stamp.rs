//! Time and size of a file, to tell whether it is still the one that was read.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

/// Files beyond this size are no newspaper pages, in bytes.
pub(super) const LARGEST: u64 = 16 << 20;

/// Time and size of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    changed: Option<SystemTime>,
    /// Its size in bytes.
    pub bytes: u64,
}

/// Those of the file at `path`; none where there is none.
pub(super) fn stamp(path: &Path) -> Option<Stamp> {
    let data = fs::metadata(path).ok()?;
    Some(Stamp { changed: data.modified().ok(), bytes: data.len() })
}
