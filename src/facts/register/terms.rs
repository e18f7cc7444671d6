//! Which quoted phrases are terms.

use super::build::Source;
use crate::facts::quoted::Marks;
use crate::text::Span;

/// The quoted phrases of a block that name something: coinages, schemes, platforms, titles. A quoted sentence is none.
pub fn of_block(block: &Source) -> Vec<Span> {
    let quoted = block.facts.quoted.iter();
    quoted
        .filter(|quoted| is_term(quoted.inner.of(block.text), quoted.marks))
        .map(|quoted| quoted.inner)
        .collect()
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
