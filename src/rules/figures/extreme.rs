//! Whether a figure is told as the greatest or the least: 最高气温, 最少的一家.

use super::passage::Passage;
use crate::facts::quantity::Quantity;

/// Whether the figure is told as the greatest; none where it is neither that nor the least.
pub fn is_greatest(passage: &Passage, quantity: &Quantity) -> Option<bool> {
    const GREATEST: [&str; 7] = ["最大", "最高", "最多", "最长", "最年长", "最贵", "最重"];
    const LEAST: [&str; 8] = ["最小", "最低", "最少", "最短", "最年轻", "最年幼", "最便宜", "最轻"];
    // 最少800元 holds the word itself.
    let [outer, inner] = [quantity.span, quantity.figure];
    let bound = &passage.text[outer.start as usize..inner.start as usize];
    let before = passage.clause_before(quantity);
    if !before.contains('最') && !bound.contains('最') {
        return None;
    }
    let clause = format!("{before}{bound}");
    let ends = |words: &[&str]| {
        words.iter().any(|word| clause.rsplit_once(*word).is_some_and(|(_, rest)| rest.chars().count() <= 6))
    };
    match (ends(&GREATEST), ends(&LEAST)) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    }
}
