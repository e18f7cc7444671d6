//! The `zhubi` program: parses the arguments, runs the subcommand, sets the exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    zhubi::cli::run()
}
