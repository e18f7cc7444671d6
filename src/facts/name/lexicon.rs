//! The lexicon: every word with its class and cost, in one hash table of numbers that is built in a few milliseconds.

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

const SLOTS: usize = 1 << 19;
const PAIRS: usize = 1 << 17;
const COST_STEP: i32 = 30;

/// Words as fingerprints of 20 bits, with 6 bits of class and 6 of cost; 0 is an empty slot. A word stands in the first
/// free slot from the one that its hash names. Two words with one hash cannot be told apart: one in a million lookups.
#[derive(Debug)]
pub(super) struct Lexicon {
    slots: Vec<u32>,
    /// By the hash of its first two characters, the length of the longest word.
    longest: Vec<u8>,
}

/// The hash of a word, taken character by character.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct WordHash(u64);

impl WordHash {
    /// With one more character.
    pub(super) fn with(self, c: char) -> WordHash {
        WordHash((self.0.rotate_left(5) ^ u64::from(c)).wrapping_mul(0x517c_c1b7_2722_0a95))
    }

    fn slot(self) -> usize {
        (self.0 >> (64 - 19)) as usize
    }

    fn pair_slot(self) -> usize {
        (self.0 >> (64 - 17)) as usize
    }

    fn fingerprint(self) -> u32 {
        ((self.0 >> 20) as u32 & 0xf_ffff) | 1
    }
}

impl Lexicon {
    /// An empty lexicon.
    pub(super) fn new() -> Lexicon {
        Lexicon { slots: vec![0; SLOTS], longest: vec![0; PAIRS] }
    }

    /// Adds the word with this hash; one word may have entries of several classes. `cost` is in hundredths of a nat.
    pub(super) fn add(&mut self, hash: WordHash, class: Class, cost: i32) {
        let steps = (cost / COST_STEP).clamp(0, 63) as u32;
        let mut slot = hash.slot();
        while self.slots[slot] != 0 {
            slot = (slot + 1) % SLOTS;
        }
        self.slots[slot] = hash.fingerprint() << 12 | (class as u32) << 6 | steps;
    }

    /// Notes that a word of `length` characters begins with the two characters of this hash.
    pub(super) fn note_length(&mut self, pair: WordHash, length: u8) {
        let longest = &mut self.longest[pair.pair_slot()];
        *longest = length.min(LONGEST as u8).max(*longest);
    }

    /// The most characters that a word beginning with the two characters of this hash can have.
    pub(super) fn longest_from(&self, pair: WordHash) -> usize {
        usize::from(self.longest[pair.pair_slot()])
    }

    /// The entries of the word with this hash.
    pub(super) fn entries(&self, hash: WordHash) -> impl Iterator<Item = Entry> + '_ {
        let fingerprint = hash.fingerprint();
        (hash.slot()..hash.slot() + SLOTS)
            .map(|slot| self.slots[slot % SLOTS])
            .take_while(|&packed| packed != 0)
            .filter(move |packed| packed >> 12 == fingerprint)
            .map(|packed| Entry {
                class: Class::of_number((packed >> 6 & 63) as u8),
                cost: (packed & 63) as i32 * COST_STEP,
            })
    }

    /// The entries of `word`.
    pub(super) fn entries_of(&self, word: &[char]) -> impl Iterator<Item = Entry> + '_ {
        self.entries(word.iter().fold(WordHash::default(), |hash, &c| hash.with(c)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_was_added() {
        let mut lexicon = Lexicon::new();
        let word = ['朝', '阳'].iter().fold(WordHash::default(), |hash, &c| hash.with(c));
        lexicon.add(word, Class::Noun, 900);
        lexicon.add(word, Class::Place, 1200);
        lexicon.note_length(word, 2);
        assert_eq!(lexicon.longest_from(word), 2);
        let found: Vec<Entry> = lexicon.entries_of(&['朝', '阳']).collect();
        assert_eq!(
            found,
            [Entry { class: Class::Noun, cost: 900 }, Entry { class: Class::Place, cost: 1200 }]
        );
        assert_eq!(lexicon.entries_of(&['朝', '霞']).count(), 0);
    }
}
