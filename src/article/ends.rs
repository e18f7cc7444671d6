//! How a line ends and how it begins: whether a sentence stops there, and whether one can begin there.

use super::words::Words;
use crate::text::is_han;
use memchr::{memchr, memchr_iter, memchr3};
use std::sync::LazyLock;

/// How the text of a line ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// With a mark that ends a sentence, closing marks included.
    Stop,
    /// With a semicolon: an item of a list.
    Semicolon,
    /// With a colon: what it announces follows.
    Colon,
    /// With a mark after which the sentence must go on: a comma, an opening bracket.
    Cut,
    /// With a word or figure.
    Word,
}

const CLOSERS: &[char] = &['”', '’', '」', '』', '）', ')', '】', ']', '》', '〉', '"'];
const OPENERS: &[char] = &['“', '‘', '「', '『', '（', '(', '【', '[', '《', '〈'];

/// How `text` ends.
pub(super) fn end_of(text: &str) -> End {
    let bare = text.trim_end_matches(CLOSERS);
    let last = bare.chars().next_back().unwrap_or('。');
    match last {
        '。' | '！' | '？' | '!' | '?' | '…' => End::Stop,
        '.' if bare.chars().rev().nth(1).is_some_and(|before| before.is_ascii_alphabetic()) => End::Stop,
        _ if ends_with_remark(text) => End::Stop,
        _ if bare.len() < text.len() => End::Word,
        '；' | ';' => End::Semicolon,
        '：' | ':' => End::Colon,
        '，' | ',' | '、' => End::Cut,
        _ if OPENERS.contains(&last) => End::Cut,
        _ => End::Word,
    }
}

/// Whether the text ends with a remark in brackets behind a stop: “……。（陈毅）”, “……。（完）”.
fn ends_with_remark(text: &str) -> bool {
    if !text.ends_with(['）', ')']) {
        return false;
    }
    let Some(open) = text.rfind(['（', '(']) else { return false };
    let before = text[..open].trim_end().trim_end_matches(CLOSERS);
    before.ends_with(['。', '！', '？', '!', '?', '…'])
}

/// The first byte of the first full stop in `text`.
pub(super) fn first_full_stop(text: &str) -> Option<usize> {
    // no Chinese character begins with this byte, so that little is looked at twice
    memchr_iter(0xE3, text.as_bytes()).find(|&at| text.as_bytes()[at..].starts_with("。".as_bytes()))
}

/// Whether a sentence stops inside the text, before its end; `stop` is where the first full stop stands.
pub(super) fn stops_inside(text: &str, stop: Option<usize>) -> bool {
    stop.is_some_and(|stop| stop < text.trim_end_matches(CLOSERS).trim_end_matches('。').len())
}

/// Words with a mark or a figure that no sentence begins with: the line goes on from somewhere else.
pub(super) fn begins_inside(text: &str) -> bool {
    let mut chars = text.chars();
    let Some(first) = chars.next() else { return false };
    let second = chars.next().unwrap_or(' ');
    match first {
        '，' | '。' | '、' | '；' | '：' | '！' | '？' | '）' | '】' | '》' | '”' | '’' | '」' | '』'
        | ',' | ';' | ':' | '!' | '?' | ')' | '%' | '％' | '‰' | '℃' => return true,
        '的' => return !matches!(second, '确' | '士'),
        '们' => return true,
        '等' => {
            return !matches!(
                second,
                '待' | '到' | '候' | '了' | '等' | '我' | '你' | '他' | '着' | '不' | '一'
            );
        }
        '件' | '个' | '名' | '起' | '户' | '次' | '人' | '项' | '万' | '亿' | '元' | '条' | '家'
            if second.is_ascii_digit() =>
        {
            return true;
        }
        '个' | '亿'
            if matches!(second, '村' | '镇' | '乡' | '区' | '县' | '社' | '小' | '月' | '元' | '点') =>
        {
            return true;
        }
        _ => {}
    }
    is_word_rest(first, second) || closes_unopened(text)
}

/// Whether one character stands alone before a comma, as the rest of a cut word does: “力，切实发挥……”.
fn is_word_rest(first: char, second: char) -> bool {
    matches!(second, '，' | ',' | '、')
        && is_han(first)
        && !"是对好不嗯哎啊哦行唉喂看听来走去一二三四五六七八九十甲乙丙丁东西南北春夏秋冬".contains(first)
}

/// Characters from the beginning in which a closing mark speaks for a cut.
const EARLY: usize = 40;

/// Whether a bracket or quotation mark is closed early in the text that was opened before it.
fn closes_unopened(text: &str) -> bool {
    let mut at = 0;
    // all the marks below but one begin with one of these bytes in UTF-8, and no Chinese character does
    while let Some(found) = memchr3(0xE2, 0xE3, 0xEF, &text.as_bytes()[at..]) {
        let mark = at + found;
        if memchr(b'(', &text.as_bytes()[at..mark]).is_some() {
            return false;
        }
        let is_early = || mark < EARLY || text[..mark].chars().count() < EARLY;
        match text[mark..].chars().next() {
            Some('”' | '》' | '」' | '】') => return is_early(),
            Some('“' | '（' | '《' | '「' | '【' | '。') => return false,
            _ if mark >= EARLY * 4 => return false,
            Some(other) => at = mark + other.len_utf8(),
            None => return false,
        }
    }
    false
}

/// Whether a quotation mark or bracket opened in the text is never closed in it.
pub(super) fn leaves_open(text: &str) -> bool {
    let mut open = 0i32;
    for c in text.chars() {
        match c {
            '“' | '（' | '《' | '「' | '【' | '(' => open += 1,
            '”' | '）' | '》' | '」' | '】' | ')' => open = (open - 1).max(0),
            _ => {}
        }
    }
    open > 0
}

static FRESH: LazyLock<Words> = LazyLock::new(|| Words::read(include_str!("data/sentence_openers.txt")));
static UNFINISHED: LazyLock<Words> = LazyLock::new(|| Words::read(include_str!("data/unfinished_ends.txt")));

/// Whether the text begins with words that open a new sentence.
pub(super) fn begins_afresh(text: &str) -> bool {
    FRESH.open(text)
}

/// Whether the text begins with such words and a comma behind them: “据统计，……”.
pub(super) fn begins_with_connective(text: &str) -> bool {
    FRESH.opening(text).any(|word| word.ends_with(['，', ',']) || text[word.len()..].starts_with(['，', ',']))
}

/// Whether the text ends with a word that something must follow.
pub(super) fn ends_unfinished(text: &str) -> bool {
    UNFINISHED.close(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends() {
        let check = |text: &str, expected| assert_eq!(end_of(text), expected, "{text}");
        check("全部办结。", End::Stop);
        check("“全部办结！”", End::Stop);
        check("全部办结。（周平）", End::Stop);
        check("全部办结。”（完）", End::Stop);
        check("以及其他……", End::Stop);
        check("现在开始：", End::Colon);
        check("受理12件；", End::Semicolon);
        check("受理12件，", End::Cut);
        check("建成“", End::Cut);
        check("共有36个村（社区）", End::Word);
        check("打通“最后一公里”", End::Word);
        check("增长3.", End::Word);
    }

    #[test]
    fn beginnings() {
        let inside = |text: &str| assert!(begins_inside(text), "{text}");
        let outside = |text: &str| assert!(!begins_inside(text), "{text}");
        inside("，切实解决难题。");
        inside("力，切实解决难题。");
        inside("的网格员走访了12户。");
        inside("等部门参与。");
        inside("件3579件，办结率上升。");
        inside("个村（社区）没有发生火灾。");
        inside("小”全覆盖。");
        outside("的确，走访不易。");
        outside("等到天黑，大家才散。");
        outside("个人信息要保护。");
        outside("“一老一小”全覆盖。");
        outside("对，就是这样。");
        outside("一、过去一年");
        outside("家住河东的周平来了。");
    }

    #[test]
    fn brackets() {
        assert!(leaves_open("打造“一老一"));
        assert!(!leaves_open("打造“一老一小”"));
        assert!(!leaves_open("小”定向服务"));
    }
}
