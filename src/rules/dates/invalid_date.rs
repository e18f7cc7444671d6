//! `invalid-date`: a date that no calendar has.

use super::calendar::{day, here, is_torn, issued_blocks, last_day, own_year};
use super::{DATES, both};
use crate::facts::date::{Anchor, CalendarParts, CalendarUnit, DateKind, LunarYear, Script};
use crate::rules::{ArticleView, BlockView, Drafts, Example, Place, Rule, RuleContext, RuleInfo, RulePage};
use crate::say;
use crate::text::Span;
use jiff::ToSpan;
use jiff::civil::Date;

/// `invalid-date`.
#[derive(Debug)]
pub struct InvalidDate;

static INFO: RuleInfo = RuleInfo {
    code: "invalid-date",
    kinds: &["D02", "D35", "D38"],
    page: RulePage {
        title: both("日期不存在", "No such date"),
        finds: both(
            "历法上没有的日期：13月，6月31日，2月30日，平年的2月29日，小月里的“上月31日”。",
            "A date that no calendar has: month 13, 31 June, 30 February, 29 February of a common year.",
        ),
        why: both("日期是事实，写错一处计1分。", "A date is a fact; a wrong one is an error of one point."),
        instead: both("核对原始材料，改为实际日期。", "Check the source and write the real date."),
        silent: both(
            "年份不明时，2月29日不报；农历日期、句子残缺处的日期不报。",
            "Silent on 29 February of an unknown year, on lunar dates, and where a sentence is torn.",
        ),
        source: both("公历", "The Gregorian calendar"),
    },
    examples: &[
        Example::new("从⟦公元0年⟧算起，石桥已有两千年。"),
        Example::new("从公元1年算起，石桥已有两千年。"),
        Example::new("历史上没有公元0年。"),
        Example::new("全县动员大会于⟦6月31日⟧召开。"),
        Example::new("⟦2021年2月29日⟧，张家桥村举行了第一次村民说事会。"),
        Example::new("工程⟦13月5日⟧开工，工期一年。"),
        Example::new("活动将持续到⟦11月31日⟧，欢迎市民参加。"),
        Example::new("巡展从⟦4月28日至31日⟧在文化馆举行。"),
        Example::new("⟦二〇二三年九月三十一日⟧，新馆落成。"),
        Example::new("⟦上月31日⟧，镇里召开了现场会。").on("2022-05-12"),
        Example::new("⟦今年2月29日⟧，大桥合龙。").on("2022-05-12"),
        Example::new("2024年2月29日，大桥合龙。"),
        Example::new("2月29日出生的人四年过一次生日。"),
        Example::new("12月31日晚，跨年晚会在广场举行。"),
        Example::new("展览从4月28日至30日在文化馆举行。"),
        Example::new("施工方承诺停工整改31日，逾期按合同处理。"),
        Example::new("上月31日，镇里召开了现场会。").on("2022-06-12"),
        Example::new("农历二月三十，庙会如期开市。"),
        Example::new("全年发放13个月工资，职工都很高兴。"),
        Example::new("比赛以31比30结束，主队获胜。"),
    ],
    ..DATES
};

impl Rule for InvalidDate {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        check(block, 0, None, context, out);
        check_lunar(block, context, out);
        check_year_nought(block, context, out);
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        for (index, block, issue) in issued_blocks(article) {
            check(block, index, Some(issue), context, out);
        }
    }
}

/// Without the date of issue, what the text proves alone; with it, only what needs it.
fn check(block: &BlockView, index: usize, issue: Option<Date>, context: &RuleContext, out: &mut Drafts) {
    for mention in &block.facts.dates {
        let fault = match &mention.kind {
            DateKind::Date(parts) => fault(parts, issue),
            DateKind::Range { from, to } => fault(from, issue).or_else(|| fault(&completed(to, from), issue)),
            _ => None,
        };
        let Some(fault) = fault.filter(|_| !is_torn(block, mention)) else { continue };
        let written = block.at(mention.span);
        let message = match fault {
            Fault::Month(month) => {
                say!(context.lang, "“{written}”：一年没有{month}月", "“{written}”: there is no month {month}")
            }
            Fault::Day { year, month, last } => {
                let year = year.map(|year| format!("{year}年")).unwrap_or_default();
                say!(
                    context.lang,
                    "“{written}”：{year}{month}月只有{last}天",
                    "“{written}”: {year}{month}月 has only {last} days"
                )
            }
        };
        out.report(Place::new(index, mention.span), message);
    }
}

/// 2025年农历腊月三十, where that month has 29 days, in the lunar year that begins in the year named and in the one that
/// ends in it.
fn check_lunar(block: &BlockView, context: &RuleContext, out: &mut Drafts) {
    for pair in block.facts.dates.windows(2) {
        let [year, mention] = pair else { continue };
        let DateKind::Lunar(lunar) = &mention.kind else { continue };
        let adjacent = matches!(&block.text[year.span.end as usize..mention.span.start as usize], "" | "的");
        let named = year.calendar().filter(|parts| parts.month.is_none()).and_then(|parts| parts.year);
        let (Some(named), Some(30)) = (named.filter(|_| adjacent), lunar.day.map(|day| day.value)) else {
            continue;
        };
        let short =
            |year: i32| LunarYear::settled(year).and_then(|year| year.days_in(lunar.month.value)) == Some(29);
        let year_named = named.value as i32;
        if lunar.leap || !short(year_named) || (lunar.month.value >= 11 && !short(year_named - 1)) {
            continue;
        }
        let written = block.at(mention.span);
        let message = say!(
            context.lang,
            "“{written}”：{year_named}年的这个农历月只有29天",
            "“{written}”: this lunar month of {year_named} has only 29 days"
        );
        let says = say!(context.lang, "年份", "the year");
        out.report(here(mention.span), message).evidence(here(year.span), says);
    }
}

/// 公元0年: the year before 公元1年 is 公元前1年.
fn check_year_nought(block: &BlockView, context: &RuleContext, out: &mut Drafts) {
    for written in ["公元0年", "公元零年", "公元前0年"] {
        for at in block.places_of(written) {
            let told = block.text[..at].chars().rev().take(6).any(|c| matches!(c, '没' | '无'));
            if told {
                continue;
            }
            let message = say!(
                context.lang,
                "没有“{written}”：公元前1年之后就是公元1年",
                "there is no “{written}”: the year 1 follows the year 1 before it"
            );
            out.report(here(Span::new(at, at + written.len())), message);
        }
    }
}

enum Fault {
    Month(u32),
    Day { year: Option<i32>, month: u32, last: u32 },
}

/// The second end of a range with what it takes from the first.
fn completed(to: &CalendarParts, from: &CalendarParts) -> CalendarParts {
    let mut to = to.clone();
    if to.month.is_none() && to.year.is_none() && to.anchor.is_none() {
        to.month = from.month;
        to.year = from.year;
        to.anchor = from.anchor;
    }
    to
}

fn fault(parts: &CalendarParts, issue: Option<Date>) -> Option<Fault> {
    let year = own_year(parts, issue);
    let alone = parts.year.is_none() && parts.anchor.is_none() && parts.day.is_none() && parts.tail.is_none();
    if let Some(month) = parts.month {
        if (month.value == 0 || month.value > 12) && !alone {
            return Some(Fault::Month(month.value)).filter(|_| issue.is_none());
        }
        let day = parts.day?.value;
        let last = last_day(year, month.value);
        let lunar = month.script == Script::Chinese && day <= 30 && year.is_none_or(|year| year < 1912);
        // With the date of issue only what the year decides: the rest is found without it.
        let needs_issue = day > 0 && day <= last_day(own_year(parts, None), month.value);
        let wrong = (day == 0 || day > last) && !lunar && month.value <= 12;
        return (wrong && needs_issue == issue.is_some()).then_some(Fault::Day {
            year,
            month: month.value,
            last,
        });
    }
    let (year, month) = month_of_issue(parts, issue?)?;
    let last = last_day(Some(year), month);
    (parts.day?.value > last).then_some(Fault::Day { year: Some(year), month, last })
}

/// The month that 本月, 上月 … name.
fn month_of_issue(parts: &CalendarParts, issue: Date) -> Option<(i32, u32)> {
    let Anchor::Issue(CalendarUnit::Month, offset) = parts.anchor?.value else { return None };
    let first = day(i32::from(issue.year()), issue.month() as u32, 1)?;
    let month = first.checked_add(i32::from(offset).months()).ok()?;
    Some((i32::from(month.year()), month.month() as u32))
}
