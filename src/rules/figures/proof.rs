//! What a formula over the figures of one passage proves: the check that held, or the finding with its operands.

use super::passage::{Passage, place};
use crate::facts::quantity::Quantity;
use crate::rules::{Draft, Drafts};
use crate::say;
use crate::text::Lang;

/// A formula, the figures that it was made of, and the figure that states its result.
pub struct Proof<'p, 't> {
    /// Where all of them stand.
    pub passage: &'p Passage<'t>,
    /// The figures computed with, in the order of the formula.
    pub operands: Vec<&'p Quantity>,
    /// The figure that states the result.
    pub stated: &'p Quantity,
    /// The formula with its computed result: 1080÷1200=90.0%.
    pub formula: String,
}

impl Proof<'_, '_> {
    /// Records the check as held where `fits`; else reports the stated figure, for the caller to grade and repair.
    pub fn judge<'o>(&self, fits: bool, lang: Lang, out: &'o mut Drafts) -> Option<&'o mut Draft> {
        if fits {
            self.held(lang, out);
            return None;
        }
        Some(self.refuted(lang, out))
    }

    /// Records that the stated figure is what the formula gives.
    pub fn held(&self, lang: Lang, out: &mut Drafts) {
        let places = self.operands.iter().chain([&self.stated]).map(|figure| place(figure.span)).collect();
        let formula = &self.formula;
        out.held(say!(lang, "{formula}，相符", "{formula}, as stated"), places);
    }

    /// Reports the stated figure, with the operands as evidence.
    pub fn refuted<'o>(&self, lang: Lang, out: &'o mut Drafts) -> &'o mut Draft {
        let (formula, words) = (&self.formula, self.passage.shown(self.stated));
        let message = say!(lang, "{formula}，文中写“{words}”", "{formula}; the text says “{words}”");
        let draft = out.report(place(self.stated.span), message);
        self.passage.cite(draft, self.operands.iter().copied());
        draft
    }
}
