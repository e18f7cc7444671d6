//! What is left of a whole told just before: 十三个县区，甲县是其中之一…其余十二个; 除甲镇外，其余11个; 45人，3人请假，其余42人.

use super::demonstrative_mismatch::shares_noun;
use super::misprint::is_slip_of;
use crate::facts::quantity::{Kind, Quantity};
use crate::rules::{BlockView, Drafts, Place, RuleContext, Severity};
use crate::say;
use crate::text::{Span, is_han};
use rust_decimal::Decimal;

/// What is said right before the figure of a rest.
const LEFT: [&str; 9] = ["其余的", "其余", "其他", "其它", "另外", "余下的", "余下", "剩下的", "剩下"];
/// How many sentences the whole may stand before its rest.
const REACH: usize = 2;
/// How far the rest may be from the true one where only names say what was taken away.
const NEAR: Decimal = Decimal::ONE;

/// What was taken from a whole.
struct Taken<'a> {
    count: Decimal,
    /// The words or the figures that tell it.
    places: Vec<(Span, &'a str)>,
    /// Whether figures of the same sentence tell it.
    counted: bool,
}

/// Checks every rest of the block.
pub(super) fn check(block: &BlockView, context: &RuleContext, out: &mut Drafts) {
    let quantities = &block.facts.quantities;
    if quantities.len() < 2 || !block.role.is_prose() || !LEFT.iter().any(|word| block.says(word)) {
        return;
    }
    for (index, rest) in quantities.iter().enumerate().skip(1) {
        let before = &block.text[..rest.span.start as usize];
        let Some(word) = LEFT.iter().find(|word| before.ends_with(**word)) else { continue };
        let counted = rest.kind == Kind::Count && rest.measure.is_some() && rest.exact().is_some();
        if !counted || block.is_open_at(rest.span) {
            continue;
        }
        let lead = before.len() - word.len();
        if let Some((whole, taken)) = whole_and_taken(block, index, lead) {
            judge(block, whole, rest, &taken, context, out);
        }
    }
}

/// The whole of the rest at `index`, and what was taken from it before byte `lead`.
fn whole_and_taken<'a>(
    block: &BlockView<'a>,
    index: usize,
    lead: usize,
) -> Option<(&'a Quantity, Taken<'a>)> {
    let quantities = &block.facts.quantities;
    let rest = &quantities[index];
    let own = block.sentences.iter().position(|it| it.span.contains(rest.span.start as usize))?;
    let from = block.sentences[own.saturating_sub(REACH)].span.start;
    let start = block.sentences[own].span.start;
    let alike: Vec<&Quantity> =
        quantities[..index].iter().filter(|it| it.span.start >= from && it.same_unit(rest)).collect();
    let is_whole = |it: &Quantity| {
        it.exact().is_some_and(|value| value >= Decimal::TWO)
            && it.written >= rest.written
            && shares_noun(block, it, block, rest)
    };
    // 45名学生中，3人请假，其余42人: whole, parts and rest in one sentence.
    let inside: Vec<&Quantity> = alike.iter().copied().filter(|it| it.span.start >= start).collect();
    let except = exception(block, (start as usize, lead), &inside);
    if let Some(taken) = except {
        let kept: Vec<&Quantity> = alike
            .iter()
            .copied()
            .filter(|it| !taken.places.iter().any(|(at, _)| at.covers(it.span)))
            .collect();
        let whole = kept.into_iter().rev().find(|it| is_whole(it))?;
        return Some((whole, taken));
    }
    if let [whole, parts @ ..] = &inside[..]
        && !parts.is_empty()
        && whole.exact().is_some_and(|value| value >= rest.written)
        && !counts_as_part(block, whole, parts, rest)
        && are_parts(block, whole, parts, rest)
    {
        let places = parts.iter().map(|part| (part.span, block.at(part.span))).collect();
        let count = parts.iter().map(|part| part.written).sum();
        return Some((whole, Taken { count, places, counted: true }));
    }
    let whole = *alike.last().filter(|it| is_whole(it))?;
    let told = &block.text[whole.span.end as usize..lead];
    let one = ["其中之一", "其中的一个", "其中一个", "的一员"].iter().find_map(|word| {
        let at = whole.span.end as usize + told.find(word)?;
        Some((Span::new(at, at + word.len()), *word))
    })?;
    Some((whole, Taken { count: Decimal::ONE, places: vec![one], counted: false }))
}

/// 8个县中，3个项目获奖，其余5个项目: whether the noun of the rest is that of a part, and not that of the whole.
fn counts_as_part(block: &BlockView, whole: &Quantity, parts: &[&Quantity], rest: &Quantity) -> bool {
    let noun: String = block.at(rest.after).chars().take(2).collect();
    let named = noun.chars().count() == 2 && noun.chars().all(is_han);
    named
        && parts.iter().any(|part| block.at(part.after).starts_with(noun.as_str()))
        && !shares_noun(block, whole, block, rest)
}

/// Whether every figure between whole and rest is a part told plainly, the whole being tied to them.
fn are_parts(block: &BlockView, whole: &Quantity, parts: &[&Quantity], rest: &Quantity) -> bool {
    const NO_PART: [&str; 14] =
        ["共", "总", "每", "比", "增", "平均", "计划", "约", "再", "又", "第", "超", "曾", "去年"];
    let tie = &block.text[whole.span.end as usize..parts[0].span.start as usize];
    let start =
        block.sentence_at(whole.span.start as usize).map_or(0, |sentence| sentence.span.start as usize);
    let lead = &block.text[start.min(whole.span.start as usize)..whole.span.start as usize];
    // 65平方米户型208套，80平方米户型196套: the first may be a part itself.
    let in_all =
        ["全", "共", "总", "现有", "应到", "辖", "一行", "来了"].iter().any(|word| lead.contains(word));
    let tied = ["中", "里", "其中"].iter().any(|word| tied_by(tie, word)) || in_all && tied_by(tie, "，");
    let words = &block.text[whole.span.end as usize..rest.span.start as usize];
    let plain = parts.iter().all(|part| part.exact().is_some() && part.written < whole.written);
    let before = block.at(whole.before);
    let at = rest.span.end as usize;
    let end = block.sentence_at(at).map_or(at, |sentence| (sentence.span.end as usize).max(at));
    let goes_on = ["还有", "另有", "另外", "其余"].iter().any(|word| block.text[at..end].contains(word));
    tied && plain
        && !goes_on
        && !lead.contains("其中")
        && !words.contains(['；', '：', '“', '（', '('])
        && words.chars().count() <= 50
        && !NO_PART.iter().any(|word| words.contains(word))
        && !["包括", "含", "除"].iter().any(|word| before.ends_with(word) || words.contains(word))
}

/// Whether the words from the whole to its first part are a noun and `word`: 名学生中，, 个乡镇，.
fn tied_by(tie: &str, word: &str) -> bool {
    tie.chars().count() <= 14 && tie.contains(word) && tie.matches('，').count() <= 1
}

/// 除石门、白沙2个镇外, 除3人请假外: what is taken away, between the bytes of `range`.
fn exception<'a>(block: &BlockView<'a>, range: (usize, usize), inside: &[&Quantity]) -> Option<Taken<'a>> {
    let words = &block.text[range.0..range.1];
    let from = range.0 + words.rfind('除')?;
    let end = ["以外", "之外", "外"].iter().filter_map(|word| block.text[from..range.1].find(word)).min()?;
    let span = Span::new(from + '除'.len_utf8(), from + end);
    let behind = &block.text[from + end..range.1];
    let named = block.at(span);
    let short = named.chars().count() <= 24 && behind.matches(['，', ',']).count() <= 1;
    if !short
        || named.contains(['，', '。', '等'])
        || block.text[from..].starts_with("除了") && named.len() < 9
    {
        return None;
    }
    let figures: Vec<&&Quantity> = inside.iter().filter(|it| span.covers(it.span)).collect();
    if let [figure] = figures[..] {
        let count = figure.exact()?;
        return Some(Taken { count, places: vec![(span, named)], counted: true });
    }
    let any = block.facts.quantities.iter().any(|it| span.covers(it.span));
    if any || !figures.is_empty() {
        return None;
    }
    let count = named.split(['、', '和', '与', '及']).filter(|name| !name.is_empty()).count();
    Some(Taken { count: Decimal::from(count), places: vec![(span, named)], counted: false })
}

fn judge(
    block: &BlockView,
    whole: &Quantity,
    rest: &Quantity,
    taken: &Taken,
    context: &RuleContext,
    out: &mut Drafts,
) {
    let left = whole.written - taken.count;
    let places = || taken.places.iter().map(|&(span, _)| Place::new(0, span));
    if left == rest.written {
        let says = say!(context.lang, "其余的数与总数相符", "the rest makes up the whole");
        let all = [whole.span, rest.span].map(|span| Place::new(0, span));
        return out.held(says, all.into_iter().chain(places()).collect());
    }
    // 除甲、乙外 names at least so many: only the whole told again, or the next number, is surely wrong.
    let near = (left - rest.written).abs() <= NEAR;
    let wrong = left > Decimal::ZERO
        && match taken.counted {
            true => near || is_slip_of(rest, left) || rest.written == whole.written,
            false => rest.written == whole.written,
        };
    if !wrong {
        return;
    }
    let (all, stated) = (block.at(whole.span), block.at(rest.span));
    let formula = format!("{}-{}={}", whole.written.normalize(), taken.count.normalize(), left.normalize());
    let message = say!(
        context.lang,
        "总数“{all}”，其余应为{formula}，文中写“{stated}”",
        "“{all}” in all leaves {formula}; the text says “{stated}”"
    );
    let draft = out.report(Place::new(0, rest.span), message);
    draft.severity(Severity::Warning).evidence(Place::new(0, whole.span), all);
    for &(span, words) in &taken.places {
        draft.evidence(Place::new(0, span), words);
    }
    if let Some(text) = super::passage::rewritten(rest, left, block.text) {
        draft.rewrite(context.lang, Place::new(0, rest.figure), text);
    }
}
