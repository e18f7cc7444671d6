//! Hover on a figure: what it counts, its value, the other figures of the same thing, the checks it takes part in.

use super::super::document::Checked;
use super::super::mention::{InBlock, quantity_at, term_at};
use super::Section;
use super::words::{MOST, checks, line_with, plain};
use crate::facts::quantity::{Head, Interval, Kind, Quantity};
use crate::say;
use crate::terms::TermHit;
use crate::text::{Lang, Span};
use rust_decimal::Decimal;
use std::fmt::Write;

/// The section on the quantity at `place`; none for a figure inside a known term, where it counts nothing.
pub(super) fn compose(checked: &Checked, place: InBlock, lang: Lang) -> Option<Section> {
    let quantity = quantity_at(&checked.analysis, place)?;
    let is_part_of_term = |hit: &TermHit| hit.span.covers(quantity.figure);
    if term_at(&checked.analysis, place).is_some_and(is_part_of_term) {
        return None;
    }
    let block = &checked.analysis.page.blocks[place.block];
    let text = checked.analysis.blocks[place.block].text();
    let span = block.document_span(quantity.span, &checked.analysis.text);
    let (name, label) = (plain(quantity.span.of(text)), kind_label(quantity.kind, lang));
    let mut markdown = format!("**{name}**　{label}\n\n");
    // Writing to a string cannot fail.
    // A lone character or the verb itself is no noun that tells a reader anything.
    let tells = |head: &Head| {
        let noun = head.span.of(text);
        noun.chars().count() > 1 && quantity.act.is_none_or(|act| act.of(text) != noun)
    };
    if let Some(head) = quantity.head.filter(tells) {
        let head = plain(head.span.of(text));
        let _ = writeln!(markdown, "- {}", say!(lang, "所计：{head}", "counts: {head}"));
    }
    if let Some(act) = quantity.act {
        let act = plain(act.of(text));
        let _ = writeln!(markdown, "- {}", say!(lang, "动作：{act}", "of: {act}"));
    }
    let value = value(quantity, lang);
    let _ = writeln!(markdown, "- {}", say!(lang, "数值：{value}", "value: {value}"));
    let others = same_thing(checked, place, quantity);
    if !others.is_empty() {
        let heading = say!(lang, "本篇同类数字：", "The same thing elsewhere in the article:");
        let _ = writeln!(markdown, "\n{heading}\n");
    }
    for other in others {
        let _ = writeln!(markdown, "- {}", line_with(checked, other, lang));
    }
    markdown.push_str(&checks(checked, span, lang));
    Some(Section { markdown, span })
}

fn kind_label(kind: Kind, lang: Lang) -> &'static str {
    let (zh, en) = match kind {
        Kind::Count => ("数量", "count"),
        Kind::Money => ("金额", "money"),
        Kind::Percent => ("百分比", "percentage"),
        Kind::PerMille => ("千分比", "per mille"),
        Kind::PercentPoint => ("百分点", "percentage points"),
        Kind::Fraction => ("分数", "fraction"),
        Kind::Times => ("倍数", "multiple"),
        Kind::Doubling => ("翻番", "doubling"),
        Kind::Tenths => ("成数", "tenths"),
        Kind::Discount => ("折扣", "discount"),
        Kind::Measure => ("计量", "measure"),
        Kind::Duration => ("时长", "duration"),
        Kind::Ordinal => ("序数", "ordinal"),
    };
    if lang == Lang::Zh { zh } else { en }
}

/// The value as one figure or an interval, with its unit.
fn value(quantity: &Quantity, lang: Lang) -> String {
    let unit = match quantity.kind {
        Kind::Percent => "%",
        Kind::PerMille => "‰",
        _ => quantity.counts_in().unwrap_or_default(),
    };
    let with_unit = |value: Decimal| format!("{}{unit}", grouped(value));
    let Interval { low, high, low_open, high_open } = quantity.value;
    match (low, high) {
        (Some(low), Some(high)) if low == high => with_unit(low),
        (Some(low), Some(high)) => format!("{}～{}", with_unit(low), with_unit(high)),
        (Some(low), None) if low_open => say!(lang, "大于{v}", "more than {v}", v = with_unit(low)),
        (Some(low), None) => say!(lang, "不小于{v}", "at least {v}", v = with_unit(low)),
        (None, Some(high)) if high_open => say!(lang, "小于{v}", "less than {v}", v = with_unit(high)),
        (None, Some(high)) => say!(lang, "不大于{v}", "at most {v}", v = with_unit(high)),
        (None, None) => say!(lang, "不确定", "open"),
    }
}

/// The figure with its digits in groups of three.
fn grouped(value: Decimal) -> String {
    let plain = value.normalize().to_string();
    let (sign, rest) = plain.strip_prefix('-').map_or(("", plain.as_str()), |rest| ("-", rest));
    let (whole, decimals) = rest.split_once('.').map_or((rest, None), |(whole, part)| (whole, Some(part)));
    let mut grouped = String::from(sign);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if let Some(decimals) = decimals {
        grouped.push('.');
        grouped.push_str(decimals);
    }
    grouped
}

/// Where the article counts the same noun in the same unit, in bytes of the document.
fn same_thing(checked: &Checked, place: InBlock, quantity: &Quantity) -> Vec<Span> {
    let analysis = &checked.analysis;
    let words = |block: usize, span: Span| span.of(analysis.blocks[block].text());
    let (Some(article), Some(head)) = (place.article, quantity.head) else { return Vec::new() };
    let counted = words(place.block, head.span);
    let mut same = Vec::new();
    for block in analysis.page.articles[article].blocks.clone() {
        for other in &analysis.blocks[block].facts.quantities {
            let is_other = (block, other.span) != (place.block, quantity.span);
            let counts_it = other.head.is_some_and(|head| words(block, head.span) == counted);
            if is_other && counts_it && other.same_unit(quantity) {
                same.push(analysis.page.blocks[block].document_span(other.span, &analysis.text));
            }
        }
    }
    same.truncate(MOST);
    same
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_stand_in_groups_of_three() {
        let check = |value: &str, shown: &str| assert_eq!(grouped(value.parse().unwrap()), shown);
        check("1080", "1,080");
        check("12000000.50", "12,000,000.5");
        check("-999", "-999");
        check("0.125", "0.125");
    }
}
