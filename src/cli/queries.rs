//! `zhubi queries`: the query sheet for the author.

use super::{Streams, arguments, check};
use crate::report::queries;
use clap::ArgMatches;
use std::io;

/// Runs `zhubi queries`.
pub(super) fn run(matches: &ArgMatches, streams: &mut Streams) -> io::Result<()> {
    let checked = check::checked(&arguments::paths(matches), streams);
    queries::write(&checked, streams.lang, &mut *streams.out)
}
