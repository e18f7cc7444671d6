//! Tells the short piece of a sentence that a column cut from a head: “从一件件小事抓起，云溪区”.

use super::ends::{begins_afresh, begins_inside, ends_unfinished, leaves_open};

/// From this much evidence on a short line is a cut sentence.
pub(super) const ENOUGH: u32 = 3;

/// How much speaks for `text`, a short line without stop, being the beginning of a sentence that `next` goes on with.
/// `stands_out`: the page has heads, and this line is parallel to none of them.
pub(super) fn evidence(text: &str, chars: usize, next: Option<&str>, stands_out: bool) -> u32 {
    let mut evidence = 0;
    if leaves_open(text) || ends_unfinished(text) {
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
    }

    #[test]
    fn heads() {
        check("行动有速度", "今年1月底，云溪区闻令而动。", false, false);
        check("闭环管控、标本兼治", "“这个办法好。”周平说。", false, false);
        check("深化改革开放，激发社会活力", "区里推出12项举措。", false, false);
        check("摊主急得打了110", "昨天中午，河东街头一片忙乱。", false, false);
        check("在希望的田野上", "春耕时节，云溪区一派繁忙。", true, false);
        check("餐馆无证经营，九十余人中毒", "昨天中午，海州一家餐馆出事。", false, false);
    }
}
