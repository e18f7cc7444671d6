//! The folder: the articles of files that are not open.

mod articles;

pub use articles::{ArticleTitle, Articles, titles};
