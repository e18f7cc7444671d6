//! Balances with what was carried over: 上季结转4.2万元，收入18.6万元，支出15.3万元，结余7.5万元.

use super::passage::{Passage, rewritten, scaled};
use crate::facts::quantity::{Kind, Quantity};
use crate::rules::{ArticleView, BlockView, Drafts, Place, RuleContext};
use crate::say;
use rust_decimal::Decimal;

/// How many blocks from the first of the amounts the last may stand.
const BLOCKS_APART: usize = 2;

/// What the four amounts are called, in the order in which an account names them.
const NAMES: [&[&str]; 4] = [
    &["结转", "上年结余", "上季结余", "上月结余", "上期结余", "期初", "年初余额", "原有余额"],
    &["收入", "收到", "筹集", "入账", "进账"],
    &["支出", "开支", "用去", "花去", "列支"],
    &["结余", "余额", "结存", "节余", "剩余"],
];

/// An amount of an account, its block and what it is called, by its place in [`NAMES`].
type Named<'a> = (usize, &'a Quantity, usize);

/// Checks the amounts of an article that are called so, each the only one of its name from the first of them to the last.
pub(super) fn check(article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
    let prose = || article.blocks.iter().enumerate().filter(|(_, block)| block.role.is_prose());
    if !prose().any(|(_, block)| NAMES[0].iter().any(|word| block.says(word))) {
        return;
    }
    let named: Vec<Named> = prose().flat_map(|(at, block)| named_in(at, block)).collect();
    for account in named.windows(4) {
        let &[carried, income, spending, balance] = account else { continue };
        let in_order = account.iter().map(|(_, _, name)| *name).eq(0..NAMES.len());
        if in_order && balance.0 - carried.0 <= BLOCKS_APART {
            check_account(article, [carried, income, spending, balance], context, out);
        }
    }
}

fn named_in<'a>(at: usize, block: &BlockView<'a>) -> Vec<Named<'a>> {
    let passage = Passage::whole(block);
    let called = |amount: &Quantity, name: usize| {
        let words = passage.clause_before(amount);
        NAMES[name].iter().any(|word| words.contains(word))
    };
    let amounts = passage.quantities.iter().filter(|it| it.kind == Kind::Money && !block.is_open_at(it.span));
    // 上季结余 is carried over, and no balance.
    amounts
        .filter_map(|amount| Some((at, amount, (0..NAMES.len()).find(|&name| called(amount, name))?)))
        .collect()
}

fn check_account(article: &ArticleView, amounts: [Named; 4], context: &RuleContext, out: &mut Drafts) {
    let exact: Option<Vec<Decimal>> = amounts.iter().map(|(_, amount, _)| amount.exact()).collect();
    let Some([a, b, c, stated]) = exact.as_deref() else { return };
    let result = a + b - c;
    let shown = |value: Decimal, (block, like, _): Named| scaled(value, like, article.blocks[block].text);
    let [carried, income, spending, balance] = amounts;
    let formula = format!(
        "{}+{}-{}={}",
        shown(*a, carried),
        shown(*b, income),
        shown(*c, spending),
        shown(result, balance)
    );
    // Four rounded amounts may miss by half a step each.
    let slack = amounts.iter().map(|(_, amount, _)| amount.step).max().unwrap_or_default() * Decimal::TWO;
    let slack = if amounts.iter().any(|(_, amount, _)| amount.decimals > 0) { slack } else { Decimal::ZERO };
    let lang = context.lang;
    let place = |(block, amount, _): Named| Place::new(block, amount.span);
    if (result - stated).abs() <= slack {
        return out.held(say!(lang, "{formula}，相符", "{formula}, as stated"), amounts.map(place).to_vec());
    }
    let text = article.blocks[balance.0].text;
    let words = balance.1.span.of(text);
    let message = say!(lang, "{formula}，文中写“{words}”", "{formula}; the text says “{words}”");
    let draft = out.report(place(balance), message);
    for amount in [carried, income, spending] {
        draft.evidence(place(amount), format!("“{}”", amount.1.span.of(article.blocks[amount.0].text)));
    }
    if let Some(text) = rewritten(balance.1, result, text) {
        draft.rewrite(lang, Place::new(balance.0, balance.1.figure), text);
    }
}
