//! The JSON of `zhubi check`; `schemas/check.schema.json` describes it. Lines from 0, characters in UTF-16.

use super::{Checked, CheckedFile};
use crate::analysis::meter::{ArticleMeter, Meter, Tally};
use crate::analysis::{Finding, Fix, Held};
use crate::project::Decision;
use crate::text::{Position, Span};
use serde::Serialize;

/// The version of the JSON formats; it grows when a reader of the old one could be misled.
pub const SCHEMA_VERSION: u32 = 1;

/// The whole output.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report<'a> {
    schema_version: u32,
    meter: Meter,
    files: Vec<File<'a>>,
}

#[derive(Debug, Serialize)]
struct File<'a> {
    path: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    encoding: Option<&'a str>,
    characters: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    meter: Option<Meter>,
    articles: Vec<Article>,
    diagnostics: Vec<Diagnostic<'a>>,
    decided: Vec<Decided<'a>>,
    held: Vec<HeldCheck<'a>>,
}

#[derive(Debug, Serialize)]
struct Article {
    title: String,
    range: Range,
    meter: Meter,
}

#[derive(Debug, Serialize)]
struct Diagnostic<'a> {
    id: &'a str,
    code: &'a str,
    severity: &'a str,
    message: &'a str,
    points: f64,
    range: Range,
    related: Vec<Related<'a>>,
    fixes: Vec<Repair<'a>>,
}

/// A finding on which something was decided.
#[derive(Debug, Serialize)]
struct Decided<'a> {
    #[serde(flatten)]
    diagnostic: Diagnostic<'a>,
    decision: DecisionMade<'a>,
}

#[derive(Debug, Serialize)]
struct DecisionMade<'a> {
    id: String,
    verdict: &'a str,
    scope: &'a str,
    file: &'a str,
    note: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    who: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    when: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct Related<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'a str>,
    message: &'a str,
    range: Range,
}

#[derive(Debug, Serialize)]
struct Repair<'a> {
    title: &'a str,
    edits: Vec<Edit<'a>>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Edit<'a> {
    range: Range,
    new_text: &'a str,
}

#[derive(Debug, Serialize)]
struct HeldCheck<'a> {
    code: &'a str,
    message: &'a str,
    ranges: Vec<Range>,
}

/// A range as the formats write it.
#[derive(Debug, Serialize)]
pub struct Range {
    start: Place,
    end: Place,
}

#[derive(Debug, Serialize)]
struct Place {
    line: u32,
    character: u32,
}

impl From<Position> for Place {
    fn from(position: Position) -> Place {
        Place { line: position.line, character: position.character }
    }
}

impl From<(Position, Position)> for Range {
    fn from((start, end): (Position, Position)) -> Range {
        Range { start: start.into(), end: end.into() }
    }
}

/// The report on `files`.
pub fn report(files: &[CheckedFile]) -> Report<'_> {
    let mut issue = Tally::default();
    let files = files.iter().map(|it| file(it, &mut issue)).collect();
    Report { schema_version: SCHEMA_VERSION, meter: issue.meter(), files }
}

/// What the report says of one file, which is counted in the `issue` too.
fn file<'a>(file: &'a CheckedFile, issue: &mut Tally) -> File<'a> {
    match &file.result {
        Ok(checked) => {
            let (tally, articles) = checked.meters();
            issue.merge(&tally);
            File {
                path: &file.path,
                encoding: Some(checked.encoding),
                characters: checked.characters(),
                error: None,
                meter: Some(tally.meter()),
                articles: articles.into_iter().map(|it| article(checked, it)).collect(),
                diagnostics: checked.open().map(|found| diagnostic(checked, found)).collect(),
                decided: checked.decided().map(|(found, made)| decided(checked, found, made)).collect(),
                held: checked.analysis.held.iter().map(|held| held_check(checked, held)).collect(),
            }
        }
        Err(why) => File {
            path: &file.path,
            encoding: None,
            characters: 0,
            error: Some(why),
            meter: None,
            articles: Vec::new(),
            diagnostics: Vec::new(),
            decided: Vec::new(),
            held: Vec::new(),
        },
    }
}

fn article(checked: &Checked, it: ArticleMeter) -> Article {
    Article { range: checked.positions(it.article.range).into(), title: it.article.title, meter: it.meter }
}

fn decided<'a>(checked: &Checked, found: &'a Finding, decision: &'a Decision) -> Decided<'a> {
    Decided {
        diagnostic: diagnostic(checked, found),
        decision: DecisionMade {
            id: decision.id(),
            verdict: decision.verdict.name(),
            scope: decision.scope.name(),
            file: &decision.file,
            note: &decision.note,
            who: decision.who.as_deref(),
            when: decision.when.as_deref(),
        },
    }
}

fn diagnostic<'a>(checked: &Checked, found: &'a Finding) -> Diagnostic<'a> {
    Diagnostic {
        id: &found.id,
        code: found.info.code,
        severity: found.severity.name(),
        message: &found.message,
        points: f64::from(found.points.unwrap_or_default()) / 10.0,
        range: checked.positions(found.span).into(),
        related: found
            .evidence
            .iter()
            .map(|evidence| {
                let (path, range) = checked.place_of(evidence);
                Related { path, message: &evidence.message, range: range.into() }
            })
            .collect(),
        fixes: found.fixes.iter().map(|fix| repair(checked, fix)).collect(),
    }
}

fn repair<'a>(checked: &Checked, fix: &'a Fix) -> Repair<'a> {
    let edit =
        |(span, new_text): &'a (Span, String)| Edit { range: checked.positions(*span).into(), new_text };
    Repair { title: &fix.title, edits: fix.edits.iter().map(edit).collect() }
}

fn held_check<'a>(checked: &Checked, held: &'a Held) -> HeldCheck<'a> {
    HeldCheck {
        code: held.code,
        message: &held.message,
        ranges: held.spans.iter().map(|&span| checked.positions(span).into()).collect(),
    }
}
