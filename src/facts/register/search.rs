//! Where the names and terms of an article stand, exactly or nearly, kept so that the next version of the article looks
//! only through what changed.

use super::chars::Chars;
use super::near::{Finder, Hit, Pattern};
use super::{At, Source};
use crate::article::Role;
use crate::text::at_same_place;
use std::sync::Arc;

/// What was looked for in an article, and where it was found.
#[derive(Clone, Debug, Default)]
pub(super) struct Search {
    patterns: Arc<[Pattern]>,
    /// The hits of each block, as if it were the first of the article.
    blocks: Vec<(Arc<Chars>, Arc<[Hit]>)>,
    /// The index of the patterns, kept where an article is read again.
    finder: Option<Arc<Finder>>,
}

impl Search {
    /// Looks for `patterns` in the blocks of an article; what `before` found for the same patterns in a block that it
    /// shares is taken over.
    pub fn of(patterns: Vec<Pattern>, blocks: &[Source], before: Option<&Search>) -> Search {
        let before = before.filter(|before| *before.patterns == *patterns);
        let patterns: Arc<[Pattern]> = before.map_or_else(|| patterns.into(), |it| Arc::clone(&it.patterns));
        let mut finder = before.and_then(|before| before.finder.clone());
        let none: Arc<[Hit]> = Arc::default();
        let mut found = Vec::with_capacity(blocks.len());
        for (number, block) in blocks.iter().enumerate() {
            let chars = &block.part.chars;
            let hits = match before.and_then(|before| before.hits_of(number, blocks.len(), chars)) {
                Some(hits) => hits,
                None if block.role == Role::Folio => Arc::clone(&none),
                None => finder.get_or_insert_with(|| Arc::new(Finder::new(&patterns))).hits(chars).into(),
            };
            found.push((Arc::clone(chars), hits));
        }
        Search { patterns, blocks: found, finder: finder.filter(|_| before.is_some()) }
    }

    /// The hits in a block that stood in the same place, counted from the front or from the back.
    fn hits_of(&self, number: usize, count: usize, chars: &Arc<Chars>) -> Option<Arc<[Hit]>> {
        let mut there = at_same_place(&self.blocks, number, count);
        there.find(|(known, _)| Arc::ptr_eq(known, chars)).map(|(_, hits)| Arc::clone(hits))
    }

    /// All hits, in text order.
    pub fn hits(&self) -> Vec<Hit> {
        let of_block = |(block, (_, hits)): (usize, &(_, Arc<[Hit]>))| {
            hits.iter().map(move |hit| Hit { at: At { block, ..hit.at }, ..*hit }).collect::<Vec<_>>()
        };
        self.blocks.iter().enumerate().flat_map(of_block).collect()
    }
}
