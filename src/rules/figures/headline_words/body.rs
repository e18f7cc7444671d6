//! Bodies of one sort: 青石派出所 of a headline over a text that has 红石派出所.

use super::prose;
use crate::rules::{ArticleView, BlockView, Place};
use crate::text::{Span, is_han};

/// Words that end the names of bodies of which a county has several.
const BODIES: [&str; 12] = [
    "派出所",
    "小学",
    "中学",
    "医院",
    "卫生院",
    "社区",
    "法庭",
    "幼儿园",
    "司法所",
    "税务所",
    "养老院",
    "敬老院",
];

/// The names of the length of `stem` and of the bodies called `body` in a text, where a clause or a larger place ends before them.
fn named_bodies<'v>(
    text: &'v str,
    body: &'static str,
    length: usize,
) -> impl Iterator<Item = Span> + use<'v> {
    const LARGER: [char; 7] = ['省', '市', '县', '区', '镇', '乡', '州'];
    text.match_indices(body).filter_map(move |(at, word)| {
        let start = text[..at].char_indices().rev().nth(length - 1)?.0;
        let begins = text[..start].chars().next_back().is_none_or(|c| !is_han(c) || LARGER.contains(&c));
        (begins && text[start..at].chars().all(is_han)).then(|| Span::new(start, at + word.len()))
    })
}

/// 青石派出所 of the headline where the text has 红石派出所 alone.
pub(super) fn other_body(article: &ArticleView, title: &BlockView) -> Option<(Span, Place)> {
    for body in BODIES {
        for at in title.places_of(body) {
            let before = &title.text[..at];
            let start = before
                .rfind(|c: char| !is_han(c))
                .map_or(0, |mark| mark + before[mark..].chars().next().map_or(0, char::len_utf8));
            let stem = &before[start..];
            let length = stem.chars().count();
            let head = Span::new(start, at + body.len());
            if !(2..=4).contains(&length) || prose(article).any(|(_, block)| block.says(title.at(head))) {
                continue;
            }
            let mut told: Option<Place> = None;
            let mut is_one = true;
            for (index, block) in prose(article) {
                if block.places_of(body).next().is_none() {
                    continue;
                }
                for span in named_bodies(block.text, body, length) {
                    let place = Place::new(index, span);
                    match told {
                        Some(known) => is_one &= article.blocks[known.block].at(known.span) == block.at(span),
                        None => told = Some(place),
                    }
                }
            }
            let Some(place) = told.filter(|_| is_one) else { continue };
            let name = article.blocks[place.block].at(place.span);
            let differing =
                name.chars().zip(title.at(head).chars()).filter(|(one, other)| one != other).count();
            if differing == 1 {
                return Some((head, place));
            }
        }
    }
    None
}
