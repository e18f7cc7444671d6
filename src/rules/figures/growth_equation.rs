//! Changes whose base, result and size stand in any order: 12.6亿元，同比增长26%，去年同期为10亿元; 2023年比上一年增长50%.

use super::change::{Direction, direction, grains, relative};
use super::passage::{Passage, percent_interval, rounded, scaled};
use super::proof::Proof;
use crate::facts::cue::CueKind;
use crate::facts::date::DateKind;
use crate::facts::quantity::{Interval, Kind, Quantity};
use crate::rules::word_lists::List;
use crate::rules::{Drafts, RuleContext};
use crate::text::{Span, holds_any};
use rust_decimal::Decimal;

/// From what to what, and the figure that says how much it is.
struct Equation<'a> {
    base: &'a Quantity,
    result: &'a Quantity,
    stated: &'a Quantity,
    /// Which way the words say it went.
    verb: Direction,
}

/// Growth of these is told at comparable prices, which the amounts at current prices do not give.
const AT_COMPARABLE_PRICES: [&str; 6] = ["生产总值", "GDP", "增加值", "总产值", "零售总额", "人均可支配"];

/// Checks the changes of `passage` that are told out of the usual order.
pub(super) fn check(passage: &Passage, context: &RuleContext, out: &mut Drafts) {
    for index in 0..passage.quantities.len() {
        let equation = base_behind(passage, index)
            .or_else(|| result_behind(passage, index))
            .or_else(|| of_two_years(passage, index))
            .or_else(|| multiple(passage, index));
        if let Some(equation) = equation {
            equation.check(passage, context, out);
        }
        check_steps(passage, index, context, out);
        check_then_and_now(passage, index, context, out);
    }
}

/// Words without the small ones in which a clause about a figure ends.
fn bare(words: &str) -> &str {
    words
        .trim_start_matches(['而', '，', ',', '（', '('])
        .trim_end_matches(['为', '是', '有', '达', '到', '了', '的', '约', '仅', '只', '则'])
}

/// Whether the words before a figure say nothing but that it is that of the time before: 去年同期为.
pub(super) fn is_time_before(words: &str) -> bool {
    List::EarlierTimes.words().contains(&bare(words).trim_end_matches(['末', '底']))
}

/// The way that the words right before the figure tell.
fn verb_before(passage: &Passage, stated: &Quantity) -> Option<Direction> {
    let words = bare(passage.before(stated));
    let tail: String = words.chars().rev().take(2).collect::<Vec<_>>().into_iter().rev().collect();
    let plain =
        ["增长", "增加", "上升", "提高", "上涨", "下降", "减少", "降低", "下跌", "回落", "增幅", "降幅"];
    let own_subject = passage.cued(stated.before, &[CueKind::Per, CueKind::Average, CueKind::MonthOnMonth]);
    plain.contains(&tail.as_str()).then(|| direction(&tail)).flatten().filter(|_| !own_subject)
}

fn is_growth(passage: &Passage, stated: &Quantity) -> bool {
    let text = passage.at(passage.span);
    stated.kind == Kind::Percent && stated.exact().is_some() && !holds_any(text, &AT_COMPARABLE_PRICES)
}

/// Whether two exact sizes of one unit may be the ends of a change.
pub(super) fn are_ends(base: &Quantity, result: &Quantity) -> bool {
    base.same_unit(result)
        && matches!(base.kind, Kind::Count | Kind::Money | Kind::Measure)
        && base.exact().is_some()
        && result.exact().is_some()
}

/// At most one comma, and no greater stop.
pub(super) fn is_joined(words: &str) -> bool {
    words.matches(['，', ',']).count() <= 1 && !words.contains(['。', '；', ';', '、', '：'])
}

/// 12.6亿元，同比增长26%，去年同期为10亿元.
fn base_behind<'a>(passage: &Passage<'a>, index: usize) -> Option<Equation<'a>> {
    let stated = &passage.quantities[index];
    let result = &passage.quantities[index.checked_sub(1)?];
    let base = passage.quantities.get(index + 1)?;
    let called = bare(passage.before(base));
    let shape = are_ends(base, result)
        && List::EarlierTimes.words().contains(&called)
        && is_growth(passage, stated)
        && is_joined(passage.gap(index - 1, index))
        && is_joined(passage.gap(index, index + 1).trim_start_matches(['；', ';']));
    let verb = verb_before(passage, stated).filter(|_| shape)?;
    Some(Equation { base, result, stated, verb })
}

/// 去年收入40万元，今年增长25%，达到50万元.
fn result_behind<'a>(passage: &Passage<'a>, index: usize) -> Option<Equation<'a>> {
    let stated = &passage.quantities[index];
    let base = &passage.quantities[index.checked_sub(1)?];
    let result = passage.quantities.get(index + 1)?;
    let from = passage.clause_before(base);
    let earlier = || holds_any(from, List::EarlierTimes.words()) && !from.contains(['比', '较', '同']);
    let arrives = ["达到", "达", "到", "至", "增至", "升至", "增加到", "降至", "减至"]
        .contains(&passage.gap(index, index + 1).trim_start_matches(['，', ',']));
    let shape = arrives
        && are_ends(base, result)
        && is_growth(passage, stated)
        && earlier()
        && is_joined(passage.gap(index - 1, index));
    let verb = verb_before(passage, stated).filter(|_| shape)?;
    Some(Equation { base, result, stated, verb })
}

/// 2022年8万人次，2023年12万人次，2023年比上一年增长50%: the two years are told before by name.
fn of_two_years<'a>(passage: &Passage<'a>, index: usize) -> Option<Equation<'a>> {
    let stated = &passage.quantities[index];
    // 上一年 holds a length of time, so the words before the figure are those of the whole clause.
    let words = passage.clause_before(stated);
    if !is_growth(passage, stated) || !words.contains(['比', '较']) {
        return None;
    }
    let start = stated.span.start as usize - words.len();
    let clause = Span::new(start, stated.span.start as usize);
    let named: Vec<u32> =
        years(passage).into_iter().filter(|(span, _)| clause.covers(*span)).map(|(_, year)| year).collect();
    let (later, earlier) = match named[..] {
        [later] if holds_any(words, &["上一年", "上年", "前一年"]) => (later, later - 1),
        [later, earlier] if later > earlier => (later, earlier),
        _ => return None,
    };
    let told = told_by_year(passage, clause.start);
    let of = |wanted: u32| {
        let mut values = told.iter().filter(|(year, _)| *year == wanted);
        let first = values.next()?.1;
        values.next().is_none().then_some(first)
    };
    let (base, result) = (of(earlier)?, of(later)?);
    let verb = verb_before(passage, stated)?;
    let alike = base.kind == result.kind && base.exact().is_some() && result.exact().is_some();
    alike.then_some(Equation { base, result, stated, verb })
}

/// The years that stand by themselves, without month or day.
fn years(passage: &Passage) -> Vec<(Span, u32)> {
    let single = passage.dates.iter().filter_map(|date| match &date.kind {
        DateKind::Date(parts) if parts.month.is_none() && parts.tail.is_none() => {
            Some((date.span, parts.year?.value))
        }
        _ => None,
    });
    single.collect()
}

/// The figures before byte `end` that are told of a year each: 2022年8万人次; 2021年、2022年分别为210万、280万人次.
fn told_by_year<'a>(passage: &Passage<'a>, end: u32) -> Vec<(u32, &'a Quantity)> {
    let years = years(passage);
    let mut told = Vec::new();
    let mut at = 0;
    while at < years.len() && years[at].0.end <= end {
        let mut last = at;
        while last + 1 < years.len()
            && matches!(passage.between(years[last].0, years[last + 1].0), "、" | "和" | "与")
        {
            last += 1;
        }
        let after = years[last].0.end;
        let first = passage.quantities.partition_point(|quantity| quantity.span.start < after);
        let run = passage.quantities.get(first..first + last + 1 - at).unwrap_or_default();
        let listed = last > at;
        let next_year = years.get(last + 1).map_or(end, |(span, _)| span.start);
        let inside = run.iter().all(|value| value.span.end <= end.min(next_year));
        let joined = run
            .windows(2)
            .all(|pair| matches!(passage.between(pair[0].span, pair[1].span), "、" | "和" | "，" | "与"));
        let lead = run.first().map_or("", |value| passage.between(years[last].0, value.span));
        let led = if listed {
            lead.contains("分别")
        } else {
            lead.chars().count() <= 8 && !lead.contains(['，', '。'])
        };
        if inside && joined && led {
            told.extend(years[at..=last].iter().map(|(_, year)| *year).zip(run));
        }
        at = last + 1;
    }
    told
}

/// 原来每天做60件，现在每天做240件，效率是原来的4倍: the two clauses end alike before their figures.
fn multiple<'a>(passage: &Passage<'a>, index: usize) -> Option<Equation<'a>> {
    let stated = &passage.quantities[index];
    let base = &passage.quantities[index.checked_sub(2)?];
    let result = &passage.quantities[index - 1];
    let words = passage.before(stated);
    let of_before = words
        .strip_suffix('的')
        .is_some_and(|words| List::EarlierTimes.words().iter().any(|word| words.ends_with(word)))
        && words.contains(['是', '为', '当']);
    let earlier = holds_any(passage.clause_before(base), List::EarlierTimes.words());
    let last = |quantity: &Quantity| bare(passage.before(quantity)).chars().next_back();
    let gap = passage.gap(index - 2, index - 1);
    let shape = stated.kind == Kind::Times
        && stated.exact().is_some()
        && of_before
        && are_ends(base, result)
        && earlier
        && last(base) == last(result)
        && gap.matches(['，', ',']).count() <= 2
        && !gap.contains(['。', '；'])
        && is_joined(passage.gap(index - 1, index));
    shape.then_some(Equation { base, result, stated, verb: Direction::Up })
}

impl Equation<'_> {
    fn check(&self, passage: &Passage, context: &RuleContext, out: &mut Drafts) {
        let (a, b) = (self.base.written, self.result.written);
        let shown = |quantity: &Quantity| scaled(quantity.written, quantity, passage.text);
        let (from, to) = (shown(self.base), shown(self.result));
        let Some(ratio) = b.checked_div(a) else { return };
        let (fits, formula) = if self.stated.kind == Kind::Times {
            let slack = if self.stated.decimals == 0 { Decimal::new(5, 1) } else { self.stated.step };
            let near = (ratio - self.stated.written).abs() <= slack;
            (near, format!("{to}÷{from}={}", rounded(ratio, 2)))
        } else {
            let Some(change) = relative(self.base, self.result) else { return };
            let way = if self.verb == Direction::Down { Decimal::NEGATIVE_ONE } else { Decimal::ONE };
            let (Some(low), Some(high), Some(printed)) =
                (change.low, change.high, percent_interval(self.stated))
            else {
                return;
            };
            let signed = Interval::closed((low * way).min(high * way), (low * way).max(high * way));
            let result = rounded((ratio - Decimal::ONE) * Decimal::ONE_HUNDRED, self.stated.decimals.max(1));
            (signed.meets(&printed), format!("({to}-{from})÷{from}={result}%"))
        };
        let proof = Proof { passage, operands: vec![self.base, self.result], stated: self.stated, formula };
        proof.judge(fits, context.lang, out);
    }
}

/// 过去要跑6个窗口，如今只跑2个，减少了4个: then, now, and the difference, of one doing.
fn check_then_and_now(passage: &Passage, index: usize, context: &RuleContext, out: &mut Drafts) {
    let Some([then, now, step]) = passage.quantities.get(index..index + 3) else { return };
    let began = holds_any(passage.clause_before(then), List::EarlierTimes.words());
    let later = ["如今", "现在", "目前", "今年"].iter().any(|word| passage.before(now).starts_with(word));
    let last = |quantity: &Quantity| bare(passage.before(quantity)).chars().next_back();
    let verb = passage.gap(index + 1, index + 2).trim_start_matches(['，', ',']).trim_end_matches('了');
    let plain = ["增加", "增长", "减少", "下降", "缩短", "压缩", "减"].contains(&verb);
    let (Some(a), Some(b), Some(d)) = (then.exact(), now.exact(), step.exact()) else { return };
    let joined = is_joined(passage.gap(index, index + 1)) && last(then) == last(now);
    if !began || !later || !plain || !joined || !are_ends(then, now) || !step.same_unit(then) {
        return;
    }
    let Some(way) = direction(verb) else { return };
    let shown = |value: Decimal, like: &Quantity| scaled(value, like, passage.text);
    let meant = if way == Direction::Up { b - a } else { a - b };
    let (first, second) = if way == Direction::Up { (now, then) } else { (then, now) };
    let formula =
        format!("{}-{}={}", shown(first.written, first), shown(second.written, second), shown(meant, step));
    let (grain, other) = grains(then, now);
    let proof = Proof { passage, operands: vec![then, now], stated: step, formula };
    proof.judge((meant - d).abs() <= grain.max(other), context.lang, out);
}

/// 由10万元增加了35万元，达到45万元: beginning, difference, end.
fn check_steps(passage: &Passage, index: usize, context: &RuleContext, out: &mut Drafts) {
    let Some([from, step, to]) = passage.quantities.get(index..index + 3) else { return };
    let began = passage.clause_before(from).contains(['由', '从'])
        || holds_any(passage.clause_before(from), List::EarlierTimes.words());
    let words = passage.gap(index, index + 1);
    let words = words.strip_prefix("的基础上").unwrap_or(words).trim_start_matches(['，', ',', '再', '又']);
    let verb = ["增加", "增长", "提高", "上涨", "上升", "减少", "下降", "降低", "压缩", "下调", "上调"]
        .contains(&words.trim_end_matches('了'));
    let arrives = ["达到", "达", "增至", "增加到", "升至", "降至", "降到", "减至", "减少到", "变为"]
        .contains(&passage.gap(index + 1, index + 2).trim_start_matches(['，', ',']));
    let (Some(a), Some(d), Some(b)) = (from.exact(), step.exact(), to.exact()) else { return };
    if !began || !verb || !arrives || !are_ends(from, to) || !step.same_unit(from) {
        return;
    }
    let Some(way) = direction(words) else { return };
    let (sign, meant) = if way == Direction::Up { ('+', a + d) } else { ('-', a - d) };
    let shown = |value: Decimal, like: &Quantity| scaled(value, like, passage.text);
    let formula = format!("{}{sign}{}={}", shown(a, from), shown(d, step), shown(meant, from));
    let (first, second) = grains(from, to);
    let fits = (meant - b).abs() <= first.max(second).min(step.grain().max(to.grain()));
    Proof { passage, operands: vec![from, step], stated: to, formula }.judge(fits, context.lang, out);
}
