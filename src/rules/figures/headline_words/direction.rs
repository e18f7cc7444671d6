//! Rise and fall: 上涨 of a headline over a lead that has 下跌.

use super::super::headline_lead::lead_below;
use super::super::licence::pairs_of;
use super::prose;
use crate::rules::{ArticleView, BlockView, Place};
use crate::text::{Span, is_han};

/// Words of a rise and words of a fall.
const DIRECTIONS: [&[&str]; 2] = [
    &["上涨", "上升", "增长", "回升", "攀升", "走高", "增加", "提高", "涨"],
    &["下跌", "下降", "减少", "降低", "回落", "下滑", "走低", "缩小", "跌", "降"],
];

/// A rise of the headline where the lead tells of a fall of the same thing and the text of no rise at all, or the other way
/// round.
pub(super) fn other_direction(
    article: &ArticleView,
    head: usize,
    title: &BlockView,
) -> Option<(Span, Place)> {
    const SUBJECT: usize = 2;
    const NOUN: usize = 2;
    let first = |block: &BlockView, words: &[&'static str]| {
        let places =
            words.iter().flat_map(|word| block.places_of(word).map(|at| Span::new(at, at + word.len())));
        places.min_by_key(|span| (span.start, std::cmp::Reverse(span.end)))
    };
    let told = [first(title, DIRECTIONS[0]), first(title, DIRECTIONS[1])];
    let (way, word) = match told {
        [Some(span), None] => (0, span),
        [None, Some(span)] => (1, span),
        _ => return None,
    };
    if word.len() < "上涨".len() || prose(article).any(|(_, block)| first(block, DIRECTIONS[way]).is_some())
    {
        return None;
    }
    let lead = lead_below(article, head + 1..article.blocks.len())?;
    let block = &article.blocks[lead];
    let other = first(block, DIRECTIONS[1 - way]).filter(|span| span.len() >= "上涨".len())?;
    // What rises or falls, the last word before the verb: 价格 of 上月海鱼价格.
    let before = &title.text[..word.start as usize];
    let (noun, _) = before.char_indices().nth_back(NOUN - 1)?;
    let told = &block.text[..other.start as usize];
    let clause = told.rsplit(['，', '。', '；']).next().unwrap_or_default();
    let common = pairs_of(before).intersection(&pairs_of(clause)).count();
    let is_same = clause.contains(&before[noun..]) && common >= SUBJECT;
    (is_same && before[noun..].chars().all(is_han)).then(|| (word, Place::new(lead, other)))
}
