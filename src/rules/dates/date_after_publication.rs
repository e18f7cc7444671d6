//! `date-after-publication`: something told as done on a day after the issue.

use super::calendar::{day, own_year, written};
use super::{DATES, both};
use crate::facts::date::{DateKind, DateMention};
use crate::rules::word_lists::List;
use crate::rules::{
    ArticleView, BlockView, Confidence, Drafts, Example, Place, Rule, RuleContext, RuleInfo, RulePage,
    Severity,
};
use crate::say;
use crate::text::{Span, holds_any};
use jiff::civil::Date;

/// `date-after-publication`.
#[derive(Debug)]
pub struct DateAfterPublication;

static INFO: RuleInfo = RuleInfo {
    code: "date-after-publication",
    severity: Severity::Information,
    confidence: Confidence::Low,
    kinds: &["D04"],
    page: RulePage {
        title: both("日期晚于出版日期", "Date after the issue"),
        finds: both(
            "已经发生的事，日期却在出版日期之后：4月2日的报纸写“4月5日，活动举行了”。",
            "Something told as done on a day after the date of issue.",
        ),
        why: both("日期或者时态写错了。", "Either the date or the tense is wrong."),
        instead: both(
            "核对日期；还没有发生的写“将”“定于”。",
            "Check the date; for what is to come write 将 or 定于.",
        ),
        silent: both(
            "有将、拟、定于、预计、截止、至、起等字样的、没有“了、已、圆满”等完成标志的不报。",
            "Silent where the sentence speaks of the future or bears no mark of what is done.",
        ),
        source: both("出版日期", "The date of issue"),
    },
    examples: &[
        Example::new("⟦今年9月⟧，岛上新添了两条航线。").on("2022-04-02"),
        Example::new("本报讯 ⟦今年11月⟧，岛上新添了两条航线。").on("2022-04-02"),
        Example::new("今年3月，岛上新添了两条航线。").on("2022-04-02"),
        Example::new("今年9月，岛上将新添两条航线。").on("2022-04-02"),
        Example::new("⟦4月5日⟧，清明祭扫活动在烈士陵园举行了。").on("2022-04-02"),
        Example::new("⟦4月12日⟧，全镇完成了春耕备耕。").on("2022-04-02"),
        Example::new("⟦2022年5月1日⟧，他接受了记者采访。").on("2022-04-02"),
        Example::new("⟦今年6月3日⟧，她考取了证书。").on("2022-04-02"),
        Example::new("⟦4月8日⟧晚，文艺汇演圆满落幕。").on("2022-04-02"),
        Example::new("4月5日，清明祭扫活动将在烈士陵园举行。").on("2022-04-02"),
        Example::new("3月30日，全镇完成了春耕备耕。").on("2022-04-02"),
        Example::new("4月5日，清明祭扫活动在烈士陵园举行了。"),
        Example::new("活动定于4月8日举行，已有300人报了名。").on("2022-04-02"),
        Example::new("12月30日，全镇完成了清产核资。").on("2022-04-02"),
        Example::new("有效期至4月30日的证件已换发。").on("2022-04-02"),
        Example::new("4月5日起，新规施行，大家都做好了准备。").on("2022-04-02"),
        Example::new("预计4月10日前完成了的项目有6个。").on("2022-04-02"),
    ],
    ..DATES
};

const DONE: &[&str] = &["了", "圆满", "顺利", "落下帷幕", "已经"];

impl Rule for DateAfterPublication {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        let Some(issue) = article.date else { return };
        for (index, block) in article.blocks.iter().enumerate().filter(|(_, block)| block.role.is_prose()) {
            for mention in &block.facts.dates {
                let Some(date) = later(mention, issue).filter(|_| is_told_as_done(block, mention.span))
                else {
                    continue;
                };
                let (day, issued) = (written(date), written(issue));
                let message = say!(
                    context.lang,
                    "{day}在出版日期{issued}之后，文中写成已经发生",
                    "{day} lies after the date of issue, {issued}; the text tells it as done"
                );
                out.report(Place::new(index, mention.span), message);
            }
        }
    }
}

/// The day that is written, if it lies after the issue; without a year, within the next two months.
fn later(mention: &DateMention, issue: Date) -> Option<Date> {
    let DateKind::Date(parts) = &mention.kind else { return None };
    let own = own_year(parts, Some(issue));
    if parts.anchor.is_some() && own.is_none() {
        return None;
    }
    let year = own.unwrap_or(i32::from(issue.year()));
    // 今年9月份 in April: a month that the year names and that has not begun.
    let whole_month = parts.day.is_none();
    if whole_month && (own.is_none() || parts.month?.value <= issue.month() as u32) {
        return None;
    }
    let date = day(year, parts.month?.value, parts.day.map_or(1, |day| day.value))?;
    let ahead = (date - issue).get_days();
    let near = own.is_some() || ahead <= 60;
    (ahead > 0 && near).then_some(date)
}

fn is_told_as_done(block: &BlockView, date: Span) -> bool {
    let Some(sentence) = block.sentence_at(date.start as usize).filter(|sentence| !sentence.open) else {
        return false;
    };
    let before = block.text[sentence.span.start as usize..date.start as usize].trim();
    let opens =
        before.is_empty() || before == "本报讯" || before.ends_with('电') && before.chars().count() < 16;
    let words = sentence.span.of(block.text);
    let bare = List::NotToCome.words().iter().fold(words.to_owned(), |words, part| words.replace(part, ""));
    opens && holds_any(words, DONE) && !holds_any(&bare, List::ToCome.words())
}
