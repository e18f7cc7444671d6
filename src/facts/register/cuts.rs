//! Cut names: places where a name that comes back stands without one of its characters.

use super::copies::Wanted;
use super::entity::{At, Entity, EntityKind};
use super::near::{Chars, Hit, Slip};
use super::words::{join_in_a_word, often_stands_alone};
use crate::text::is_han;
use rustc_hash::{FxHashMap, FxHashSet};

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

/// The cut names among `hits`, in text order.
pub(super) fn of(
    entities: &[Entity],
    wanted: &[Wanted],
    hits: &[Hit],
    chars: &[&Chars],
    candidates: &FxHashSet<(At, EntityKind)>,
) -> Vec<CutName> {
    if !hits.iter().any(|hit| matches!(hit.slip, Some(Slip::Lost { .. }))) {
        return Vec::new();
    }
    let known: FxHashMap<(EntityKind, &str), usize> = entities
        .iter()
        .enumerate()
        .map(|(index, entity)| ((entity.kind, &*entity.forms[0].text), index))
        .collect();
    let longest = Longest::of(entities, chars);
    let mut cuts = Vec::new();
    for hit in hits {
        let Some(Slip::Lost { index }) = hit.slip else { continue };
        let Wanted { kind, name, .. } = &wanted[hit.pattern];
        let Some(&entity) = known.get(&(*kind, name.as_str())) else { continue };
        let text = chars[hit.at.block];
        let start = text.partition_point(|&(offset, _)| offset < hit.at.span.start);
        let end = text.partition_point(|&(offset, _)| offset < hit.at.span.end);
        if longest.is_longer(hit.at.block, start, end, *kind) {
            continue;
        }
        let Some(lost) = name.chars().nth(index).filter(|&lost| is_han(lost)) else { continue };
        let rest: String = text[start..end].iter().map(|&(_, c)| c).collect();
        cuts.push(CutName {
            entity,
            at: hit.at,
            other: known.get(&(*kind, rest.as_str())).copied(),
            text: rest.into(),
            lost,
            index,
            is_candidate: candidates.contains(&(hit.at, *kind)),
            is_torn: !joined(text, start + index - 1),
            stands_apart: stands_apart(text, start, end),
        });
    }
    cuts.sort_by_key(|cut| (cut.at, cut.entity));
    cuts
}

fn joined(text: &Chars, left: usize) -> bool {
    match (text.get(left), text.get(left + 1)) {
        (Some(&(_, one)), Some(&(_, two))) => join_in_a_word(one, two),
        _ => false,
    }
}

/// Whether the characters `start..end` make no word with their neighbours, and the one that follows is a mark, a word by
/// itself, or begins one.
fn stands_apart(text: &Chars, start: usize, end: usize) -> bool {
    let begins_a_word =
        text.get(end).is_none_or(|&(_, c)| !is_han(c) || often_stands_alone(c) || joined(text, end));
    let parted = start == 0 || often_stands_alone(text[start - 1].1) || !joined(text, start - 1);
    parted && begins_a_word && !joined(text, end - 1)
}

/// How many characters the longest mention of each kind has that a character belongs to.
struct Longest(Vec<Vec<[u16; 4]>>);

impl Longest {
    fn of(entities: &[Entity], chars: &[&Chars]) -> Longest {
        let mut lengths: Vec<Vec<[u16; 4]>> = chars.iter().map(|chars| vec![[0; 4]; chars.len()]).collect();
        for entity in entities {
            for mention in &entity.mentions {
                let text = chars[mention.at.block];
                let first = text.partition_point(|&(at, _)| at < mention.at.span.start);
                let after = text.partition_point(|&(at, _)| at < mention.at.span.end);
                for here in &mut lengths[mention.at.block][first..after] {
                    let longest = &mut here[entity.kind as usize];
                    *longest = (*longest).max((after - first) as u16);
                }
            }
        }
        Longest(lengths)
    }

    /// Whether one of the characters belongs to a longer mention: of the same kind, or for a person of a place or body.
    fn is_longer(&self, block: usize, start: usize, end: usize, kind: EntityKind) -> bool {
        let kinds: &[EntityKind] = match kind {
            EntityKind::Person => &[EntityKind::Person, EntityKind::Place, EntityKind::Organisation],
            EntityKind::Place => &[EntityKind::Place],
            EntityKind::Organisation => &[EntityKind::Organisation],
            EntityKind::Term => &[EntityKind::Term],
        };
        let length = (end - start) as u16;
        let here = &self.0[block][start..end];
        here.iter().any(|lengths| kinds.iter().any(|&kind| lengths[kind as usize] > length))
    }
}
