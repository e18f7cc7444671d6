//! The dead, hurt and missing: what a figure says of the people that it counts.

use super::licence::Mention;
use crate::facts::quantity::{Kind, Quantity};

/// What befell the people counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Harm {
    /// 死亡, 遇难; a headline says 死.
    Dead,
    /// 受伤; a headline says 伤. Who is badly or lightly hurt is a part of them.
    Hurt,
    /// 失踪, 失联.
    Missing,
}

/// The words of each, longer ones before their beginnings.
const WORDS: [(Harm, &[&str]); 3] = [
    (Harm::Dead, &["不幸遇难", "死亡", "遇难", "身亡", "丧生", "罹难", "死"]),
    (Harm::Hurt, &["不同程度受伤", "受伤", "负伤", "伤"]),
    (Harm::Missing, &["下落不明", "失踪", "失联"]),
];

/// How far before a figure 死亡人数 may stand, in characters.
const REACH: usize = 10;

impl Harm {
    /// What befell the people that `mention` counts.
    pub fn of(mention: &Mention) -> Option<Harm> {
        Harm::beside(mention.view.text, mention.quantity)
    }

    /// What befell the people that a figure of `text` counts: 11人死亡, 死亡11人, 5死12伤.
    pub fn beside(text: &str, quantity: &Quantity) -> Option<Harm> {
        let people = matches!(quantity.counts_in(), None | Some("人"));
        if quantity.kind != Kind::Count || !people || quantity.range.is_some() || quantity.vague {
            return None;
        }
        let measured = quantity.counts_in().is_some();
        let after = &text[quantity.span.end as usize..];
        let before = &text[..quantity.span.start as usize];
        let told_after = |words: &[&str]| {
            let word = words.iter().find(|word| after.starts_with(**word));
            // 死者, 伤员 are people of whom something else is said.
            word.is_some_and(|word| !after[word.len()..].starts_with(['者', '员', '势', '情', '残', '病']))
        };
        let near: usize = before.chars().rev().take(REACH).map(char::len_utf8).sum();
        let near = &before[before.len() - near..];
        let near = near.rsplit(['，', '。', '；', '、', '：']).next().unwrap_or(near);
        // 死亡11人, 死亡人数升至11人.
        let told_before = |words: &[&str]| {
            let ends = |word: &str| near.ends_with(word) || near.contains(&format!("{word}人数"));
            measured && words.iter().any(|word| word.chars().count() > 1 && ends(word))
        };
        let told = |told: &dyn Fn(&[&str]) -> bool| WORDS.iter().find(|(_, words)| told(words));
        told(&told_after).or_else(|| told(&told_before)).map(|(harm, _)| *harm)
    }
}
