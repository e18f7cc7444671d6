//! Reads the list that stands right in front of what claims its length: 甲、乙、丙三镇.

use super::behind::repeat_the_coined;
use super::claim::{self, FoundClaim};
use super::layout::{Clause, Layout};
use super::members::{self, Members};
use super::words::{self, Counted, Edge};
use super::{Link, List};
use crate::facts::name::is_a_verb;
use crate::text::{Span, holds_any};

/// Words between the last member and the claim that keep the two together, longest first.
const BRIDGES: &[&str] =
    &["在内的", "等等", "总共", "一共", "合计", "共计", "上述", "以上", "等共", "这", "共", "等", "的", "－"];

/// From so many members on a list is the one that a term of nearly its length counts.
const LONG_LIST: usize = 6;

/// The list that stands right in front of the claim.
pub(super) fn list_before(layout: &Layout, clause: Clause, found: &FoundClaim) -> Option<List> {
    let in_longer_list = belongs_to_a_member(layout, clause, found);
    let mut end = found.start;
    let mut open = false;
    let mut pointed = false;
    // 甲、乙、丙实现“三个翻番”.
    if found.claim.coined && layout.ends(end, "实现") {
        end = end.checked_sub("实现".chars().count()).filter(|&end| end > clause.start)?;
    }
    let founded = end_before_founding(layout, clause, found);
    let identified = identity_before(layout, clause, found).or(founded);
    end = identified.unwrap_or(end);
    while let Some(bridge) = BRIDGES.iter().find(|bridge| end > clause.start && layout.ends(end, bridge)) {
        // 甲、乙、丙的三个村: the list owns the villages.
        let quoted = found.claim.coined && layout.quote_ends_at(end - 1);
        if *bridge == "的" && !quoted && !is_of_phrases(layout, clause, end - 1, found) {
            return None;
        }
        open |= bridge.contains('等') || *bridge == "在内的";
        // 由甲、乙、丙这三个前任、现任、下任轮值方: 这 ties the count to what stands before it.
        pointed |= *bridge == "这";
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
    if in_longer_list && !pointed && (found.claim.coined || !nearly)
        || in_clause && !open && is_verb_alone(layout, &members, last)
    {
        return None;
    }
    // So long a list, just as long as claimed but for one, is what the term counts.
    let long = nearly && members.spans.len() >= LONG_LIST;
    if in_clause && found.claim.coined && !open && !long && !is_parallel(layout, &members) {
        return None;
    }
    if start != clause.start && layout.str(start + 1, end - 1).contains(['；', '，', ',']) {
        return None;
    }
    if !members.quoted && last.of(layout.text).contains('等') {
        return None;
    }
    // One institution a place, all places named: 在甲、乙、丙增设三个法庭.
    let one_each = members.spans.len() >= 3 && members.spans.len().abs_diff(found.claim.value as usize) <= 1;
    if founded.is_some() && (open || !one_each || !is_led_by_in(layout, &members)) {
        return None;
    }
    // 三项 of 甲、三项: the figure is a member itself.
    if layout.chars[end - 1] == '、' {
        return None;
    }
    let span = members.spans[0].hull(last);
    if members.some_are_counted(layout.text) {
        return None;
    }
    let may_go_on =
        start == clause.start && !begins_here(layout, &members) && layout.goes_back_over_comma(clause);
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
    let partly = holds_any(rest, &["之一", "的", "中", "里", "当中", "之"]);
    let doubtful = copula > clause.start && "不还也都正就只可但而若先更既".contains(layout.chars[copula - 1]);
    (counted && !found.claim.coined && said && !partly && !doubtful && copula > clause.start)
        .then_some(copula)
}

/// The end of a list of places where so many institutions are founded: 在甲、乙、丙增设三个法庭.
fn end_before_founding(layout: &Layout, clause: Clause, found: &FoundClaim) -> Option<usize> {
    const FOUNDING: [&str; 11] =
        ["新设立", "分别设立", "增设", "设立", "建立", "新建", "成立", "建成", "开设", "设置", "新设"];
    let start = found.start;
    let verb = FOUNDING.iter().find(|verb| layout.ends(start, verb))?;
    let end = start.checked_sub(verb.chars().count()).filter(|&end| end > clause.start)?;
    (!found.claim.coined && layout.str(clause.start, end).contains('在')).then_some(end)
}

/// Whether 在 leads the list, and names follow it: 决定在甲镇、乙镇、丙镇.
fn is_led_by_in(layout: &Layout, members: &Members) -> bool {
    const LONGEST_PLACE: usize = 8;
    let length = |words: &str| words.chars().count();
    let text = |span: &Span| span.of(layout.text);
    let first = text(&members.spans[0]).rsplit_once('在').map(|(_, place)| length(place));
    first.is_some_and(|first| (2..=LONGEST_PLACE).contains(&first))
        && members.spans[1..].iter().all(|span| (2..=LONGEST_PLACE).contains(&length(text(span))))
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
    // 高海拔、低水温、水流急的三大特点: what is counted are traits.
    let traits = ["特点", "特征", "特性", "优势", "难题", "弊端", "短板", "挑战"];
    let of_traits = traits.iter().any(|word| found.claim.noun.of(layout.text).ends_with(word));
    let shortest = if of_traits { 3 } else { 4 };
    members.spans.len() >= 3 && least >= shortest && alike && !members.spans.iter().any(named)
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
            // 甲、乙、丙三座电站是丁、戊之后的第二批: a predicate of its own.
            '是' | '均' if !found.claim.coined => return false,
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
    // 单人、双人、五人对抗: the count belongs to the members.
    const COUNTS: [char; 6] = ['两', '三', '四', '五', '单', '双'];
    let with_count = |span: &Span| span.of(layout.text).contains(&COUNTS[..4]);
    let short = shortest >= 4 && length(&last) * 2 <= shortest;
    // 石油燃气、建筑工程、煤炭: a noun among nouns, however short.
    let front = |span: &Span| {
        let text = span.of(layout.text);
        text.char_indices().nth(2).map_or(text, |(at, _)| &text[..at])
    };
    let among_nouns = others.len() >= 2
        && !is_a_verb(last.of(layout.text))
        && !others[1..].iter().any(|span| is_a_verb(front(span)));
    short && !among_nouns
        || with_count(&last)
            && !others.iter().any(|span| span.of(layout.text).contains(|c| c == '一' || COUNTS.contains(&c)))
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
