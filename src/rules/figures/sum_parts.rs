//! Which figures of a passage may be a total, and which its parts.

use super::part_names::is_rest;
use super::passage::Passage;
use super::whole_of_two::are_parts;
use crate::facts::cue::CueKind;
use crate::facts::quantity::{Kind, Quantity};
use crate::rules::word_lists::List;
use crate::text::Span;
use rust_decimal::Decimal;

/// A total with the parts that may make it up.
pub struct Equation {
    pub total: usize,
    pub parts: Vec<usize>,
    /// Whether the parts stand before the total.
    pub parts_first: bool,
    /// Whether words say that the sum is of exactly these parts: 加上 … 合计.
    pub stated: bool,
    /// Whether the parts, each named, follow one another right up to the total.
    pub told_at_once: bool,
    /// Where the words about the parts begin, in bytes of the block's text.
    pub opener: u32,
    /// Whether the words say 其中 or 共 rather than 含 or 包括.
    pub certain: bool,
}

const SUMMABLE: &[Kind] = &[Kind::Count, Kind::Money, Kind::Measure];
const MORE_OF_ANOTHER: &[CueKind] = &[
    CueKind::Up,
    CueKind::Down,
    CueKind::YearOnYear,
    CueKind::MonthOnMonth,
    CueKind::Than,
    CueKind::Per,
    CueKind::Average,
    CueKind::Earlier,
    CueKind::Exceed,
];

/// A total may be one of last year, 去年集体收入86万元, and what a change came to: 增至386辆.
pub fn may_be_total(passage: &Passage, index: usize) -> bool {
    let words = passage.before(&passage.quantities[index]);
    let arrives = List::Arrivals.words();
    let harmless = |kind: CueKind| {
        let arrived = matches!(kind, CueKind::Up | CueKind::Down);
        kind == CueKind::Earlier || arrived && arrives.iter().any(|word| words.ends_with(word))
    };
    is_amount(passage, index) && {
        let cues = MORE_OF_ANOTHER.iter().copied().filter(|&kind| !harmless(kind)).collect::<Vec<_>>();
        !passage.cued(passage.quantities[index].before, &cues)
    }
}

/// Whether the figure can be a part: an amount, and none of a change, an average or an earlier time.
pub fn is_summable(passage: &Passage, index: usize) -> bool {
    is_amount(passage, index) && !passage.cued(passage.quantities[index].before, MORE_OF_ANOTHER)
}

fn is_amount(passage: &Passage, index: usize) -> bool {
    let quantity = &passage.quantities[index];
    let additive = quantity.unit.is_none_or(|unit| {
        !matches!(
            unit.dimension,
            "age" | "temperature" | "speed" | "grade" | "degree" | "decibel" | "voltage" | "frequency"
        )
    });
    SUMMABLE.contains(&quantity.kind)
        && additive
        && quantity.range.is_none()
        && !quantity.vague
        && !quantity.is_indefinite()
        && quantity.counts_in() != Some("次")
        && quantity.counts_in() != Some("届")
        && !passage.is_negative(quantity)
        && !passage.after(quantity).starts_with(['/', '／'])
        && !is_shot(passage, quantity)
        && !is_of_clock(passage, quantity)
        && !names_a_thing(passage, quantity)
}

/// 1分12秒, 三分球: no points that add up.
fn is_of_clock(passage: &Passage, quantity: &Quantity) -> bool {
    let after = &passage.text[quantity.span.end as usize..];
    passage.shown(quantity).ends_with('分') && after.starts_with(|c: char| c.is_ascii_digit() || c == '球')
}

/// 18投11中, 7胜3平2负: attempts and hits, results, which a sentence tells several times over.
fn is_shot(passage: &Passage, quantity: &Quantity) -> bool {
    quantity.measure.is_none()
        && quantity.unit.is_none()
        && passage.after(quantity).starts_with(['投', '中', '胜', '平', '负'])
}

/// 200米仰泳: a length with a noun right behind it names what is swum or run.
fn names_a_thing(passage: &Passage, quantity: &Quantity) -> bool {
    let length = quantity.unit.is_some_and(|unit| unit.name == "米");
    let sports = List::Sports.words();
    length && sports.iter().any(|sport| passage.after(quantity).contains(sport))
}

/// The parts that follow a total after 其中 or in brackets.
pub fn after_total(passage: &Passage, total: usize) -> Option<Equation> {
    let whole = &passage.quantities[total];
    let rest = Span { start: whole.span.end, end: passage.span.end };
    let segment = rest.of(passage.text);
    let cue = passage.cues.iter().find(|cue| cue.kind == CueKind::Within && cue.span.start >= rest.start);
    let among = among(passage, total);
    let (opener, certain) = match (including(passage, total), cue) {
        (Some(word), _) => (word, false),
        _ if among.is_some() => (among?, true),
        (None, Some(cue)) if !lists_parts(passage, total) => (cue.span, true),
        _ => return listed(passage, total),
    };
    // The 其中 belongs to the last figure of the same unit before it.
    let nearer = passage.quantities[total + 1..]
        .iter()
        .any(|other| other.span.start < opener.start && other.same_unit(whole));
    let full_stops = passage.between(whole.span, opener).matches(['；', ';']).count();
    if nearer || full_stops > 0 || segment.is_empty() {
        return None;
    }
    let stop = passage
        .cues
        .iter()
        .filter(|cue| cue.span.start > opener.start)
        .find(|cue| {
            cue.kind == CueKind::Within
                && passage.depth(cue.span.start as usize) <= passage.depth(opener.start as usize)
        })
        .map_or(passage.span.end, |cue| cue.span.start);
    let depth = passage.depth(opener.end as usize);
    let semicolon = passage.text[opener.end as usize..stop as usize]
        .find(['；', ';'])
        .map_or(stop, |at| opener.end + at as u32);
    let collect = |end: u32| -> Vec<usize> {
        (total + 1..passage.quantities.len())
            .take_while(|&index| passage.quantities[index].span.end <= end)
            .filter(|&index| passage.quantities[index].span.start >= opener.end)
            .filter(|&index| passage.depth(passage.quantities[index].span.start as usize) == depth)
            .take_while(|&index| {
                let quantity = &passage.quantities[index];
                !(quantity.same_unit(whole)
                    && passage.cued(quantity.before, &[CueKind::Total, CueKind::Remaining])
                    && !is_remainder(passage, index))
            })
            .filter(|&index| passage.quantities[index].same_unit(whole) && is_summable(passage, index))
            .filter(|&index| !counts_quoted_names(passage, &passage.quantities[index]))
            .collect()
    };
    let mut parts = collect(semicolon);
    if parts.len() < 2 {
        parts = collect(stop);
    }
    // 其中集中安置9人，分散安置10人，需救助48人: behind a pair comes what is more than the whole.
    if let [one, two, next, ..] = parts[..] {
        let pair =
            are_parts(label(passage, &passage.quantities[one]), label(passage, &passage.quantities[two]));
        let sum = passage.quantities[one].written + passage.quantities[two].written;
        if pair && passage.quantities[next].written > sum {
            parts.truncate(2);
        }
    }
    (parts.len() >= 2).then_some(Equation {
        total,
        parts,
        parts_first: false,
        stated: false,
        told_at_once: false,
        opener: opener.end,
        certain,
    })
}

/// “获得用电”“市场准入”两项: a count of the names right before it says which they are, not how many there are in all.
fn counts_quoted_names(passage: &Passage, part: &Quantity) -> bool {
    let mut words = &passage.text[passage.span.start as usize..part.span.start as usize];
    let mut names = Decimal::ZERO;
    while let Some(inner) = words.strip_suffix('”') {
        let Some(open) = inner.rfind('“') else { break };
        words = inner[..open].trim_end_matches(['、', '和', '与', '及']);
        names += Decimal::ONE;
    }
    names >= Decimal::TWO && names == part.written
}

/// The mark behind a total and its noun, where parts follow at once: 315件：序厅126件, 214人，教师168人.
fn opening_mark(passage: &Passage, total: usize) -> Option<(char, Span)> {
    let whole = &passage.quantities[total];
    let next = passage.quantities.get(total + 1)?;
    let gap = passage.between(whole.span, next.span);
    let at = gap.find(['：', ':', '，', ',', '（', '('])?;
    let mark = gap[at..].chars().next()?;
    let start = whole.span.end as usize + at;
    let near = gap[..at].chars().count() <= 6 && gap[at..].chars().count() <= 14;
    near.then(|| (mark, Span::new(start, start + mark.len_utf8())))
}

fn lists_parts(passage: &Passage, total: usize) -> bool {
    listed(passage, total).is_some()
}

/// 共315件：序厅126件，一号厅98件，二号厅127件: parts that follow without 其中, each named in a clause of its own, up to
/// the end of the sentence. Behind a colon they are all there are; behind a comma the total must be called one.
fn listed(passage: &Passage, total: usize) -> Option<Equation> {
    let whole = &passage.quantities[total];
    let (mark, opener) = opening_mark(passage, total)?;
    let colon = matches!(mark, '：' | ':');
    let named = passage.cued(whole.before, &[CueKind::Total]);
    let mut parts = Vec::new();
    for index in total + 1..passage.quantities.len() {
        let part = &passage.quantities[index];
        let depth = passage.depth(part.span.start as usize) == passage.depth(opener.end as usize);
        if !part.same_unit(whole)
            || !is_summable(passage, index)
            || !(depth || is_alone_in_brackets(passage, part))
        {
            break;
        }
        let gap = passage.gap(index - 1, index);
        let of_deeds =
            passage.cued(part.before, &[CueKind::Act, CueKind::Done, CueKind::Total, CueKind::New]);
        let plain = gap.chars().count() <= 14 && !gap.contains(['。', '；', ';']);
        if of_deeds || !plain || label(passage, part).is_empty() {
            break;
        }
        parts.push(index);
    }
    let last = &passage.quantities[*parts.last()?];
    let rest = &passage.text[last.span.end as usize..passage.span.end as usize];
    let closes =
        rest.chars().take(8).any(|c| matches!(c, '。' | '；' | '）' | ')')) || rest.chars().count() <= 8;
    let enough = parts.len() >= if colon || named { 2 } else { 3 };
    // 共48件，分别是瓷碗14件、…: each is told.
    let each_told = passage.text[opener.end as usize..].starts_with("分别")
        && !passage.is_open_list(Span { start: opener.end, end: last.after.end });
    (enough && closes && (colon || named)).then_some(Equation {
        total,
        parts,
        parts_first: false,
        stated: each_told,
        told_at_once: false,
        opener: opener.end,
        certain: colon || each_told,
    })
}

/// 青溪县（26人）: the figure fills a pair of brackets.
fn is_alone_in_brackets(passage: &Passage, part: &Quantity) -> bool {
    passage.text[..part.span.start as usize].ends_with(['（', '('])
        && passage.text[part.span.end as usize..].starts_with(['）', ')'])
}

/// 69处隐患中，重大隐患3处: the 中 or 里 that ends the noun of the total, where the parts follow behind a comma.
fn among(passage: &Passage, total: usize) -> Option<Span> {
    let whole = &passage.quantities[total];
    let next = passage.quantities.get(total + 1)?;
    let gap = passage.between(whole.span, next.span);
    let at = gap.find(['，', ','])?;
    let noun = gap[..at].strip_suffix('中').or(gap[..at].strip_suffix('里'))?;
    let thing = (0..=8).contains(&noun.chars().count())
        && !noun.ends_with(['其', '途', '集', '程', '动', '作', '会', '年', '月', '心']);
    let named = gap[at..].chars().count() >= 3;
    let start = whole.span.end as usize + noun.len();
    (thing && named).then(|| Span::new(start, start + '中'.len_utf8()))
}

/// 含 or 包括 right after the total.
fn including(passage: &Passage, total: usize) -> Option<Span> {
    let whole = &passage.quantities[total];
    let next = passage.quantities.get(total + 1)?;
    let gap = passage.between(whole.span, next.span);
    let noun = gap.find(['，', ',', '（', '(']).filter(|&at| gap[..at].chars().count() <= 10).unwrap_or(0);
    let words = gap[noun..].trim_start_matches(['，', ',', '（', '(']);
    let at = whole.span.end as usize + gap.len() - words.len();
    let word = ["含", "包括"].iter().find(|word| words.starts_with(**word))?;
    Some(Span::new(at, at + word.len()))
}

pub fn is_remainder(passage: &Passage, index: usize) -> bool {
    is_rest(label(passage, &passage.quantities[index]))
}

/// The parts that precede a total named by 共 or 合计.
pub fn before_total(passage: &Passage, total: usize) -> Option<Equation> {
    let whole = &passage.quantities[total];
    let start = passage.text[passage.span.start as usize..whole.span.start as usize]
        .rfind(['；', ';'])
        .map_or(passage.span.start, |at| passage.span.start + at as u32);
    // 收入18.6万元，加上承包费7.4万元，达到26万元.
    let reached = passage.cued(whole.before, &[CueKind::Reach]) && {
        let lead = &passage.text[start as usize..whole.span.start as usize];
        let before = passage.before(whole);
        ["加上", "再加", "连同", "外加"].iter().any(|word| lead.contains(word))
            && !["共", "合计", "总计", "未", "没有", "不"].iter().any(|word| lead.contains(word))
            && !before.contains(['距', '离'])
    };
    if !passage.cued(whole.before, &[CueKind::Total]) && !reached {
        return None;
    }
    let summed = List::SumWords.words().iter().any(|word| passage.before(whole).contains(word));
    // 分别完成120户、86户，共完成206户: 共 with the verb of the list.
    let repeats = |part: usize| {
        let act = passage.before(whole).strip_prefix('共').filter(|act| act.chars().count() >= 2);
        act.is_some_and(|act| passage.clause_before(&passage.quantities[part]).ends_with(act))
    };
    let spoken = Span { start, end: whole.span.start };
    let nested = passage.cued(spoken, &[CueKind::Within]) || passage.is_open_list(spoken);
    let parts: Vec<usize> = (0..total)
        .filter(|&index| passage.quantities[index].span.start >= start)
        .filter(|&index| passage.quantities[index].same_unit(whole) && is_summable(passage, index))
        .filter(|&index| {
            passage.depth(passage.quantities[index].span.start as usize)
                == passage.depth(whole.span.start as usize)
        })
        .collect();
    if nested || parts.len() < 2 {
        return None;
    }
    let first = passage.quantities[parts[0]].span;
    let between = passage.between(first, whole.span);
    let joined = ["加上", "连同", "外加"].iter().any(|word| between.contains(word));
    // 12公里、9公里和15公里，合计36公里: nothing stands between the parts.
    let bare = parts.windows(2).all(|pair| {
        pair[1] == pair[0] + 1
            && matches!(passage.gap(pair[0], pair[1]), "、" | "和" | "与" | "及" | "，" | ",")
    }) && parts.last().is_some_and(|&last| last + 1 == total);
    let summed = summed || repeats(parts[0]);
    let stated = (joined && (summed || passage.before(whole).starts_with('共')))
        || (bare && summed)
        || is_direct(passage, &parts, total);
    let lead = passage.gap(total - 1, total).rsplit(['，', ',']).next().unwrap_or_default();
    // 两市合计.
    let lead = List::SoManyTogether.words().iter().find_map(|all| lead.strip_prefix(all)).unwrap_or(lead);
    let led = ["共", "总", "合计", "加"].iter().any(|word| lead.starts_with(word));
    let sum: Decimal = parts.iter().map(|&part| passage.quantities[part].written).sum();
    let near = whole.written < sum * Decimal::TWO;
    // 4个器官、2个组织，共救活4个人: other things were counted.
    if count_other_things(passage, &parts, total) {
        return None;
    }
    // 新建公路12公里，改造公路8公里，共有公路136公里: all there are, not all that were told.
    if !near && passage.before(whole).contains("共有") {
        return None;
    }
    let told_at_once = near && (reached || led && follow_at_once(passage, &parts, total));
    Some(Equation {
        total,
        parts,
        parts_first: true,
        stated,
        told_at_once,
        opener: first.start,
        certain: true,
    })
}

/// Whether the parts, each with its noun right behind it, count none of what the total counts in 个.
fn count_other_things(passage: &Passage, parts: &[usize], total: usize) -> bool {
    let noun = |index: usize| {
        let words = counted(passage, &passage.quantities[index]);
        let end = words.char_indices().nth(2).map_or(words.len(), |(at, _)| at);
        words[..end].trim_end_matches(['，', '。', '、'])
    };
    let of_anything = |index: &usize| passage.quantities[*index].counts_in() == Some("个");
    let all = noun(total);
    !all.is_empty()
        && parts.iter().chain([&total]).all(of_anything)
        && parts.iter().all(|&part| !noun(part).is_empty() && !noun(part).chars().any(|c| all.contains(c)))
}

/// 已建成18家，在建4家，共22家: the parts follow one another, and nothing but 共 leads to the total.
fn is_direct(passage: &Passage, parts: &[usize], total: usize) -> bool {
    let leads = passage.gap(total - 1, total);
    let leads = leads.trim_start_matches(|c: char| !matches!(c, '，' | '、' | ','));
    let only_total =
        ["共", "共计", "总计", "合计", "一共", "总共"].contains(&leads.trim_start_matches(['，', '、', ',']));
    only_total && follow_at_once(passage, parts, total)
}

/// Whether the parts stand in clauses that follow one another right up to the total, each named, and nothing else is
/// counted.
fn follow_at_once(passage: &Passage, parts: &[usize], total: usize) -> bool {
    let followed = parts.windows(2).all(|pair| {
        pair[1] == pair[0] + 1
            && passage.gap(pair[0], pair[1]).chars().count() <= 14
            && !passage.gap(pair[0], pair[1]).contains(['。', '；', ';', '（', '('])
    });
    let named = parts.iter().all(|&part| !label(passage, &passage.quantities[part]).is_empty());
    followed && named && parts.last().is_some_and(|&last| last + 1 == total)
}

/// What a quantity counts, up to the next mark or figure outside brackets: 乡镇（街道）全部建成.
pub fn counted<'a>(passage: &Passage<'a>, quantity: &Quantity) -> &'a str {
    let start = quantity.measure.map_or(quantity.span.end, |measure| measure.span.start) as usize;
    let words = &passage.text[start..passage.span.end as usize];
    let end = words.find(|c: char| c.is_ascii_digit() || "，。；：、".contains(c)).unwrap_or(words.len());
    words[..end].trim_start_matches('个')
}

/// What a part is called: the words before its figure, else those after it.
pub fn label<'a>(passage: &Passage<'a>, part: &Quantity) -> &'a str {
    let mut words = passage.clause_before(part);
    if is_alone_in_brackets(passage, part) {
        words = words.trim_end_matches(['（', '(']);
    }
    // 柳溪、石桥等8个沿江镇: the part is called by what follows.
    if words.ends_with('等') && words.contains('、') {
        return passage.after(part);
    }
    let words = words.rsplit(['、', '（', '(', '和', '与']).next().unwrap_or_default();
    let words = ["其中", "包括", "含", "有"]
        .iter()
        .fold(words, |words, cue| words.strip_prefix(cue).unwrap_or(words));
    let words = words.trim_end_matches(['为', '有', '达', '共', '超', '近', '约']);
    if words.is_empty() { passage.after(part) } else { words }
}
