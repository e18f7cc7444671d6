//! Reads where a text itself says what a quoted term means: “……”是…, 即…, 指…, 以下简称“……”.

use super::quoted::{self, Marks};
use crate::text::Span;

/// What the text says of a quoted term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gloss {
    /// The term without its marks.
    pub term: Span,
    /// The sentence that says it.
    pub sentence: Span,
}

/// What may stand between a quoted term and what it means.
const SAYS: &[&str] = &[
    "，即",
    "即",
    "是指",
    "指的是",
    "，指",
    "，就是",
    "就是",
    "是一",
    "是由",
    "是以",
    "是将",
    "是把",
    "（即",
    "(即",
    "：即",
];
/// What may stand before a term that the words before it mean.
const CALLED: &[&str] = &["以下简称", "简称", "以下称", "也就是", "所谓"];

/// Words that begin like one of these and say something else.
const OTHER_WORDS: &[&str] = &["即将", "即可", "即日", "即使", "即便", "即刻", "即时"];

/// The glosses of `text`, in text order. A sentence ends at 。！？ or a line break.
pub fn read(text: &str) -> Vec<Gloss> {
    let mut found = Vec::new();
    for phrase in quoted::read(text).into_iter().filter(|phrase| phrase.marks != Marks::Book) {
        let after = text[phrase.span.end as usize..].trim_start();
        let before = text[..phrase.span.start as usize].trim_end();
        let is_said = SAYS.iter().any(|says| after.starts_with(says));
        let is_called = CALLED.iter().any(|called| before.ends_with(called));
        let first = after.trim_start_matches(['，', ',']);
        let other_word = OTHER_WORDS.iter().any(|word| first.starts_with(word));
        if (is_said && !other_word) || is_called {
            found.push(Gloss { term: phrase.inner, sentence: sentence_of(text, phrase.span) });
        }
    }
    found
}

fn sentence_of(text: &str, span: Span) -> Span {
    let ends = ['。', '！', '？', '\n'];
    let (start, end) = (span.start as usize, span.end as usize);
    let from =
        text[..start].rfind(ends).map_or(0, |at| at + text[at..].chars().next().map_or(0, char::len_utf8));
    let to = text[end..].find(ends).map_or(text.len(), |at| {
        let stop = text[end + at..].chars().next().unwrap_or('\n');
        end + at + if stop == '\n' { 0 } else { stop.len_utf8() }
    });
    let sentence = &text[from..to];
    let lead = sentence.len() - sentence.trim_start().len();
    Span::new(from + lead, from + sentence.trim_end().len().max(lead))
}

#[cfg(test)]
mod tests {
    use super::read;

    fn check(text: &str, expected: &[(&str, &str)]) {
        let found: Vec<(&str, &str)> =
            read(text).into_iter().map(|gloss| (gloss.term.of(text), gloss.sentence.of(text))).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn the_sentence_that_explains_a_term_is_found() {
        check(
            "会开得多。会前“三定”，即定时、定人、定题。很好。",
            &[("三定", "会前“三定”，即定时、定人、定题。")],
        );
        check("“溪长制”是指由村干部管护溪流的制度", &[("溪长制", "“溪长制”是指由村干部管护溪流的制度")]);
        check(
            "应急管理消防办公室（以下简称“应消办”）成立。",
            &[("应消办", "应急管理消防办公室（以下简称“应消办”）成立。")],
        );
        check("“晒单”是一种公开方式！", &[("晒单", "“晒单”是一种公开方式！")]);
    }

    #[test]
    fn other_words_explain_nothing() {
        check("“溪长制”即将推开。“溪长制”，即日起施行。“溪长制”好。落实“溪长制”。", &[]);
        check("《溪长制》是一本书。", &[]);
        check("", &[]);
    }
}
