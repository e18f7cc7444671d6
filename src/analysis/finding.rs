//! A finding and a held check, with places in the document.

use super::Quote;
use crate::rules::{Place, RuleInfo, Severity};
use crate::text::{Position, Span};

/// Something the proofreader should decide on. All spans are in bytes of the document.
#[derive(Clone, Debug)]
pub struct Finding {
    /// Stable name of this finding: rule, texts of its places and their near context, not their position.
    pub id: String,
    /// The rule.
    pub info: &'static RuleInfo,
    /// How grave it is.
    pub severity: Severity,
    /// Error points in tenths; none where the weight is not confirmed or the finding is milder than a warning.
    pub points: Option<u16>,
    /// Where the squiggle goes.
    pub span: Span,
    /// What is stated, what follows, and how.
    pub message: String,
    /// The other places that it rests on.
    pub evidence: Vec<Evidence>,
    /// The repairs offered.
    pub fixes: Vec<Fix>,
    /// What its name was made of: the places that it rests on in blocks of the page, the main one first, without those
    /// of weaker findings that it took the place of.
    pub places: Vec<Place>,
    /// The words of the places in other files that its name was made of, too.
    pub words_elsewhere: Vec<Quote>,
}

/// A place that a finding rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Where, in bytes of the document.
    pub span: Span,
    /// What it says.
    pub message: String,
    /// Where it stands, where that is in another file; then `span` is that of the finding.
    pub elsewhere: Option<Elsewhere>,
}

/// A place in another file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Elsewhere {
    /// The file.
    pub path: String,
    /// Where the place begins.
    pub start: Position,
    /// Where it ends.
    pub end: Position,
}

/// A repair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What choosing it does.
    pub title: String,
    /// Replacements, in bytes of the document, ordered, not overlapping.
    pub edits: Vec<(Span, String)>,
    /// Whether it cannot change what the text states.
    pub safe: bool,
}

/// A check that was made and found right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// The code of the rule that made it.
    pub code: &'static str,
    /// What was computed.
    pub message: String,
    /// Every place that it rests on, in bytes of the document.
    pub spans: Vec<Span>,
}
