//! The register of an article: who and what it speaks of, under which forms, where.

/// The entities of one article, in the order of their first mention.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Register {}
