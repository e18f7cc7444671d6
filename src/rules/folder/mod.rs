//! Rules that compare the pages of one issue with one another. An issue is a folder.

mod summary;

pub mod date_across_pages;
pub mod headline_figure_across_pages;
pub mod name_across_pages;
pub mod story_printed_twice;
pub mod turn_line;

pub use summary::{ArticleSummary, FigureSummary, NameSummary, PageSummary, Passage, Turn, same_number};

use super::{RuleInfo, Severity};

/// The pages of one issue, in the order of their names.
#[derive(Clone, Copy, Debug)]
pub struct FolderView<'a> {
    /// The pages.
    pub pages: &'a [&'a PageSummary],
}

/// A finding across pages, as the rule states it.
#[derive(Clone, Debug)]
pub struct FolderDraft {
    /// The rule.
    pub info: &'static RuleInfo,
    /// How grave it is.
    pub severity: Severity,
    /// The page that holds it, as an index into [`FolderView::pages`].
    pub page: usize,
    /// Where the squiggle goes.
    pub at: Passage,
    /// What is stated, what follows, and how.
    pub message: String,
    /// The other places, each with its page and what it says; at least one stands on another page.
    pub evidence: Vec<(usize, Passage, String)>,
    /// Places that lead the reader on, as above; what stands there does not matter to the finding.
    pub signposts: Vec<(usize, Passage, String)>,
}

impl FolderDraft {
    /// Adds a place that the finding rests on.
    pub fn evidence(&mut self, page: usize, at: &Passage, says: impl Into<String>) -> &mut FolderDraft {
        self.evidence.push((page, at.clone(), says.into()));
        self
    }

    /// Adds a place that leads the reader on: a decision on the finding holds whatever will stand there.
    pub fn signpost(&mut self, page: usize, at: &Passage, says: impl Into<String>) -> &mut FolderDraft {
        self.signposts.push((page, at.clone(), says.into()));
        self
    }
}

/// Collects what one rule finds in one folder.
#[derive(Debug)]
pub struct FolderDrafts {
    info: &'static RuleInfo,
    severity: Severity,
    /// What was reported, in the order of the reports.
    pub(crate) findings: Vec<FolderDraft>,
}

impl FolderDrafts {
    /// An empty collection for the rule; `severity` is what the project sets for it, or its own.
    pub fn new(info: &'static RuleInfo, severity: Severity) -> FolderDrafts {
        FolderDrafts { info, severity, findings: Vec::new() }
    }

    /// Reports a finding at `at` of page number `page`.
    pub fn report(&mut self, page: usize, at: &Passage, message: impl Into<String>) -> &mut FolderDraft {
        let index = self.findings.len();
        self.findings.push(FolderDraft {
            info: self.info,
            severity: self.severity,
            page,
            at: at.clone(),
            message: message.into(),
            evidence: Vec::new(),
            signposts: Vec::new(),
        });
        &mut self.findings[index]
    }
}
