//! Passages of our own with one misprinted figure or date each: most are found, and the corrected twin of each is silent.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fmt::Write;
use std::sync::Arc;
use zhubi::analysis::{Analysis, Inputs, Settings};
use zhubi::facts::name::Dictionary;
use zhubi::rules::{Severity, rule};
use zhubi::terms::TermBook;
use zhubi::text::Span;

/// Which share of the passages must be found, in percent.
const FLOOR_CALC: usize = 95;
const FLOOR_SCOPE: usize = 80;

struct Passage {
    codes: Vec<String>,
    by_scope: bool,
    date: Option<String>,
    misprinted: String,
    corrected: String,
    /// Where the two differ, in bytes of the misprinted text.
    slips: Vec<Span>,
}

impl Passage {
    fn read(entry: &str) -> Passage {
        let (head, text) = entry.split_once('\n').unwrap();
        let cells: Vec<&str> = head.trim_start_matches("@ ").split(" · ").collect();
        let mut passage = Passage {
            codes: cells[0].split('|').map(str::to_owned).collect(),
            by_scope: cells[1] == "scope",
            date: cells.get(3).map(|date| (*date).to_owned()),
            misprinted: String::new(),
            corrected: String::new(),
            slips: Vec::new(),
        };
        let mut rest = text.trim_end();
        while let Some((plain, more)) = rest.split_once('{') {
            let (slip, after) = more.split_once('}').unwrap();
            let (wrong, right) = slip.split_once('→').unwrap();
            passage.misprinted.push_str(plain);
            passage.corrected.push_str(plain);
            let start = passage.misprinted.len();
            passage.misprinted.push_str(wrong);
            passage.corrected.push_str(right);
            passage.slips.push(Span::new(start, start + wrong.len()));
            rest = after;
        }
        passage.misprinted.push_str(rest);
        passage.corrected.push_str(rest);
        passage
    }

    fn analysis(&self, text: &str) -> Analysis {
        let date = self.date.as_ref().map(|date| date.parse().unwrap());
        let inputs = Inputs {
            terms: TermBook::built_in(),
            settings: Arc::new(Settings { date, ..Settings::default() }),
            dictionary: Some(Dictionary::built_in()),
        };
        Analysis::of(text.into(), &inputs, None)
    }

    /// Whether one of the expected rules finds something that touches the slip, or rests on it.
    fn is_found(&self) -> bool {
        let touches =
            |span: Span| self.slips.iter().any(|slip| span.start <= slip.end && slip.start <= span.end);
        self.analysis(&self.misprinted).findings.iter().any(|finding| {
            let places = finding.evidence.iter().map(|evidence| evidence.span).chain([finding.span]);
            self.codes.iter().any(|code| code == finding.info.code) && places.into_iter().any(touches)
        })
    }

    fn alarms(&self) -> Vec<String> {
        let analysis = self.analysis(&self.corrected);
        let graver = analysis.findings.iter().filter(|finding| finding.severity <= Severity::Warning);
        graver.map(|finding| format!("{}: {}", finding.info.code, finding.message)).collect()
    }
}

fn passages() -> Vec<Passage> {
    let text = include_str!("corpus/figure_slips.txt");
    text.split("\n\n").filter(|entry| entry.starts_with('@')).map(Passage::read).collect()
}

#[test]
fn misprints_are_found_and_their_corrections_are_silent() {
    let mut told = String::new();
    let (mut calc, mut scope) = ((0, 0), (0, 0));
    let mut alarms = 0;
    for passage in passages() {
        let found = passage.is_found();
        let count = if passage.by_scope { &mut scope } else { &mut calc };
        count.0 += usize::from(found);
        count.1 += 1;
        if !found {
            writeln!(told, "missed {}: {}", passage.codes.join("|"), passage.misprinted).unwrap();
        }
        for alarm in passage.alarms() {
            alarms += 1;
            writeln!(told, "false {alarm}\n    {}", passage.corrected).unwrap();
        }
    }
    assert_eq!(alarms, 0, "{told}");
    assert!(calc.0 * 100 >= calc.1 * FLOOR_CALC && scope.0 * 100 >= scope.1 * FLOOR_SCOPE, "{told}");
}

#[test]
fn every_expected_code_is_a_rule() {
    for passage in passages() {
        assert!(passage.codes.iter().all(|code| rule(code).is_some()), "{:?}", passage.codes);
        assert!(!passage.slips.is_empty() && passage.misprinted != passage.corrected);
    }
}
