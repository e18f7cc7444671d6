//! Settles the findings of one article: one slip, one finding.
//!
//! Where two findings stand on the same words, or rest on the same two places, the graver one stays (the earlier rule
//! where they are equally grave) and the other's places become its evidence. Findings on what the text states and
//! findings on how it is written do not take each other's place.

use crate::rules::{Draft, Place, RULES};

/// Keeps one finding of each slip. The order of the result is the order of precedence.
pub(super) fn settle(mut drafts: Vec<Draft>) -> Vec<Draft> {
    let rank = |draft: &Draft| RULES.iter().position(|rule| rule.info().code == draft.info.code);
    drafts.sort_by_key(|draft| (draft.severity, rank(draft), draft.place));
    let mut kept: Vec<Draft> = Vec::with_capacity(drafts.len());
    for draft in drafts {
        match kept.iter_mut().find(|stronger| same_slip(stronger, &draft)) {
            Some(stronger) => absorb(stronger, draft),
            None => kept.push(draft),
        }
    }
    kept
}

fn same_slip(stronger: &Draft, weaker: &Draft) -> bool {
    if stronger.info.family.judges_content() != weaker.info.family.judges_content() {
        return false;
    }
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
