//! What 上述8种, 以上8种 and 这批58辆 take up: a whole group, whatever it is called the second time.

use super::misprint::{self, Slip};
use crate::facts::quantity::Quantity;
use crate::rules::ArticleView;
use rust_decimal::Decimal;

/// Fewer are pointed at among other things: 三个地点……上述两个地点.
const FEWEST: Decimal = Decimal::from_parts(6, 0, 0, false, 0);

/// Whether the words before a figure take up a whole group.
pub(super) fn is_pointed_at(before: &str) -> bool {
    ["上述", "以上", "这批", "该批", "这一批"].iter().any(|word| before.ends_with(word))
        && !before.ends_with("及以上")
}

/// The figure in this paragraph or the one before that the group was told with, where it is one misprint away: the only
/// one of its unit, or the whole of which all that follow are the parts.
pub(super) fn told_with<'a>(
    article: &ArticleView,
    alike: &[&(usize, &'a Quantity)],
    (index, quantity): (usize, &Quantity),
) -> Option<(usize, &'a Quantity)> {
    let near: Vec<(usize, &Quantity)> =
        alike.iter().filter(|(at, _)| at + 1 >= index).map(|told| **told).collect();
    let (at, group) = match near[..] {
        [only] => only,
        _ => whole_of_the_rest(&near)?,
    };
    let texts = [article.blocks[at].text, article.blocks[index].text];
    let (slip, strength) = misprint::between(group, quantity, texts);
    let exact = group.exact().is_some() && !group.is_indefinite();
    let many = group.written >= FEWEST && quantity.written >= FEWEST;
    (exact && many && strength >= 1 && slip != Slip::Unlike).then_some((at, group))
}

/// 53辆，其中轿车39辆、面包车11辆、摩托车3辆: the first figure, where the others add up to it.
fn whole_of_the_rest<'a>(near: &[(usize, &'a Quantity)]) -> Option<(usize, &'a Quantity)> {
    let (&whole, parts) = near.split_first()?;
    let sum: Option<Decimal> = parts.iter().map(|(_, part)| part.exact()).sum();
    (parts.len() >= 2 && sum == whole.1.exact()).then_some(whole)
}
