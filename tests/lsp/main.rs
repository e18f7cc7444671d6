//! The real server over pipes in memory. A test fails on any message that it did not take.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod client;
mod closed_pages;
mod codes;
mod decisions;
mod diagnostics;
mod editing;
mod editors;
mod figures;
mod issue;
mod meter;
mod navigation;
mod process;
mod projects;
mod terms;
