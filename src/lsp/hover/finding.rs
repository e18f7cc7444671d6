//! Hover on a finding: what is wrong, the places that it rests on, and the rule's page.

use super::super::document::Checked;
use super::Section;
use super::words::{line_with, plain};
use crate::analysis::Finding;
use crate::rules::manual;
use crate::text::Lang;
use std::fmt::Write;

/// One section for each finding at the byte `offset`.
pub(super) fn compose(checked: &Checked, offset: usize, lang: Lang) -> Vec<Section> {
    let here = checked.analysis.findings.iter().filter(|finding| finding.span.touches(offset));
    here.map(|finding| section(checked, finding, lang)).collect()
}

fn section(checked: &Checked, finding: &Finding, lang: Lang) -> Section {
    let mut markdown = format!("**{}**\n", plain(&finding.message));
    if !finding.evidence.is_empty() {
        markdown.push('\n');
    }
    for evidence in &finding.evidence {
        let place = match &evidence.elsewhere {
            Some(there) => format!("{}:{}", plain(&there.path), there.start.line + 1),
            None => line_with(checked, evidence.span, lang),
        };
        // Writing to a string cannot fail.
        let _ = writeln!(markdown, "- {place}（{}）", plain(&evidence.message));
    }
    let _ = write!(markdown, "\n{}", manual::page(finding.info, lang, 3));
    Section { markdown, span: finding.span }
}
