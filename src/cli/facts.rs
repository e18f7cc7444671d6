//! `zhubi facts`: what was read in each file.

use super::{Streams, arguments, check::write_json, files};
use crate::analysis::Analysis;
use crate::report::Checked;
use crate::report::facts::{Mention, mentions};
use crate::report::json::SCHEMA_VERSION;
use clap::ArgMatches;
use serde::Serialize;
use std::io;

#[derive(Serialize)]
struct File {
    path: String,
    mentions: Vec<Mention>,
}

/// Runs `zhubi facts`.
pub(super) fn run(matches: &ArgMatches, streams: &mut Streams) -> io::Result<()> {
    let read = files::each(&arguments::paths(matches), streams, |source| {
        let checked = Checked::new(source.encoding, Analysis::of(source.text, &source.inputs, None));
        mentions(&checked, &source.inputs.terms)
    });
    let files: Vec<File> = read
        .into_iter()
        .filter_map(|file| Some(File { path: file.path, mentions: file.result.ok()? }))
        .collect();
    if arguments::value(matches, "format") == "json" {
        let all = serde_json::json!({ "schemaVersion": SCHEMA_VERSION, "files": files });
        return write_json(streams.out, &all);
    }
    for file in &files {
        for mention in &file.mentions {
            let (line, column) = (mention.start().line + 1, mention.start().character + 1);
            writeln!(streams.out, "{}:{line}:{column}: {}  {}", file.path, mention.kind, mention.text)?;
        }
    }
    Ok(())
}
