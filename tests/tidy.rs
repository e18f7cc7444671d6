//! The house rules that neither the compiler nor clippy can hold.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::{Path, PathBuf};

fn sources() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders: Vec<PathBuf> = ["src", "tests", "benches"].iter().map(|name| root.join(name)).collect();
    let mut sources = Vec::new();
    while let Some(folder) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(&folder) else { continue };
        for path in entries.map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                sources.push((path.strip_prefix(root).unwrap().to_owned(), text));
            }
        }
    }
    sources.sort();
    assert!(sources.len() > 20, "the sources were not found");
    sources
}

/// Lines that break the rule, as `path:line: text`.
fn lines_with(room: &str, broken: impl Fn(&str) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    for (path, text) in sources().iter().filter(|(path, _)| path.starts_with(room)) {
        for (number, line) in text.lines().enumerate() {
            if broken(line) {
                found.push(format!("{}:{}: {}", path.display(), number + 1, line.trim()));
            }
        }
    }
    found
}

#[test]
fn every_file_says_in_its_first_line_what_it_is() {
    let silent: Vec<PathBuf> =
        sources().into_iter().filter(|(_, text)| !text.starts_with("//! ")).map(|(path, _)| path).collect();
    assert_eq!(silent, Vec::<PathBuf>::new());
}

#[test]
fn only_the_lsp_room_names_the_protocol_crate() {
    let named = lines_with("src", |line| line.contains("tower_lsp"));
    let outside: Vec<&String> =
        named.iter().filter(|line| !line.starts_with("src/lsp/") && !line.contains("//!")).collect();
    assert_eq!(outside, Vec::<&String>::new());
}

#[test]
fn only_the_buffer_names_the_rope() {
    let named = lines_with("src", |line| line.contains("ropey::"));
    let outside: Vec<&String> = named.iter().filter(|line| !line.starts_with("src/text/buffer.rs")).collect();
    assert_eq!(outside, Vec::<&String>::new());
}

#[test]
fn the_rooms_before_the_edge_are_pure() {
    const IMPURE: &[&str] = &[
        "std::fs",
        "std::env",
        "std::io",
        "std::net",
        "std::process",
        "std::thread",
        "std::time",
        "SystemTime",
        "Instant",
        "tokio",
        "async fn",
        "println!",
        "Zoned::now",
    ];
    for room in ["text", "article", "facts", "terms", "rules", "analysis"] {
        let broken = lines_with(&format!("src/{room}"), |line| {
            // A cursor over bytes in memory touches nothing outside.
            !line.contains("io::Cursor") && IMPURE.iter().any(|word| line.contains(word))
        });
        assert_eq!(broken, Vec::<String>::new());
    }
}

#[test]
fn earlier_rooms_do_not_know_later_ones() {
    let order = ["text", "article", "facts", "rules", "analysis", "project", "workspace", "report", "cli"];
    // Rules are handed the settings and the terms; terms, the settings' types.
    let allowed = ["src/rules/view.rs"];
    for (index, room) in order.iter().enumerate() {
        let broken = lines_with(&format!("src/{room}"), |line| {
            order[index + 1..].iter().any(|later| line.starts_with(&format!("use crate::{later}")))
        });
        let broken: Vec<&String> =
            broken.iter().filter(|line| !allowed.iter().any(|file| line.starts_with(file))).collect();
        assert_eq!(broken, Vec::<&String>::new());
    }
}

#[test]
fn no_line_ends_in_blanks() {
    let broken = lines_with("src", |line| line.ends_with([' ', '\t']));
    assert_eq!(broken, Vec::<String>::new());
}

#[test]
fn every_data_file_names_its_source() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![root];
    let mut silent = Vec::new();
    while let Some(folder) = folders.pop() {
        for path in std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "tsv" || end == "txt" || end == "toml") {
                let text = std::fs::read_to_string(&path).unwrap();
                let head = text.lines().next().unwrap_or_default();
                if !(head.starts_with('#') && (head.contains("source") || head.contains("来源"))) {
                    silent.push(path);
                }
            }
        }
    }
    assert_eq!(silent, Vec::<PathBuf>::new());
}
