//! `least-over-greatest`: the least is more than the greatest told beside it.

use super::extreme::is_greatest;
use super::passage::{Passage, passages, place};
use super::{FIGURES, both};
use crate::facts::quantity::{Kind, Quantity};
use crate::rules::{BlockView, Confidence, Drafts, Example, Rule, RuleContext, RuleInfo, RulePage, Severity};
use crate::say;
use rust_decimal::Decimal;

/// `least-over-greatest`.
#[derive(Debug)]
pub struct LeastOverGreatest;

static INFO: RuleInfo = RuleInfo {
    code: "least-over-greatest",
    severity: Severity::Warning,
    confidence: Confidence::High,
    kinds: &["N24"],
    page: RulePage {
        title: both("最低高于最高", "The least is more than the greatest"),
        finds: both(
            "同一句里先后说了最低和最高（最少和最多、最短和最长），最低的反而大：“最低气温12℃，最高气温1℃”“最多的人家收入3.2万元，最少的人家收入5.6万元”。",
            "A sentence that tells the least and the greatest of one thing, the least being more.",
        ),
        why: both(
            "最低的不会高于最高的，两个数必有一处错，或者写颠倒了。",
            "The least cannot exceed the greatest; one figure is wrong, or the two are exchanged.",
        ),
        instead: both("核对两个数。", "Check both figures."),
        silent: both(
            "单位不同、约数、范围，两处说的名目不同（最高气温、最低票价），中间隔着别的数的不报。",
            "Silent where the units or the names differ, on ranges and rough figures, and where other figures stand between.",
        ),
        source: both("算术", "Arithmetic"),
    },
    examples: &[
        Example::new("11日我市阴有小雨，城区最低气温2℃，最高气温⟦1℃⟧，山区有霜冻。"),
        Example::new("预计明天最高气温8℃，最低气温⟦11℃⟧，早晚温差不大。"),
        Example::new("分红最多的人家领到3200元，最少的人家领到⟦5600元⟧。"),
        Example::new("参赛选手年龄最大的56岁，最小的⟦65岁⟧。"),
        Example::new("样本重量最轻1.8公斤，最重⟦1.3公斤⟧。"),
        Example::new("11日我市阴有小雨，城区最低气温2℃，最高气温11℃，山区有霜冻。"),
        Example::new("预计明天最低气温零下8℃，最高气温2℃。"),
        Example::new("最高气温零下2℃，最低气温零下11℃。"),
        Example::new("分红最多的人家领到5600元，最少的人家也领到3200元。"),
        Example::new("甲校最高分132分，乙校最低分138分，难度不同。"),
        Example::new("最高楼18层，最低票价60元，最高票价280元。"),
        Example::new("今年最低气温6℃，去年最高气温4℃的日子有两天。"),
        Example::new("最高补贴3000元，最低缴费5000元。"),
        Example::new("最少的一天卖出30份，最多的一天卖出上百份。"),
    ],
    ..FIGURES
};

impl Rule for LeastOverGreatest {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        if !block.says("最") {
            return;
        }
        for passage in passages(block, 2) {
            for pair in passage.quantities.windows(2) {
                let [one, two] = pair else { continue };
                if let Some(greatest_first) = extremes(&passage, one, two) {
                    judge(&passage, (one, two), greatest_first, context, out);
                }
            }
        }
    }
}

/// Whether the first is told as the greatest and the second as the least; none where they are not the two extremes of one
/// thing.
fn extremes(passage: &Passage, one: &Quantity, two: &Quantity) -> Option<bool> {
    let first = is_greatest(passage, one)?;
    let words = passage.between(one.span, two.span);
    let near = words.chars().count() <= 14 && !words.contains(['。', '；', '：']);
    let exact = [one, two].iter().all(|it| it.exact().is_some() && it.kind != Kind::Ordinal);
    let alike = one.same_unit(two) && first != is_greatest(passage, two)?;
    let ((_, name), (before, other)) = (told(passage, one)?, told(passage, two)?);
    // 甲校最高…，乙校最低…: of another.
    let named = name == other && before.trim_start_matches(['而', '但']).is_empty();
    (near && exact && alike && named).then_some(first)
}

/// What is told before the extreme, and what is greatest or least: 城区 and 气温, nothing and 的一户领到.
fn told<'a>(passage: &Passage<'a>, quantity: &Quantity) -> Option<(&'a str, String)> {
    let start = quantity.span.start as usize - passage.clause_before(quantity).len();
    let (before, name) = passage.text[start..quantity.figure.start as usize].rsplit_once('最')?;
    let name: String =
        name.chars().skip(1).filter(|c| !"长轻也都为是达到有仅只约零下-".contains(*c)).collect();
    Some((before, name))
}

fn judge(
    passage: &Passage,
    (one, two): (&Quantity, &Quantity),
    greatest_first: bool,
    context: &RuleContext,
    out: &mut Drafts,
) {
    let signed = |it: &Quantity| if passage.is_negative(it) { -it.written.abs() } else { it.written };
    let (greatest, least): (Decimal, Decimal) =
        if greatest_first { (signed(one), signed(two)) } else { (signed(two), signed(one)) };
    let (first, second) = (passage.shown(one), passage.shown(two));
    if least <= greatest {
        let says = say!(context.lang, "最低不高于最高", "the least is not above the greatest");
        return out.held(says, vec![place(one.span), place(two.span)]);
    }
    let (low, high) = if greatest_first { (second, first) } else { (first, second) };
    let message = say!(
        context.lang,
        "最低“{low}”高于最高“{high}”",
        "The least, “{low}”, is more than the greatest, “{high}”"
    );
    let draft = out.report(place(two.span), message);
    passage.cite(draft, [one]);
    let swapped = vec![
        (place(one.figure), passage.at(two.figure).to_owned()),
        (place(two.figure), passage.at(one.figure).to_owned()),
    ];
    draft.fix_all(say!(context.lang, "两数对调", "Exchange the two"), swapped);
}
