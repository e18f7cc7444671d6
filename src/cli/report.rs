//! `zhubi report`: the report for the browser and the printer, or for mail and chat.

use super::{Streams, arguments, check};
use crate::report::html::{self, Options};
use crate::report::{markdown, queries};
use clap::ArgMatches;
use std::io;
use std::path::PathBuf;

/// Runs `zhubi report`.
pub(super) fn run(matches: &ArgMatches, streams: &mut Streams) -> io::Result<()> {
    let paths = arguments::paths(matches);
    let lang = streams.lang;
    let checked = check::checked(&paths, streams);
    let title = title(&paths);
    let mut report = Vec::new();
    if matches.get_flag("queries") {
        queries::write(&checked, lang, &mut report)?;
        return write(matches, &report, streams);
    }
    match arguments::value(matches, "format") {
        "markdown" => markdown::write(&checked, &title, lang, &mut report)?,
        _ => report = html::report(&checked, Options { title: &title, lang, live: false }).into_bytes(),
    }
    write(matches, &report, streams)
}

fn write(matches: &ArgMatches, report: &[u8], streams: &mut Streams) -> io::Result<()> {
    match matches.get_one::<PathBuf>("output").filter(|path| path.as_os_str() != "-") {
        None => streams.out.write_all(report),
        Some(path) => {
            if let Err(error) = std::fs::write(path, report) {
                let path = path.display();
                streams.trouble(
                    &format!("{path}：写不了：{error}"),
                    &format!("{path}: cannot be written: {error}"),
                );
            }
            Ok(())
        }
    }
}

/// What the user named, without the folders above.
pub(super) fn title(paths: &[PathBuf]) -> String {
    let name = |path: &PathBuf| match path.canonicalize().ok().as_deref().and_then(|path| path.file_name()) {
        Some(name) => name.to_string_lossy().into_owned(),
        None => path.display().to_string(),
    };
    paths.iter().map(name).collect::<Vec<_>>().join("、")
}
