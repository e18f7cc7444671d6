//! The organ of a headline: 市残联 over a text that has 市妇联 alone.

use super::{prose, tells_the_same};
use crate::rules::word_lists::List;
use crate::rules::{ArticleView, BlockView, Place};
use crate::text::Span;

/// Before an organ, the level that it belongs to.
const LEVELS: [char; 6] = ['省', '市', '县', '区', '州', '团'];

/// Organs of a level that the block names, each with the byte where its own word begins.
fn organs<'a>(block: &BlockView<'a>) -> Vec<(Span, &'a str)> {
    let mut found = Vec::new();
    for organ in List::Organs.words() {
        for at in block.places_of(organ) {
            if let Some(level) = block.text[..at].chars().next_back().filter(|c| LEVELS.contains(c)) {
                found.push((
                    Span::new(at - level.len_utf8(), at + organ.len()),
                    &block.text[at..at + organ.len()],
                ));
            }
        }
    }
    found
}

/// The only organ of the headline, which the text does not name, and the only one of its level there.
pub(super) fn other_organ(article: &ArticleView, title: &BlockView) -> Option<(Span, Place)> {
    let [(head, organ)] = organs(title)[..] else { return None };
    if prose(article).any(|(_, block)| block.says(organ)) {
        return None;
    }
    let level = title.at(head).chars().next()?;
    let mut told: Option<(Place, &str)> = None;
    for (index, block) in prose(article) {
        for (span, other) in organs(block).into_iter().filter(|(span, _)| block.at(*span).starts_with(level))
        {
            match told {
                Some((_, known)) if known != other => return None,
                Some((place, _)) if place <= Place::new(index, span) => {}
                _ => told = Some((Place::new(index, span), other)),
            }
        }
    }
    let (place, _) = told?;
    tells_the_same(article, title, head, place).then_some((head, place))
}
