//! The blocks of the version before, to be taken over where they stand in the new one.

use super::BlockReading;
use crate::article::Block;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// The blocks of the version before. Most stand unchanged at the beginning and at the end; those between are found by
/// the beginning, the end and the length of their text.
pub(super) struct KnownBlocks<'a> {
    before: &'a [Arc<BlockReading>],
    /// How many are the same from the front.
    front: usize,
    /// From which block of the new version on they are the same, counted from the back.
    back: usize,
    count: usize,
    between: FxHashMap<Outline<'a>, &'a Arc<BlockReading>>,
}

impl<'a> KnownBlocks<'a> {
    /// Compares the blocks of the version `before` with those of the new `document`.
    pub(super) fn of(before: &'a [Arc<BlockReading>], blocks: &[Block], document: &str) -> KnownBlocks<'a> {
        let same = |(known, block): &(&Arc<BlockReading>, &Block)| {
            known.reads_the_same_as(block, block.text(document))
        };
        let front = before.iter().zip(blocks).take_while(same).count();
        let rest = before[front..].iter().rev().zip(blocks[front..].iter().rev());
        let behind = rest.take_while(same).count();
        let between = &before[front..before.len() - behind];
        KnownBlocks {
            before,
            front,
            back: blocks.len() - behind,
            count: blocks.len(),
            between: between.iter().map(|block| (outline(&block.text), block)).collect(),
        }
    }

    /// The reading of `block`, which is number `index` and says `text`.
    pub(super) fn find(&self, index: usize, block: &Block, text: &str) -> Option<Arc<BlockReading>> {
        if index < self.front {
            return self.before.get(index).cloned();
        }
        if index >= self.back {
            return self.before.get(self.before.len() + index - self.count).cloned();
        }
        let known = self.between.get(&outline(text))?;
        known.reads_the_same_as(block, text).then(|| Arc::clone(known))
    }
}

/// The length of a text, its first and its last bytes.
type Outline<'a> = (usize, &'a [u8], &'a [u8]);

/// What tells most blocks apart without reading all of their text: length, first and last bytes.
fn outline(text: &str) -> Outline<'_> {
    const BYTES: usize = 24;
    let bytes = text.as_bytes();
    let most = bytes.len().min(BYTES);
    (bytes.len(), &bytes[..most], &bytes[bytes.len() - most..])
}
