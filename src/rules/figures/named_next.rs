//! A count of people and the names that the next sentence gives: 7名职工当选。他们是甲、乙…; 前三名分别是甲和乙.

use crate::facts::name::Kind as NameKind;
use crate::facts::quantity::{Kind, Quantity};
use crate::rules::{BlockView, Drafts, Place, RuleContext, Severity};
use crate::say;
use crate::text::{Span, is_han};
use rust_decimal::Decimal;

/// Words that begin a sentence of names.
const THEY_ARE: [&str; 8] =
    ["他们是", "她们是", "他们分别是", "她们分别是", "他们依次是", "这些人是", "他们分别为", "分别是"];
/// Words behind a number of places that lead to the names of those who took them.
const PLACES_ARE: [&str; 7] = ["分别是", "分别为", "依次是", "依次为", "的是", "选手是", "的分别是"];
/// The most characters of a name with what is said of its bearer: 机修工阙小兵.
const LONGEST_NAME: usize = 14;

/// Checks the counts that the names right behind them tell otherwise.
pub(super) fn check(block: &BlockView, context: &RuleContext, out: &mut Drafts) {
    if !block.role.is_prose() || !block.says("是") && !block.says("为") {
        return;
    }
    for pair in block.sentences.windows(2).filter(|pair| !pair[0].open && !pair[1].open) {
        let (told, names) = (pair[0].span, pair[1].span);
        let words = block.at(names);
        let Some(lead) = THEY_ARE.iter().find(|lead| words.starts_with(**lead)) else { continue };
        let people = |it: &&Quantity| told.covers(it.span) && counts_people(it);
        let mut counts = block.facts.quantities.iter().filter(people);
        let (Some(count), None) = (counts.next(), counts.next()) else { continue };
        judge(block, count, names.start as usize + lead.len(), names.end as usize, context, out);
    }
    for place in block.facts.quantities.iter().filter(|it| is_first_places(block, it)) {
        let Some(sentence) = block.sentence_at(place.span.start as usize).filter(|it| !it.open) else {
            continue;
        };
        let behind = &block.text[place.span.end as usize..sentence.span.end as usize];
        let at = PLACES_ARE.iter().filter_map(|lead| Some(behind.find(lead)? + lead.len())).min();
        let Some(at) = at.filter(|&at| behind[..at].chars().count() <= 9 && !behind[..at].contains('，'))
        else {
            continue;
        };
        let from = place.span.end as usize + at;
        let end = behind[at..].find(['，', '；', '。']).map_or(behind.len(), |end| at + end);
        judge(block, place, from, place.span.end as usize + end, context, out);
    }
}

fn counts_people(quantity: &Quantity) -> bool {
    let many = quantity.exact().is_some_and(|value| value >= Decimal::TWO && value <= Decimal::from(20));
    quantity.kind == Kind::Count && quantity.counts_in() == Some("人") && many
}

/// 前三名: whether the figure says how many took the first places.
fn is_first_places(block: &BlockView, quantity: &Quantity) -> bool {
    let before = &block.text[..quantity.span.start as usize];
    let small = quantity.exact().is_some_and(|value| value >= Decimal::TWO && value <= Decimal::from(10));
    small && before.ends_with('前') && block.at(quantity.span).ends_with(['名', '位'])
}

/// The names between two bytes, where nothing but names stands there.
fn names(block: &BlockView, from: usize, to: usize) -> Option<usize> {
    let words = block.text.get(from..to)?.trim_end_matches(['。', '！']).trim_start_matches(['：', ':']);
    let plain = !words.contains(['，', '；', '。', '（', '“', '《', '：', '—']) && !words.contains('等');
    let items: Vec<&str> = words.split(['、', '和', '与', '及']).map(str::trim).collect();
    // Every item ends with the name of a person, by its length and by one of the names that were read.
    let short = |item: &&str| (2..=LONGEST_NAME).contains(&item.chars().count()) && item.chars().all(is_han);
    let read = block.facts.names.iter().filter(|name| {
        let span: Span = name.span;
        span.start as usize >= from && span.end as usize <= to && matches!(name.kind, NameKind::Person(_))
    });
    (plain && items.iter().all(short) && read.count() * 2 >= items.len()).then_some(items.len())
}

fn judge(
    block: &BlockView,
    count: &Quantity,
    from: usize,
    to: usize,
    context: &RuleContext,
    out: &mut Drafts,
) {
    let Some(listed) = names(block, from, to).filter(|&listed| listed >= 2) else { return };
    let places = [Place::new(0, count.span), Place::new(0, Span::new(from, to))];
    if count.written == Decimal::from(listed) {
        let says = say!(context.lang, "点名{listed}人，相符", "{listed} are named, as stated");
        return out.held(says, places.to_vec());
    }
    let stated = block.at(count.span);
    let message = say!(
        context.lang,
        "文中称“{stated}”，随后只点了{listed}人的名",
        "“{stated}” here; {listed} are named after it"
    );
    out.report(places[0], message)
        .severity(Severity::Warning)
        .evidence(places[1], block.at(Span::new(from, to)));
}
