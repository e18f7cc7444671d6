//! Near-copies: places that differ from a known name or term by a single slip, with what speaks for and against a mistake.

use super::chars::Chars;
use super::entity::{At, Entity, EntityKind};
use super::known::{Known, Wanted};
use super::likeness::{Likeness, likeness};
use super::near::Slip;
use super::words::often_stands_alone;
use crate::facts::name::is_a_word;
use crate::text::{Span, is_han};
use rustc_hash::FxHashMap;
use std::ops::Range;

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
    /// What it nearly is: the entity's form, or the end of it that stands for the whole (富润集团 of 青川富润集团).
    pub known: Box<str>,
    /// How many bytes of the entity's form stand before `known`.
    pub cut: u32,
    /// How often `known` stands in the article, inside longer names too.
    pub known_hits: usize,
    /// How it differs.
    pub slip: Slip,
    /// How the differing characters are mistaken for one another, if they are; swapped neighbours have none, and two
    /// known people or terms may differ in a character that is not alike.
    pub likeness: Option<Likeness>,
    /// The entity that is written this way, where the register knows one.
    pub other: Option<usize>,
    /// Whether the differing characters make no word with their neighbours and are none by themselves.
    pub stands_out: bool,
    /// Whether the reader of names has the copy as a candidate of the same kind.
    pub is_candidate: bool,
    /// Whether a word stands there that holds one of its characters and a neighbour, inside or outside.
    pub is_in_a_word: bool,
    /// How many Chinese characters on one side of the copy, at most [`GROWTH`], stand beside some mention of the entity
    /// too.
    pub same_beside: usize,
    /// The same of the characters right after the copy alone.
    pub same_after: usize,
    /// The same as `stands_out`, of the entity's first mention.
    pub known_stands_out: bool,
    /// How often this text stands in the article as a near-copy of the same entity.
    pub count: usize,
}

/// The near-copies of an article, in text order.
pub(super) fn of(article: &Known) -> Vec<NearCopy> {
    let &Known { entities, wanted, hits, chars, .. } = article;
    let by_place: FxHashMap<(At, EntityKind), usize> = entities
        .iter()
        .enumerate()
        .flat_map(|(index, entity)| {
            entity.mentions.iter().map(move |mention| ((mention.at, entity.kind), index))
        })
        .collect();
    let repeated = Covered::by(entities.iter().filter(|entity| entity.mentions.len() > 1), chars);
    let people = Covered::by(entities.iter().filter(|entity| entity.kind == EntityKind::Person), chars);
    let mut known_hits = vec![0; wanted.len()];
    for hit in hits.iter().filter(|hit| hit.slip.is_none()) {
        known_hits[hit.pattern] += 1;
    }
    let mut copies = Vec::new();
    for hit in hits {
        let Some(slip) = hit.slip else { continue };
        let Wanted { kind, name, cut } = &wanted[hit.pattern];
        let Some(entity) = article.called(*kind, name) else { continue };
        let mistaken = match slip {
            Slip::Replaced { known, here, .. } => likeness(known, here),
            Slip::Swapped { .. } => None,
            Slip::Lost { .. } => continue,
        };
        let context = Context::new(chars[hit.at.block], hit.at, slip);
        let other = by_place.get(&(hit.at, *kind)).copied();
        let two_people = *kind == EntityKind::Person
            && other.is_some_and(|other| name.chars().count() > 2 || is_in_title_alone(&entities[other]));
        // Two terms in marks with but one character another are seldom two.
        let two_terms = *kind == EntityKind::Term && other.is_some() && name.chars().count() > 3;
        let is_unlike = mistaken.is_none() && matches!(slip, Slip::Replaced { .. });
        if !context.is_chinese() || (is_unlike && !two_people && !two_terms) {
            continue;
        }
        // 中玉 in 石中玉 is no copy of 中国.
        let of_a_person = || (context.start..context.end).all(|index| people.covers(hit.at.block, index));
        if *kind == EntityKind::Place && context.end - context.start == 2 && of_a_person() {
            continue;
        }
        // A term that stands once may be the slip of one inside a longer term that comes back.
        let may_be_inside = *kind == EntityKind::Term && entities[entity].mentions.len() == 1;
        if other.is_none() && !may_be_inside && repeated.covers(hit.at.block, context.first_differing) {
            continue;
        }
        let text: Box<str> = context.text().into();
        // 金马河 in 沿金马河 is no copy of 仅马河 but the end of a longer name.
        if other.is_none() && article.called(*kind, &text).is_some() {
            continue;
        }
        let (before, after) = context.same_around(&entities[entity], *cut, chars);
        copies.push(NearCopy {
            entity,
            at: hit.at,
            text,
            known: wanted[hit.pattern].text().into(),
            cut: *cut as u32,
            known_hits: known_hits[hit.pattern],
            slip,
            likeness: mistaken,
            other,
            is_candidate: article.has_candidate(hit.at, *kind),
            is_in_a_word: context.is_in_a_word(),
            same_beside: before.max(after).max(context.same_before_marks(&entities[entity], *cut, chars)),
            same_after: after,
            stands_out: context.grown(before, after).stands_out(other.is_some(), &entities[entity]),
            known_stands_out: known_stands_out(&entities[entity], name, *cut, slip, chars),
            count: 1,
        });
    }
    count(&mut copies);
    copies.sort_by_key(|copy| (copy.at, copy.entity));
    copies
}

fn is_in_title_alone(entity: &Entity) -> bool {
    entity.mentions.iter().all(|mention| mention.role.is_title())
}

fn known_stands_out(entity: &Entity, name: &str, cut: usize, slip: Slip, chars: &[&Chars]) -> bool {
    let of_name = entity.mentions.iter().find(|mention| *entity.forms[mention.form].text == *name);
    let slip = match slip {
        Slip::Replaced { index, known, here } => Slip::Replaced { index, known: here, here: known },
        swapped => swapped,
    };
    // A mention with white space inside has other offsets; such names are spaced out on purpose and stand by themselves.
    of_name.filter(|mention| mention.at.span.len() == name.len()).is_none_or(|mention| {
        let span = Span { start: mention.at.span.start + cut as u32, end: mention.at.span.end };
        Context::new(chars[mention.at.block], At { span, ..mention.at }, slip)
            .stands_out(mention.is_quoted, entity)
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

/// Which characters belong to a mention of some entities.
struct Covered(Vec<Vec<bool>>);

impl Covered {
    fn by<'a>(entities: impl Iterator<Item = &'a Entity>, chars: &[&Chars]) -> Covered {
        let mut covered: Vec<Vec<bool>> = chars.iter().map(|chars| vec![false; chars.len()]).collect();
        for entity in entities {
            for mention in &entity.mentions {
                let inside = chars[mention.at.block].within(mention.at.span);
                covered[mention.at.block][inside].fill(true);
            }
        }
        Covered(covered)
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
        let Range { start, end } = chars.within(at.span);
        let (Slip::Replaced { index, .. } | Slip::Swapped { index } | Slip::Lost { index }) = slip;
        Context { chars, start, end, first_differing: start + index, slip }
    }

    fn text(&self) -> String {
        self.chars[self.start..self.end].iter().map(|&(_, c)| c).collect()
    }

    fn is_chinese(&self) -> bool {
        let differing = match self.slip {
            Slip::Replaced { .. } => self.first_differing..self.first_differing + 1,
            Slip::Swapped { .. } => self.first_differing..self.first_differing + 2,
            Slip::Lost { .. } => return true,
        };
        self.chars[differing].iter().all(|&(_, c)| is_han(c))
    }

    /// How many characters, at most [`GROWTH`], stand right before and right after some mention of `entity` as they do
    /// here; the first `cut` bytes of the mention are no part of what is compared.
    fn same_around(&self, entity: &Entity, cut: usize, chars: &[&Chars]) -> (usize, usize) {
        let same = |one: Option<&(u32, char)>, two: Option<&(u32, char)>| match (one, two) {
            (Some(&(_, one)), Some(&(_, two))) => one == two && is_han(one),
            _ => false,
        };
        let around = entity.mentions.iter().take(COMPARED_MENTIONS).map(|mention| {
            let there = chars[mention.at.block];
            let start = there.from(mention.at.span.start + cut as u32);
            let end = there.from(mention.at.span.end);
            let before = (1..=start.min(self.start).min(GROWTH))
                .take_while(|&back| same(self.chars.get(self.start - back), there.get(start - back)))
                .count();
            let after = (0..GROWTH)
                .take_while(|&on| same(self.chars.get(self.end + on), there.get(end + on)))
                .count();
            (before, after)
        });
        around.max().unwrap_or_default()
    }

    /// How many characters, at most [`GROWTH`], stand before the opening mark of this copy and of some quoted mention.
    fn same_before_marks(&self, entity: &Entity, cut: usize, chars: &[&'a Chars]) -> usize {
        let before_mark = |chars: &'a [(u32, char)], start: usize| {
            let (&(_, mark), before) = chars[..start].split_last()?;
            matches!(mark, '“' | '《' | '‘').then_some(before)
        };
        let Some(here) = before_mark(self.chars, self.start).filter(|_| cut == 0) else { return 0 };
        let mentions = entity.mentions.iter().take(COMPARED_MENTIONS).filter(|mention| mention.is_quoted);
        let same = mentions.filter_map(|mention| {
            let there = chars[mention.at.block];
            let start = there.from(mention.at.span.start);
            let pairs = here.iter().rev().zip(before_mark(there, start)?.iter().rev()).take(GROWTH);
            Some(pairs.take_while(|((_, one), (_, two))| one == two && is_han(*one)).count())
        });
        same.max().unwrap_or_default()
    }

    /// The same place with so many neighbours on each side: beside 青川县服务网络 the copy 伏务网 in 青川县伏务网络 is read
    /// with 县 and 络.
    fn grown(mut self, before: usize, after: usize) -> Context<'a> {
        self.start -= before;
        self.end += after;
        self
    }

    /// Whether a preposition or conjunction closes its clause, where it cannot stand.
    fn lacks_its_object(&self, here: char) -> bool {
        const NEED_AN_OBJECT: &str = "和与跟从对向由把被给让使令按据像";
        let at_end = self.first_differing + 1 == self.end;
        let next = self.chars.get(self.end).map(|&(_, c)| c);
        at_end && NEED_AN_OBJECT.contains(here) && next.is_none_or(|c| "，。；：、！？”’）".contains(c))
    }

    /// Whether the copy without its differing first or last character would begin or end with a character that is no word
    /// and is at the edge of none there: 副 in 副润集团 is no word of its own, because no word begins with 润集. In a copy
    /// of two characters that holds only for the last one of a place of the table: 州 in 来自亚州.
    fn leaves_a_torso(&self, known: &Entity) -> bool {
        const LONGEST_WORD: usize = 5;
        const DIRECTIONS: &str = "东南西北";
        let at = self.first_differing;
        let is_first = at == self.start;
        let is_too_short = self.end - self.start < 3 && (is_first || !known.is_in_gazetteer);
        // What follows a surname's place may be another name.
        if is_too_short || is_first && known.kind == EntityKind::Person {
            return false;
        }
        let beside = if is_first { at + 1 } else { at - 1 };
        let is_edge_of_a_word = (2..=LONGEST_WORD).any(|length| {
            let word = if is_first {
                self.chars.get(beside..beside + length)
            } else {
                (beside + 1).checked_sub(length).and_then(|start| self.chars.get(start..=beside))
            };
            word.is_some_and(|word| is_a_word(word.iter().map(|&(_, c)| c)))
        });
        let c = self.chars[beside].1;
        !often_stands_alone(c) && !DIRECTIONS.contains(c) && !is_edge_of_a_word
    }

    fn is_in_a_word(&self) -> bool {
        (self.start.saturating_sub(1)..self.end).any(|left| self.chars.stand_in_a_word(left))
    }

    /// Whether the copy is no word and joins no word with what follows it: 亚州, whose characters only 弗吉尼亚州 has side by
    /// side.
    fn is_piece_of_words(&self) -> bool {
        let is_word = is_a_word(self.chars[self.start..self.end].iter().map(|&(_, c)| c));
        !is_word && !self.chars.joined(self.end - 1)
    }

    /// Whether the differing characters make no word where they stand. `is_bounded`: marks or a reader of names say where the copy begins and ends; `known` is the entity that
    /// it nearly names.
    fn stands_out(&self, is_bounded: bool, known: &Entity) -> bool {
        const LONG: usize = 4;
        let at = self.first_differing;
        let length = self.end - self.start;
        match self.slip {
            Slip::Lost { .. } => false,
            Slip::Swapped { .. } => {
                // In a long name a pair counts only where the word that holds it stands here.
                let joined = |left: usize| match length {
                    LONG.. => self.chars.stand_in_a_word(left),
                    _ => self.chars.joined(left),
                };
                !(joined(at) || joined(at + 1) || at > 0 && joined(at - 1))
            }
            Slip::Replaced { here, .. } => {
                let is_inside = self.start < at && at + 1 < self.end;
                // Inside a long copy the neighbours are the name's own, so one chance pair proves no other word.
                // In a long name a pair counts only where the word that holds it stands here: 有步 of 有步骤 is no word in 有步公司.
                let joined = |left: usize| match known.kind {
                    EntityKind::Organisation | EntityKind::Term if length > 3 => {
                        self.chars.stand_in_a_word(left)
                    }
                    EntityKind::Place if length > 2 => self.chars.stand_in_a_word(left),
                    _ => self.chars.joined(left),
                };
                let joined_before = at > 0 && joined(at - 1);
                let fits = if length > 2 && is_inside {
                    joined_before && joined(at)
                } else {
                    joined_before || joined(at)
                };
                let leaves_a_torso = !is_inside && self.leaves_a_torso(known);
                let may_stand_alone = often_stands_alone(here)
                    && !is_bounded
                    && !is_inside
                    && !self.lacks_its_object(here)
                    && !leaves_a_torso;
                let fits = fits && !(length == 2 && leaves_a_torso && self.is_piece_of_words());
                // In a short copy the other characters, too, must not belong to words that begin or end outside.
                let torn = length < 4
                    && !known.is_in_gazetteer
                    && (self.chars.joined_before(self.start) || self.chars.joined(self.end - 1));
                !fits && !may_stand_alone && !torn
            }
        }
    }
}
