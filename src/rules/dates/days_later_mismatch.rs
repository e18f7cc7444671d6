//! `days-later-mismatch`: 5天后的4月5日 where the day before it and the count give another.

use super::calendar::{day, here, is_note};
use super::{DATES, both, day_shift};
use crate::facts::date::{Anchor, CalendarParts, CalendarUnit, DateKind, DateMention, LengthUnit};
use crate::rules::{
    ArticleView, BlockView, Confidence, Drafts, Example, Place, Rule, RuleContext, RuleInfo, RulePage,
    Severity,
};
use crate::say;
use crate::text::{Span, is_han};
use jiff::ToSpan;
use jiff::civil::Date;

/// `days-later-mismatch`.
#[derive(Debug)]
pub struct DaysLaterMismatch;

static INFO: RuleInfo = RuleInfo {
    code: "days-later-mismatch",
    severity: Severity::Warning,
    confidence: Confidence::Medium,
    kinds: &["D29"],
    page: RulePage {
        title: both("“几天后”与日期不符", "“Days later” does not fit the date"),
        finds: both(
            "“5天后的4月5日”“次日（4月3日）”与前面的日期推算不符；“计划6月30日、实际6月18日，提前20天”“5月8日，距6月7日还有20天”与两个日期不符。",
            "A date told as so many days after another that it does not follow by that count; days by which something came before or after its plan, or days left, that the two days told do not give.",
        ),
        why: both("前后两个日期和天数，必有一个写错。", "One of the two dates and the count is wrong."),
        instead: both("按前一个日期推算后改正。", "Count from the earlier date and correct."),
        silent: both(
            "前一个日期在三段以外、两个日期之间还有别的日期的不报。",
            "Silent where the earlier date is more than three paragraphs before, or another date stands between.",
        ),
        source: both("日期相加", "Addition of days"),
    },
    examples: &[
        Example::new("3月30日立案，5天后的⟦4月5日⟧，赃款全部追回。"),
        Example::new("4月2日晚，他被送进医院。次日（⟦4月4日⟧），他脱离了危险。"),
        Example::new("2021年12月30日签约，3天后的⟦2022年1月5日⟧，设备进场。"),
        Example::new("5月8日受理，10天后的⟦5月28日⟧结案。"),
        Example::new("2月3日发病，第二天（⟦2月5日⟧）住院。"),
        Example::new("6月5日立项，9天后，即⟦7月14日⟧，项目开工。"),
        Example::new("6月5日立项，9天后，即6月14日，项目开工。"),
        Example::new("6月5日立项，9天后，项目开工，即将建成的还有7月14日动工的那座。"),
        Example::new("3月30日立案，5天后的4月4日，赃款全部追回。"),
        Example::new("4月2日晚，他被送进医院。次日（4月3日），他脱离了危险。"),
        Example::new("3月30日立案，5天后赃款全部追回。4月8日宣判。"),
        Example::new("5月8日受理，10天内结案；5月28日回访。"),
        Example::new("2月3日发病，2月5日住院，第二天转院。"),
        Example::new("3月，他回到村里。5天后的4月5日，他去扫墓。"),
        Example::new("12月31日，全线贯通。次日（1月1日），正式通车。"),
        Example::new("2月28日签约，次日（2月29日）开工。"),
        Example::new("10月8日，小狗走失。12天后，⟦10月23日⟧清晨，它自己回来了。"),
        Example::new("10月8日，小狗走失。15天后，10月23日清晨，它自己回来了。"),
        Example::new("大桥计划6月30日通车，实际6月18日通车，提前了⟦10天⟧。"),
        Example::new("原定5月10日开幕的书市改到5月25日，推迟⟦10天⟧。"),
        Example::new("工程提前⟦20天⟧完工：计划9月30日完工，9月20日已全部完工。"),
        Example::new("大桥原计划2026年12月完工，10月就已完工，提前⟦3个月⟧。"),
        Example::new("11月20日，距离12月31日还有⟦51天⟧。"),
        Example::new("5月8日，距高考还有⟦20天⟧，高考6月7日开始。"),
        Example::new("大桥计划6月30日通车，实际6月18日通车，提前了12天。"),
        Example::new("大桥计划6月30日通车，6月18日试通行，比去年提前10天。"),
        Example::new("通知要求提前10天报名；计划6月30日开班，6月18日发书。"),
        Example::new("大桥原计划2026年12月完工，10月就已完工，提前两个月。"),
        Example::new("11月20日，距离12月31日还有41天。"),
        Example::new("原定5月10日开幕的书市改到5月25日，推迟半个月。"),
        Example::new(
            "赛事公告\n因连日降雨，原定于5月16日举行的半程马拉松推迟⟦6天⟧举行，路线不变。\n调整后，比赛将于5月24日7时30分在石桥广场鸣枪。",
        ),
        Example::new(
            "赛事公告\n因连日降雨，原定于5月16日举行的半程马拉松推迟8天举行，路线不变。\n调整后，比赛将于5月24日7时30分在石桥广场鸣枪。",
        ),
        Example::new(
            "赛事公告\n因连日降雨，原定于5月16日举行的半程马拉松推迟8天举行。\n不能参赛的，可在5月12日前退费。",
        ),
        Example::new("5月8日受理，10天后，6月3日开庭的另一起案件也宣判了。"),
        Example::new("3月1日，他住进医院。手术很顺利。出院5天后的3月20日，他回厂上班。"),
        Example::new("8月26日傍晚，小贾捡到一个布包，等了一个多小时。6天后的⟦9月3日⟧，布包回到老人手里。"),
        Example::new("8月26日傍晚，小贾捡到一个布包，等了一个多小时。6天后的9月1日，布包回到老人手里。"),
        Example::new(
            "药袋找到了\n1月4日下午，祝女士把药袋忘在了列车上。\n此后几天，大家接力寻找。9天后的⟦1月10日⟧，药袋被找到。",
        ),
        Example::new(
            "药袋找到了\n1月4日下午，祝女士把药袋忘在了列车上。\n此后几天，大家接力寻找。6天后的1月10日，药袋被找到。",
        ),
        Example::new(
            "药袋找到了\n1月4日下午，祝女士把药袋忘在了列车上。次日她报了案。\n9天后的1月14日，药袋被找到。",
        ),
        Example::new("距高考还有30天，5月8日，一中召开动员会，6月3日起停课。"),
    ],
    ..DATES
};

impl Rule for DaysLaterMismatch {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        day_shift::check_across(article, context, out);
        for index in 1..article.blocks.len() {
            check_across(article, index, context, out);
        }
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        day_shift::check(block, context, out);
        let dates = &block.facts.dates;
        for index in 1..dates.len().saturating_sub(1) {
            let (word, target) = (&dates[index], &dates[index + 1]);
            let Some(days) = days_later(block.text, word, target) else { continue };
            let DateKind::Date(stated) = &target.kind else { continue };
            let Some((from_span, from)) = day_before(&dates[..index]) else { continue };
            let Some((expected, written)) = expected(from, stated, days) else { continue };
            let apart = &block.text[from_span.end as usize..word.span.start as usize];
            // 10天后，6月3日开庭的另一起案件: of something else.
            let rest = &block.text[target.span.end as usize..];
            let another = rest.split(['，', '。']).next().is_some_and(|words| words.contains("另一"));
            if another || block.is_open_at(target.span) || apart.len() > 300 || apart.contains(['“', '”'])
            {
                continue;
            }
            let name = block.at(word.span);
            let right = format!("{}月{}日", expected.month(), expected.day());
            let first = block.at(from_span);
            if expected == written {
                let message =
                    say!(context.lang, "{first}加{days}天是{right}", "{first} plus {days} days is {right}");
                out.held(message, vec![here(target.span), here(from_span), here(word.span)]);
                continue;
            }
            let written = block.at(target.span);
            let message = say!(
                context.lang,
                "{first}加{days}天（“{name}”）是{right}，文中写{written}",
                "{first} plus {days} days (“{name}”) is {right}; the text says {written}"
            );
            let says = say!(context.lang, "起算的日期", "the day counted from");
            let counted = say!(context.lang, "相隔的天数", "the count");
            out.report(here(target.span), message)
                .evidence(here(from_span), says)
                .evidence(here(word.span), counted);
        }
    }
}

/// 1月4日，药袋丢失。…（下一段）6天后的1月10日，药袋找到: the day counted from stands in one of the paragraphs before.
fn check_across(article: &ArticleView, index: usize, context: &RuleContext, out: &mut Drafts) {
    let block = &article.blocks[index];
    let Some((at, days)) = first_later(block) else { return };
    let (word, target) = (&block.facts.dates[at], &block.facts.dates[at + 1]);
    let DateKind::Date(stated) = &target.kind else { return };
    if block.is_open_at(target.span) {
        return;
    }
    let mut before: Vec<(Place, &CalendarParts)> = Vec::new();
    for (number, earlier) in article.blocks.iter().enumerate().take(index).skip(index.saturating_sub(3)) {
        if !earlier.role.is_prose() {
            continue;
        }
        for mention in &earlier.facts.dates {
            match &mention.kind {
                DateKind::Date(parts) if parts.month.is_some() && parts.day.is_some() => {
                    before.push((Place::new(number, mention.span), parts));
                }
                // The next day, or a bare day, leads away from the day before.
                DateKind::Relative(Anchor::Context(CalendarUnit::Day, 1)) | DateKind::Range { .. } => return,
                DateKind::Date(parts) if parts.day.is_some() => return,
                _ => {}
            }
        }
    }
    let Some(&(from, parts)) = before.last() else { return };
    let pairs: Vec<(Date, Date)> =
        before.iter().filter_map(|(_, parts)| expected(parts, stated, days)).collect();
    if pairs.iter().any(|(expected, written)| expected == written) {
        return;
    }
    let Some((right, written)) = expected(parts, stated, days) else { return };
    let Some(first) = right.checked_sub(i64::from(days).days()).ok() else { return };
    if !(1..=60).contains(&(written - first).get_days()) {
        return;
    }
    let (name, start) = (block.at(word.span), article.blocks[from.block].at(from.span));
    let message = say!(
        context.lang,
        "{start}加{days}天（“{name}”）是{month}月{day}日，文中写{stated}",
        "{start} plus {days} days (“{name}”) is {month}月{day}日; the text says {stated}",
        month = right.month(),
        day = right.day(),
        stated = block.at(target.span)
    );
    out.report(Place::new(index, target.span), message)
        .evidence(from, say!(context.lang, "起算的日期", "the day counted from"))
        .evidence(Place::new(index, word.span), say!(context.lang, "相隔的天数", "the count"));
}

/// The first mention of a block's dates that counts days to the next one, where no day is named before it.
fn first_later(block: &BlockView) -> Option<(usize, u32)> {
    let dates = &block.facts.dates;
    for at in 0..dates.len().saturating_sub(1) {
        if let DateKind::Duration(_) = dates[at].kind
            && let Some(days) = days_later(block.text, &dates[at], &dates[at + 1])
        {
            return Some((at, days));
        }
        if dates[at].calendar().is_some() || matches!(dates[at].kind, DateKind::Relative(_)) {
            return None;
        }
    }
    None
}

/// How many days after the date before it `target` is told to be.
fn days_later(text: &str, word: &DateMention, target: &DateMention) -> Option<u32> {
    match &word.kind {
        DateKind::Duration(length) if length.unit == LengthUnit::Day && opens(text, word.span) => is_note(
            text,
            word.span,
            target.span,
            &["后的", "之后的", "后（", "后(", "后，即", "后即", "后，也就是", "之后，即", "后，", "之后，"],
        )
        .then_some(length.count.value),
        DateKind::Relative(Anchor::Context(CalendarUnit::Day, 1)) => {
            is_note(text, word.span, target.span, &["（", "(", "即"]).then_some(1)
        }
        _ => None,
    }
}

/// Whether nothing before the count says from what it counts: not 出院5天后.
fn opens(text: &str, count: Span) -> bool {
    const LEADS: [&str; 12] =
        ["仅", "仅仅", "短短", "就在", "在", "于", "而", "直到", "不过", "终于", "果然", "到了"];
    let before = text[..count.start as usize].trim_end();
    !before.ends_with(is_han) || LEADS.iter().any(|word| before.ends_with(word))
}

/// The mention right before, if it is a day with its month.
fn day_before(dates: &[DateMention]) -> Option<(Span, &CalendarParts)> {
    let within_a_day = |mention: &&DateMention| match &mention.kind {
        DateKind::Time(_) => true,
        DateKind::Duration(length) => matches!(length.unit, LengthUnit::Hour | LengthUnit::Minute),
        _ => false,
    };
    let last = dates.iter().rev().find(|mention| !within_a_day(mention))?;
    match &last.kind {
        DateKind::Date(parts) if parts.month.is_some() && parts.day.is_some() => Some((last.span, parts)),
        _ => None,
    }
}

/// The day that follows by the count, and the day that is written, in years that fit.
fn expected(from: &CalendarParts, stated: &CalendarParts, days: u32) -> Option<(Date, Date)> {
    let unknown = from.year.is_none();
    let year = from.year.map_or(2023, |year| year.value as i32);
    let first = day(year, from.month?.value, from.day?.value)?;
    let expected = first.checked_add(i64::from(days).days()).ok()?;
    let over_february = first.month() <= 2 && (expected.month() > 2 || stated.month?.value > 2);
    if unknown && over_february {
        return None;
    }
    let year = stated.year.map_or(i32::from(expected.year()), |year| year.value as i32);
    Some((expected, day(year, stated.month?.value, stated.day?.value)?))
}
