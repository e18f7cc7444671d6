//! `weekday-mismatch`: a weekday beside a date that falls on another.

use super::calendar::{day, own_year, weekday_character, written};
use super::{DATES, both};
use crate::facts::date::{CalendarParts, DateKind, DateMention};
use crate::rules::{ArticleView, BlockView, Drafts, Example, Place, Rule, RuleContext, RuleInfo, RulePage};
use crate::say;
use crate::text::{Span, holds_any};
use jiff::civil::{Date, Weekday};

/// `weekday-mismatch`.
#[derive(Debug)]
pub struct WeekdayMismatch;

static INFO: RuleInfo = RuleInfo {
    code: "weekday-mismatch",
    kinds: &["D01"],
    page: RulePage {
        title: both("星期与日期不符", "Weekday does not fit the date"),
        finds: both(
            "日期旁边的星期与日历不符：2022年4月2日是星期六，写成星期五；年份不明时，同一段里两个日子的星期对不上：5月3日星期五，5月8日星期六。",
            "A weekday beside a date that, by the calendar, falls on another; where no year is known, two days of a paragraph whose weekdays do not agree.",
        ),
        why: both(
            "日期和星期必有一个写错，读者会走错日子。",
            "Either the date or the weekday is wrong, and readers come on the wrong day.",
        ),
        instead: both("核对后改日期或改星期。", "Check, then correct the date or the weekday."),
        silent: both(
            "年份不明、又没有出版日期可以推算时不报；前后一年里有一年相符时不报。",
            "Silent where neither the text nor the date of issue gives the year, or where a neighbouring year fits.",
        ),
        source: both("公历", "The Gregorian calendar"),
    },
    examples: &[
        Example::new("2022年4月2日 ⟦星期五⟧\n责任编辑：周宁"),
        Example::new("招聘会定于2021年5月1日（⟦周五⟧）举行。"),
        Example::new("听证会将于2022年10月26日，⟦星期四⟧上午9时召开。"),
        Example::new("开馆时间为5月18日（⟦星期一⟧）上午。").on("2022-05-12"),
        Example::new("二〇二二年四月二日⟦星期日⟧，雨转晴。"),
        Example::new("今年6月1日（⟦周四⟧），学校组织游园。").on("2022-05-12"),
        Example::new("放假通知\n5月3日（星期五）照常营业，5月8日（⟦星期六⟧）盘点。"),
        Example::new("放假通知\n据关于2016年部分节假日安排的通知，2月6日（⟦星期日⟧）上班。"),
        Example::new("放假通知\n5月3日（星期五）照常营业，5月8日（星期三）盘点。"),
        Example::new("放假通知\n据关于2016年部分节假日安排的通知，2月6日（星期六）上班。"),
        Example::new("两年的庙会\n去年5月3日（星期五）和今年5月8日（星期六），庙会都赶上好天气。"),
        Example::new("两场雪\n第一场雪在2月26日（星期二），第二场在3月6日（星期三）。"),
        Example::new("2022年4月2日 星期六\n责任编辑：周宁"),
        Example::new("招聘会定于2021年5月1日（周六）举行。"),
        Example::new("听证会将于2022年10月26日，星期三上午9时召开。"),
        Example::new("开馆时间为5月18日（星期三）上午。").on("2022-05-12"),
        Example::new("开馆时间为5月18日（星期二）上午。"),
        Example::new("2022年4月2日，周一鸣到镇上任职。"),
        Example::new("自2022年4月2日起，每周五开放。"),
        Example::new("2022年4月2日，市民周五一早就来排队。"),
        Example::new("5月18日（星期二）是去年的开馆日。").on("2022-05-12"),
        Example::new("⟦11月18日⟧（周末），广场上人头攒动。").on("2026-11-20"),
        Example::new("11月15日（周末），广场上人头攒动。").on("2026-11-20"),
        Example::new("11月18日，周末要降温的消息传开。").on("2026-11-20"),
    ],
    ..DATES
};

impl Rule for WeekdayMismatch {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        for pair in pairs(block) {
            if let Some(date) = pair.parts.civil() {
                judge(block, 0, &pair, date, context, out);
            }
        }
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        let Some(issue) = article.date else {
            for (index, block) in article.blocks.iter().enumerate() {
                check_without_year(block, index, context, out);
            }
            return;
        };
        for (index, block) in article.blocks.iter().enumerate() {
            check_weekend(index, block, issue, context, out);
            for pair in pairs(block).into_iter().filter(|pair| pair.parts.civil().is_none()) {
                let year = own_year(pair.parts, Some(issue));
                let sentence = block
                    .sentence_at(pair.date.start as usize)
                    .map_or("", |sentence| block.at(sentence.span));
                let of_issue = !holds_any(sentence, &["去年", "前年", "明年", "当年"]);
                let Some(date) = date_near(pair.parts, year, issue, pair.weekday, of_issue) else { continue };
                judge(block, index, &pair, date, context, out);
            }
        }
    }
}

/// 11月18日（周末）: a day of the month around the issue that is neither Friday, Saturday nor Sunday.
fn check_weekend(index: usize, block: &BlockView, issue: Date, context: &RuleContext, out: &mut Drafts) {
    if !block.says("周末") {
        return;
    }
    for mention in &block.facts.dates {
        let DateKind::Date(parts) = &mention.kind else { continue };
        let behind = &block.text[mention.span.end as usize..];
        let called = ["（周末）", "(周末)", "，周末，", "是周末，", "，又是周末，"]
            .iter()
            .any(|it| behind.starts_with(it));
        let year = own_year(parts, Some(issue)).unwrap_or(i32::from(issue.year()));
        let Some(date) = in_year(parts, year).filter(|_| called && !block.is_open_at(mention.span)) else {
            continue;
        };
        let near = (date - issue).get_days().abs() <= 31;
        let weekday = date.weekday();
        if !near || matches!(weekday, Weekday::Friday | Weekday::Saturday | Weekday::Sunday) {
            continue;
        }
        let (written, day) = (block.at(mention.span), weekday_character(weekday));
        let start = mention.span.end as usize;
        let at = start + behind.find("周末").unwrap_or_default();
        let message = say!(
            context.lang,
            "{year}年{written}是星期{day}，不是周末",
            "{written} of {year} is a 星期{day}, not the weekend"
        );
        out.report(Place::new(index, mention.span), message).evidence(
            Place::new(index, Span::new(at, at + "周末".len())),
            say!(context.lang, "所说的周末", "the weekend named"),
        );
    }
}

/// Checks days without a year in an article of unknown date: against the only year that the sentence names, else against
/// one another.
fn check_without_year(block: &BlockView, index: usize, context: &RuleContext, out: &mut Drafts) {
    let pairs: Vec<Pair> = pairs(block).into_iter().filter(|pair| is_yearless(pair.parts)).collect();
    let mut unknown: Vec<&Pair> = Vec::new();
    for pair in &pairs {
        match year_of_sentence(block, pair).map(|year| in_year(pair.parts, year)) {
            Some(Some(date)) => judge(block, index, pair, date, context, out),
            Some(None) => {}
            None => unknown.push(pair),
        }
    }
    for two in unknown.windows(2) {
        if let Some(right) = weekday_after(two[0], two[1]).filter(|&right| right != two[1].weekday)
            && !tells_of_years(block, two[0].date.hull(two[1].date))
        {
            report_pair(block, index, (two[0], two[1]), right, context, out);
        }
    }
}

fn is_yearless(parts: &CalendarParts) -> bool {
    parts.year.is_none() && parts.anchor.is_none()
}

fn in_year(parts: &CalendarParts, year: i32) -> Option<Date> {
    day(year, parts.month?.value, parts.day?.value)
}

/// The only year that the sentence of the pair names. A day of the first two months may be of the next.
fn year_of_sentence(block: &BlockView, pair: &Pair) -> Option<i32> {
    let sentence = block.sentence_at(pair.date.start as usize)?.span;
    // The notice may be named in the sentence before.
    let start = block.sentences.iter().rev().find(|other| other.span.end <= sentence.start);
    let around = Span { start: start.map_or(sentence.start, |other| other.span.start), end: pair.date.start };
    let mut years = block.facts.dates.iter().filter(|date| around.covers(date.span)).filter_map(|date| {
        let (DateKind::Date(parts) | DateKind::Range { from: parts, .. }) = &date.kind else { return None };
        parts.year.map(|year| year.value as i32)
    });
    let only = years.next().filter(|year| years.all(|other| other == *year))?;
    let next_fits = in_year(pair.parts, only + 1).is_some_and(|date| date.weekday() == pair.weekday);
    let early = pair.parts.month.is_some_and(|month| month.value <= 2);
    (!(early && next_fits)).then_some(only)
}

/// The weekday of the second day by that of the first, where both are of one year and no leap day can lie between.
fn weekday_after(one: &Pair, two: &Pair) -> Option<Weekday> {
    const FURTHEST: i32 = 100;
    // Any year that is no leap year.
    let (first, second) = (in_year(one.parts, 2023)?, in_year(two.parts, 2023)?);
    let days = (second - first).get_days();
    let before_march = |date: Date| date.month() < 3;
    let in_order = (0..=FURTHEST).contains(&days);
    (in_order && before_march(first) == before_march(second)).then(|| one.weekday.wrapping_add(days))
}

/// Whether the words between speak of another year.
fn tells_of_years(block: &BlockView, span: Span) -> bool {
    let start = block.sentence_at(span.start as usize).map_or(span.start, |sentence| sentence.span.start);
    let words = Span { start, end: span.end }.of(block.text);
    holds_any(words, &["去年", "前年", "明年", "今年", "当年", "次年", "翌年"])
}

fn report_pair(
    block: &BlockView,
    index: usize,
    (one, two): (&Pair, &Pair),
    right: Weekday,
    context: &RuleContext,
    out: &mut Drafts,
) {
    let [first, second] = [one, two].map(|pair| block.at(pair.date));
    let [known, stated] = [one, two].map(|pair| block.at(pair.weekday_span));
    let right = weekday_character(right);
    let message = say!(
        context.lang,
        "{first}是{known}，{second}就是星期{right}，文中写“{stated}”",
        "if {first} is {known}, {second} is 星期{right}; the text says “{stated}”"
    );
    let place = |span: Span| Place::new(index, span);
    out.report(place(two.weekday_span), message)
        .evidence(place(two.date), say!(context.lang, "日期", "the date"))
        .evidence(
            place(one.date.hull(one.weekday_span)),
            say!(context.lang, "另一个日期和星期", "the other day"),
        );
}

/// A date and the weekday beside it.
struct Pair<'a> {
    parts: &'a CalendarParts,
    date: Span,
    weekday: Weekday,
    weekday_span: Span,
}

fn pairs<'a>(block: &BlockView<'a>) -> Vec<Pair<'a>> {
    let mut found = Vec::new();
    for two in block.facts.dates.windows(2) {
        let [first, second] = two else { continue };
        let between = &block.text[first.span.end as usize..second.span.start as usize];
        if !matches!(
            between,
            "" | " "
                | "　"
                | "（"
                | "("
                | "，"
                | ","
                | "、"
                | "  "
                | "是"
                | "为"
                | "恰逢"
                | "）是"
                | ")是"
                | "正好是"
        ) || block.is_open_at(first.span)
            // 每周五（5月26日除外）.
            || block.text[..first.span.start as usize].ends_with(['每', '逢'])
        {
            continue;
        }
        found.extend(pair(first, second).or_else(|| pair(second, first)));
    }
    found
}

fn pair<'a>(date: &'a DateMention, weekday: &'a DateMention) -> Option<Pair<'a>> {
    let (DateKind::Date(parts), DateKind::Weekday(day)) = (&date.kind, &weekday.kind) else { return None };
    (parts.day.is_some() && parts.month.is_some()).then_some(Pair {
        parts,
        date: date.span,
        weekday: *day,
        weekday_span: weekday.span,
    })
}

/// The date in its own year; else in the year of the issue, unless a neighbouring year fits the weekday.
fn date_near(
    parts: &CalendarParts,
    year: Option<i32>,
    issue: Date,
    weekday: Weekday,
    of_issue: bool,
) -> Option<Date> {
    let in_year = |year: i32| in_year(parts, year);
    if let Some(year) = year {
        return in_year(year);
    }
    if parts.anchor.is_some() || parts.year.is_some() {
        return None;
    }
    let issued = i32::from(issue.year());
    let neighbours = [issued - 1, issued + 1];
    let fits = |year: &i32| in_year(*year).is_some_and(|date| date.weekday() == weekday);
    let this = in_year(issued)?;
    // A day within two months of the issue needs no year.
    if of_issue && (this - issue).get_days().abs() <= 60 {
        return Some(this);
    }
    (this.weekday() == weekday || !neighbours.iter().any(fits)).then_some(this)
}

fn judge(block: &BlockView, index: usize, pair: &Pair, date: Date, context: &RuleContext, out: &mut Drafts) {
    let places = [Place::new(index, pair.weekday_span), Place::new(index, pair.date)];
    let (stated, day) = (block.at(pair.weekday_span), written(date));
    let right = weekday_character(date.weekday());
    if date.weekday() == pair.weekday {
        let message = say!(context.lang, "{day}是星期{right}", "{day} is 星期{right}");
        out.held(message, places.to_vec());
        return;
    }
    let prefix =
        ["星期", "礼拜", "周"].into_iter().find(|prefix| stated.starts_with(prefix)).unwrap_or("星期");
    let name = if right == "日" && prefix == "礼拜" { "天" } else { right };
    let replacement = format!("{prefix}{name}");
    let message = say!(
        context.lang,
        "{day}是星期{right}，文中写“{stated}”",
        "{day} is 星期{right}; the text says “{stated}”"
    );
    let date_says = say!(context.lang, "日期", "the date");
    out.report(places[0], message).evidence(places[1], date_says).rewrite(
        context.lang,
        places[0],
        replacement,
    );
}
