//! The output formats: what `zhubi check` prints.

pub mod facts;
pub mod github;
pub mod json;
pub mod page;
pub mod sarif;
pub mod text;

pub use page::{Checked, CheckedFile, issue_tally};
