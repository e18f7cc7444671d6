//! Ranks that move by so many places: 由第31位上升9位，来到第22位.

use super::passage::{Passage, place, rewritten, show};
use super::proof::Proof;
use crate::facts::quantity::{Kind, Quantity};
use crate::rules::{Drafts, RuleContext};
use rust_decimal::Decimal;

/// Verbs of a better rank, and of a worse one.
const MOVES: [(&[&str], bool); 2] = [
    (&["上升", "前移", "提升", "跃升", "前进", "攀升", "升", "跃居", "进位", "跃"], true),
    (&["下降", "后移", "下滑", "后退", "跌落", "跌", "降", "滑落", "退"], false),
];

/// Checks two ranks and the places between them, in either order: 由第31位上升9位到第22位, 由第31位升至第22位，上升9位.
pub(super) fn check(passage: &Passage, context: &RuleContext, out: &mut Drafts) {
    for index in 2..passage.quantities.len() {
        let [one, two, three] = [index - 2, index - 1, index].map(|at| &passage.quantities[at]);
        let (first, last) = (passage.gap(index - 2, index - 1), passage.gap(index - 1, index));
        let plain = |gap: &str| {
            gap.chars().count() <= 12
                && !gap.contains(['。', '；', '、', '（'])
                && gap.matches('，').count() <= 1
        };
        if one.kind != Kind::Ordinal || !plain(first) || !plain(last) {
            continue;
        }
        let moved = |gap: &str| way(gap.trim_start_matches(['，', '名', '次']).trim_end_matches('了'));
        if is_rank(passage, three) && is_places(two) {
            let arrives = ["来到", "列", "至", "到", "居", "位", "排", "为", "在"]
                .iter()
                .any(|word| last.ends_with(word));
            if let Some(better) = moved(first).filter(|_| arrives) {
                judge(passage, [one, two, three], better, context, out);
            }
        } else if is_rank(passage, two)
            && is_places(three)
            && MOVES.iter().any(|(verbs, _)| verbs.iter().any(|verb| first.contains(verb)))
            && let Some(better) = moved(last).filter(|_| last.starts_with('，'))
        {
            judge(passage, [one, three, two], better, context, out);
        }
    }
}

fn is_rank(passage: &Passage, quantity: &Quantity) -> bool {
    quantity.kind == Kind::Ordinal && passage.shown(quantity).ends_with(['位', '名'])
}

/// 9位, 9个位次.
fn is_places(quantity: &Quantity) -> bool {
    quantity.kind == Kind::Count && matches!(quantity.counts_in(), Some("人" | "位" | "个" | "位次" | "名"))
}

/// Whether the words are a verb of a better rank or of a worse one.
fn way(words: &str) -> Option<bool> {
    MOVES.iter().find(|(verbs, _)| verbs.contains(&words)).map(|&(_, better)| better)
}

/// From the first of `three` by so many places, the second, to the third.
fn judge(passage: &Passage, three: [&Quantity; 3], better: bool, context: &RuleContext, out: &mut Drafts) {
    let [from, places, to] = three;
    let (Some(a), Some(n), Some(b)) = (from.exact(), places.exact(), to.exact()) else { return };
    let moved = if better { a - b } else { b - a };
    let shown = if better { format!("{}-{}", show(a), show(b)) } else { format!("{}-{}", show(b), show(a)) };
    let formula = format!("{shown}={}", show(moved));
    let proof = Proof { passage, operands: vec![from, to], stated: places, formula };
    let Some(draft) = proof.judge(moved == n, context.lang, out) else { return };
    if moved > Decimal::ZERO
        && let Some(text) = rewritten(places, moved, passage.text)
    {
        draft.rewrite(context.lang, place(places.figure), text);
    }
}
