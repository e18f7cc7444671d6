//! `zhubi init`: writes a commented `zhubi.toml` with the house style that the files of the folder show.

use super::{Streams, arguments, files};
use crate::project::{CONFIG_FILE, Habits, Projects};
use crate::say;
use clap::ArgMatches;
use std::fs::OpenOptions;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Runs `zhubi init`.
pub(super) fn run(matches: &ArgMatches, streams: &mut Streams) -> io::Result<()> {
    let lang = streams.lang;
    let folder = arguments::paths(matches).pop().unwrap_or_else(|| PathBuf::from("."));
    let file = folder.join(CONFIG_FILE);
    let shown = files::shown(&file);
    if file.exists() {
        exists(&shown, streams);
        return Ok(());
    }
    let mut habits = Habits::default();
    let projects = Projects::default();
    for path in files::find(&[folder], &projects, lang).into_iter().flatten() {
        if let Some(text) = projects.text_of(&path) {
            habits.look_at(&text);
        }
    }
    match write_new(&file, &habits.config(lang)) {
        Ok(()) => writeln!(streams.out, "{}", say!(lang, "写好了{shown}", "wrote {shown}")),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            exists(&shown, streams);
            Ok(())
        }
        Err(error) => {
            streams.trouble(
                &format!("{shown}：写不了：{error}"),
                &format!("{shown}: cannot be written: {error}"),
            );
            Ok(())
        }
    }
}

fn exists(shown: &str, streams: &mut Streams) {
    streams.trouble(
        &format!("{shown}：已经有了，没有改动"),
        &format!("{shown}: is there already and was left alone"),
    );
}

fn write_new(file: &Path, text: &str) -> io::Result<()> {
    OpenOptions::new().write(true).create_new(true).open(file)?.write_all(text.as_bytes())
}
