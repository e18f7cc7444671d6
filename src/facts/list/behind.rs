//! Reads the list that follows what claims its length: 三项制度：值班、回访、督查; 五个村（甲、乙、丙、丁、戊）.

use super::claim::{self, CountClaim, FoundClaim};
use super::layout::{self, Clause, Layout};
use super::members::{self, Members};
use super::words::{self, Edge};
use super::{Link, List};
use crate::facts::name::is_a_verb;
use crate::text::Span;

/// What ties a list to a counted noun in front of it.
struct Tie {
    /// The first character of the list.
    start: usize,
    /// Whether the tie leaves the list open.
    open: bool,
}

const TIES: &[(&str, bool)] = &[
    ("分别是", false),
    ("分别为", false),
    ("分别有", false),
    ("他们是", false),
    ("她们是", false),
    ("它们是", false),
    ("他们分别是", false),
    ("她们分别是", false),
    ("它们分别是", false),
    ("即", false),
];

/// Ties behind a comma that leave the list open.
const OPEN_TIES: &[(&str, bool)] = &[("包括", true), ("包含", true)];

/// Ties that stand at the front of brackets.
const BRACKET_TIES: &[(&str, bool)] = &[
    ("主要包括", true),
    ("包括", true),
    ("包含", true),
    ("即", false),
    ("左起：", false),
    ("左起依次为", false),
    ("从左至右：", false),
    ("从左到右：", false),
];

/// The furthest that a list may stand behind its claim, in characters.
const LONGEST_GAP: usize = 16;

/// The list that follows the counted noun.
pub(super) fn list_behind(layout: &Layout, clause: Clause, found: &FoundClaim) -> Option<List> {
    let mut index = found.end;
    while index < clause.end && index < found.end + LONGEST_GAP {
        let c = layout.chars[index];
        if matches!(c, '（' | '(')
            && let Some(close) = layout.pair_at(index)
        {
            return list_in_brackets(layout, found, index + 1, close);
        }
        if let Some(tie) = tie_at(layout, index, TIES).or_else(|| tie_of_coined(layout, index, found)) {
            return list_after_tie(layout, clause, found, tie);
        }
        if c == '、' || claim::begins_at(layout, clause, index) {
            return None;
        }
        index = layout.next(index);
    }
    if index != clause.end {
        return None;
    }
    let stop = layout.chars.get(index).filter(|_| index < clause.level_end)?;
    match stop {
        '：' | ':' => {
            let start = index + 1;
            let tie = tie_at(layout, start, TIES).unwrap_or(Tie { start, open: false });
            list_after_tie(layout, clause, found, tie)
        }
        '—' => {
            let start = (index..clause.level_end).find(|&at| layout.chars[at] != '—')?;
            let list = list_after_tie(layout, clause, found, Tie { start, open: false })?;
            let end = layout.at.partition_point(|&at| at < list.span.end as usize);
            // Between two dashes stands the whole list.
            let closed = layout.chars.get(end) == Some(&'—');
            Some(List { may_go_on: list.may_go_on && !closed, ..list })
        }
        '，' | ',' => {
            let tie = tie_at(layout, index + 1, TIES)
                .or_else(|| tie_of_coined(layout, index + 1, found))
                .or_else(|| {
                    tie_at(layout, index + 1, OPEN_TIES).filter(|_| ends_in_its_noun(layout, clause, found))
                })?;
            list_after_tie(layout, clause, found, tie)
        }
        _ => None,
    }
}

/// Whether the counted noun is the last word of the clause: 批出五支基金，包括.
fn ends_in_its_noun(layout: &Layout, clause: Clause, found: &FoundClaim) -> bool {
    let noun = found.claim.noun;
    !noun.is_empty() && noun.end as usize == layout.at[clause.end]
}

/// “六个坚持”原则，包括坚持甲、坚持乙: behind a coined term these words, too, lead to its members.
fn tie_of_coined(layout: &Layout, index: usize, found: &FoundClaim) -> Option<Tie> {
    const TIES_OF_COINED: &[(&str, bool)] = &[("包括", true), ("就是", false), ("也就是", false)];
    const TIES_OF_MEANING: &[(&str, bool)] = &[("是指", false), ("指的是", false)];
    tie_at(layout, index, TIES_OF_COINED)
        .filter(|_| found.claim.coined)
        .or_else(|| tie_at(layout, index, TIES_OF_MEANING))
}

fn tie_at(layout: &Layout, index: usize, ties: &[(&str, bool)]) -> Option<Tie> {
    let &(word, open) = ties.iter().find(|(word, _)| layout.begins(index, word))?;
    let mut start = index + word.chars().count();
    if layout.chars.get(start).is_some_and(|&c| matches!(c, '：' | ':')) {
        start += 1;
    }
    Some(Tie { start, open })
}

fn list_after_tie(layout: &Layout, clause: Clause, found: &FoundClaim, tie: Tie) -> Option<List> {
    let mut end = tie.start;
    while end < clause.level_end && !layout::is_stop(layout.chars[end]) {
        end = layout.next(end);
    }
    // 四点建议：一、加强协调。二、…: the mark stands behind a number.
    if layout.begins(tie.start, "一、") || layout.begins(tie.start, "1、") {
        return None;
    }
    // A run of quoted phrases ends where the quotation marks do.
    let quotes_end = quoted_run_end(layout, tie.start, end);
    let (cut, etc) = match quotes_end {
        Some(quotes_end) => (quotes_end, layout.begins(quotes_end, "等")),
        None => cut_at_etc(layout, tie.start, end),
    };
    let members = members::read_from(layout, tie.start, cut)?;
    let sharp = quotes_end.is_some() && members.quoted;
    let named = sharp
        || bear_the_noun(layout, &members, &found.claim)
        || repeat_the_coined(layout, &members, &found.claim);
    let figures =
        members.spans.iter().all(|span| span.of(layout.text).starts_with(|c: char| c.is_ascii_digit()));
    let parts = || parts_of_sentence(layout, tie.start, clause.level_end);
    if !named && !figures && parts() == found.claim.value as usize {
        return None;
    }
    let span = members.spans[0].hull(*members.spans.last()?);
    let may_go_on = if sharp {
        quoted_list_goes_on(layout, cut)
    } else {
        list_goes_on(layout, &members, end, clause.level_end)
            && !ends_with_suffix(layout, &members, end, clause.level_end)
            && !is_all_of_the_coined(layout, &members, &found.claim, end, clause.level_end)
    };
    Some(List {
        span,
        link: Link::Before,
        open: (tie.open && !repeat_the_coined(layout, &members, &found.claim)) || etc,
        members,
        claim: found.claim.clone(),
        may_go_on,
    })
}

/// Whether every member ends in the counted noun, so that these and nothing else are counted: 三张清单：事项清单、责任清单….
fn bear_the_noun(layout: &Layout, members: &Members, claim: &CountClaim) -> bool {
    let noun = claim.noun.of(layout.text);
    let Some((head, _)) = noun.char_indices().rev().nth(1) else { return false };
    members.spans.iter().all(|span| span.of(layout.text).ends_with(&noun[head..]))
}

/// Whether every member repeats what a coined term counts: “六个坚持”, 坚持甲、坚持乙.
pub(super) fn repeat_the_coined(layout: &Layout, members: &Members, claim: &CountClaim) -> bool {
    let noun = claim.noun.of(layout.text).trim_start_matches(['个', '大', '项']);
    let bare = |span: &Span| span.of(layout.text).trim_start_matches('“').trim_end_matches('”');
    let repeats = |span: &Span| bare(span).starts_with(noun) || bare(span).ends_with(noun);
    claim.coined && !noun.is_empty() && members.spans.iter().all(repeats)
}

/// “三个维护”——维护甲、维护乙、维护丙，同原则一致: every member repeats what the term counts, the words behind the comma do not.
fn is_all_of_the_coined(
    layout: &Layout,
    members: &Members,
    claim: &CountClaim,
    end: usize,
    level_end: usize,
) -> bool {
    let noun = claim.noun.of(layout.text).trim_start_matches(['个', '大', '项']);
    let rest = layout.str(end, level_end);
    let sentence = &rest[..rest.find(['。', '！', '？']).unwrap_or(rest.len())];
    members.spans.len() >= 3 && repeat_the_coined(layout, members, claim) && !sentence.contains(noun)
}

/// The number of parts between commas or semicolons in the sentence from `start` on: each may be what is counted.
fn parts_of_sentence(layout: &Layout, start: usize, level_end: usize) -> usize {
    let rest = layout.str(start, level_end);
    let sentence = &rest[..rest.find(['。', '！', '？', '\n']).unwrap_or(rest.len())];
    let end = start + sentence.chars().count();
    let last_colon = sentence.rfind('：').map_or(start, |at| start + sentence[..at].chars().count());
    let mut parts = 1;
    let mut index = start;
    while index < end {
        // 三大目标：甲、乙、丙；三项任务：…: another count begins.
        let ends = matches!(layout.chars[index], '；' | ';');
        if ends && (index < last_colon || another_count_follows(layout, index + 1, level_end)) {
            break;
        }
        parts += usize::from(ends || matches!(layout.chars[index], '，' | ','));
        index = layout.next(index);
    }
    parts
}

/// The character after the run of quoted phrases that begins at `start`, if it holds at least two.
fn quoted_run_end(layout: &Layout, start: usize, end: usize) -> Option<usize> {
    let mut index = start;
    let mut count = 0;
    let mut run_end = start;
    while index < end && layout.quote_opens_at(index) {
        count += 1;
        run_end = layout.next(index);
        let joiner = layout.chars.get(run_end).is_some_and(|&c| "、和与及或".contains(c));
        index = run_end + usize::from(joiner);
    }
    (count >= 2).then_some(run_end)
}

/// Cuts a list before 等, and says whether it was there.
fn cut_at_etc(layout: &Layout, start: usize, end: usize) -> (usize, bool) {
    let mut index = start;
    while index < end {
        let word_of_its_own = index > start
            && layout.chars[index] == '等'
            && !"平高中初同均相劣特优何此坐头对不".contains(layout.chars[index - 1])
            && !layout.chars.get(index + 1).is_some_and(|&c| "级待候于同离".contains(c));
        if word_of_its_own {
            return (index, true);
        }
        index = layout.next(index);
    }
    (end, false)
}

fn quoted_list_goes_on(layout: &Layout, end: usize) -> bool {
    layout.chars.get(end).is_some_and(|&c| matches!(c, '、' | '，' | ',' | '；' | '以' | '…' | '+'))
        && layout.chars.get(end + 1).is_some_and(|&c| matches!(c, '“' | '‘' | '《' | '及' | '…') || c == '和')
}

/// Whether further members may follow the comma at `end`: within the sentence there is another 、, or a clause that
/// begins like no continuation of the sentence.
fn list_goes_on(layout: &Layout, members: &Members, end: usize, level_end: usize) -> bool {
    let Some(&stop) = layout.chars.get(end).filter(|_| end < level_end) else { return false };
    match stop {
        '，' | ',' | '；' | ';' | '…' | '—' | '：' | ':' => {}
        _ => return false,
    }
    if stop != '，' && stop != ',' {
        // 五大目标：甲、乙、丙；部署了三项任务：…: another count begins behind the mark.
        return !(matches!(stop, '；' | ';') && another_count_follows(layout, end + 1, level_end));
    }
    let sentence = sentence_behind(layout, end, level_end);
    let next_clause: String = sentence.iter().take_while(|&&c| !matches!(c, '，' | ',' | '；')).collect();
    // 使7万人告别险路: what the list brings about is no member of it.
    if ["使", "从而", "以便", "致使", "但"].iter().any(|word| next_clause.starts_with(word)) {
        return false;
    }
    // 热浪、干旱、洪水，展现各城市的能力: a verb goes on with the sentence behind a list of nouns.
    let front = |words: &str| words.chars().take(2).collect::<String>();
    let acts = is_a_verb(&front(&next_clause))
        && !members.spans.iter().any(|span| is_a_verb(&front(span.of(layout.text))));
    let continues = acts
        || [
            "确保", "推动", "形成", "让", "使", "并", "为", "助力", "实现", "其中", "全力", "切实", "着力",
            "有效", "力争", "努力",
        ]
        .iter()
        .any(|word| next_clause.starts_with(word));
    sentence.contains(&'、') || !continues
}

/// The characters behind the mark at `end`, up to the end of the sentence and no further than is looked for more members.
fn sentence_behind<'a>(layout: &'a Layout, end: usize, level_end: usize) -> &'a [char] {
    const FURTHEST: usize = 120;
    let rest = &layout.chars[(end + 1).min(level_end)..level_end.min(end + FURTHEST)];
    rest.split(|c| matches!(c, '。' | '！' | '？' | '\n')).next().unwrap_or_default()
}

/// Whether the clause from `start` claims a count of its own and leads on to its members: by a colon, or 分别是.
fn another_count_follows(layout: &Layout, start: usize, level_end: usize) -> bool {
    let end = (start..level_end).find(|&index| layout::is_stop(layout.chars[index])).unwrap_or(level_end);
    let clause = Clause { start, end, level_start: start, level_end };
    let colon = layout.chars.get(end).is_some_and(|&c| matches!(c, '：' | ':'));
    let leads_on = colon || tie_at(layout, end + 1, TIES).is_some();
    leads_on && !claim::read(layout, clause).is_empty()
}

/// 阅读区、充电区、医药区、休憩区，累了可以歇脚: the members end alike, and the one clause that follows ends otherwise and
/// lists nothing.
fn ends_with_suffix(layout: &Layout, members: &Members, end: usize, level_end: usize) -> bool {
    let last = |span: &Span| span.of(layout.text).chars().next_back();
    let suffix = members.spans.first().and_then(last);
    let alike = members.spans.len() >= 3 && members.spans.iter().all(|span| last(span) == suffix);
    let comma = layout.chars.get(end).is_some_and(|&c| matches!(c, '，' | ','));
    let sentence = sentence_behind(layout, end, level_end);
    let mut clauses = sentence.split(|c| matches!(c, '，' | ',' | '；'));
    let otherwise = clauses.all(|clause| clause.last().copied() != suffix && clause.len() >= 4);
    let more = ["加上", "以及", "还", "及", "和", "另", "外加", "再加", "此外", "并"];
    let next: String = sentence.iter().take(2).collect();
    let adds = more.iter().any(|word| next.starts_with(word));
    alike && comma && suffix.is_some() && otherwise && !adds && !sentence.contains(&'、')
}

fn list_in_brackets(layout: &Layout, found: &FoundClaim, start: usize, end: usize) -> Option<List> {
    let tie = tie_at(layout, start, BRACKET_TIES).unwrap_or(Tie { start, open: false });
    let inner = layout.str(tie.start, end);
    let (cut, etc) = cut_at_etc(layout, tie.start, end);
    let members = members::read_from(layout, tie.start, cut)?;
    let spans = &members.spans;
    let generic = |span: &Span| words::is_edge(span.of(layout.text), Edge::Division);
    // 9个县（市、区） names the sort of division, 3人（男2人、女1人） and （含甲、乙） parts, （甲，乙） may be anything.
    let other = inner.contains(['，', ',', '；', '。', '：'])
        || inner.chars().any(|c| c.is_ascii_digit())
        || ["含", "除", "不", "原", "下", "见", "其中", "或", "以"]
            .iter()
            .any(|word| inner.starts_with(word));
    if spans.iter().filter(|span| generic(span)).count() * 2 >= spans.len() || other {
        return None;
    }
    let span = spans[0].hull(*spans.last()?);
    let open = (tie.open && !found.claim.coined) || etc;
    Some(List { span, members, claim: found.claim.clone(), link: Link::Brackets, open, may_go_on: false })
}
