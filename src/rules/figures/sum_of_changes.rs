//! Totals of changes: 增加2866人，其中自然变动增加314人，机械变动增加1428人.

use super::change_words::plain_direction;
use super::passage::{Passage, place, rewritten, scaled};
use super::whole_of_two::are_complements;
use crate::facts::quantity::Quantity;
use crate::rules::{Drafts, RuleContext};
use crate::say;

/// A change that 其中 divides into two that leave nothing over and go the same way.
pub(super) fn check(passage: &Passage, context: &RuleContext, out: &mut Drafts) {
    for three in passage.quantities.windows(3) {
        let [total, one, two] = three else { continue };
        if !passage.between(total.span, one.span).contains("其中") {
            continue;
        }
        let changes = three.iter().map(|quantity| plain_direction(passage.before(quantity)));
        let ways: Option<Vec<_>> = changes.map(|change| change.map(|(way, _)| way)).collect();
        let one_way = ways.is_some_and(|ways| ways.iter().all(|way| *way == ways[0]));
        let alike = total.same_unit(one) && total.same_unit(two);
        let whole = are_complements(passage.before(one), passage.before(two));
        if one_way && alike && whole {
            judge(passage, total, [one, two], context, out);
        }
    }
}

fn judge(
    passage: &Passage,
    total: &Quantity,
    parts: [&Quantity; 2],
    context: &RuleContext,
    out: &mut Drafts,
) {
    let [Some(one), Some(two), Some(stated)] = [parts[0].exact(), parts[1].exact(), total.exact()] else {
        return;
    };
    let shown = |value, like: &Quantity| scaled(value, like, passage.text);
    let terms = format!("{}+{}", shown(one, parts[0]), shown(two, parts[1]));
    let result = shown(one + two, total);
    let grain = parts[0].grain().max(parts[1].grain()).max(total.grain());
    if (one + two - stated).abs() <= grain {
        let places = vec![place(total.span), place(parts[0].span), place(parts[1].span)];
        return out
            .held(say!(context.lang, "{terms}={result}，相符", "{terms} = {result}, as stated"), places);
    }
    let words = passage.shown(total);
    let message = say!(
        context.lang,
        "分项相加{terms}={result}，文中写“{words}”",
        "The parts add up to {terms} = {result}; the text says “{words}”"
    );
    let draft = out.report(place(total.span), message);
    passage.cite(draft, parts);
    if let Some(text) = rewritten(total, one + two, passage.text) {
        draft.rewrite(context.lang, place(total.figure), text);
    }
}
