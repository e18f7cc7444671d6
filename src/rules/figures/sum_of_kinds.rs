//! Totals over things of several kinds: 10个镇、4个乡、2个街道，共16个乡镇（街道）.

use super::passage::{Passage, place, scaled};
use crate::facts::quantity::{Kind, Quantity};
use crate::rules::{Drafts, RuleContext};
use crate::say;
use crate::text::Span;
use rust_decimal::Decimal;

/// 10个镇、4个乡、2个街道，共16个乡镇（街道）: each part counts another sort of thing, and the total is called by all of them.
/// Returns the totals that it judged.
pub(super) fn check(passage: &Passage, context: &RuleContext, out: &mut Drafts) -> Vec<Span> {
    let mut totals = Vec::new();
    let noun = |quantity: &Quantity| {
        let words = &passage.text[quantity.figure.end as usize..passage.span.end as usize];
        let end = words.find(['、', '，', ',', '。', '；', '和']).unwrap_or(words.len());
        words[..end].trim_start_matches('个')
    };
    let mut parts: Vec<&Quantity> = Vec::new();
    for quantity in passage.quantities {
        let counted = quantity.kind == Kind::Count && quantity.exact().is_some();
        let gap = parts.last().map(|last| passage.between(last.span, quantity.span));
        let joined = gap.is_none_or(|gap| gap.ends_with(['、', '和']) && gap.chars().count() <= 6);
        let leads = ["共", "总计", "合计", "共计", "一共"];
        let total = gap.is_some_and(|gap| {
            let words = gap.rsplit(['，', ',']).next().unwrap_or_default();
            leads.contains(&words) && gap.chars().count() <= 8
        });
        if counted && total && parts.len() >= 2 {
            let called = noun(quantity);
            let by_all = parts.iter().all(|part| {
                let name = noun(part);
                !name.is_empty() && name.chars().all(|c| called.contains(c))
            });
            let distinct =
                (1..parts.len()).all(|at| !parts[..at].iter().any(|other| noun(other) == noun(parts[at])));
            if by_all && distinct {
                report(passage, &parts, quantity, context, out);
                totals.push(quantity.span);
            }
            parts.clear();
        } else if counted && joined {
            parts.push(quantity);
        } else {
            parts.clear();
            parts.extend(counted.then_some(quantity));
        }
    }
    totals
}

fn report(passage: &Passage, parts: &[&Quantity], total: &Quantity, context: &RuleContext, out: &mut Drafts) {
    let sum: Decimal = parts.iter().map(|part| part.written).sum();
    let terms: Vec<String> = parts.iter().map(|part| scaled(part.written, part, passage.text)).collect();
    let (terms, stated) = (terms.join("+"), scaled(total.written, total, passage.text));
    if sum == total.written {
        let places = parts.iter().copied().chain([total]).map(|quantity| place(quantity.span)).collect();
        return out
            .held(say!(context.lang, "{terms}={stated}，相符", "{terms} = {stated}, as stated"), places);
    }
    let result = scaled(sum, total, passage.text);
    let message = say!(
        context.lang,
        "分项相加{terms}={result}，文中总数为{stated}",
        "The parts add up to {terms} = {result}; the total says {stated}."
    );
    let draft = out.report(place(total.span), message);
    passage.cite(draft, parts.iter().copied());
}
