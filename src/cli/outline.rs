//! `zhubi outline`: the articles and sections of each file.

use super::{Streams, arguments, check::write_json, files};
use crate::article::{OutlineItem, outline, segment};
use crate::report::json::{Range, SCHEMA_VERSION};
use crate::text::{LineIndex, Span};
use clap::ArgMatches;
use serde::Serialize;
use std::io::{self, Write};

#[derive(Serialize)]
struct File {
    path: String,
    articles: Vec<Item>,
}

/// An article or a section.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Item {
    title: String,
    title_range: Range,
    range: Range,
    sections: Vec<Item>,
    #[serde(skip)]
    line: u32,
}

/// Runs `zhubi outline`.
pub(super) fn run(matches: &ArgMatches, streams: &mut Streams) -> io::Result<()> {
    let read = files::each(&arguments::paths(matches), streams, |source| {
        let lines = LineIndex::new(&source.text);
        let page = segment(&source.text);
        outline(&page, &source.text).into_iter().map(|item| of(item, &source.text, &lines)).collect()
    });
    let files: Vec<File> = read
        .into_iter()
        .filter_map(|file| Some(File { path: file.path, articles: file.result.ok()? }))
        .collect();
    if arguments::value(matches, "format") == "json" {
        let all = serde_json::json!({ "schemaVersion": SCHEMA_VERSION, "files": files });
        return write_json(streams.out, &all);
    }
    for file in &files {
        writeln!(streams.out, "{}", file.path)?;
        write_items(&file.articles, 1, streams.out)?;
    }
    Ok(())
}

fn of(item: OutlineItem, text: &str, lines: &LineIndex) -> Item {
    let range =
        |span: Span| (lines.position(text, span.start as usize), lines.position(text, span.end as usize));
    Item {
        title: item.title,
        line: range(item.title_range).0.line,
        title_range: range(item.title_range).into(),
        range: range(item.range).into(),
        sections: item.sections.into_iter().map(|section| of(section, text, lines)).collect(),
    }
}

fn write_items(items: &[Item], depth: usize, out: &mut dyn Write) -> io::Result<()> {
    for item in items {
        writeln!(out, "{}{}  :{}", "  ".repeat(depth), item.title, item.line + 1)?;
        write_items(&item.sections, depth + 1, out)?;
    }
    Ok(())
}
