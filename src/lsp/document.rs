//! An open document, and the reading of one of its versions.

use super::across::Across;
use super::convert::{Places, from_protocol};
use super::diagnostics::Told;
use crate::analysis::{Analysis, Finding};
use crate::project::{Decision, Decisions, Project};
use crate::text::{Buffer, LineIndex};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use tokio::sync::watch;
use tower_lsp::ls_types::{TextDocumentContentChangeEvent, TextDocumentItem, Uri};

/// An open document.
#[derive(Debug)]
pub(super) struct Document {
    /// Tells this opening of the document from an earlier or later one.
    pub opening: u64,
    /// The address as the client spells it.
    pub uri: Uri,
    /// Its file; none for an untitled document.
    pub path: Option<PathBuf>,
    /// Whether the editor takes it for plain text.
    pub is_plain_text: bool,
    /// Whether the user asked for this very page to be read.
    pub asked_for: bool,
    /// The client's number of the version.
    pub version: i32,
    /// How often its text changed.
    pub edits: u64,
    /// Grows with everything that makes a new reading necessary: edits, settings, the dictionary. A run looks at it to
    /// learn whether it was overtaken.
    pub generation: Arc<AtomicU64>,
    /// What other pages of the issue say against it.
    pub across: Arc<[Across]>,
    /// Whether a run is under way.
    pub running: bool,
    /// The text.
    pub buffer: Buffer,
    /// Version and name of the findings that were pushed last.
    pub pushed: Option<(i32, String)>,
    /// The last finished reading, for those who wait for it.
    pub finished: watch::Sender<Option<Arc<Reading>>>,
}

impl Document {
    /// The document just opened as `item`; `opening` is new to each call.
    pub(super) fn open(item: TextDocumentItem, path: Option<PathBuf>, opening: u64) -> Document {
        Document {
            opening,
            path,
            is_plain_text: is_plain_text(&item.language_id),
            asked_for: false,
            version: item.version,
            edits: 0,
            generation: Arc::new(AtomicU64::new(1)),
            across: Arc::default(),
            running: false,
            buffer: Buffer::new(&item.text),
            pushed: None,
            finished: watch::Sender::new(None),
            uri: item.uri,
        }
    }

    /// Applies the client's edits, in order. Returns whether the version grew, as it must.
    pub(super) fn edit(&mut self, version: i32, changes: Vec<TextDocumentContentChangeEvent>) -> bool {
        let grew = version > self.version;
        self.version = version;
        self.edits += 1;
        for change in changes {
            match change.range {
                Some(range) => {
                    self.buffer.replace(from_protocol(range.start)..from_protocol(range.end), &change.text);
                }
                None => self.buffer = Buffer::new(&change.text),
            }
        }
        self.outdate();
        grew
    }

    /// Makes a new reading necessary.
    pub(super) fn outdate(&self) {
        self.generation.fetch_add(1, Ordering::Relaxed);
    }

    /// The number of the reading that is wanted now.
    pub(super) fn wanted(&self) -> u64 {
        self.generation.load(Ordering::Relaxed)
    }
}

/// `zhubi` is the language that our VS Code extension gives to pages.
fn is_plain_text(language: &str) -> bool {
    matches!(language, "plaintext" | "text" | "txt" | "markdown" | "zhubi" | "")
}

/// The reading of one version of a document. Immutable and shared.
#[derive(Debug)]
pub(super) struct Reading {
    /// The client's number of the version.
    pub version: i32,
    /// Number of edits before it, as in [`Document::edits`].
    pub edits: u64,
    /// As in [`Document::generation`].
    pub generation: u64,
    /// What was read; none where the document is none of ours.
    pub checked: Option<Checked>,
    /// The findings as the client gets them.
    pub told: Arc<Told>,
    /// Names [`Reading::told`]: two readings with the same findings in the same places have the same.
    pub result_id: String,
}

/// What was read in a document of ours.
#[derive(Debug)]
pub(super) struct Checked {
    /// The analysis.
    pub analysis: Analysis,
    /// Its text's lines.
    pub lines: LineIndex,
    /// Its project.
    pub project: Arc<Project>,
    /// What was decided in its project.
    pub decisions: Arc<Decisions>,
}

impl Checked {
    /// What was decided on a finding of it.
    pub(super) fn decision_on(&self, finding: &Finding) -> Option<&Decision> {
        self.decisions.on_finding(&self.analysis, finding)
    }

    /// Whether a finding of it counts: nothing was decided that settles it.
    pub(super) fn counts(&self, finding: &Finding) -> bool {
        self.decision_on(finding).is_none_or(|decision| !decision.verdict.settles())
    }

    /// Whether the same was decided in both, and both are told in one language.
    pub(super) fn is_decided_as(&self, other: &Checked) -> bool {
        let (one, two) = (&self.decisions, &other.decisions);
        let same_decisions = Arc::ptr_eq(one, two) || (one.is_empty() && two.is_empty());
        same_decisions && self.analysis.settings().lang == other.analysis.settings().lang
    }

    /// To convert places.
    pub(super) fn places(&self) -> Places<'_> {
        Places { text: &self.analysis.text, lines: &self.lines }
    }
}

#[cfg(test)]
impl Checked {
    /// A text that was read under the defaults.
    pub(super) fn of_text(text: &str) -> Checked {
        let project = Arc::new(Project::defaults());
        let inputs = project.inputs(crate::text::Lang::Zh);
        let analysis = Analysis::of(text.into(), &inputs, None);
        let lines = LineIndex::new(&analysis.text);
        Checked { analysis, lines, project, decisions: Arc::default() }
    }
}
