//! Findings for people at a terminal: the line, carets under the words, the other places, the repairs.

use super::{Checked, CheckedFile, issue_tally};
use crate::analysis::Finding;
use crate::analysis::meter::Meter;
use crate::project::Decision;
use crate::project::decisions::Verdict;
use crate::rules::Severity;
use crate::say;
use crate::text::{Lang, Span};
use anstyle::{AnsiColor, Style};
use std::collections::BTreeMap;
use std::io::{self, Write};
use unicode_width::UnicodeWidthStr;

/// Columns of text shown on each side of the marked words.
const AROUND: usize = 30;

/// Digits of the name of a finding that are shown.
const SHOWN_ID: usize = 8;

/// Writes the findings of all `files` and a closing line; those that were accepted only where `with_accepted` says so.
///
/// # Errors
/// `out` cannot be written.
pub fn write(files: &[CheckedFile], lang: Lang, with_accepted: bool, out: &mut dyn Write) -> io::Result<()> {
    for file in files {
        if let Ok(checked) = &file.result {
            for found in &checked.analysis.findings {
                match checked.decision_on(found) {
                    None => write_finding(&file.path, checked, found, lang, out)?,
                    Some(decision) if with_accepted || !decision.verdict.settles() => {
                        write_decided(&file.path, checked, found, decision, lang, out)?;
                    }
                    Some(_) => {}
                }
            }
        }
    }
    if files.is_empty() {
        return writeln!(out, "{}", say!(lang, "什么也没有检查", "Nothing was checked."));
    }
    let unread = files.iter().filter(|file| file.result.is_err()).count();
    if unread > 0 && unread == files.len() {
        return writeln!(
            out,
            "{}",
            say!(
                lang,
                "什么也没有检查：{unread}个文件未能读取",
                "Nothing was checked: {unread} file{s} could not be read.",
                s = plural(unread)
            )
        );
    }
    writeln!(out, "{}", closing_line(files, lang))?;
    writeln!(out, "{}", meter_line(&issue_tally(files).meter(), lang))
}

fn write_finding(
    path: &str,
    checked: &Checked,
    found: &Finding,
    lang: Lang,
    out: &mut dyn Write,
) -> io::Result<()> {
    let (line, column) = checked.line_and_column(found.span);
    let style = style_of(found.severity).bold();
    let label = found.severity.label().get(lang);
    let code = found.info.code;
    let (dim, id) = (Style::new().dimmed(), &found.id[..SHOWN_ID]);
    writeln!(
        out,
        "{path}:{line}:{column}: {style}{label}{style:#} [{code}] {}  {dim}#{id}{dim:#}",
        found.message
    )?;
    write_excerpt(checked, found.span, style_of(found.severity), '^', out)?;
    for evidence in &found.evidence {
        if let Some(there) = &evidence.elsewhere {
            let (path, line) = (&there.path, there.start.line + 1);
            writeln!(out, "  {path}:{line}: {}", evidence.message)?;
            continue;
        }
        let (line, column) = checked.line_and_column(evidence.span);
        writeln!(out, "  {line}:{column}: {}", evidence.message)?;
        write_excerpt(checked, evidence.span, Style::new(), '-', out)?;
    }
    for fix in &found.fixes {
        let title = &fix.title;
        writeln!(out, "  {}", say!(lang, "可改：{title}", "fix: {title}"))?;
    }
    writeln!(out)
}

/// A finding on which something was decided, in one line, with the note below it.
fn write_decided(
    path: &str,
    checked: &Checked,
    found: &Finding,
    decision: &Decision,
    lang: Lang,
    out: &mut dyn Write,
) -> io::Result<()> {
    let (line, column) = checked.line_and_column(found.span);
    let style = Style::new().dimmed();
    let label = decision.verdict.label().get(lang);
    let code = found.info.code;
    let id = &decision.id()[..SHOWN_ID];
    writeln!(
        out,
        "{path}:{line}:{column}: {style}{label} [{code}]{style:#} {}  {style}#{id}{style:#}",
        found.message
    )?;
    write_excerpt(checked, found.span, style, '-', out)?;
    if !decision.note.is_empty() {
        writeln!(out, "  {}", decision.note)?;
    }
    writeln!(out)
}

/// One line of text with the words of `span` marked below, cut to a few words on each side.
fn write_excerpt(
    checked: &Checked,
    span: Span,
    style: Style,
    mark: char,
    out: &mut dyn Write,
) -> io::Result<()> {
    let (all_before, words, all_after) = checked.excerpt(span);
    let words = words.replace('\t', " ");
    let (before, after) = (last_columns(all_before), first_columns(all_after));
    let cut_before = if before.len() < all_before.len() { "…" } else { "" };
    let cut_after = if after.len() < all_after.len() { "…" } else { "" };
    let before = before.trim_start().replace('\t', " ");
    let marks = mark.to_string().repeat(words.width().max(1));
    let indent = " ".repeat(cut_before.width() + before.width());
    writeln!(out, "    {cut_before}{before}{words}{}{cut_after}", after.replace('\t', " "))?;
    writeln!(out, "    {indent}{style}{marks}{style:#}")
}

fn first_columns(text: &str) -> &str {
    let mut width = 0;
    let end = text.char_indices().find(|&(_, c)| {
        width += UnicodeWidthStr::width(c.encode_utf8(&mut [0; 4]) as &str);
        width > AROUND
    });
    &text[..end.map_or(text.len(), |(at, _)| at)]
}

fn last_columns(text: &str) -> &str {
    let mut width = 0;
    let start = text.char_indices().rev().find(|&(_, c)| {
        width += UnicodeWidthStr::width(c.encode_utf8(&mut [0; 4]) as &str);
        width > AROUND
    });
    &text[start.map_or(0, |(at, c)| at + c.len_utf8())..]
}

fn style_of(severity: Severity) -> Style {
    let color = match severity {
        Severity::Error => AnsiColor::Red,
        Severity::Warning => AnsiColor::Yellow,
        Severity::Information => AnsiColor::Blue,
        Severity::Hint => AnsiColor::Cyan,
    };
    color.on_default()
}

fn closing_line(files: &[CheckedFile], lang: Lang) -> String {
    let checked: Vec<&Checked> = files.iter().filter_map(|file| file.result.as_ref().ok()).collect();
    let mut counts: BTreeMap<Severity, usize> = BTreeMap::new();
    for found in checked.iter().flat_map(|checked| checked.open()) {
        *counts.entry(found.severity).or_default() += 1;
    }
    let number = checked.len();
    let characters: usize = checked.iter().map(|checked| checked.characters()).sum();
    let held: usize = checked.iter().map(|checked| checked.analysis.held.len()).sum();
    let mut line = say!(
        lang,
        "检查了{number}个文件、{characters}字",
        "{number} file{s}, {characters} characters checked",
        s = plural(number)
    );
    for (severity, count) in &counts {
        let label = severity.label().get(lang);
        line += &say!(lang, "，{label}{count}处", ", {label}: {count}");
    }
    let mut decided: BTreeMap<Verdict, usize> = BTreeMap::new();
    for (_, decision) in checked.iter().flat_map(|checked| checked.decided()) {
        *decided.entry(decision.verdict).or_default() += 1;
    }
    if counts.is_empty() && !decided.contains_key(&Verdict::Query) {
        line += &say!(lang, "，没有发现", ", nothing found");
    }
    for (verdict, count) in decided {
        let label = verdict.label().get(lang);
        line += &say!(lang, "，{label}{count}处", ", {label}: {count}");
    }
    line += &say!(lang, "；核对无误的{held}处", "; checks that held: {held}.");
    let with_findings = checked.iter().filter(|checked| checked.open().next().is_some()).count();
    if number > 1 && with_findings > 0 {
        let have = if with_findings == 1 { "file has" } else { "files have" };
        line += &say!(lang, "；{with_findings}个文件有发现", " {with_findings} {have} findings.");
    }
    let unread = files.len() - number;
    if unread > 0 {
        let s = plural(unread);
        line += &say!(lang, "；{unread}个文件未能读取", " {unread} file{s} could not be read.");
    }
    line
}

/// The ending of an English noun of which there are so many.
fn plural(number: usize) -> &'static str {
    if number == 1 { "" } else { "s" }
}

/// The meter in one line, called what it is: an estimate.
pub fn meter_line(meter: &Meter, lang: Lang) -> String {
    let Meter { points, per10k, limit, .. } = meter;
    let s = if *points == 1.0 { "" } else { "s" };
    say!(
        lang,
        "估算差错{points}分，合万分之{per10k}（上限万分之{limit}）；只计本工具看得出的",
        "Estimate: {points} error point{s}, {per10k} in 10,000 characters (limit {limit}); counts only what Zhubi can see."
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Analysis, Inputs, Settings};
    use crate::terms::TermBook;
    use std::sync::Arc;

    #[test]
    fn carets_stand_under_double_width_words() {
        let text = "全镇实现联动联动、协调配合、运转高效。";
        let inputs =
            Inputs { terms: TermBook::built_in(), settings: Arc::new(Settings::default()), dictionary: None };
        let checked = Checked::new("UTF-8", Analysis::of(text.into(), &inputs, None));
        let mut out = Vec::new();
        write_excerpt(&checked, Span::new(12, 24), Style::new(), '^', &mut out).unwrap();
        let shown = String::from_utf8(out).unwrap();
        let lines: Vec<&str> = shown.lines().collect();
        assert_eq!(lines[0], "    全镇实现联动联动、协调配合、运转高效。");
        assert_eq!(lines[1], format!("    {}^^^^^^^^", " ".repeat(8)));
    }

    #[test]
    fn words_on_two_lines_are_shown_whole() {
        let text = "实现了农村“一老一\r\n\r\n　　小”服务全覆盖。\r\n";
        let inputs =
            Inputs { terms: TermBook::built_in(), settings: Arc::new(Settings::default()), dictionary: None };
        let checked = Checked::new("UTF-8", Analysis::of(text.into(), &inputs, None));
        let at = |words: &str| text.find(words).unwrap();
        let span = Span::new(at("一老一"), at("”服务"));
        assert_eq!(checked.excerpt(span), ("实现了农村“", "一老一小".to_owned(), "”服务全覆盖。"));
        let end = Span::new(at("覆盖"), at("。") + "。".len());
        assert_eq!(checked.excerpt(end), ("　　小”服务全", "覆盖。".to_owned(), ""));
    }
}
