//! `headline-date-conflict`: a day in the headline on which the article lets nothing happen, beside the day on which it does.

use super::date_slip::is_day_slip;
use super::{DATES, both};
use crate::facts::date::{Anchor, CalendarParts, CalendarUnit, DateKind, DateMention};
use crate::rules::word_lists::List;
use crate::rules::{
    ArticleView, BlockView, Confidence, Drafts, Example, Place, Rule, RuleContext, RuleInfo, RulePage,
    Severity,
};
use crate::say;
use crate::text::{Span, is_han};
use jiff::ToSpan;
use jiff::civil::Date;

/// `headline-date-conflict`.
#[derive(Debug)]
pub struct HeadlineDateConflict;

static INFO: RuleInfo = RuleInfo {
    code: "headline-date-conflict",
    severity: Severity::Warning,
    confidence: Confidence::Medium,
    kinds: &["T03"],
    page: RulePage {
        title: both("标题日期与正文不符", "The headline's day is not that of the text"),
        finds: both(
            "标题说“4月5日开幕”，正文没有出现这一天，却写明“3月29日至4月10日举行”或“4月6日开幕”。",
            "A headline with “opens on 5 April”, where the text never names that day and lets the event begin on another.",
        ),
        why: both(
            "两个日期必有一个写错，标题的差错加倍计。",
            "One of the two is wrong, and an error in a headline counts double.",
        ),
        instead: both("核对日期，标题与正文统一。", "Check the day and write it alike."),
        silent: both(
            "标题的日期在正文出现过、正文用“昨日”“今天”而推算相符、同一动作在正文有几个日期，或者没有写明动作的，不报。",
            "Silent where the day stands in the text or follows from yesterday or today, where the text has several days for the deed, or no deed is named.",
        ),
        source: both("标题与正文对照", "Headline against text"),
    },
    examples: &[
        Example::new(
            "新华社北京6月11日电背景资料：无童工日\n本报讯 每年的6月12日是无童工日。\n今年的6月12日，各地将举行活动。",
        ),
        Example::new(
            "新客运西站“五一”前投用\n⟦4月18日⟧零时起老站停止运营\n本报讯 新客运西站已通过验收，将于4月28日零时正式投入运营。\n届时，使用了31年的老西站同时关闭。",
        ),
        Example::new(
            "新客运西站“五一”前投用\n4月28日零时起老站停止运营\n本报讯 新客运西站已通过验收，将于4月28日零时正式投入运营。\n届时，使用了31年的老西站同时关闭。",
        ),
        Example::new(
            "老站4月18日零时关闭\n本报讯 老西站的班线分两批迁走。第一批4月17日发车，第二批4月28日发车。\n老站随后关闭。",
        ),
        Example::new(
            "⟦12月1日⟧起市民中心周末不打烊\n本报讯 从12月10日起，市民中心推行周末值班，86项事务照常办理。",
        ),
        Example::new(
            "12月10日起市民中心周末不打烊\n本报讯 从12月10日起，市民中心推行周末值班，86项事务照常办理。",
        ),
        Example::new("山花节⟦4月5日⟧开幕\n本届山花节将于3月29日至4月10日在云台乡举行，为期13天。"),
        Example::new(
            "城西大桥⟦6月8日⟧通车\n市交通局发布消息，城西大桥将于6月18日通车，届时有三条公交线路经过。",
        ),
        Example::new("新规⟦7月1日⟧起施行\n县里出台停车管理办法，自8月1日起施行。"),
        Example::new("县运动会⟦10月12日⟧开赛\n县运动会筹委会通报，赛事定于10月13日开赛，共有27支队伍报名。"),
        Example::new("⟦9月3日⟧开馆 县博物馆迎客\n县博物馆新馆9月8日开馆，首展为期两个月。"),
        Example::new("山花节3月29日开幕\n本届山花节将于3月29日至4月10日在云台乡举行，为期13天。"),
        Example::new("山花节4月5日举行骑行赛\n本届山花节将于3月29日至4月10日在云台乡举行，为期13天。"),
        Example::new("城西大桥6月8日通车\n城西大桥将于8日通车，届时有三条公交线路经过。"),
        Example::new("城西大桥6月8日通车\n城西大桥昨日通车，三条公交线路从桥上经过。").on("2022-06-09"),
        Example::new("城西大桥6月8日通车\n城西大桥昨日通车，三条公交线路从桥上经过，城东大桥6月18日通车。"),
        Example::new("县运动会10月12日开赛\n男子组10月13日开赛，女子组10月14日开赛。"),
        Example::new("县运动会10月12日开赛\n筹委会10月8日开会，讨论了日程。"),
        Example::new("新规7月1日起施行\n县里出台停车管理办法，7月1日起施行，过渡期到8月1日。"),
    ],
    ..DATES
};

/// What may go on for days, so that a headline may name one of them.
const EVENTS: &[&str] = &["举行", "举办", "召开"];
/// The furthest that the verb may stand behind the day, in characters.
const REACH: usize = 16;

impl Rule for HeadlineDateConflict {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        let heads = days(article, |block| block.role.is_title());
        let [head] = &heads[..] else { return };
        let verb = verb_behind(&article.blocks[head.place.block], head.place.span, List::Beginnings.words());
        let told = days(article, |block| block.role.is_prose());
        let named = told.iter().find(|day| day.is(head.month, head.day));
        if let Some(named) = named {
            let says = say!(context.lang, "题中的日期与正文相符", "the headline's day stands in the text");
            return out.held(says, vec![head.place, named.place]);
        }
        if told_relatively(article, head) {
            return;
        }
        let begun = |verb| {
            let mut others = told.iter().filter(|day| begins(article, day, verb));
            let only = others.next();
            only.filter(|_| others.next().is_none())
        };
        let verb = verb.filter(|verb| begun(verb).is_some());
        let Some(other) = verb.and_then(begun).or_else(|| only_slip(article, head, &told)) else { return };
        let verb = verb.unwrap_or_default();
        let [title, text] = [head, other].map(|day| article.blocks[day.place.block].at(day.place.span));
        let message = say!(
            context.lang,
            "标题说“{title}”{verb}，正文说“{text}”",
            "“{title}” in the headline, “{text}” in the text"
        );
        out.report(head.place, message).evidence(other.place, format!("“{text}”"));
    }
}

/// The only day of the text that is a slip of the headline's, with the same hour or words behind it, or told twice: no
/// day of the text is the headline's, and none of its spans of days holds it.
fn only_slip<'a>(article: &ArticleView, head: &Day, told: &'a [Day]) -> Option<&'a Day> {
    let month = head.month?;
    // 新华社北京6月11日电: the day of the despatch, not of what it tells.
    let title = article.blocks[head.place.block].text;
    let rest = &title[head.place.span.end as usize..];
    if rest.starts_with(['电', '讯', '专', '综']) || title.contains("社") && rest.contains('电') {
        return None;
    }
    let behind = |day: &Day| {
        let words = &article.blocks[day.place.block].text[day.place.span.end as usize..];
        words.chars().filter(|&c| is_han(c)).take(SAME_WORDS).collect::<String>()
    };
    let slip = |day: &&Day| {
        day.month.is_some_and(|other| is_day_slip((other, day.day), (month, head.day))) && day.range.is_none()
    };
    let first = told.iter().find(slip)?;
    let alike = |day: &&Day| day.month == first.month && day.day == first.day;
    let only = told.iter().filter(slip).all(|day| alike(&day));
    let same_words = told.iter().filter(slip).any(|day| behind(day) == behind(head));
    let twice = told.iter().filter(alike).count() >= 2
        && told.iter().filter(|day| day.range.is_none()).all(|day| alike(&day));
    let spans = told.iter().any(|day| day.range.is_some());
    (only && (same_words || twice) && !spans).then_some(first)
}

/// How many characters behind both days must be the same: 零时.
const SAME_WORDS: usize = 2;

/// A day that is written out.
struct Day {
    place: Place,
    month: Option<u32>,
    day: u32,
    /// Whether it is the first of a range: 3月29日至4月10日; or its last.
    range: Option<End>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    First,
    Last,
}

impl Day {
    /// Whether it is the day, as far as its month is written.
    fn is(&self, month: Option<u32>, day: u32) -> bool {
        self.day == day && (self.month.is_none() || month.is_none() || self.month == month)
    }
}

fn days(article: &ArticleView, wanted: impl Fn(&BlockView) -> bool) -> Vec<Day> {
    let blocks = article.blocks.iter().enumerate().filter(|(_, block)| wanted(block));
    blocks
        .flat_map(|(index, block)| block.facts.dates.iter().flat_map(move |mention| days_of(index, mention)))
        .collect()
}

fn days_of(index: usize, mention: &DateMention) -> Vec<Day> {
    let day = |parts: &CalendarParts, range: Option<End>| {
        let place = Place::new(index, mention.span);
        parts.day.map(|day| Day { place, month: parts.month.map(|month| month.value), day: day.value, range })
    };
    match &mention.kind {
        DateKind::Date(parts) => day(parts, None).into_iter().collect(),
        DateKind::Range { from, to } => {
            day(from, Some(End::First)).into_iter().chain(day(to, Some(End::Last))).collect()
        }
        _ => Vec::new(),
    }
}

/// The verb in the words right behind a day.
fn verb_behind(block: &BlockView, span: Span, verbs: &[&'static str]) -> Option<&'static str> {
    let words = &block.text[span.end as usize..];
    let limit = words.char_indices().nth(REACH).map_or(words.len(), |(at, _)| at);
    let clause = words[..limit].split(['，', '。', '；', ' ', '\u{3000}', '、']).next()?;
    verbs.iter().copied().find(|verb| clause.contains(verb))
}

/// Whether the text lets begin on this day what the headline's verb names.
fn begins(article: &ArticleView, day: &Day, verb: &'static str) -> bool {
    let block = &article.blocks[day.place.block];
    let open = block.is_open_at(day.place.span);
    let told = match day.range {
        None => verb_behind(block, day.place.span, &[verb]).is_some(),
        Some(End::First) => verb_behind(block, day.place.span, EVENTS).is_some(),
        Some(End::Last) => false,
    };
    told && !open && day.month.is_some()
}

/// Whether yesterday, today or tomorrow of the text may be the headline's day.
fn told_relatively(article: &ArticleView, head: &Day) -> bool {
    let is_head = |date: Date| head.is(Some(date.month() as u32), date.day() as u32);
    let mut relative =
        article.blocks.iter().flat_map(|block| &block.facts.dates).filter_map(|mention| match mention.kind {
            DateKind::Relative(Anchor::Issue(CalendarUnit::Day, offset)) => Some(offset),
            _ => None,
        });
    relative.any(|offset| {
        let date = article.date.and_then(|issue| issue.checked_add(i64::from(offset).days()).ok());
        date.is_none_or(is_head)
    })
}
