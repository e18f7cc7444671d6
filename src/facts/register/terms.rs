//! Which quoted phrases are terms.

use crate::facts::BlockFacts;
use crate::facts::quoted::Marks;
use crate::text::Span;

/// The quoted phrases of a block that name something: coinages, schemes, platforms, titles. A quoted sentence is none.
pub fn of_block(text: &str, facts: &BlockFacts) -> Vec<Span> {
    let quoted = facts.quoted.iter();
    let mut terms: Vec<Span> = quoted
        .filter(|quoted| is_term(quoted.inner.of(text), quoted.marks))
        .map(|quoted| quoted.inner)
        .collect();
    if facts.letters.may_hold_char('称') {
        terms.extend(introduced(text));
    }
    terms
}

/// Short forms that are introduced without marks: （以下简称中亚五国）.
fn introduced(text: &str) -> impl Iterator<Item = Span> {
    text.match_indices("简称").chain(text.match_indices("下称")).filter_map(|(at, word)| {
        let start = at + word.len();
        let end = start + text[start..].find(['）', ')'])?;
        let form = &text[start..end];
        let length = form.chars().count();
        let is_form =
            (3..=12).contains(&length) && form.chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
        (is_form && !form.starts_with('为')).then(|| Span::new(start, end))
    })
}

fn is_term(text: &str, marks: Marks) -> bool {
    let longest = if marks == Marks::Book { 40 } else { 16 };
    let mut han = 0;
    let mut length = 0;
    for c in text.chars() {
        if matches!(
            c,
            '，' | '。' | '；' | '！' | '？' | '、' | ',' | ';' | '!' | '?' | '…' | '“' | '‘' | '《'
        ) {
            return false;
        }
        length += 1;
        han += usize::from(('\u{4e00}'..='\u{9fff}').contains(&c));
    }
    han >= 2 && length <= longest
}
