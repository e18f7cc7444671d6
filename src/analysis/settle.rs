//! Settles the findings of one article: one slip, one finding.
//!
//! Where two findings stand on the same words, or rest on the same two places, the graver one stays (the earlier rule
//! where they are equally grave) and the other's places become its evidence. Findings on what the text states and
//! findings on how it is written do not take each other's place.

use crate::rules::{Draft, Place, RULES};
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// The place of each rule in the order of precedence, by code.
static RANKS: LazyLock<FxHashMap<&str, usize>> =
    LazyLock::new(|| RULES.iter().enumerate().map(|(rank, rule)| (rule.info().code, rank)).collect());

/// Keeps one finding of each slip. The order of the result is the order of precedence.
pub(super) fn settle(mut drafts: Vec<Draft>) -> Vec<Draft> {
    drafts.sort_by_cached_key(|draft| (draft.severity, RANKS.get(draft.info.code), draft.place));
    let mut kept: Vec<Draft> = Vec::with_capacity(drafts.len());
    let mut stands = Stands::default();
    for draft in drafts {
        let near = stands.near(&draft);
        match near.into_iter().find(|&index| same_slip(&kept[index], &draft)) {
            Some(stronger) => absorb(&mut kept[stronger], draft),
            None => {
                stands.add(&draft, kept.len());
                kept.push(draft);
            }
        }
    }
    kept
}

/// Where the kept findings stand: whether they judge the content, block, start, end, number. Those of one kind do not
/// overlap, since the later one would have been absorbed; so those that a place overlaps are neighbours in this order.
#[derive(Default)]
struct Stands(BTreeSet<(bool, usize, u32, u32, usize)>);

impl Stands {
    /// Adds the finding, which is number `index` of the kept ones.
    fn add(&mut self, draft: &Draft, index: usize) {
        let Place { block, span } = draft.place;
        self.0.insert((draft.info.family.judges_content(), block, span.start, span.end, index));
    }

    /// The kept findings of its kind that stand on a place of `draft`, in the order in which they were kept. No other
    /// can be of the same slip.
    fn near(&self, draft: &Draft) -> Vec<usize> {
        let content = draft.info.family.judges_content();
        let places = std::iter::once(draft.place).chain(draft.evidence.iter().map(|&(place, _)| place));
        let mut near = Vec::new();
        for Place { block, span } in places {
            let begin_before = self.0.range((content, block, 0, 0, 0)..(content, block, span.end, 0, 0));
            let overlapping = begin_before.rev().take_while(|(_, _, _, end, _)| *end > span.start);
            near.extend(overlapping.map(|(.., index)| *index));
        }
        near.sort_unstable();
        near.dedup();
        near
    }
}

fn same_slip(stronger: &Draft, weaker: &Draft) -> bool {
    if stronger.place.overlaps(weaker.place) {
        return true;
    }
    let rests_on =
        |draft: &Draft, place: Place| draft.evidence.iter().any(|(other, _)| other.overlaps(place));
    rests_on(stronger, weaker.place) && rests_on(weaker, stronger.place)
}

fn absorb(stronger: &mut Draft, weaker: Draft) {
    for (place, says) in weaker.evidence {
        let known = place.overlaps(stronger.place)
            || stronger.evidence.iter().any(|(other, _)| other.overlaps(place));
        if !known {
            stronger.evidence.push((place, says));
            stronger.absorbed += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Severity;
    use crate::text::Span;
    use proptest::prelude::*;

    /// The number of the nth rule that judges what the text states.
    fn on_content(nth: usize) -> usize {
        let mut found = (0..RULES.len()).filter(|&rule| RULES[rule].info().family.judges_content());
        found.nth(nth).unwrap()
    }

    /// A draft of rule number `rule` on the first of `places` with evidence on the others.
    fn draft(rule: usize, severity: Severity, places: &[(usize, usize, usize)]) -> Draft {
        let place = |&(block, start, length): &(usize, usize, usize)| {
            Place::new(block, Span::new(start, start + length))
        };
        Draft {
            info: RULES[rule % RULES.len()].info(),
            severity,
            place: place(&places[0]),
            message: String::new(),
            evidence: places[1..].iter().map(|it| (place(it), String::new())).collect(),
            fixes: Vec::new(),
            gravest: severity,
            absorbed: 0,
        }
    }

    /// Compares every draft with every one that was kept before it.
    fn settle_by_comparing_all(mut drafts: Vec<Draft>) -> Vec<Draft> {
        drafts.sort_by_cached_key(|draft| (draft.severity, RANKS.get(draft.info.code), draft.place));
        let mut kept: Vec<Draft> = Vec::new();
        for draft in drafts {
            let same = |stronger: &&mut Draft| {
                stronger.info.family.judges_content() == draft.info.family.judges_content()
                    && same_slip(stronger, &draft)
            };
            match kept.iter_mut().find(same) {
                Some(stronger) => absorb(stronger, draft),
                None => kept.push(draft),
            }
        }
        kept
    }

    fn any_draft() -> impl Strategy<Value = Draft> {
        let severity = prop::sample::select(vec![Severity::Error, Severity::Warning, Severity::Information]);
        let places = prop::collection::vec((0..3usize, 0..30usize, 0..6usize), 1..4);
        (0..RULES.len(), severity, places).prop_map(|(rule, severity, places)| draft(rule, severity, &places))
    }

    proptest! {
        #[test]
        fn the_short_way_keeps_what_comparing_all_keeps(drafts in prop::collection::vec(any_draft(), 0..40)) {
            let kept = settle(drafts.clone());
            prop_assert_eq!(format!("{kept:?}"), format!("{:?}", settle_by_comparing_all(drafts)));
        }
    }

    #[test]
    fn the_graver_finding_on_the_same_words_takes_over_the_places_of_the_other() {
        let error = draft(on_content(0), Severity::Error, &[(0, 10, 6), (0, 30, 3)]);
        let warning = draft(on_content(1), Severity::Warning, &[(0, 12, 3), (1, 0, 3), (0, 31, 1)]);
        let kept = settle(vec![warning, error]);
        assert_eq!(kept.len(), 1);
        assert_eq!((kept[0].severity, kept[0].evidence.len(), kept[0].absorbed), (Severity::Error, 2, 1));
    }

    #[test]
    fn findings_that_rest_on_each_other_are_one_and_others_are_not() {
        let one = draft(on_content(0), Severity::Error, &[(0, 0, 3), (2, 9, 3)]);
        let other = draft(on_content(1), Severity::Error, &[(2, 9, 3), (0, 0, 3)]);
        let third = draft(on_content(1), Severity::Error, &[(1, 9, 3), (0, 0, 3)]);
        assert_eq!(settle(vec![one, other, third]).len(), 2);
    }
}
