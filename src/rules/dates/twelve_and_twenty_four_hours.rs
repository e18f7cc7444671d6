//! `twelve-and-twenty-four-hours`: a part of the day beside an hour of the 24-hour clock.

use super::calendar::here;
use super::{DATES, both};
use crate::facts::date::{ClockTime, DateKind, Daypart, Part, Script};
use crate::rules::{BlockView, Drafts, Example, Rule, RuleContext, RuleInfo, RulePage, Severity};
use crate::say;

/// `twelve-and-twenty-four-hours`.
#[derive(Debug)]
pub struct TwelveAndTwentyFourHours;

static INFO: RuleInfo = RuleInfo {
    code: "twelve-and-twenty-four-hours",
    kinds: &["D22", "ND24"],
    page: RulePage {
        title: both("12小时制与24小时制混用", "12-hour and 24-hour clock at once"),
        finds: both(
            "时段词与24小时制的钟点连用（下午15时），或者时段与钟点矛盾（凌晨14时、上午16时）。",
            "下午 and the like before an hour of the 24-hour clock, or before an hour that it contradicts.",
        ),
        why: both(
            "连用是重复；矛盾的必有一处写错。",
            "The first says the same thing twice; in the second one of the two is wrong.",
        ),
        instead: both("写“15时”或“下午3时”。", "Write 15时 or 下午3时."),
        silent: both(
            "12小时制的钟点、中午12时、“夜间22时至次日6时”一类不报。",
            "Silent on hours of the 12-hour clock and on 夜间 as a stretch of time.",
        ),
        source: both("GB/T 15835-2011 5.1.5", "GB/T 15835-2011, 5.1.5"),
    },
    examples: &[
        Example::new("会议将于⟦下午15时⟧召开。"),
        Example::new("⟦凌晨14时⟧，洪峰通过大桥。"),
        Example::new("⟦上午16时30分⟧，签约仪式举行。"),
        Example::new("演出⟦晚上20时⟧开始。"),
        Example::new("⟦下午14:30⟧，观众陆续入场。"),
        Example::new("⟦中午10点半⟧放学后，孩子没有回家。"),
        Example::new("⟦晚上16:20⟧，警方发布通报。"),
        Example::new("⟦下午9时30分⟧，运动员入场。"),
        Example::new("⟦上午3时⟧，签约仪式举行。"),
        Example::new("中午11点半放学后，孩子没有回家。"),
        Example::new("傍晚6时20分，警方发布通报。"),
        Example::new("下午7时，运动员入场。"),
        Example::new("当晚3：2险胜，球队回到第一。"),
        Example::new("会议将于下午3时召开。"),
        Example::new("会议将于15时召开。"),
        Example::new("凌晨2时，洪峰通过大桥。"),
        Example::new("中午12时，食堂开饭。"),
        Example::new("夜间22时至次日6时禁止施工。"),
        Example::new("上午11时30分，签约仪式举行。"),
        Example::new("演出晚上8时开始。"),
        Example::new("凌晨零时，新规施行。"),
    ],
    ..DATES
};

impl Rule for TwelveAndTwentyFourHours {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        for mention in &block.facts.dates {
            let time = match &mention.kind {
                DateKind::Time(time) | DateKind::TimeRange { from: time, .. } => time,
                _ => continue,
            };
            let Some(daypart) = time.daypart else { continue };
            let word = block.at(daypart.span);
            let hour = time.hour.value;
            let written = block.at(mention.span);
            if contradicts(daypart.value, word, hour) {
                let message = say!(
                    context.lang,
                    "“{written}”：{hour}时不在{word}",
                    "“{written}”: {hour} o'clock is not in {word}"
                );
                out.report(here(mention.span), message);
            } else if is_doubled(daypart.value, word, hour) {
                let half = hour - 12;
                let message = say!(
                    context.lang,
                    "“{written}”：{hour}时已是24小时制，“{word}”多余",
                    "“{written}”: {hour} is of the 24-hour clock, so “{word}” is one too many"
                );
                let title = say!(context.lang, "删去“{word}”", "Delete “{word}”");
                let draft = out.report(here(mention.span), message);
                draft.severity(Severity::Information).fix(title, here(daypart.span), "");
                if let Some(twelve) = in_twelve_hours(time, half) {
                    let title = say!(context.lang, "改为“{word}{twelve}”", "Change to “{word}{twelve}”");
                    draft.fix(title, here(time.hour.span), twelve);
                }
            }
        }
    }
}

/// Hours that a part of the day does not have, by either clock; what usage leaves open is not among them.
fn contradicts(daypart: Daypart, word: &str, hour: u32) -> bool {
    match daypart {
        Daypart::BeforeDawn => (7..=11).contains(&hour) || (13..=23).contains(&hour),
        Daypart::Morning => (13..=23).contains(&hour) || word == "清晨" && (10..=12).contains(&hour),
        Daypart::Forenoon => (1..=4).contains(&hour) || (13..=23).contains(&hour),
        Daypart::Noon => (3..=10).contains(&hour) || (15..=23).contains(&hour),
        Daypart::Afternoon => (8..=11).contains(&hour),
        Daypart::Dusk => (1..=3).contains(&hour) || (9..=15).contains(&hour) || (21..=23).contains(&hour),
        Daypart::Night => ["晚上", "晚间"].contains(&word) && (13..=16).contains(&hour),
        Daypart::Midnight => (3..=10).contains(&hour) || (13..=22).contains(&hour),
    }
}

fn is_doubled(daypart: Daypart, word: &str, hour: u32) -> bool {
    match daypart {
        Daypart::Afternoon => (13..=23).contains(&hour),
        Daypart::Dusk => (16..=23).contains(&hour),
        Daypart::Night => (17..=23).contains(&hour) && word == "晚上",
        _ => false,
    }
}

/// The hour of the 12-hour clock in Arabic numerals, where the text has them.
fn in_twelve_hours(time: &ClockTime, half: u32) -> Option<String> {
    let Part { script, .. } = time.hour;
    (script == Script::Arabic).then(|| half.to_string())
}
