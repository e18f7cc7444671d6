//! Policy-term entries and house vocabularies: built-in data, project files, longest-match lookup.

use std::sync::Arc;

/// A set of term entries with the automaton that finds them.
#[derive(Debug, Default)]
pub struct TermBook {}

impl TermBook {
    /// The entries that come with the program.
    pub fn built_in() -> Arc<TermBook> {
        Arc::new(TermBook::default())
    }
}
