//! Reads enumerations with what claims their length: 甲、乙、丙三镇; 三项制度：值班、回访、督查; “三定”即“定时”“定人”“定题”;
//! and pairs of lists: 甲、乙两镇分别受理12件、15件.

mod claim;
mod clauses;
mod layout;
mod members;
mod paired;
mod words;

#[cfg(test)]
mod list_test;

pub use claim::CountClaim;
pub use members::{Counts, Members};
pub use paired::{Paired, Subjects};
pub use words::Counted;

use crate::facts::name::is_a_verb;
use crate::text::Span;
use claim::FoundClaim;
use layout::{Clause, Layout};
use words::Edge;

/// How a claim is tied to its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// The claim stands right behind the list: 甲、乙、丙三镇.
    After,
    /// The list follows the counted noun behind a colon, a dash, 即, 分别是: 三项制度：值班、回访、督查.
    Before,
    /// The list stands in brackets behind the counted noun.
    Brackets,
}

/// An enumeration whose length is claimed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// Its members, first to last, in bytes of the block's text.
    pub span: Span,
    /// Its members.
    pub members: Members,
    /// The claim.
    pub claim: CountClaim,
    /// How the claim is tied to it.
    pub link: Link,
    /// Whether 等, 包括 or the like says that there may be more members.
    pub open: bool,
    /// Whether more members may stand beyond a comma, or within a longer enumeration.
    pub may_go_on: bool,
}

/// What the list readers find in a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lists {
    /// The lists whose length is claimed, by their first byte.
    pub lists: Vec<List>,
    /// The counts that a list or a numbered sequence can be held against, in text order.
    pub counts: Vec<CountClaim>,
    /// The pairs of lists that 分别 matches one by one, by the place of 分别.
    pub pairs: Vec<Paired>,
}

/// Reads the lists of `text` and what claims their length.
pub fn read(text: &str) -> Lists {
    let layout = Layout::new(text);
    let clauses = layout.clauses();
    let mut found = Lists { pairs: paired::read(&layout, &clauses), ..Lists::default() };
    for &clause in &clauses {
        for claim in claim::read(&layout, clause) {
            found.lists.extend(list_before(&layout, clause, &claim));
            let behind = list_behind(&layout, clause, &claim);
            found.lists.extend(behind.or_else(|| clauses::behind_colon(&layout, clause, &claim)));
            found.counts.push(claim.claim);
        }
    }
    found.lists.sort_by_key(|list| (list.span, list.claim.span));
    found.counts.sort_by_key(|claim| claim.span);
    found
}

/// Words between the last member and the claim that keep the two together, longest first.
const BRIDGES: &[&str] =
    &["在内的", "等等", "总共", "一共", "合计", "共计", "上述", "以上", "等共", "这", "共", "等", "的", "－"];

/// The list that stands right in front of the claim.
fn list_before(layout: &Layout, clause: Clause, found: &FoundClaim) -> Option<List> {
    let in_longer_list = belongs_to_a_member(layout, clause, found);
    let mut end = found.start;
    let mut open = false;
    // 甲、乙、丙实现“三个翻番”.
    if found.claim.coined && layout.ends(end, "实现") {
        end = end.checked_sub("实现".chars().count()).filter(|&end| end > clause.start)?;
    }
    let identified = identity_before(layout, clause, found);
    end = identified.unwrap_or(end);
    while let Some(bridge) = BRIDGES.iter().find(|bridge| end > clause.start && layout.ends(end, bridge)) {
        // 甲、乙、丙的三个村: the list owns the villages.
        let quoted = found.claim.coined && layout.quote_ends_at(end - 1);
        if *bridge == "的" && !quoted && !is_of_phrases(layout, clause, end - 1, found) {
            return None;
        }
        open |= bridge.contains('等') || *bridge == "在内的";
        end = end.checked_sub(bridge.chars().count()).filter(|&end| end > clause.start)?;
    }
    let one_quote = layout.quote_ends_at(end).then(|| layout.previous(end));
    let in_one_quote = one_quote.and_then(|mark| Some((members::read(layout, mark + 1, end - 1)?, mark)));
    let (members, start) = match members::read(layout, clause.start, end)
        .map(members::quoted_end(layout.text))
    {
        Some(members)
            if found.claim.coined && members.quoted && !repeat_the_coined(layout, &members, &found.claim) =>
        {
            return None;
        }
        Some(members) => (members, clause.start),
        None => in_one_quote.filter(|(_, mark)| layout.chars[*mark] != '《')?,
    };
    let members = if start == clause.start && is_led(layout, &members) {
        members::read_from(layout, start, end).unwrap_or(members)
    } else {
        members
    };
    let last = *members.spans.last()?;
    // 桂花、银杏是全县四大名木之一.
    if identified.is_none() && !members.quoted && last.of(layout.text).contains('是') {
        return None;
    }
    let in_clause = !members.quoted && start == clause.start;
    if in_clause && (!open && ends_in_verb(layout, &members, last) || ends_in_joiner(layout, end)) {
        return None;
    }
    // 徐州等8个高水平、高等级机场: a long list nearly as long as claimed is the one that is counted.
    let nearly = members.spans.len() >= 4 && members.spans.len().abs_diff(found.claim.value as usize) <= 1;
    if in_longer_list && (found.claim.coined || !nearly)
        || in_clause && !open && is_verb_alone(layout, &members, last)
    {
        return None;
    }
    if in_clause && found.claim.coined && !open && !is_parallel(layout, &members) {
        return None;
    }
    if start != clause.start && layout.str(start + 1, end - 1).contains(['；', '，', ',']) {
        return None;
    }
    if !members.quoted && last.of(layout.text).contains('等') {
        return None;
    }
    // 三项 of 甲、三项: the figure is a member itself.
    if layout.chars[end - 1] == '、' {
        return None;
    }
    let span = members.spans[0].hull(last);
    let with_figure = members.spans.iter().filter(|span| span.of(layout.text).contains(is_figure)).count();
    if with_figure > 0 && with_figure < members.spans.len() {
        return None;
    }
    let may_go_on =
        start == clause.start && !begins_here(layout, &members) && goes_back_over_comma(layout, clause);
    Some(List { span, members, claim: found.claim.clone(), link: Link::After, open, may_go_on })
}

/// The end of a list that is said to be what is counted: 甲、乙、丙是我们的三条底线, 把甲、乙、丙作为三大方向.
fn identity_before(layout: &Layout, clause: Clause, found: &FoundClaim) -> Option<usize> {
    const MADE: [&str; 5] = ["确定为", "明确为", "作为", "列为", "定为"];
    const LONGEST_OWNER: usize = 8;
    let start = found.start;
    if let Some(made) = MADE.iter().find(|made| layout.ends(start, made)) {
        let end = start - made.chars().count();
        let before = layout.str(clause.start, end.max(clause.start));
        return (before.contains('把') || before.contains('将')).then_some(end);
    }
    let counted = matches!(found.claim.counted, Counted::Kind) || layout.begins(found.end - 1, "条");
    let owner = (clause.start..start).rev().take(LONGEST_OWNER);
    let plain = |&index: &usize| !matches!(layout.chars[index], '、' | '”' | '》' | '）');
    let copula = owner.take_while(plain).find(|&index| layout.chars[index] == '是')?;
    let said = copula + 1 == start || layout.ends(start, "的");
    let rest = layout.str(found.end, clause.end);
    let partly = ["之一", "的", "中", "里", "当中", "之"].iter().any(|word| rest.contains(word));
    let doubtful = copula > clause.start && "不还也都正就只可但而若先更既".contains(layout.chars[copula - 1]);
    (counted && !found.claim.coined && said && !partly && !doubtful && copula > clause.start)
        .then_some(copula)
}

/// Whether a list of like phrases, not of names, ends before 的 at `end`: 政治互信更高、安全合作更实、民意基础更牢的三大目标.
fn is_of_phrases(layout: &Layout, clause: Clause, end: usize, found: &FoundClaim) -> bool {
    const NAMES_END: &str = "省市县区镇乡村委局院校司厂部队会处所站社团组店家人员者国";
    // 生产基地化、加工系列化、经营集团化的“两豆”: the term counts something else.
    let counted = !found.claim.coined || found.claim.noun.of(layout.text).starts_with(['个', '大', '项']);
    let kind = found.claim.counted == Counted::Kind && counted;
    let Some(members) = members::read(layout, clause.start, end).filter(|_| kind) else { return false };
    let lengths = members.spans[1..].iter().map(|span| span.of(layout.text).chars().count());
    let (least, most) = (lengths.clone().min().unwrap_or(0), lengths.max().unwrap_or(0));
    let named = |span: &Span| span.of(layout.text).ends_with(|c| NAMES_END.contains(c));
    // 甲法草案、乙条例草案、丙法草案的三个议案.
    let end_alike = || {
        let last: Vec<char> = members.spans[0].of(layout.text).chars().rev().take(2).collect();
        let ending: String = last.into_iter().rev().collect();
        members.spans.iter().all(|span| span.of(layout.text).ends_with(&ending))
    };
    let alike = most <= least + 2 || end_alike();
    members.spans.len() >= 3 && least >= 4 && alike && !members.spans.iter().any(named)
}

/// Whether the claim stands in a member of a longer list: 增强“四个意识”、坚定“四个自信”、做到“两个维护”; 冬季两项、冰壶.
/// Another count after the mark begins a sentence part of its own: 西、中、东三大通道、六大口岸.
fn belongs_to_a_member(layout: &Layout, clause: Clause, found: &FoundClaim) -> bool {
    let mut index = found.end;
    while index < clause.end {
        match layout.chars[index] {
            '、' => {
                let count = index + 1 < clause.end && claim::begins_at(layout, clause, index + 1);
                return found.claim.coined || !count;
            }
            '等' if index == found.end => return true,
            _ => index = layout.next(index),
        }
    }
    false
}

/// Whether the last member is no member but the verb before the counted noun: 加深信任、增进两国人民福祉.
fn is_verb_alone(layout: &Layout, members: &Members, last: Span) -> bool {
    let length = |span: &Span| span.of(layout.text).chars().count();
    let others = &members.spans[..members.spans.len() - 1];
    let shortest = others.iter().map(length).min().unwrap_or(0);
    let with_count = |span: &Span| span.of(layout.text).contains(['两', '三', '四', '五']);
    let short = shortest >= 4 && length(&last) * 2 <= shortest;
    // 石油燃气、建筑工程、煤炭: a noun among nouns, however short.
    let front = |span: &Span| {
        let text = span.of(layout.text);
        text.char_indices().nth(2).map_or(text, |(at, _)| &text[..at])
    };
    let among_nouns = others.len() >= 2
        && !is_a_verb(last.of(layout.text))
        && !others[1..].iter().any(|span| is_a_verb(front(span)));
    short && !among_nouns || with_count(&last) && !others.iter().any(with_count)
}

fn ends_in_joiner(layout: &Layout, end: usize) -> bool {
    matches!(layout.chars[end - 1], '和' | '与' | '及' | '或')
}

/// Whether there are three members or more and the last is no longer than those in the middle, so that nothing but
/// the list stands before the claim.
fn is_parallel(layout: &Layout, members: &Members) -> bool {
    let lengths: Vec<usize> = members.spans.iter().map(|span| span.of(layout.text).chars().count()).collect();
    let Some((last, others)) = lengths.split_last() else { return false };
    let longest = others.iter().skip(1).max();
    longest.is_some_and(|longest| *last <= longest + 1)
}

/// Whether the last member ends in a verb whose object is the counted noun, unless other members end like it.
fn ends_in_verb(layout: &Layout, members: &Members, last: Span) -> bool {
    let text = last.of(layout.text);
    let verb = words::edge_of_end(text, Edge::Verb).filter(|verb| verb.len() < text.len());
    let Some(verb) = verb else { return false };
    let alike = members.spans.iter().filter(|span| span.of(layout.text).ends_with(verb)).count();
    alike < 2 || members.spans.len() > 2 * alike
}

/// Whether words from before the list cling to its first member, or all are single characters (东、中、西), so that no
/// member stands before it.
fn begins_here(layout: &Layout, members: &Members) -> bool {
    let length = |span: &Span| span.of(layout.text).chars().count();
    let longest = members.spans[1..].iter().map(length).max().unwrap_or(0);
    members.quoted
        || length(&members.spans[0]) > longest + 1
        || members.spans.iter().all(|span| length(span) == 1)
        || is_led(layout, members)
}

/// 围绕互信更高、合作更实: a verb at the head of the clause, or 由, governs the list, and no other member has it.
fn is_led(layout: &Layout, members: &Members) -> bool {
    let text = |span: &Span| span.of(layout.text);
    // 首次由甲、乙、丙四种人执行.
    let by = text(&members.spans[0]).split_once('由').is_some_and(|(before, behind)| {
        !before.ends_with(['自', '理', '缘', '经'])
            && !behind.starts_with(['于', '来', '此'])
            && !behind.is_empty()
    });
    if by && !members.spans[1..].iter().any(|span| text(span).contains('由')) {
        return true;
    }
    let verb = words::edge_at(text(&members.spans[0]), Edge::Verb).filter(|verb| verb.chars().count() >= 2);
    verb.is_some_and(|verb| {
        verb.len() < text(&members.spans[0]).len()
            && !members.spans[1..].iter().any(|span| words::edge_at(text(span), Edge::Verb).is_some())
    })
}

fn is_figure(c: char) -> bool {
    c.is_ascii_digit()
}

/// Whether the clause before, past a comma, may hold the beginning of the list.
fn goes_back_over_comma(layout: &Layout, clause: Clause) -> bool {
    let Some(comma) = clause.start.checked_sub(1).filter(|&comma| comma >= clause.level_start) else {
        return false;
    };
    if !matches!(layout.chars[comma], '，' | ',') {
        return false;
    }
    let before = &layout.chars[clause.level_start..comma];
    let mut backward = before.iter().rev().take(60).take_while(|&&c| !layout::is_stop(c));
    let plain = backward.by_ref().take_while(|&&c| c != '、').all(|c| !c.is_ascii_digit());
    plain && backward.next().is_some()
}

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
fn list_behind(layout: &Layout, clause: Clause, found: &FoundClaim) -> Option<List> {
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
            list_after_tie(layout, clause, found, Tie { start, open: false })
        }
        '，' | ',' => {
            let tie = tie_at(layout, index + 1, TIES).or_else(|| tie_of_coined(layout, index + 1, found))?;
            list_after_tie(layout, clause, found, tie)
        }
        _ => None,
    }
}

/// “六个坚持”原则，包括坚持甲、坚持乙: behind a coined term these words, too, lead to its members.
fn tie_of_coined(layout: &Layout, index: usize, found: &FoundClaim) -> Option<Tie> {
    const TIES_OF_COINED: &[(&str, bool)] =
        &[("包括", true), ("就是", false), ("也就是", false), ("是指", false), ("指的是", false)];
    tie_at(layout, index, TIES_OF_COINED).filter(|_| found.claim.coined)
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
    if !named && parts_of_sentence(layout, tie.start, clause.level_end) == found.claim.value as usize {
        return None;
    }
    let span = members.spans[0].hull(*members.spans.last()?);
    let may_go_on = if sharp {
        quoted_list_goes_on(layout, cut)
    } else {
        list_goes_on(layout, end, clause.level_end)
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
fn repeat_the_coined(layout: &Layout, members: &Members, claim: &CountClaim) -> bool {
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
    let mut parts = 1;
    let mut index = start;
    while index < level_end && !matches!(layout.chars[index], '。' | '！' | '？' | '\n') {
        // 三大目标：甲、乙、丙；三项任务：…: another count begins.
        let ends = matches!(layout.chars[index], '；' | ';');
        let rest = layout.str(index, level_end);
        if ends && rest.split(['。', '！', '？']).next().unwrap_or(rest).contains('：') {
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
fn list_goes_on(layout: &Layout, end: usize, level_end: usize) -> bool {
    let Some(&stop) = layout.chars.get(end).filter(|_| end < level_end) else { return false };
    match stop {
        '，' | ',' | '；' | ';' | '…' | '—' | '：' | ':' => {}
        _ => return false,
    }
    if stop != '，' && stop != ',' {
        return true;
    }
    let rest = &layout.chars[end + 1..level_end.min(end + 120)];
    let sentence: Vec<char> =
        rest.iter().take_while(|&&c| !matches!(c, '。' | '！' | '？' | '\n')).copied().collect();
    let next_clause: String = sentence.iter().take_while(|&&c| !matches!(c, '，' | ',' | '；')).collect();
    let continues = [
        "确保", "推动", "形成", "让", "使", "并", "为", "助力", "实现", "其中", "全力", "切实", "着力",
        "有效", "力争", "努力",
    ]
    .iter()
    .any(|word| next_clause.starts_with(word));
    sentence.contains(&'、') || !continues
}

/// 阅读区、充电区、医药区、休憩区，累了可以歇脚: the members end alike, and the one clause that follows ends otherwise and
/// lists nothing.
fn ends_with_suffix(layout: &Layout, members: &Members, end: usize, level_end: usize) -> bool {
    let last = |span: &Span| span.of(layout.text).chars().next_back();
    let suffix = members.spans.first().and_then(last);
    let alike = members.spans.len() >= 3 && members.spans.iter().all(|span| last(span) == suffix);
    let comma = layout.chars.get(end).is_some_and(|&c| matches!(c, '，' | ','));
    let rest = &layout.chars[(end + 1).min(level_end)..level_end.min(end + 120)];
    let sentence: Vec<char> =
        rest.iter().take_while(|&&c| !matches!(c, '。' | '！' | '？' | '\n')).copied().collect();
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
