//! Who speaks in the news is introduced: a name that begins its clause before a verb of speaking, stands but once and is
//! never introduced is that of somebody introduced under another spelling.

use super::odd_one_out::is_bare;
use super::variant::Pair;
use crate::facts::name::is_a_word;
use crate::facts::register::{Entity, Slip};
use crate::rules::word_lists::List;
use crate::rules::{ArticleView, Place};

/// Whether the one of two people of one surname who stands but once says something without ever being introduced, and the
/// other is not named beside him: who speaks in the news is introduced.
pub(super) fn one_is_a_bare_speaker(pair: &Pair, other: &Entity, article: &ArticleView) -> bool {
    let speaks = |entity: &Entity| {
        let [only] = &entity.mentions[..] else { return false };
        let place = Place::from(only.at);
        entity.posts.is_empty() && is_bare(only.at, article) && is_bare_speaker(place, article)
    };
    pair.keeps_its_first_character() && (speaks(pair.known) || speaks(other))
}

/// Whether a copy that is no word says something at the beginning of a sentence, where somebody of that surname, or of the
/// rest of the name, was introduced or is named again and again.
pub(super) fn is_bare_speaker_in_place_of(pair: &Pair, article: &ArticleView) -> bool {
    const LINKS: &str = "和与同跟及向对给让请由据以连";
    let Slip::Replaced { here, .. } = pair.copy.slip else { return false };
    let place = Place::from(pair.copy.at);
    let is_whole = match pair.keeps_its_first_character() {
        true => !pair.known.posts.is_empty() || pair.known_count() > 1,
        false => pair.length() > 2 && pair.known_count() > 1 && !LINKS.contains(here),
    };
    pair.is_plain()
        && is_whole
        && pair.copy_count() == 1
        && !is_a_word(pair.copy.text.chars())
        && is_bare_speaker(place, article)
}

/// Whether a name begins its clause and a verb of speaking follows: 。王明说, ”王明表示.
pub(super) fn is_bare_speaker(place: Place, article: &ArticleView) -> bool {
    let text = article.blocks[place.block].text;
    let before = text[..place.span.start as usize].chars().next_back();
    let after = text[place.span.end as usize..].trim_start_matches(['也', '还', '则', '又']);
    before.is_none_or(|c| "。！？；”，".contains(c))
        && List::Speaking.words().iter().any(|verb| after.starts_with(verb))
}
