//! Zhubi reads Chinese newspaper articles and reports where one contradicts itself.
//!
//! The rooms stand in the order in which a text passes through them; `ARCHITECTURE.md` draws the house.

pub mod text;

pub mod article;

pub mod facts;

pub mod terms;

pub mod rules;

pub mod analysis;

pub mod project;

pub mod workspace;

pub mod report;

pub mod cli;
pub mod lsp;
