//! How far a load exceeds what a vehicle may take: 核载19人，实载34人，超载15人.

use super::passage::{Passage, rounded, scaled};
use super::proof::Proof;
use crate::facts::quantity::{Kind, Quantity};
use crate::rules::{Drafts, RuleContext};
use crate::text::holds_any;
use rust_decimal::Decimal;

const ALLOWED: &[&str] = &["核载", "核定载", "限载", "限乘", "额定", "容纳", "核定"];
const LOADED: &[&str] =
    &["实载", "实际载", "载有", "载了", "挤满", "迫满", "坐了", "载客", "装载", "装了", "载着"];
const EXCEEDS: &[&str] = &["超载", "超员", "超限"];

/// Checks 超载 against the allowed and the actual load of one sentence, in either order.
pub(super) fn check(passage: &Passage, context: &RuleContext, out: &mut Drafts) {
    let words = passage.at(passage.span);
    if !holds_any(words, EXCEEDS) || !holds_any(words, ALLOWED) {
        return;
    }
    let led_by = |quantity: &Quantity, leads: &[&str]| {
        let before = passage.clause_before(quantity).trim_end_matches(['为', '约', '了', '到', '达']);
        let tail: String = before.chars().rev().take(8).collect::<Vec<_>>().into_iter().rev().collect();
        leads.iter().any(|lead| tail.contains(lead))
    };
    let only = |leads: &[&str]| {
        let mut led = passage.quantities.iter().filter(|quantity| led_by(quantity, leads));
        led.next().filter(|_| led.next().is_none())
    };
    let (Some(allowed), Some(loaded), Some(stated)) = (only(ALLOWED), only(LOADED), only(EXCEEDS)) else {
        return;
    };
    let distinct = allowed.span != loaded.span && stated.span != allowed.span && stated.span != loaded.span;
    let (Some(least), Some(most)) = (Some(allowed.written), Some(loaded.written)) else { return };
    if !distinct || !allowed.same_unit(loaded) || least <= Decimal::ZERO || most <= least {
        return;
    }
    let excess = most - least;
    let share = excess / least;
    let (formula, told, slack) = match stated.kind {
        Kind::Percent => {
            let shown = rounded(share * Decimal::ONE_HUNDRED, stated.decimals.max(1));
            (format!("{shown}%"), stated.written / Decimal::ONE_HUNDRED, Decimal::new(1, 2))
        }
        Kind::Times | Kind::Fraction => {
            (format!("{}倍", rounded(share, 2)), stated.written, Decimal::new(2, 1))
        }
        Kind::Tenths => (
            format!("{}成", rounded(share * Decimal::TEN, 1)),
            stated.written / Decimal::TEN,
            Decimal::new(1, 1),
        ),
        _ if stated.same_unit(allowed) => {
            (scaled(excess, allowed, passage.text), stated.written / least, Decimal::ZERO)
        }
        _ => return,
    };
    let is_rough = [allowed, loaded, stated].iter().any(|quantity| !quantity.bounds.is_empty());
    let slack = if is_rough { slack.max(Decimal::new(1, 1)) } else { slack };
    let formula = format!(
        "{}-{}={}，超过核定数的{formula}",
        scaled(most, loaded, passage.text),
        scaled(least, allowed, passage.text),
        scaled(excess, allowed, passage.text)
    );
    let fits = (told - share).abs() <= slack || stated.range.is_some();
    let proof = Proof { passage, operands: vec![allowed, loaded], stated, formula };
    proof.judge(fits, context.lang, out);
}
