//! `decade-without-century`: 80年代 where the article names no century.

use super::calendar::here;
use super::{DATES, both};
use crate::facts::date::{DateKind, Period};
use crate::rules::{
    BlockView, Confidence, Drafts, Example, Family, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;

/// `decade-without-century`.
#[derive(Debug)]
pub struct DecadeWithoutCentury;

static INFO: RuleInfo = RuleInfo {
    code: "decade-without-century",
    family: Family::Wording,
    severity: Severity::Hint,
    on_by_default: false,
    points: None,
    confidence: Confidence::Low,
    kinds: &["D24"],
    page: RulePage {
        title: both("年代前缺世纪", "Decade without its century"),
        finds: both("“80年代”前面没有世纪。", "A decade such as 80年代 that names no century."),
        why: both(
            "世纪之交以后容易分不清。",
            "Since the turn of the century it is not clear which is meant.",
        ),
        instead: both("20世纪80年代。", "A decade with its century: 20世纪80年代."),
        silent: both(
            "默认关闭；上世纪、本世纪、同段已写世纪的和引语里的不报。",
            "Off by default; silent after 上世纪 and 本世纪, where the paragraph has named the century, and in quoted speech.",
        ),
        source: both("编校手册通例", "Editorial practice"),
    },
    examples: &[
        Example::new("⟦80年代⟧，村里通了公路。"),
        Example::new("他⟦九十年代⟧外出务工。"),
        Example::new("这座灯塔是⟦70年代⟧修的，至今还亮着。"),
        Example::new("到了⟦六十年代⟧，岛上才通电。"),
        Example::new("⟦90年代⟧末，渔民陆续上岸定居。"),
        Example::new("20世纪80年代，村里通了公路。"),
        Example::new("上世纪80年代，村里通了公路。"),
        Example::new("二十世纪七十年代，岛上才通电。"),
        Example::new("上世纪70年代修的灯塔，到90年代还亮着。"),
        Example::new("他翻出一盘“80年代渔歌”磁带。"),
        Example::new("这支渔歌传了几个年代。"),
        Example::new("1985年，岛上才通电。"),
        Example::new("80后的小陈回到岛上。"),
    ],
    ..DATES
};

impl Rule for DecadeWithoutCentury {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        for mention in &block.facts.dates {
            let DateKind::Period(Period::Decade { century: None, .. }) = mention.kind else { continue };
            let named = block.text[..mention.span.start as usize].contains("世纪");
            let quoted = block.facts.quoted.iter().any(|quoted| quoted.inner.covers(mention.span));
            if !named && !quoted {
                let written = block.at(mention.span);
                let message =
                    say!(context.lang, "“{written}”前宜写明世纪", "“{written}” had better name its century");
                out.report(here(mention.span), message);
            }
        }
    }
}
