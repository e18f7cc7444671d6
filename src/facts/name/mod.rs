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
use class::Class;
use lexicon::Lexicon;

/// Whether the lexicon holds the word.
pub fn is_a_word(word: impl IntoIterator<Item = char>) -> bool {
    Lexicon::built_in().holds(word)
}

/// Whether the lexicon has `word` as a verb and as nothing that serves as a noun.
pub fn is_a_verb(word: &str) -> bool {
    let word: Vec<char> = word.chars().collect();
    let classes: Vec<Class> = Lexicon::built_in().entries_of(&word).map(|entry| entry.class).collect();
    classes.iter().any(|class| matches!(class, Class::Verb | Class::Act))
        && !classes.iter().any(|class| matches!(class, Class::Noun | Class::VerbalNoun))
}

/// The length, in characters, of the longest word for a type of body that `name` ends with; 0 if none.
pub fn organisation_type_of(name: &[char]) -> usize {
    Dictionary::built_in().organisation_type_of(name)
}

/// Reads the mentions of `text`, in text order, weak candidates included. Mentions may lie inside one another
/// (a place inside an organisation), but two mentions of one kind never overlap. Without the dictionary nothing is read.
pub fn read(text: &str, context: ReadContext) -> Vec<NameMention> {
    match context.dictionary {
        Some(dictionary) => reading::read(text, context.role, dictionary),
        None => Vec::new(),
    }
}
