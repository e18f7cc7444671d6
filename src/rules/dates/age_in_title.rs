//! An age in the headline that the text gives otherwise: 86岁“龙舟婆婆” over 她今年68岁.

use super::age::{Age, ages};
use super::age_conflict::{Told, tells_of_the_past};
use crate::rules::{ArticleView, BlockView};
use crate::text::Span;

/// The only age of today in the text and that of the headline, which a slip makes of it.
pub(super) fn slip(article: &ArticleView) -> Option<(Told, Told)> {
    let mut headed = told_in(article, |block| block.role.is_title(), |_, _| true);
    let (head, None) = (headed.pop()?, headed.pop()) else { return None };
    let title = article.blocks[head.block].text;
    let bound = ["以下", "以上", "及", "至", "到", "前", "后", "时", "起", "不"];
    let after = &title[head.age.whole.end as usize..];
    let tells_again = |block: &BlockView| {
        // 虚岁75, 七十岁的人: the age may stand in other words.
        let figure = head.age.figure.of(title);
        block.text.contains(figure) || block.says("虚岁") || block.says("周岁")
    };
    let text = || article.blocks.iter().filter(|block| !block.role.is_title());
    if bound.iter().any(|word| after.starts_with(word)) || text().any(tells_again) {
        return None;
    }
    let now = |block: &BlockView, age: &Age| {
        let before = &block.text[..age.whole.start as usize];
        let open = block.is_open_at(age.whole);
        let said = ["今年", "现年", "今年已"].iter().any(|word| before.ends_with(word));
        let today = || {
            let sentence = block.sentence_at(age.whole.start as usize);
            sentence.is_some_and(|sentence| !tells_of_the_past(article, block, sentence.span))
        };
        !open && (said || block.text[age.whole.end as usize..].starts_with('的') && today())
    };
    let mut told = told_in(article, |block| block.role.is_prose(), now);
    let (one, None) = (told.pop()?, told.pop()) else { return None };
    is_slip(head.age.value, one.age.value).then_some((one, head))
}

/// The ages of the blocks that `wanted` admits, as far as `fits` admits them.
fn told_in(
    article: &ArticleView,
    wanted: impl Fn(&BlockView) -> bool,
    fits: impl Fn(&BlockView, &Age) -> bool,
) -> Vec<Told> {
    let blocks = article.blocks.iter().enumerate().filter(|(_, block)| wanted(block) && block.says("岁"));
    let mut found = Vec::new();
    for (index, block) in blocks {
        let all = ages(block.text, Span::new(0, block.text.len()));
        found.extend(all.into_iter().filter(|age| fits(block, age)).map(|age| Told { block: index, age }));
    }
    found
}

/// Whether two ages of two digits have one digit in common in its place, or the same two the other way round.
fn is_slip(one: u32, two: u32) -> bool {
    let two_digits = (10..100).contains(&one) && (10..100).contains(&two);
    let digits = |age: u32| (age / 10, age % 10);
    let ((a, b), (c, d)) = (digits(one), digits(two));
    two_digits && one != two && (a == c || b == d || (a, b) == (d, c))
}
