//! A change that a sentence tells: from one figure to another, with the direction that its verb gives.

use super::passage::{Passage, passages};
use crate::facts::cue::CueKind;
use crate::facts::date::DateKind;
use crate::facts::quantity::{Interval, Kind, Quantity};
use crate::rules::BlockView;
use crate::text::{Bilingual, Span, holds_any};
use rust_decimal::Decimal;

/// Which way a figure went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// 增加, 升.
    Up,
    /// 减少, 降.
    Down,
}

impl Direction {
    /// The way from one value to another.
    pub fn between(from: Decimal, to: Decimal) -> Direction {
        if to > from { Direction::Up } else { Direction::Down }
    }

    /// What a message calls it.
    pub fn name(self) -> Bilingual {
        match self {
            Direction::Up => Bilingual { zh: "增加", en: "an increase" },
            Direction::Down => Bilingual { zh: "减少", en: "a decrease" },
        }
    }
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
    /// Whether it began with the figure of the year before, so that 同比 speaks of it.
    pub yearly: bool,
}

const UP: &[&str] =
    &["增", "升", "涨", "提高", "扩", "攀", "跃", "发展到", "发展为", "拓展", "上调", "壮大", "提至"];
const DOWN: &[&str] = &["降", "减", "跌", "回落", "缩", "下调", "压", "下滑", "萎缩"];

/// The most characters between the two figures of a change, unless the words between end in 的 (比去年同期的).
const LONGEST_GAP: usize = 36;

const MARKS: [char; 8] = ['，', ',', '、', '；', '。', '：', '（', '('];

/// The direction that `words` tell; none where they tell none or both.
pub fn direction(words: &str) -> Option<Direction> {
    let up = holds_any(words, UP);
    let down = holds_any(words, DOWN);
    match (up, down) {
        (true, false) => Some(Direction::Up),
        (false, true) => Some(Direction::Down),
        _ => None,
    }
}

/// The changes that the sentences of a block tell, by the span of each passage: several rules look at them.
pub struct Changes(Vec<(Span, Vec<Change>)>);

impl Changes {
    /// The changes of every passage of `block`.
    pub fn of(block: &BlockView) -> Changes {
        let passages = passages(block, 2);
        let told = passages.iter().map(|passage| (passage.span, changes(passage)));
        Changes(told.filter(|(_, changes)| !changes.is_empty()).collect())
    }

    /// Those of one of [`passages`].
    pub fn in_passage(&self, passage: &Passage) -> &[Change] {
        let found = self.0.binary_search_by_key(&passage.span.start, |(span, _)| span.start);
        found.map_or(&[], |at| &self.0[at].1)
    }
}

/// The changes that `passage` tells.
pub fn changes(passage: &Passage) -> Vec<Change> {
    let mut found = Vec::new();
    for to in 1..passage.quantities.len() {
        // Whatever the one before it measures.
        let second = &passage.quantities[to];
        let may_follow = |first: &Quantity| is_size(first) && same_measure(first, second);
        let mut earlier = passage.quantities[to.saturating_sub(2)..to].iter();
        if !earlier.any(may_follow) || passage.is_negative(second) {
            continue;
        }
        // 比前一天的1559吨: the day is no figure of its own.
        let day = &passage.quantities[to - 1];
        let of_day = passage.gap(to - 1, to);
        let is_day_before = day.kind == Kind::Duration
            && passage.text[..day.span.start as usize].ends_with(['前', '上', '头'])
            && of_day.ends_with('的')
            && of_day.chars().count() <= 5
            && !of_day.contains(MARKS);
        let Some(from) = (to - 1).checked_sub(usize::from(is_day_before)) else { continue };
        let first = &passage.quantities[from];
        let gap = passage.gap(from, to);
        let too_long = gap.chars().nth(LONGEST_GAP).is_some() && !gap.trim_end().ends_with('的');
        if !may_follow(first) || passage.is_negative(first) || too_long {
            continue;
        }
        if let Some(change) = from_to(passage, from, to, gap) {
            found.push(change);
        } else if let Some(change) = against_last_year(passage, from, to, gap) {
            found.push(change);
        } else if let Some(change) = side_by_side(passage, from, to, gap) {
            found.push(change);
        } else if let Some(change) = few_then(passage, from, to, gap) {
            found.push(change);
        } else if became(passage, to, gap) || before_and_after(passage, from, to, gap) {
            found.push(Change { from, to, verb: None, formula: false, yearly: false });
        }
    }
    found
}

/// Whether a figure tells a size, which may change.
fn is_size(quantity: &Quantity) -> bool {
    matches!(
        quantity.kind,
        Kind::Count | Kind::Money | Kind::Measure | Kind::Percent | Kind::Duration | Kind::PerMille
    )
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
        let after_verb = gap[..at].chars().next_back().is_some_and(|verb| {
            "增升涨高展扩攀跃降减跌落缩低少大多加长调短压滑提拓张强满整变改".contains(verb)
        });
        matches!(c, '到' | '至' | '为') && after_verb && gap[at..].chars().count() <= 9
    });
    let bare = gap.trim_start_matches('，');
    // 从五年前的50条，到今年的200条，增加三倍.
    let reaches = ["到今年的", "到去年的", "到现在的", "到如今的", "到目前的"].contains(&bare);
    if begun && source.is_some() && reaches {
        return Some(Change { from, to, verb: None, formula: true, yearly: false });
    }
    let own_subject =
        gap.contains('，') && !bare.starts_with(['增', '升', '降', '减', '提', '扩', '上', '下', '发']);
    let stop = own_subject || gap.contains(['。', '；', '：', '、']) || gap.matches(['，', ',']).count() > 1;
    let verb = direction(gap);
    let changed = verb.is_some() || holds_any(gap, &["调整", "变", "改"]);
    let last_year = holds_any(clause, &["去年", "上年"]);
    (begun && !stop && arrives && changed && gap.chars().count() <= 24).then_some(Change {
        from,
        to,
        verb,
        formula: true,
        yearly: last_year,
    })
}

/// B件，比去年的A件增长: the later figure stands first.
fn against_last_year(passage: &Passage, first: usize, second: usize, gap: &str) -> Option<Change> {
    let named = [
        "去年的",
        "上年的",
        "去年同期的",
        "上年同期的",
        "前年的",
        "上月的",
        "上一年的",
        "原来的",
        "前一天的",
        "昨天的",
        "昨日的",
        "上周的",
        "上个月的",
        "上季度的",
        "前一年的",
        "前一周的",
        "前一个月的",
        "上次的",
        "上届的",
    ];
    let compared = gap.contains(['比', '较']) && named.iter().any(|word| gap.trim_end().ends_with(word))
        || measures_against(gap);
    let clear = !gap.contains(['。', '；']) && passage.quantities[second].kind != Kind::Percent;
    (compared && clear).then_some(Change { from: second, to: first, verb: None, formula: true, yearly: true })
}

/// ，比前一天夜班的; ，较全省平均水平的: whatever the other is of, the clause compares the two figures.
fn measures_against(gap: &str) -> bool {
    let gap = gap.strip_prefix(MARKS).unwrap_or_default();
    let of = gap.strip_prefix(['比', '较']).and_then(|words| words.strip_suffix('的'));
    of.is_some_and(|of| {
        (2..=10).contains(&of.chars().count())
            && !of.contains(MARKS)
            && !of.starts_with(['较', '为', '大', '好', '高', '多', '例', '重', '赛', '如'])
            && !holds_any(of, &["增", "减", "升", "降", "多", "少", "每", "占", "其中"])
    })
}

/// 起初只有9家门店，都在老街；如今门店已增加到36家: few of something once, and what they have grown to.
fn few_then(passage: &Passage, first: usize, second: usize, gap: &str) -> Option<Change> {
    let (one, two) = (&passage.quantities[first], &passage.quantities[second]);
    let few = ["只有", "仅有", "才有", "不过"].iter().any(|word| passage.before(one).ends_with(word));
    let grown = ["增加到", "增至", "增长到", "发展到", "扩大到", "扩展到", "壮大到"];
    let grown = grown.iter().any(|word| passage.before(two).trim_end_matches('了').ends_with(word));
    let noun = passage.after(one);
    let told = passage.clause_before(two).contains(noun) && (2..=6).contains(&noun.chars().count());
    let near = gap.chars().count() <= 36 && !gap.contains('。') && one.counts_in().is_some();
    (few && grown && told && near).then_some(Change {
        from: first,
        to: second,
        verb: Some(Direction::Up),
        formula: false,
        yearly: false,
    })
}

/// 改造前，电费是186万元；改造后，电费降到了142万元; 过去186万元，现在只要142万元.
fn before_and_after(passage: &Passage, from: usize, to: usize, gap: &str) -> bool {
    const BEFORE: [&str; 16] = [
        "改造前",
        "改革前",
        "实施前",
        "整治前",
        "推行前",
        "优化前",
        "升级前",
        "技改前",
        "以前",
        "过去",
        "从前",
        "原来",
        "原先",
        "此前",
        "之前",
        "以往",
    ];
    const AFTER: [&str; 13] = [
        "改造后",
        "改革后",
        "实施后",
        "整治后",
        "推行后",
        "优化后",
        "升级后",
        "技改后",
        "现在",
        "如今",
        "目前",
        "眼下",
        "而今",
    ];
    const ARRIVES: [&str; 8] = ["只要", "只需", "只用", "仅需", "只需要", "降为", "变为", "变成"];
    let (one, two) = (&passage.quantities[from], &passage.quantities[to]);
    let start = passage.span.start as usize;
    let told = &passage.text[start..one.span.start as usize];
    let near: usize = told.char_indices().rev().nth(24).map_or(0, |(at, _)| at);
    let then = BEFORE.iter().filter_map(|word| told[near..].rfind(word)).max();
    let now = holds_any(gap, &AFTER) && !holds_any(told, &AFTER);
    let words = passage.before(two).trim_end_matches(['了', '约', '近']);
    let arrives =
        super::change_words::arrival(words).is_some() || ARRIVES.iter().any(|word| words.ends_with(word));
    let plain = gap.chars().count() <= LONGEST_GAP && !gap.contains(['。', '、', '：']);
    let other = holds_any(gap, &["比", "每", "其中", "占"]);
    then.is_some() && now && arrives && plain && !other && one.kind != Kind::Percent
}

/// 2017年，产值只有1.15亿元；2025年，这个数字变成4.6亿元: the later figure is said to be what the earlier has become.
fn became(passage: &Passage, to: usize, gap: &str) -> bool {
    const SAME: [&str; 8] =
        ["这个数字", "这一数字", "这个数据", "这一数据", "该数字", "这一数值", "这个数", "这一规模"];
    const BECAME: [&str; 14] = [
        "变成",
        "变为",
        "变成了",
        "变为了",
        "达到",
        "达到了",
        "增至",
        "增加到",
        "升至",
        "上升到",
        "是",
        "为",
        "跃升至",
        "跃升为",
    ];
    let words = passage.before(&passage.quantities[to]);
    let words = words.strip_prefix(['已', '就', '则']).unwrap_or(words);
    let named = SAME.iter().find_map(|word| words.split_once(word));
    let plain = gap.chars().count() <= LONGEST_GAP && !gap.contains(['。', '：']);
    plain
        && named.is_some_and(|(_, rest)| BECAME.contains(&rest.trim_start_matches(['已', '就', '则', '经'])))
}

/// A，去年同期为B; 去年A，今年B: two years named side by side, in two clauses of one wording.
fn side_by_side(passage: &Passage, first: usize, second: usize, gap: &str) -> Option<Change> {
    let (one, two) = (&passage.quantities[first], &passage.quantities[second]);
    let clauses = gap.matches(['，', ',', '；', ';']).count() == 1
        && !gap.contains(['。', '：', '、', '（', '('])
        && gap.chars().count() <= 16;
    if !clauses || matches!(one.kind, Kind::Percent | Kind::PerMille) {
        return None;
    }
    let words = passage.before(two).trim_end_matches(['为', '是', '有', '的', '则', '仅', '只']);
    const YEAR_BEFORE: [&str; 6] = ["去年同期", "上年同期", "去年", "上年", "上一年", "前一年"];
    let last_year =
        YEAR_BEFORE.iter().any(|year| words.trim_start_matches('而').trim_start_matches('比') == *year);
    if last_year && !gap.contains('比') {
        return Some(Change { from: second, to: first, verb: None, formula: false, yearly: true });
    }
    let clause = told_before(passage, first);
    if (was_then(clause, passage.before(one)) || was_few_in_a_year(passage, one)) && is_now(words) {
        return Some(Change { from: first, to: second, verb: None, formula: false, yearly: false });
    }
    let (began, rest) = YEAR_BEFORE.iter().find_map(|year| clause.rsplit_once(*year))?;
    let later = words.strip_prefix("今年同期").or(words.strip_prefix("今年"))?;
    let plain = |words: &str| {
        words
            .trim_end_matches(['为', '是', '有', '的', '达', '到', '了'])
            .chars()
            .rev()
            .take(2)
            .collect::<String>()
    };
    let verb = later.trim_end_matches(['为', '是', '有', '的', '达', '到', '了']);
    let alike = rest.contains(verb) || plain(rest) == plain(later) || plain(rest).is_empty();
    (alike && !began.contains('比') && !clause.contains("年底") && !rest.starts_with(['以', '底', '末']))
        .then_some(Change { from: first, to: second, verb: None, formula: false, yearly: true })
}

/// Words of an earlier time that is not the year before.
const THEN: &[&str] = &["年前", "从前", "过去", "原先", "原来", "起初", "最初"];

/// Whether the clause tells of an earlier time: 五年前，全村开民宿的只有8户.
fn was_then(clause: &str, nearest: &str) -> bool {
    let few = ["只有", "仅有", "才有", "仅", "只"].iter().any(|word| nearest.ends_with(word));
    let told = holds_any(clause, THEN) || few && year_in(clause).is_some();
    let bare = !holds_any(clause, &["比", "较", "超", "再", "新增", "增加"]);
    told && bare && ["只有", "仅有", "只", "仅", "有", "是", "为"].iter().any(|word| nearest.ends_with(word))
}

/// Whether the clause names a year in which it was few: 2019年村里才28家民宿.
fn was_few_in_a_year(passage: &Passage, one: &Quantity) -> bool {
    let clause = passage.clause_before(one);
    let start = one.span.start as usize - clause.len();
    let mut dates =
        passage.dates.iter().filter(|it| start <= it.span.start as usize && it.span.end <= one.span.start);
    let named = dates.any(
        |it| matches!(&it.kind, DateKind::Date(parts) if parts.year.is_some() && parts.anchor.is_none()),
    );
    named && ["才", "才有", "只有", "仅有", "只", "仅"].iter().any(|word| clause.ends_with(word))
}

/// Whether the words before the later figure say nothing but that it is today's: 如今已经有.
fn is_now(words: &str) -> bool {
    const NOW: [&str; 7] = ["如今", "现在", "目前", "眼下", "而今", "现已", "今年"];
    const CAME_TO: [&str; 12] = [
        "",
        "有",
        "达",
        "达到",
        "增加到",
        "增至",
        "增长到",
        "发展到",
        "扩大到",
        "扩展到",
        "壮大到",
        "上升到",
    ];
    let Some(rest) = NOW.iter().find_map(|now| words.trim_start_matches('而').strip_prefix(now)) else {
        return false;
    };
    CAME_TO.contains(&rest.trim_start_matches("已经").trim_start_matches('已'))
}

/// The first year of four digits that `words` name: 2019年.
pub fn year_in(words: &str) -> Option<&str> {
    words.match_indices('年').find_map(|(at, year)| {
        let start = at.checked_sub(4)?;
        let digits = words.get(start..at)?;
        digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| &words[start..at + year.len()])
    })
}

/// The words before a figure back to the last figure or stop, a comma behind a word of time left in: 去年同期，旅客为24万.
fn told_before<'a>(passage: &Passage<'a>, index: usize) -> &'a str {
    let clause = passage.clause_before(&passage.quantities[index]);
    let start = passage.quantities[index].span.start as usize - clause.len();
    let before = &passage.text[passage.span.start as usize..start];
    let Some(words) = before.strip_suffix('，') else { return clause };
    let last_year = ["去年同期", "上年同期", "去年", "上年"];
    let time = last_year.iter().chain(THEN).copied().find(|time| words.ends_with(time));
    let time = time.or_else(|| year_in(words).filter(|year| words.ends_with(year)));
    time.map_or(clause, |time| &passage.text[start - '，'.len_utf8() - time.len()..start + clause.len()])
}

/// The first figure behind the later end of a change, lengths of time left out: 由2亿元增到8亿元，四年翻了两番.
pub fn stated_after(passage: &Passage, change: &Change) -> Option<usize> {
    let last = &passage.quantities[change.to];
    let is_size = |other: &Quantity| other.kind != Kind::Duration || other.same_unit(last);
    let after = change.from.max(change.to) + 1;
    (after..passage.quantities.len()).find(|&next| is_size(&passage.quantities[next]))
}

/// 门店数量增加了3倍, 户数增加了3倍: a figure further on that says how the number of what both ends count has grown.
pub fn stated_of_number(passage: &Passage, change: &Change) -> Option<usize> {
    let (one, two) = (&passage.quantities[change.from], &passage.quantities[change.to]);
    let (one, two) = if change.from < change.to { (one, two) } else { (two, one) };
    let last = change.from.max(change.to);
    let named = &passage.text[one.before.start as usize..two.span.end as usize];
    let mut further = (last + 1..passage.quantities.len())
        .take_while(|&next| !passage.quantities[next].same_unit(one))
        .filter(|&next| matches!(passage.quantities[next].kind, Kind::Times | Kind::Percent));
    let next = further.next()?;
    let words = passage.before(&passage.quantities[next]);
    let (noun, _) =
        words.split_once("数量").or_else(|| words.split_once("总数")).or_else(|| words.split_once('数'))?;
    let of_noun = noun.chars().count() >= 2 && named.contains(noun) || one.counts_in() == Some(noun);
    of_noun.then_some(next)
}

/// What rounding leaves open in each of two figures printed side by side: where one has a decimal more and the other
/// none (3.2万 and 4万), the other has dropped a zero.
pub fn grains(one: &Quantity, two: &Quantity) -> (Decimal, Decimal) {
    let dropped_zero = one.scale == two.scale && one.decimals + two.decimals == 1;
    let (first, second) = (one.grain(), two.grain());
    if dropped_zero { (first.min(second), first.min(second)) } else { (first, second) }
}

/// The change in percent of the starting value, both ends rounded alike: both to the nearest, or both cut off.
pub fn relative(from: &Quantity, to: &Quantity) -> Option<Interval> {
    let (a, b) = (from.exact()?, to.exact()?);
    let (a_grain, b_grain) = grains(from, to);
    let ratio = |b: Decimal, a: Decimal| b.checked_div(a)?.checked_mul(Decimal::ONE_HUNDRED);
    let half = |grain: Decimal| grain / Decimal::TWO;
    if a - half(a_grain) <= Decimal::ZERO {
        return None;
    }
    let low = ratio(b - half(b_grain), a + half(a_grain))?.min(ratio(b, a + a_grain)?);
    let high = ratio(b + half(b_grain), a - half(a_grain))?.max(ratio(b + b_grain, a)?);
    Some(Interval::closed(low - Decimal::ONE_HUNDRED, high - Decimal::ONE_HUNDRED))
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
