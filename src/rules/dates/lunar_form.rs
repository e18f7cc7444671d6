//! `lunar-form`: a date of the lunar calendar in Arabic numerals.

use super::calendar::{here, in_script};
use super::{DATES, both};
use crate::facts::date::{DateKind, LunarParts, Script};
use crate::rules::{BlockView, Drafts, Example, Family, Rule, RuleContext, RuleInfo, RulePage, Severity};
use crate::say;

/// `lunar-form`.
#[derive(Debug)]
pub struct LunarForm;

static INFO: RuleInfo = RuleInfo {
    code: "lunar-form",
    family: Family::Wording,
    severity: Severity::Information,
    points: Some(1),
    kinds: &["D19", "ND04"],
    page: RulePage {
        title: both("农历日期用了阿拉伯数字", "Lunar date in Arabic numerals"),
        finds: both("农历8月15日一类写法。", "A lunar date such as 农历8月15日."),
        why: both(
            "非公历的历史纪年和日期用汉字数字。",
            "Dates of other calendars are written in Chinese numerals.",
        ),
        instead: both("农历八月十五。", "Lunar dates in Chinese numerals: 农历八月十五."),
        silent: both("公历日期不报。", "Silent on dates of the Gregorian calendar."),
        source: both("GB/T 15835-2011 4.2.1", "GB/T 15835-2011, 4.2.1"),
    },
    examples: &[
        Example::new("庙会定在农历⟦8月15日⟧。"),
        Example::new("农历⟦3月3⟧，畲乡歌会开场。"),
        Example::new("渔民在农历⟦2月2⟧祭海。"),
        Example::new("老人生于农历⟦9月9日⟧。"),
        Example::new("今年农历⟦5月5日⟧，龙舟下水。"),
        Example::new("庙会定在农历八月十五。"),
        Example::new("公历8月15日，农历七月十八。"),
        Example::new("渔民在农历二月初二祭海。"),
        Example::new("正月初一，码头鞭炮齐鸣。"),
        Example::new("腊月廿三，家家扫尘。"),
        Example::new("农历年后，3月5日开学。"),
        Example::new("5月5日，龙舟下水。"),
        Example::new("农历端午，龙舟下水。"),
    ],
    ..DATES
};

impl Rule for LunarForm {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        for mention in &block.facts.dates {
            let DateKind::Lunar(LunarParts { named: true, month, day, .. }) = mention.kind else { continue };
            let arabic =
                month.script == Script::Arabic || day.is_some_and(|day| day.script == Script::Arabic);
            if !arabic {
                continue;
            }
            let day_words = day.map_or(String::new(), |day| {
                let figure = in_script(day.value, Script::Chinese);
                if day.value <= 10 { format!("初{figure}") } else { figure }
            });
            let right = format!("{}月{day_words}", in_script(month.value, Script::Chinese));
            let span = crate::text::Span { start: month.span.start, end: mention.span.end };
            let message =
                say!(context.lang, "农历日期用汉字：{right}", "Lunar dates in Chinese numerals: {right}");
            out.report(here(span), message).rewrite(context.lang, here(span), right);
        }
    }
}
