//! Folio lines: page number, paper, date and weekday, editors; and the publication date they state.

use super::folio_date::{DateToken, date_at};
use super::names::{is_name, may_be_name, tokens_of_names};
use super::words::Words;
use crate::text::Span;
use crate::text::is_han;
use jiff::civil::Date;
use std::sync::LazyLock;

static EDITOR_LABELS: LazyLock<Words> = LazyLock::new(|| Words::read(include_str!("data/editor_labels.txt")));

static PAPER_ENDS: LazyLock<Words> = LazyLock::new(|| Words::read(include_str!("data/paper_ends.txt")));

static PAGE_SECTIONS: LazyLock<Words> = LazyLock::new(|| Words::read(include_str!("data/page_sections.txt")));

/// Longest folio line, in characters.
const LONGEST: usize = 120;

/// What a folio line states.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Folio {
    /// Its date, and where it stands in the line.
    pub date: Option<(Date, Span)>,
    /// The paper's name in the line.
    pub paper: Option<Span>,
    /// Whether a date stands without anything else of a folio line.
    pub bare_date: bool,
}

/// Reads a line as a folio line, or `None` if it is none.
pub(super) fn folio_of(line: &str, chars: usize) -> Option<Folio> {
    if chars > LONGEST || line.contains(['。', '！', '？', '，']) {
        return None;
    }
    if is_page_number(line) {
        return Some(Folio::default());
    }
    if is_paper(line) {
        return Some(Folio { paper: Some(Span::new(0, line.len())), ..Folio::default() });
    }
    if is_labelled(line.trim_start_matches(['【', '■', '●', '〖', '[']), line) {
        return Some(Folio { date: labelled_date(line), ..Folio::default() });
    }
    read_tokens(line)
}

/// Where a folio line names the paper, in bytes of the line.
pub fn paper_of(line: &str) -> Option<Span> {
    folio_of(line, line.chars().count())?.paper
}

/// 12, A4, 第4版, 04版, 4-5, ·3·
fn is_page_number(token: &str) -> bool {
    let inner = token.trim_matches(['·', '-', '—', '－', '/', '|', '｜', ' ']);
    let inner = inner.strip_prefix('第').unwrap_or(inner);
    let (inner, is_page) = match inner.strip_suffix('版').or_else(|| inner.strip_suffix('页')) {
        Some(number) => (number, true),
        None => (inner, false),
    };
    let digits = inner.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let letters = inner.len() - digits.len();
    let all_digits = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let chinese = is_page && inner.chars().all(|c| "一二三四五六七八九十".contains(c)) && !inner.is_empty();
    chinese || (all_digits && letters <= 1 && digits.len() <= if is_page { 3 } else { 2 })
}

/// The name of a page's section with its number set close to it: 要闻03, A2综合, 第03版：要闻.
fn is_numbered_section(token: &str) -> bool {
    let page_behind = |section: &str| is_page_number(token[section.len()..].trim_start_matches(['：', ':']));
    let page_before =
        |section: &str| is_page_number(token[..token.len() - section.len()].trim_end_matches(['：', ':']));
    PAGE_SECTIONS.opening(token).any(page_behind) || PAGE_SECTIONS.closing(token).any(page_before)
}

fn is_paper(token: &str) -> bool {
    token.ends_with('报')
        && (4..=10).contains(&token.chars().count())
        && token.chars().all(is_han)
        && PAPER_ENDS.close(token)
}

/// Whether the line is a label of page furniture with what belongs to it: “责任编辑：周平”, “【责任编辑:周平】”.
fn is_labelled(inner: &str, line: &str) -> bool {
    let inner = inner.strip_prefix("我要纠错】").unwrap_or(inner);
    EDITOR_LABELS.opening(inner).any(|label| {
        let rest = &inner[label.len()..];
        let value = rest.trim_start();
        (value.starts_with(['：', ':', '／', '/', '|', '｜'])
            || (rest.len() > value.len() && is_names(value)))
            && line.chars().count() <= 60
    })
}

fn is_names(value: &str) -> bool {
    let tokens: Vec<&str> = value.split_whitespace().collect();
    !tokens.is_empty() && tokens.iter().all(|token| may_be_name(token) || token.chars().count() == 1)
}

fn labelled_date(line: &str) -> Option<(Date, Span)> {
    let value = line.find(['：', ':']).map(|at| at + if line[at..].starts_with(':') { 1 } else { 3 })?;
    let value = value + (line[value..].len() - line[value..].trim_start().len());
    match date_at(&line[value..])? {
        DateToken::Date(date, length) => Some((date, Span::new(value, value + length))),
        DateToken::Other(_) => None,
    }
}

/// Reads a line of several tokens, each of which must belong in a folio line.
fn read_tokens(line: &str) -> Option<Folio> {
    let mut folio = Folio::default();
    let mut strong = 0;
    let mut weak = 0;
    let mut pages = 0;
    let mut sections = 0;
    let mut weekday = false;
    let mut at = 0;
    let separators = [' ', '\u{3000}', '\t', '|', '｜', '·', '/', '（', '）', '(', ')', '\u{a0}', ';', '；'];
    while at < line.len() {
        let rest = &line[at..];
        let skipped = rest.trim_start_matches(separators);
        if skipped.len() < rest.len() {
            at += rest.len() - skipped.len();
            continue;
        }
        if let Some(found) = date_at(rest) {
            let length = match found {
                DateToken::Date(date, length) => {
                    folio.date = folio.date.or(Some((date, Span::new(at, at + length))));
                    strong += 1;
                    length
                }
                DateToken::Other(length) => {
                    weekday = true;
                    length
                }
            };
            at += length;
            continue;
        }
        let token = &rest[..rest.find(separators).unwrap_or(rest.len())];
        if is_page_number(token) || is_numbered_section(token) {
            pages += 1;
            strong += 1;
        } else if PAGE_SECTIONS.contain(token) {
            sections += 1;
            weak += 1;
        } else if is_paper(token) {
            folio.paper = folio.paper.or(Some(Span::new(at, at + token.len())));
            strong += 1;
        } else if is_labelled(token, token) || EDITOR_LABELS.contain(token.trim_end_matches(['：', ':'])) {
            strong += 1;
            at += labelled_names(token, &line[at..]);
            continue;
        } else if token.chars().count() <= 6
            && (token.chars().all(is_han) || token.bytes().all(|b| b.is_ascii_uppercase()))
        {
            weak += 1;
        } else {
            return None;
        }
        at += token.len();
    }
    let has_weekday_date = folio.date.is_some() && weekday;
    folio.bare_date = strong == 1 && folio.date.is_some() && !weekday;
    let names_page = pages > 0 && weak == sections;
    (strong > 0 && (weak == 0 || (weak <= 2 && (strong > 1 || has_weekday_date || names_page))))
        .then_some(folio)
}

/// The bytes of a label and the names behind it, with which `rest` begins; its first token holds the label and, behind a
/// colon, perhaps a name or the first character of one that is spaced out: 编辑：鹿 鸣.
fn labelled_names(token: &str, rest: &str) -> usize {
    let label = token
        .find(['：', ':'])
        .map_or(token.len(), |at| at + if token[at..].starts_with(':') { 1 } else { 3 });
    token.len().max(label + names_behind(&rest[label..]))
}

/// The bytes of blank space and names directly behind an editor's label.
fn names_behind(rest: &str) -> usize {
    let mut length = 0;
    for name in tokens_of_names(rest.split_whitespace()).take(3) {
        if !name.is_spaced && !is_name(name.first) {
            break;
        }
        length = name.last.as_ptr() as usize + name.last.len() - rest.as_ptr() as usize;
    }
    length
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: Option<(Option<&str>, Option<&str>)>) {
        let found = folio_of(line, line.chars().count()).map(|folio| {
            (
                folio.date.map(|(date, span)| format!("{date}={}", span.of(line))),
                folio.paper.map(|span| span.of(line)),
            )
        });
        let found = found.as_ref().map(|(date, paper)| (date.as_deref(), *paper));
        assert_eq!(found, expected, "{line}");
    }

    #[test]
    fn single_parts() {
        for line in [
            "12",
            "04",
            "A4",
            "第4版",
            "四版",
            "责任编辑：周平",
            "版式设计：马丁",
            "首席编辑 何志",
            "【责任编辑:周平】",
            "值班编委：周平 何志",
            "· 3 ·",
            "要闻 03",
            "A2 综合新闻",
            "要闻03",
            "第03版：要闻",
            "04版 | 平安",
        ] {
            check(line, Some((None, None)));
        }
        check("海州法制报", Some((None, Some("海州法制报"))));
        check("2022年4月2日", Some((Some("2022-04-02=2022年4月2日"), None)));
        check("2022-04-02 10:35", Some((Some("2022-04-02=2022-04-02"), None)));
        check("时间：2026-02-10", Some((Some("2026-02-10=2026-02-10"), None)));
    }

    #[test]
    fn several_parts_on_one_line() {
        check(
            "2022年4月2日 星期六 第4版 海州日报 责任编辑：周平 版式设计：马丁",
            Some((Some("2022-04-02=2022年4月2日"), Some("海州日报"))),
        );
        check(
            "海州日报 二〇二二年四月二日　星期六",
            Some((Some("2022-04-02=二〇二二年四月二日"), Some("海州日报"))),
        );
        check("要闻 2022年4月2日星期六 A2", Some((Some("2022-04-02=2022年4月2日"), None)));
        check("2022年4月2日 星期六 农历三月初二", Some((Some("2022-04-02=2022年4月2日"), None)));
        check("责任编辑：周 平 版式设计：何志 校对：李梅", Some((None, None)));
        check(
            "2022年4月2日　星期六　A06　城事·民生　　编辑：周 平　美编：何 志　校对：李 梅",
            Some((Some("2022-04-02=2022年4月2日"), None)),
        );
        check(
            "海州日报　　2022年4月2日　星期六　第3版　县域新闻　　责任编辑：周 平　版式设计：宁 宁",
            Some((Some("2022-04-02=2022年4月2日"), Some("海州日报"))),
        );
    }

    #[test]
    fn what_is_no_folio_line() {
        for line in [
            "2022年4月2日，云溪区召开会议。",
            "2022年银溪街道已线上流转信访",
            "情况通报",
            "先行",
            "平安云溪",
            "共同富裕 平安先行",
            "编辑部的故事",
            "534",
            "2022年4月2日下午",
            "要闻",
            "要闻 综合",
            "平安云溪 12",
            "平安建设2022",
        ] {
            check(line, None);
        }
    }
}
