//! Tells the short piece of a sentence that a column cut from a head: “从一件件小事抓起，云溪区”.

use super::ends::{begins_afresh, begins_inside, begins_with_connective, ends_unfinished, leaves_open};
use super::words::Words;
use crate::text::holds_any;
use std::sync::LazyLock;

static WANT_OBJECT: LazyLock<Words> =
    LazyLock::new(|| Words::read(include_str!("data/object_wanting_ends.txt")));

/// From this much evidence on a short line is a cut sentence.
pub(super) const ENOUGH: u32 = 3;

/// How much speaks for `text`, a short line without stop, being the beginning of a sentence that `next` goes on with.
/// `stands_out`: the page has heads, and this line is parallel to none of them.
pub(super) fn evidence(text: &str, chars: usize, next: Option<&str>, stands_out: bool) -> u32 {
    let mut evidence = 0;
    let figure_follows = next.is_some_and(begins_with_quantity);
    if leaves_open(text)
        || ends_unfinished(text)
        || wants_object(text)
        || wants_figure(text)
        || (text.ends_with(['到', '达', '逾']) && figure_follows)
        || begins_with_connective(text)
        || ends_in_round_figure(text)
    {
        evidence += 3;
    }
    if begins_afresh(text) {
        evidence += 2;
    } else if begins_with_setting(text) {
        evidence += 1;
    }
    if let Some(last) = uneven_clauses(text) {
        evidence += if last <= 3 { 3 } else { 2 };
    }
    if text.ends_with(|c: char| c.is_ascii_digit()) {
        evidence += 1;
    }
    if text.contains(['已', '将', '了', '着']) {
        evidence += 1;
    }
    if chars > 26 && !text.contains(char::is_whitespace) {
        evidence += 1;
    }
    if next.is_some_and(begins_inside) {
        evidence += 2;
    }
    if stands_out {
        evidence += 1;
    }
    evidence
}

/// Whether the text ends with a verb whose object is missing, or with 均 as an adverb.
fn wants_object(text: &str) -> bool {
    let all =
        text.strip_suffix('均').is_some_and(|before| !before.ends_with(['平', '人', '户', '年', '月', '日']));
    all || WANT_OBJECT.close(text)
}

/// Whether the text announces a total and gives no figure: “全区共累计排查”.
fn wants_figure(text: &str) -> bool {
    let total = holds_any(text, &["累计", "共计", "总计"]);
    total
        && !text
            .contains(|c: char| c.is_ascii_digit() || "一二三四五六七八九十百千万亿两半数几多".contains(c))
}

/// Whether the text ends with a figure and 余 or 多, so that the measure word is missing.
fn ends_in_round_figure(text: &str) -> bool {
    text.strip_suffix(['余', '多']).is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()))
}

/// Whether the text begins with a figure that is no date or hour.
fn begins_with_quantity(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    rest.len() < text.len() && !rest.starts_with(['年', '月', '日', '时', '点', ':', '：', '、', '-', '—'])
}

/// Whether the text begins with a time or a preposition, as sentences do.
fn begins_with_setting(text: &str) -> bool {
    let figures = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let dated = figures.len() < text.len() && figures.starts_with(['年', '月']);
    dated
        || [
            "在", "从", "对", "为", "通过", "随着", "针对", "今年", "去年", "前年", "截至", "据", "经", "当",
            "其中",
        ]
        .iter()
        .any(|word| text.starts_with(word))
}

/// The length of the last clause where commas part the text into clauses of clearly different length. Heads of two
/// clauses have them of one length.
fn uneven_clauses(text: &str) -> Option<usize> {
    let clauses: Vec<usize> = text.split(['，', ',']).map(|clause| clause.chars().count()).collect();
    let longest = clauses.iter().max()?;
    let shortest = clauses.iter().min()?;
    (clauses.len() > 1 && longest > &(shortest + 2)).then(|| clauses[clauses.len() - 1])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, next: &str, stands_out: bool, cut: bool) {
        let found = evidence(text, text.chars().count(), Some(next), stands_out);
        assert_eq!(found >= ENOUGH, cut, "{text}: {found}");
    }

    #[test]
    fn cut_sentences() {
        check("从一件件小事抓起，云溪区", "不仅看结果，更看过程。", false, true);
        check("在云溪区银溪街道，一条热线，凭借", "周到的服务赢得好评。", false, true);
        check("2022年银溪街道已线上流转信访", "件3579件，催办率下降。", true, true);
        check("此外，对电动自行车逆行、闯红", "灯、不戴头盔开展整治。", false, true);
        check("打造“一老一", "小”守望服务。", false, true);
        check("河东街道去年受理事项534", "个，全部办结。", false, true);
        check("全区共累计排查", "隐患126处，已整改118处。", false, true);
        check("据统计，今年", "柳溪镇受理事项126件。", false, true);
        check("为此，县里专门", "出台了12条措施。", false, true);
        check("共有党员干部120余", "人参加志愿服务。", false, true);
        check("村民代表李梅告诉", "记者，办事只跑一趟。", false, true);
        check("网格力量下沉到", "12个小区，实行错时走访。", false, true);
        check("各村（社区）均", "建立了台账，逐户登记。", false, true);
        check("这项工作先后获得", "市级表扬3次。", false, true);
    }

    #[test]
    fn heads() {
        check("行动有速度", "今年1月底，云溪区闻令而动。", false, false);
        check("闭环管控、标本兼治", "“这个办法好。”周平说。", false, false);
        check("深化改革开放，激发社会活力", "区里推出12项举措。", false, false);
        check("摊主急得打了110", "昨天中午，河东街头一片忙乱。", false, false);
        check("排查走访不留死角", "12个小区实行错时走访。", false, false);
        check("件件有着落 说到做到", "2024年，青禾县受理事项36件。", false, false);
        check("累计减税三千万元", "柳溪镇企业负担减轻。", false, false);
        check("产值迈上户均", "柳溪镇今年有新变化。", false, false);
        check("经验成果双丰收", "3月以来，全县办结36件。", false, false);
        check("在希望的田野上", "春耕时节，云溪区一派繁忙。", true, false);
        check("餐馆无证经营，九十余人中毒", "昨天中午，海州一家餐馆出事。", false, false);
    }
}
