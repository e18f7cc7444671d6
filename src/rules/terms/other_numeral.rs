//! Terms that differ in one numeral where only one of the two can be meant: “十四五” and “十四九”, “一喷三防” and “一喷六防”.

use crate::facts::register::{At, Entity, EntityKind, Slip};
use crate::rules::names::variant::{self, Form, Variant};
use crate::rules::{ArticleView, Drafts, RuleContext};
use crate::text::is_han;
use std::collections::BTreeMap;

/// Characters that are numerals.
pub(super) const NUMERALS: &str = "〇零一二两三四五六七八九十百千万";

/// What follows a numeral that counts on: “一期工程”, “二期工程”; “十四冬”; “三中全会”; “二等功”.
const COUNTED_ON: &str = "期号届次批轮年月日五冬中大级等星类段代档组队区";

/// A term that stands so often is well known here.
const OFTEN: usize = 3;

/// Reports a term that comes back and stands once with another numeral, where the words around both are the same, where
/// the term is a formula of two numerals, or where the numerals can be no five-year plan. What is counted on
/// (“十四五” and “十五五”, “一期工程” and “二期工程”) is another each time.
pub(super) fn report(article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
    let mut families: BTreeMap<(String, String), Vec<(&Entity, char)>> = BTreeMap::new();
    for term in article.register.of_kind(EntityKind::Term) {
        for (before, numeral, after) in around_numerals(&term.forms[0].text) {
            families.entry((before.to_owned(), after.to_owned())).or_default().push((term, numeral));
        }
    }
    for ((before, after), terms) in &families {
        let [one, other] = terms[..] else { continue };
        let ((usual, known), (odd, here)) =
            if one.0.mentions.len() < other.0.mentions.len() { (other, one) } else { (one, other) };
        let (usual_text, odd_text) = (&*usual.forms[0].text, &*odd.forms[0].text);
        let is_misprint =
            is_only_plan(usual_text, odd_text) || is_other_numeral(usual, odd, before, after, article);
        if odd.mentions.len() > 1 || !is_misprint || context.terms.are_distinct(usual_text, odd_text) {
            continue;
        }
        let variant = Variant {
            odd: Form::of(odd),
            usual: Form::of(usual),
            slip: Slip::Replaced { index: before.chars().count(), known, here },
            likeness: None,
        };
        variant::report(&variant, article, context, out);
    }
}

/// Each numeral of a term, with what stands before and after it.
fn around_numerals(text: &str) -> impl Iterator<Item = (&str, char, &str)> {
    text.char_indices()
        .filter(|(_, c)| NUMERALS.contains(*c))
        .map(|(at, c)| (&text[..at], c, &text[at + c.len_utf8()..]))
}

/// Whether the one is a five-year plan and the other, of three numerals too, is none: “十五三”, “十八五”.
fn is_only_plan(usual: &str, odd: &str) -> bool {
    let numerals = |text: &str| -> Option<[char; 3]> {
        let chars: Vec<char> = text.chars().collect();
        chars.iter().all(|&c| NUMERALS.contains(c)).then(|| chars.try_into().ok()).flatten()
    };
    // The first plan began in 1953, the fifteenth in 2026.
    let is_plan =
        |[ten, which, five]: [char; 3]| ten == '十' && "一二三四五六".contains(which) && five == '五';
    matches!((numerals(usual), numerals(odd)), (Some(usual), Some(odd)) if is_plan(usual) && !is_plan(odd) && odd[0] == '十')
}

/// Whether a term with a name of its own comes back with `before` and `after` around its numeral, and once with another.
fn is_other_numeral(usual: &Entity, odd: &Entity, before: &str, after: &str, article: &ArticleView) -> bool {
    const LEAST_WORDS: usize = 2;
    let is_ordinal = before.ends_with('第') || after.starts_with(|c| COUNTED_ON.contains(c));
    let others = before.chars().chain(after.chars());
    let is_name = others.filter(|&c| is_han(c) && !NUMERALS.contains(c)).count() >= LEAST_WORDS;
    if is_ordinal || !is_name || usual.mentions.len() < 2 || variant::share_a_sentence(usual, odd, article) {
        return false;
    }
    let is_beside = before.ends_with(|c| NUMERALS.contains(c)) || after.starts_with(|c| NUMERALS.contains(c));
    let is_formula =
        !is_beside && (before.contains(|c| NUMERALS.contains(c)) || after.contains(|c| NUMERALS.contains(c)));
    let here = odd.mentions[0].at;
    let stand_alike = |alike: fn(At, At, &ArticleView) -> usize, least: usize| {
        usual.mentions.iter().any(|mention| alike(mention.at, here, article) >= least)
    };
    is_formula && usual.mentions.len() >= OFTEN
        || usual.mentions.len() >= OFTEN && stand_alike(same_before_marks, 4)
        || stand_alike(same_after_marks, if is_beside { 4 } else { 2 })
}

/// How many characters before the opening marks of both are the same.
fn same_before_marks(one: At, other: At, article: &ArticleView) -> usize {
    let before =
        |at: At| article.blocks[at.block].text.get(..at.span.start as usize)?.strip_suffix(['“', '『']);
    let (Some(one), Some(other)) = (before(one), before(other)) else { return 0 };
    one.chars().rev().zip(other.chars().rev()).take_while(|(a, b)| a == b && is_han(*a)).count()
}

/// How many characters, figures too, after the closing marks of both are the same.
fn same_after_marks(one: At, other: At, article: &ArticleView) -> usize {
    let after = |at: At| article.blocks[at.block].text.get(at.span.end as usize..)?.strip_prefix(['”', '』']);
    let (Some(one), Some(other)) = (after(one), after(other)) else { return 0 };
    let is_word = |c: char| is_han(c) || c.is_ascii_digit();
    one.chars().zip(other.chars()).take_while(|(a, b)| a == b && is_word(*a)).count()
}
