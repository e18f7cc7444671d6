//! The query sheet for the author: every finding that the author is asked about, with the places it rests on and room for
//! an answer. Markdown.

use super::markdown::{escaped, write_places};
use super::{Checked, CheckedFile};
use crate::analysis::Finding;
use crate::project::Decision;
use crate::project::decisions::Verdict;
use crate::say;
use crate::text::Lang;
use std::io::{self, Write};

/// Characters of text shown on each side of a place.
const AROUND: usize = 20;

/// Writes the sheet; a line saying so where nothing is asked.
///
/// # Errors
/// `out` cannot be written.
pub fn write(files: &[CheckedFile], lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "# {}", say!(lang, "作者查询单", "Queries for the author"))?;
    let mut number = 0;
    for file in files {
        let Ok(checked) = &file.result else { continue };
        let asked = checked.decided().filter(|(_, decision)| decision.verdict == Verdict::Query);
        for (index, (found, decision)) in asked.enumerate() {
            if index == 0 {
                writeln!(out, "\n## {}", escaped(&file.path))?;
            }
            number += 1;
            write_query(number, checked, found, decision, lang, out)?;
        }
    }
    if number == 0 {
        writeln!(out, "\n{}", say!(lang, "没有要问作者的问题。", "There is nothing to ask."))?;
    }
    Ok(())
}

fn write_query(
    number: usize,
    checked: &Checked,
    found: &Finding,
    decision: &Decision,
    lang: Lang,
    out: &mut dyn Write,
) -> io::Result<()> {
    writeln!(out, "\n{number}. {}", escaped(&found.message))?;
    write_places(checked, found, AROUND, lang, out)?;
    if !decision.note.is_empty() {
        let note = escaped(&decision.note);
        writeln!(out, "   - {}", say!(lang, "问：{note}", "Question: {note}"))?;
    }
    writeln!(out, "   - {}", say!(lang, "答：", "Answer:"))
}
