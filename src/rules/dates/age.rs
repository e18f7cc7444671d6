//! Reads ages: 68岁, 六十八岁.

use super::calendar::in_script;
use crate::facts::date::Script;
use crate::text::Span;

/// An age as it is written.
pub(super) struct Age {
    /// In years.
    pub value: u32,
    /// The figure.
    pub figure: Span,
    /// The figure with 岁.
    pub whole: Span,
    /// The numerals of the figure.
    pub script: Script,
}

/// The ages in the sentence, in text order.
pub(super) fn ages(text: &str, sentence: Span) -> Vec<Age> {
    let inside = sentence.of(text);
    let mut found = Vec::new();
    for (at, _) in inside.match_indices('岁') {
        let end = sentence.start as usize + at;
        let figure = text[..end]
            .char_indices()
            .rev()
            .take_while(|&(_, c)| c.is_ascii_digit() || "一二三四五六七八九十".contains(c))
            .last();
        let Some((start, first)) = figure.filter(|&(start, _)| start >= sentence.start as usize) else {
            continue;
        };
        let digits = &text[start..end];
        let (value, script) = match digits.parse::<u32>() {
            Ok(value) => (Some(value), Script::Arabic),
            Err(_) => (chinese_below_hundred(digits), Script::Chinese),
        };
        if let Some(value) = value.filter(|_| first != '0') {
            let whole = Span::new(start, end + '岁'.len_utf8());
            found.push(Age { value, figure: Span::new(start, end), whole, script });
        }
    }
    found
}

fn chinese_below_hundred(digits: &str) -> Option<u32> {
    (1..100).find(|&value| in_script(value, Script::Chinese) == digits)
}
