//! Section heads: the numbering or symbol that marks one, and which heads of a page are parallel.

use crate::text::is_han;
use rustc_hash::FxHashMap;

/// How a head is marked. The order is the usual one of levels, highest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Style {
    /// Markdown: the number of `#`.
    Markdown(u8),
    /// 第一章, 第三节, 第二部分
    Chapter,
    /// 一、
    Chinese,
    /// （一）
    ChineseInBrackets,
    /// 1. or 1、
    Arabic,
    /// （1） or ①
    ArabicInBrackets,
    /// ■ ● ◆ and the like, or 【】
    Symbol,
    /// Nothing but a short line.
    Plain,
}

/// The marking that `text` begins with.
pub(super) fn style_of(text: &str) -> Option<Style> {
    let first = text.chars().next()?;
    if matches!(first, '■' | '●' | '◆' | '★' | '□' | '◎' | '◇' | '▶' | '►' | '【' | '◤' | '☆' | '○')
    {
        return Some(Style::Symbol);
    }
    if matches!(first, '①'..='⑳') {
        return Some(Style::ArabicInBrackets);
    }
    if let Some(rest) = text.strip_prefix('第') {
        let number = rest.trim_start_matches(is_chinese_figure);
        let unit = ["章", "节", "编", "部分", "篇"].iter().any(|unit| number.starts_with(unit));
        return (number.len() < rest.len() && unit).then_some(Style::Chapter);
    }
    if let Some(rest) = text.strip_prefix(['（', '(']) {
        let chinese = rest.trim_start_matches(is_chinese_figure);
        if chinese.len() < rest.len() && chinese.starts_with(['）', ')']) {
            return Some(Style::ChineseInBrackets);
        }
        let arabic = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        return (arabic.len() < rest.len() && arabic.starts_with(['）', ')']))
            .then_some(Style::ArabicInBrackets);
    }
    let chinese = text.trim_start_matches(is_chinese_figure);
    if chinese.len() < text.len() {
        return chinese.starts_with('、').then_some(Style::Chinese);
    }
    let arabic = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let figures = text.len() - arabic.len();
    let dot = arabic.starts_with(['.', '．', '、']);
    let after = arabic.chars().nth(1).unwrap_or(' ');
    ((1..=2).contains(&figures) && dot && !after.is_ascii_digit()).then_some(Style::Arabic)
}

fn is_chinese_figure(c: char) -> bool {
    matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '百' | '零')
}

/// What the short lines of a page have in common: lines of one pattern are parallel heads.
#[derive(Debug, Default)]
pub(super) struct Parallels {
    counts: FxHashMap<(u8, u64), u32>,
}

impl Parallels {
    /// Counts the patterns of one more short line.
    pub fn count(&mut self, text: &str) {
        each_pattern(text, |key| *self.counts.entry(key).or_insert(0) += 1);
    }

    /// Whether another line on the page has a pattern of this one, which was counted too.
    pub fn has_partner(&self, text: &str) -> bool {
        let mut found = false;
        each_pattern(text, |key| found = found || self.counts.get(&key).copied().unwrap_or(0) > 1);
        found
    }
}

/// The patterns of a short line: its clauses' lengths, its parts between spaces, equal length with a shared character.
fn each_pattern(text: &str, mut found: impl FnMut((u8, u64))) {
    const MOST: usize = 4;
    let mut lengths = [0u64; MOST];
    let mut clauses = 1;
    let mut parts = 0;
    let mut in_part = false;
    for c in text.chars() {
        let space = c.is_whitespace();
        parts += u64::from(!space && !in_part);
        in_part = !space;
        if space || matches!(c, '、' | '，' | ',' | '：' | ':') {
            clauses += 1;
        } else if let Some(length) = lengths.get_mut(clauses - 1) {
            *length += 1;
        }
    }
    if (2..=MOST as u64).contains(&parts) {
        found((0, parts));
    }
    if (2..=MOST).contains(&clauses) {
        found((1, lengths[..clauses].iter().fold(0, |key, length| key * 64 + length)));
    } else if clauses == 1 && (3..=14).contains(&lengths[0]) {
        for (at, c) in text.chars().enumerate() {
            if is_han(c) && !matches!(c, '的' | '了' | '与' | '和' | '在') {
                found((2, (lengths[0] * 16 + at as u64) << 32 | c as u64));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles() {
        let check = |text, expected| assert_eq!(style_of(text), expected, "{text}");
        check("一、过去一年工作回顾", Some(Style::Chinese));
        check("十二、其他工作", Some(Style::Chinese));
        check("（三）社会建设", Some(Style::ChineseInBrackets));
        check("(三)社会建设", Some(Style::ChineseInBrackets));
        check("3. 社会建设", Some(Style::Arabic));
        check("3、社会建设", Some(Style::Arabic));
        check("3.5万户", None);
        check("（2）社会建设", Some(Style::ArabicInBrackets));
        check("第三章 社会建设", Some(Style::Chapter));
        check("第十条电力线路保护区", None);
        check("■平安建设", Some(Style::Symbol));
        check("【平安建设】", Some(Style::Symbol));
        check("一老一小有人管", None);
        check("2022年", None);
        check("（执行一件事）", None);
        check("行动有力度", None);
    }

    #[test]
    fn parallel_lines() {
        let check = |lines: &[&str], expected: bool| {
            let mut parallels = Parallels::default();
            lines.iter().for_each(|line| parallels.count(line));
            assert_eq!(parallels.has_partner(lines[0]), expected, "{lines:?}");
        };
        check(&["行动有速度", "服务有温度", "创新有深度"], true);
        check(&["闭环管控、标本兼治", "快响激活、实战实效"], true);
        check(&["春溪街道“小板凳” 讲出大民主", "银溪街道一条线 打通最后一公里"], true);
        check(&["深化改革，激发活力", "立足边境，守护平安"], true);
        check(&["开展街面执法", "夏季大巡防集结现场"], false);
        check(&["益农镇交治站", "平安建设无止境"], false);
        check(&["行动有速度"], false);
    }
}
