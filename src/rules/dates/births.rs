//! Where an article tells in which year somebody was born: 薛春堂1948年生于柳湾, 出生于1931年, 1932年，他出生在.

use super::calendar::own_year;
use crate::facts::date::DateKind;
use crate::facts::name::Kind;
use crate::rules::{ArticleView, BlockView, Place};
use crate::text::Span;

/// A year of birth.
pub(super) struct Birth {
    /// The year.
    pub year: i32,
    /// Where it stands.
    pub place: Place,
    /// The sentence that tells it.
    pub sentence: Span,
}

impl Birth {
    /// Whether it is told of `name`, or of 他, 老人 … that opens the sentence.
    pub fn is_of_somebody_in(&self, article: &ArticleView, words: &str) -> bool {
        let block = &article.blocks[self.place.block];
        let told = block.at(self.sentence).trim_start();
        let pointing = ["他", "她", "老人", "先生", "老先生", "出生于", "生于"];
        let names = full_names(block, self.sentence);
        pointing.iter().any(|word| told.starts_with(word)) || names.iter().any(|name| words.contains(name))
    }
}

/// The full names of people in `part` of the block.
pub(super) fn full_names<'a>(block: &BlockView<'a>, part: Span) -> Vec<&'a str> {
    let names = block.facts.names.iter().filter(|name| matches!(name.kind, Kind::Person(_)));
    names.filter(|name| part.covers(name.span)).map(|name| block.at(name.span)).collect()
}

/// The births of the article, in text order; none of kin (1960年，大儿子出生).
pub(super) fn births(article: &ArticleView) -> Vec<Birth> {
    let mut found = Vec::new();
    for (index, block) in article.blocks.iter().enumerate() {
        if !block.says("生") {
            continue;
        }
        for mention in &block.facts.dates {
            let DateKind::Date(parts) = &mention.kind else { continue };
            let Some(year) = own_year(parts, None).filter(|&year| year > 1800) else { continue };
            let Some(sentence) = block.sentence_at(mention.span.start as usize).filter(|it| !it.open) else {
                continue;
            };
            if tells_birth(block, mention.span, sentence.span) {
                found.push(Birth { year, place: Place::new(index, mention.span), sentence: sentence.span });
            }
        }
    }
    found
}

/// Whether the sentence tells of somebody, no kin, born on `date`.
pub(super) fn tells_birth(block: &BlockView, date: Span, sentence: Span) -> bool {
    const KIN: [char; 12] = ['父', '母', '妻', '儿', '女', '孙', '弟', '妹', '哥', '姐', '子', '们'];
    const SUBJECT: usize = 6;
    let before = &block.text[sentence.start as usize..date.start as usize];
    let after = &block.text[date.end as usize..sentence.end as usize];
    let near = |words: &str| words.chars().rev().take(SUBJECT).any(|c| KIN.contains(&c));
    if ["生于", "出生于", "出生在", "诞生于"].iter().any(|word| before.ends_with(word)) {
        return !near(before);
    }
    let plain = after.trim_start_matches('，');
    let lone =
        plain.strip_prefix('生').is_some_and(|rest| rest.starts_with(['，', '。', '于', '在', '）', '人']));
    if lone {
        return !near(before);
    }
    let Some(at) = ["出生", "生于", "生在"].iter().filter_map(|word| plain.find(word)).min() else {
        return false;
    };
    let subject = &plain[..at];
    subject.chars().count() <= SUBJECT
        && !subject.contains(['，', '、', '的', '。'])
        && !near(subject)
        && !near(before)
}
