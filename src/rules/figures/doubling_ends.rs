//! The two ends of a doubling that no verb joins: an earlier year and a later one, a year named as its base, a change
//! told behind it.

use super::change::{Change, changes};
use super::passage::Passage;
use crate::facts::quantity::{Kind, Quantity};
use crate::text::holds_any;

/// The quantities, as indices into the passage, that the doubling `stated` began with and came to.
pub(super) fn ends(passage: &Passage, stated: usize) -> Option<(usize, usize)> {
    two_times(passage, stated).or_else(|| on_a_base(passage, stated)).or_else(|| told_behind(passage, stated))
}

const EARLIER: &[&str] =
    &["去年", "上年", "前年", "基年", "原来", "原先", "从前", "过去", "前些", "年前", "起初", "当初", "以前"];
const LATER: &[&str] = &[
    "年后",
    "今年",
    "现在",
    "如今",
    "目前",
    "增长到",
    "增加到",
    "增加至",
    "增至",
    "达到",
    "提高到",
    "升至",
    "涨到",
];

/// 去年每斤卖1元，…涨价，每斤卖4元，翻了两番: the only two figures of their kind before it, one of an earlier time.
fn two_times(passage: &Passage, stated: usize) -> Option<(usize, usize)> {
    let to = stated.checked_sub(1).map(|last| {
        let years = passage.quantities[last].kind == Kind::Duration;
        if years { last.saturating_sub(1) } else { last }
    })?;
    let second = &passage.quantities[to];
    let gap = passage.between(second.span, passage.quantities[stated].span);
    let is_far = gap.chars().count() > 14 || gap.contains(['。', '；', '、', '：']);
    if is_far || holds_any(gap, &["平均", "其中", "每"]) || !is_plain_size(second) {
        return None;
    }
    let mut alike = (0..to).filter(|&index| passage.quantities[index].same_unit(second));
    let (Some(from), None) = (alike.next(), alike.next()) else { return None };
    let first = &passage.quantities[from];
    let (one, two) = (told(passage, from), told(passage, to));
    let is_earlier = holds_any(one, EARLIER) || year_of(one).is_some();
    let later = holds_any(two, LATER) || year_of(two) > year_of(one);
    let noun = |index: usize| last_characters(passage.before(&passage.quantities[index]), 2);
    let same_words = !noun(to).is_empty() && noun(from) == noun(to);
    let of_another = holds_any(two, &["其中", "比", "较", "投入", "投资", "新增"]);
    let grown = first.exact()? < second.exact()?;
    (is_plain_size(first) && is_earlier && (later || same_words) && !of_another && grown)
        .then_some((from, to))
}

/// 可在2005年基础上翻三番，达到200万吨: the year names its figure.
fn on_a_base(passage: &Passage, stated: usize) -> Option<(usize, usize)> {
    let to = stated + 1;
    let second = passage.quantities.get(to)?;
    let arrives = ["，达到", "，达", "，增至", "，增加到", "达到"].contains(&passage.gap(stated, to));
    let before = passage.clause_before(&passage.quantities[stated]);
    let (based, _) = before.rsplit_once("基础上")?;
    let base = last_characters(based.trim_end_matches('的').trim_end_matches("同一"), 5);
    let year = base.chars().rev().skip(1).all(|c| c.is_ascii_digit()) && base.ends_with('年');
    if !arrives || !year || base.chars().count() != 5 {
        return None;
    }
    let mut of_year = (0..stated)
        .filter(|&index| passage.quantities[index].same_unit(second) && told(passage, index).contains(&base));
    let (Some(from), None) = (of_year.next(), of_year.next()) else { return None };
    Some((from, to))
}

/// 翻两番，由3.6万吨增加到7.2万吨.
fn told_behind(passage: &Passage, stated: usize) -> Option<(usize, usize)> {
    let begins = |change: &Change| {
        if change.from != stated + 1 {
            return false;
        }
        let gap = passage.gap(stated, stated + 1);
        let opens = gap.strip_prefix('，').is_some_and(|gap| gap.starts_with(['由', '从']));
        opens && gap.chars().count() <= 8
    };
    changes(passage).iter().find(|&change| begins(change)).map(|change| (change.from, change.to))
}

fn is_plain_size(quantity: &Quantity) -> bool {
    matches!(quantity.kind, Kind::Count | Kind::Money | Kind::Measure) && quantity.range.is_none()
}

/// The words that a figure stands in, from the figure before it, or the stop of the sentence, on.
fn told<'a>(passage: &Passage<'a>, index: usize) -> &'a str {
    let quantity = &passage.quantities[index];
    let mut earlier = passage.quantities[..index].iter().rev();
    let start = earlier
        .find(|other| other.kind != Kind::Duration)
        .map_or(passage.span.start, |other| other.span.end) as usize;
    passage.text.get(start..quantity.span.end as usize).unwrap_or_default()
}

fn last_characters(words: &str, count: usize) -> String {
    let mut last: Vec<char> = words.chars().rev().take(count).collect();
    last.reverse();
    last.into_iter().collect()
}

/// The last year of four digits in `words`.
fn year_of(words: &str) -> Option<u32> {
    let at = words.rfind('年')?;
    let digits = words.get(at.checked_sub(4)?..at)?;
    let year: u32 = digits.parse().ok()?;
    (1900..2100).contains(&year).then_some(year)
}
