//! Rules on quoted terms, titles in book marks, short forms.

pub mod first_use;
pub mod fixed_parts;
pub mod formula_drift;
pub mod formula_members;
pub mod headline_term_absent;
pub mod latin_case_drift;
pub mod latin_variant;
mod latin_words;
pub mod law_article_number;
pub mod law_title;
mod laws;
pub mod must_quote;
mod other_numeral;
mod other_order;
pub mod phrase_variant;
pub mod quoting_drift;
pub mod settled_phrase;
pub mod short_title_drift;
pub mod superseded_term;
pub mod term_variant;
pub mod theme;
pub mod wrong_term_form;

use super::BlockView;
use crate::facts::quoted::Marks;
use crate::text::Span;

/// Whether `span` stands inside book marks that hold more than it.
fn in_book_marks(block: &BlockView, span: Span) -> bool {
    let holds = |inner: Span| inner.covers(span) && inner != span;
    block.facts.quoted.iter().any(|quoted| quoted.marks == Marks::Book && holds(quoted.inner))
}

/// A form without the marks that enclose all of it.
fn bare(form: &str) -> &str {
    let inner = form.strip_prefix(['“', '《']).and_then(|rest| rest.strip_suffix(['”', '》']));
    inner.filter(|inner| !inner.contains(['“', '”', '《', '》'])).unwrap_or(form)
}
