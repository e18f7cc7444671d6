//! The report for mail and chat: Markdown that reads well as plain text too.

use super::{Checked, CheckedFile, issue_tally, text::meter_line};
use crate::analysis::Finding;
use crate::project::decisions::Verdict;
use crate::rules::Severity;
use crate::say;
use crate::text::{Lang, Span};
use std::io::{self, Write};

/// Characters of text shown on each side of a place.
const AROUND: usize = 12;

/// Writes the report on `files`.
///
/// # Errors
/// `out` cannot be written.
pub fn write(files: &[CheckedFile], title: &str, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "# {}\n", say!(lang, "朱笔校样报告：{title}", "Zhubi proof report: {title}"))?;
    writeln!(out, "{}", meter_line(&issue_tally(files).meter(), lang))?;
    for file in files {
        writeln!(out, "\n## {}\n", escaped(&file.path))?;
        match &file.result {
            Err(why) => writeln!(out, "{}", escaped(why))?,
            Ok(checked) => write_page(checked, lang, out)?,
        }
    }
    Ok(())
}

fn write_page(checked: &Checked, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", meter_line(&checked.meters().0.meter(), lang))?;
    let findings: Vec<&Finding> = checked.counting().collect();
    if findings.is_empty() {
        writeln!(out, "\n{}", say!(lang, "没有发现。", "Nothing was found."))?;
    }
    let mut number = 0;
    for grave in [true, false] {
        let group = findings.iter().filter(|it| (it.severity <= Severity::Warning) == grave);
        for (index, finding) in group.enumerate() {
            if index == 0 {
                let title = match grave {
                    true => say!(lang, "错误和疑误", "Errors and warnings"),
                    false => say!(lang, "规范和提示", "Form and style"),
                };
                writeln!(out, "\n### {title}\n")?;
            }
            number += 1;
            write_finding(number, checked, finding, lang, out)?;
        }
    }
    let held = checked.analysis.held.len();
    writeln!(out, "\n{}", say!(lang, "核对无误的{held}处。", "Checks that held: {held}."))
}

fn write_finding(
    number: usize,
    checked: &Checked,
    finding: &Finding,
    lang: Lang,
    out: &mut dyn Write,
) -> io::Result<()> {
    let label = finding.severity.label().get(lang);
    let code = finding.info.code;
    writeln!(out, "{number}. **{label}** {} `{code}`", escaped(&finding.message))?;
    if let Some(asked) = checked.decision_on(finding).filter(|it| it.verdict == Verdict::Query) {
        let (label, note) = (asked.verdict.label().get(lang), escaped(&asked.note));
        let note = if note.is_empty() { note } else { say!(lang, "：{note}", ": {note}") };
        writeln!(out, "   - **{label}**{note}")?;
    }
    write_places(checked, finding, AROUND, lang, out)?;
    for fix in &finding.fixes {
        let title = escaped(&fix.title);
        writeln!(out, "   - {}", say!(lang, "可改：{title}", "Fix: {title}"))?;
    }
    Ok(())
}

/// The places that a finding rests on, its own first, each with `around` characters of text on each side.
pub(super) fn write_places(
    checked: &Checked,
    finding: &Finding,
    around: usize,
    lang: Lang,
    out: &mut dyn Write,
) -> io::Result<()> {
    writeln!(out, "   - {}", place(checked, finding.span, around, lang))?;
    for evidence in &finding.evidence {
        let says = escaped(&evidence.message);
        if let Some(there) = &evidence.elsewhere {
            let (path, line) = (escaped(&there.path), there.start.line + 1);
            writeln!(out, "   - {}  {says}", say!(lang, "{path} 第{line}行", "{path} line {line}"))?;
            continue;
        }
        writeln!(out, "   - {}  {says}", place(checked, evidence.span, around, lang))?;
    }
    Ok(())
}

/// The line of a place, and its words with `around` characters of text on each side.
fn place(checked: &Checked, span: Span, around: usize, lang: Lang) -> String {
    let (before, words, after) = checked.excerpt(span);
    let before: Vec<char> = before.chars().collect();
    let before: String = before[before.len().saturating_sub(around)..].iter().collect();
    let after: String = after.chars().take(around).collect();
    let words = escaped(&words);
    let (number, _) = checked.line_and_column(span);
    let excerpt = format!("{}**{words}**{}", escaped(before.trim_start()), escaped(after.trim_end()));
    say!(lang, "第{number}行：{excerpt}", "line {number}: {excerpt}")
}

/// The text with what Markdown would take for markup made plain.
pub(super) fn escaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|') {
            plain.push('\\');
        }
        plain.push(if c == '\n' { ' ' } else { c });
    }
    plain
}
