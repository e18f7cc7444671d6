//! The language server: the only room that names `tower_lsp`.
//!
//! Handlers change the state or take a snapshot of it and never compute; runs compute on a thread of their own, on an
//! immutable snapshot; one outbox says to the client what it did not ask for.

mod across;
mod address;
mod cache_files;
mod capabilities;
mod client;
mod convert;
mod decided;
mod diagnostics;
mod document;
mod guard;
mod hover;
mod lifecycle;
mod mention;
mod meter;
mod outbox;
mod parent;
mod project_problems;
mod requests;
mod rule_pages;
mod schedule;
mod serve;
mod server;
mod settings;
mod shortcuts;
mod state;
mod stdio;
mod term_files;
mod typing;
mod unmoved;
mod watch;
mod wire;

pub use serve::{DictionaryLoader, Ending, Options, serve};
pub use settings::vscode_settings;
pub use stdio::run;
