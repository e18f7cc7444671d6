//! 建厂60周年 of a works that another paragraph says was founded in 1955.

use super::calendar::own_year;
use crate::facts::date::{Anchor, CalendarUnit, DateKind};
use crate::rules::{ArticleView, BlockView, Drafts, Place, RuleContext};
use crate::say;
use crate::text::{Span, holds_any};

/// The word of an anniversary, and the words that what was founded ends with.
const KINDS: [(&str, &[&str]); 8] = [
    ("建厂", &["厂"]),
    ("建校", &["学校", "中学", "小学", "大学", "学院", "一中", "二中", "三中"]),
    ("建院", &["医院", "学院", "研究院", "剧院", "检察院", "法院", "卫生院"]),
    ("建馆", &["馆"]),
    ("建社", &["社"]),
    ("建园", &["园"]),
    ("建台", &["台"]),
    ("创刊", &["报", "刊", "杂志"]),
];

/// Compares the only such anniversary of the article with the only founding of such a thing.
pub(super) fn check(article: &ArticleView, issued: i32, context: &RuleContext, out: &mut Drafts) {
    let mut kept = article.blocks.iter().enumerate().flat_map(|(index, block)| kept(index, block));
    let Some(told) = kept.next() else { return };
    if kept.any(|other| other.count != told.count || other.founded != told.founded) {
        return;
    }
    let block = &article.blocks[told.place.block];
    let sentence = block.sentence_at(told.place.span.start as usize);
    let words = sentence.map_or("", |sentence| block.at(sentence.span));
    let all: Vec<(i32, Place)> = article
        .blocks
        .iter()
        .enumerate()
        .flat_map(|(index, block)| foundings(index, block, &told, words))
        .collect();
    let [(founded, place)] = all[..] else { return };
    let year = told.year.unwrap_or(issued);
    let right = year - founded;
    let count = told.count;
    let places = [told.place, place];
    if right == count {
        let says = say!(
            context.lang,
            "{founded}年到{year}年是{right}周年",
            "{founded} to {year} is anniversary {right}"
        );
        return out.held(says, places.to_vec());
    }
    // Some other year of the article may be the one that is kept.
    let fits = |block: &BlockView| {
        let mut dates = block.facts.dates.iter().filter_map(|it| own_year(it.calendar()?, None));
        dates.any(|named| year - named == count)
    };
    if right <= 0 || (right - count).abs() <= 1 || article.blocks.iter().any(fits) {
        return;
    }
    let written = article.blocks[told.place.block].at(told.place.span);
    let message = say!(
        context.lang,
        "{founded}年到{year}年是{right}周年，文中写{written}",
        "{founded} to {year} is anniversary {right}; the text says {written}"
    );
    let title = say!(context.lang, "改为{right}周年", "Change to {right}周年");
    out.report(told.place, message)
        .evidence(place, say!(context.lang, "创立的年份", "the year of the founding"))
        .fix(title, told.place, format!("{right}周年"));
}

struct Kept {
    place: Place,
    count: i32,
    founded: &'static [&'static str],
    /// 建校.
    word: &'static str,
    /// The year that the sentence names; else that of the issue.
    year: Option<i32>,
}

fn kept(index: usize, block: &BlockView) -> Vec<Kept> {
    const CELEBRATED: [&str; 8] = ["举行", "庆祝", "纪念活动", "迎来", "喜迎", "举办", "庆典", "大会"];
    let found = block.facts.dates.iter().filter_map(|mention| {
        let DateKind::Anniversary(count) = mention.kind else { return None };
        let before = &block.text[..mention.span.start as usize];
        let &(word, founded) = KINDS.iter().find(|(word, _)| before.ends_with(word))?;
        let sentence = block.sentence_at(mention.span.start as usize).filter(|it| !it.open)?;
        let words = block.at(sentence.span);
        let dates = || block.facts.dates.iter().filter(|it| sentence.span.covers(it.span));
        let moved = dates().any(|it| {
            matches!(it.kind, DateKind::Relative(Anchor::Issue(CalendarUnit::Year, offset)) if offset != 0)
        });
        let mut years = dates().filter_map(|it| own_year(it.calendar()?, None));
        let year = years.next();
        let past = holds_any(words, &["曾", "当年", "时任", "那年"]);
        let plain = holds_any(words, &CELEBRATED) && !moved && !past;
        let place = Place::new(index, mention.span);
        (plain && years.next().is_none()).then_some(Kept { place, count: count as i32, founded, word, year })
    });
    found.collect()
}

/// 拖拉机厂建于1955年: the years in which such a thing was founded, outside sentences with an anniversary.
fn foundings(index: usize, block: &BlockView, told: &Kept, sentence_told: &str) -> Vec<(i32, Place)> {
    const PARTS: [&str; 12] =
        ["新馆", "新厂", "新校", "新院", "新园", "分馆", "分厂", "分院", "分校", "分园", "分社", "附属小学"];
    const VERBS: [&str; 8] = ["始建于", "创建于", "建于", "创办于", "成立于", "创立于", "创刊于", "诞生于"];
    let found = block.facts.dates.iter().filter_map(|mention| {
        let year = own_year(mention.calendar()?, None)?;
        let sentence = block.sentence_at(mention.span.start as usize).filter(|it| !it.open)?;
        let before = &block.text[sentence.span.start as usize..mention.span.start as usize];
        // 自1904年建校起 names no subject: it is what the anniversary is of.
        let after = &block.text[mention.span.end as usize..];
        if after.starts_with(told.word) && before.ends_with(['自', '从', '，']) {
            return Some((year, Place::new(index, mention.span)));
        }
        let subject = VERBS.iter().find_map(|verb| before.strip_suffix(verb))?;
        let pointing = subject.strip_prefix('该').unwrap_or_default();
        let of_kind = told
            .founded
            .iter()
            .any(|word| subject.ends_with(word) || !pointing.is_empty() && word.ends_with(pointing));
        let part = PARTS.iter().any(|word| subject.ends_with(word));
        // The end of the name stands beside the anniversary, or it is called 该厂, 学校.
        let tail = subject.char_indices().rev().nth(2).map_or(subject, |(at, _)| &subject[at..]);
        let named = subject.chars().count() <= 2 || sentence_told.contains(tail);
        let span: Span = mention.span;
        (of_kind && named && !part).then_some((year, Place::new(index, span)))
    });
    found.collect()
}
