//! Cuts a block's text into sentences.

use super::Sentence;
use crate::text::Span;
use memchr::{memchr2, memchr3_iter};

/// Marks that belong to the sentence before them.
const CLOSERS: &[char] = &['”', '’', '」', '』', '）', ')', '】', ']', '》', '〉', '"'];
/// After one of these marks the sentence goes on, whatever stands before: “好！”，他说。
const GOES_ON: &[char] = &['，', '、', '；', '：', '。', ',', ';', ':', '—'];

/// The sentences of `text`, in order: 。！？!?… end one, with the closing marks behind; none is open.
pub(super) fn sentences_of(text: &str) -> Vec<Sentence> {
    let bytes = text.as_bytes();
    let mut sentences = Vec::with_capacity(bytes.len() / 120 + 1);
    let mut start = 0;
    let mut at = 0;
    let has_ascii_stop = memchr2(b'!', b'?', bytes).is_some();
    while let Some(stop) = next_stop(bytes, at, has_ascii_stop) {
        at = after_stop(text, stop);
        if at < bytes.len() && !continues(text, stop, at) {
            push(&mut sentences, text, start, at);
            start = at;
        }
    }
    push(&mut sentences, text, start, bytes.len());
    sentences
}

/// The one sentence of a headline, byline or other line.
pub(super) fn one_sentence(text: &str) -> Vec<Sentence> {
    vec![Sentence { span: Span::new(0, text.len()), open: false }]
}

/// The first byte of the next mark that may end a sentence, from `at` on. Of Chinese text only punctuation begins with
/// one of the three bytes looked for.
fn next_stop(bytes: &[u8], start: usize, has_ascii_stop: bool) -> Option<usize> {
    let mut at = start;
    for found in memchr3_iter(0xE2, 0xE3, 0xEF, &bytes[start..]) {
        let mark = start + found;
        if has_ascii_stop && let Some(ascii) = memchr2(b'!', b'?', &bytes[at..mark]) {
            return Some(at + ascii);
        }
        let stops = matches!(
            bytes[mark..],
            [0xE3, 0x80, 0x82, ..] | [0xEF, 0xBC, 0x81 | 0x9F, ..] | [0xE2, 0x80, 0xA6, ..]
        );
        if stops {
            return Some(mark);
        }
        at = mark + 3;
    }
    let ascii = if has_ascii_stop { memchr2(b'!', b'?', &bytes[at..]) } else { None };
    ascii.map(|ascii| at + ascii)
}

/// The byte after the run of stops and closing marks that begins at `stop`.
fn after_stop(text: &str, stop: usize) -> usize {
    let rest = &text[stop..];
    let after_stops = rest.trim_start_matches(['。', '！', '？', '!', '?', '…']);
    let after_closers = after_stops.trim_start_matches(CLOSERS);
    text.len() - after_closers.len()
}

/// Whether the sentence goes on behind the stop: a comma follows the closing mark, or an ellipsis stands inside a list.
fn continues(text: &str, stop: usize, after: usize) -> bool {
    let rest = &text[after..];
    rest.starts_with(GOES_ON)
        || (text[stop..].starts_with('…') && rest.starts_with(['等', '的', '和', '是', '都']))
}

fn push(sentences: &mut Vec<Sentence>, text: &str, start: usize, end: usize) {
    let sentence = &text[start..end];
    let trimmed = sentence.trim();
    if !trimmed.is_empty() {
        let start = start + (sentence.len() - sentence.trim_start().len());
        sentences.push(Sentence { span: Span::new(start, start + trimmed.len()), open: false });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(marked: &str) {
        let text = marked.replace('|', "");
        let found: Vec<_> =
            sentences_of(&text).iter().map(|sentence| sentence.span.of(&text).to_owned()).collect();
        assert_eq!(found.join("|"), marked);
    }

    #[test]
    fn stops_with_their_closing_marks() {
        check("甲镇办结9件。|乙镇办结8件！|丙镇呢？");
        check("“我们来了。”|他笑了（大家也笑了。）|走吧");
        check("他说：“真的？！”|没人答。");
    }

    #[test]
    fn what_goes_on_behind_a_stop_is_one_sentence() {
        check("“太好了！”，她说，“谢谢！”");
        check("走访、登记、回访……等环节环环相扣。");
        check("受理12件；办结9件；其余在办。");
    }

    #[test]
    fn an_ellipsis_ends_a_sentence() {
        check("扫地、送饭、修灯……|网格员样样都做。");
        check("half-width too!|是吗?|是");
    }

    #[test]
    fn full_stops_in_figures_end_nothing() {
        check("增长3.5%，占62.1%");
        check("");
    }
}
