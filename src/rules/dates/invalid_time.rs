//! `invalid-time`: a time of day that no clock shows.

use super::calendar::{here, is_torn};
use super::{DATES, both};
use crate::facts::date::{ClockTime, DateKind};
use crate::rules::{BlockView, Drafts, Example, Rule, RuleContext, RuleInfo, RulePage};
use crate::say;

/// `invalid-time`.
#[derive(Debug)]
pub struct InvalidTime;

static INFO: RuleInfo = RuleInfo {
    code: "invalid-time",
    kinds: &["D03"],
    page: RulePage {
        title: both("时刻不存在", "No such time"),
        finds: both(
            "钟点超过24时、分钟超过59分的时刻：25时，8时75分，23:60。",
            "An hour beyond 24 or a minute beyond 59.",
        ),
        why: both("时间是事实，写错一处计1分。", "A time is a fact; a wrong one is an error of one point."),
        instead: both("核对原始材料，改为实际时刻。", "Check the source and write the real time."),
        silent: both(
            "比分、比例、时长（75分钟、48小时）不报；24时整不报。",
            "Silent on scores, ratios and lengths of time, and on 24:00.",
        ),
        source: both("24小时制", "The 24-hour clock"),
    },
    examples: &[
        Example::new("当天⟦8时75分⟧，救援队赶到现场。"),
        Example::new("5月8日⟦25时10分⟧，列车驶出车站。"),
        Example::new("每天⟦8:30-17:65⟧开放。"),
        Example::new("⟦晚上10点68分⟧，最后一户居民撤离。"),
        Example::new("开幕式定于10月3日⟦20:60⟧开始。"),
        Example::new("当天8时35分，救援队赶到现场。"),
        Example::new("活动持续到12月31日24时。"),
        Example::new("全程用时75分钟，行程90公里。"),
        Example::new("主队以3:75的悬殊比例落后。"),
        Example::new("上半场结束，双方战成25:60。"),
        Example::new("他得了98分，名列第一。"),
        Example::new("实行48小时内办结制度。"),
        Example::new("每天9:00-17:30开放，周一闭馆。"),
        Example::new("零时30分，水位回落。"),
    ],
    ..DATES
};

impl Rule for InvalidTime {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        for mention in &block.facts.dates {
            let impossible = match &mention.kind {
                DateKind::Time(time) => fault(time),
                DateKind::TimeRange { from, to } => fault(from).or_else(|| fault(to)),
                _ => None,
            };
            let Some((value, hour)) = impossible.filter(|_| !is_torn(block, mention)) else { continue };
            let written = block.at(mention.span);
            let message = if hour {
                say!(context.lang, "“{written}”：一天没有{value}时", "“{written}”: there is no hour {value}")
            } else {
                say!(
                    context.lang,
                    "“{written}”：一小时没有{value}分",
                    "“{written}”: there is no minute {value}"
                )
            };
            out.report(here(mention.span), message);
        }
    }
}

/// The impossible figure, and whether it is the hour.
fn fault(time: &ClockTime) -> Option<(u32, bool)> {
    let hour = time.hour.value;
    let minute = time.minute.map_or(0, |minute| minute.value);
    if minute > 59 {
        return Some((minute, false));
    }
    // “48时” alone is more often a length of time with a lost character than an hour.
    let told_as_time = time.minute.is_some() || time.daypart.is_some() || hour < 30;
    ((hour > 24 || (hour == 24 && minute > 0)) && told_as_time).then_some((hour, true))
}
