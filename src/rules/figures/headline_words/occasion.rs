//! Which time it is: 首次 of a headline over a text that has 第二次.

use super::prose;
use crate::rules::{ArticleView, BlockView, Place};
use crate::text::{Span, is_han};

/// 首次 of the headline where the text has 第二次 before the same words, or the other way round.
pub(super) fn other_time(article: &ArticleView, title: &BlockView) -> Option<(Span, Place)> {
    const FIRST: [&str; 2] = ["首次", "首度"];
    const LATER: [&str; 10] =
        ["第二次", "第三次", "第四次", "第五次", "第六次", "第2次", "第3次", "第4次", "再次", "再度"];
    const SAME: usize = 3;
    let tail = |text: &str| -> Option<usize> {
        let end = text.char_indices().nth(SAME).map_or(text.len(), |(at, _)| at);
        let same = &text[..end];
        (same.chars().count() == SAME && same.chars().all(is_han)).then_some(end)
    };
    let groups: [(&[&str], &[&str]); 2] = [(&FIRST, &LATER), (&LATER, &FIRST)];
    for (here, there) in groups {
        for word in here {
            for at in title.places_of(word) {
                let behind = &title.text[at + word.len()..];
                let Some(same) = tail(behind).map(|end| &behind[..end]) else { continue };
                let says = |words: &[&str]| {
                    let mut places = prose(article).flat_map(|(index, block)| {
                        words.iter().flat_map(move |word| {
                            let told = block
                                .places_of(word)
                                .filter(move |at| block.text[at + word.len()..].starts_with(same));
                            told.map(move |at| (index, at, word.len()))
                        })
                    });
                    places.next()
                };
                let is_said = prose(article).any(|(_, block)| here.iter().any(|word| block.says(word)));
                if let Some((index, at, length)) = says(there).filter(|_| !is_said) {
                    let end =
                        |start: usize, word: usize| Span::new(start, start + word + 2 * '次'.len_utf8());
                    return Some((
                        end(at_of(title, word, same)?, word.len()),
                        Place::new(index, end(at, length)),
                    ));
                }
            }
        }
    }
    None
}

/// Where `word` stands in the title before `same`.
fn at_of(title: &BlockView, word: &str, same: &str) -> Option<usize> {
    title
        .text
        .match_indices(word)
        .map(|(at, _)| at)
        .find(|at| title.text[at + word.len()..].starts_with(same))
}
