//! Words that several hovers use: a place in the text, the checks made there, plain text inside Markdown.

use super::super::document::Checked;
use crate::say;
use crate::text::{Lang, Span};

/// Characters of context on each side of a place that is shown.
const CONTEXT: usize = 10;

/// More of a kind than this is not listed.
pub(super) const MOST: usize = 8;

/// `第3行：…，受理**1080件**，…`: the place `span` of the document with the words around it in its line.
pub(super) fn line_with(checked: &Checked, span: Span, lang: Lang) -> String {
    let text = &checked.analysis.text;
    let line = checked.places().line_number(span.start as usize);
    let is_break = |c: &char| matches!(c, '\n' | '\r');
    let before: Vec<char> =
        text[..span.start as usize].chars().rev().take_while(|c| !is_break(c)).take(CONTEXT).collect();
    let before: String = before.into_iter().rev().collect();
    let after: String =
        text[span.end as usize..].chars().take_while(|c| !is_break(c)).take(CONTEXT).collect();
    let (before, here, after) = (plain(before.trim()), plain(span.of(text)), plain(after.trim()));
    say!(lang, "第{line}行：…{before}**{here}**{after}…", "line {line}: …{before}**{here}**{after}…")
}

/// The checks that the place takes part in, one a line: those that failed and are shown at another place, then those that
/// came out right. Empty where there is none.
pub(super) fn checks(checked: &Checked, span: Span, lang: Lang) -> String {
    failed_checks(checked, span, lang) + &held_checks(checked, span, lang)
}

fn failed_checks(checked: &Checked, span: Span, lang: Lang) -> String {
    let rests_on_it = checked.analysis.findings.iter().filter(|finding| {
        let evidence = || finding.evidence.iter().filter(|evidence| evidence.elsewhere.is_none());
        !finding.span.overlaps(span) && evidence().any(|evidence| evidence.span.overlaps(span))
    });
    let lines: String = rests_on_it
        .take(MOST)
        .map(|finding| {
            let line = checked.places().line_number(finding.span.start as usize);
            let message = plain(&finding.message);
            say!(lang, "- ✗ {message}（第{line}行）\n", "- ✗ {message} (line {line})\n")
        })
        .collect();
    if lines.is_empty() {
        return lines;
    }
    let heading = say!(lang, "核对不符：", "Checked and not right:");
    format!("\n{heading}\n\n{lines}")
}

fn held_checks(checked: &Checked, span: Span, lang: Lang) -> String {
    let here =
        checked.analysis.held.iter().filter(|held| held.spans.iter().any(|place| place.overlaps(span)));
    // The message is what was computed; the rule's title names a fault and would read as one.
    let lines: String = here.take(MOST).map(|held| format!("- ✓ {}\n", plain(&held.message))).collect();
    if lines.is_empty() {
        return lines;
    }
    let heading = say!(lang, "已核对，无误：", "Checked and found right:");
    format!("\n{heading}\n\n{lines}")
}

/// `text` so that Markdown shows it as it is.
pub(super) fn plain(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' => escaped.push(' '),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' => {
                escaped.extend(['\\', c]);
            }
            _ => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_markdown_are_shown_as_they_are() {
        assert_eq!(plain("1*2_3\n<b>"), "1\\*2\\_3 \\<b\\>");
    }
}
