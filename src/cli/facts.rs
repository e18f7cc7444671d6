//! `zhubi facts`.

use super::Streams;
use clap::ArgMatches;
use std::io;

pub(super) fn run(_matches: &ArgMatches, _streams: &mut Streams) -> io::Result<()> {
    Ok(())
}
