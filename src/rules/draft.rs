//! What a rule hands over: findings and held checks whose places name a block and a span of its text.

use super::{RuleInfo, Severity};
use crate::facts::register::At;
use crate::say;
use crate::text::{Lang, Span};

/// A place: a block, by its index in what the rule was given, and a span of the block's text in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Index of the block.
    pub block: usize,
    /// Bytes of the block's text.
    pub span: Span,
}

impl Place {
    /// A place.
    pub fn new(block: usize, span: Span) -> Place {
        Place { block, span }
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(self, other: Place) -> bool {
        self.block == other.block && self.span.overlaps(other.span)
    }
}

impl From<At> for Place {
    fn from(at: At) -> Place {
        Place::new(at.block, at.span)
    }
}

/// A repair that the user may choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftFix {
    /// What choosing it does, as shown in the menu.
    pub title: String,
    /// The replacements.
    pub edits: Vec<(Place, String)>,
    /// Whether it cannot change what the text states (width of a mark, a doubled stop), so that all such repairs of
    /// a page may be made at once.
    pub safe: bool,
}

/// A finding as the rule states it.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The rule.
    pub info: &'static RuleInfo,
    /// How grave this finding is; never graver than what the project sets for the rule, or than the rule's own severity.
    pub severity: Severity,
    /// What the project sets for the rule's gravest findings.
    pub(crate) gravest: Severity,
    /// Where the squiggle goes.
    pub place: Place,
    /// What is stated, what follows, and how.
    pub message: String,
    /// The other places that the finding rests on, each with what it says.
    pub evidence: Vec<(Place, String)>,
    /// The repairs offered.
    pub fixes: Vec<DraftFix>,
    /// How many places at the end of the evidence are those of a weaker finding on the same slip.
    pub(crate) absorbed: usize,
}

impl Draft {
    /// The places that the finding itself rests on, the main one first.
    pub(crate) fn own_places(&self) -> impl Iterator<Item = Place> {
        let own = &self.evidence[..self.evidence.len() - self.absorbed];
        std::iter::once(self.place).chain(own.iter().map(|&(place, _)| place))
    }

    /// Sets the severity, which may be milder than the rule's own. Where the project grades the rule, its own severity
    /// stands for the project's, and none is graver.
    pub fn severity(&mut self, severity: Severity) -> &mut Draft {
        self.severity =
            if severity <= self.info.severity { self.gravest } else { severity.max(self.gravest) };
        self
    }

    /// Adds a place that the finding rests on.
    pub fn evidence(&mut self, place: Place, says: impl Into<String>) -> &mut Draft {
        self.evidence.push((place, says.into()));
        self
    }

    /// Adds a repair that replaces one place.
    pub fn fix(&mut self, title: impl Into<String>, place: Place, new_text: impl Into<String>) -> &mut Draft {
        self.fix_all(title, vec![(place, new_text.into())])
    }

    /// Adds the repair that writes `text` at `place`.
    pub fn rewrite(&mut self, lang: Lang, place: Place, text: impl Into<String>) -> &mut Draft {
        let text = text.into();
        let title = say!(lang, "改为“{text}”", "Change to “{text}”");
        self.fix(title, place, text)
    }

    /// Adds the repair that writes `to` at `place`, where `from` stands.
    pub fn replace(&mut self, lang: Lang, from: &str, place: Place, to: impl Into<String>) -> &mut Draft {
        let to = to.into();
        let title = say!(lang, "把“{from}”改为“{to}”", "Change “{from}” to “{to}”");
        self.fix(title, place, to)
    }

    /// Adds a repair that replaces several places.
    pub fn fix_all(&mut self, title: impl Into<String>, edits: Vec<(Place, String)>) -> &mut Draft {
        self.fixes.push(DraftFix { title: title.into(), edits, safe: false });
        self
    }

    /// Where a repair writes one form in several places, the finding's own among them, adds the repair of this one alone.
    fn offer_only_here(&mut self, lang: Lang) {
        let only_here = |fix: &DraftFix| {
            let (_, new_text) = fix.edits.first()?;
            let writes_one_form = fix.edits.iter().all(|(_, text)| text == new_text);
            let (place, _) = fix.edits.iter().find(|(place, _)| place.overlaps(self.place))?;
            (!fix.safe && fix.edits.len() > 1 && writes_one_form).then(|| (*place, new_text.clone()))
        };
        let alone: Vec<(Place, String)> = self.fixes.iter().filter_map(only_here).collect();
        for (place, new_text) in alone {
            let title = say!(lang, "只把这一处改为“{new_text}”", "Write “{new_text}” in this place only");
            self.fix(title, place, new_text);
        }
    }

    /// Adds a repair that cannot change what the text states.
    pub fn safe_fix(&mut self, title: impl Into<String>, edits: Vec<(Place, String)>) -> &mut Draft {
        self.fixes.push(DraftFix { title: title.into(), edits, safe: true });
        self
    }
}

/// A check that was made and found right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftHeld {
    /// The code of the rule that made it.
    pub code: &'static str,
    /// What was computed, with the result.
    pub message: String,
    /// Every place that it rests on; at least one.
    pub places: Vec<Place>,
}

/// Collects what one rule run finds.
#[derive(Debug)]
pub struct Drafts {
    info: &'static RuleInfo,
    severity: Severity,
    pub(crate) findings: Vec<Draft>,
    pub(crate) held: Vec<DraftHeld>,
}

impl Drafts {
    /// An empty collection for the rule; `severity` is what the project sets for it, or its own.
    pub fn new(info: &'static RuleInfo, severity: Severity) -> Drafts {
        Drafts { info, severity, findings: Vec::new(), held: Vec::new() }
    }

    /// Reports a finding at `place`.
    pub fn report(&mut self, place: Place, message: impl Into<String>) -> &mut Draft {
        let index = self.findings.len();
        self.findings.push(Draft {
            info: self.info,
            severity: self.severity,
            gravest: self.severity,
            place,
            message: message.into(),
            evidence: Vec::new(),
            fixes: Vec::new(),
            absorbed: 0,
        });
        &mut self.findings[index]
    }

    /// Adds what was found to `findings` and `held`; where a repair of many places is offered, that of the finding's own
    /// place is offered too.
    #[inline(always)]
    pub(crate) fn hand_over(&mut self, lang: Lang, findings: &mut Vec<Draft>, held: &mut Vec<DraftHeld>) {
        if !self.findings.is_empty() {
            self.findings.iter_mut().for_each(|finding| finding.offer_only_here(lang));
            findings.append(&mut self.findings);
        }
        if !self.held.is_empty() {
            held.append(&mut self.held);
        }
    }

    /// Records a check that was made and found right.
    pub fn held(&mut self, message: impl Into<String>, places: Vec<Place>) {
        debug_assert!(!places.is_empty());
        self.held.push(DraftHeld { code: self.info.code, message: message.into(), places });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::RULES;
    use crate::text::Span;

    /// What a finding comes to that asks for `asked`, of a rule whose own severity is an error, under a project that sets
    /// `set`.
    #[track_caller]
    fn check(set: Severity, asked: Option<Severity>, expected: Severity) {
        let rule = RULES.iter().find(|rule| rule.info().severity == Severity::Error).unwrap();
        let mut out = Drafts::new(rule.info(), set);
        let draft = out.report(Place::new(0, Span::new(0, 1)), "");
        if let Some(asked) = asked {
            draft.severity(asked);
        }
        assert_eq!(draft.severity, expected);
    }

    #[test]
    fn no_finding_is_graver_than_the_project_wants_it() {
        use Severity::{Error, Hint, Information, Warning};
        check(Error, None, Error);
        check(Error, Some(Error), Error);
        check(Error, Some(Information), Information);
        check(Warning, None, Warning);
        check(Warning, Some(Error), Warning);
        check(Warning, Some(Warning), Warning);
        check(Warning, Some(Hint), Hint);
        check(Hint, Some(Error), Hint);
        check(Hint, Some(Warning), Hint);
    }

    #[test]
    fn a_rule_may_be_made_graver() {
        let rule = RULES.iter().find(|rule| rule.info().severity == Severity::Warning).unwrap();
        let mut out = Drafts::new(rule.info(), Severity::Error);
        let place = Place::new(0, Span::new(0, 1));
        assert_eq!(out.report(place, "").severity(Severity::Warning).severity, Severity::Error);
        assert_eq!(out.report(place, "").severity(Severity::Hint).severity, Severity::Hint);
    }
}
