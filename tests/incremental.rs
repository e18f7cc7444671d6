//! An analysis that takes over from an earlier version equals one from nothing, whatever was edited.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use proptest::prelude::*;
use std::path::Path;
use std::sync::Arc;
use zhubi::analysis::{Analysis, Inputs};
use zhubi::project::Project;
use zhubi::text::Lang;

/// What an edit may put in: text that starts, ends, tears and contradicts things.
const INSERTS: &[&str] = &[
    "",
    "\n",
    "\n\n",
    "。",
    "，",
    "“",
    "”",
    "联动联动",
    "共受理矛盾纠纷860件，其中婚姻类320件、邻里类520件。",
    "本报记者 沈知远",
    "2024年5月18日 星期五",
    "一是",
    "12",
    "\u{20bb7}",
    "\u{200b}",
    "\u{3000}",
    "# ",
    "合计\t12\t30\n",
    "5,000元和60000元",
    "APP和App",
];

fn pages() -> Vec<String> {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let mut paths: Vec<_> = std::fs::read_dir(examples).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let pages = paths.iter().filter(|path| path.extension().is_some_and(|end| end == "txt"));
    let mut pages: Vec<String> = pages.map(|path| std::fs::read_to_string(path).unwrap()).collect();
    // Several articles, so that what stands behind an edit moves along.
    pages.push(pages.join("\n\n"));
    pages
}

/// Everything about the findings and held checks that reaches a user.
fn visible(analysis: &Analysis) -> String {
    format!(
        "{:#?}\n{:#?}\n{:#?}",
        analysis.page.blocks,
        analysis
            .findings
            .iter()
            .map(|found| {
                (
                    &found.id,
                    found.info.code,
                    found.severity,
                    found.span,
                    &found.message,
                    &found.evidence,
                    &found.fixes,
                    &found.places,
                    found.points,
                )
            })
            .collect::<Vec<_>>(),
        analysis.held
    )
}

/// Replaces the characters between two fractions of the text.
fn edited(text: &str, from: f64, length: usize, insert: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let start = (from * chars.len() as f64) as usize;
    let end = (start + length).min(chars.len());
    chars[..start].iter().chain(insert.chars().collect::<Vec<_>>().iter()).chain(&chars[end..]).collect()
}

fn inputs() -> Inputs {
    Project::defaults().inputs(Lang::Zh)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn edits_give_the_same_findings_as_a_fresh_reading(
        page in 0..4usize,
        edits in prop::collection::vec((0.0..1.0f64, 0..12usize, 0..INSERTS.len()), 1..6),
    ) {
        let inputs = inputs();
        let mut text = pages()[page].clone();
        let mut analysis = Analysis::of(text.as_str().into(), &inputs, None);
        for (from, length, insert) in edits {
            text = edited(&text, from, length, INSERTS[insert]);
            let document: Arc<str> = text.as_str().into();
            analysis = Analysis::of(Arc::clone(&document), &inputs, Some(&analysis));
            let fresh = Analysis::of(document, &inputs, None);
            prop_assert_eq!(visible(&analysis), visible(&fresh));
        }
    }

    #[test]
    fn any_text_is_read_without_panic(text in "(\\PC|[一二三四五六七八九十百千万亿零两0-9年月日，。、“”‘’《》（）%％‰\\n ]){0,300}") {
        let inputs = inputs();
        let analysis = Analysis::of(text.as_str().into(), &inputs, None);
        for found in &analysis.findings {
            prop_assert!(text.get(found.span.range()).is_some());
            for fix in &found.fixes {
                prop_assert!(fix.edits.windows(2).all(|pair| pair[0].0.end <= pair[1].0.start), "{:?}", fix.edits);
            }
        }
    }
}
