//! `impossible-period`: months counted from January that are more than a year has, or than have passed.

use super::calendar::here;
use super::first_months::{FirstMonths, YearOf, of_block};
use super::{DATES, both};
use crate::facts::date::{Anchor, CalendarUnit, DateKind};
use crate::rules::{
    ArticleView, BlockView, Drafts, Example, Place, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::holds_any;

/// `impossible-period`.
#[derive(Debug)]
pub struct ImpossiblePeriod;

static INFO: RuleInfo = RuleInfo {
    code: "impossible-period",
    kinds: &["D12"],
    page: RulePage {
        title: both("“前几个月”不可能", "Months from January that cannot be"),
        finds: both(
            "“2023年前15个月”——一年只有12个月；8月7日的稿子写“今年前9个月”的成绩——9月还没有到。",
            "The first 15 months of a year; results of the first nine months told on 7 August.",
        ),
        why: both(
            "月数写错，整组统计数字的时期就错了。",
            "With the months the period of all the figures is wrong.",
        ),
        instead: both("对照统计口径改月数。", "Check the period of the statistics."),
        silent: both(
            "没有写明哪一年的、说将来的（将、预计、力争、计划）不报；没有出版日期、文中也没有“今天（8月7日）”的，只报超过12个月的。",
            "Silent where the year is not named, and on what is planned or expected; without a date of issue, or 今天（8月7日） in the text, only more than twelve months are reported.",
        ),
        source: both("历法；出版日期", "The calendar; the date of issue"),
    },
    examples: &[
        Example::new("2023年⟦前15个月⟧，全县服务贸易额增长8.1%。"),
        Example::new("今年⟦前13个月⟧，园区新增企业26家。"),
        Example::new("今年⟦前9个月⟧，全县接待游客92万人次。").on("2024-08-07"),
        Example::new("外贸增势好\n今天（8月7日）公布的数据显示，今年⟦前9个月⟧，全市外贸进出口增长17.3%。"),
        Example::new("⟦今年1—11月⟧，全县法院共受理案件3262件。").on("2024-10-12"),
        Example::new("2024年⟦前十个月⟧，用电量同比增长4.2%。").on("2024-09-20"),
        Example::new("2023年前11个月，全县服务贸易额增长8.1%。"),
        Example::new("今年前7个月，全县接待游客92万人次。").on("2024-08-07"),
        Example::new("今年前7个月，全县接待游客92万人次。").on("2024-07-31"),
        Example::new("去年前9个月，全县接待游客92万人次。").on("2024-08-07"),
        Example::new("2023年前9个月，全县接待游客92万人次。").on("2024-08-07"),
        Example::new("今年前9个月，全县预计接待游客92万人次。").on("2024-08-07"),
        Example::new("项目运行的前18个月，运维费由厂家承担。").on("2024-08-07"),
        Example::new("招募时间为今年1月至11月，额满为止。").on("2024-08-07"),
        Example::new("今年前9个月，全县接待游客92万人次。"),
        Example::new("力争今年前10个月完成全年任务的九成。").on("2024-08-07"),
    ],
    ..DATES
};

/// Words that tell of what is still to come.
const TO_COME: &[&str] =
    &["将", "拟", "预计", "预期", "力争", "争取", "计划", "目标", "有望", "确保", "安排", "要"];
/// Words of results, without which 1—11月 may be a term that is set.
const RESULTS: &[&str] = &["同比", "增长", "下降", "累计", "共", "完成", "实现", "达"];

impl Rule for ImpossiblePeriod {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        for period in of_block(block).filter(|period| period.months > 12 && period.year != YearOf::Untold) {
            let written = block.at(period.span);
            if block.is_open_at(period.span) {
                continue;
            }
            let message = say!(
                context.lang,
                "一年只有12个月，文中写“{written}”",
                "a year has 12 months; the text says “{written}”"
            );
            out.report(here(period.span), message);
        }
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        let Some(today) = Today::of(article) else { return };
        for (index, block) in article.blocks.iter().enumerate() {
            for period in of_block(block).filter(|period| today.is_before_end_of(period)) {
                if period.months > 12 || block.is_open_at(period.span) || !is_result(block, &period) {
                    continue;
                }
                let written = block.at(period.span);
                let (month, day) = (today.month, today.day);
                let message = say!(
                    context.lang,
                    "稿件的日期是{month}月{day}日，“{written}”还没有过完",
                    "the article is of {month}月{day}日; “{written}” is not over"
                );
                let draft = out.report(Place::new(index, period.span), message).severity(Severity::Warning);
                if let Some(place) = today.place {
                    draft.evidence(place, say!(context.lang, "稿件的日期", "the day of the article"));
                }
            }
        }
    }
}

/// The day of the article.
struct Today {
    year: Option<u32>,
    month: u32,
    day: u32,
    /// Where the text gives it: 今天（8月7日）.
    place: Option<Place>,
}

impl Today {
    /// The day of issue, or the one that the text gives for today.
    fn of(article: &ArticleView) -> Option<Today> {
        if let Some(issue) = article.date {
            let [month, day] = [issue.month(), issue.day()].map(|part| u32::from(part.unsigned_abs()));
            return Some(Today {
                year: Some(u32::from(issue.year().unsigned_abs())),
                month,
                day,
                place: None,
            });
        }
        article.blocks.iter().enumerate().find_map(|(index, block)| {
            block.facts.dates.windows(2).find_map(|pair| {
                let [word, date] = pair else { return None };
                let today = word.kind == DateKind::Relative(Anchor::Issue(CalendarUnit::Day, 0));
                let between = &block.text[word.span.end as usize..date.span.start as usize];
                let parts = date.calendar().filter(|_| today && matches!(between, "（" | "("))?;
                let place = Some(Place::new(index, date.span));
                Some(Today { year: None, month: parts.month?.value, day: parts.day?.value, place })
            })
        })
    }

    fn is_before_end_of(&self, period: &FirstMonths) -> bool {
        let this_year = match period.year {
            YearOf::Issue(0) => true,
            YearOf::Written(year) => self.year == Some(year),
            YearOf::Issue(_) | YearOf::Untold => false,
        };
        this_year && period.months > self.month
    }
}

/// Whether the sentence tells what came of the period: with 前 it does unless it speaks of what is to come.
fn is_result(block: &BlockView, period: &FirstMonths) -> bool {
    let Some(sentence) = block.sentence_at(period.span.start as usize) else { return false };
    let words = sentence.span.of(block.text);
    let counted_off = block.at(period.span).starts_with('前') && block.at(period.span).ends_with('月');
    let range = block.at(period.span).contains('月') && !counted_off;
    !holds_any(words, TO_COME) && (counted_off || range && holds_any(words, RESULTS))
}
