//! Reads the words that say what a figure is: a total, a share, a change, a plan, an average.

use crate::text::Span;
use daachorse::{CharwiseDoubleArrayAhoCorasick, CharwiseDoubleArrayAhoCorasickBuilder, MatchKind};
use std::sync::LazyLock;

/// What a cue says of the figures in its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CueKind {
    /// 共, 合计.
    Total,
    /// 累计, 截至.
    Cumulative,
    /// 其中.
    Within,
    /// 占, 占比.
    Share,
    /// 平均, 人均.
    Average,
    /// 每.
    Per,
    /// 增长, 增至.
    Up,
    /// 下降, 减至.
    Down,
    /// 同比.
    YearOnYear,
    /// 环比.
    MonthOnMonth,
    /// 计划, 目标, 将.
    Planned,
    /// 完成, 已.
    Done,
    /// 新增.
    New,
    /// 去年, 同期, 原来.
    Earlier,
    /// 今年, 目前.
    Later,
    /// 结余, 还差, 其余.
    Remaining,
    /// 全市, 我省.
    Whole,
    /// 可比口径, 剔除.
    Comparable,
    /// 等, 主要, 包括: the parts named need not be all.
    Open,
    /// 分别, 各.
    Respectively,
    /// 由, 从.
    From,
    /// 比, 较.
    Than,
    /// 达到, 突破.
    Reach,
    /// 收入, 支出.
    Balance,
    /// 之比.
    Ratio,
    /// 赞成, 反对.
    Vote,
    /// 超额.
    Exceed,
    /// 受理, 调解成功: a verb that governs figures.
    Act,
    /// 加上, 另有, 不含: something stands beside the figures named.
    Combined,
    /// 增加值: a name that holds the characters of a cue and is none.
    Name,
}

/// A cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cue {
    /// Where it stands, in bytes of the block's text.
    pub span: Span,
    /// What it says.
    pub kind: CueKind,
}

struct Table {
    words: CharwiseDoubleArrayAhoCorasick<u32>,
    kinds: Vec<CueKind>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let rows: Vec<(&str, CueKind)> = include_str!("data/cues.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
        .filter_map(|(word, kind)| Some((word, kind_of(kind)?)))
        .collect();
    #[expect(clippy::unwrap_used, reason = "the table is a constant, and a test reads it")]
    let words = CharwiseDoubleArrayAhoCorasickBuilder::new()
        .match_kind(MatchKind::LeftmostLongest)
        .build(rows.iter().map(|(word, _)| word))
        .unwrap();
    Table { words, kinds: rows.into_iter().map(|(_, kind)| kind).collect() }
});

fn kind_of(name: &str) -> Option<CueKind> {
    Some(match name {
        "total" => CueKind::Total,
        "cumulative" => CueKind::Cumulative,
        "within" => CueKind::Within,
        "share" => CueKind::Share,
        "average" => CueKind::Average,
        "per" => CueKind::Per,
        "up" => CueKind::Up,
        "down" => CueKind::Down,
        "year-on-year" => CueKind::YearOnYear,
        "month-on-month" => CueKind::MonthOnMonth,
        "planned" => CueKind::Planned,
        "done" => CueKind::Done,
        "new" => CueKind::New,
        "earlier" => CueKind::Earlier,
        "later" => CueKind::Later,
        "remaining" => CueKind::Remaining,
        "whole" => CueKind::Whole,
        "comparable" => CueKind::Comparable,
        "open" => CueKind::Open,
        "name" => CueKind::Name,
        "respectively" => CueKind::Respectively,
        "from" => CueKind::From,
        "than" => CueKind::Than,
        "reach" => CueKind::Reach,
        "balance" => CueKind::Balance,
        "ratio" => CueKind::Ratio,
        "vote" => CueKind::Vote,
        "exceed" => CueKind::Exceed,
        "act" => CueKind::Act,
        "combined" => CueKind::Combined,
        _ => return None,
    })
}

/// Reads the cues of `text`, in text order, the longest where several begin at one place.
pub fn read(text: &str) -> Vec<Cue> {
    let found = TABLE.words.leftmost_find_iter(text);
    found
        .map(|m| Cue { span: Span::new(m.start(), m.end()), kind: TABLE.kinds[m.value() as usize] })
        .collect()
}

/// The cues of `cues` that lie inside `span`.
pub fn within(cues: &[Cue], span: Span) -> &[Cue] {
    let first = cues.partition_point(|cue| cue.span.start < span.start);
    let last = cues.partition_point(|cue| cue.span.end <= span.end);
    cues.get(first..last).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, CueKind)]) {
        let found: Vec<(&str, CueKind)> =
            read(text).iter().map(|cue| (cue.span.of(text), cue.kind)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn longest_cue_wins() {
        check(
            "共办结12件，比上年增长3%",
            &[
                ("共", CueKind::Total),
                ("办结", CueKind::Done),
                ("比上年", CueKind::YearOnYear),
                ("增长", CueKind::Up),
            ],
        );
        check("其中平均每村", &[("其中", CueKind::Within), ("平均每", CueKind::Average)]);
    }

    #[test]
    fn every_row_of_the_table_is_read() {
        let rows: Vec<&str> = include_str!("data/cues.tsv").lines().skip(1).collect();
        assert_eq!(rows.len(), TABLE.kinds.len());
        assert!(rows.windows(2).all(|pair| pair[0].split('\t').next() < pair[1].split('\t').next()));
    }
}
