//! Shares of one plan in two sentences, of what was done and what was done since: 占年度计划的45%。… 又完成36亿元，占年度计划的36%.

use super::implied_total_mismatch::{Share, agree, implied, share};
use super::passage::{Passage, passages};
use crate::facts::quantity::Quantity;
use crate::rules::{ArticleView, Drafts, Place, RuleContext};
use crate::say;

/// How many blocks apart the two may stand.
const BLOCKS_APART: usize = 3;

/// A share of a plan, with its block and its passage.
struct Told<'a> {
    block: usize,
    passage: Passage<'a>,
    share: Share<'a>,
}

pub(super) fn check(article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
    let prose =
        article.blocks.iter().enumerate().filter(|(_, block)| block.role.is_prose() && block.says("占"));
    let mut told: Vec<Told> = Vec::new();
    for (block, view) in prose.filter(|(_, view)| KINDS.iter().any(|kind| view.says(kind))) {
        for passage in passages(view, 2) {
            let of_plan = (1..passage.quantities.len()).filter_map(|index| share(&passage, index));
            let of_plan = of_plan.filter(|share| KINDS.iter().any(|kind| share.whole.contains(kind)));
            told.extend(of_plan.map(|share| Told { block, passage, share }));
        }
    }
    for pair in told.windows(2) {
        let [one, two] = pair else { continue };
        if two.block - one.block <= BLOCKS_APART && goes_on(one, two) {
            judge(one, two, context, out);
        }
    }
}

const KINDS: [&str; 3] = ["计划", "任务", "目标"];

/// 又完成36亿元: more of the same plan.
fn goes_on(one: &Told, two: &Told) -> bool {
    let words = two.passage.clause_before(two.share.part);
    let more = ["又", "再", "继续"].iter().any(|word| words.contains(word));
    let apart = one.passage.span != two.passage.span || one.block != two.block;
    apart && more && one.share.whole == two.share.whole && one.share.part.same_unit(two.share.part)
}

fn judge(one: &Told, two: &Told, context: &RuleContext, out: &mut Drafts) {
    let Some(agree) = agree(&one.share, &two.share) else { return };
    let (a, b) = (implied(&one.passage, &one.share), implied(&two.passage, &two.share));
    let place = |told: &Told, figure: &Quantity| Place::new(told.block, figure.span);
    let operands =
        [(one, one.share.part), (one, one.share.percent), (two, two.share.part), (two, two.share.percent)];
    if agree {
        let places = operands.iter().map(|(told, figure)| place(told, figure)).collect();
        return out.held(say!(context.lang, "{a}，{b}，相符", "{a}, {b}: they agree"), places);
    }
    let message = say!(
        context.lang,
        "按前面的数，“{whole}”是{a}；按这里的数是{b}",
        "By the first share “{whole}” is {a}, by this one {b}",
        whole = two.share.whole
    );
    let draft = out.report(place(two, two.share.percent), message);
    for (told, figure) in &operands[..3] {
        draft.evidence(place(told, figure), format!("“{}”", told.passage.shown(figure)));
    }
}
