//! `lunar-date-mismatch`: a lunar date beside a Gregorian one that is another day.

use super::calendar::{day, own_year, written};
use super::{DATES, both};
use crate::facts::date::{CalendarParts, DateKind, DateMention, LunarParts, LunarYear};
use crate::facts::numeral::chinese;
use crate::rules::{ArticleView, BlockView, Drafts, Example, Place, Rule, RuleContext, RuleInfo, RulePage};
use crate::say;
use jiff::civil::Date;

/// `lunar-date-mismatch`.
#[derive(Debug)]
pub struct LunarDateMismatch;

static INFO: RuleInfo = RuleInfo {
    code: "lunar-date-mismatch",
    kinds: &["D20"],
    page: RulePage {
        title: both("农历日期与公历日期不符", "Lunar date does not fit the Gregorian one"),
        finds: both(
            "公历日期旁边写的农历日期是另一天：2024年6月24日（农历五月廿九）。",
            "A lunar date beside a Gregorian date that is another day.",
        ),
        why: both("两个日期必有一个写错。", "One of the two dates is wrong."),
        instead: both("核对后改其中一个。", "Check, then correct one of them."),
        silent: both(
            "年份不明、又没有出版日期可以推算时不报；闰月、1841年以前和2050年以后不报；1980年以前各家历书有相差一天的，差一天不报。",
            "Silent where neither the text nor the date of issue gives the year, on leap months, and outside 1841 to 2050; before 1980, when calendars differed by a day, one day either way is accepted.",
        ),
        source: both(
            "农历年表：src/facts/data/lunar_years.tsv（GB/T 33661—2017）",
            "The table of lunar years: src/facts/data/lunar_years.tsv (GB/T 33661—2017)",
        ),
    },
    examples: &[
        Example::new("2024年6月24日（⟦农历五月廿九⟧），村里开渔。"),
        Example::new("2023年9月29日，⟦农历八月十六⟧，渡口挂起灯笼。"),
        Example::new("6月24日，⟦农历五月廿九⟧，村里开渔。").on("2024-06-25"),
        Example::new("庙会定在2024年2月24日（⟦正月十六⟧）。"),
        Example::new("⟦农历九月初八⟧，2024年10月11日，老人们登上了山。"),
        Example::new("1949年10月1日，⟦农历八月廿一⟧，天晴，广场上站满了人。"),
        Example::new("他生于1962年2月5日（⟦农历二月初一⟧），属虎。"),
        Example::new("老船长1892年2月25日（光绪十八年⟦正月十七⟧）在渔港病逝。"),
        Example::new("昨天（2011年6月30日）是⟦农历五月三十⟧，渔港开市。"),
        Example::new("老船长1892年2月25日（光绪十八年正月廿七）在渔港病逝。"),
        Example::new("昨天（2011年6月30日）是农历五月廿九，渔港开市。"),
        Example::new("他生于1962年2月5日（农历正月初一），属虎。"),
        Example::new("2024年6月24日（农历五月十九），村里开渔。"),
        Example::new("2023年9月29日，农历八月十五，渡口挂起灯笼。"),
        Example::new("6月24日，农历五月十九，村里开渔。").on("2024-06-25"),
        Example::new("6月24日，农历五月廿九，村里开渔。"),
        Example::new("庙会定在2024年2月24日（正月十五）。"),
        Example::new("2025年7月25日（农历闰六月初一），荷花开了。"),
        Example::new("2024年6月24日动工，农历五月廿九停工。"),
        Example::new("1949年10月1日，农历八月初九，天晴。"),
        Example::new("2024年1月1日，农历十一月二十，村里下了雪。"),
    ],
    ..DATES
};

impl Rule for LunarDateMismatch {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        for (index, block) in article.blocks.iter().enumerate() {
            for pair in pairs(block) {
                let year =
                    own_year(pair.parts, article.date).or_else(|| issued_year(pair.parts, article.date));
                let date = year.and_then(|year| day(year, pair.parts.month?.value, pair.parts.day?.value));
                if let Some(date) = date {
                    judge(block, index, &pair, date, context, out);
                }
            }
        }
    }
}

struct Pair<'a> {
    parts: &'a CalendarParts,
    date: &'a DateMention,
    lunar: &'a LunarParts,
    lunar_mention: &'a DateMention,
}

/// The Gregorian dates with a lunar date right beside them.
fn pairs<'a>(block: &BlockView<'a>) -> Vec<Pair<'a>> {
    let mut found = Vec::new();
    let dates = &block.facts.dates;
    let neighbours = (1..dates.len()).map(|second| (second - 1, second));
    // 1892年2月25日（光绪十八年正月廿七）: the year of the era may be a mention of its own.
    let past_year = (2..dates.len()).map(|second| (second - 2, second));
    for (first, second) in neighbours.chain(past_year) {
        let (one, two) = (&dates[first], &dates[second]);
        let between = block.text.get(one.span.end as usize..two.span.start as usize).unwrap_or_default();
        let plain = past_era_year(between);
        let beside = matches!(plain, "" | " " | "　" | "（" | "(" | "，" | "、" | "）是" | "是")
            && (first + 1 == second || plain.len() < between.len());
        if beside && !block.is_open_at(one.span) {
            found.extend(pair(one, two).or_else(|| pair(two, one)));
        }
    }
    found
}

/// The words between two dates without the year of an era that the lunar date is of: （光绪十八年.
fn past_era_year(between: &str) -> &str {
    // The number of the year may belong to the mention behind: 光绪 before 十八年正月廿七.
    if let Some(era) = ERAS.iter().find(|era| between.ends_with(**era)) {
        return between[..between.len() - era.len()].trim_end_matches('清');
    }
    let Some(words) = between.strip_suffix('年') else { return between };
    let named = |at: usize| {
        let era = &words[at..];
        let era = era.strip_prefix('清').unwrap_or(era);
        ERAS.iter().any(|name| {
            let number = era.strip_prefix(name).unwrap_or_default();
            !number.is_empty() && number.chars().all(|c| "元一二三四五六七八九十廿卅".contains(c))
        })
    };
    let mut starts = words.char_indices().map(|(at, _)| at).take(2);
    starts.find(|&at| named(at)).map_or(between, |at| &between[..at])
}

/// The eras that the table of lunar years reaches.
const ERAS: [&str; 5] = ["道光", "咸丰", "同治", "光绪", "宣统"];

fn pair<'a>(date: &'a DateMention, lunar_mention: &'a DateMention) -> Option<Pair<'a>> {
    let (DateKind::Date(parts), DateKind::Lunar(lunar)) = (&date.kind, &lunar_mention.kind) else {
        return None;
    };
    let whole = parts.day.is_some() && parts.month.is_some() && lunar.day.is_some() && !lunar.leap;
    whole.then_some(Pair { parts, date, lunar, lunar_mention })
}

/// The year of issue, for a date that names none.
fn issued_year(parts: &CalendarParts, issue: Option<Date>) -> Option<i32> {
    issue.filter(|_| parts.year.is_none() && parts.anchor.is_none()).map(|issue| i32::from(issue.year()))
}

fn judge(block: &BlockView, index: usize, pair: &Pair, date: Date, context: &RuleContext, out: &mut Drafts) {
    let Some(lunar_day) = pair.lunar.day else { return };
    let gregorian = i32::from(date.year());
    let days = || [gregorian, gregorian - 1].into_iter().filter_map(LunarYear::of);
    if days().count() < 2 {
        return;
    }
    let slack = i32::from(LunarYear::settled(gregorian - 1).is_none());
    let fits = days()
        .filter_map(|year| year.day(pair.lunar.month.value, lunar_day.value))
        .any(|day| (day - date).get_days().abs() <= slack);
    let places = [Place::new(index, pair.lunar_mention.span), Place::new(index, pair.date.span)];
    let (day, stated) = (written(date), block.at(pair.lunar_mention.span));
    if fits {
        return out.held(say!(context.lang, "{day}是{stated}", "{day} is {stated}"), places.to_vec());
    }
    // A day of a leap month has no other name here.
    let Some((month, right)) = days().find_map(|year| lunar_of(year, date)) else { return };
    let right = format!("{}{}", month_name(month), day_name(right));
    let message = say!(
        context.lang,
        "{day}是农历{right}，文中写“{stated}”",
        "{day} is the lunar {right}; the text says “{stated}”"
    );
    let says = say!(context.lang, "公历日期", "the Gregorian date");
    out.report(places[0], message).evidence(places[1], says);
}

/// Month and day of `date` in the lunar year; none outside it and in its leap month.
fn lunar_of(year: &LunarYear, date: Date) -> Option<(u32, u32)> {
    (1..=12).find_map(|month| {
        let passed = (date - year.day(month, 1)?).get_days();
        let day = u32::try_from(passed).ok()? + 1;
        (day <= year.days_in(month)?).then_some((month, day))
    })
}

fn month_name(month: u32) -> String {
    const MONTHS: [&str; 12] = ["正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "冬", "腊"];
    format!("{}月", MONTHS[month as usize - 1])
}

fn day_name(day: u32) -> String {
    let words = |value: u32| chinese(value).unwrap_or_default();
    match day {
        1..=10 => format!("初{}", words(day)),
        21..=29 => format!("廿{}", words(day - 20)),
        _ => words(day),
    }
}
