//! Near-copies: places that differ from a known name or term by a single slip, with what speaks for and against a mistake.

use super::entity::{At, Entity, EntityKind};
use super::likeness::{Likeness, likeness};
use super::near::{Chars, Hit, Slip};
use super::words::join_in_a_word;
use rustc_hash::FxHashMap;

/// Characters that often stand as a word by themselves, so that one beside part of a name is no sign of a mistake.
const OFTEN_ALONE: &str = include_str!("data/single_words.txt");

/// How many mentions of a name are looked at for the words around it.
const COMPARED_MENTIONS: usize = 8;

/// How many characters a name grows on each side, at most, where its neighbours are the same.
const GROWTH: usize = 3;

/// A place that differs from a form of an entity by a single slip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NearCopy {
    /// The entity that it nearly names, as an index into the register's entities.
    pub entity: usize,
    /// Where it stands.
    pub at: At,
    /// What stands there.
    pub text: Box<str>,
    /// How it differs.
    pub slip: Slip,
    /// How the differing characters are mistaken for one another, if they are; swapped neighbours have none.
    pub likeness: Option<Likeness>,
    /// The entity that is written this way, where the register knows one.
    pub other: Option<usize>,
    /// Whether the differing characters make no word with their neighbours and are none by themselves.
    pub stands_out: bool,
    /// The same of the entity's first mention.
    pub known_stands_out: bool,
    /// How often this text stands in the article as a near-copy of the same entity.
    pub count: usize,
}

/// The near-copies among `hits`, in text order; `names` are the texts that the hits' patterns number.
pub(super) fn of(
    entities: &[Entity],
    names: &[(EntityKind, String)],
    hits: &[Hit],
    chars: &[Chars],
) -> Vec<NearCopy> {
    let known: FxHashMap<(EntityKind, &str), usize> = entities
        .iter()
        .enumerate()
        .flat_map(|(index, entity)| entity.forms.iter().map(move |form| ((entity.kind, &*form.text), index)))
        .collect();
    let by_place: FxHashMap<(At, EntityKind), usize> = entities
        .iter()
        .enumerate()
        .flat_map(|(index, entity)| {
            entity.mentions.iter().map(move |mention| ((mention.at, entity.kind), index))
        })
        .collect();
    let repeated = Repeated::of(entities, chars);
    let mut copies = Vec::new();
    for hit in hits {
        let Some(slip) = hit.slip else { continue };
        let (kind, name) = &names[hit.pattern];
        let Some(&entity) = known.get(&(*kind, name.as_str())) else { continue };
        let mistaken = match slip {
            Slip::Replaced { known, here, .. } => likeness(known, here),
            Slip::Swapped { .. } => None,
        };
        let context = Context::new(&chars[hit.at.block], hit.at, slip);
        if !context.is_chinese() || (mistaken.is_none() && matches!(slip, Slip::Replaced { .. })) {
            continue;
        }
        let other = by_place.get(&(hit.at, *kind)).copied();
        let comes_back = entities[entity].mentions.len() > 1;
        if other.is_none() && comes_back && repeated.covers(hit.at.block, context.first_differing) {
            continue;
        }
        copies.push(NearCopy {
            entity,
            at: hit.at,
            text: context.text().into(),
            slip,
            likeness: mistaken,
            other,
            stands_out: context
                .grown(&entities[entity], chars)
                .stands_out(other.is_some(), entities[entity].is_in_gazetteer),
            known_stands_out: known_stands_out(&entities[entity], name, slip, chars),
            count: 1,
        });
    }
    count(&mut copies);
    copies.sort_by_key(|copy| (copy.at, copy.entity));
    copies
}

fn known_stands_out(entity: &Entity, name: &str, slip: Slip, chars: &[Chars]) -> bool {
    let of_name = entity.mentions.iter().find(|mention| *entity.forms[mention.form].text == *name);
    let slip = match slip {
        Slip::Replaced { index, known, here } => Slip::Replaced { index, known: here, here: known },
        swapped => swapped,
    };
    // A mention with white space inside has other offsets; such names are spaced out on purpose and stand by themselves.
    of_name.filter(|mention| mention.at.span.len() == name.len()).is_none_or(|mention| {
        Context::new(&chars[mention.at.block], mention.at, slip)
            .stands_out(mention.is_quoted, entity.is_in_gazetteer)
    })
}

fn count(copies: &mut [NearCopy]) {
    let mut counts: FxHashMap<(usize, Box<str>), usize> = FxHashMap::default();
    for copy in copies.iter() {
        *counts.entry((copy.entity, copy.text.clone())).or_default() += 1;
    }
    for copy in copies.iter_mut() {
        copy.count = counts.get(&(copy.entity, copy.text.clone())).copied().unwrap_or(1);
    }
}

/// Which characters belong to a name that comes back.
struct Repeated(Vec<Vec<bool>>);

impl Repeated {
    fn of(entities: &[Entity], chars: &[Chars]) -> Repeated {
        let mut covered: Vec<Vec<bool>> = chars.iter().map(|chars| vec![false; chars.len()]).collect();
        for entity in entities.iter().filter(|entity| entity.mentions.len() > 1) {
            for mention in &entity.mentions {
                let chars = &chars[mention.at.block];
                let first = chars.partition_point(|&(at, _)| at < mention.at.span.start);
                let after = chars.partition_point(|&(at, _)| at < mention.at.span.end);
                covered[mention.at.block][first..after].fill(true);
            }
        }
        Repeated(covered)
    }

    fn covers(&self, block: usize, index: usize) -> bool {
        self.0[block][index]
    }
}

/// A near-copy among the characters of its block.
struct Context<'a> {
    chars: &'a Chars,
    start: usize,
    end: usize,
    first_differing: usize,
    slip: Slip,
}

impl<'a> Context<'a> {
    fn new(chars: &'a Chars, at: At, slip: Slip) -> Context<'a> {
        let start = chars.partition_point(|&(offset, _)| offset < at.span.start);
        let end = chars.partition_point(|&(offset, _)| offset < at.span.end);
        let (Slip::Replaced { index, .. } | Slip::Swapped { index }) = slip;
        Context { chars, start, end, first_differing: start + index, slip }
    }

    fn text(&self) -> String {
        self.chars[self.start..self.end].iter().map(|&(_, c)| c).collect()
    }

    fn is_chinese(&self) -> bool {
        let differing = match self.slip {
            Slip::Replaced { .. } => self.first_differing..self.first_differing + 1,
            Slip::Swapped { .. } => self.first_differing..self.first_differing + 2,
        };
        self.chars[differing].iter().all(|&(_, c)| is_han(c))
    }

    /// Whether the characters `left` and `left + 1` of the block stand side by side in some word.
    fn joined(&self, left: usize) -> bool {
        match (self.chars.get(left), self.chars.get(left + 1)) {
            (Some(&(_, one)), Some(&(_, two))) => join_in_a_word(one, two),
            _ => false,
        }
    }

    fn joined_before(&self, index: usize) -> bool {
        index > 0 && self.joined(index - 1)
    }

    /// The same place with as many neighbours as some mention of `entity` has too: beside 青川县服务网络 the copy 伏务网
    /// in 青川县伏务网络 is read with 县 and 络.
    fn grown(mut self, entity: &Entity, chars: &[Chars]) -> Context<'a> {
        let mut best = (0, 0);
        for mention in entity.mentions.iter().take(COMPARED_MENTIONS) {
            let there = &chars[mention.at.block];
            let start = there.partition_point(|&(offset, _)| offset < mention.at.span.start);
            let end = there.partition_point(|&(offset, _)| offset < mention.at.span.end);
            let same = |one: Option<&(u32, char)>, two: Option<&(u32, char)>| match (one, two) {
                (Some(&(_, one)), Some(&(_, two))) => one == two && is_han(one),
                _ => false,
            };
            let before = (1..=start.min(self.start))
                .take_while(|&back| same(self.chars.get(self.start - back), there.get(start - back)))
                .count();
            let after = (0..there.len() - end)
                .take_while(|&on| same(self.chars.get(self.end + on), there.get(end + on)))
                .count();
            best = best.max((before.min(GROWTH), after.min(GROWTH)));
        }
        self.start -= best.0;
        self.end += best.1;
        self
    }

    /// `is_bounded`: marks or a reader of names say where the copy begins and ends; `is_well_known`: the table of places
    /// holds the name that it nearly is.
    fn stands_out(&self, is_bounded: bool, is_well_known: bool) -> bool {
        let at = self.first_differing;
        let length = self.end - self.start;
        match self.slip {
            Slip::Swapped { .. } => !self.joined(at) && !self.joined_before(at) && !self.joined(at + 1),
            Slip::Replaced { here, .. } => {
                let is_inside = self.start < at && at + 1 < self.end;
                // Inside a long copy the neighbours are the name's own, so one chance pair proves no other word.
                let fits = if length > 3 && is_inside {
                    self.joined_before(at) && self.joined(at)
                } else {
                    self.joined_before(at) || self.joined(at)
                };
                let may_stand_alone = OFTEN_ALONE.contains(here) && !is_bounded && !is_inside;
                // In a short copy the other characters, too, must not belong to words that begin or end outside.
                let torn = length < 4
                    && !is_well_known
                    && (self.joined_before(self.start) || self.joined(self.end - 1));
                !fits && !may_stand_alone && !torn
            }
        }
    }
}

fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}
