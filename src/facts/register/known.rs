//! What is known of an article when near-copies and cut names are judged.

use super::chars::Chars;
use super::entity::{At, Entity, EntityKind};
use super::near::Hit;
use rustc_hash::{FxHashMap, FxHashSet};

/// What a pattern looks for.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// What the entity is.
    pub kind: EntityKind,
    /// The entity's form.
    pub name: String,
    /// How many bytes of the form the pattern leaves out at its beginning.
    pub cut: usize,
}

impl Wanted {
    /// What the pattern says.
    pub fn text(&self) -> &str {
        &self.name[self.cut..]
    }
}

/// An article whose entities are settled.
pub struct Known<'a> {
    /// The entities.
    pub entities: &'a [Entity],
    /// What each pattern looks for.
    pub wanted: &'a [Wanted],
    /// Where the patterns stand, exactly or nearly.
    pub hits: &'a [Hit],
    /// The characters of each block.
    pub chars: &'a [&'a Chars],
    /// Where the reader of names sees what, weak candidates included.
    candidates: &'a FxHashSet<(At, EntityKind)>,
    by_form: FxHashMap<(EntityKind, &'a str), usize>,
}

impl<'a> Known<'a> {
    /// Indexes the entities by their forms.
    pub fn of(
        entities: &'a [Entity],
        wanted: &'a [Wanted],
        hits: &'a [Hit],
        chars: &'a [&'a Chars],
        candidates: &'a FxHashSet<(At, EntityKind)>,
    ) -> Known<'a> {
        let forms = |(index, entity): (usize, &'a Entity)| {
            entity.forms.iter().map(move |form| ((entity.kind, &*form.text), index))
        };
        let by_form = entities.iter().enumerate().flat_map(forms).collect();
        Known { entities, wanted, hits, chars, candidates, by_form }
    }

    /// The entity called so, as an index into the entities.
    pub fn called(&self, kind: EntityKind, form: &str) -> Option<usize> {
        self.by_form.get(&(kind, form)).copied()
    }

    /// Whether the reader of names has a candidate of the kind right there.
    pub fn has_candidate(&self, at: At, kind: EntityKind) -> bool {
        self.candidates.contains(&(at, kind))
    }
}
