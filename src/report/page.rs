//! A checked file, ready to be written in any format.

use crate::analysis::meter::{ArticleMeter, Tally};
use crate::analysis::{Analysis, Evidence, Finding};
use crate::project::{Decision, Decisions};
use crate::text::{LineIndex, Position, Span, visible_count};
use std::sync::Arc;

/// A file and what became of it.
#[derive(Debug)]
pub struct CheckedFile {
    /// The path as the user knows it.
    pub path: String,
    /// What was found, or one line saying why the file could not be checked.
    pub result: Result<Checked, String>,
}

/// Estimated error points of all files together, as of one issue.
pub fn issue_tally(files: &[CheckedFile]) -> Tally {
    let mut issue = Tally::default();
    for checked in files.iter().filter_map(|file| file.result.as_ref().ok()) {
        issue.merge(&checked.meters().0);
    }
    issue
}

/// What was found in one file.
#[derive(Debug)]
pub struct Checked {
    /// The name of the file's encoding.
    pub encoding: &'static str,
    /// The analysis.
    pub analysis: Analysis,
    lines: LineIndex,
    decisions: Arc<Decisions>,
}

impl Checked {
    /// A checked file.
    pub fn new(encoding: &'static str, analysis: Analysis) -> Checked {
        let lines = LineIndex::new(&analysis.text);
        Checked { encoding, analysis, lines, decisions: Arc::default() }
    }

    /// The same under what was decided.
    pub fn with_decisions(self, decisions: Arc<Decisions>) -> Checked {
        Checked { decisions, ..self }
    }

    /// What was decided on a finding of this file.
    pub fn decision_on(&self, finding: &Finding) -> Option<&Decision> {
        self.decisions.on_finding(&self.analysis, finding)
    }

    /// The findings on which nothing was decided.
    pub fn open(&self) -> impl Iterator<Item = &Finding> {
        self.analysis.findings.iter().filter(|finding| self.decision_on(finding).is_none())
    }

    /// The findings that count: those on which nothing was decided, and those that the author is asked about.
    pub fn counting(&self) -> impl Iterator<Item = &Finding> {
        self.analysis.findings.iter().filter(|finding| self.counts(finding))
    }

    /// Whether the finding counts.
    pub fn counts(&self, finding: &Finding) -> bool {
        self.decision_on(finding).is_none_or(|decision| !decision.verdict.settles())
    }

    /// The findings on which something was decided, with the decision.
    pub fn decided(&self) -> impl Iterator<Item = (&Finding, &Decision)> {
        self.analysis.findings.iter().filter_map(|finding| Some((finding, self.decision_on(finding)?)))
    }

    /// Its text's lines.
    pub fn lines(&self) -> &LineIndex {
        &self.lines
    }

    /// Takes a finding that rests on other files too, and keeps the order by place.
    pub fn add(&mut self, finding: Finding) {
        let findings = &mut self.analysis.findings;
        let at = findings.partition_point(|known| known.span <= finding.span);
        findings.insert(at, finding);
    }

    /// Where a place that a finding rests on stands: the file, where it is another one, start and end.
    pub fn place_of<'a>(&self, evidence: &'a Evidence) -> (Option<&'a str>, (Position, Position)) {
        match &evidence.elsewhere {
            Some(there) => (Some(&there.path), (there.start, there.end)),
            None => (None, self.positions(evidence.span)),
        }
    }

    /// Characters that are not white space: what error rates are counted over.
    pub fn characters(&self) -> usize {
        visible_count(&self.analysis.text)
    }

    /// Estimated error points of the page, and of its articles.
    pub fn meters(&self) -> (Tally, Vec<ArticleMeter>) {
        Tally::of(&self.analysis, |finding| self.counts(finding))
    }

    /// Start and end of `span`.
    pub fn positions(&self, span: Span) -> (Position, Position) {
        let text = &self.analysis.text;
        (self.lines.position(text, span.start as usize), self.lines.position(text, span.end as usize))
    }

    /// Line and column of `span`'s start as people count: from 1, in characters.
    pub fn line_and_column(&self, span: Span) -> (usize, usize) {
        let line = self.lines.line_of(span.start as usize);
        let start = self.lines.line_start(line).unwrap_or_default();
        (line + 1, self.analysis.text[start..span.start as usize].chars().count() + 1)
    }

    /// The words at `span` in one line, with what stands before them on their first line and behind them on their last.
    pub fn excerpt(&self, span: Span) -> (&str, String, &str) {
        let text = &self.analysis.text;
        let first = self.line_span(span);
        let last = self.line_span(Span { start: span.end, end: span.end });
        let words = span.of(text).lines().map(str::trim).collect();
        let end = last.end.max(span.end) as usize;
        (&text[first.start as usize..span.start as usize], words, &text[span.end as usize..end])
    }

    /// The line that holds `span`'s start, without its line break, as a span of the document.
    pub fn line_span(&self, span: Span) -> Span {
        let line = self.lines.line_of(span.start as usize);
        let start = self.lines.line_start(line).unwrap_or_default();
        let end = self.lines.line_start(line + 1).unwrap_or(self.analysis.text.len());
        Span::new(start, start + self.analysis.text[start..end].trim_end_matches(['\n', '\r']).len())
    }
}
