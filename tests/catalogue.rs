//! What every rule owes its user: a lawful code, a full page in both languages, examples enough, and a manual in step.

use expect_test::expect_file;
use std::collections::BTreeSet;
use zhubi::rules::{Confidence, RULES, RuleInfo, Severity, manual};
use zhubi::text::{Bilingual, Lang};

fn infos() -> impl Iterator<Item = &'static RuleInfo> {
    RULES.iter().map(|rule| rule.info())
}

#[test]
fn codes_are_kebab_case_and_no_two_rules_share_one() {
    let mut seen = BTreeSet::new();
    for info in infos() {
        for code in std::iter::once(&info.code).chain(info.former_codes) {
            let lawful = code.split('-').all(|word| {
                !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
            });
            assert!(lawful, "{code}");
            assert!(seen.insert(*code), "{code} is taken");
        }
    }
}

#[test]
fn every_page_is_full_in_both_languages() {
    for info in infos() {
        let page = &info.page;
        let parts = [page.title, page.finds, page.why, page.instead, page.silent];
        assert!(!page.source.zh.is_empty() && !page.source.en.is_empty(), "{}", info.code);
        for Bilingual { zh, en } in parts {
            assert!(zh.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)), "{}: {zh}", info.code);
            assert!(en.is_ascii() || en.chars().any(|c| c.is_ascii_alphabetic()), "{}: {en}", info.code);
            assert!(!zh.contains("  ") && !en.contains("  "), "{}: {zh} {en}", info.code);
        }
    }
}

#[test]
fn every_rule_has_examples_that_fire_and_that_do_not() {
    for info in infos() {
        let firing = info.examples.iter().filter(|example| example.fires()).count();
        let silent = info.examples.len() - firing;
        // A rule of judgement can be wrong in more ways than a pattern.
        let judges = info.family.judges_content() && info.confidence != Confidence::Low;
        let (enough_firing, enough_silent) = if judges { (5, 8) } else { (1, 1) };
        assert!(
            firing >= enough_firing && silent >= enough_silent,
            "{}: {firing} firing, {silent} silent",
            info.code
        );
    }
}

#[test]
fn kinds_are_written_as_in_the_catalogue_of_kinds() {
    for kind in infos().flat_map(|info| info.kinds) {
        let digits = kind.trim_start_matches(|c: char| c.is_ascii_uppercase());
        assert!(kind.len() > digits.len() && digits.len() == 2, "{kind}");
    }
}

#[test]
fn a_hint_never_counts_points() {
    for info in infos().filter(|info| info.severity == Severity::Hint) {
        assert_eq!(info.points, None, "{}", info.code);
    }
}

/// `UPDATE_EXPECT=1 cargo test --test catalogue` writes the manual anew.
#[test]
fn the_manual_is_in_step_with_the_rules() {
    expect_file![concat!(env!("CARGO_MANIFEST_DIR"), "/docs/rules.zh-CN.md")]
        .assert_eq(&manual::book(Lang::Zh));
    expect_file![concat!(env!("CARGO_MANIFEST_DIR"), "/docs/rules.md")].assert_eq(&manual::book(Lang::En));
}

/// `UPDATE_EXPECT=1 cargo test --test catalogue` writes the schema anew.
#[test]
fn the_schema_of_the_configuration_is_in_step_with_its_types_and_the_rules() {
    let schema = serde_json::to_string_pretty(zhubi::project::config_schema()).unwrap();
    expect_file![concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/zhubi.schema.json")]
        .assert_eq(&(schema + "\n"));
}
