//! Names that the headline alone has, one character from one of the text.

use super::report;
use crate::facts::register::{Entity, EntityKind};
use crate::rules::{ArticleView, Drafts, Place, RuleContext};
use crate::text::is_han;

/// A body, a place or a person that the headline alone names, where the text names one that is called alike but for one
/// character.
pub(super) fn other_name(article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
    let is_of = |entity: &Entity, in_title: bool| {
        entity.mentions.iter().all(|mention| {
            let role = article.blocks[mention.at.block].role;
            if in_title { role.is_title() } else { role.is_prose() }
        })
    };
    let characters = |entity: &Entity| -> Vec<char> { entity.forms[0].text.chars().collect() };
    for (kind, shortest) in [(EntityKind::Organisation, 5), (EntityKind::Place, 5), (EntityKind::Person, 3)] {
        let of_kind = || article.register.of_kind(kind);
        let differs_once = |name: &[char], other: &[char]| {
            let may_differ = |at: usize| match kind {
                EntityKind::Person => at > 0,
                _ => at + 2 < name.len(),
            };
            let differing = || (0..name.len()).filter(|&at| name[at] != other[at]);
            other.len() == name.len() && differing().count() == 1 && differing().all(may_differ)
        };
        for titled in of_kind().filter(|entity| entity.short_for.is_none() && is_of(entity, true)) {
            let name = characters(titled);
            if name.len() < shortest {
                continue;
            }
            // 马尔尚 of 内马尔尚缺 is no name.
            let first = titled.mentions[0].at;
            let before = article.blocks[first.block].text[..first.span.start as usize].chars().next_back();
            if kind == EntityKind::Person && before.is_some_and(is_han) {
                continue;
            }
            let is_like = |other: &&Entity| is_of(other, false) && differs_once(&name, &characters(other));
            let mut alike = of_kind().filter(is_like);
            if let (Some(told), None) = (alike.next(), alike.next()) {
                let [head, place] = [titled, told].map(|entity| Place::from(entity.mentions[0].at));
                report(article, head, place, context, out);
            }
        }
    }
}
