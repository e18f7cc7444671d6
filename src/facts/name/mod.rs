//! Reads names of people, places and organisations, and candidates for them.

mod assembly;
mod class;
mod dictionary;
mod division_names;
mod divisions;
mod edge;
mod hints;
mod lattice;
#[cfg(test)]
mod layout;
mod lexicon;
mod mention;
mod organisation;
mod packing;
mod reading;
#[cfg(test)]
mod tests;
#[doc(hidden)]
pub mod train;
mod weights;

pub use dictionary::Dictionary;
pub use divisions::{AS_OF, Division, Level};
pub use mention::{Evidence, Kind, NameMention, Organisation, Person, PersonForm, Place};

use super::ReadContext;
use lexicon::Lexicon;

/// Whether the lexicon holds the word.
pub fn is_a_word(word: impl IntoIterator<Item = char>) -> bool {
    Lexicon::built_in().holds(word)
}

/// Reads the mentions of `text`, in text order, weak candidates included. Mentions may lie inside one another
/// (a place inside an organisation), but two mentions of one kind never overlap. Without the dictionary nothing is read.
pub fn read(text: &str, context: ReadContext) -> Vec<NameMention> {
    match context.dictionary {
        Some(dictionary) => reading::read(text, context.role, dictionary),
        None => Vec::new(),
    }
}
