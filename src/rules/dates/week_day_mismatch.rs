//! `week-day-mismatch`: 下周五（5月26日）, where Friday of next week is another day.

use super::calendar::{day, own_year, weekday_character, written};
use super::{DATES, both};
use crate::facts::date::{Anchor, CalendarUnit, DateKind, DateMention};
use crate::rules::{ArticleView, BlockView, Drafts, Example, Place, Rule, RuleContext, RuleInfo, RulePage};
use crate::say;
use crate::text::Span;
use jiff::ToSpan;
use jiff::civil::Date;

/// `week-day-mismatch`.
#[derive(Debug)]
pub struct WeekDayMismatch;

static INFO: RuleInfo = RuleInfo {
    code: "week-day-mismatch",
    kinds: &["D02", "D05"],
    page: RulePage {
        title: both("“下周五”与注明的日期不符", "A day of this or next week with another date"),
        finds: both(
            "5月17日的报纸写“下周五（5月26日）”，而下周五是25日。",
            "“下周五（5月26日）” in the paper of 17 May, where Friday of next week is the 25th.",
        ),
        why: both(
            "读者按星期或按日期去，总有人扑空。",
            "Readers who go by the other of the two miss the event.",
        ),
        instead: both("按日历改星期或日期。", "Correct the day of the week or the date by the calendar."),
        silent: both(
            "没有出版日期的不查；一周从星期日算起还是从星期一算起、稿件写在出版当天还是前一天，凡有一种算法相符就不报。",
            "Silent without a date of issue, and where one reading fits: weeks from Sunday or Monday, written on the day of issue or the day before.",
        ),
        source: both("公历", "The Gregorian calendar"),
    },
    examples: &[
        Example::new("下周五（⟦5月26日⟧），比赛将在县体育馆举行。").on("2018-05-17"),
        Example::new("本周六（⟦3月8日⟧）有一场招聘会。").on("2024-03-06"),
        Example::new("上周日（⟦3月4日⟧），马拉松开跑。").on("2024-03-06"),
        Example::new("⟦4月7日⟧（下周一）起，3路公交改道。").on("2024-04-03"),
        Example::new("下周二(⟦4月16日⟧)，县图书馆闭馆一天。").on("2024-04-03"),
        Example::new("演出定在下周三，⟦2024年4月17日⟧，地点在文庙。").on("2024-04-03"),
        Example::new("下周五（5月25日），比赛将在县体育馆举行。").on("2018-05-17"),
        Example::new("本周六（3月9日）有一场招聘会。").on("2024-03-06"),
        Example::new("上周日（3月3日），马拉松开跑。").on("2024-03-06"),
        Example::new("下周一（4月8日）起，3路公交改道。").on("2024-04-07"),
        Example::new("本周一（4月8日）起，3路公交改道。").on("2024-04-07"),
        Example::new("下周五（5月26日），比赛将在县体育馆举行。"),
        Example::new("下周五，比赛将在县体育馆举行，5月26日闭幕。").on("2018-05-17"),
        Example::new("下周（5月26日前）要交齐材料。").on("2018-05-17"),
        Example::new("每周五（5月26日除外）开放。").on("2018-05-17"),
        Example::new("他在信里写：“下周五（5月26日）我就到家。”").on("2018-05-17"),
    ],
    ..DATES
};

impl Rule for WeekDayMismatch {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        let Some(issue) = article.date else { return };
        for (index, block) in article.blocks.iter().enumerate() {
            for (word, date) in pairs(block) {
                check(block, index, issue, &word, date, context, out);
            }
        }
    }
}

/// A day of a week that is named from today: 下周五.
struct DayOfWeek {
    span: Span,
    /// How many weeks after this one.
    weeks: i64,
    /// From Monday, 0, to Sunday, 6.
    day: i64,
}

/// The days of this, the last or the next week with the date beside each.
fn pairs<'a>(block: &'a BlockView) -> impl Iterator<Item = (DayOfWeek, &'a DateMention)> {
    block.facts.dates.windows(2).filter_map(|pair| {
        let [first, second] = pair else { return None };
        if let Some(word) = day_of_week(block.text, first) {
            let between = block.text.get(word.span.end as usize..second.span.start as usize)?;
            return matches!(between, "（" | "(" | "，" | "、").then_some((word, second));
        }
        let word = day_of_week(block.text, second)?;
        let between = block.text.get(first.span.end as usize..word.span.start as usize)?;
        let closed = block.text[word.span.end as usize..].starts_with(['）', ')']);
        (matches!(between, "（" | "(") && closed).then_some((word, first))
    })
}

fn day_of_week(text: &str, mention: &DateMention) -> Option<DayOfWeek> {
    let DateKind::Relative(Anchor::Issue(CalendarUnit::Week, weeks)) = mention.kind else { return None };
    let name = text[mention.span.end as usize..].chars().next()?;
    let day = "一二三四五六日天".chars().position(|day| day == name)?.min(6) as i64;
    let span = Span::new(mention.span.start as usize, mention.span.end as usize + name.len_utf8());
    Some(DayOfWeek { span, weeks: i64::from(weeks), day })
}

fn check(
    block: &BlockView,
    index: usize,
    issue: Date,
    word: &DayOfWeek,
    note: &DateMention,
    context: &RuleContext,
    out: &mut Drafts,
) {
    let DateKind::Date(parts) = &note.kind else { return };
    let Some(sentence) = block.sentence_at(word.span.start as usize).filter(|sentence| !sentence.open) else {
        return;
    };
    let before = &block.text[sentence.span.start as usize..word.span.start as usize];
    let quoted = before.matches('“').count() > before.matches('”').count();
    let year = own_year(parts, Some(issue)).unwrap_or(i32::from(issue.year()));
    let stated =
        parts.month.zip(parts.day).and_then(|(month, of_month)| day(year, month.value, of_month.value));
    let Some(stated) = stated.filter(|_| !quoted && !before.contains("每")) else { return };
    let meant = meant_days(issue, word);
    let places = [Place::new(index, note.span), Place::new(index, word.span)];
    let name = block.at(word.span);
    if meant.contains(&stated) {
        let right = written(stated);
        let says = say!(context.lang, "“{name}”是{right}", "“{name}” is {right}");
        return out.held(says, places.to_vec());
    }
    let Some(&right) = meant.first() else { return };
    let (weekday, written_date) = (weekday_character(stated.weekday()), block.at(note.span));
    let right = written(right);
    let message = say!(
        context.lang,
        "“{name}”是{right}，文中写“{written_date}”，那天是星期{weekday}",
        "“{name}” is {right}; the text says “{written_date}”, a 星期{weekday}"
    );
    out.report(places[0], message).evidence(places[1], format!("“{name}”"));
}

/// The days that the word may mean: counted from the issue or the day before, in weeks from Monday or Sunday.
fn meant_days(issue: Date, word: &DayOfWeek) -> Vec<Date> {
    let mut meant = Vec::new();
    for written_on in [Some(issue), issue.yesterday().ok()].into_iter().flatten() {
        let from_monday = i64::from(written_on.weekday().to_monday_zero_offset());
        let from_sunday = i64::from(written_on.weekday().to_sunday_zero_offset());
        // A week from Sunday has its Sunday six days before its Saturday.
        let sunday_day = if word.day == 6 { 0 } else { word.day + 1 };
        for days in [word.day - from_monday, sunday_day - from_sunday] {
            meant.extend(written_on.checked_add((days + word.weeks * 7).days()).ok());
        }
    }
    meant
}
