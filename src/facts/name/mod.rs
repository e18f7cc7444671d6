//! Reads names of people, places and organisations, and candidates for them.

mod dictionary;
mod mention;

pub use dictionary::Dictionary;
pub use mention::{Evidence, Kind, NameMention, Organisation, Person, PersonForm, Place};

use super::ReadContext;

/// Reads the mentions of `text`, in text order, weak candidates included. Mentions may lie inside one another
/// (a place inside an organisation), but two mentions of one kind never overlap. Without the dictionary nothing is read.
pub fn read(_text: &str, context: ReadContext) -> Vec<NameMention> {
    let Some(_dictionary) = context.dictionary else { return Vec::new() };
    Vec::new()
}
