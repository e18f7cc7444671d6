//! `relative-year-mismatch`: 今年, 去年 … with a year beside it that it is not.

use super::calendar::{is_note, note_in_brackets};
use super::{DATES, both};
use crate::facts::date::{Anchor, CalendarUnit, DateKind};
use crate::rules::{ArticleView, Drafts, Example, Place, Rule, RuleContext, RuleInfo, RulePage, Severity};
use crate::say;
use jiff::civil::Date;

/// `relative-year-mismatch`.
#[derive(Debug)]
pub struct RelativeYearMismatch;

static INFO: RuleInfo = RuleInfo {
    code: "relative-year-mismatch",
    kinds: &["D05", "D06"],
    page: RulePage {
        title: both("今年、去年与年份不符", "今年 or 去年 does not fit its year"),
        finds: both(
            "“今年（2021年）”“去年（2020年）”“明年即2024年”一类说明与出版年份不符，或者同一篇里互相矛盾。",
            "A note such as 今年（2021年） that does not fit the year of issue, or contradicts another in the article.",
        ),
        why: both(
            "旧稿改用时最容易留下去年的说法。",
            "Old copy that is used again keeps last year's wording.",
        ),
        instead: both("按出版日期改年份，或改今年、去年。", "Correct the year or the word."),
        silent: both(
            "没有出版日期、文中又只有一处时不报；引语里的、一月上旬出版的不报。",
            "Silent where there is no date of issue and only one such note, in quoted speech, and in issues of early January.",
        ),
        source: both("出版日期与年份相减", "The year of issue, by subtraction"),
    },
    examples: &[
        Example::new("上个月（⟦9月⟧），渡口迎来三万名游客。").on("2026-11-20"),
        Example::new("本月（⟦10月⟧）起，渡口增开夜班。").on("2026-11-20"),
        Example::new("上个月（10月），渡口迎来三万名游客。").on("2026-11-20"),
        Example::new("上月（10月），渡口迎来三万名游客。").on("2026-12-01"),
        Example::new("今年（⟦2021年⟧）以来，全县新增就业3200人。").on("2022-04-02"),
        Example::new("去年（⟦2020年⟧），全镇建成公园6座。").on("2022-04-02"),
        Example::new("前年（⟦2021年⟧）动工的水库已经蓄水。").on("2022-04-02"),
        Example::new("明年（⟦2022年⟧），新校区将投入使用。").on("2022-04-02"),
        Example::new("新校区到明年即⟦2022年⟧投入使用。").on("2022-04-02"),
        Example::new("前年，也就是⟦2021年⟧，水库动工。").on("2022-04-02"),
        Example::new("今年（2022年）全镇修路12公里。去年（⟦2020年⟧）只有6公里。"),
        Example::new("今年（2022年）以来，全县新增就业3200人。").on("2022-04-02"),
        Example::new("去年（2021年），全镇建成公园6座。").on("2022-04-02"),
        Example::new("新校区到明年即2023年投入使用。").on("2022-04-02"),
        Example::new("今年（2021年）以来，全县新增就业3200人。"),
        Example::new("今年，2021年度考核结果公布。").on("2022-04-02"),
        Example::new("他在信中写道：“今年（1998年）大水，全村转移。”").on("2022-04-02"),
        Example::new("去年2020年入党的同志参加了活动。").on("2022-04-02"),
        Example::new("当年（1998年），他参加了抗洪。").on("2022-04-02"),
        Example::new("今年（2021年）工作已经结束。").on("2022-01-04"),
    ],
    ..DATES
};

/// What joins the word to the year that explains it: 今年（2022年）, 明年即2023年.
const GLOSSES: &[&str] = &["（", "(", "即", "，即", "也就是", "，也就是", "——"];

impl Rule for RelativeYearMismatch {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        if article.date.is_some_and(|issue| issue.month() == 1 && issue.day() <= 10) {
            return;
        }
        if let Some(issue) = article.date.filter(|issue| issue.day() > 5) {
            check_months(article, issue, context, out);
        }
        let issued = article.date.map(|issue| i32::from(issue.year()));
        let mut before: Option<(i32, Place)> = None;
        for (index, block) in article.blocks.iter().enumerate() {
            for pair in block.facts.dates.windows(2) {
                let [word, note] = pair else { continue };
                let DateKind::Relative(Anchor::Issue(CalendarUnit::Year, offset)) = word.kind else {
                    continue;
                };
                let Some(year) = note.calendar().and_then(|parts| parts.year) else { continue };
                let quoted = block.facts.quoted.iter().any(|quoted| quoted.inner.covers(word.span));
                if !is_note(block.text, word.span, note.span, GLOSSES) || quoted || year.value < 1000 {
                    continue;
                }
                let (stated, implied) = (year.value as i32, year.value as i32 - i32::from(offset));
                let place = Place::new(index, note.span);
                let Some(expected) = issued.or(before.map(|(year, _)| year)) else {
                    before = Some((implied, place));
                    continue;
                };
                let name = block.at(word.span);
                let right = expected + i32::from(offset);
                if right == stated {
                    let message = say!(context.lang, "{name}是{right}年", "{name} is {right}");
                    out.held(message, vec![place]);
                    continue;
                }
                let message = match issued {
                    Some(issued) => say!(
                        context.lang,
                        "本期{issued}年出版，{name}是{right}年，文中写{stated}年",
                        "In an issue of {issued} {name} is {right}; the text says {stated}"
                    ),
                    None => say!(
                        context.lang,
                        "按文中另一处推算，{name}是{right}年，这里写{stated}年",
                        "By the other note {name} is {right}; here it says {stated}"
                    ),
                };
                let title = say!(context.lang, "改为{right}年", "Change to {right}");
                let says = say!(context.lang, "相对的说法", "the relative word");
                let draft = out.report(place, message);
                draft.evidence(Place::new(index, word.span), says);
                draft.fix(title, Place::new(index, year.span), right.to_string());
                if let Some((_, other)) = before.filter(|_| issued.is_none()) {
                    let says = say!(context.lang, "另一处", "the other note");
                    draft.evidence(other, says).severity(Severity::Warning);
                }
            }
        }
    }
}

/// 上个月（9月）, 本月（10月）: the month beside the word, away from the turn of a month.
fn check_months(article: &ArticleView, issue: Date, context: &RuleContext, out: &mut Drafts) {
    for (index, block) in article.blocks.iter().enumerate() {
        for pair in block.facts.dates.windows(2) {
            let [word, note] = pair else { continue };
            let DateKind::Relative(Anchor::Issue(CalendarUnit::Month, offset)) = word.kind else { continue };
            let DateKind::Date(parts) = &note.kind else { continue };
            let (None, None, Some(month)) = (parts.year, parts.day, parts.month) else { continue };
            let quoted = block.facts.quoted.iter().any(|quoted| quoted.inner.covers(word.span));
            let closed = block.text[note.span.end as usize..].starts_with(['）', ')']);
            let beside = note_in_brackets(block.text, word.span, note.span) && closed;
            if !beside || quoted || parts.anchor.is_some() || block.is_open_at(note.span) {
                continue;
            }
            let right = (i32::from(issue.month()) - 1 + i32::from(offset)).rem_euclid(12) + 1;
            let name = block.at(word.span);
            let places = [Place::new(index, note.span), Place::new(index, word.span)];
            if right == month.value as i32 {
                let says = say!(context.lang, "{name}是{right}月", "{name} is month {right}");
                out.held(says, places.to_vec());
                continue;
            }
            let written = block.at(note.span);
            let message = say!(
                context.lang,
                "本期{issued}月出版，{name}是{right}月，文中写{written}",
                "In an issue of month {issued} {name} is month {right}; the text says {written}",
                issued = issue.month()
            );
            let title = say!(context.lang, "改为{right}月", "Change to month {right}");
            out.report(places[0], message)
                .evidence(places[1], say!(context.lang, "相对的说法", "the relative word"))
                .fix(title, Place::new(index, month.span), right.to_string());
        }
    }
}
