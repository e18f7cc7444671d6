//! `zhubi config schema`: the JSON Schema of `zhubi.toml`, or the settings of the VS Code extension.

use super::{Streams, check::write_json};
use crate::lsp::vscode_settings;
use crate::project::config_schema;
use clap::ArgMatches;
use std::io;

/// Runs `zhubi config`.
pub(super) fn run(matches: &ArgMatches, streams: &mut Streams) -> io::Result<()> {
    match matches.subcommand() {
        Some(("schema", matches)) if matches.get_flag("vscode") => {
            write_json(streams.out, &vscode_settings())
        }
        Some(("schema", _)) => write_json(streams.out, config_schema()),
        _ => Ok(()),
    }
}
