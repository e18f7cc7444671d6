//! Hover on a finding: the places that it rests on, and the rule's page. Its message is left to the editor, which shows it
//! with the squiggle.

use super::super::document::Checked;
use super::Section;
use super::words::{line_with, plain};
use crate::analysis::Finding;
use crate::rules::manual;
use crate::say;
use crate::text::Lang;
use std::fmt::Write;

/// One section for each finding at the byte `offset`.
pub(super) fn compose(checked: &Checked, offset: usize, lang: Lang) -> Vec<Section> {
    let here = checked.analysis.findings.iter().filter(|finding| finding.span.touches(offset));
    here.map(|finding| section(checked, finding, lang)).collect()
}

fn section(checked: &Checked, finding: &Finding, lang: Lang) -> Section {
    let mut markdown = String::new();
    if !finding.evidence.is_empty() {
        let heading = say!(lang, "与这些地方相比：", "Compared with:");
        // Writing to a string cannot fail.
        let _ = writeln!(markdown, "{heading}\n");
    }
    for evidence in &finding.evidence {
        let place = match &evidence.elsewhere {
            Some(there) => format!("{}:{}", plain(&there.path), there.start.line + 1),
            None => line_with(checked, evidence.span, lang),
        };
        let _ = writeln!(markdown, "- {place}（{}）", plain(&evidence.message));
    }
    let _ = write!(markdown, "\n{}", manual::page(finding.info, lang, 3));
    Section { markdown: markdown.trim_start().to_owned(), span: finding.span }
}
