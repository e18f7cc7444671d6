//! Cut names: places where a name that comes back stands without one of its characters.

use super::chars::Chars;
use super::entity::{At, Entity, EntityKind};
use super::known::{Known, Wanted};
use super::near::Slip;
use super::words::often_stands_alone;
use crate::text::is_han;
use std::ops::Range;

/// A place that is a form of an entity without one of its characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CutName {
    /// The entity, as an index into the register's entities.
    pub entity: usize,
    /// Where the rest stands.
    pub at: At,
    /// What stands there.
    pub text: Box<str>,
    /// The character that is lost.
    pub lost: char,
    /// Which character of the entity's form it is, from 1.
    pub index: usize,
    /// The entity that is written like the rest, where the register knows one.
    pub other: Option<usize>,
    /// Whether the reader of names has the rest as a candidate of the same kind.
    pub is_candidate: bool,
    /// Whether the characters on both sides of the gap make no word.
    pub is_torn: bool,
    /// Whether neither end of the rest makes a word with what stands beside it, and what follows can begin a word.
    pub stands_apart: bool,
}

/// The cut names of an article, in text order.
pub(super) fn of(known: &Known) -> Vec<CutName> {
    if !known.hits.iter().any(|hit| matches!(hit.slip, Some(Slip::Lost { .. }))) {
        return Vec::new();
    }
    let longest = Longest::of(known.entities, known.chars);
    let mut cuts = Vec::new();
    for hit in known.hits {
        let Some(Slip::Lost { index }) = hit.slip else { continue };
        let Wanted { kind, name, .. } = &known.wanted[hit.pattern];
        let Some(entity) = known.called(*kind, name) else { continue };
        let text = known.chars[hit.at.block];
        let here = text.within(hit.at.span);
        if longest.is_longer(hit.at.block, here.clone(), *kind) {
            continue;
        }
        let Some(lost) = name.chars().nth(index).filter(|&lost| is_han(lost)) else { continue };
        let rest: String = text[here.clone()].iter().map(|&(_, c)| c).collect();
        cuts.push(CutName {
            entity,
            at: hit.at,
            other: known.called(*kind, &rest),
            text: rest.into(),
            lost,
            index,
            is_candidate: known.has_candidate(hit.at, *kind),
            is_torn: !text.joined(here.start + index - 1),
            stands_apart: stands_apart(text, here),
        });
    }
    cuts.sort_by_key(|cut| (cut.at, cut.entity));
    cuts
}

/// Whether the characters of `here` make no word with their neighbours, and the one that follows is a mark, a word by
/// itself, or begins one.
fn stands_apart(text: &Chars, here: Range<usize>) -> bool {
    let Range { start, end } = here;
    let begins_a_word =
        text.get(end).is_none_or(|&(_, c)| !is_han(c) || often_stands_alone(c) || text.joined(end));
    let parted = start == 0 || often_stands_alone(text[start - 1].1) || !text.joined_before(start);
    parted && begins_a_word && !text.joined(end - 1)
}

/// How many characters the longest mention of each kind has that a character belongs to.
struct Longest(Vec<Vec<[u16; 4]>>);

impl Longest {
    fn of(entities: &[Entity], chars: &[&Chars]) -> Longest {
        let mut lengths: Vec<Vec<[u16; 4]>> = chars.iter().map(|chars| vec![[0; 4]; chars.len()]).collect();
        for entity in entities {
            for mention in &entity.mentions {
                let inside = chars[mention.at.block].within(mention.at.span);
                let length = inside.len() as u16;
                for here in &mut lengths[mention.at.block][inside] {
                    let longest = &mut here[entity.kind as usize];
                    *longest = (*longest).max(length);
                }
            }
        }
        Longest(lengths)
    }

    /// Whether one of the characters belongs to a longer mention: of the same kind, or for a person of a place or body.
    fn is_longer(&self, block: usize, here: Range<usize>, kind: EntityKind) -> bool {
        let kinds: &[EntityKind] = match kind {
            EntityKind::Person => &[EntityKind::Person, EntityKind::Place, EntityKind::Organisation],
            EntityKind::Place => &[EntityKind::Place],
            EntityKind::Organisation => &[EntityKind::Organisation],
            EntityKind::Term => &[EntityKind::Term],
        };
        let length = here.len() as u16;
        let here = &self.0[block][here];
        here.iter().any(|lengths| kinds.iter().any(|&kind| lengths[kind as usize] > length))
    }
}
