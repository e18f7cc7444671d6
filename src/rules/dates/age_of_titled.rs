//! Ages of people who are called by their surname with a title of kinship: 73岁的石阿公.

use super::age_conflict::{Told, ages_right_before};
use crate::rules::ArticleView;
use crate::text::is_han;

/// Titles of older people, of which an article rarely has two with one surname; none of 先生 and 女士, of which it may.
const TITLES: [&str; 14] = [
    "阿公", "阿婆", "奶奶", "爷爷", "大爷", "大娘", "大妈", "婆婆", "老伯", "大伯", "大叔", "老太", "老汉",
    "阿姨",
];

/// The ages of today that the article gives each of them, in text order.
pub(super) fn ages_of_titled<'a>(article: &ArticleView<'a>) -> Vec<(&'a str, Vec<Told>)> {
    let mut found: Vec<(&str, Vec<Told>)> = Vec::new();
    for told in ages_right_before(article, |words| called(words).is_some()) {
        let behind = &article.blocks[told.block].text[told.age.whole.end as usize + '的'.len_utf8()..];
        let Some(name) = called(behind) else { continue };
        match found.iter_mut().find(|(other, _)| *other == name) {
            Some((_, ages)) => ages.push(told),
            None => found.push((name, vec![told])),
        }
    }
    found
}

/// 石阿公 at the front of the words.
fn called(words: &str) -> Option<&str> {
    let surname = words.chars().next().filter(|&c| is_han(c) && !"老小阿".contains(c))?;
    let title = TITLES.iter().find(|title| words[surname.len_utf8()..].starts_with(**title))?;
    Some(&words[..surname.len_utf8() + title.len()])
}
