//! Findings as the client gets them.

use super::client::Abilities;
use super::convert::{self, Places};
use super::rule_pages::RulePages;
use crate::analysis::{Finding, Fix};
use crate::say;
use crate::text::Lang;
use serde_json::{Value, json};
use tower_lsp::ls_types::{
    CodeDescription, Diagnostic, DiagnosticRelatedInformation, Location, NumberOrString, TextEdit, Uri,
};

/// The name of the server beside each finding.
pub(super) const SOURCE: &str = "zhubi";

/// Repairs of more places than this are not sent along: they would make up most of every message, and the client gets
/// them when it asks for the repairs.
const MOST_EDITS: usize = 8;

/// What the client gets depends on these.
#[derive(Clone, Copy, Debug)]
pub(super) struct Presenter<'a> {
    /// The document.
    pub uri: &'a Uri,
    /// Its text and lines.
    pub places: Places<'a>,
    /// What the client can do.
    pub abilities: Abilities,
    /// Where the rules' pages are.
    pub rule_pages: &'a RulePages,
    /// The language of messages.
    pub lang: Lang,
}

impl Presenter<'_> {
    /// The finding as the client gets it.
    pub(super) fn diagnostic(&self, finding: &Finding) -> Diagnostic {
        let page = self.abilities.code_description.then(|| self.rule_pages.page(finding.info, self.lang));
        Diagnostic {
            range: self.places.range(finding.span),
            severity: Some(convert::severity(finding.severity)),
            code: Some(NumberOrString::String(finding.info.code.to_owned())),
            code_description: page.flatten().map(|href| CodeDescription { href }),
            source: Some(SOURCE.to_owned()),
            message: self.message(finding),
            related_information: self.related(finding),
            tags: None,
            data: self.abilities.diagnostic_data.then(|| self.data(finding)),
        }
    }

    /// The message; the other places are written out for a client that cannot show them.
    fn message(&self, finding: &Finding) -> String {
        let mut message = finding.message.clone();
        if !self.abilities.related_information {
            for evidence in &finding.evidence {
                let line = self.places.line_number(evidence.span.start as usize);
                message.push('\n');
                message.push_str(&say!(
                    self.lang,
                    "第{line}行：{says}",
                    "Line {line}: {says}",
                    says = &evidence.message
                ));
            }
        }
        message
    }

    fn related(&self, finding: &Finding) -> Option<Vec<DiagnosticRelatedInformation>> {
        let shown = self.abilities.related_information && !finding.evidence.is_empty();
        shown.then(|| {
            let related = finding.evidence.iter().map(|evidence| DiagnosticRelatedInformation {
                location: Location { uri: self.uri.clone(), range: self.places.range(evidence.span) },
                message: evidence.message.clone(),
            });
            related.collect()
        })
    }

    fn data(&self, finding: &Finding) -> Value {
        let fixes: Vec<Value> = finding
            .fixes
            .iter()
            .filter(|fix| fix.edits.len() <= MOST_EDITS)
            .map(|fix| json!({ "title": fix.title, "safe": fix.safe, "edits": self.edits(fix) }))
            .collect();
        json!({ "id": finding.id, "fixes": fixes })
    }

    /// The edits of a repair.
    pub(super) fn edits(&self, fix: &Fix) -> Vec<TextEdit> {
        let edit = |(span, new_text): &(_, String)| TextEdit {
            range: self.places.range(*span),
            new_text: new_text.clone(),
        };
        fix.edits.iter().map(edit).collect()
    }
}
