//! Turned pairs: two neighbours that make no word, where the other order is a word that the article writes beside the same
//! characters: 挥指中心 beside 指挥中心. It needs no reader of names.

use super::At;
use super::chars::{Chars, Spot, common};
use super::near::are_states;
use super::words::often_stands_alone;
use crate::article::Role;
use crate::facts::BlockFacts;
use crate::facts::name::{NameMention, is_a_word};
use crate::text::{Letters, Span, is_han};
use rustc_hash::FxHashMap;

/// So many equal characters must stand on one side of both.
const LEAST_SIDE: usize = 2;

/// The same on both sides together, where the pair might be words by themselves.
const LEAST_AROUND: usize = 4;

/// Two neighbours in the other order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TurnedPair {
    /// Where the run of words stands that comes back elsewhere, the pair included.
    pub at: At,
    /// How many characters of the run stand before the pair.
    pub index: usize,
    /// Where the run stands in the usual order, in text order.
    pub twins: Vec<At>,
}

/// The characters of a block with which a pair begins that makes no word, but turned round is one.
pub(super) fn suspects(role: Role, facts: &BlockFacts, text: &Chars) -> Box<[u32]> {
    if role == Role::Folio {
        return Box::default();
    }
    let is_apart = |at: usize| {
        let [one, two] = [text[at].1, text[at + 1].1];
        is_han(one)
            && is_han(two)
            && one != two
            && (is_a_word([two, one]) || parts_two_words(text, at))
            && !(at.saturating_sub(1)..=at + 1).any(|left| text.stand_in_a_word(left))
    };
    let is_in_a_name = |offset: u32| {
        let holds = |name: &NameMention| name.span.contains(offset as usize) && name.organisation().is_none();
        facts.names.iter().any(|name| holds(name) && name.is_sure())
    };
    (0..text.len().saturating_sub(1))
        .filter(|&at| is_apart(at))
        .filter(|&at| !is_in_a_name(text[at].0) && !is_in_a_name(text[at + 1].0))
        .map(|at| at as u32)
        .collect()
}

/// Whether two words would stand here in the other order, of which each has lost a character to the other: 材设料计.
fn parts_two_words(text: &Chars, at: usize) -> bool {
    let c = |index: usize| text.get(index).map(|&(_, c)| c);
    let around = at.checked_sub(1).and_then(c).zip(c(at)).zip(c(at + 1)).zip(c(at + 2));
    around.is_some_and(|(((before, one), two), after)| is_a_word([before, two]) && is_a_word([one, after]))
}

/// The turned pairs of an article, in text order; `suspects` are those of each block.
pub(super) fn of(suspects: &[&[u32]], chars: &[&Chars]) -> Vec<TurnedPair> {
    let spots = suspects.iter().enumerate();
    let spots = spots.flat_map(|(block, suspects)| suspects.iter().map(move |&at| (block, at as usize)));
    let mut turned: FxHashMap<(char, char), Vec<Spot>> = FxHashMap::default();
    for (block, at) in spots {
        turned.entry((chars[block][at + 1].1, chars[block][at].1)).or_default().push((block, at));
    }
    // What stands so twice is written so on purpose.
    turned.retain(|_, spots| spots.len() == 1);
    if turned.is_empty() {
        return Vec::new();
    }
    let firsts = Letters::of(&turned.keys().map(|&(first, _)| first).collect::<String>());
    let mut twins: FxHashMap<Spot, Vec<Spot>> = FxHashMap::default();
    for (block, text) in chars.iter().enumerate() {
        for (at, pair) in text.windows(2).enumerate() {
            if firsts.may_hold_char(pair[0].1)
                && let Some(&[spot]) = turned.get(&(pair[0].1, pair[1].1)).map(Vec::as_slice)
            {
                twins.entry(spot).or_default().push((block, at));
            }
        }
    }
    let mut pairs: Vec<TurnedPair> =
        twins.into_iter().filter_map(|(suspect, twins)| judge(suspect, &twins, chars)).collect();
    pairs.sort_by_key(|pair| (pair.at, pair.index));
    pairs
}

/// The turned pair that the suspect is, where a twin stands beside the same characters.
fn judge(suspect: Spot, twins: &[Spot], chars: &[&Chars]) -> Option<TurnedPair> {
    let around = |&(block, at): &Spot| {
        let before = common(suspect, (block, at), chars).0;
        let after = common((suspect.0, suspect.1 + 1), (block, at + 1), chars).1;
        (before, after)
    };
    let (before, after) = twins.iter().map(around).max_by_key(|&(before, after)| before + after)?;
    let [one, two] = [chars[suspect.0][suspect.1].1, chars[suspect.0][suspect.1 + 1].1];
    // A character that may be a word by itself, or a pair that is no word the other way round, asks for more on both sides.
    let is_weak = [one, two].into_iter().any(often_stands_alone) || !is_a_word([two, one]);
    // Two states, each of which names itself first.
    let may_be_states = [one, two].contains(&'中') || are_states(one, two);
    let is_enough = match is_weak {
        true => !may_be_states && before.min(after) > 0 && before + after >= LEAST_AROUND,
        false => before.max(after) >= LEAST_SIDE,
    };
    if !is_enough {
        return None;
    }
    let run = |(block, at): Spot| {
        let (start, (last, c)) = (chars[block][at - before].0, chars[block][at + 1 + after]);
        At { block, span: Span { start, end: last + c.len_utf8() as u32 } }
    };
    let same = twins.iter().filter(|twin| {
        let (its_before, its_after) = around(twin);
        its_before >= before && its_after >= after
    });
    Some(TurnedPair { at: run(suspect), index: before, twins: same.copied().map(run).collect() })
}
