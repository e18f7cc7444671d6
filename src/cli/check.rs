//! `zhubi check`.

use super::{Outcome, Streams, arguments, files};
use crate::analysis::Analysis;
use crate::report::{Checked, CheckedFile, compare_pages, github, json, sarif, text};
use crate::rules::Severity;
use clap::ArgMatches;
use std::io::{self, Write};
use std::path::PathBuf;

/// Runs `zhubi check`.
pub(super) fn run(matches: &ArgMatches, streams: &mut Streams) -> io::Result<()> {
    let lang = streams.lang;
    let checked = checked(&arguments::paths(matches), streams);

    // No name of a severity means never.
    if let Some(limit) = Severity::from_name(arguments::value(matches, "fail-on")) {
        let mut findings = checked.iter().filter_map(|file| file.result.as_ref().ok());
        let reached = |checked: &Checked| checked.counting().any(|found| found.severity <= limit);
        if findings.any(reached) {
            streams.at_least(Outcome::Findings);
        }
    }
    let out = &mut *streams.out;
    match arguments::value(matches, "format") {
        "json" => write_json(out, &json::report(&checked)),
        "sarif" => write_json(out, &sarif::log(&checked, lang)),
        "github" => github::write(&checked, out),
        _ => text::write(&checked, lang, matches.get_flag("show-accepted"), out),
    }
}

/// Reads and checks the files under `paths`, under what was decided on them, and the pages of each folder against one
/// another.
pub(super) fn checked(paths: &[PathBuf], streams: &mut Streams) -> Vec<CheckedFile> {
    let mut files = read(paths, streams);
    compare_pages(&mut files);
    files
}

/// Reads and checks the files under `paths`, each by itself.
pub(super) fn read(paths: &[PathBuf], streams: &mut Streams) -> Vec<CheckedFile> {
    files::each(paths, streams, |source| {
        Checked::new(source.encoding, Analysis::of(source.text, &source.inputs, None))
            .with_decisions(source.decisions)
    })
    .into_iter()
    .map(|read| CheckedFile { path: read.path, result: read.result })
    .collect()
}

/// Writes `value` as one JSON document with a closing line break.
pub(super) fn write_json(out: &mut dyn io::Write, value: &impl serde::Serialize) -> io::Result<()> {
    let mut out = io::BufWriter::new(out);
    serde_json::to_writer_pretty(&mut out, value)?;
    writeln!(out)?;
    out.flush()
}
