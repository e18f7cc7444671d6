//! The one door: text, terms, settings and dictionary in; page, facts, findings of one version of one document out.

mod finding;
mod identity;
mod reading;
mod settings;
mod settle;

#[cfg(test)]
mod examples_test;

pub use finding::{Evidence, Finding, Fix, Held};
pub use reading::{Analysis, ArticleReading, BlockReading, Inputs};
pub use settings::{RuleLevel, Settings};
