//! Reads lists whose members are clauses behind a colon: 四条规矩：不缺斤，不短两，不掺假，不欠账.

use super::claim::FoundClaim;
use super::layout::{Clause, Layout};
use super::members::Members;
use super::words::Counted;
use super::{Link, List};
use crate::text::Span;

/// How far behind its count the colon may stand, and how long a member may be, in characters.
const LONGEST_GAP: usize = 8;
const LONGEST_MEMBER: usize = 16;

/// The list of clauses behind the colon that ends the clause of the claim.
pub(super) fn behind_colon(layout: &Layout, clause: Clause, found: &FoundClaim) -> Option<List> {
    let colon = layout.chars.get(clause.end).is_some_and(|&c| matches!(c, '：' | ':'));
    let near = clause.end.checked_sub(found.end)? <= LONGEST_GAP;
    let points = found.claim.coined || found.claim.counted == Counted::Kind;
    if !colon || !near || !points || clause.end >= clause.level_end {
        return None;
    }
    let (clauses, closed) = clauses_from(layout, clause.end + 1, clause.level_end)?;
    let text = |at: &(usize, usize)| layout.str(at.0, at.1);
    let noun = found.claim.noun.of(layout.text).trim_start_matches(['个', '大', '项', '条']);
    let repeats = |words: &str| !noun.is_empty() && (words.starts_with(noun) || words.ends_with(noun));
    let told = clauses.iter().take_while(|at| repeats(text(at))).count();
    let members = if found.claim.coined && told >= 2 {
        &clauses[..told]
    } else if closed && are_alike(&clauses.iter().map(text).collect::<Vec<_>>()) {
        &clauses[..]
    } else {
        return None;
    };
    let spans: Vec<Span> = members.iter().map(|&(from, to)| layout.span(from, to)).collect();
    let span = spans[0].hull(*spans.last()?);
    Some(List {
        span,
        members: Members::sharp(spans),
        claim: found.claim.clone(),
        link: Link::Before,
        open: false,
        may_go_on: false,
    })
}

/// The clauses from `start` to the end of the sentence, and whether it ends there; none where one holds a list, a figure
/// or a quotation of its own, or words that leave the list open.
fn clauses_from(layout: &Layout, start: usize, level_end: usize) -> Option<(Vec<(usize, usize)>, bool)> {
    let mut clauses = Vec::new();
    let mut from = start;
    let mut index = start;
    while index < level_end && !matches!(layout.chars[index], '。' | '！' | '？' | '\n') {
        match layout.chars[index] {
            '，' | ',' | '；' | ';' => {
                clauses.push((from, index));
                from = index + 1;
            }
            '、' | '“' | '：' | '（' | '…' => return None,
            _ => {}
        }
        index += 1;
    }
    clauses.push((from, index));
    // 第一组18人，第二组15人，一共33人: the total is no member.
    let total = |&(from, _): &(usize, usize)| {
        ["共", "一共", "总共", "合计", "总计", "累计"].iter().any(|word| layout.begins(from, word))
    };
    let open = layout.str(start, index).contains('等') || clauses.last().is_some_and(total);
    let short = clauses.iter().all(|&(from, to)| (2..=LONGEST_MEMBER).contains(&(to - from)));
    let closed = index < level_end || index == layout.chars.len();
    (!open && short && clauses.len() >= 2).then_some((clauses, closed))
}

/// Whether three clauses or more begin with one character, or end with one, and are about equally long.
fn are_alike(clauses: &[&str]) -> bool {
    let first = |words: &&str| words.chars().next();
    let last = |words: &&str| words.chars().next_back();
    let lengths = clauses.iter().map(|words| words.chars().count());
    let (least, most) = (lengths.clone().min().unwrap_or(0), lengths.max().unwrap_or(0));
    let begin_alike = clauses.iter().all(|words| first(words) == first(&clauses[0]));
    let end_alike = clauses.iter().all(|words| last(words) == last(&clauses[0]));
    clauses.len() >= 3 && least >= 3 && (begin_alike && most <= least + 4 || end_alike && most <= least + 2)
}
