//! The one place where our places and severities become the protocol's, and back.

use crate::rules::Severity;
use crate::text::{LineIndex, Position, Span};
use tower_lsp::ls_types::{self as lsp, DiagnosticSeverity};

/// One version of a text with its lines, to convert places in it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Places<'a> {
    /// The text.
    pub text: &'a str,
    /// Its lines.
    pub lines: &'a LineIndex,
}

impl Places<'_> {
    /// The protocol's position of the byte `offset`.
    pub(super) fn position(&self, offset: usize) -> lsp::Position {
        to_protocol(self.lines.position(self.text, offset))
    }

    /// The protocol's range of `span`.
    pub(super) fn range(&self, span: Span) -> lsp::Range {
        lsp::Range { start: self.position(span.start as usize), end: self.position(span.end as usize) }
    }

    /// The byte at `position`, clamped.
    pub(super) fn offset(&self, position: lsp::Position) -> usize {
        self.lines.offset(self.text, from_protocol(position))
    }

    /// The bytes in `range`, clamped.
    pub(super) fn span(&self, range: lsp::Range) -> Span {
        let (one, other) = (self.offset(range.start), self.offset(range.end));
        Span::new(one.min(other), one.max(other))
    }

    /// `span` from the start of its first line to the end of its last.
    pub(super) fn whole_lines(&self, span: Span) -> Span {
        let first = self.lines.line_of(span.start as usize);
        let last = self.lines.line_of(span.end as usize);
        let start = self.lines.line_start(first).unwrap_or_default();
        Span::new(start, self.lines.line_end(self.text, last).max(span.end as usize))
    }

    /// The number of the line that holds the byte `offset`, from 1, as people count.
    pub(super) fn line_number(&self, offset: usize) -> usize {
        self.lines.line_of(offset) + 1
    }
}

/// A position as the protocol writes it.
pub(super) fn to_protocol(position: Position) -> lsp::Position {
    lsp::Position { line: position.line, character: position.character }
}

/// A position as we write it.
pub(super) fn from_protocol(position: lsp::Position) -> Position {
    Position { line: position.line, character: position.character }
}

/// A severity as the protocol writes it.
pub(super) fn severity(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Error => DiagnosticSeverity::ERROR,
        Severity::Warning => DiagnosticSeverity::WARNING,
        Severity::Information => DiagnosticSeverity::INFORMATION,
        Severity::Hint => DiagnosticSeverity::HINT,
    }
}
