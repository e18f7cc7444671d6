//! How a word lies in the lexicon: its hash, its slot and what the slot holds. The program that lays the lexicon out and
//! the reader share it.

use super::class::Class;

/// A word of the lexicon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// Its class.
    pub(super) class: Class,
    /// What reading it costs, in hundredths of a nat.
    pub(super) cost: i32,
}

/// The longest word, in characters.
pub(super) const LONGEST: usize = 12;

/// The cost of a well-known person, by which the lexicon tells them from foreign names.
pub(super) const FAMOUS_COST: i32 = 1320;

const SLOT_BITS: u32 = 19;
/// The bits of a hash that name the slot of a pair of characters.
pub(super) const PAIR_BITS: u32 = 19;
/// Slots for words.
pub(super) const SLOTS: usize = 1 << SLOT_BITS;
/// What one step of the cost in a slot is worth, in hundredths of a nat.
pub(super) const COST_STEP: i32 = 30;

/// The hash of a word, taken character by character.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct WordHash(u64);

impl WordHash {
    /// Of a whole word.
    pub(super) fn of(word: impl IntoIterator<Item = char>) -> WordHash {
        word.into_iter().fold(WordHash::default(), WordHash::with)
    }

    /// With one more character.
    pub(super) fn with(self, c: char) -> WordHash {
        WordHash((self.0.rotate_left(5) ^ u64::from(c)).wrapping_mul(0x517c_c1b7_2722_0a95))
    }

    /// The slot that is looked at first.
    pub(super) fn slot(self) -> usize {
        (self.0 >> (64 - SLOT_BITS)) as usize
    }

    /// The slot of the pair of characters.
    pub(super) fn pair_slot(self) -> usize {
        (self.0 >> (64 - PAIR_BITS)) as usize
    }

    /// What tells words of one slot apart: 20 bits, never 0.
    pub(super) fn fingerprint(self) -> u32 {
        ((self.0 >> 20) as u32 & 0xf_ffff) | 1
    }
}

impl Entry {
    /// What a slot holds: 20 bits of fingerprint, 6 of class, 6 of cost.
    pub(super) fn of_packed(packed: u32) -> Entry {
        Entry { class: Class::of_number((packed >> 6 & 63) as u8), cost: (packed & 63) as i32 * COST_STEP }
    }
}
