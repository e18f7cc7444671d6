//! A change that a sentence tells: from one figure to another, with the direction that its verb gives.

use super::passage::Passage;
use crate::facts::cue::CueKind;
use crate::facts::quantity::{Interval, Kind, Quantity};
use rust_decimal::Decimal;

/// Which way a figure went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// 增加, 升.
    Up,
    /// 减少, 降.
    Down,
}

/// From one quantity to another, both as indices into the passage.
#[derive(Clone, Copy, Debug)]
pub struct Change {
    /// The quantity that it began with.
    pub from: usize,
    /// The quantity that it came to.
    pub to: usize,
    /// What the verb between says.
    pub verb: Option<Direction>,
    /// Whether the words are a formula: 由 … 增加到 …, 比去年的 …; else two periods named side by side.
    pub formula: bool,
}

const UP: &[&str] =
    &["增", "升", "涨", "提高", "扩", "攀", "跃", "发展到", "发展为", "拓展", "上调", "壮大", "提至"];
const DOWN: &[&str] = &["降", "减", "跌", "回落", "缩", "下调", "压", "下滑", "萎缩"];

/// The direction that `words` tell; none where they tell none or both.
pub fn direction(words: &str) -> Option<Direction> {
    let up = UP.iter().any(|word| words.contains(word));
    let down = DOWN.iter().any(|word| words.contains(word));
    match (up, down) {
        (true, false) => Some(Direction::Up),
        (false, true) => Some(Direction::Down),
        _ => None,
    }
}

/// The changes that `passage` tells.
pub fn changes(passage: &Passage) -> Vec<Change> {
    let mut found = Vec::new();
    for to in 1..passage.quantities.len() {
        let from = to - 1;
        let (first, second) = (&passage.quantities[from], &passage.quantities[to]);
        let sizes = matches!(
            first.kind,
            Kind::Count | Kind::Money | Kind::Measure | Kind::Percent | Kind::Duration | Kind::PerMille
        );
        if !sizes || !same_measure(first, second) || passage.is_negative(first) || passage.is_negative(second)
        {
            continue;
        }
        let gap = passage.gap(from, to);
        if let Some(change) = from_to(passage, from, to, gap) {
            found.push(change);
        } else if let Some(change) = against_last_year(passage, from, to, gap) {
            found.push(change);
        }
    }
    found
}

fn same_measure(one: &Quantity, two: &Quantity) -> bool {
    one.same_unit(two) || (one.kind == two.kind && one.counts_in().is_none() && one.kind == Kind::Count)
}

/// 由A增加到B, 原来的A增至B.
fn from_to(passage: &Passage, from: usize, to: usize, gap: &str) -> Option<Change> {
    let first = &passage.quantities[from];
    let clause = passage.clause_before(first);
    // 由A到B，…提高到C: what follows 由 must not have arrived yet.
    let source = clause.rsplit_once(['由', '从']).map(|(_, words)| words);
    let begun = source.is_some_and(|words| !words.contains(['到', '至']))
        || passage.cued(first.before, &[CueKind::Earlier]);
    let arrives = gap.char_indices().any(|(at, c)| {
        let after_verb = gap[..at]
            .chars()
            .next_back()
            .is_some_and(|verb| "增升涨高展扩攀跃降减跌落缩低少大多加长调短压滑提拓张强满".contains(verb));
        matches!(c, '到' | '至' | '为') && after_verb && gap[at..].chars().count() <= 9
    });
    let bare = gap.trim_start_matches('，');
    let own_subject =
        gap.contains('，') && !bare.starts_with(['增', '升', '降', '减', '提', '扩', '上', '下', '发']);
    let stop = own_subject || gap.contains(['。', '；', '：', '、']) || gap.matches(['，', ',']).count() > 1;
    let verb = direction(gap);
    let arrives_by_change = arrives && verb.is_some();
    (begun && !stop && arrives_by_change && gap.chars().count() <= 24).then_some(Change {
        from,
        to,
        verb,
        formula: true,
    })
}

/// B件，比去年的A件增长: the later figure stands first.
fn against_last_year(passage: &Passage, first: usize, second: usize, gap: &str) -> Option<Change> {
    let named = ["去年的", "上年的", "去年同期的", "上年同期的", "前年的", "上月的", "上一年的", "原来的"];
    let compared = gap.contains(['比', '较']) && named.iter().any(|word| gap.trim_end().ends_with(word));
    let clear = !gap.contains(['。', '；']) && passage.quantities[second].kind != Kind::Percent;
    (compared && clear).then_some(Change { from: second, to: first, verb: None, formula: true })
}

/// The change in percent of the starting value, from the printed figures of both ends.
pub fn relative(from: &Quantity, to: &Quantity) -> Option<Interval> {
    let (a, b) = (from.rounding(), to.rounding());
    let (a_low, a_high, b_low, b_high) = (a.low?, a.high?, b.low?, b.high?);
    if a_low <= Decimal::ZERO {
        return None;
    }
    let ratio = |b: Decimal, a: Decimal| b.checked_div(a)?.checked_mul(Decimal::ONE_HUNDRED);
    let low = ratio(b_low, a_high)? - Decimal::ONE_HUNDRED;
    let high = ratio(b_high, a_low)? - Decimal::ONE_HUNDRED;
    Some(Interval::closed(low, high))
}

/// The same change without its sign.
pub fn magnitude(change: Interval) -> Interval {
    let (Some(low), Some(high)) = (change.low, change.high) else { return change };
    if low >= Decimal::ZERO {
        change
    } else if high <= Decimal::ZERO {
        Interval::closed(-high, -low)
    } else {
        Interval::closed(Decimal::ZERO, high.max(-low))
    }
}
