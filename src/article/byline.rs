//! Bylines: “本报记者 甲 通讯员 乙 丙”, “■记者 甲”, “文/图 甲”; and the datelines that open a news report.

use super::names::{is_name, is_run_of_names, is_surname, may_be_name, tokens_of_names};
use super::words::Words;
use crate::text::is_han;
use std::sync::LazyLock;

static REPORTER_WORDS: LazyLock<Words> =
    LazyLock::new(|| Words::read(include_str!("data/reporter_words.txt")));

const LONGEST: usize = 80;
const POSTS: &[&str] =
    &["长", "书记", "主任", "主席", "总裁", "教授", "研究员", "委员", "代表", "律师", "会长"];

/// Whether a line names those who wrote the article. Bare names are not decided here.
pub(super) fn is_byline(line: &str, chars: usize) -> bool {
    if chars > LONGEST || line.contains(['。', '！', '？', '；']) {
        return false;
    }
    let inner = line.trim_start_matches(['■', '●', '◆', '□', '◎', '▲', '*', '★', '＊']);
    let separates = |c: char| {
        matches!(c, '、' | '，' | ',' | '：' | ':' | '｜' | '|' | '（' | '）' | '(' | ')' | '/' | '／')
            || c.is_whitespace()
    };
    let tokens = || inner.split(separates).filter(|token| !token.is_empty());
    is_signed(tokens()) || is_post_and_name(tokens()) || is_source(line)
}

/// Whether the line says only where the report is from: “本报评论员”, “央视网消息：”.
fn is_source(line: &str) -> bool {
    let bare = line.trim_end_matches(['：', ':']);
    let nameless = ["本报评论员", "本报记者", "本报编辑部", "特约评论员", "本报特约评论员"].contains(&bare);
    // a colon behind a clause announces a list
    let says_more = bare.contains(['，', ',']);
    nameless || bare == "本报讯" || (bare.len() < line.len() && !says_more && begins_with_dateline(bare))
}

/// Whether the tokens are words for reporters and their names, at least one of each.
fn is_signed<'a>(tokens: impl Iterator<Item = &'a str>) -> bool {
    let mut words = 0;
    let mut names = 0;
    let mut others = 0;
    for name in tokens_of_names(tokens) {
        let token = name.first;
        if name.is_spaced {
            names += 1;
        } else if is_reporter_word(token) {
            words += 1;
        } else if is_word_with_name(token) {
            words += 1;
            names += 1;
        } else if is_name(token) || (words > 0 && may_be_name(token)) {
            names += 1;
        } else if others == 0 && token.chars().count() <= 10 && token.chars().all(is_han) {
            others += 1;
        } else {
            return false;
        }
    }
    words > 0 && names > 0 && others < words + names
}

/// Whether the token is a word for a reporter, with the paper's name before it or without: 本报记者, 通讯员.
fn is_reporter_word(token: &str) -> bool {
    let stands_behind_paper =
        |word: &str| word.chars().nth(1).is_some() && !["报道", "整理", "作者"].contains(&word);
    REPORTER_WORDS.closing(token).any(|word| token == word || stands_behind_paper(word))
        && token.chars().count() <= 14
}

/// Whether the token is such a word with the name set close to it: 本报记者周建平.
fn is_word_with_name(token: &str) -> bool {
    let may_hold_one = token.contains(['记', '通', '评']);
    may_hold_one
        && ["记者", "通讯员", "评论员"].iter().any(|word| {
            first_of(token, word).is_some_and(|at| {
                let name = &token[at + word.len()..];
                at <= 36 && (is_name(name) || is_run_of_names(name))
            })
        })
}

/// Where `word` first stands in `text`, in bytes.
fn first_of(text: &str, word: &str) -> Option<usize> {
    // a search for a whole word has to be prepared, which costs more than these short texts
    let first = word.chars().next()?;
    text.match_indices(first).map(|(at, _)| at).find(|&at| text[at..].starts_with(word))
}

/// Whether the tokens are a post and who holds it: “云溪区人民政府区长 周平”.
fn is_post_and_name<'a>(mut tokens: impl Iterator<Item = &'a str>) -> bool {
    let (post, name, given) = (tokens.next(), tokens.next(), tokens.next());
    let (Some(post), Some(name), None) = (post, name, tokens.next()) else { return false };
    if post.chars().count() <= 2 || !POSTS.iter().any(|word| post.ends_with(word)) {
        return false;
    }
    let is_one = |token: &str| token.chars().count() == 1;
    match given {
        None => is_name(name),
        Some(given) => is_one(name) && is_one(given) && is_name(&format!("{name}{given}")),
    }
}

/// Whether a line is a signature in brackets at an article's end: “（周平 李建国）”, “（本报记者周平）”, “（完）”.
pub(super) fn is_signature(line: &str, chars: usize) -> bool {
    let bracketed =
        (line.starts_with('（') && line.ends_with('）')) || (line.starts_with('(') && line.ends_with(')'));
    if !bracketed || chars > 34 {
        return false;
    }
    let inner = line.trim_matches(['（', '）', '(', ')']);
    !inner.contains(['（', '）', '(', ')', '。', '，'])
        && (inner == "完"
            || inner.ends_with('电')
            || inner.starts_with('据')
            || is_byline(inner, chars)
            || inner.split([' ', '　', '、', '/']).all(is_name)
            || (inner.chars().next().is_some_and(is_surname) && chars <= 8))
}

/// Whether the text opens as a news report does: 本报讯, “新华社海州4月1日电”, “央视网消息”.
pub(super) fn begins_with_dateline(text: &str) -> bool {
    let head_end = text.char_indices().nth(32).map_or(text.len(), |(at, _)| at);
    let head = &text[..head_end];
    let head = &head[..head.find(['，', '。', ',']).unwrap_or(head.len())];
    if !head.contains(['讯', '消', '电']) {
        return false;
    }
    ["报讯", "网讯", "社讯", "台讯", "网消息", "社消息", "台消息"]
        .iter()
        .any(|word| first_of(head, word).is_some_and(|at| at <= 24))
        || ["日电", "专电"].iter().any(|word| first_of(head, word).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn byline(line: &str) -> bool {
        is_byline(line, line.chars().count())
    }

    #[test]
    fn bylines() {
        for line in [
            "本报记者 周建平 通讯员 李梅 何志",
            "■记者 周平 通讯员 何志",
            "见习记者 李 梅 通讯员 何志",
            "本报记者周建平",
            "新华社记者周平、李建国、何志",
            "文/图 本报记者 周平",
            "记者　王　芳　通讯员　云溪公安",
            "融媒体记者 周平 文/图",
            "作者：周平",
            "本报评论员 周平",
            "云溪区人民政府区长 周平",
            "本报记者周建平李梅",
            "本报评论员",
            "海州台消息（晚间新闻）：",
        ] {
            assert!(byline(line), "{line}");
        }
        for line in [
            "政法记者走基层",
            "记者手记",
            "记者节里话变迁",
            "本报讯 青禾县公布优秀网格员名单，共12人，名单如下：",
            "行动有力度",
            "本报讯 近日，云溪区召开会议。",
            "本报记者了解到，全区共有12个村。",
            "打通服务群众“最后一公里”",
            "一图读懂工作报告",
            "整治有力 服务有心",
        ] {
            assert!(!byline(line), "{line}");
        }
    }

    #[test]
    fn signatures_and_datelines() {
        for line in ["（周平）", "（本报记者周平）", "（完）", "（本报海州1月18日电）", "（周平 李建国）"]
        {
            assert!(is_signature(line, line.chars().count()), "{line}");
        }
        for line in ["（一）工作回顾", "（执行一件事）得到推广", "（三）"] {
            assert!(!is_signature(line, line.chars().count()), "{line}");
        }
        for text in [
            "本报讯 近日，",
            "新华社海州4月1日电 区里",
            "据新华社海州12月30日电区里",
            "央视网消息（新闻联播）：",
            "海州晚报讯（记者周平）",
        ] {
            assert!(begins_with_dateline(text), "{text}");
        }
        for text in ["近日，云溪区网格员周平", "昨日，电工周平上门", "4月1日，电力部门"]
        {
            assert!(!begins_with_dateline(text), "{text}");
        }
    }
}
