//! Texts for the benches: the example pages, or those of the folder that `ZHUBI_BENCH_PAGES` names, one after another,
//! until a size is reached.

use std::path::{Path, PathBuf};

/// The sizes that are measured, in bytes.
pub const SIZES: [usize; 3] = [10_000, 100_000, 1_000_000];

/// A text of about `bytes` bytes. Every round of pages has other figures, so that no two articles are the same.
pub fn text_of(bytes: usize) -> String {
    let pages = pages();
    let mut text = String::with_capacity(bytes + 20_000);
    for round in 0.. {
        for page in &pages {
            for line in page.lines() {
                if text.len() >= bytes {
                    return text;
                }
                text.push_str(line);
                // A sentence of its own for each line: equal blocks would make the reading of known ones too easy.
                if line.ends_with('。') {
                    text.push_str(&format!("第{round}轮检查已经结束。"));
                }
                text.push('\n');
            }
            text.push('\n');
        }
    }
    text
}

fn pages() -> Vec<String> {
    let examples = || Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let folder = std::env::var_os("ZHUBI_BENCH_PAGES").map_or_else(examples, PathBuf::from);
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|end| end == "txt"))
        .collect();
    paths.sort();
    let pages: Vec<String> = paths.iter().filter_map(|path| std::fs::read_to_string(path).ok()).collect();
    assert!(!pages.is_empty(), "no page was found");
    pages
}
