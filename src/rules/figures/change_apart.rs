//! A change against the year before whose two values stand in sentences of their own: 今年接待36.2万人次，比去年多6万人次。去年接待30.2万人次.

use super::licence::{pairs_of, touched};
use super::passage::{Passage, place, rewritten, scaled};
use super::proof::Proof;
use crate::facts::cue::CueKind;
use crate::facts::quantity::{Kind, Quantity};
use crate::rules::{BlockView, Drafts, RuleContext, Severity};
use crate::text::Span;

/// Words right before a difference.
const VERBS: [&str; 7] = ["增加", "减少", "提高", "上升", "下降", "降低", "增长"];
/// Words of the year before.
const LAST_YEAR: [&str; 4] = ["去年同期", "上年同期", "去年", "上年"];
/// How many figures of a paragraph, at the most, a change may lie between.
const MOST: usize = 8;
/// How many sentences before that of the change, and behind it, its ends may stand.
const BEFORE: usize = 2;
const BEHIND: usize = 1;

/// An end that a change may have.
#[derive(Clone, Copy)]
struct End<'q> {
    figure: &'q Quantity,
    time: Time,
    /// The words of its clause.
    words: Span,
}

/// The time that a figure is told of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Time {
    Now,
    LastYear,
    Another,
}

/// Checks every change against the year before that its own sentence does not explain.
pub(super) fn check(block: &BlockView, context: &RuleContext, out: &mut Drafts) {
    let quantities = &block.facts.quantities;
    let compares = block.facts.letters.may_hold_any(&LAST_YEAR) && (block.says("比") || block.says("较"));
    if quantities.len() < 3 || !compares || !block.role.is_prose() {
        return;
    }
    let passage = Passage::whole(block);
    for (index, stated) in quantities.iter().enumerate() {
        let against = || {
            let words = passage.words_before(stated);
            words.contains(['比', '较']) && LAST_YEAR.iter().any(|word| words.contains(word))
        };
        let usable = stated.exact().is_some() && !block.is_open_at(stated.span);
        if usable && is_difference(&passage, stated) && against() {
            judge(block, &passage, index, context, out);
        }
    }
}

/// 比去年少5台, 提高4.7个百分点: whether the figure says by how much.
fn is_difference(passage: &Passage, stated: &Quantity) -> bool {
    let amount =
        matches!(stated.kind, Kind::Count | Kind::Money | Kind::Measure) && stated.counts_in().is_some();
    if !amount && stated.kind != Kind::PercentPoint {
        return false;
    }
    let bare = passage.words_before(stated).trim_end_matches('了');
    let cut = bare.char_indices().rev().take(3).find(|&(_, c)| matches!(c, '多' | '少'));
    // 比去年多收: not 不少, 多达, 至多, 许多.
    let more = cut.is_some_and(|(at, c)| {
        let behind = &bare[at + c.len_utf8()..];
        let lead = bare[..at].chars().next_back();
        let other = lead.is_some_and(|c| "不至许很最众诸若较么减".contains(c));
        let verb =
            behind.chars().count() <= 2 && !behind.starts_with(['达', '数', '年', '个', '次', '为', '于']);
        verb && !other && bare.contains('比')
    });
    more || VERBS.iter().any(|verb| bare.ends_with(verb))
}

/// The time that the words before a figure in its sentence name last.
fn time_of(words: &str) -> Time {
    let last = LAST_YEAR.iter().filter_map(|word| words.rfind(word)).max();
    let this = ["今年", "本季"].iter().filter_map(|word| words.rfind(word)).max();
    // 比去年 looks back from this year.
    let compared = last.is_some_and(|at| words[..at].ends_with(['比', '较']));
    match (last.filter(|_| !compared), this) {
        (Some(at), this) if this.is_none_or(|now| now < at) => Time::LastYear,
        (_, Some(_)) => Time::Now,
        _ if words.contains("前年") || words.contains("年前") || names_year(words) => Time::Another,
        _ => Time::Now,
    }
}

/// 2024年: a year that is told in figures.
fn names_year(words: &str) -> bool {
    words.match_indices('年').any(|(at, _)| words[..at].ends_with(|c: char| c.is_ascii_digit()))
}

fn judge(block: &BlockView, passage: &Passage, index: usize, context: &RuleContext, out: &mut Drafts) {
    let stated = &passage.quantities[index];
    let at = stated.span.start as usize;
    let Some(own) = block.sentences.iter().position(|sentence| sentence.span.contains(at)) else { return };
    let from = block.sentences[own.saturating_sub(BEFORE)].span.start;
    let to = block.sentences[(own + BEHIND).min(block.sentences.len() - 1)].span.end;
    let is_end = |it: &&Quantity| {
        it.span.start >= from
            && it.span.end <= to
            && it.span != stated.span
            && is_measured_like(it, stated)
            && it.exact().is_some()
            && !is_difference(passage, it)
            && !passage.cued(it.before, &[CueKind::Up, CueKind::Down, CueKind::YearOnYear])
            && !passage.words_before(it).contains('占')
    };
    let end = |figure| {
        let sentence = block.sentence_at(figure_start(figure))?.span;
        let words = &block.text[sentence.start as usize..figure_start(figure)];
        let clause = Span { start: figure.before.start, end: figure.after.end };
        Some(End { figure, time: time_of(words), words: clause })
    };
    let ends: Vec<End> = passage.quantities.iter().filter(is_end).take(MOST + 1).filter_map(end).collect();
    if ends.len() < 2 || ends.len() > MOST {
        return;
    }
    // The change is told of the figure right before it.
    let Some(now) = index.checked_sub(1).map(|last| passage.quantities[last].span) else { return };
    let now = ends.iter().find(|end| end.figure.span == now && end.time == Time::Now);
    let Some(now) = now else { return };
    let alike =
        |end: &&End| end.time == Time::LastYear && are_alike(block.at(end.words), block.at(now.words));
    let mut last_year = ends.iter().filter(alike);
    let (Some(then), None) = (last_year.next(), last_year.next()) else { return };
    let difference = |one: &End, two: &End| (one.figure.written - two.figure.written).abs();
    let fits = |one: &End, two: &End| {
        let slack = one.figure.grain().max(two.figure.grain()).max(stated.grain());
        (difference(one, two) - stated.written).abs() <= slack
    };
    if fits(now, then) {
        return proof(passage, stated, (now, then)).held(context.lang, out);
    }
    // Any two figures of the paragraph may be what it lies between.
    if ends.iter().enumerate().any(|(at, one)| ends[at + 1..].iter().any(|two| fits(one, two))) {
        return;
    }
    let draft = proof(passage, stated, (now, then)).refuted(context.lang, out);
    draft.severity(Severity::Warning);
    if let Some(text) = rewritten(stated, difference(now, then), passage.text) {
        draft.rewrite(context.lang, place(stated.figure), text);
    }
}

fn figure_start(figure: &Quantity) -> usize {
    figure.span.start as usize
}

/// Whether the words around two ends are the same, or those of one are in the other.
fn are_alike(one: &str, two: &str) -> bool {
    const MOST_OF: u32 = 60;
    touched(one, &pairs_of(two)).max(touched(two, &pairs_of(one))) >= MOST_OF
}

fn proof<'p, 't>(
    passage: &'p Passage<'t>,
    stated: &'p Quantity,
    (one, two): (&End<'p>, &End<'p>),
) -> Proof<'p, 't> {
    let (more, less) = if one.figure.written > two.figure.written {
        (one.figure, two.figure)
    } else {
        (two.figure, one.figure)
    };
    let shown = |quantity: &Quantity| scaled(quantity.written, quantity, passage.text);
    let result = scaled(more.written - less.written, stated, passage.text);
    let formula = format!("{}-{}={result}", shown(more), shown(less));
    Proof { passage, operands: vec![one.figure, two.figure], stated, formula }
}

/// Whether a change of `stated` may lie between figures like `end`.
fn is_measured_like(end: &Quantity, stated: &Quantity) -> bool {
    let points = stated.kind == Kind::PercentPoint && end.kind == Kind::Percent;
    points || end.same_unit(stated)
}
