//! Reads the words that claim how many members a list has: 三大, 5个村, 四部门, “三定”.

use super::layout::{Clause, Layout};
use super::words::{self, Counted};
use crate::facts::numeral;
use crate::text::Span;

/// A count that a list can be held against.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountClaim {
    /// Numeral and counting word (三大, 5个, 四部门), or the numeral of a coined term (the 三 of “三定”), in bytes.
    pub span: Span,
    /// The numeral.
    pub numeral: Span,
    /// What it says, 2 to 99.
    pub value: u32,
    /// What follows it up to the next mark or function word: 制度, 村. May be empty.
    pub noun: Span,
    /// What kind of members it counts.
    pub counted: Counted,
    /// Whether it is the numeral of a quoted term.
    pub coined: bool,
}

/// A claim with its place among the characters.
pub(super) struct FoundClaim {
    /// The claim.
    pub claim: CountClaim,
    /// The character where the claim begins, the opening mark of a quoted term included.
    pub start: usize,
    /// The character after the claim, after the closing mark of a quoted term.
    pub end: usize,
}

/// The longest noun that is read after a count, in characters.
const LONGEST_NOUN: usize = 12;

/// The claims of `clause`, in text order.
pub(super) fn read(layout: &Layout, clause: Clause) -> Vec<FoundClaim> {
    let mut found = Vec::new();
    let mut index = clause.start;
    while index < clause.end {
        if layout.quote_opens_at(index) {
            found.extend(coined(layout, index));
        } else if numeral::may_begin(layout.chars[index])
            && let Some(end) = numeral_end(layout, index)
        {
            found.extend(plain(layout, clause, index, end));
            index = end;
            continue;
        }
        index = layout.next(index);
    }
    found
}

/// The character after the numeral at `index`.
fn numeral_end(layout: &Layout, index: usize) -> Option<usize> {
    let numeral = numeral::read_at(layout.text, layout.at[index])?;
    Some(layout.at.partition_point(|&at| at < numeral.span.end as usize).max(index + 1))
}

fn small_value(layout: &Layout, index: usize) -> Option<(u32, Span)> {
    let numeral = numeral::read_at(layout.text, layout.at[index])?;
    // 伍, 陆 … stand in names.
    let plain = !numeral.span.of(layout.text).contains(|c| "壹贰叁肆伍陆柒捌玖拾".contains(c));
    let small = plain && numeral.vague.is_none() && numeral.decimals == 0 && numeral.scale == 0;
    let value = u32::try_from(numeral.value).ok().filter(|value| small && (2..100).contains(value))?;
    Some((value, numeral.span))
}

fn plain(layout: &Layout, clause: Clause, start: usize, end: usize) -> Option<FoundClaim> {
    let (value, numeral) = small_value(layout, start)?;
    let before = layout.chars[..start].last().copied().filter(|_| start > clause.start);
    if before.is_some_and(|c| "第每各前后近约超逾数几上下初多头整双零点.．·/／-－～~至到比".contains(c))
    {
        return None;
    }
    let (word, counted) = words::measure_at(&layout.text[layout.at[end]..layout.at[clause.end]])?;
    let after = end + word.chars().count();
    let mut counted = counted;
    // 个 and 大 are followed by what is counted.
    if word == "个"
        && let Some((_, inner)) = words::measure_at(&layout.text[layout.at[after]..layout.at[clause.end]])
        && inner != Counted::Goods
    {
        // 四个级别: sorts, no levels of administration.
        counted = if layout.begins(after, "级别") { Counted::Kind } else { inner };
    }
    let next = layout.chars.get(after).copied();
    let unfinished = |word: &str| layout.begins(after, word) || layout.begins(end, word);
    // 二大队 names the second, 三省一市 counts in two parts.
    let ordinal = numeral.of(layout.text) == "二";
    let sport = ["冬季", "北欧", "现代", "铁人"].into_iter().any(|word| layout.ends(start, word));
    // 三家一致同意: 一致 begins no count.
    let adverb = ["一起", "一同", "一道", "一齐", "一直", "一致", "一律", "一并", "一举"]
        .into_iter()
        .any(|word| layout.begins(after, word));
    let two_parts = !adverb && next.is_some_and(|c| numeral::chinese_digit(c).is_some());
    if ordinal
        || sport
        || two_parts
        || next.is_some_and(|c| "多余半几次".contains(c))
        || ["月", "小时", "星期", "季度", "以上", "以下", "左右", "百分点", "工作日", "世纪", "地段", "家渠"]
            .into_iter()
            .any(unfinished)
    {
        return None;
    }
    let claim = CountClaim {
        span: layout.span(start, after),
        numeral,
        value,
        noun: noun_after(layout, after, clause.end),
        counted,
        coined: false,
    };
    Some(FoundClaim { claim, start, end: after })
}

/// Whether another count begins at `index`.
pub(super) fn begins_at(layout: &Layout, clause: Clause, index: usize) -> bool {
    let plain_count = || plain(layout, clause, index, numeral_end(layout, index)?);
    layout.quote_opens_at(index) && coined(layout, index).is_some()
        || numeral::may_begin(layout.chars[index]) && plain_count().is_some()
}

/// The claim of a quoted term that begins with a numeral: “三定”, “四个不摘”. A term with more numerals names no count.
fn coined(layout: &Layout, open: usize) -> Option<FoundClaim> {
    let close = layout.pair_at(open)?;
    let inner = &layout.chars[open + 1..close];
    let value = numeral::chinese_digit(*inner.first()?).filter(|&digit| digit >= 2)?;
    let plain_characters = inner.iter().all(|&c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    let is_numeral = |at: usize| {
        let (before, c, after) = (inner[at - 1], inner[at], inner.get(at + 1).copied());
        // 统一, 一致 count nothing.
        let in_word = c == '一' && ("统唯".contains(before) || after.is_some_and(|c| "致流".contains(c)));
        numeral::may_begin(c) && c != '万' && c != '半' && !in_word
    };
    let further_numeral = (1..inner.len()).any(is_numeral);
    if !(2..=7).contains(&inner.len()) || !plain_characters || further_numeral || layout.chars[open] == '《'
    {
        return None;
    }
    // 两会 and 三农 are names of one thing.
    let name = layout.str(open + 1, close);
    if ["三农", "两会", "两会一", "三甲", "四季", "五金", "七夕", "八卦", "九州"].contains(&name)
    {
        return None;
    }
    let claim = CountClaim {
        span: layout.span(open + 1, open + 2),
        numeral: layout.span(open + 1, open + 2),
        value,
        noun: layout.span(open + 2, close),
        counted: Counted::Kind,
        coined: true,
    };
    Some(FoundClaim { claim, start: open, end: close + 1 })
}

fn noun_after(layout: &Layout, start: usize, limit: usize) -> Span {
    let is_noun =
        |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c) && !"的了在是为等和与及、将均都".contains(c);
    let length = layout.chars[start..limit].iter().take(LONGEST_NOUN).take_while(|&&c| is_noun(c)).count();
    layout.span(start, start + length)
}
