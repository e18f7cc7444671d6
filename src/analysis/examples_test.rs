//! Runs every rule's examples with all rules on: firing ones give exactly the marked findings, silent ones none.

use super::{Analysis, Inputs, RuleLevel, Settings};
use crate::facts::name::Dictionary;
use crate::rules::{Example, RULES, Rule};
use crate::terms::TermBook;
use crate::text::Span;
use std::sync::Arc;

fn findings(example: &Example, rule: &dyn Rule) -> Vec<(Span, &'static str, String)> {
    let mut settings =
        Settings { date: example.date.map(|date| date.parse().unwrap()), ..Settings::default() };
    settings.rules.insert(rule.info().code.to_owned(), RuleLevel::On);
    let inputs = Inputs {
        terms: TermBook::built_in(),
        settings: Arc::new(settings),
        dictionary: Some(Dictionary::built_in()),
    };
    let analysis = Analysis::of(example.marked().text.into(), &inputs, None);
    analysis.findings.iter().map(|found| (found.span, found.info.code, found.message.clone())).collect()
}

#[test]
fn every_example_gives_exactly_its_marked_findings() {
    let mut wrong = Vec::new();
    for rule in RULES {
        let code = rule.info().code;
        for example in rule.info().examples {
            let expected: Vec<(Span, &str)> =
                example.marked().ranges.into_iter().map(|range| (range, code)).collect();
            let found = findings(example, *rule);
            let places: Vec<(Span, &str)> = found.iter().map(|&(span, code, _)| (span, code)).collect();
            if places != expected {
                let text = example.marked().text;
                let shown: Vec<String> = found
                    .iter()
                    .map(|(span, code, message)| format!("  {code} “{}”: {message}", span.of(&text)))
                    .collect();
                wrong.push(format!("{code}: {}\n found:\n{}", example.text, shown.join("\n")));
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
            let found = findings(&example, rule);
            if found.iter().map(|&(span, code, _)| (span, code)).collect::<Vec<_>>() != expected {
                wrong.push(format!("{}: {text}\n found: {found:?}", form.rule));
            }
        }
    }
    assert!(wrong.is_empty(), "{} rows are wrong:\n\n{}", wrong.len(), wrong.join("\n\n"));
}
