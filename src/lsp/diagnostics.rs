//! Findings as the client gets them.

use super::address;
use super::client::Abilities;
use super::convert::{self, Places};
use super::decided;
use super::document::Checked;
use super::rule_pages::RulePages;
use super::unmoved::Unmoved;
use crate::analysis::{Evidence, Finding, Fix};
use crate::project::Decision;
use crate::say;
use crate::text::Lang;
use serde::Serialize;
use serde_json::Value;
use std::borrow::Cow;
use std::path::Path;
use tower_lsp::ls_types::{CodeDescription, Diagnostic, DiagnosticSeverity, Range, TextEdit, Uri};

/// The name of the server beside each finding.
pub(super) const SOURCE: &str = "zhubi";

/// Repairs of more places than this are not sent along: they would make up most of every message, and the client gets
/// them when it asks for the repairs.
const MOST_EDITS: usize = 8;

/// The findings of one version of a document, written down once for all messages that hold them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Told {
    /// The JSON text of the list of diagnostics.
    pub json: String,
    /// Where in it the text of each finding ends, the mark before it included; one that is not told takes no place.
    ends: Vec<usize>,
}

impl Default for Told {
    fn default() -> Told {
        Told { json: "[]".to_owned(), ends: Vec::new() }
    }
}

impl Told {
    /// Diagnostics that are no findings of rules.
    pub(super) fn of(diagnostics: &[Diagnostic]) -> Told {
        Told { json: json_of(diagnostics), ends: Vec::new() }
    }

    /// Whether there is nothing to tell.
    pub(super) fn is_empty(&self) -> bool {
        self.json == "[]"
    }

    /// The `textDocument/publishDiagnostics` that tells them.
    pub(super) fn publication(&self, uri: &Uri, version: Option<i32>) -> String {
        let uri = json_of(uri.as_str());
        let version = version.map(|version| format!(r#","version":{version}"#)).unwrap_or_default();
        let diagnostics = &self.json;
        format!(
            r#"{{"jsonrpc":"2.0","method":"textDocument/publishDiagnostics","params":{{"uri":{uri}{version},"diagnostics":{diagnostics}}}}}"#
        )
    }

    /// The JSON texts of finding number `index`, with the mark before it; empty where it is not told.
    fn item(&self, index: usize) -> Option<&str> {
        let start = index.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied())?;
        self.json.get(start..*self.ends.get(index)?)
    }

    /// Adds the JSON text of a finding.
    fn push(&mut self, item: &str) {
        self.json.push(if self.json.is_empty() { '[' } else { ',' });
        self.json.push_str(item);
    }

    fn close(&mut self) {
        self.json.push_str(if self.json.is_empty() { "[]" } else { "]" });
    }
}

/// The JSON text of a value that has one: no map with keys that are no strings, no error of its own.
pub(super) fn json_of<T: Serialize + ?Sized>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_else(|_| "null".to_owned())
}

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

/// The protocol's `Diagnostic`, written without copies.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Shown<'a> {
    range: Range,
    severity: DiagnosticSeverity,
    code: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    code_description: Option<CodeDescription>,
    source: &'static str,
    message: Cow<'a, str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_information: Vec<Related<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    data: Option<Data<'a>>,
}

#[derive(Serialize)]
struct Related<'a> {
    location: Location<'a>,
    message: &'a str,
}

#[derive(Serialize)]
struct Location<'a> {
    uri: Cow<'a, str>,
    range: Range,
}

/// What comes back with a request for repairs.
#[derive(Serialize)]
struct Data<'a> {
    id: &'a str,
    fixes: Vec<ShownFix<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    decision: Option<Value>,
}

#[derive(Serialize)]
struct ShownFix<'a> {
    title: &'a str,
    safe: bool,
    edits: Vec<ShownEdit<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ShownEdit<'a> {
    range: Range,
    new_text: &'a str,
}

impl<'a> Presenter<'a> {
    /// Writes the findings down, each under what was decided on it. What `before` has in the same words is taken over.
    pub(super) fn tell(&self, now: &Checked, before: Option<(&Checked, &Told)>) -> Told {
        let before = before.filter(|(before, _)| before.is_decided_as(now));
        let known = before.map(|(before, told)| (before, told, Unmoved::between(before, now)));
        let findings = &now.analysis.findings;
        let room = before.map_or(0, |(_, told)| told.json.len() + 1024);
        let mut told = Told { json: String::with_capacity(room), ends: Vec::with_capacity(findings.len()) };
        for (index, finding) in findings.iter().enumerate() {
            let same = known.and_then(|(before, told, unmoved)| {
                let earlier = &before.analysis.findings;
                let from_back = (earlier.len() + index).checked_sub(findings.len());
                let mut there = [Some(index), from_back].into_iter().flatten();
                let is_same = |at: &usize| {
                    earlier.get(*at).is_some_and(|known| unmoved.is_same_finding(known, finding))
                };
                told.item(there.find(is_same)?)
            });
            match same {
                Some("") => {}
                Some(item) => told.push(&item[1..]),
                None => {
                    if let Some(shown) = self.decided(finding, now.decision_on(finding)) {
                        told.push(&json_of(&shown));
                    }
                }
            }
            told.ends.push(told.json.len());
        }
        told.close();
        told
    }

    /// The finding as it is shown under a decision; none where that settles it.
    fn decided<'f>(&self, finding: &'f Finding, decision: Option<&Decision>) -> Option<Shown<'f>>
    where
        'a: 'f,
    {
        match decision {
            None => Some(self.shown(finding)),
            Some(decision) if decision.verdict.settles() => None,
            Some(decision) => Some(self.reminder(finding, decision)),
        }
    }

    /// A finding that the author is asked about.
    fn reminder<'f>(&self, finding: &'f Finding, decision: &Decision) -> Shown<'f>
    where
        'a: 'f,
    {
        let mut shown = self.shown(finding);
        shown.severity = DiagnosticSeverity::HINT;
        let (label, note) = (decision.verdict.label().get(self.lang), &decision.note);
        let colon = if note.is_empty() { "" } else { "：" };
        shown.message = Cow::Owned(say!(
            self.lang,
            "【{label}】{note}{colon}{message}",
            "[{label}] {note}{colon}{message}",
            message = shown.message
        ));
        if let Some(data) = &mut shown.data {
            data.decision = Some(decided::as_json(&decision.id(), decision));
        }
        shown
    }

    /// The finding as the client gets it.
    pub(super) fn diagnostic(&self, finding: &Finding) -> Diagnostic {
        serde_json::from_str(&json_of(&self.shown(finding))).unwrap_or_default()
    }

    fn shown<'f>(&self, finding: &'f Finding) -> Shown<'f>
    where
        'a: 'f,
    {
        let page = self.abilities.code_description.then(|| self.rule_pages.page(finding.info, self.lang));
        Shown {
            range: self.places.range(finding.span),
            severity: convert::severity(finding.severity),
            code: finding.info.code,
            code_description: page.flatten().map(|href| CodeDescription { href }),
            source: SOURCE,
            message: self.message(finding),
            related_information: self.related(finding),
            data: self.abilities.diagnostic_data.then(|| self.data(finding)),
        }
    }

    /// The message; the other places are written out for a client that cannot show them.
    fn message<'f>(&self, finding: &'f Finding) -> Cow<'f, str> {
        let mut message = Cow::Borrowed(finding.message.as_str());
        if !self.abilities.related_information {
            for evidence in &finding.evidence {
                if let Some(there) = &evidence.elsewhere {
                    let says = format!("\n{}:{}：{}", there.path, there.start.line + 1, evidence.message);
                    message.to_mut().push_str(&says);
                    continue;
                }
                let line = self.places.line_number(evidence.span.start as usize);
                let message = message.to_mut();
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

    fn related<'f>(&self, finding: &'f Finding) -> Vec<Related<'f>>
    where
        'a: 'f,
    {
        let evidence = finding.evidence.iter().filter(|_| self.abilities.related_information);
        let related = evidence
            .map(|evidence| Related { location: self.location(evidence), message: &evidence.message });
        related.collect()
    }

    /// Where a place that a finding rests on stands.
    fn location(&self, evidence: &Evidence) -> Location<'a> {
        let there = evidence.elsewhere.as_ref();
        let there = there.and_then(|there| Some((address::of_file(Path::new(&there.path))?, there)));
        match there {
            Some((uri, there)) => Location {
                uri: Cow::Owned(uri.as_str().to_owned()),
                range: Range {
                    start: convert::to_protocol(there.start),
                    end: convert::to_protocol(there.end),
                },
            },
            None => {
                Location { uri: Cow::Borrowed(self.uri.as_str()), range: self.places.range(evidence.span) }
            }
        }
    }

    fn data<'f>(&self, finding: &'f Finding) -> Data<'f> {
        let sent = finding.fixes.iter().filter(|fix| fix.edits.len() <= MOST_EDITS);
        let fix = |fix: &'f Fix| ShownFix {
            title: &fix.title,
            safe: fix.safe,
            edits: fix
                .edits
                .iter()
                .map(|(span, new_text)| ShownEdit { range: self.places.range(*span), new_text })
                .collect(),
        };
        Data { id: &finding.id, fixes: sent.map(fix).collect(), decision: None }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn told(now: &Checked, before: Option<(&Checked, &Told)>) -> Told {
        let uri = "file:///a.txt".parse().unwrap();
        let abilities =
            Abilities { related_information: true, diagnostic_data: true, ..Abilities::default() };
        let rule_pages = &RulePages::in_cache(None);
        let presenter = Presenter { uri: &uri, places: now.places(), abilities, rule_pages, lang: Lang::Zh };
        presenter.tell(now, before)
    }

    /// What is taken over from the version before is what would be written anew.
    #[track_caller]
    fn check(before: &str, now: &str) {
        let (before, now) = (Checked::of_text(before), Checked::of_text(now));
        let known = told(&before, None);
        let anew = told(&now, None);
        assert_eq!(told(&now, Some((&before, &known))), anew);
        let parsed: Vec<Diagnostic> = serde_json::from_str(&anew.json).unwrap();
        assert_eq!(parsed.len(), now.analysis.findings.len());
    }

    #[test]
    fn findings_are_taken_over_where_they_stand() {
        const ONE: &str = "甲县新添公园\n甲县各部门实现了联动联动、协调配合，运转高效。\n";
        const TWO: &str = "乙县修好水渠\n乙县共受理纠纷860件，其中婚姻类320件、邻里类520件。\n";
        const THREE: &str = "丙县办起夜校\n丙县的夜校开课开课以来，村民都说好。\n";
        let page = [ONE, TWO, THREE].join("\n");
        check(&page, &page);
        for (old, new) in [
            ("运转高效", "运转很高效"),
            ("邻里类", "邻里"),
            ("村民都说好", "村民说好"),
            ("联动联动", "联动"),
            ("860件", "840件"),
            ("\n\n乙县", "\n\n\n乙县"),
            ("\n\n乙县", "\n乙县"),
            ("甲县新添", "𠮷甲县新添"),
            ("开课开课", "开课开课开课"),
        ] {
            assert!(page.contains(old));
            check(&page, &page.replace(old, new));
            check(&page.replace(old, new), &page);
        }
        check(&page, ONE);
        check(ONE, &page);
        check("", &page);
        check(&page, "");
    }
}
