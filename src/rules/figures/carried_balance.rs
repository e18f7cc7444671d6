//! Balances with what was carried over: 上季结转4.2万元，收入18.6万元，支出15.3万元，结余7.5万元.

use super::passage::{Passage, place, rewritten, scaled};
use super::proof::Proof;
use crate::facts::quantity::{Kind, Quantity};
use crate::rules::{BlockView, Drafts, RuleContext};
use rust_decimal::Decimal;

/// What the four amounts are called, in the order in which an account names them.
const NAMES: [&[&str]; 4] = [
    &["结转", "上年结余", "上季结余", "上月结余", "上期结余", "期初", "年初余额", "原有余额"],
    &["收入", "收到", "筹集", "入账", "进账"],
    &["支出", "开支", "用去", "花去", "列支"],
    &["结余", "余额", "结存", "节余", "剩余"],
];

/// Checks the amounts of a block that are called so, each the only one of its name from the first of them to the last.
pub(super) fn check(block: &BlockView, context: &RuleContext, out: &mut Drafts) {
    if !["结转", "余"].iter().any(|word| block.says(word)) {
        return;
    }
    let passage = &Passage::whole(block);
    let amounts = passage.quantities.iter().filter(|quantity| quantity.kind == Kind::Money);
    let called = |name: usize, amount: &Quantity| {
        let words = passage.clause_before(amount);
        NAMES[name].iter().any(|word| words.contains(word))
    };
    // 上季结余 is carried over, and no balance.
    let named = amounts.filter_map(|amount| Some((amount, (0..4).find(|&name| called(name, amount))?)));
    let named: Vec<(&Quantity, usize)> = named.collect();
    for account in named.windows(4) {
        let [(carried, 0), (income, 1), (spending, 2), (balance, 3)] = account else { continue };
        check_account(passage, [carried, income, spending, balance], context, out);
    }
}

fn check_account(passage: &Passage, amounts: [&Quantity; 4], context: &RuleContext, out: &mut Drafts) {
    let [carried, income, spending, balance] = amounts;
    let exact: Option<Vec<Decimal>> = amounts.iter().map(|amount| amount.exact()).collect();
    let Some([a, b, c, stated]) = exact.as_deref() else { return };
    let result = a + b - c;
    let shown = |value: Decimal, like: &Quantity| scaled(value, like, passage.text);
    let formula = format!(
        "{}+{}-{}={}",
        shown(*a, carried),
        shown(*b, income),
        shown(*c, spending),
        shown(result, balance)
    );
    // Four rounded amounts may miss by half a step each.
    let slack = amounts.iter().map(|amount| amount.step).max().unwrap_or_default() * Decimal::TWO;
    let slack = if amounts.iter().any(|amount| amount.decimals > 0) { slack } else { Decimal::ZERO };
    let proof = Proof { passage, operands: vec![carried, income, spending], stated: balance, formula };
    let Some(draft) = proof.judge((result - stated).abs() <= slack, context.lang, out) else { return };
    if let Some(text) = rewritten(balance, result, passage.text) {
        draft.rewrite(context.lang, place(balance.figure), text);
    }
}
