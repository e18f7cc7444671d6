//! What the proofreader decided on findings: which are decided, and how. `docs/decisions.md` describes the file.

mod file;
mod prune;
mod sign;

pub use file::{
    DECISIONS_FILE, DecisionsError, DecisionsText, change_decisions, changed_decisions, load, note_in,
};
pub use prune::Unseen;
pub use sign::sign;

use crate::analysis::identity::{name_in_article, name_in_project};
use crate::analysis::{Analysis, Finding, Quote};
use crate::text::Bilingual;
use std::collections::BTreeMap;

/// What was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// What stands there is right.
    Right,
    /// It was there before the project began to use the tool.
    Baseline,
    /// The author is asked. The finding is not settled: it still counts.
    Query,
}

impl Verdict {
    /// All verdicts.
    pub const ALL: [Verdict; 3] = [Verdict::Right, Verdict::Baseline, Verdict::Query];

    /// The name in the file, in JSON and in the protocol.
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Right => "right",
            Verdict::Baseline => "baseline",
            Verdict::Query => "query",
        }
    }

    /// The verdict of this name.
    pub fn from_name(name: &str) -> Option<Verdict> {
        Verdict::ALL.into_iter().find(|verdict| verdict.name() == name)
    }

    /// The name for the user.
    pub fn label(self) -> Bilingual {
        match self {
            Verdict::Right => Bilingual { zh: "已接受", en: "accepted" },
            Verdict::Baseline => Bilingual { zh: "原有", en: "known before" },
            Verdict::Query => Bilingual { zh: "待作者答复", en: "author asked" },
        }
    }

    /// Whether the finding is settled by it: it is neither shown nor counted.
    pub fn settles(self) -> bool {
        self != Verdict::Query
    }
}

/// How far a decision reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// These words with what stands around them.
    Article,
    /// These words, wherever in the project they stand.
    Project,
}

impl Scope {
    /// Both scopes.
    pub const ALL: [Scope; 2] = [Scope::Article, Scope::Project];

    /// The name in the file, in JSON and in the protocol.
    pub fn name(self) -> &'static str {
        match self {
            Scope::Article => "article",
            Scope::Project => "project",
        }
    }

    /// The scope of this name.
    pub fn from_name(name: &str) -> Option<Scope> {
        Scope::ALL.into_iter().find(|scope| scope.name() == name)
    }
}

/// A decision on a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The code of the rule, as it is called now.
    pub code: String,
    /// What was decided.
    pub verdict: Verdict,
    /// How far it reaches.
    pub scope: Scope,
    /// The page on which it was decided, relative to the project folder, with `/`; empty where it reaches further.
    pub file: String,
    /// The places that the finding rests on, in the order of their bytes; in the project, the different texts alone.
    pub places: Vec<Quote>,
    /// Why, or what the author is asked; may be empty.
    pub note: String,
    /// Who decided, where the project wants it.
    pub who: Option<String>,
    /// When, as an RFC 3339 time, where the project wants it.
    pub when: Option<String>,
}

impl Decision {
    /// A decision on a finding of rule `code` that rests on `places` of the page `file`.
    pub fn new(code: &str, verdict: Verdict, scope: Scope, file: &str, mut places: Vec<Quote>) -> Decision {
        let mut file = file.to_owned();
        if scope == Scope::Project {
            file.clear();
            for place in &mut places {
                place.before.clear();
                place.after.clear();
            }
        }
        places.sort();
        if scope == Scope::Project {
            places.dedup();
        }
        Decision {
            code: code.to_owned(),
            verdict,
            scope,
            file,
            places,
            note: String::new(),
            who: None,
            when: None,
        }
    }

    /// Its name: that of the findings on which it decides.
    pub fn id(&self) -> String {
        match self.scope {
            Scope::Article => name_in_article(&self.code, &self.places),
            Scope::Project => name_in_project(&self.code, &self.places),
        }
    }
}

/// The decisions of a project.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decisions {
    by_id: BTreeMap<String, Decision>,
    reaching_far: bool,
}

impl Decisions {
    /// These decisions. Of two on the same finding, the later one holds.
    pub fn of_all(decisions: impl IntoIterator<Item = Decision>) -> Decisions {
        let by_id: BTreeMap<String, Decision> =
            decisions.into_iter().map(|decision| (decision.id(), decision)).collect();
        let reaching_far = by_id.values().any(|decision| decision.scope == Scope::Project);
        Decisions { by_id, reaching_far }
    }

    /// What was decided on `finding` of `analysis`; the decision in its article comes before that in the project.
    pub fn on_finding(&self, analysis: &Analysis, finding: &Finding) -> Option<&Decision> {
        self.by_id.get(&finding.id).or_else(|| {
            let far = self.reaching_far.then(|| analysis.quotes(finding))?;
            self.by_id.get(&name_in_project(finding.info.code, &far))
        })
    }

    /// What was decided on a finding of rule `code` that rests on `places`, which may stand in several files.
    pub fn on_places(&self, code: &str, places: &[Quote]) -> Option<&Decision> {
        let in_article = self.by_id.get(&name_in_article(code, places));
        in_article.or_else(|| self.by_id.get(&name_in_project(code, places)))
    }

    /// The decision of this name.
    pub fn get(&self, id: &str) -> Option<&Decision> {
        self.by_id.get(id)
    }

    /// All decisions with their names, in the order of the file: by page, code and name.
    pub fn all(&self) -> Vec<(&str, &Decision)> {
        let mut all: Vec<(&str, &Decision)> =
            self.by_id.iter().map(|(id, decision)| (id.as_str(), decision)).collect();
        all.sort_by_key(|&(id, decision)| (&decision.file, &decision.code, id));
        all
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.by_id.is_empty()
    }
}

#[cfg(test)]
mod tests;
