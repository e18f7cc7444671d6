//! `discount-mismatch`: a price that a discount of the price before it does not give: 标价120元，打七五折，收96元.

use super::passage::{Passage, passages, place, rewritten, show};
use super::proof::Proof;
use super::{FIGURES, both};
use crate::facts::quantity::{Kind, Quantity};
use crate::rules::{BlockView, Drafts, Example, Rule, RuleContext, RuleInfo, RulePage};
use crate::text::holds_any;
use rust_decimal::Decimal;

/// `discount-mismatch`.
#[derive(Debug)]
pub struct DiscountMismatch;

static INFO: RuleInfo = RuleInfo {
    code: "discount-mismatch",
    kinds: &["N11", "N49"],
    page: RulePage {
        title: both("折扣、满减后的价钱不对", "A price that its discount does not give"),
        finds: both(
            "“标价120元，打七五折，收96元”“货款268元，用了满200减60的券，实付218元”：照折扣或满减算出的价钱与写明的不等。",
            "“Priced 120 yuan, 25 % off, 96 to pay”, “goods of 268, 60 off from 200, 218 paid”: the discount gives another price.",
        ),
        why: both("三个数字互相矛盾，至少有一个错了。", "At least one of the three is wrong."),
        instead: both("核对原价、折扣和实付。", "Check the price, the discount and what was paid."),
        silent: both(
            "折上折、会员价、补贴与折扣并用，按件数打折，带“约”“起”的，抹去零头的，不报。",
            "Silent where discounts are combined or depend on the number bought, on approximate figures, and where only the odd change is dropped.",
        ),
        source: both("算术：几折就是原价的十分之几", "Arithmetic: 八折 is eight tenths of the price"),
    },
    examples: &[
        Example::new("一床蚕丝被标价860元，打八折，收您⟦668元⟧。"),
        Example::new("门票原价90元，凭学生证打六折后只需⟦45元⟧。"),
        Example::new("这双运动鞋吊牌价480元，打七五折，实付⟦340元⟧。"),
        Example::new("她挑了一车年货，货款326元，用掉一张满300减80的券，实付⟦256元⟧。"),
        Example::new("火锅套餐总价188元，赶上满150减40，最后付了⟦158元⟧。"),
        Example::new("一套原价480元的图谱按八折出售，标价⟦348元⟧。"),
        Example::new("一套原价480元的图谱按八折出售，标价384元。"),
        Example::new("一床蚕丝被标价860元，打八折，收您688元。"),
        Example::new("门票原价90元，凭学生证打六折后只需54元。"),
        Example::new("她挑了一车年货，货款326元，用掉一张满300减80的券，实付246元。"),
        Example::new("火锅套餐总价188元，打九五折，最后付了178元。"),
        Example::new("这双运动鞋吊牌价480元，打七五折，再用会员券，实付340元。"),
        Example::new("这双运动鞋吊牌价480元，打七五折，两双一共付了720元。"),
        Example::new("这双运动鞋吊牌价480元，打七五折；旁边的凉鞋只卖160元。"),
        Example::new("货款326元，平台每满100减20，店家又送券，实付246元。"),
        Example::new("货款626元，平台满300减80，实付466元。"),
        Example::new("景区门票原价90元，淡季打六折起，团队价40元。"),
    ],
    ..FIGURES
};

/// What the full price is called.
const FULL: [&str; 16] = [
    "标价",
    "原价",
    "定价",
    "售价",
    "吊牌价",
    "挂牌价",
    "门市价",
    "总价",
    "货款",
    "票价",
    "市场价",
    "零售价",
    "共计",
    "一共",
    "总共",
    "单价",
];
/// What is paid in the end is called.
const PAID: [&str; 20] = [
    "收", "收您", "收你", "只收", "实收", "实付", "仅需", "只需", "只要", "只卖", "仅售", "现价", "到手",
    "折后", "付了", "只付", "只花", "标价", "售价", "仅卖",
];
/// Words of another discount or of more than one piece.
const OTHER: [&str; 16] =
    ["再", "又", "另", "还", "会员", "补贴", "叠加", "两", "二", "双", "每", "件", "起", "以上", "各", "；"];

impl Rule for DiscountMismatch {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        let letters = &block.facts.letters;
        if !letters.may_hold("元") || !(letters.may_hold("折") || letters.may_hold("满")) {
            return;
        }
        for passage in passages(block, 2) {
            let money: Vec<&Quantity> =
                passage.quantities.iter().filter(|quantity| quantity.kind == Kind::Money).collect();
            for pair in money.windows(2) {
                check(&passage, pair[0], pair[1], context, out);
            }
        }
    }
}

/// Checks what was paid against the full price, where nothing but one discount stands between them.
fn check(passage: &Passage, full: &Quantity, paid: &Quantity, context: &RuleContext, out: &mut Drafts) {
    let between = passage.between(full.span, paid.span);
    let called = FULL.iter().any(|name| passage.before(full).ends_with(name));
    let lead = between.rsplit(['，', ',', '后', '折', '券', '卡']).next().unwrap_or(between);
    let ends =
        PAID.iter().any(|word| lead == *word || lead.len() > 3 && lead.ends_with(word) && word.len() > 3);
    let alone = between.chars().count() <= 24 && !holds_any(between, &OTHER);
    let (true, Some(price), Some(stated)) = (called && ends && alone, full.exact(), paid.exact()) else {
        return;
    };
    let Some((result, formula, rate)) =
        by_rate(passage, full, paid, price).or_else(|| by_amount(between, price))
    else {
        return;
    };
    let mut operands = vec![full];
    operands.extend(rate);
    // The odd change below a yuan is dropped or rounded.
    let slack = if result.fract().is_zero() { Decimal::ZERO } else { Decimal::ONE };
    let proof = Proof { passage, operands, stated: paid, formula };
    let Some(draft) = proof.judge((result - stated).abs() <= slack, context.lang, out) else { return };
    if let Some(text) = rewritten(paid, result, passage.text) {
        draft.rewrite(context.lang, place(paid.figure), text);
    }
}

/// 打七五折: what is left of the price, the formula, and the discount.
fn by_rate<'p>(
    passage: &'p Passage,
    full: &Quantity,
    paid: &Quantity,
    price: Decimal,
) -> Option<(Decimal, String, Option<&'p Quantity>)> {
    let mut rates = passage.quantities.iter().filter(|quantity| {
        let inside = quantity.span.start >= full.span.end && quantity.span.end <= paid.span.start;
        inside && quantity.kind == Kind::Discount
    });
    let (rate, None) = (rates.next()?, rates.next()) else { return None };
    let tenths = rate.exact()?;
    let tenths = if tenths > Decimal::TEN { tenths.checked_div(Decimal::TEN)? } else { tenths };
    let result = price.checked_mul(tenths)?.checked_div(Decimal::TEN)?;
    let share = show(tenths.checked_div(Decimal::TEN)?);
    Some((result, format!("{}×{share}={}", show(price), show(result)), Some(rate)))
}

/// 满200减60, once: what is left of the price, and the formula.
fn by_amount<'p>(between: &str, price: Decimal) -> Option<(Decimal, String, Option<&'p Quantity>)> {
    let (_, words) = between.split_once('满')?;
    let (least, words) = leading_figure(words)?;
    let words = words.trim_start_matches('元').strip_prefix('立').unwrap_or(words.trim_start_matches('元'));
    let (off, _) = leading_figure(words.strip_prefix('减')?)?;
    // From twice the sum on it may be taken off twice.
    let once = price >= least && price < least * Decimal::TWO && off < least;
    let result = price - off;
    once.then(|| (result, format!("{}-{}={}", show(price), show(off), show(result)), None))
}

fn leading_figure(words: &str) -> Option<(Decimal, &str)> {
    let end = words.find(|c: char| !c.is_ascii_digit()).unwrap_or(words.len());
    Some((words[..end].parse().ok()?, &words[end..]))
}
