//! What the reader of names knows besides the text: word tables and statistics, loaded once and shared.

use std::sync::Arc;

/// The word tables and the statistics of names. They lie in the program as constant data; loading builds next to nothing.
#[derive(Debug, Default)]
pub struct Dictionary {}

impl Dictionary {
    /// The tables that come with the program.
    pub fn built_in() -> Arc<Dictionary> {
        Arc::new(Dictionary::default())
    }
}
