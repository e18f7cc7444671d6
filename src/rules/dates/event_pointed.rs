//! A day by which a later sentence points to the event of the lead: 4月12日，马拉松赛鸣枪 … 4月21日的比赛全程未发生伤病;
//! 昨天举行的研讨会 … 研讨会于14日上午开幕.

use super::calendar::day;
use super::date_slip::is_day_slip;
use crate::article::Role;
use crate::facts::date::{Anchor, CalendarUnit, DateKind, DateMention};
use crate::rules::{ArticleView, BlockView, Drafts, Place, RuleContext};
use crate::say;
use crate::text::is_han;
use jiff::ToSpan;

/// Nouns that take up an event, each with what the lead calls such an event.
const NOUNS: [(&str, &[&str]); 9] = [
    ("比赛", &["赛"]),
    ("赛事", &["赛"]),
    ("会议", &["会议", "全会", "常委会", "现场会", "推进会", "大会"]),
    ("活动", &["活动", "节"]),
    ("仪式", &["仪式"]),
    ("典礼", &["典礼"]),
    ("演出", &["演出", "晚会", "音乐会", "专场"]),
    ("演练", &["演练"]),
    ("培训", &["培训"]),
];
/// Words of a sentence that speaks of another such event, or of several days.
const OTHERS: [&str; 21] = [
    "将", "下轮", "下一", "上轮", "上一", "首日", "次日", "另", "此前", "之前", "去年", "上届", "轮", "首场",
    "第二", "先后", "持续", "为期", "分别", "连续", "决赛",
];
const HELD: [&str; 8] = ["开幕", "举行", "召开", "举办", "启动", "开赛", "开馆", "启幕"];

/// Reports a day of the text that is a slip of the lead's and takes up its event.
pub(super) fn check(article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
    relative(article, context, out);
    let prose = || article.blocks.iter().enumerate().filter(|(_, block)| block.role.is_prose());
    let days =
        || prose().flat_map(|(index, block)| block.facts.dates.iter().map(move |it| (index, block, it)));
    // The lead tells of one day, and of what happened on it.
    let Some((index, block, first)) = days().next() else { return };
    let Some(lead) = month_day(first) else { return };
    let Some(sentence) = block.sentence_at(first.span.start as usize).filter(|it| !it.open) else { return };
    let event = &block.text[first.span.end as usize..sentence.span.end as usize];
    if OTHERS.iter().any(|word| event.contains(word)) {
        return;
    }
    caption(article, (index, first, lead), event, context, out);
    for (number, block, mention) in days().skip(1) {
        let Some(other) = month_day(mention).filter(|&other| is_far_slip(lead, other)) else { continue };
        let behind = &block.text[mention.span.end as usize..];
        let named = behind.strip_prefix('的').and_then(|rest| {
            NOUNS
                .iter()
                .find(|(noun, kinds)| rest.starts_with(noun) && kinds.iter().any(|kind| event.contains(kind)))
        });
        let Some(told) = block.sentence_at(mention.span.start as usize).filter(|it| !it.open) else {
            continue;
        };
        let words = block.at(told.span);
        let told_again = days().filter(|(.., it)| month_day(it) == Some(other)).count() > 1;
        let more = days().any(|(.., it)| month_day(it).is_some_and(|day| day != lead && day != other));
        let another = OTHERS.iter().any(|word| words.contains(word));
        let (Some(_), false) = (named, another || told_again || more) else { continue };
        let (one, two) = (article.blocks[index].at(first.span), block.at(mention.span));
        let message =
            say!(context.lang, "导语说的是{one}，这里说在{two}", "the lead tells of {one}, this of {two}");
        out.report(Place::new(number, mention.span), message)
            .evidence(Place::new(index, first.span), say!(context.lang, "导语的日期", "the day of the lead"));
    }
}

/// 图为3月6日，山花节开幕式现场, where the lead tells of 3月5日 and the caption takes up its words.
fn caption(
    article: &ArticleView,
    (index, first, lead): (usize, &DateMention, (u32, u32)),
    event: &str,
    context: &RuleContext,
    out: &mut Drafts,
) {
    const COMMON: usize = 4;
    let is_caption = |block: &BlockView| {
        block.role == Role::Caption
            || ["图为", "上图", "下图", "左图", "右图", "（图片说明"]
                .iter()
                .any(|word| block.text.starts_with(word))
    };
    let held = ["现场", "开幕", "举行", "启动", "开馆", "揭牌", "仪式", "活动中", "活动上", "通车"];
    for (number, block) in article.blocks.iter().enumerate().filter(|(_, block)| is_caption(block)) {
        let mut days = block.facts.dates.iter().filter_map(|it| Some((it, month_day(it)?)));
        let (Some((mention, day)), None) = (days.next(), days.next()) else { continue };
        let all = article.blocks.iter().flat_map(|block| &block.facts.dates);
        let told =
            all.filter(|it| it.calendar().is_some_and(|parts| parts.day.is_some_and(|it| it.value == day.1)));
        let words: Vec<char> = block.text[mention.span.end as usize..].chars().collect();
        let common = words
            .windows(COMMON)
            .any(|part| part.iter().all(|&c| is_han(c)) && event.contains(&part.iter().collect::<String>()));
        let of_event = held.iter().any(|word| block.text.contains(word));
        let only = told.count() == 1;
        if !is_day_slip(lead, day) || !common || !of_event || !only || block.is_open_at(mention.span) {
            continue;
        }
        let (one, two) = (article.blocks[index].at(first.span), block.at(mention.span));
        let message = say!(
            context.lang,
            "导语说的是{one}，图片说明写{two}",
            "the lead tells of {one}, the caption of {two}"
        );
        out.report(Place::new(number, mention.span), message)
            .evidence(Place::new(index, first.span), say!(context.lang, "导语的日期", "the day of the lead"));
    }
}

/// A slip by a turned pair or a lost digit, or in the month: another day of one series of meetings is none.
fn is_far_slip(one: (u32, u32), two: (u32, u32)) -> bool {
    let (first, second) = (one.1, two.1);
    let turned = first / 10 == second % 10 && first % 10 == second / 10;
    let lost = first.min(second) < 10 && first.max(second) >= 10;
    is_day_slip(one, two) && (one.0 != two.0 || turned || lost)
}

/// Month and day of a single day of this year.
fn month_day(mention: &DateMention) -> Option<(u32, u32)> {
    match &mention.kind {
        DateKind::Date(parts) if parts.year.is_none() && parts.anchor.is_none() => {
            Some((parts.month?.value, parts.day?.value))
        }
        _ => None,
    }
}

/// 昨天举行青年研讨会 … 研讨会于14日上午开幕, in a paper of the 14th: an opening later than the day on which it was held.
fn relative(article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
    const REACH: usize = 40;
    const NAME: usize = 3;
    let Some(issue) = article.date else { return };
    let prose = || article.blocks.iter().enumerate().filter(|(_, block)| block.role.is_prose());
    let mentions =
        || prose().flat_map(|(index, block)| block.facts.dates.iter().map(move |it| (index, block, it)));
    let held = mentions().find_map(|(index, block, it)| match it.kind {
        DateKind::Relative(Anchor::Issue(CalendarUnit::Day, offset)) if offset <= 0 => {
            Some((index, block, it, offset))
        }
        _ => None,
    });
    let Some((index, block, word, offset)) = held else { return };
    let behind: String = block.text[word.span.end as usize..].chars().take(REACH).collect();
    let behind = behind.split('。').next().unwrap_or_default();
    if !HELD.iter().any(|word| behind.contains(word)) || behind.contains('将') {
        return;
    }
    let Ok(then) = issue.checked_add(i64::from(offset).days()) else { return };
    for (number, block, mention) in mentions() {
        let DateKind::Date(parts) = &mention.kind else { continue };
        if parts.year.is_some() || parts.anchor.is_some() || block.is_open_at(mention.span) {
            continue;
        }
        let Some(set) = name_before(block, mention, NAME) else { continue };
        let month = parts.month.map_or(issue.month() as u32, |month| month.value);
        let Some(told) = parts.day.and_then(|it| day(i32::from(issue.year()), month, it.value)) else {
            continue;
        };
        let after = &block.text[mention.span.end as usize..];
        let after = ["上午", "下午", "晚上", "晚", "早上"]
            .iter()
            .find_map(|part| after.strip_prefix(part))
            .unwrap_or(after);
        let opened = HELD.iter().any(|word| after.starts_with(word));
        let later = (number, mention.span.start) > (index, word.span.start);
        let apart = (told - then).get_days();
        if !opened || !later || !behind.contains(set) || !(1..=10).contains(&apart) {
            continue;
        }
        let (written, said) = (block.at(mention.span), article.blocks[index].at(word.span));
        let (month, right) = (then.month(), then.day());
        let message = say!(
            context.lang,
            "前文说“{said}”（{month}月{right}日），这里说{written}",
            "“{said}” above is {month}月{right}日; here it is {written}"
        );
        out.report(Place::new(number, mention.span), message)
            .evidence(Place::new(index, word.span), say!(context.lang, "前文的日子", "the day above"));
    }
}

/// The end of the name that stands before 于 and a day: 研讨会 of 研讨会于14日.
fn name_before<'a>(block: &BlockView<'a>, mention: &DateMention, length: usize) -> Option<&'a str> {
    let before = &block.text[..mention.span.start as usize];
    let before = ["于", "在"].iter().find_map(|word| before.strip_suffix(word))?;
    let (start, _) = before.char_indices().rev().nth(length - 1)?;
    let name = &before[start..];
    name.chars().all(is_han).then_some(name)
}
