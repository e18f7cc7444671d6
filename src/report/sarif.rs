//! Findings as SARIF 2.1.0.

use super::{Checked, CheckedFile};
use crate::analysis::{Finding, Fix};
use crate::rules::{RULES, Severity};
use crate::text::{Lang, Position, Span};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde_json::{Value, json};

/// What a path may not hold as part of a URI reference.
const IN_PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}')
    .add(b'\\');

/// The log of one run over `files`.
pub fn log(files: &[CheckedFile], lang: Lang) -> Value {
    let rules: Vec<Value> = RULES
        .iter()
        .map(|rule| {
            let page = rule.info().page;
            json!({
                "id": rule.info().code,
                "shortDescription": { "text": page.title.get(lang) },
                "fullDescription": { "text": page.finds.get(lang) },
                "help": { "text": page.instead.get(lang) },
                "defaultConfiguration": { "level": level(rule.info().severity) },
            })
        })
        .collect();
    let troubles: Vec<Value> = files
        .iter()
        .filter_map(|file| Some((file, file.result.as_ref().err()?)))
        .map(|(file, why)| {
            json!({
                "level": "error",
                "message": { "text": why },
                "locations": [{ "physicalLocation": { "artifactLocation": { "uri": uri(&file.path) } } }],
            })
        })
        .collect();
    let results: Vec<Value> = files
        .iter()
        .filter_map(|file| Some((file.path.as_str(), file.result.as_ref().ok()?)))
        .flat_map(|(path, checked)| checked.counting().map(move |found| result(path, checked, found)))
        .collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "zhubi",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            } },
            "columnKind": "utf16CodeUnits",
            "invocations": [{
                "executionSuccessful": troubles.is_empty(),
                "toolExecutionNotifications": troubles,
            }],
            "results": results,
        }],
    })
}

fn result(path: &str, checked: &Checked, found: &Finding) -> Value {
    let related: Vec<Value> = found
        .evidence
        .iter()
        .enumerate()
        .map(|(index, evidence)| {
            let mut location = match &evidence.elsewhere {
                Some(there) => json!({ "physicalLocation": {
                    "artifactLocation": { "uri": uri(&there.path) },
                    "region": region_of((there.start, there.end)),
                } }),
                None => location(path, checked, evidence.span),
            };
            location["id"] = json!(index);
            location["message"] = json!({ "text": evidence.message });
            location
        })
        .collect();
    let fixes: Vec<Value> = found.fixes.iter().map(|fix| repair(path, checked, fix)).collect();
    json!({
        "ruleId": found.info.code,
        "level": level(found.severity),
        "message": { "text": found.message },
        "locations": [location(path, checked, found.span)],
        "relatedLocations": related,
        "partialFingerprints": { "zhubiFinding/v1": found.id },
        "fixes": fixes,
    })
}

fn repair(path: &str, checked: &Checked, fix: &Fix) -> Value {
    let replacements: Vec<Value> = fix
        .edits
        .iter()
        .map(|(span, new)| {
            json!({ "deletedRegion": region(checked, *span), "insertedContent": { "text": new } })
        })
        .collect();
    json!({
        "description": { "text": fix.title },
        "artifactChanges": [{ "artifactLocation": { "uri": uri(path) }, "replacements": replacements }],
    })
}

fn location(path: &str, checked: &Checked, span: Span) -> Value {
    json!({ "physicalLocation": {
        "artifactLocation": { "uri": uri(path) },
        "region": region(checked, span),
    } })
}

fn region(checked: &Checked, span: Span) -> Value {
    region_of(checked.positions(span))
}

fn region_of((start, end): (Position, Position)) -> Value {
    json!({
        "startLine": start.line + 1,
        "startColumn": start.character + 1,
        "endLine": end.line + 1,
        "endColumn": end.character + 1,
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Information | Severity::Hint => "note",
    }
}

fn uri(path: &str) -> String {
    utf8_percent_encode(&path.replace('\\', "/"), IN_PATH).to_string()
}
