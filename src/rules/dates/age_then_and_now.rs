//! 1986年，20岁的冉启明 … 冉启明就满65岁: an age in a year that is named, against the age of today.

use super::age::{Age, ages};
use super::calendar::{in_script, own_year};
use crate::facts::date::DateKind;
use crate::facts::name::PersonForm;
use crate::facts::register::Entity;
use crate::rules::{ArticleView, BlockView, Drafts, Place, RuleContext};
use crate::say;
use crate::text::{Span, holds_any, is_han};

/// How many years apart two such ages may be: 虚岁 and 周岁 on either side.
const SLACK: i32 = 2;

/// An age of the person in a year.
struct Told {
    block: usize,
    age: Age,
    year: i32,
    /// The year, where it is written.
    named: Option<Span>,
}

/// Compares the first age in a year with the first of today.
pub(super) fn check(article: &ArticleView, person: &Entity, context: &RuleContext, out: &mut Drafts) {
    let Some(issue) = article.date else { return };
    let told = ages_of(article, person, i32::from(issue.year()));
    let then = told.iter().find(|it| it.named.is_some());
    let now = told.iter().find(|it| it.named.is_none());
    let (Some(then), Some(now)) = (then, now) else { return };
    let right = then.age.value as i32 + now.year - then.year;
    let places = [Place::new(now.block, now.age.whole), Place::new(then.block, then.age.whole)];
    let (year, old) = (then.year, article.blocks[then.block].at(then.age.whole));
    if (now.age.value as i32 - right).abs() <= SLACK {
        let says =
            say!(context.lang, "{year}年{old}，今年{right}岁上下", "{old} in {year}: about {right} now");
        return out.held(says, places.to_vec());
    }
    let (name, written) = (&person.name().text, article.blocks[now.block].at(now.age.whole));
    let message = say!(
        context.lang,
        "{name}{year}年{old}，今年应为{right}岁上下，文中写{written}",
        "{name} was {old} in {year}, so about {right} now; the text says {written}"
    );
    let draft = out.report(places[0], message);
    draft.evidence(places[1], say!(context.lang, "那一年的年龄", "the age in that year"));
    if right > 0 {
        let new = in_script(right.unsigned_abs(), now.age.script);
        let title = say!(context.lang, "改为{new}岁", "Change to {new}岁");
        draft.fix(title, Place::new(now.block, now.age.figure), new);
    }
}

fn ages_of(article: &ArticleView, person: &Entity, issued: i32) -> Vec<Told> {
    let mut found: Vec<Told> = Vec::new();
    for mention in person.mentions.iter().filter(|mention| !mention.is_credit) {
        let full = person.forms[mention.form].person == Some(PersonForm::Full);
        let block = &article.blocks[mention.at.block];
        let Some(sentence) = block.sentence_at(mention.at.span.start as usize) else { continue };
        if !full || sentence.open {
            continue;
        }
        for age in ages(block.text, sentence.span) {
            let told = in_a_year(block, sentence.span, &age, mention.at.span)
                .map(|(year, span)| (year, Some(span)))
                .or_else(|| is_today(block, sentence.span, &age, mention.at.span).then_some((issued, None)));
            let Some((year, named)) = told else { continue };
            found.push(Told { block: mention.at.block, age, year, named });
        }
    }
    found
}

/// 1986年，20岁的冉启明: the only year of the sentence right before the age, the name right behind.
fn in_a_year(block: &BlockView, sentence: Span, age: &Age, name: Span) -> Option<(i32, Span)> {
    let behind = block.text.get(age.whole.end as usize..name.start as usize)?;
    let behind = behind.strip_prefix('的')?;
    let near =
        behind.chars().count() <= 6 && behind.chars().all(is_han) && !behind.contains(['的', '和', '与']);
    let mut dates = block.facts.dates.iter().filter(|it| sentence.covers(it.span));
    let years = |kind: &DateKind| match kind {
        DateKind::Date(parts) => own_year(parts, None),
        _ => None,
    };
    let date = dates.by_ref().find(|it| years(&it.kind).is_some())?;
    let other = dates.any(|it| years(&it.kind).is_some());
    let between = block.text.get(date.span.end as usize..age.whole.start as usize)?;
    let beside =
        between == "，" || between.is_empty() || between.chars().count() <= 3 && between.ends_with('，');
    (near && !other && beside).then_some((years(&date.kind)?, date.span))
}

/// 今年68岁的郎铁柱, 冉启明今年68岁, 冉启明就满65岁; in a sentence that names no year.
fn is_today(block: &BlockView, sentence: Span, age: &Age, name: Span) -> bool {
    let mut dates = block.facts.dates.iter().filter(|it| sentence.covers(it.span));
    let dated = dates.any(|it| it.calendar().is_some_and(|parts| parts.year.is_some()));
    let before = &block.text[sentence.start as usize..age.whole.start as usize];
    let said = ["今年", "现年", "今年已经", "今年已"].iter().any(|word| before.ends_with(word));
    let behind = || {
        let words = block.text.get(age.whole.end as usize..name.start as usize)?;
        let words = words.strip_prefix('的')?;
        Some(
            words.chars().count() <= 6
                && words.chars().all(is_han)
                && !words.contains(['的', '和', '与', '是']),
        )
    };
    let after = || {
        let words = block.text.get(name.end as usize..age.whole.start as usize)?;
        let now = [
            "今年",
            "，今年",
            "现年",
            "就满",
            "就要满",
            "今年已",
            "今年已经",
            "马上就满",
            "即将年满",
            "快满",
        ];
        Some(now.contains(&words))
    };
    let words = block.at(sentence);
    let past = holds_any(words, &["那年", "当年", "当时", "时年"]);
    !dated && !past && (said && behind() == Some(true) || after() == Some(true))
}
