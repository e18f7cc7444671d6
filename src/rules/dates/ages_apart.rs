//! Two ages and by how many years they differ: 52岁的哥哥 … 46岁的弟弟 … 大8岁.

use super::age::{Age, ages};
use super::calendar::{here, in_script};
use crate::rules::{BlockView, Drafts, RuleContext};
use crate::say;

/// Words right before a difference of ages.
const APART: [&str; 10] = ["大", "小", "相差", "差", "差了", "年长", "年轻", "大了", "小了", "相差了"];

/// The only difference in a sentence with exactly two other ages.
pub(super) fn check(block: &BlockView, context: &RuleContext, out: &mut Drafts) {
    if !block.says("岁") {
        return;
    }
    for sentence in block.sentences.iter().filter(|sentence| !sentence.open) {
        let all = ages(block.text, sentence.span);
        if all.len() != 3 {
            continue;
        }
        let is_apart = |age: &&Age| {
            let before = &block.text[sentence.span.start as usize..age.whole.start as usize];
            let after = &block.text[age.whole.end as usize..sentence.span.end as usize];
            APART.iter().any(|word| before.ends_with(word)) && !after.starts_with(['多', '左', '以', '的'])
        };
        let (apart, others): (Vec<&Age>, Vec<&Age>) = all.iter().partition(is_apart);
        let ([apart], [one, two]) = (&apart[..], &others[..]) else { continue };
        let words = block.at(sentence.span);
        // 那年他40岁: told of different times.
        if ["那年", "时", "当年", "年前", "享年", "曾", "、"].iter().any(|word| words.contains(word))
        {
            continue;
        }
        let right = one.value.abs_diff(two.value);
        let places = [apart, one, two].map(|age| here(age.whole));
        // Whole years leave a year either way.
        if apart.value.abs_diff(right) <= 1 {
            let says = say!(context.lang, "两人相差{right}岁", "{right} years apart");
            out.held(says, places.to_vec());
            continue;
        }
        let [stated, first, second] = [apart, one, two].map(|age| block.at(age.whole));
        let message = say!(
            context.lang,
            "{first}与{second}相差{right}岁，文中写{stated}",
            "{first} and {second} are {right} years apart; the text says {stated}"
        );
        let new = in_script(right, apart.script);
        let title = say!(context.lang, "改为{new}岁", "Change to {new}岁");
        let draft = out.report(places[0], message);
        for &place in &places[1..] {
            draft.evidence(place, say!(context.lang, "年龄", "the age"));
        }
        draft.fix(title, here(apart.figure), new);
    }
}
