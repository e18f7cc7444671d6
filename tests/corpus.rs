//! Whole pages of our own writing: every planted slip is found, nothing else is called an error or a warning, and every
//! change of a finding shows as a change of the report beside this file.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use zhubi::analysis::Analysis;
use zhubi::facts::name::Dictionary;
use zhubi::project::Project;
use zhubi::rules::Severity;
use zhubi::text::{Lang, LineIndex, Span};

fn pages() -> Vec<(String, Analysis)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(root.join("examples")).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|end| end == "txt"));
    paths.sort();
    let mut inputs = Project::load(&root.join("examples")).inputs(Lang::Zh);
    inputs.dictionary = Some(Dictionary::built_in());
    let read = |path: &PathBuf| {
        let text = std::fs::read_to_string(path).unwrap();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        (name, Analysis::of(text.into(), &inputs, None))
    };
    paths.iter().map(read).collect()
}

#[test]
fn every_planted_slip_is_found_and_nothing_else_is_an_error_or_a_warning() {
    let planted: BTreeSet<(String, String, String)> = include_str!("corpus/planted.tsv")
        .lines()
        .skip(1)
        .map(|line| {
            let mut columns = line.split('\t').map(str::to_owned);
            (columns.next().unwrap(), columns.next().unwrap(), columns.next().unwrap())
        })
        .collect();
    let mut missed = planted.clone();
    let mut unplanned = Vec::new();
    for (page, analysis) in pages() {
        for found in analysis.findings.iter().filter(|found| found.severity <= Severity::Warning) {
            let words = found.span.of(&analysis.text);
            let plan = planted.iter().find(|(in_page, code, part)| {
                *in_page == page && code == found.info.code && words.contains(part.as_str())
            });
            match plan {
                Some(plan) => drop(missed.remove(plan)),
                None => unplanned.push(format!("{page}: {} “{words}” {}", found.info.code, found.message)),
            }
        }
    }
    assert!(missed.is_empty() && unplanned.is_empty(), "missed: {missed:#?}\nunplanned: {unplanned:#?}");
}

#[test]
fn the_report_of_all_findings_and_held_checks_has_not_changed() {
    let mut report = String::new();
    for (page, analysis) in pages() {
        let lines = LineIndex::new(&analysis.text);
        let place = |span: Span| {
            let at = lines.position(&analysis.text, span.start as usize);
            format!("{}:{} “{}”", at.line + 1, at.character + 1, span.of(&analysis.text))
        };
        writeln!(report, "# {page}").unwrap();
        for found in &analysis.findings {
            let severity = found.severity.name();
            writeln!(report, "{} {severity} {}: {}", place(found.span), found.info.code, found.message)
                .unwrap();
            for evidence in &found.evidence {
                writeln!(report, "    {} {}", place(evidence.span), evidence.message).unwrap();
            }
            for fix in &found.fixes {
                writeln!(report, "    → {}", fix.title).unwrap();
            }
        }
        for held in &analysis.held {
            let places: Vec<String> = held.spans.iter().map(|&span| place(span)).collect();
            writeln!(report, "held {}: {} [{}]", held.code, held.message, places.join(", ")).unwrap();
        }
    }
    expect_test::expect_file![concat!(env!("CARGO_MANIFEST_DIR"), "/tests/corpus/report.txt")]
        .assert_eq(&report);
}
