//! `price-by-weight`: weight times price where the two are in different units: 1800吨, 7元/公斤, 1.26亿元.

use super::passage::{Passage, passages, place, rewritten, scaled, show};
use super::proof::Proof;
use super::{FIGURES, both};
use crate::facts::quantity::{Kind, Quantity, Unit};
use crate::rules::word_lists::List;
use crate::rules::{BlockView, Confidence, Drafts, Example, Rule, RuleContext, RuleInfo, RulePage, Severity};
use crate::text::holds_any;
use rust_decimal::Decimal;

/// `price-by-weight`.
#[derive(Debug)]
pub struct PriceByWeight;

static INFO: RuleInfo = RuleInfo {
    code: "price-by-weight",
    severity: Severity::Warning,
    confidence: Confidence::Medium,
    kinds: &["N19", "N21"],
    page: RulePage {
        title: both("数量乘单价与总值不符", "Amount times price is not the value"),
        finds: both(
            "“1800吨，收购价7元/公斤，卖了1.26亿元”——换算成同一单位，是1260万元。数量和单价的单位不同，最容易差出十倍、百倍。",
            "An amount and a price in different units of one dimension, with a value that their product does not give.",
        ),
        why: both("总值错一位就是十倍。", "A slip in the value is a factor of ten."),
        instead: both(
            "换算成同一单位再乘，改总值。",
            "Convert to one unit, multiply, and correct the value.",
        ),
        silent: both(
            "约数、单价有高有低的、总值说的是一年或另一批的、一句里有两个数量或两个单价的，不报。",
            "Silent on approximate figures and ranges of price, where the value is of a year or another lot, and where a sentence has two amounts or prices.",
        ),
        source: both("乘法；计量单位换算", "Multiplication; units of measurement"),
    },
    examples: &[
        Example::new("这批枇杷1800吨，按每公斤7元算，产值⟦1.26亿元⟧。"),
        Example::new("村里收了1800吨枇杷，收购价7元/公斤，卖了⟦1.26亿元⟧。"),
        Example::new("合作社售出蜂蜜36吨，每斤售价25元，销售额⟦18万元⟧。"),
        Example::new("头茬春茶2.4吨，均价每斤320元，实现产值⟦1536万元⟧。"),
        Example::new("每公斤卖12元，这7.5吨鲜桃的销售收入是⟦90万元⟧。"),
        Example::new("这批枇杷1800吨，按每公斤7元算，产值1260万元。"),
        Example::new("村里收了1800吨枇杷，收购价7元/公斤，卖了1260万元。"),
        Example::new("合作社售出蜂蜜36吨，每斤售价25元，销售额180万元。"),
        Example::new("头茬春茶约2.4吨，均价每斤320元，实现产值1536万元。"),
        Example::new("头茬春茶2.4吨，每斤320元到500元，实现产值1536万元。"),
        Example::new("枇杷1800吨，每公斤7元；杨梅900吨，全村产值1.26亿元。"),
        Example::new("这批枇杷1800吨，每公斤7元，全年总收入1.26亿元。"),
        Example::new("每公斤7元的枇杷卖了1800吨，加工产值另有1.26亿元。"),
        Example::new("枇杷1800吨，每公斤7元，比去年多卖1.26亿元。"),
    ],
    ..FIGURES
};

/// Words in the clause of the value that make it another one.
const OTHER_VALUES: [&str; 14] =
    ["年", "月", "均", "每", "增", "多", "加工", "另", "累计", "带动", "户", "比", "旅游", "综合"];

impl Rule for PriceByWeight {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        if !block.facts.letters.may_hold("元") || !(block.says("每") || block.says("/") || block.says("／"))
        {
            return;
        }
        for passage in passages(block, 3) {
            check(&passage, context, out);
        }
    }
}

fn check(passage: &Passage, context: &RuleContext, out: &mut Drafts) {
    let weights: Vec<&Quantity> =
        passage.quantities.iter().filter(|quantity| quantity.unit.is_some_and(is_weight)).collect();
    let money: Vec<&Quantity> =
        passage.quantities.iter().filter(|quantity| quantity.kind == Kind::Money).collect();
    let ([weight], [price, value]) = (&weights[..], &money[..]) else { return };
    let Some((per, unit)) = price_unit(passage, price).zip(weight.unit) else { return };
    let (Some(amount), Some(each), Some(stated)) = (weight.exact(), price.exact(), value.exact()) else {
        return;
    };
    let clause = passage.clause_before(value);
    let named = List::SaleValues
        .words()
        .iter()
        .any(|word| clause.trim_end_matches(['达', '为', '是', '到', '有']).ends_with(word));
    let other = holds_any(clause, &OTHER_VALUES);
    let after_both = value.span.start > weight.span.end && value.span.start > price.span.end;
    let text = passage.at(passage.span);
    if !named
        || other
        || !after_both
        || text.contains('；')
        || per.name == unit.name
        || per.dimension != unit.dimension
    {
        return;
    }
    let in_unit =
        |amount: Decimal| unit.to_base(amount)?.checked_mul(per.factor.1)?.checked_div(per.factor.0);
    let grain = weight.grain() / Decimal::TWO;
    let (Some(many), Some(fewest), Some(most)) =
        (in_unit(amount), in_unit(amount - grain), in_unit(amount + grain + grain))
    else {
        return;
    };
    let cheapest = each - price.step / Decimal::TWO;
    let (Some(product), Some(low), Some(high)) = (
        many.checked_mul(each),
        fewest.checked_mul(cheapest),
        most.checked_mul(each + price.step / Decimal::TWO),
    ) else {
        return;
    };
    let rounding = value.rounding();
    let formula =
        format!("{}{}×{}元={}元", show(many), per.name, show(each), scaled(product, value, passage.text));
    let proof = Proof { passage, operands: vec![weight, price], stated: value, formula };
    if rounding.low.is_none_or(|least| least <= high) && rounding.high.is_none_or(|greatest| low <= greatest)
    {
        return proof.held(context.lang, out);
    }
    let near = stated * Decimal::TWO > product && product * Decimal::TWO > stated;
    if near && !value.decimals.eq(&0) && (stated - product).abs() * Decimal::from(50) < product {
        return;
    }
    let draft = proof.refuted(context.lang, out);
    if let Some(text) = rewritten(value, product, passage.text) {
        draft.rewrite(context.lang, place(value.figure), text);
    }
}

fn is_weight(unit: &Unit) -> bool {
    unit.dimension == "mass"
}

/// The unit of weight that a price is for: 7元/公斤, 每公斤7元, 每斤售价25元.
fn price_unit(passage: &Passage, price: &Quantity) -> Option<&'static Unit> {
    let after = &passage.text[price.span.end as usize..];
    if let Some(rest) = after.strip_prefix(['/', '／']) {
        return Unit::at_front(rest);
    }
    let (_, per) = passage.clause_before(price).rsplit_once('每')?;
    let named = per.trim_end_matches(['卖', '售', '价', '收', '购', '为', '是']);
    Unit::at_front(per).filter(|_| named.chars().count() <= 2)
}
