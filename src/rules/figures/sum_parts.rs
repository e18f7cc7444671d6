//! Which figures of a passage may be a total, and which its parts.

use super::part_names::{is_pair_of, is_rest, is_whole_pair};
use super::passage::Passage;
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
        // 每月共可获3000元: all of what each month brings.
        let in_all = kind == CueKind::Per && is_per_in_all(passage, index);
        kind == CueKind::Earlier || in_all || arrived && arrives.iter().any(|word| words.ends_with(word))
    };
    // 去年同期为50亿元 is there to be compared with; 65平方米到95平方米不等 ends a range.
    let beside = words.contains("同期") || passage.after(&passage.quantities[index]).starts_with("不等");
    !beside && is_amount(passage, index) && {
        let cues = MORE_OF_ANOTHER.iter().copied().filter(|&kind| !harmless(kind)).collect::<Vec<_>>();
        !passage.cued(passage.quantities[index].before, &cues)
    }
}

/// 每月共可获3000元, 每人合计收费260元: what comes to each, in all.
pub fn is_per_in_all(passage: &Passage, index: usize) -> bool {
    let words = passage.before(&passage.quantities[index]);
    words.find('每').is_some_and(|at| words[at..].contains('共') || words[at..].contains("合计"))
}

/// 还有去年的1000亩, 加上每月的1500元: an amount that is added to the one before, whatever it is of.
pub fn is_added(passage: &Passage, index: usize) -> bool {
    let quantity = &passage.quantities[index];
    let words = passage.clause_before(quantity);
    ["加上", "还有", "再加", "连同", "外加"].iter().any(|word| words.starts_with(word))
        && is_amount(passage, index)
        && !passage.cued(quantity.before, &[CueKind::Up, CueKind::Down, CueKind::Than, CueKind::Average])
}

/// Whether the figure can be a part: an amount, and none of a change, an average or an earlier time.
pub fn is_summable(passage: &Passage, index: usize) -> bool {
    is_amount(passage, index)
        && !passage.cued(passage.quantities[index].before, MORE_OF_ANOTHER)
        && !describes_next(passage, index)
}

/// 65平方米户型208套: the size of what is counted next.
fn describes_next(passage: &Passage, index: usize) -> bool {
    let counted = passage.quantities.get(index + 1).is_some_and(|next| next.kind == Kind::Count);
    let words = || passage.gap(index, index + 1);
    counted && passage.quantities[index].kind == Kind::Measure && words().ends_with(['型', '级', '款'])
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
    let strict = among(passage, total);
    let among = strict.or_else(|| among_loosely(passage, total));
    let loose = strict.is_none() && among.is_some();
    let (opener, certain) = match (including(passage, total), cue) {
        (Some(word), _) => (word, false),
        _ if strict.is_some() => (strict?, true),
        (None, Some(cue)) if !lists_parts(passage, total) => (cue.span, true),
        _ if among.is_some() => (among?, true),
        _ => return listed(passage, total),
    };
    // The 其中 belongs to the last figure of the same unit before it.
    let between = |index: &usize| {
        let other = &passage.quantities[*index];
        other.span.start < opener.start && other.same_unit(whole)
    };
    let between: Vec<usize> = (total + 1..passage.quantities.len()).filter(between).collect();
    let nearer = between.iter().any(|&other| !is_aside(passage, other));
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
        let name = |part: usize| label(passage, &passage.quantities[part]);
        let pair = is_pair_of(name(one), name(two));
        let sum = passage.quantities[one].written + passage.quantities[two].written;
        let all: Decimal = parts.iter().map(|&part| passage.quantities[part].written).sum();
        let always = is_whole_pair(name(one), name(two)) && all != whole.written;
        if parts.len() == 3 && always || pair && passage.quantities[next].written > sum {
            parts.truncate(2);
        }
    }
    // 总人口66156人，比上年增加1742人，其中迁入1200人: parts of what came to it.
    let sum: Decimal = parts.iter().map(|&part| passage.quantities[part].written).sum();
    let of_aside = between.iter().any(|&aside| sum < passage.quantities[aside].written * Decimal::TWO);
    let least = if loose { 3 } else { 2 };
    (parts.len() >= least && !of_aside).then_some(Equation {
        total,
        parts,
        parts_first: false,
        stated: false,
        told_at_once: false,
        opener: opener.end,
        certain,
    })
}

/// 940亿元，比上年增加88.4亿元。其中; 36件，占提案总数2570件的1.4%。其中: a change or the base of a share, said by the way.
fn is_aside(passage: &Passage, index: usize) -> bool {
    let quantity = &passage.quantities[index];
    let changed = [CueKind::Up, CueKind::Down, CueKind::Than, CueKind::YearOnYear];
    let base = passage
        .quantities
        .get(index + 1)
        .is_some_and(|share| share.kind == Kind::Percent && passage.gap(index, index + 1) == "的");
    base || passage.cued(quantity.before, &changed) && !may_be_total(passage, index)
}

/// 男性4人、女性10人，成年人12人、儿童2人: the whole divided twice, each time into two that leave nothing over.
pub fn partitions(passage: &Passage, equation: Equation) -> Vec<Equation> {
    let pairs = equation.parts.chunks(2).all(|pair| {
        let [one, two] = pair else { return false };
        let name = |part: usize| label(passage, &passage.quantities[part]);
        is_pair_of(name(*one), name(*two))
    });
    if equation.parts.len() < 4 || !pairs || equation.parts_first {
        return vec![equation];
    }
    equation.parts.chunks(2).map(|pair| Equation { parts: pair.to_vec(), ..equation }).collect()
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
    if is_alone_in_brackets(passage, whole) {
        return None;
    }
    let (mark, opener) = opening_mark(passage, total)?;
    let colon = matches!(mark, '：' | ':');
    let bracket = matches!(mark, '（' | '(');
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
    // 共48件，分别是瓷碗14件、…: each is told.
    let each_told = passage.text[opener.end as usize..].starts_with("分别")
        && !passage.is_open_list(Span { start: opener.end, end: last.after.end });
    let ends = |mark: char| matches!(mark, '。' | '；' | '）' | ')') || each_told && mark == '，';
    let closes = rest.chars().take(8).any(ends) || rest.chars().count() <= 8;
    // 397项（国家标准160项，行业标准237项）: the parts fill the brackets.
    let filled = bracket
        && rest.find(['）', ')']).is_some_and(|at| rest[..at].chars().count() <= 8)
        && parts.iter().all(|&part| passage.quantities[part].written != whole.written);
    // 承包50亩，20亩种茶、20亩种稻、10亩养鱼。
    let bare = parts.len() >= 3
        && matches!(mark, '，' | ',')
        && parts.iter().all(|&part| passage.before(&passage.quantities[part]).is_empty());
    let enough = parts.len() >= if colon || named || filled { 2 } else { 3 };
    (enough && closes && (colon || named || filled || bare)).then_some(Equation {
        total,
        parts,
        parts_first: false,
        stated: each_told,
        told_at_once: false,
        opener: opener.end,
        certain: colon || each_told || filled,
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

/// 61位院士中数学部11名，化学部9名; 8家机构中，1家注销，1家完成: the first part is named at once, or behind its figure.
fn among_loosely(passage: &Passage, total: usize) -> Option<Span> {
    let whole = &passage.quantities[total];
    let gap = passage.between(whole.span, passage.quantities.get(total + 1)?.span);
    let at = gap.find('中')?;
    let (noun, name) = (&gap[..at], &gap[at + '中'.len_utf8()..]);
    let bare = matches!(name, "，" | "，有");
    let plain = bare || !gap.contains(['，', ',', '。', '；', '、', '：', '（']);
    let ends_noun = (2..=8).contains(&noun.chars().count())
        && !noun.ends_with(['其', '途', '集', '程', '动', '作', '会', '年', '月', '心', '高', '初'])
        && !name.starts_with(['学', '国', '心', '央', '小', '药', '医', '间', '共', '文', '铁', '部', '有']);
    let start = whole.span.end as usize + at;
    (plain && ends_noun && name.chars().count() >= 2).then(|| Span::new(start, start + '中'.len_utf8()))
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
