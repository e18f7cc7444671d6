//! Runs every rule's examples with all rules on: firing ones give exactly the marked findings, silent ones none.

use super::issue::{IssuePage, check_issue, summary_of};
use super::{Analysis, Finding, Inputs, RuleLevel, Settings};
use crate::facts::name::Dictionary;
use crate::rules::{Example, RULES, Rule};
use crate::terms::TermBook;
use crate::terms::names::{NameBook, parse_names};
use crate::text::{LineIndex, Span};
use std::sync::Arc;

type Found = Vec<(Span, &'static str, String)>;

/// What is found on each page of the example, by all rules.
fn findings(example: &Example, rule: &dyn Rule) -> Vec<Found> {
    let mut settings =
        Settings { date: example.date.map(|date| date.parse().unwrap()), ..Settings::default() };
    if let Some(list) = example.names {
        settings.names = Arc::new(NameBook::of(parse_names("names.toml", list).0));
    }
    settings.rules.insert(rule.info().code.to_owned(), RuleLevel::On);
    let inputs = Inputs {
        terms: TermBook::built_in(),
        settings: Arc::new(settings),
        dictionary: Some(Dictionary::built_in()),
    };
    let pages = example.pages();
    let read: Vec<Analysis> =
        pages.iter().map(|(_, page)| Analysis::of(page.marked().text.into(), &inputs, None)).collect();
    let mut found: Vec<Vec<Finding>> = read.iter().map(|analysis| analysis.findings.clone()).collect();
    let summary =
        |(name, analysis): (&String, &Analysis)| summary_of(name, analysis, &LineIndex::new(&analysis.text));
    let summaries: Vec<_> = pages.iter().map(|(name, _)| name).zip(&read).map(summary).collect();
    let issue: Vec<IssuePage> =
        pages.iter().zip(&summaries).map(|((path, _), summary)| IssuePage { path, summary }).collect();
    if issue.len() > 1 {
        for (page, finding) in check_issue(&issue, &inputs.settings, &inputs.terms) {
            found[page].push(finding);
        }
    }
    let shown = |found: Finding| (found.span, found.info.code, found.message);
    found.into_iter().map(|page| page.into_iter().map(shown).collect()).collect()
}

#[test]
fn every_example_gives_exactly_its_marked_findings() {
    let mut wrong = Vec::new();
    for rule in RULES {
        let code = rule.info().code;
        for example in rule.info().examples {
            for ((name, page), found) in example.pages().into_iter().zip(findings(example, *rule)) {
                let marked = page.marked();
                let expected: Vec<(Span, &str)> =
                    marked.ranges.into_iter().map(|range| (range, code)).collect();
                let places: Vec<(Span, &str)> = found.iter().map(|&(span, code, _)| (span, code)).collect();
                if places != expected {
                    let shown: Vec<String> = found
                        .iter()
                        .map(|(span, code, message)| {
                            format!("  {code} “{}”: {message}", span.of(&marked.text))
                        })
                        .collect();
                    wrong.push(format!("{code}: {name} of {}\n found:\n{}", example.text, shown.join("\n")));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} examples are wrong:\n\n{}", wrong.len(), wrong.join("\n\n"));
}

#[test]
fn every_row_of_the_table_of_forms_fires_and_stays_silent() {
    let mut wrong = Vec::new();
    for form in crate::facts::form::forms() {
        let rule = crate::rules::rule(&form.rule).unwrap_or_else(|| panic!("{} is no rule", form.rule));
        assert!(rule.info().kinds.contains(&&*form.kind), "{} lacks {}", form.rule, form.kind);
        for text in [&form.fires, &form.silent] {
            // Rows live as long as the program.
            let example = Example::new(text);
            let expected: Vec<(Span, &str)> =
                example.marked().ranges.into_iter().map(|range| (range, rule.info().code)).collect();
            let found: Found = findings(&example, rule).into_iter().flatten().collect();
            if found.iter().map(|&(span, code, _)| (span, code)).collect::<Vec<_>>() != expected {
                wrong.push(format!("{}: {text}\n found: {found:?}", form.rule));
            }
        }
    }
    assert!(wrong.is_empty(), "{} rows are wrong:\n\n{}", wrong.len(), wrong.join("\n\n"));
}
