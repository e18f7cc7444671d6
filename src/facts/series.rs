//! Reads the markers of numbered sequences: 一是 …, 第一，, 首先, 一、, （一）, 1., （1）, ①.

use crate::text::{Span, is_han, past_han};

/// How the markers of one sequence look. A sequence keeps to one style.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Style {
    /// 一、 at the head of a line.
    ChineseComma,
    /// （一） at the head of a line or clause.
    ChineseBracket,
    /// 1. or 1、 at the head of a line or sentence.
    Arabic,
    /// （1）.
    ArabicBracket,
    /// ①.
    Circled,
    /// 第一，.
    Ordinal,
    /// 第一招： or 第一步 at the head of a line; the word after the figure is part of the style.
    OrdinalOf(char),
    /// 其一，.
    Among,
    /// 一是; also 一要, 一靠 …: the word after the figure is part of the style.
    Word(char),
    /// 首先, 其次, 再次, 最后 (0, as its number is open).
    Adverb,
}

/// The marker of one member of a numbered sequence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marker {
    /// Where it stands, in bytes of the block's text.
    pub span: Span,
    /// Its number; 0 for 最后.
    pub value: u32,
    /// How it looks.
    pub style: Style,
    /// Whether it is the first thing in its block.
    pub heads_block: bool,
}

const CHINESE: [char; 10] = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
/// The words that make a sequence with bare Chinese figures before them.
const WORDS: [char; 7] = ['是', '要', '靠', '抓', '看', '则', '为'];
/// Measure words of what is told point by point under heads of its own.
const POINT_MEASURES: [char; 12] = ['招', '步', '件', '条', '关', '站', '课', '问', '计', '棒', '式', '法'];
const ADVERBS: [(&str, u32); 4] = [("首先", 1), ("其次", 2), ("再次", 3), ("最后", 0)];

/// Reads the markers of `text`, in text order.
pub fn read(text: &str) -> Vec<Marker> {
    let mut found = Vec::new();
    let mut at_head = true;
    let mut before = None;
    let mut next = 0;
    loop {
        // Inside a run of words nothing begins.
        let is_in_words = before.is_some_and(is_han);
        let at = if is_in_words { past_han(text, next) } else { next };
        let Some(c) = text[at..].chars().next() else { break };
        next = at + c.len_utf8();
        if is_in_words && !('①'..='⑳').contains(&c) {
            before = Some(c).filter(|c| !c.is_whitespace()).or(before);
            continue;
        }
        let sentence_head = at_head || before.is_some_and(ends_sentence);
        let clause_head = sentence_head || before.is_some_and(ends_clause);
        let candidate = (clause_head || ('①'..='⑳').contains(&c)) && !c.is_whitespace();
        if candidate && let Some((style, value, length)) = marker(&text[at..], c, at_head, sentence_head) {
            let span = Span::new(at, at + length);
            found.push(Marker { span, value, style, heads_block: at_head });
        }
        if !c.is_whitespace() {
            at_head = false;
            before = Some(c);
        }
    }
    found
}

fn ends_sentence(c: char) -> bool {
    matches!(c, '。' | '；' | '：' | '！' | '？' | ';' | ':' | '”' | '…')
}

fn ends_clause(c: char) -> bool {
    matches!(c, '，' | ',' | '、' | '“' | '）' | ')' | '—' | '■' | '●' | '◆')
}

/// Style, number and length in bytes of the marker that `rest` begins with.
fn marker(rest: &str, first: char, block_head: bool, sentence_head: bool) -> Option<(Style, u32, usize)> {
    match first {
        '①'..='⑳' => Some((Style::Circled, first as u32 - '①' as u32 + 1, first.len_utf8())),
        '（' | '(' => bracketed(rest),
        '第' => after_prefix(rest, '第', Style::Ordinal)
            .or_else(|| if block_head { ordinal_of(rest) } else { None }),
        '其' => after_prefix(rest, '其', Style::Among).or_else(|| adverb(rest)),
        '首' | '再' | '最' => adverb(rest),
        '0'..='9' | '０'..='９' if sentence_head => arabic(rest),
        _ if CHINESE.contains(&first) => chinese(rest, block_head),
        _ => None,
    }
}

/// The Chinese figure from 1 to 99 that `rest` begins with, and its length in bytes.
fn chinese_figure(rest: &str) -> Option<(u32, usize)> {
    let digits: Vec<u32> = rest
        .chars()
        .take(4)
        .map_while(|c| CHINESE.iter().position(|&digit| digit == c).map(|index| index as u32 + 1))
        .collect();
    let value = match digits[..] {
        [unit] => unit,
        [10, unit] if unit < 10 => 10 + unit,
        [tens, 10] if tens < 10 => tens * 10,
        [tens, 10, unit] if tens < 10 && unit < 10 => tens * 10 + unit,
        _ => return None,
    };
    Some((value, digits.len() * '一'.len_utf8()))
}

/// The Arabic figure from 1 to 99 that `rest` begins with, and its length in bytes.
fn arabic_figure(rest: &str) -> Option<(u32, usize)> {
    let digit = |c: char| match c {
        '0'..='9' => Some(c as u32 - '0' as u32),
        '０'..='９' => Some(c as u32 - '０' as u32),
        _ => None,
    };
    let digits: Vec<(u32, usize)> =
        rest.chars().take(3).map_while(|c| digit(c).map(|value| (value, c.len_utf8()))).collect();
    if digits.is_empty() || digits.len() > 2 || digits[0].0 == 0 {
        return None;
    }
    let value = digits.iter().fold(0, |sum, &(digit, _)| sum * 10 + digit);
    Some((value, digits.iter().map(|&(_, length)| length).sum()))
}

fn chinese(rest: &str, block_head: bool) -> Option<(Style, u32, usize)> {
    let (value, length) = chinese_figure(rest)?;
    let after = rest[length..].chars().next()?;
    if block_head && after == '、' {
        // 五、六个: an approximation, no marker.
        let figure_follows = chinese_figure(&rest[length + after.len_utf8()..]).is_some();
        return (!figure_follows).then_some((Style::ChineseComma, value, length + after.len_utf8()));
    }
    (value <= 20 && WORDS.contains(&after)).then_some((Style::Word(after), value, length + after.len_utf8()))
}

fn arabic(rest: &str) -> Option<(Style, u32, usize)> {
    let (value, length) = arabic_figure(rest)?;
    let mut after = rest[length..].chars();
    let mark = after.next().filter(|mark| matches!(mark, '.' | '．' | '、'))?;
    let text_follows = after.next().is_some_and(|c| c.is_alphabetic() || matches!(c, ' ' | '“' | '《'));
    text_follows.then_some((Style::Arabic, value, length + mark.len_utf8()))
}

fn bracketed(rest: &str) -> Option<(Style, u32, usize)> {
    let open = rest.chars().next()?.len_utf8();
    let inner = &rest[open..];
    let (style, (value, length)) = match chinese_figure(inner) {
        Some(figure) => (Style::ChineseBracket, figure),
        None => (Style::ArabicBracket, arabic_figure(inner)?),
    };
    let close = inner[length..].chars().next().filter(|close| matches!(close, '）' | ')'))?;
    Some((style, value, open + length + close.len_utf8()))
}

/// 第一， and 其一，: a mark must follow, or the figure counts something (第一次).
fn after_prefix(rest: &str, prefix: char, style: Style) -> Option<(Style, u32, usize)> {
    let (value, length) = chinese_figure(&rest[prefix.len_utf8()..])?;
    let end = prefix.len_utf8() + length;
    let mark = rest[end..].chars().next()?;
    matches!(mark, '，' | ',' | '、' | '：' | ':').then_some((style, value, end))
}

/// 第一招：, 第二步 : a measure word of points, then a mark or a blank.
fn ordinal_of(rest: &str) -> Option<(Style, u32, usize)> {
    let (value, length) = chinese_figure(&rest['第'.len_utf8()..])?;
    let mut after = rest['第'.len_utf8() + length..].chars();
    let measure = after.next().filter(|measure| POINT_MEASURES.contains(measure))?;
    let mark = after.next()?;
    let end = '第'.len_utf8() + length + measure.len_utf8();
    let divides = mark.is_whitespace() || matches!(mark, '：' | ':' | '，' | ',' | '、' | '—' | '｜' | '|');
    divides.then_some((Style::OrdinalOf(measure), value, end))
}

fn adverb(rest: &str) -> Option<(Style, u32, usize)> {
    let &(word, value) = ADVERBS.iter().find(|(word, _)| rest.starts_with(word))?;
    Some((Style::Adverb, value, word.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, Style, u32)]) {
        let found: Vec<(&str, Style, u32)> =
            read(text).iter().map(|marker| (marker.span.of(text), marker.style, marker.value)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn markers_in_running_text() {
        let shi = Style::Word('是');
        check(
            "一是建队伍；二是强阵地，三是重实效。",
            &[("一是", shi, 1), ("二是", shi, 2), ("三是", shi, 3)],
        );
        check("第一，摸底数。第二、建台账。", &[("第一", Style::Ordinal, 1), ("第二", Style::Ordinal, 2)]);
        check("首先是人，其次是钱。", &[("首先", Style::Adverb, 1), ("其次", Style::Adverb, 2)]);
        check("做到：①排查②化解", &[("①", Style::Circled, 1), ("②", Style::Circled, 2)]);
        check("措施：1.建网格；2.配专员。", &[("1.", Style::Arabic, 1), ("2.", Style::Arabic, 2)]);
        check("其一，情况不明；其二，责任不清。", &[("其一", Style::Among, 1), ("其二", Style::Among, 2)]);
    }

    #[test]
    fn markers_at_the_head_of_a_block() {
        check("一、总体要求", &[("一、", Style::ChineseComma, 1)]);
        check("　　（十二）健全机制", &[("（十二）", Style::ChineseBracket, 12)]);
        check("(3)完善制度", &[("(3)", Style::ArabicBracket, 3)]);
        check("第二招：边角改造", &[("第二招", Style::OrdinalOf('招'), 2)]);
        check("第三步　回访到人", &[("第三步", Style::OrdinalOf('步'), 3)]);
    }

    #[test]
    fn figures_that_mark_nothing() {
        check("五、六个村参加。", &[]);
        check("这是全县第一，也是第一次。", &[]);
        check("统一是前提，这是要点。", &[]);
        check("3.5%的农户，12.6亿元。", &[]);
        check("他第一个到，一、二组随后。", &[]);
        check("（2021年）完成，（一年）", &[]);
        check("第一步棋就走错了，第二步：悔棋。", &[]);
        check("第三条鱼跳了出来。", &[]);
    }
}
