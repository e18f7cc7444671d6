//! The one door: text, terms, settings and dictionary in; page, facts, findings of one version of one document out.

pub mod identity;
pub mod issue;
pub mod meter;

mod finding;
mod known;
mod placing;
mod reading;
mod settings;
mod settle;

#[cfg(test)]
mod examples_test;
#[cfg(test)]
mod style_test;

pub use crate::rules::Quote;
pub use crate::rules::{HouseStyle, NumeralStyle, QuoteStyle, SpacingStyle, WidthStyle};
pub use finding::{Elsewhere, Evidence, Finding, Fix, Held};
pub use reading::{Analysis, ArticleReading, BlockReading, Inputs};
pub use settings::{RuleLevel, Settings};
