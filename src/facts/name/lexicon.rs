//! The lexicon: every word with its class and cost, in one hash table that was laid out when the program was built and is
//! used where it lies, so that it costs nothing at the start.

use super::packing::{Entry, SLOTS, WordHash};

/// Words as fingerprints with class and cost; 0 is an empty slot. A word stands in the first free slot from the one that
/// its hash names. Two words with one hash cannot be told apart: one in a million lookups.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lexicon {
    slots: &'static [[u8; 4]],
    /// By the hash of its first two characters, the length of the longest word.
    longest: &'static [u8],
}

impl Lexicon {
    /// The lexicon that comes with the program.
    pub(super) fn built_in() -> Lexicon {
        Lexicon::of(
            include_bytes!(concat!(env!("OUT_DIR"), "/lexicon_slots.bin")),
            include_bytes!(concat!(env!("OUT_DIR"), "/lexicon_longest.bin")),
        )
    }

    /// The lexicon of these tables, as [`super::layout`] lays them out.
    fn of(slots: &'static [u8], longest: &'static [u8]) -> Lexicon {
        Lexicon { slots: slots.as_chunks().0, longest }
    }

    /// The most characters that a word beginning with the two characters of this hash can have.
    pub(super) fn longest_from(&self, pair: WordHash) -> usize {
        usize::from(self.longest[pair.pair_slot()])
    }

    /// The entries of the word with this hash.
    pub(super) fn entries(&self, hash: WordHash) -> impl Iterator<Item = Entry> + use<> {
        let fingerprint = hash.fingerprint();
        let slots = self.slots;
        (hash.slot()..hash.slot() + SLOTS)
            .map(move |slot| u32::from_le_bytes(slots[slot % SLOTS]))
            .take_while(|&packed| packed != 0)
            .filter(move |packed| packed >> 12 == fingerprint)
            .map(Entry::of_packed)
    }

    /// Whether `word` is one.
    pub(super) fn holds(&self, word: impl IntoIterator<Item = char>) -> bool {
        self.entries(WordHash::of(word)).next().is_some()
    }

    /// The entries of `word`.
    pub(super) fn entries_of(&self, word: &[char]) -> impl Iterator<Item = Entry> + use<> {
        self.entries(WordHash::of(word.iter().copied()))
    }
}

#[cfg(test)]
mod tests {
    use super::super::class::Class;
    use super::super::layout::LexiconTables;
    use super::*;

    fn of(tables: LexiconTables) -> Lexicon {
        Lexicon::of(tables.slots_as_bytes().leak(), tables.longest.leak())
    }

    #[test]
    fn finds_what_was_added() {
        let mut tables = LexiconTables::empty();
        tables.add("朝阳", Class::Noun, 900);
        tables.add("朝阳", Class::Place, 1200);
        let lexicon = of(tables);
        assert_eq!(lexicon.longest_from(WordHash::of("朝阳".chars())), 2);
        let found: Vec<Entry> = lexicon.entries_of(&['朝', '阳']).collect();
        assert_eq!(
            found,
            [Entry { class: Class::Noun, cost: 900 }, Entry { class: Class::Place, cost: 1200 }]
        );
        assert_eq!(lexicon.entries_of(&['朝', '霞']).count(), 0);
    }

    #[test]
    fn what_was_laid_out_is_what_the_tables_say() {
        let (one, two) = (Lexicon::built_in(), of(LexiconTables::of_the_word_lists()));
        assert!(one.slots == two.slots && one.longest == two.longest);
    }
}
