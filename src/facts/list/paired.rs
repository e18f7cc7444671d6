//! Reads pairs of lists that 分别 matches one by one: 甲、乙、丙三镇分别受理12件、15件、18件.

use super::claim;
use super::layout::{Clause, Layout};
use super::members::{self, Members};
use crate::facts::numeral;
use crate::text::Span;

/// Subjects and the values that 分别 gives them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paired {
    /// 分别, in bytes of the block's text.
    pub marker: Span,
    /// The subjects: a list, or a count of them (三镇).
    pub subjects: Subjects,
    /// The values, numeral and what follows it up to the next separator.
    pub values: Vec<Span>,
    /// Whether more subjects may stand beyond a comma.
    pub may_go_back: bool,
}

/// What 分别 stands behind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subjects {
    /// 甲、乙、丙.
    Listed(Members),
    /// 三镇, 两市: where it stands and how many.
    Counted(Span, u32),
}

/// Reads the pairs of the text, by the place of 分别.
pub(super) fn read(layout: &Layout, clauses: &[Clause]) -> Vec<Paired> {
    if !layout.text.contains("分别") {
        return Vec::new();
    }
    let mut pairs: Vec<Paired> = clauses.iter().filter_map(|&clause| pair_in(layout, clause)).collect();
    pairs.sort_by_key(|pair| pair.marker);
    pairs
}

fn pair_in(layout: &Layout, clause: Clause) -> Option<Paired> {
    let mut index = clause.start;
    while index < clause.end && !layout.begins(index, "分别") {
        index = layout.next(index);
    }
    if index + 2 >= clause.end {
        return None;
    }
    let values = values(layout, index + 2, clause.end)?;
    let subjects = subjects(layout, clause, index)?;
    Some(Paired {
        marker: layout.span(index, index + 2),
        subjects,
        values,
        may_go_back: layout.goes_back_over_comma(clause),
    })
}

fn subjects(layout: &Layout, clause: Clause, end: usize) -> Option<Subjects> {
    // What stands before 分别 but is no subject: 甲、乙两市同比分别增长.
    const TAILS: [&str; 8] = ["同比", "环比", "较", "比上", "比去", "今年", "去年", "已"];
    let is_tail = |&index: &usize| TAILS.iter().any(|tail| layout.begins(index, tail));
    let end = (clause.start + 2..end).find(is_tail).unwrap_or(end);
    if let Some(members) = members::read_joined(layout, clause.start, end) {
        return Some(Subjects::Listed(members));
    }
    let counted = claim::read(layout, Clause { end, ..clause }).pop()?;
    let close = counted.end + 2 >= end && !counted.claim.coined;
    close.then_some(Subjects::Counted(counted.claim.span, counted.claim.value))
}

/// The values after 分别, if each part holds one numeral and all count in the same unit.
fn values(layout: &Layout, start: usize, end: usize) -> Option<Vec<Span>> {
    let first = (start..end).find(|&index| begins_numeral(layout, index))?;
    let parts = members::parts(layout, first, end);
    if parts.len() < 2 {
        return None;
    }
    let mut values = Vec::new();
    let mut unit: Option<&str> = None;
    for (number, &(from, to)) in parts.iter().enumerate() {
        let at = (from..to.min(from + 7)).find(|&index| begins_numeral(layout, index))?;
        let numeral = numeral::read_at(layout.text, layout.at[at])?;
        let after = layout.at.partition_point(|&offset| offset < numeral.span.end as usize).max(at + 1);
        if numeral.vague.is_some() || (after..to).any(|index| begins_numeral(layout, index)) {
            return None;
        }
        let last = number + 1 == parts.len();
        // 12件、15件 and 12、15件; but 3枚金牌、2枚银牌 counts different things.
        let counted = layout.str(after, to);
        match unit {
            None if last => return None,
            None => unit = Some(counted).filter(|counted| !counted.is_empty()),
            Some(known) if last && counted.starts_with(known) || counted == known => {}
            Some(_) => return None,
        }
        values.push(Span::new(layout.at[at], layout.at[if last { (after + 1).min(to) } else { to }]));
    }
    let goes_on = layout.chars.get(end).is_some_and(|&c| matches!(c, '，' | ','))
        && layout.chars.get(end + 1).is_some_and(|&c| numeral::may_begin(c));
    (!goes_on).then_some(values)
}

fn begins_numeral(layout: &Layout, index: usize) -> bool {
    let c = layout.chars[index];
    numeral::arabic_digit(c).is_some()
        || (numeral::chinese_digit(c).is_some() || c == '十')
            && layout.chars.get(index + 1).is_none_or(|&next| !"个些定般起致直边旦".contains(next))
}
