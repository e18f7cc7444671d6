//! People called by surname alone, 老张 or 小雷, whose surname is once another that sounds the same.

use super::variant::{self, Form, Variant};
use crate::facts::name::{Evidence, PersonForm};
use crate::facts::register::{Entity, EntityKind, Likeness, Slip, likeness};
use crate::rules::{ArticleView, Drafts, Place, RuleContext};

/// So often must the usual form stand.
const OFTEN: usize = 4;

/// Reports 老章 where the article speaks of 老张 all along, nobody in it bears the surname 章, and nothing says who that is.
pub(super) fn report(article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
    let people = || article.register.of_kind(EntityKind::Person);
    let familiar = |entity: &&Entity| entity.forms[0].person == Some(PersonForm::Familiar);
    let often: Vec<(&Entity, [char; 2])> = people()
        .filter(familiar)
        .filter(|entity| entity.mentions.len() >= OFTEN)
        .filter_map(|entity| Some((entity, two(entity)?)))
        .collect();
    if often.is_empty() {
        return;
    }
    for odd in people().filter(familiar).filter(|entity| entity.mentions.len() == 1) {
        let Some([title, here]) = two(odd) else { continue };
        let usual = often.iter().find(|(usual, [its_title, known])| {
            *its_title == title
                && likeness(*known, here) == Some(Likeness::SameSound)
                && usual.mentions[0].at < odd.mentions[0].at
                && !variant::share_a_sentence(usual, odd, article)
        });
        let Some((usual, [_, known])) = usual else { continue };
        let bears_the_surname =
            |entity: &Entity| !std::ptr::eq(entity, odd) && entity.forms[0].text.starts_with(here);
        if people().any(bears_the_surname) || is_introduced(odd, article) {
            continue;
        }
        let places = |entity: &Entity| entity.mentions_of(0).map(|mention| Place::from(mention.at)).collect();
        let variant = Variant {
            odd: Form { text: &odd.forms[0].text, places: places(odd) },
            usual: Form { text: &usual.forms[0].text, places: places(usual) },
            slip: Slip::Replaced { index: 1, known: *known, here },
            likeness: Some(Likeness::SameSound),
        };
        variant::report(&variant, article, context, out);
    }
}

/// The form of address and the surname.
fn two(entity: &Entity) -> Option<[char; 2]> {
    let chars: Vec<char> = entity.forms[0].text.chars().collect();
    chars.try_into().ok()
}

/// Whether something right before the name says who it is: 邻居老章.
fn is_introduced(odd: &Entity, article: &ArticleView) -> bool {
    let at = odd.mentions[0].at;
    let block = &article.blocks[at.block];
    let begins_a_clause = {
        let before = block.text[..at.span.start as usize].chars().next_back();
        before.is_none_or(|c| "，。；：！？“”、\u{3000} ".contains(c))
    };
    let mut names = block.facts.names.iter().filter(|name| name.span == at.span);
    !odd.posts.is_empty()
        || !begins_a_clause
        || names.any(|name| name.evidence.contains(&Evidence::Apposition))
}
