//! The output formats: what `zhubi check` prints, and the report.

mod across;
pub mod facts;
pub mod github;
pub mod html;
pub mod json;
pub mod markdown;
pub mod page;
pub mod queries;
pub mod sarif;
pub mod text;

pub use across::compare_pages;
pub use page::{Checked, CheckedFile, issue_tally};
