//! `relative-date-mismatch`: 昨天（4月2日） in an issue or under a dateline of another day.

use super::calendar::{day, own_year, written};
use super::dateline::dateline;
use super::{DATES, both};
use crate::facts::date::{Anchor, CalendarParts, CalendarUnit, DateKind, DateMention};
use crate::rules::{
    ArticleView, BlockView, Confidence, Drafts, Example, Place, Rule, RuleContext, RuleInfo, RulePage,
    Severity,
};
use crate::say;
use jiff::ToSpan;
use jiff::civil::Date;

/// `relative-date-mismatch`.
#[derive(Debug)]
pub struct RelativeDateMismatch;

static INFO: RuleInfo = RuleInfo {
    code: "relative-date-mismatch",
    severity: Severity::Warning,
    confidence: Confidence::Medium,
    kinds: &["D05", "T21"],
    page: RulePage {
        title: both("昨天、今天与注明的日期不符", "Yesterday or today does not fit the date beside it"),
        finds: both(
            "“昨天（4月2日）”，而按出版日期和电头日期，昨天都不是这一天。",
            "“昨天（4月2日）”, where by the date of issue and by the dateline yesterday was another day.",
        ),
        why: both(
            "两个日期必有一个写错；稿件隔天刊登时常忘了改。",
            "One of the two is wrong; often the story ran a day late.",
        ),
        instead: both(
            "按出版日期改“昨天”，或改注明的日期。",
            "Change the word to fit the issue, or the date.",
        ),
        silent: both(
            "没有出版日期也没有电头的、按出版日期或电头有一个相符的、引语里的，不报。",
            "Silent without issue date and dateline, where either fits, and in quotations.",
        ),
        source: both("历日推算", "The calendar"),
    },
    examples: &[
        Example::new("昨天（⟦4月2日⟧），县图书馆开馆。").on("2022-04-02"),
        Example::new("今天（⟦4月1日⟧），银溪古镇重新开放。").on("2022-04-02"),
        Example::new("新华社银溪4月2日电 记者从县文旅局获悉，银溪古镇昨天（⟦3日⟧）重新开放。")
            .on("2022-04-03"),
        Example::new("前天（⟦3月30日⟧），全县普降大雨。").on("2022-04-02"),
        Example::new("明天（⟦4月5日⟧）是清明假期的第一天。").on("2022-04-02"),
        Example::new("渔歌节开幕\n本报白鹭港4月1日讯 今天（⟦4月3日⟧），渔歌节在码头开幕，渔民登台唱歌。"),
        Example::new("渔歌节开幕\n本报白鹭港4月1日电 记者陆一鸣报道：昨天（⟦4月3日⟧），渔歌节在码头开幕。"),
        Example::new(
            "新桥通车\n本报讯 青屿5月18日电 跨海新桥通车。今日（⟦5月16日⟧）上午，第一辆客车开上新桥。",
        ),
        Example::new("新桥通车\n青屿5月18日电 跨海新桥通车。\n明天（⟦5月26日⟧）起，渡轮停开。"),
        Example::new("渔歌节开幕\n本报白鹭港4月1日讯 今天（4月1日），渔歌节在码头开幕，渔民登台唱歌。"),
        Example::new("渔歌节开幕\n本报白鹭港4月1日讯 今天（4月2日），渔歌节在码头开幕，渔民登台唱歌。"),
        Example::new("渔歌节开幕\n本报白鹭港4月1日讯 昨天（3月31日），渔歌节在码头开幕，渔民登台唱歌。"),
        Example::new("新桥通车\n据青屿5月12日电 跨海新桥通车。今天（5月18日）起，渡轮停开。"),
        Example::new("新桥通车\n青屿12月31日电 跨海新桥通车。明天（1月1日）起，渡轮停开。"),
        Example::new("昨天（4月1日），县图书馆开馆。").on("2022-04-02"),
        Example::new("昨天（4月2日），县图书馆开馆。"),
        Example::new("新华社银溪4月1日电 银溪古镇今天（1日）重新开放。").on("2022-04-02"),
        Example::new("新华社银溪4月2日电 银溪古镇昨天（1日）重新开放。").on("2022-04-03"),
        Example::new("他在日记里写道：“今天（4月8日），雨。”").on("2022-04-02"),
        Example::new("昨天下午，县图书馆开馆，4月2日起可办证。").on("2022-04-02"),
        Example::new("今天（农历三月初一）赶集。").on("2022-04-02"),
        Example::new("昨天（3月31日），县图书馆开馆。").on("2022-04-01"),
    ],
    ..DATES
};

impl Rule for RelativeDateMismatch {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        let dateline = dateline(article);
        let bases = bases(article.date, dateline.map(|(_, parts)| parts));
        for (index, block) in article.blocks.iter().enumerate().filter(|(_, block)| block.role.is_prose()) {
            for pair in block.facts.dates.windows(2) {
                let [word, note] = pair else { continue };
                let Some((offset, parts)) = noted(block, word, note) else { continue };
                let meant = |base: &Date| base.checked_add(i64::from(offset).days()).ok();
                let expected: Vec<Date> = bases.iter().filter_map(meant).collect();
                if expected.is_empty() {
                    continue;
                }
                let place = Place::new(index, note.span);
                let named = block.at(word.span);
                if expected.iter().any(|date| is_day(parts, *date, article.date.is_some())) {
                    let says = say!(context.lang, "“{named}”的日期相符", "the date of “{named}” is right");
                    out.held(says, vec![place, Place::new(index, word.span)]);
                    continue;
                }
                let Some(&right) = expected.last() else { continue };
                let right = if article.date.is_some() { written(right) } else { of_year(right) };
                let stated = block.at(note.span);
                let message = say!(
                    context.lang,
                    "“{named}”是{right}，文中注“{stated}”",
                    "“{named}” is {right}; the text says “{stated}”"
                );
                let draft = out.report(place, message);
                draft.evidence(Place::new(index, word.span), format!("“{named}”"));
                if let Some((dateline, _)) = dateline {
                    draft.evidence(dateline, say!(context.lang, "电头的日期", "the dateline"));
                }
            }
        }
    }
}

/// 昨天 with a date in brackets right behind it: how many days it lies from today, and the date.
fn noted<'a>(
    block: &BlockView,
    word: &DateMention,
    note: &'a DateMention,
) -> Option<(i8, &'a CalendarParts)> {
    let DateKind::Relative(Anchor::Issue(CalendarUnit::Day, offset)) = word.kind else { return None };
    let DateKind::Date(parts) = &note.kind else { return None };
    let opened = matches!(&block.text[word.span.end as usize..note.span.start as usize], "（" | "(");
    let closed = block.text[note.span.end as usize..].starts_with(['）', ')']);
    let sentence = block.sentence_at(word.span.start as usize).filter(|sentence| !sentence.open)?;
    let before = &block.text[sentence.span.start as usize..word.span.start as usize];
    let quoted = before.matches('“').count() > before.matches('”').count();
    (opened && closed && !quoted && parts.day.is_some() && parts.anchor.is_none()).then_some((offset, parts))
}

/// The days from which 今天 may count: the issue and the dateline; without an issue the dateline and the next day, on
/// which it is printed, in a common and in a leap year.
fn bases(issue: Option<Date>, dateline: Option<&CalendarParts>) -> Vec<Date> {
    let filed = |year: i32| {
        let parts = dateline?;
        let year = own_year(parts, issue).unwrap_or(year);
        day(year, parts.month?.value, parts.day?.value)
    };
    match issue {
        Some(issue) => [Some(issue), filed(i32::from(issue.year()))].into_iter().flatten().collect(),
        None => {
            let filed = [COMMON_YEAR + 1, COMMON_YEAR].into_iter().filter_map(filed);
            filed.flat_map(|filed| [filed.tomorrow().ok(), Some(filed)]).flatten().collect()
        }
    }
}

/// Not a leap year; the one after it is.
const COMMON_YEAR: i32 = 2023;

/// 4月1日.
fn of_year(date: Date) -> String {
    format!("{}月{}日", date.month(), date.day())
}

/// Whether the parts that are written are those of `date`, whose year counts only where it is known.
fn is_day(parts: &CalendarParts, date: Date, year_known: bool) -> bool {
    let month = parts.month.is_none_or(|month| month.value == date.month() as u32);
    let year = !year_known || parts.year.is_none_or(|year| year.value as i32 == i32::from(date.year()));
    month && year && parts.day.is_some_and(|day| day.value == date.day() as u32)
}
