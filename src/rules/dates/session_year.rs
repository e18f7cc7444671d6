//! `session-year`: a plenary or congress session beside a year in which it was not held.

use super::calendar::here;
use super::{DATES, both};
use crate::facts::date::DateKind;
use crate::rules::{BlockView, Confidence, Drafts, Example, Rule, RuleContext, RuleInfo, RulePage, Severity};
use crate::say;
use crate::text::Span;

/// `session-year`.
#[derive(Debug)]
pub struct SessionYear;

static INFO: RuleInfo = RuleInfo {
    code: "session-year",
    severity: Severity::Warning,
    confidence: Confidence::Medium,
    kinds: &["D32"],
    page: RulePage {
        title: both("会议届次与年份不符", "Session does not fit the year"),
        finds: both(
            "中央全会、全国人大会议旁边的年份不是召开的年份：2022年召开的十九届六中全会。",
            "A Central Committee plenary or a session of the National People's Congress with a year in which it was not held.",
        ),
        why: both("届次和年份都是确定的。", "Both are fixed."),
        instead: both("核对届次或年份。", "Check the number or the year."),
        silent: both(
            "年份和会议之间没有“召开”或括号的不报；表里没有的会议不报。",
            "Silent where the year and the session are not joined by 召开 or brackets, and on sessions not in the table.",
        ),
        source: both(
            "中共十七届至二十届中央全会召开年份；九届（1998年起）以来全国人大会议每年一次",
            "The plenaries of the 17th to 20th Central Committees; one NPC session a year since the 9th (1998)",
        ),
    },
    examples: &[
        Example::new("⟦2022年⟧召开的十九届六中全会，总结了历史经验。"),
        Example::new("党的十八届三中全会（⟦2014年⟧）作出部署。"),
        Example::new("⟦2021年⟧召开的十三届全国人大五次会议通过了决议。"),
        Example::new("⟦2020年10月⟧，党的十九届四中全会召开。"),
        Example::new("十四届全国人大一次会议（⟦2022年3月⟧）审议了报告。"),
        Example::new("⟦2021年10月⟧，党的二十大召开后，宣讲队走进渔村。"),
        Example::new("2021年召开的十九届六中全会，总结了历史经验。"),
        Example::new("党的十八届三中全会（2013年）作出部署。"),
        Example::new("2022年召开的十三届全国人大五次会议通过了决议。"),
        Example::new("2022年，全县学习贯彻十九届六中全会精神。"),
        Example::new("2019年10月，党的十九届四中全会召开。"),
        Example::new("2022年10月，党的二十大召开后，宣讲队走进渔村。"),
        Example::new("2023年，党的二十大召开一周年，宣讲队走进渔村。"),
        Example::new("2021年，党的二十大代表选举工作启动。"),
        Example::new("2022年召开的县十七届人大一次会议通过了决议。"),
        Example::new("2018年召开的十九届二中全会、三中全会，部署了改革。"),
        Example::new("2022年，党的十九届六中全会精神宣讲会召开。"),
    ],
    ..DATES
};

/// Years of the first, second … plenary of the Central Committees from the 17th on.
const PLENARIES: [&[u32]; 4] = [
    &[2007, 2008, 2008, 2009, 2010, 2011, 2012],
    &[2012, 2013, 2013, 2014, 2015, 2016, 2017],
    &[2017, 2018, 2018, 2019, 2020, 2021, 2022],
    &[2022, 2023, 2024, 2025],
];

/// The year in which the session was held.
fn held_in(congress: u32, session: u32, plenary: bool) -> Option<u32> {
    if plenary {
        let years = PLENARIES.get(congress.checked_sub(17)? as usize)?;
        return years.get(session.checked_sub(1)? as usize).copied();
    }
    let known = (9..=14).contains(&congress) && (1..=5).contains(&session);
    known.then(|| 1998 + 5 * (congress - 9) + session - 1)
}

impl Rule for SessionYear {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        check_congresses(block, context, out);
        for pair in block.facts.dates.windows(2) {
            let [first, second] = pair else { continue };
            let between = &block.text[first.span.end as usize..second.span.start as usize];
            let after = &block.text[second.span.end as usize..];
            let (date, session) = match (&first.kind, &second.kind) {
                (DateKind::Date(_), DateKind::Session { .. }) if joined(between, after) => (first, second),
                (DateKind::Session { .. }, DateKind::Date(_)) if between == "（" || between == "(" => {
                    (second, first)
                }
                _ => continue,
            };
            let DateKind::Session { congress, session: number, plenary } = session.kind else { continue };
            let name = block.at(session.span);
            if !plenary && !name.contains("全国人大") {
                continue;
            }
            let year = date.calendar().and_then(|parts| parts.year).map(|year| year.value);
            let (Some(year), Some(right)) = (year, held_in(congress, number, plenary)) else { continue };
            if year == right {
                let message = say!(context.lang, "{name}在{right}年召开", "{name} was held in {right}");
                out.held(message, vec![here(date.span), here(session.span)]);
                continue;
            }
            let message = say!(
                context.lang,
                "{name}在{right}年召开，文中写{year}年",
                "{name} was held in {right}; the text says {year}"
            );
            let says = say!(context.lang, "会议", "the session");
            out.report(here(date.span), message).evidence(here(session.span), says);
        }
    }
}

/// Whether the year is that of the meeting: 2021年召开的…, 2021年11月，党的…召开.
fn joined(between: &str, after: &str) -> bool {
    let words = between.trim_end_matches("党的").trim_end_matches("中共").trim_end_matches("中国共产党");
    match words {
        "召开的" | "举行的" => true,
        "" | "，" => ["召开", "举行", "在北京召开", "在京召开", "在北京举行"]
            .iter()
            .any(|word| after.starts_with(word)),
        _ => false,
    }
}

/// The Party's congresses and their years.
const CONGRESSES: [(&str, u32); 9] = [
    ("十二大", 1982),
    ("十三大", 1987),
    ("十四大", 1992),
    ("十五大", 1997),
    ("十六大", 2002),
    ("十七大", 2007),
    ("十八大", 2012),
    ("十九大", 2017),
    ("二十大", 2022),
];

/// 2022年召开的党的二十大, 党的二十大（2022年）.
fn check_congresses(block: &BlockView, context: &RuleContext, out: &mut Drafts) {
    for mention in &block.facts.dates {
        let Some(year) = mention.calendar().and_then(|parts| parts.year) else { continue };
        let after = &block.text[mention.span.end as usize..];
        let ahead = ["召开的", "举行的", "，", ""].iter().find_map(|joint| {
            let words = after.strip_prefix(joint)?;
            let words = words.trim_start_matches("中国共产党").trim_start_matches("党的");
            let (name, right) = CONGRESSES.iter().find(|(name, _)| words.starts_with(name))?;
            // 2022年，党的二十大召开: without 召开的 before it the meeting must meet behind it.
            let meets = ["召开", "胜利召开", "隆重召开", "闭幕", "开幕", "胜利闭幕", "举行"];
            let told = joint.ends_with("开的")
                || joint.ends_with("行的")
                || meets.iter().any(|verb| {
                    let behind = words[name.len()..].strip_prefix(verb);
                    behind.is_some_and(|rest| !rest.starts_with(['一', '两', '三', '五', '十', '以']))
                });
            told.then_some((block.text.len() - words.len(), *name, *right))
        });
        let before = block.text[..mention.span.start as usize].strip_suffix(['（', '(']);
        let behind = before.filter(|_| after.starts_with(['）', ')'])).and_then(|words| {
            let (name, right) = CONGRESSES.iter().find(|(name, _)| words.ends_with(name))?;
            words.strip_suffix(name)?.ends_with(['的', '共']).then_some((
                words.len() - name.len(),
                *name,
                *right,
            ))
        });
        let Some((at, name, right)) = ahead.or(behind) else { continue };
        let session = Span::new(at, at + name.len());
        if year.value == right {
            let message = say!(context.lang, "{name}在{right}年召开", "{name} was held in {right}");
            out.held(message, vec![here(mention.span), here(session)]);
            continue;
        }
        let year = year.value;
        let message = say!(
            context.lang,
            "{name}在{right}年召开，文中写{year}年",
            "{name} was held in {right}; the text says {year}"
        );
        let says = say!(context.lang, "会议", "the congress");
        out.report(here(mention.span), message).evidence(here(session), says);
    }
}
