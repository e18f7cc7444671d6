//! Changes whose verb goes the other way than their figures: from 120 to 65 called growth.

use super::change::{Change, Direction};
use super::change_words::{self, plain_direction, without_comparison};
use super::passage::{Passage, place};
use crate::facts::cue::CueKind;
use crate::facts::numeral::Form;
use crate::facts::quantity::{Kind, Quantity};
use crate::rules::{Drafts, RuleContext};
use crate::say;
use crate::text::{Span, holds_any};

/// Reports a verb that goes the other way than the figures; says whether it did.
pub fn check(passage: &Passage, change: &Change, context: &RuleContext, out: &mut Drafts) -> bool {
    let (from, to) = (&passage.quantities[change.from], &passage.quantities[change.to]);
    let (Some(verb), Some(a), Some(b)) = (change.verb, from.exact(), to.exact()) else { return false };
    let goes = Direction::between(a, b);
    // A smaller 分辨率, 排名 or 误差 is a better one.
    let ranked = holds_any(passage.clause_before(from), &["分辨率", "排名", "位次", "名次", "位列", "精度", "误差"])
        || passage.shown(from).ends_with(['位', '名', '类', '等', '档', '流', '线'])
        // 由二级升为一级 is a promotion, from 6级 to 8级 a storm that grows.
        || passage.shown(from).ends_with('级') && from.form == Form::Chinese;
    if a == b || goes == verb || ranked {
        return false;
    }
    let gap = Span { start: from.span.end, end: to.span.start };
    let Some(word) = passage
        .cues
        .iter()
        .rev()
        .find(|cue| gap.covers(cue.span) && matches!(cue.kind, CueKind::Up | CueKind::Down))
    else {
        return false;
    };
    let bare = passage.at(word.span).trim_end_matches(['至', '到']);
    let span = Span::new(word.span.start as usize, word.span.start as usize + bare.len());
    let word = bare;
    let message = say!(
        context.lang,
        "“{word}”与数字相反：由{x}到{y}是{way}",
        "“{word}” contradicts the figures: from {x} to {y} is {way_en}",
        x = passage.shown(from),
        y = passage.shown(to),
        way = goes.name().zh,
        way_en = goes.name().en
    );
    // A lost or added 万 or a digit slip explains it as well as the wrong verb.
    let draft = out.report(place(span), message);
    passage.cite(draft, [from, to]);
    true
}

/// 从30摄氏度降到22摄氏度，上升了8摄氏度: the verb of the stated size goes the other way than the two ends.
pub fn contradicts(
    passage: &Passage,
    change: &Change,
    stated: &Quantity,
    verb: &str,
    context: &RuleContext,
    out: &mut Drafts,
) -> bool {
    let (from, to) = (&passage.quantities[change.from], &passage.quantities[change.to]);
    let sized = stated.kind == Kind::Percent || stated.same_unit(from);
    let told = plain_direction(verb).or_else(|| change_words::margin(verb));
    let Some((says, word)) = told.filter(|_| sized) else { return false };
    let goes = Direction::between(from.written, to.written);
    if from.written == to.written || goes == says {
        return false;
    }
    let message = say!(
        context.lang,
        "由“{x}”到“{y}”是{way}，此处却说“{word}”",
        "From “{x}” to “{y}” is {way_en}, yet the text says “{word}”",
        x = passage.shown(from),
        y = passage.shown(to),
        way = goes.name().zh,
        way_en = goes.name().en
    );
    report_word(passage, word, stated, &[from, to], message, out);
    true
}

/// Reports the verb `word` before `stated`.
fn report_word(
    passage: &Passage,
    word: &str,
    stated: &Quantity,
    operands: &[&Quantity],
    message: String,
    out: &mut Drafts,
) {
    let words = passage.before(stated);
    let start = stated.before.start as usize + words.rfind(word).unwrap_or_default();
    let draft = out.report(place(Span::new(start, start + word.len())), message);
    passage.cite(draft, operands.iter().copied().chain([stated]));
}

/// 减少到12起，比去年同期增长25%: one clause says that the figure fell to its value, the next that it grew.
pub fn check_arrival(passage: &Passage, context: &RuleContext, out: &mut Drafts) {
    for index in 1..passage.quantities.len() {
        let (value, stated) = (&passage.quantities[index - 1], &passage.quantities[index]);
        let arrives = passage.before(value).trim_end_matches(['了', '约', '近']);
        let Some(came) = change_words::arrival(arrives) else { continue };
        let from_before = passage.clause_before(value).contains(['由', '从']);
        let gap = passage.gap(index - 1, index);
        let one_comma = gap.matches(['，', ',']).count() == 1 && gap.starts_with(['，', ',']);
        let rest = without_comparison(gap.trim_start_matches(['，', ',']));
        let Some((says, word)) =
            plain_direction(&rest).filter(|(_, word)| rest.trim_end_matches('了') == *word)
        else {
            continue;
        };
        if from_before || !one_comma || says == came || stated.kind != Kind::Percent {
            continue;
        }
        let message = say!(
            context.lang,
            "前面说“{arrived}”，此处却说“{word}”，方向相反",
            "“{arrived}” before, “{word}” here: opposite directions",
            arrived = arrives.chars().rev().take(3).collect::<Vec<_>>().into_iter().rev().collect::<String>()
        );
        report_word(passage, word, stated, &[value], message, out);
    }
}
