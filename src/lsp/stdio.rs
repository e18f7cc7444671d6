//! `zhubi lsp`: serves the client at standard input and output.

use super::{Ending, Options, serve};
use crate::facts::name::Dictionary;
use etcetera::BaseStrategy;
use std::process::ExitCode;
use std::time::Duration;

/// How often it is looked whether the editor is still there.
const POLL_EVERY: Duration = Duration::from_secs(10);

/// Serves until the client is gone. The exit code is 0 where it asked for the shutdown first, else 1.
pub fn run() -> ExitCode {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .thread_keep_alive(Duration::from_secs(600))
        .build();
    let Ok(runtime) = runtime else { return ExitCode::FAILURE };
    let options = Options {
        dictionary: Box::new(|| Some(Dictionary::built_in())),
        cache: etcetera::choose_base_strategy().ok().map(|folders| folders.cache_dir().join("zhubi")),
        poll_every: POLL_EVERY,
    };
    let ending = runtime.block_on(serve(tokio::io::stdin(), std::io::stdout(), options));
    // A read of standard input cannot be called off: waiting for it would keep the process until the next byte.
    runtime.shutdown_background();
    match ending {
        Ending::Asked => ExitCode::SUCCESS,
        Ending::Unasked => ExitCode::FAILURE,
    }
}
