//! `festival-date`: a festival beside a date on which it does not fall.

use super::calendar::{here, issued_blocks};
use super::{DATES, both};
use crate::facts::date::{CalendarParts, DateKind, DateMention, LunarYear};
use crate::rules::{
    ArticleView, BlockView, Confidence, Drafts, Example, Place, Rule, RuleContext, RuleInfo, RulePage,
    Severity,
};
use crate::say;
use crate::text::Span;
use std::sync::LazyLock;

/// `festival-date`.
#[derive(Debug)]
pub struct FestivalDate;

static INFO: RuleInfo = RuleInfo {
    code: "festival-date",
    severity: Severity::Warning,
    confidence: Confidence::Medium,
    kinds: &["D20"],
    page: RulePage {
        title: both("节日与日期不符", "Festival does not fall on the date"),
        finds: both(
            "节日旁边的日期不是这个节日：国庆节（10月2日），重阳节（农历九月初八）。",
            "A date beside a festival that falls on another day.",
        ),
        why: both("节日的日期是确定的。", "The date of a festival is fixed."),
        instead: both("核对日期或节日名。", "Check the date or the name of the festival."),
        silent: both(
            "放假期间、节日前后和节日活动的日期不报；农历节日的公历日期，只在写明年份时比（1980—2050年）。",
            "Silent on holiday periods and the days around a festival; the Gregorian day of a lunar festival is compared only where the year is written (1980 to 2050).",
        ),
        source: both(
            "节日表：src/rules/data/festivals.tsv",
            "The table of festivals: src/rules/data/festivals.tsv",
        ),
    },
    examples: &[
        Example::new("⟦8月15日⟧中秋节，岛上放河灯。"),
        Example::new("⟦9月9日⟧重阳节，老人登高。"),
        Example::new("9月17日中秋节，岛上放河灯。"),
        Example::new("⟦2024年6月12日⟧端午节，镇里赛龙舟。"),
        Example::new("⟦9月11日⟧是教师节，学校举行表彰会。"),
        Example::new("2024年6月10日端午节，镇里赛龙舟。"),
        Example::new("9月10日是教师节，学校举行表彰会。"),
        Example::new("6月8日端午节假期首日，景区迎来客流高峰。"),
        Example::new("9月8日教师节前夕，县里慰问老教师。"),
        Example::new("国庆节（⟦10月2日⟧）当天，广场举行升旗仪式。"),
        Example::new("重阳节（⟦农历九月初八⟧），村里摆起长寿宴。"),
        Example::new("⟦9月11日⟧（教师节），学校举行表彰会。"),
        Example::new("建军节（⟦7月1日⟧）前夕，慰问组走进军营。"),
        Example::new("端午节（⟦农历五月初六⟧），江上赛龙舟。"),
        Example::new("⟦农历九月初八⟧重阳节当天，敬老院摆起长桌宴。"),
        Example::new("⟦5月19日⟧国际博物馆日，展厅里挤满了孩子。"),
        Example::new("今年全国防灾减灾日（⟦5月21日⟧）前夕，社区组织演练。"),
        Example::new("国庆节（10月1日）当天，广场举行升旗仪式。"),
        Example::new("重阳节（农历九月初九），村里摆起长寿宴。"),
        Example::new("国庆节（10月1日至7日）期间，景区免费开放。"),
        Example::new("国庆节期间，10月2日游客最多。"),
        Example::new("9月10日（教师节），学校举行表彰会。"),
        Example::new("5月18日国际博物馆日，展厅里挤满了孩子。"),
        Example::new("11月9日是全国消防日，社区组织演练。"),
        Example::new("中秋节（9月10日）当晚，月色很好。"),
        Example::new("端午节，6月3日的龙舟赛如期举行。"),
        Example::new("春节（农历正月初一）一早，大家出门拜年。"),
        Example::new("⟦2026年10月7日⟧，中秋节，县城举行灯会。"),
        Example::new("中秋节（⟦10月4日⟧）当天，灯会开幕。").on("2026-09-26"),
        Example::new("中秋节（9月25日）当天，灯会开幕。").on("2026-09-26"),
        Example::new("去年中秋节（10月6日）当天，灯会开幕。").on("2026-09-26"),
    ],
    ..DATES
};

#[derive(Clone, Copy)]
struct Festival {
    name: &'static str,
    lunar: bool,
    month: u32,
    day: u32,
}

static FESTIVALS: LazyLock<Vec<Festival>> = LazyLock::new(|| {
    let rows = include_str!("../data/festivals.tsv").lines().skip(1);
    rows.filter_map(|row| {
        let mut cells = row.split('\t');
        let (name, calendar) = (cells.next()?, cells.next()?);
        let (month, day) = (cells.next()?.parse().ok()?, cells.next()?.parse().ok()?);
        Some(Festival { name, lunar: calendar == "l", month, day })
    })
    .collect()
});

impl Rule for FestivalDate {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        for (index, block, issue) in issued_blocks(article) {
            check_of_issue(index, block, i32::from(issue.year()), context, out);
        }
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        for mention in &block.facts.dates {
            let Some((lunar, month, day)) = month_and_day(mention) else { continue };
            let Some((name, festival)) = festival_beside(block, mention.span) else { continue };
            if festival.lunar != lunar {
                check_lunar_day(block, mention, name, &festival, context, out);
                continue;
            }
            let (word, right) = (festival.name, (festival.month, festival.day));
            let calendar = if lunar { "农历" } else { "" };
            let (right_month, right_day) = right;
            let (shown, written) =
                (format!("{calendar}{right_month}月{right_day}日"), block.at(mention.span));
            let fails = say!(
                context.lang,
                "{word}是{shown}，文中写“{written}”",
                "{word} is {shown}; the text says “{written}”"
            );
            judge(mention, name, word, (month, day) == right, fails, context, out);
        }
    }
}

fn judge(
    mention: &DateMention,
    name: Span,
    word: &str,
    fits: bool,
    fails: String,
    context: &RuleContext,
    out: &mut Drafts,
) {
    if fits {
        let message = say!(context.lang, "{word}的日期相符", "the date of {word} is right");
        return out.held(message, vec![here(mention.span), here(name)]);
    }
    let says = say!(context.lang, "节日", "the festival");
    out.report(here(mention.span), fails).evidence(here(name), says);
}

/// 2024年端午节（6月10日）: the Gregorian day of a lunar festival, in a year that stands before it.
fn check_lunar_day(
    block: &BlockView,
    mention: &DateMention,
    name: Span,
    festival: &Festival,
    context: &RuleContext,
    out: &mut Drafts,
) {
    let DateKind::Date(CalendarParts { year, month: Some(month), day: Some(day), anchor: None, .. }) =
        &mention.kind
    else {
        return;
    };
    let named =
        block.facts.dates.iter().rev().find(|year| year.span.end <= name.start.min(mention.span.start));
    let adjacent = |year: &&DateMention| {
        block.text[year.span.end as usize..name.start as usize].trim_start_matches('的').is_empty()
    };
    let before = named.filter(adjacent).and_then(|year| year.calendar()?.year);
    if year.or(before).is_none()
        && festival.lunar
        && (month.value, day.value) == (festival.month, festival.day)
    {
        // 8月15日中秋节: no lunar festival ever falls on that day of the Gregorian year.
        let (word, written) = (festival.name, block.at(mention.span));
        let fails = say!(
            context.lang,
            "{word}在农历{month}月{day}日，公历不会是这一天：“{written}”是农历，应写汉字",
            "“{written}” is the lunar date of {word}, never its day of the Gregorian year; lunar dates are in words",
            month = festival.month,
            day = festival.day
        );
        return judge(mention, name, word, false, fails, context, out);
    }
    let Some(year) = year.or(before).map(|year| year.value as i32) else { return };
    let Some(right) = LunarYear::settled(year).and_then(|lunar| lunar.day(festival.month, festival.day))
    else {
        return;
    };
    let (word, right_month, right_day) = (festival.name, right.month(), right.day());
    let fits = (right_month as u32, right_day as u32) == (month.value, day.value);
    let written = block.at(mention.span);
    let fails = say!(
        context.lang,
        "{year}年{word}是{right_month}月{right_day}日，文中写“{written}”",
        "{word} of {year} is {right_month}月{right_day}日; the text says “{written}”"
    );
    judge(mention, name, word, fits, fails, context, out);
}

/// 中秋节（10月4日）, without a year: of the year of issue.
fn check_of_issue(index: usize, block: &BlockView, year: i32, context: &RuleContext, out: &mut Drafts) {
    for mention in &block.facts.dates {
        let DateKind::Date(CalendarParts {
            year: None,
            month: Some(month),
            day: Some(day),
            anchor: None,
            ..
        }) = &mention.kind
        else {
            continue;
        };
        let Some((name, festival)) = festival_beside(block, mention.span) else { continue };
        let Some(sentence) = block.sentence_at(mention.span.start as usize).filter(|it| !it.open) else {
            continue;
        };
        let words = block.at(sentence.span);
        let another = ["年中", "年端", "年重", "去年", "明年", "前年", "年元", "年七"]
            .iter()
            .any(|it| words.contains(it))
            || block.facts.dates.iter().any(|it| {
                sentence.span.covers(it.span) && it.calendar().is_some_and(|parts| parts.year.is_some())
            });
        let lunar = festival.lunar && (month.value, day.value) != (festival.month, festival.day);
        let right = LunarYear::settled(year).and_then(|lunar| lunar.day(festival.month, festival.day));
        let (Some(right), true, false) = (right, lunar, another) else { continue };
        let (word, right_month, right_day) = (festival.name, right.month(), right.day());
        let written = block.at(mention.span);
        let places = [Place::new(index, mention.span), Place::new(index, name)];
        if (right_month as u32, right_day as u32) == (month.value, day.value) {
            out.held(say!(context.lang, "{word}的日期相符", "the date of {word} is right"), places.to_vec());
            continue;
        }
        let message = say!(
            context.lang,
            "{year}年{word}是{right_month}月{right_day}日，文中写“{written}”",
            "{word} of {year} is {right_month}月{right_day}日; the text says “{written}”"
        );
        out.report(places[0], message).evidence(places[1], say!(context.lang, "节日", "the festival"));
    }
}

/// Whether the date is lunar, its month and its day.
fn month_and_day(mention: &DateMention) -> Option<(bool, u32, u32)> {
    match &mention.kind {
        DateKind::Date(CalendarParts { month: Some(month), day: Some(day), .. }) => {
            Some((false, month.value, day.value))
        }
        DateKind::Lunar(lunar) if !lunar.leap => Some((true, lunar.month.value, lunar.day?.value)),
        _ => None,
    }
}

/// 2024年6月10日端午节，…; 9月10日是教师节。: the festival that the clause ends with, right behind the date.
fn named_behind(text: &str, end: usize) -> Option<(Span, Festival)> {
    let after = &text[end..];
    let after = after.strip_prefix(['是', '，']).unwrap_or(after);
    let start = text.len() - after.len();
    let named = FESTIVALS.iter().filter(|festival| after.starts_with(festival.name));
    let festival = *named.max_by_key(|festival| festival.name.len())?;
    let rest = &after[festival.name.len()..];
    let ends = rest.is_empty() || rest.starts_with(['，', '。', '、', '；', '！', '当', '这']);
    ends.then(|| (Span::new(start, start + festival.name.len()), festival))
}

/// The festival right before the bracket that holds the date, or in the bracket right after it.
fn festival_beside(block: &BlockView, date: Span) -> Option<(Span, Festival)> {
    let (start, end) = (date.start as usize, date.end as usize);
    let before = block.text[..start].strip_suffix(['（', '(']);
    let closes = block.text[end..].starts_with(['）', ')']);
    if let Some(before) = before.filter(|_| closes) {
        let named = FESTIVALS.iter().filter(|festival| before.ends_with(festival.name));
        let festival = *named.max_by_key(|festival| festival.name.len())?;
        return Some((Span::new(before.len() - festival.name.len(), before.len()), festival));
    }
    if let Some(found) = named_behind(block.text, end) {
        return Some(found);
    }
    let after = block.text[end..].strip_prefix(['（', '('])?;
    let open = block.text.len() - after.len();
    let inside = &after[..after.find(['）', ')'])?];
    let festival = *FESTIVALS.iter().find(|festival| festival.name == inside)?;
    Some((Span::new(open, open + inside.len()), festival))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_unique_and_clean() {
        assert!(FESTIVALS.len() > 20);
        assert!(FESTIVALS.is_sorted_by(|one, two| one.name < two.name));
        assert!(FESTIVALS.iter().all(|festival| festival.month <= 12 && festival.day <= 31));
    }
}
