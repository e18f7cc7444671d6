//! The words around one figure: those of its clause, and the periods that its sentence names.

use super::clause::{Mark, Word, clause_end, clause_start, marks};
use crate::facts::numeral;
use crate::facts::quantity::{Kind, Quantity};
use crate::rules::BlockView;
use crate::text::holds_any;
use rustc_hash::FxHashSet;
use std::borrow::Cow;

/// How many pairs of characters on each side of a figure lead to it.
const KEY_PAIRS: usize = 4;
/// How far the words on each side of a figure are read, in characters.
const REACH: usize = 28;

/// The words around a figure.
#[derive(Debug)]
pub struct Words {
    /// The words of its clause before it, nearest first.
    pub before: Vec<Mark>,
    /// The words of its clause after it, nearest first.
    pub after: Vec<Mark>,
    /// The pairs of neighbouring characters next to it, as they stand in the text, sorted.
    pub pairs: Vec<(char, char)>,
    /// The words of its clause that narrow the count.
    pub narrow: FxHashSet<&'static str>,
    /// The words of its clause that name a part of the year or a day: a head leaves them out.
    pub times: FxHashSet<&'static str>,
    /// Whether its clause tells a plan.
    pub planned: bool,
    /// Whether the words before it do.
    pub planned_before: bool,
    /// The periods and numbers in order that its sentence names before it: 2024年, 4月, 第2, 去年.
    pub periods: FxHashSet<String>,
}

impl Words {
    /// Reads them off the clause of `quantity`.
    pub fn around(view: BlockView, quantity: &Quantity) -> Words {
        let text = view.text;
        let start = clause_start(text, quantity.span.start as usize);
        let end = clause_end(text, quantity.span.end as usize);
        let measure_end = quantity.measure.map_or(quantity.figure.end, |measure| measure.span.end);
        let clause = without_start_value(&text[start..quantity.span.start as usize]);
        // 将 right before a figure marks the object: 将18名嫌疑人抓获.
        let clause = clause.strip_suffix('将').unwrap_or(clause);
        let (before, mut narrow) = marks(&without_base(quantity, clause));
        narrow.retain(|word| !is_of_figure_before(word, clause));
        let rest = &text[(measure_end.max(quantity.span.end) as usize).min(end)..end];
        let next_figure = rest.find(|c| numeral::arabic_digit(c).is_some()).unwrap_or(rest.len());
        let (after, narrow_after) = marks(&rest[..next_figure]);
        let plans = |words: &FxHashSet<&str>| words.iter().any(|word| Word::of(word) == Some(Word::Plan));
        let planned_before = plans(&narrow);
        narrow.extend(narrow_after.into_iter().filter(|word| Word::of(word) != Some(Word::NarrowAhead)));
        let planned = plans(&narrow);
        let mut times = narrow.clone();
        times.retain(|word| Word::of(word) == Some(Word::Period));
        narrow.retain(|word| matches!(Word::of(word), Some(Word::Narrow | Word::NarrowAhead)));
        let mut before = before;
        before.reverse();
        before.truncate(REACH);
        let mut after = after;
        after.truncate(REACH);
        let sentence =
            view.sentence_at(quantity.figure.start as usize).map_or(0, |sentence| sentence.span.start);
        // A head tells its period behind the figure as well.
        let told_to = if view.role.is_prose() { quantity.span.start as usize } else { text.len() };
        let told = &text[(sentence as usize).min(start)..told_to];
        let clause_in_told = start - (sentence as usize).min(start);
        let mut periods = periods_in(&told[..clause_in_told]);
        periods.extend(periods_in(&without_base(quantity, &told[clause_in_told..])));
        let pairs = pairs_beside(&before, &after);
        Words { before, after, pairs, narrow, times, planned, planned_before, periods }
    }
}

/// Whether `word`, of those that narrow the next figure alone, stands before another figure: 最高500万元补助在内的10条政策.
fn is_of_figure_before(word: &str, clause: &str) -> bool {
    const NEXT_ONLY: [&str; 9] = ["最高", "最低", "每", "平均每", "人均", "户均", "日均", "月均", "年均"];
    let rest = clause.rfind(word).map_or("", |at| &clause[at + word.len()..]);
    NEXT_ONLY.contains(&word) && rest.contains(|c| numeral::arabic_digit(c).is_some())
}

/// The words before a rate, without those of the time that it is measured against: 门诊量比去年同期增长.
fn without_base<'a>(quantity: &Quantity, words: &'a str) -> Cow<'a, str> {
    const BASES: [&str; 8] =
        ["比去年同期", "较去年同期", "比上年同期", "较上年同期", "比去年", "较去年", "比上年", "较上年"];
    if !matches!(quantity.kind, Kind::Percent | Kind::PercentPoint) || !holds_any(words, &BASES) {
        return Cow::Borrowed(words);
    }
    let base = BASES.iter().find_map(|base| Some((words.rfind(base)?, base.len())));
    base.map_or(Cow::Borrowed(words), |(at, length)| {
        Cow::Owned(format!("{}同比{}", &words[..at], &words[at + length..]))
    })
}

/// The words before a figure that something came to, without those of the figure that it came from: 面积由24亩增加到.
fn without_start_value(before: &str) -> &str {
    const CAME_TO: [&str; 4] = ["到", "至", "为", "成"];
    if !CAME_TO.iter().any(|word| before.ends_with(word)) {
        return before;
    }
    let from = ["由", "从"].iter().filter_map(|word| before.rfind(word)).max();
    let start_value = |from: &usize| before[*from..].chars().any(|c| numeral::arabic_digit(c).is_some());
    from.filter(start_value).map_or(before, |from| &before[..from])
}

fn pairs_beside(before: &[Mark], after: &[Mark]) -> Vec<(char, char)> {
    let before = before.windows(2).take(KEY_PAIRS).map(|pair| (pair[1].c, pair[0].c));
    let after = after.windows(2).take(KEY_PAIRS).map(|pair| (pair[0].c, pair[1].c));
    let mut pairs: Vec<_> = before.chain(after).collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// Words of a time that is not the one of the article.
pub const TIMES: [&str; 20] = [
    "去年",
    "前年",
    "上年",
    "上月",
    "上半年",
    "下半年",
    "一季度",
    "二季度",
    "三季度",
    "四季度",
    "首季",
    "明年",
    "上届",
    "上一届",
    "上次",
    "往年",
    "历年",
    "上周",
    "下周",
    "下月",
];

/// The periods, sessions and numbers in order that a text names.
fn periods_in(text: &str) -> FxHashSet<String> {
    let mut found = FxHashSet::default();
    if holds_any(text, &TIMES) {
        let told = TIMES.iter().filter(|word| text.contains(**word));
        found.extend(told.map(|word| (*word).to_owned()));
    }
    let mut digits = String::new();
    let mut ordinal = false;
    let mut before = ' ';
    for c in text.chars() {
        let is_digit = numeral::arabic_digit(c).is_some();
        if is_digit || ordinal && numeral::chinese_digit(c).is_some() {
            ordinal |= digits.is_empty() && before == '第';
            digits.push(numeral::arabic_digit(c).and_then(|digit| char::from_digit(digit, 10)).unwrap_or(c));
        } else {
            // 第二批, but not 第二中学.
            let of_series = ordinal && "次轮批届季期年个天场阶名位名站节回".contains(c);
            if !digits.is_empty() && ("年月日届期".contains(c) || of_series) {
                digits.push(c);
                found.insert(std::mem::take(&mut digits));
            }
            digits.clear();
            ordinal = c == '第';
        }
        before = c;
    }
    found
}
