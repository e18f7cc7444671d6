//! The command line.

use crate::analysis::{Analysis, Inputs, Settings};
use crate::terms::TermBook;
use std::io::Write;
use std::process::ExitCode;
use std::sync::Arc;

/// Runs the program on the process's arguments.
pub fn run() -> ExitCode {
    let inputs =
        Inputs { terms: TermBook::built_in(), settings: Arc::new(Settings::default()), dictionary: None };
    let mut out = std::io::stdout().lock();
    for path in std::env::args().skip(2) {
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        let analysis = Analysis::of(text.into(), &inputs, None);
        for found in &analysis.findings {
            let _ = writeln!(out, "{path}: {} {}", found.info.code, found.message);
        }
    }
    ExitCode::SUCCESS
}
