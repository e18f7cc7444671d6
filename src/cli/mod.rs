//! The command line: one file a subcommand.

mod accept;
mod arguments;
mod check;
mod complete;
mod config;
mod explain;
mod facts;
mod files;
mod init;
mod outline;
mod queries;
mod report;
mod rules;
mod terms;
mod usage_error;
mod watch;

use crate::text::Lang;
use std::ffi::OsString;
use std::io::{ErrorKind, Write};
use std::process::ExitCode;

/// How a run ended, as the exit code tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// Nothing to report: 0.
    Clean,
    /// Findings at or above the limit: 1.
    Findings,
    /// Something could not be done: 2.
    Trouble,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> ExitCode {
        ExitCode::from(match outcome {
            Outcome::Clean => 0,
            Outcome::Findings => 1,
            Outcome::Trouble => 2,
        })
    }
}

/// Runs the program on the process's arguments.
pub fn run() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    if asks_for_server(&arguments) {
        return crate::lsp::run();
    }
    run_with(arguments, &mut anstream::stdout().lock(), &mut anstream::stderr().lock()).into()
}

/// The server has standard input and output to itself, and exit codes of its own.
fn asks_for_server(arguments: &[OsString]) -> bool {
    let is_named = arguments.iter().skip(1).any(|argument| argument == "lsp");
    let matches = || arguments::command(arguments::lang_of(arguments)).try_get_matches_from(arguments);
    is_named && matches().is_ok_and(|matches| matches.subcommand_name() == Some("lsp"))
}

/// Runs the program on `arguments`, the program's name first, with the given streams.
pub fn run_with(arguments: Vec<OsString>, out: &mut dyn Write, err: &mut dyn Write) -> Outcome {
    let lang = arguments::lang_of(&arguments);
    let matches = match arguments::command(lang).try_get_matches_from(arguments) {
        Ok(matches) => matches,
        Err(error) => return usage_error::report(&error, lang, out, err),
    };
    let mut streams = Streams { out, err, lang, outcome: Outcome::Clean };
    let result = match matches.subcommand() {
        Some(("check", matches)) => check::run(matches, &mut streams),
        Some(("accept", matches)) => accept::run(matches, &mut streams),
        Some(("init", matches)) => init::run(matches, &mut streams),
        Some(("config", matches)) => config::run(matches, &mut streams),
        Some(("queries", matches)) => queries::run(matches, &mut streams),
        Some(("outline", matches)) => outline::run(matches, &mut streams),
        Some(("facts", matches)) => facts::run(matches, &mut streams),
        Some(("explain", matches)) => explain::run(matches, &mut streams),
        Some(("report", matches)) => report::run(matches, &mut streams),
        Some(("watch", matches)) => watch::run(matches, &mut streams),
        Some(("rules", matches)) => rules::run(matches, &mut streams),
        Some(("terms", matches)) => terms::run(matches, &mut streams),
        Some(("completions", matches)) => complete::run(matches, &mut streams),
        _ => Ok(()),
    };
    match result.and_then(|()| streams.out.flush()) {
        Ok(()) => streams.outcome,
        // Whoever reads the output has seen enough.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => streams.outcome,
        Err(error) => {
            streams.trouble(&format!("写不出结果：{error}"), &format!("cannot write the result: {error}"));
            Outcome::Trouble
        }
    }
}

/// Where a subcommand writes, in which language, and how it stands so far.
pub(crate) struct Streams<'a> {
    out: &'a mut dyn Write,
    err: &'a mut dyn Write,
    lang: Lang,
    outcome: Outcome,
}

impl Streams<'_> {
    /// Says in one line what could not be done; the run goes on and ends with exit code 2.
    fn trouble(&mut self, zh: &str, en: &str) {
        self.remark(match self.lang {
            Lang::Zh => zh,
            Lang::En => en,
        });
        self.outcome = Outcome::Trouble;
    }

    /// Says one line beside the results.
    fn remark(&mut self, line: &str) {
        // Where even standard error is closed there is nobody to tell.
        let _ = writeln!(self.err, "zhubi: {line}");
    }

    fn at_least(&mut self, outcome: Outcome) {
        self.outcome = self.outcome.max(outcome);
    }
}
