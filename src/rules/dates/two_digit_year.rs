//! `two-digit-year`: a year in two digits.

use super::calendar::here;
use super::{DATES, both};
use crate::facts::date::{DateKind, LengthUnit, Script};
use crate::rules::{
    BlockView, Confidence, Drafts, Example, Family, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;

/// `two-digit-year`.
#[derive(Debug)]
pub struct TwoDigitYear;

static INFO: RuleInfo = RuleInfo {
    code: "two-digit-year",
    family: Family::Wording,
    severity: Severity::Information,
    points: Some(1),
    confidence: Confidence::Medium,
    kinds: &["D13", "ND20"],
    page: RulePage {
        title: both("年份只写两位", "Year in two digits"),
        finds: both("98年入伍、08年3月一类写法。", "A year such as 98年 or 08年."),
        why: both(
            "年份不应简写，两位数会被当成时长或分不清世纪。",
            "Two digits may be read as a length of time, or of another century.",
        ),
        instead: both("写四位：1998年入伍。", "Four digits: 1998年."),
        silent: both("时长（工作了38年）、引语里的不报。", "Silent on lengths of time and in quoted speech."),
        source: both("GB/T 15835-2011 5.1.4", "GB/T 15835-2011, 5.1.4"),
    },
    examples: &[
        Example::new("老周⟦98年⟧入伍，在部队立过功。"),
        Example::new("⟦08年⟧，村里通了自来水。"),
        Example::new("厂房⟦98年3月⟧建成。"),
        Example::new("她⟦85年⟧出生在山村。"),
        Example::new("⟦76年⟧参加工作的老员工受到慰问。"),
        Example::new("老周1998年入伍，在部队立过功。"),
        Example::new("他在山里工作了38年。"),
        Example::new("他入伍已有28年。"),
        Example::new("老周回忆：“我98年入伍，就没离开过。”"),
        Example::new("连续98年的观测记录十分珍贵。"),
        Example::new("建厂75年来，产值翻了三番。"),
        Example::new("历经80年风雨的老桥拆除重建。"),
        Example::new("5年级学生参加了活动。"),
    ],
    ..DATES
};

impl Rule for TwoDigitYear {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        const EVENTS: &[&str] = &[
            "入伍",
            "出生",
            "毕业",
            "参加工作",
            "参军",
            "考入",
            "考上",
            "退伍",
            "转业",
            "入党",
            "结婚",
            "下岗",
        ];
        for mention in &block.facts.dates {
            let short = match &mention.kind {
                DateKind::Date(parts) => parts.year.is_some_and(|year| year.value < 100),
                DateKind::Duration(length) => {
                    let two_digits =
                        length.count.script == Script::Arabic && (50..100).contains(&length.count.value);
                    let after = &block.text[mention.span.end as usize..];
                    length.unit == LengthUnit::Year
                        && two_digits
                        && EVENTS.iter().any(|word| after.starts_with(word))
                }
                _ => false,
            };
            let quoted = block.facts.quoted.iter().any(|quoted| quoted.inner.covers(mention.span));
            if short && !quoted {
                let written = block.at(mention.span);
                let message = say!(
                    context.lang,
                    "“{written}”：年份应写四位",
                    "“{written}”: a year is written in four digits"
                );
                out.report(here(mention.span), message);
            }
        }
    }
}
