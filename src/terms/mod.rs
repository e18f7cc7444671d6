//! Policy-term entries and house vocabularies: built-in data, project files, longest-match lookup. Knows nothing of the
//! protocol, of IO or of rules.

pub mod exchange;

mod book;
mod built_in;
mod completion;
mod entry;
mod file;
mod fold;
mod index;
pub mod names;
mod node;
mod problem;
mod read_entry;
mod skim;

pub use book::{EntryId, Layer, Origin, TermBook, TermHit};
pub use completion::{Candidate, CompletionIndex};
pub use entry::{
    Alias, AliasKind, Entry, FormKind, Keyword, Level, MustQuote, PartialDate, Source, Status,
    SupersededForm, WrongForm,
};
pub use file::TermFile;
pub use fold::key as form_key;
pub use problem::{Expected, ProblemKind, TermProblem};

#[cfg(test)]
mod built_in_test;
#[cfg(test)]
mod schema_test;
#[cfg(test)]
mod tests;
