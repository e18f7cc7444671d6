//! Terms in marks of which two characters changed places: “三问四办” and “四问三办”, “一停二看” and “一看二停”.

use super::other_numeral::NUMERALS;
use crate::facts::register::{Entity, EntityKind, Slip};
use crate::rules::names::variant::{self, Form, Variant};
use crate::rules::{ArticleView, Drafts, RuleContext};
use crate::text::{is_han, swapped_at};
use std::collections::BTreeMap;

/// Shorter terms with their characters in another order are other words: 化整, 整化.
const SHORTEST: usize = 4;

/// Reports a term that comes back and stands once with two characters exchanged that are not neighbours (neighbours are a
/// slip that the register finds everywhere), and one that stands once each way where the two are numerals.
pub(super) fn report(article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
    let mut families: BTreeMap<Vec<char>, Vec<&Entity>> = BTreeMap::new();
    for term in article.register.of_kind(EntityKind::Term) {
        let mut characters: Vec<char> = term.forms[0].text.chars().collect();
        if characters.len() >= SHORTEST && characters.iter().all(|&c| is_han(c)) {
            characters.sort_unstable();
            families.entry(characters).or_default().push(term);
        }
    }
    for terms in families.values() {
        let [one, other] = terms[..] else { continue };
        let (usual, odd) =
            if one.mentions.len() < other.mentions.len() { (other, one) } else { (one, other) };
        let (usual_text, odd_text) = (&*usual.forms[0].text, &*odd.forms[0].text);
        let Some([first, second]) = swapped_at(usual_text, odd_text) else { continue };
        let is_numeral = |at: usize| usual_text.chars().nth(at).is_some_and(|c| NUMERALS.contains(c));
        let is_slip = second > first + 1
            && odd.mentions.len() == 1
            && (usual.mentions.len() > 1 || is_numeral(first) && is_numeral(second))
            && !variant::share_a_sentence(usual, odd, article);
        if !is_slip || context.terms.are_distinct(usual_text, odd_text) {
            continue;
        }
        let variant = Variant {
            odd: Form::of(odd),
            usual: Form::of(usual),
            slip: Slip::Swapped { index: first },
            likeness: None,
        };
        variant::report(&variant, article, context, out);
    }
}
