//! `zhubi completions`.

use super::{Streams, arguments};
use clap::ArgMatches;
use std::io;

/// Runs `zhubi complete`.
pub(super) fn run(matches: &ArgMatches, streams: &mut Streams) -> io::Result<()> {
    if let Some(&shell) = matches.get_one::<clap_complete::Shell>("shell") {
        let mut script = Vec::new();
        clap_complete::generate(shell, &mut arguments::command(streams.lang), "zhubi", &mut script);
        streams.out.write_all(&script)?;
    }
    Ok(())
}
