//! `months-since`: months that are counted from a day to the issue (2017年4月……至今六个月).

use super::calendar::own_year;
use super::{DATES, both};
use crate::rules::{
    ArticleView, BlockView, Confidence, Drafts, Example, Place, Rule, RuleContext, RuleInfo, RulePage,
    Severity,
};
use crate::say;
use crate::text::Span;
use jiff::civil::Date;

/// `months-since`.
#[derive(Debug)]
pub struct MonthsSince;

static INFO: RuleInfo = RuleInfo {
    code: "months-since",
    severity: Severity::Warning,
    confidence: Confidence::Medium,
    kinds: &["D37"],
    page: RulePage {
        title: both("“至今几个月”与日期不符", "Months since a day that the dates do not give"),
        finds: both(
            "“2017年4月……至今六个月”，而报纸是2023年的。",
            "Months that are counted from a month with its year to the issue, and are not that many.",
        ),
        why: both(
            "引用旧稿时，“至今”跟着旧稿走，月数却没有重算。",
            "An older text was taken over without counting anew.",
        ),
        instead: both("按出版日期重算，或写明截止时间。", "Count to the date of issue, or say until when."),
        silent: both(
            "没有出版日期、日期没有年份或月份、引语里、相差一个月以内的。",
            "Silent without a date of issue, a year or a month, in quoted speech, and within a month.",
        ),
        source: both("公历", "The Gregorian calendar"),
    },
    examples: &[
        Example::new("2021年8月，渡口停航，至今⟦六个⟧多月。").on("2023-02-18"),
        Example::new("老桥2022年3月封闭，至今已⟦3个⟧月。").on("2023-02-18"),
        Example::new("2020年5月初，他上岛教书，至今⟦10个⟧月了。").on("2023-02-18"),
        Example::new("去年6月，渡口停航，至今⟦五个⟧月。").on("2023-02-18"),
        Example::new("2022年1月起，水厂检修，至今已有⟦5个⟧多月。").on("2023-02-18"),
        Example::new("2022年8月，渡口停航，至今六个多月。").on("2023-02-18"),
        Example::new("2021年8月，渡口停航，至今一年半。").on("2023-02-18"),
        Example::new("8月，渡口停航，至今六个月。").on("2023-02-18"),
        Example::new("2021年8月，渡口停航，半年后复航，至今六个月没有再停。").on("2023-02-18"),
        Example::new("他说：“2021年8月停航，至今六个多月。”").on("2023-02-18"),
        Example::new("2021年8月，渡口停航，至今六个多月。"),
        Example::new("2021年8月停航的渡口，今年2月复航，至今六个班次。").on("2023-02-18"),
        Example::new("2022年9月，渡口停航，至今近6个月。").on("2023-02-18"),
    ],
    ..DATES
};

impl Rule for MonthsSince {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        let Some(issue) = article.date else { return };
        for (index, block) in article.blocks.iter().enumerate().filter(|(_, block)| block.role.is_prose()) {
            for at in block.places_of("至今") {
                let Some(found) = counted_months(block, at, at + "至今".len(), issue) else { continue };
                let months = months_between(found.from, issue);
                let (year, month) = found.from;
                if (found.count - months).abs() <= 1 {
                    continue;
                }
                let written = block.at(found.figure);
                let message = say!(
                    context.lang,
                    "{year}年{month}月到出版的{issued}年{last}月是{months}个月，文中写“{written}”",
                    "from {year}-{month} to the issue, {issued}-{last}, are {months} months; the text says “{written}”",
                    issued = issue.year(),
                    last = issue.month()
                );
                out.report(Place::new(index, found.figure), message)
                    .evidence(Place::new(index, found.start), say!(context.lang, "起始的时间", "the start"));
            }
        }
    }
}

struct Counted {
    from: (i32, u32),
    start: Span,
    count: i32,
    figure: Span,
}

/// The months behind 至今, and the only date of its sentence before it, with its year and month.
fn counted_months(block: &BlockView, word: usize, behind: usize, issue: Date) -> Option<Counted> {
    let sentence = block.sentence_at(word).filter(|sentence| !sentence.open)?;
    let rest = block.text[behind..].trim_start_matches(['已', '经', '有', '近', '约', '整']);
    let start = (block.text.len() - rest.len()) as u32;
    let quantity = block.facts.quantities.iter().find(|quantity| quantity.figure.start == start)?;
    let after = &block.text[quantity.figure.end as usize..];
    let measured = ["个月", "个多月", "多个月", "余个月"].iter().any(|unit| after.starts_with(unit));
    let quoted = block
        .facts
        .quoted
        .iter()
        .any(|quoted| quoted.inner.start as usize <= word && word < quoted.inner.end as usize);
    let mut dates = block
        .facts
        .dates
        .iter()
        .filter(|date| sentence.span.covers(date.span) && (date.span.end as usize) <= word);
    let date = dates.next()?;
    // 半年后复航，至今六个月: counted from what came later.
    let later = block.text[date.span.end as usize..word].contains(['后', '又', '再', '复', '恢']);
    if !measured || quoted || later || dates.next().is_some() {
        return None;
    }
    let parts = date.calendar()?;
    let (year, month) = (own_year(parts, Some(issue))?, parts.month?.value);
    let count: i32 = quantity.written.try_into().ok()?;
    let figure = Span::new(quantity.figure.start as usize, quantity.figure.end as usize + '个'.len_utf8());
    let figure = if after.starts_with('个') { figure } else { quantity.figure };
    Some(Counted { from: (year, month), start: date.span, count, figure })
}

fn months_between(from: (i32, u32), issue: Date) -> i32 {
    (i32::from(issue.year()) - from.0) * 12 + i32::from(issue.month()) - from.1 as i32
}
