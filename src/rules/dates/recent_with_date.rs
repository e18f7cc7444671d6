//! `recent-with-date`: 近日 or 日前 with the exact day beside it.

use super::calendar::{here, note_in_brackets};
use super::{DATES, both};
use crate::facts::date::{Anchor, DateKind};
use crate::rules::{
    BlockView, Confidence, Drafts, Example, Family, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;

/// `recent-with-date`.
#[derive(Debug)]
pub struct RecentWithDate;

static INFO: RuleInfo = RuleInfo {
    code: "recent-with-date",
    family: Family::Wording,
    severity: Severity::Hint,
    on_by_default: false,
    points: None,
    confidence: Confidence::Low,
    kinds: &["D40"],
    page: RulePage {
        title: both("近日、日前与确切日期并用", "近日 or 日前 with an exact day"),
        finds: both("“近日（4月1日）”：已有确切日期，“近日”多余。", "近日 with the exact day in brackets."),
        why: both("两种说法择一即可。", "One of the two is enough."),
        instead: both("写确切日期。", "Write the exact day."),
        silent: both(
            "默认关闭；日期不在括号里的不报。",
            "Off by default; silent where the day is not in brackets.",
        ),
        source: both("编辑习惯", "House style"),
    },
    examples: &[
        Example::new("⟦近日⟧（4月1日），新桥通车。"),
        Example::new("⟦日前⟧（3月30日），试点启动。"),
        Example::new("⟦近日⟧（5月18日），渔歌队登台。"),
        Example::new("记者⟦日前⟧（5月16日）从县里获悉，渡轮复航。"),
        Example::new("⟦近日⟧（6月2日），灯塔重新点亮。"),
        Example::new("近日，4月1日开工的新桥合龙。"),
        Example::new("4月1日，新桥通车。"),
        Example::new("近日，新桥通车。"),
        Example::new("日前，新桥通车，4月1日起收费。"),
        Example::new("近日（雨后），河水上涨。"),
        Example::new("昨日（4月1日），新桥通车。"),
        Example::new("近日天晴，渔船出海。"),
        Example::new("新桥近日通车（全长两公里）。"),
    ],
    ..DATES
};

impl Rule for RecentWithDate {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        for pair in block.facts.dates.windows(2) {
            let [word, date] = pair else { continue };
            let recent = matches!(word.kind, DateKind::Relative(Anchor::Recent));
            let exact = date.calendar().is_some_and(|parts| parts.day.is_some());
            if recent && exact && note_in_brackets(block.text, word.span, date.span) {
                let name = block.at(word.span);
                let message = say!(
                    context.lang,
                    "已有确切日期，“{name}”多余",
                    "the exact day is given, so “{name}” is one too many"
                );
                let says = say!(context.lang, "确切日期", "the exact day");
                out.report(here(word.span), message).evidence(here(date.span), says);
            }
        }
    }
}
