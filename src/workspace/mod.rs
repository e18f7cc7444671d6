//! The folder: the articles and pages of files that are not open.

mod articles;
mod pages;
mod stamp;

pub use articles::{ArticleTitle, Articles, titles};
pub use pages::{Pages, page_name};
