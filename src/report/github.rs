//! Findings as workflow commands of GitHub Actions.

use super::CheckedFile;
use crate::rules::Severity;
use std::io::{self, Write};

/// Writes one command a finding and a file that could not be checked.
///
/// # Errors
/// `out` cannot be written.
pub fn write(files: &[CheckedFile], out: &mut dyn Write) -> io::Result<()> {
    for file in files {
        let path = property(&file.path);
        match &file.result {
            Err(why) => writeln!(out, "::error file={path}::{}", data(why))?,
            Ok(checked) => {
                for found in checked.counting() {
                    let level = match found.severity {
                        Severity::Error => "error",
                        Severity::Warning => "warning",
                        Severity::Information | Severity::Hint => "notice",
                    };
                    let (line, column) = checked.line_and_column(found.span);
                    let code = found.info.code;
                    let places: String = found
                        .evidence
                        .iter()
                        .map(|evidence| {
                            let (line, column) = checked.line_and_column(evidence.span);
                            match &evidence.elsewhere {
                                Some(there) => {
                                    format!("\n{}:{}: {}", there.path, there.start.line + 1, evidence.message)
                                }
                                None => format!("\n{line}:{column}: {}", evidence.message),
                            }
                        })
                        .collect();
                    let message = data(&format!("{}{places}", found.message));
                    writeln!(out, "::{level} file={path},line={line},col={column},title={code}::{message}")?;
                }
            }
        }
    }
    Ok(())
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
