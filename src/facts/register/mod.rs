//! The register of an article: who and what it speaks of, under which forms, where.

mod bodies;
mod build;
mod character_number;
mod chars;
mod copies;
mod cuts;
mod entity;
mod heads;
mod known;
#[cfg(test)]
mod layout;
mod likeness;
mod link;
mod near;
mod pairs;
mod search;
mod strays;
mod terms;
mod turned;
mod words;

#[cfg(test)]
mod tests;

pub use build::{BlockPart, Source};
pub use copies::NearCopy;
pub use cuts::CutName;
pub use entity::{At, Entity, EntityKind, Form, Mention, Post};
pub use heads::{TitleCopy, TitleSlip};
pub use likeness::{Likeness, likeness};
pub use near::Slip;
use search::Search;
pub use strays::Stray;
pub use turned::TurnedPair;

pub use words::{join_in_a_word, often_stands_alone};

/// The entities of one article, in the order of their first mention.
#[derive(Clone, Debug, Default)]
pub struct Register {
    /// The entities, in the order of their first mention.
    pub entities: Vec<Entity>,
    /// Places that differ from a form of an entity by a single slip, in text order.
    pub near_copies: Vec<NearCopy>,
    /// Places that are a form of an entity without one of its characters, in text order.
    pub cuts: Vec<CutName>,
    /// Characters that make no word where they stand, in words that come back with another character, in text order.
    pub strays: Vec<Stray>,
    /// Pairs of characters in the other order than elsewhere, in text order.
    pub turned: Vec<TurnedPair>,
    /// Words of titles that stand in the text with one slip, in text order.
    pub title_copies: Vec<TitleCopy>,
    /// Entity and mention by place, ordered by place, longer mentions first.
    by_place: Vec<(At, u32, u32)>,
    search: Search,
}

impl Register {
    /// Builds the register of the article that consists of `blocks`. Every place it holds counts blocks from the first of
    /// them. With `before`, the register of an earlier version, blocks that it shares are not searched again; the result
    /// is the same as without.
    pub fn of(blocks: &[Source], before: Option<&Register>) -> Register {
        build::build(blocks, before)
    }

    /// The entity with the shortest mention that touches byte `offset` of the text of `block`, and the mention's index in
    /// [`Entity::mentions`].
    pub fn entity_at(&self, block: usize, offset: usize) -> Option<(&Entity, usize)> {
        let begin = self.by_place.partition_point(|(at, ..)| at.block < block);
        let in_block = self.by_place[begin..].iter().take_while(|(at, ..)| at.block == block);
        let before = in_block.take_while(|(at, ..)| at.span.start as usize <= offset);
        let touching = before.filter(|(at, ..)| at.span.touches(offset));
        // Where two mentions meet, the one that begins at the cursor is meant.
        let (_, entity, mention) =
            touching.min_by_key(|(at, ..)| (at.span.end as usize == offset, at.span.len(), at.span.start))?;
        Some((&self.entities[*entity as usize], *mention as usize))
    }

    /// The entity and all that the article calls it by: the entity that it is a short form of first, then the short forms,
    /// in the order of their first mention.
    pub fn called<'a>(&'a self, entity: &'a Entity) -> Vec<&'a Entity> {
        let whole = entity.short_for.map_or(entity, |whole| &self.entities[whole]);
        let is_short =
            |other: &&Entity| other.short_for.is_some_and(|of| std::ptr::eq(&self.entities[of], whole));
        std::iter::once(whole).chain(self.entities.iter().filter(is_short)).collect()
    }

    /// The entities of one kind.
    pub fn of_kind(&self, kind: EntityKind) -> impl Iterator<Item = &Entity> {
        self.entities.iter().filter(move |entity| entity.kind == kind)
    }

    fn index(entities: Vec<Entity>, search: Search) -> Register {
        let mut by_place = Vec::new();
        for (number, entity) in entities.iter().enumerate() {
            for (index, mention) in entity.mentions.iter().enumerate() {
                by_place.push((mention.at, number as u32, index as u32));
            }
        }
        by_place.sort_by_key(|(at, entity, mention)| {
            (at.block, at.span.start, std::cmp::Reverse(at.span.end), *entity, *mention)
        });
        Register { entities, by_place, search, ..Register::default() }
    }
}
