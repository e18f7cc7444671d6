//! Any text is read without a panic; findings and repairs point at whole characters; an edited page reads like a fresh one.

#![no_main]

use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;
use zhubi::analysis::{Analysis, Inputs};
use zhubi::project::Project;
use zhubi::text::Lang;

static INPUTS: LazyLock<Inputs> = LazyLock::new(|| Project::defaults().inputs(Lang::Zh));

fuzz_target!(|input: (&str, &str)| {
    let (before, after) = input;
    let first = Analysis::of(before.into(), &INPUTS, None);
    check(&first, before);
    let edited = Analysis::of(after.into(), &INPUTS, Some(&first));
    check(&edited, after);
    let fresh = Analysis::of(after.into(), &INPUTS, None);
    assert_eq!(format!("{:?}", edited.findings), format!("{:?}", fresh.findings));
});

fn check(analysis: &Analysis, text: &str) {
    for found in &analysis.findings {
        assert!(text.get(found.span.range()).is_some());
        for place in &found.evidence {
            assert!(text.get(place.span.range()).is_some());
        }
        for fix in &found.fixes {
            assert!(fix.edits.windows(2).all(|pair| pair[0].0.end <= pair[1].0.start));
        }
    }
}
