//! 126座水闸 … 首批改造48座，第二批改造53座，其余35座: what is left of a whole told paragraphs before.

use super::licence::is_comparable;
use super::misprint::is_slip_of;
use super::passage::{Passage, passages, scaled};
use crate::facts::quantity::{Kind, Quantity};
use crate::rules::{ArticleView, Drafts, Place, RuleContext, Severity};
use crate::say;
use crate::text::{Span, holds_any};
use rust_decimal::Decimal;

const LEFT: [&str; 8] = ["其余", "其余的", "余下", "余下的", "剩下", "剩下的", "剩余", "剩余的"];

/// Checks every rest behind two parts or more of a sentence, whose whole stands in an earlier sentence.
pub(super) fn check(article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
    for (index, block) in article.blocks.iter().enumerate().filter(|(_, block)| block.role.is_prose()) {
        if !LEFT.iter().any(|word| block.says(word)) {
            continue;
        }
        for passage in passages(block, 3) {
            for (at, rest) in passage.quantities.iter().enumerate() {
                let left = LEFT.iter().any(|word| passage.before(rest).ends_with(word));
                if left
                    && rest.exact().is_some()
                    && let Some(parts) = parts_before(&passage, at)
                {
                    judge(article, (index, &passage), rest, &parts, context, out);
                }
            }
        }
    }
}

/// The parts of the sentence in the unit of the rest, where nothing but parts stands in it.
fn parts_before<'a>(passage: &Passage<'a>, at: usize) -> Option<Vec<&'a Quantity>> {
    const NO_PART: [&str; 12] =
        ["共", "总", "其中", "每", "比", "增", "平均", "计划", "全部", "约", "再", "又"];
    let rest = &passage.quantities[at];
    let parts: Vec<&Quantity> = passage.quantities[..at].iter().filter(|it| it.same_unit(rest)).collect();
    let plain = parts.iter().all(|part| {
        let clause = passage.clause_before(part);
        part.exact().is_some() && !holds_any(clause, &NO_PART)
    });
    (parts.len() >= 2 && plain && matches!(rest.kind, Kind::Count)).then_some(parts)
}

fn judge(
    article: &ArticleView,
    (index, passage): (usize, &Passage),
    rest: &Quantity,
    parts: &[&Quantity],
    context: &RuleContext,
    out: &mut Drafts,
) {
    let sum: Decimal = parts.iter().map(|part| part.written).sum();
    let start = passage.span.start;
    let mut wholes: Vec<(usize, &Quantity)> = Vec::new();
    for (number, block) in
        article.blocks.iter().enumerate().take(index + 1).filter(|(_, it)| it.role.is_prose())
    {
        let earlier = block.facts.quantities.iter().filter(|it| number < index || it.span.end <= start);
        let usable = earlier.filter(|it| {
            it.same_unit(rest) && is_comparable(it) && it.exact().is_some() && !block.is_open_at(it.span)
        });
        wholes.extend(usable.map(|it| (number, it)));
    }
    let place = Place::new(index, rest.span);
    let whole = |meant: &dyn Fn(Decimal) -> bool| {
        wholes.iter().find(|(_, whole)| whole.written > sum && meant(whole.written - sum)).copied()
    };
    if let Some((number, told)) = whole(&|left| left == rest.written) {
        let says =
            say!(context.lang, "各部分与其余相加，与总数相符", "the parts and the rest make the whole");
        return out.held(says, vec![place, Place::new(number, told.span)]);
    }
    let Some((number, told)) = whole(&|left| is_slip_of(rest, left)) else { return };
    let left = told.written - sum;
    let several = wholes
        .iter()
        .any(|(_, it)| it.written != told.written && it.written > sum && is_slip_of(rest, it.written - sum));
    if several {
        return;
    }
    let shown = |value: Decimal| scaled(value, rest, passage.text);
    let all = article.blocks[number].at(told.span);
    let minus: Vec<String> = parts.iter().map(|part| shown(part.written)).collect();
    let (formula, stated) = (minus.join("-"), passage.shown(rest));
    let meant = shown(left);
    let message = say!(
        context.lang,
        "总数“{all}”减去前面的各部分，{whole}-{formula}={meant}，文中写“{stated}”",
        "“{all}” less the parts before, {whole}-{formula}={meant}; the text says “{stated}”",
        whole = shown(told.written)
    );
    let draft = out.report(place, message);
    draft.severity(Severity::Warning);
    draft.evidence(Place::new(number, told.span), say!(context.lang, "总数", "the whole"));
    for part in parts {
        let span: Span = part.span;
        draft.evidence(Place::new(index, span), say!(context.lang, "部分", "a part"));
    }
    if let Some(text) = super::passage::rewritten(rest, left, passage.text) {
        draft.rewrite(context.lang, Place::new(index, rest.figure), text);
    }
}
