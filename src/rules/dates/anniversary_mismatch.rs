//! `anniversary-mismatch`: an anniversary that does not fall in the year beside it.

use super::calendar::issued_blocks;
use super::{DATES, before_christ, both, founding_anniversary};
use crate::facts::date::{Anchor, CalendarParts, CalendarUnit, DateKind, DateMention};
use crate::rules::word_lists::List;
use crate::rules::{
    ArticleView, BlockView, Confidence, Drafts, Example, Place, Rule, RuleContext, RuleInfo, RulePage,
    Severity,
};
use crate::say;
use crate::text::holds_any;
use std::sync::LazyLock;

/// `anniversary-mismatch`.
#[derive(Debug)]
pub struct AnniversaryMismatch;

static INFO: RuleInfo = RuleInfo {
    code: "anniversary-mismatch",
    severity: Severity::Warning,
    confidence: Confidence::Medium,
    kinds: &["D15", "D16"],
    page: RulePage {
        title: both("周年数与年份不符", "Anniversary does not fit the year"),
        finds: both(
            "重要事件的周年数、名人诞辰和逝世的周年数与旁边的年份（或“今年”）不符：2022年庆祝建党100周年。",
            "The anniversary of a well-known event, birth or death that does not fall in the year beside it.",
        ),
        why: both(
            "周年数由年份相减得出，涉及重大纪念日的差错影响大。",
            "An anniversary follows by subtraction; mistakes with great ones weigh heavily.",
        ),
        instead: both("核对事件年份，改周年数或年份。", "Check the year of the event, then correct."),
        silent: both(
            "表里没有的事件和人不报；句子里没有年份的，只报“喜迎”将到的和不逢五逢十的；回顾往年的（去年庆祝…）按所说的年份算。",
            "Silent on events and people that are not in the tables; where no year stands in the sentence, only what is awaited (喜迎) and anniversaries that are no multiple of five are checked.",
        ),
        source: both(
            "事件、生卒年份表：src/rules/data/anniversaries.tsv、life_years.tsv",
            "The tables of events and lives: src/rules/data/anniversaries.tsv, life_years.tsv",
        ),
    },
    examples: &[
        Example::new(
            "百年校庆\n9月25日，澄江师范附属小学迎来建校⟦110周年⟧。\n这口钟自1904年建校起就挂在校门口。",
        )
        .on("2024-09-26"),
        Example::new("校庆\n9月25日，澄江中学迎来建校⟦70周年⟧。\n该校始建于1944年，如今在校生2130人。")
            .on("2024-09-26"),
        Example::new(
            "百年校庆\n9月25日，澄江师范附属小学迎来建校120周年。\n这口钟自1904年建校起就挂在校门口。",
        )
        .on("2024-09-26"),
        Example::new("2022年是建党⟦100周年⟧。"),
        Example::new("2019年，全县隆重庆祝新中国成立⟦60周年⟧。"),
        Example::new("今年是建军⟦90周年⟧，活动丰富多彩。").on("2022-07-28"),
        Example::new("2018年是改革开放⟦30周年⟧，村里办了展览。"),
        Example::new("2021年恰逢辛亥革命⟦100周年⟧。"),
        Example::new("明年是抗日战争胜利⟦70周年⟧，档案馆开始征集口述。").on("2024-08-15"),
        Example::new("今年是鲁迅先生诞辰⟦80周年⟧，书店办起专架。").on("2016-09-25"),
        Example::new("2024年是林则徐逝世⟦184周年⟧。"),
        Example::new("村里排练合唱，喜迎新中国成立⟦60周年⟧。").on("2019-09-01"),
        Example::new("老战士座谈会举行，纪念抗战胜利⟦67周年⟧。").on("2022-09-02"),
        Example::new("2021年是建党100周年。"),
        Example::new("2019年，全县隆重庆祝新中国成立70周年。"),
        Example::new("今年是建军95周年，活动丰富多彩。").on("2022-07-28"),
        Example::new("明年是抗日战争胜利80周年，档案馆开始征集口述。").on("2024-08-15"),
        Example::new("今年是鲁迅先生诞辰135周年，书店办起专架。").on("2016-09-25"),
        Example::new("2025年是林则徐诞辰240周年。"),
        Example::new("村里排练合唱，喜迎新中国成立70周年。").on("2019-09-01"),
        Example::new("老战士座谈会举行，纪念抗战胜利77周年。").on("2022-09-02"),
        Example::new("2021年他开始收集老照片。纪念抗战胜利76周年展览就用了三百张。").on("2024-09-02"),
        Example::new("老人1948年参加革命，这次纪念抗战胜利70周年，他戴上了奖章。").on("2015-09-02"),
        Example::new("他珍藏着一枚抗战胜利60周年纪念章。").on("2022-09-02"),
        Example::new("今年是建军90周年，活动丰富多彩。"),
        Example::new("建党100周年庆祝活动结束后，2022年的工作随即展开。"),
        Example::new("2022年是建校100周年。"),
        Example::new("2022年，建党100周年纪念章继续发放。"),
        Example::new("在建党100周年之际，他立了功。").on("2022-07-28"),
        Example::new("老厂新颜\n6月18日，农机厂旧址举行建厂⟦60周年⟧纪念活动。\n农机厂建于1955年，由三家铁工社合并而成。")
            .on("2025-06-21"),
        Example::new("校庆\n10月6日，青石中学举行建校⟦90周年⟧庆祝大会。\n青石中学创办于1945年，前身是柳湾书院。")
            .on("2025-10-08"),
        Example::new("老厂新颜\n6月18日，农机厂旧址举行建厂70周年纪念活动。\n农机厂建于1955年，由三家铁工社合并而成。")
            .on("2025-06-21"),
        Example::new("校庆\n10月6日，青石中学举行建校90周年庆祝大会。\n前身柳湾书院办于1935年，青石中学创办于1945年。")
            .on("2025-10-08"),
        Example::new("馆庆\n昨日，县文化馆举行建馆70周年大会。县图书馆始建于1935年，新馆建于2005年。")
            .on("2025-11-02"),
        Example::new("校庆\n10月6日，青石中学举行建校90周年庆祝大会。\n青石幼儿园创办于1995年，与中学一墙之隔。")
            .on("2025-10-08"),
        Example::new("合作社2009年成立，今年迎来⟦十五周年⟧庆典。").on("2026-11-20"),
        Example::new("合作社2009年成立，今年迎来十七周年庆典。").on("2026-11-20"),
        Example::new("老县城公元前202年置县，1989年是新县城落成10周年。"),
    ],
    ..DATES
};

/// Event and year.
static EVENTS: LazyLock<Vec<(&str, u32)>> = LazyLock::new(|| {
    let rows = include_str!("../data/anniversaries.tsv").lines().skip(1);
    rows.filter_map(|row| row.split_once('\t'))
        .filter_map(|(name, year)| Some((name, year.parse().ok()?)))
        .collect()
});

impl Rule for AnniversaryMismatch {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        check(block, 0, None, context, out);
        check_founding(block, 0, None, context, out);
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        if let Some(issue) = article.date {
            founding_anniversary::check(article, i32::from(issue.year()), context, out);
        }
        for (index, block) in article.blocks.iter().enumerate() {
            before_christ::check(block, index, article.date, context, out);
        }
        for (index, block, issue) in issued_blocks(article) {
            let issued = u32::from(issue.year().unsigned_abs());
            check(block, index, Some(issued), context, out);
            check_founding(block, index, Some(issued), context, out);
            check_of_issue(article, block, index, issued, context, out);
        }
    }
}

/// Without the year of issue what the text says alone; with it, only what rests on 今年, 明年 ….
fn check(block: &BlockView, index: usize, issued: Option<u32>, context: &RuleContext, out: &mut Drafts) {
    for pair in block.facts.dates.windows(2) {
        let [year_mention, mention] = pair else { continue };
        let DateKind::Anniversary(count) = mention.kind else { continue };
        let between = &block.text[year_mention.span.end as usize..mention.span.start as usize];
        let Some(event) = Event::at_end_of(between) else { continue };
        let year = year_kept(year_mention, issued).filter(|&year| year >= 1900);
        let Some(year) = year.filter(|_| is_celebrated(between, &event.name)) else { continue };
        let Some(right) = year.checked_sub(event.year) else { continue };
        let told = event.told(year, right, block.at(mention.span), count, context);
        let places = [Place::new(index, mention.span), Place::new(index, year_mention.span)];
        judge(right, count, places, told, context, out);
    }
}

/// 喜迎建党100周年, 纪念抗战胜利81周年 without a year: kept in the year of issue. A round anniversary may be one that is
/// looked back upon; an odd one is not, and neither is one that is still to come.
fn check_of_issue(
    article: &ArticleView,
    block: &BlockView,
    index: usize,
    issued: u32,
    context: &RuleContext,
    out: &mut Drafts,
) {
    let kept_then = |year: u32| {
        let mut years =
            article.blocks.iter().flat_map(|block| &block.facts.dates).filter_map(DateMention::calendar);
        years.any(|parts| parts.year.is_some_and(|named| named.value == year))
    };
    for mention in &block.facts.dates {
        let DateKind::Anniversary(count) = mention.kind else { continue };
        let Some(sentence) = block.sentence_at(mention.span.start as usize).filter(|it| !it.open) else {
            continue;
        };
        let before = &block.text[sentence.span.start as usize..mention.span.start as usize];
        let Some(event) = Event::at_end_of(before) else { continue };
        let mut dated = block.facts.dates.iter().filter(|it| sentence.span.covers(it.span));
        if dated.any(names_year) || kept_then(event.year + count) || !block.role.is_prose() {
            continue;
        }
        let Some(right) = issued.checked_sub(event.year) else { continue };
        let clause = before.rsplit(['，', '。', '；']).next().unwrap_or(before);
        let awaited = holds_any(clause, &["迎接", "喜迎", "迎来", "即将"]);
        let near = if awaited { count == right || count == right + 1 } else { count.abs_diff(right) <= 1 };
        if near || !awaited && count.is_multiple_of(5) {
            continue;
        }
        let written = block.at(mention.span);
        let (name, year) = (&event.name, event.year);
        let message = say!(
            context.lang,
            "{name}在{year}年，到出版的{issued}年是{right}周年，文中写{written}",
            "{name} was in {year}; {issued}, the year of issue, is anniversary {right}; the text says {written}"
        );
        let place = Place::new(index, mention.span);
        let title = say!(context.lang, "改为{right}周年", "Change to {right}周年");
        out.report(place, message).fix(title, place, format!("{right}周年"));
    }
}

/// Whether the mention says of which year the sentence speaks.
fn names_year(mention: &DateMention) -> bool {
    let own = |parts: &CalendarParts| parts.year.is_some() || parts.anchor.is_some();
    match &mention.kind {
        DateKind::Date(parts) => own(parts),
        DateKind::Range { from, to } => own(from) || own(to),
        DateKind::Relative(anchor) => anchor.unit() == Some(CalendarUnit::Year),
        _ => false,
    }
}

/// The year in which the anniversary is kept: one that is written, or 今年, 明年 … where the year of issue is known.
fn year_kept(mention: &DateMention, issued: Option<u32>) -> Option<u32> {
    match (&mention.kind, issued) {
        (DateKind::Date(parts), None) => parts.year.map(|year| year.value),
        (DateKind::Relative(Anchor::Issue(CalendarUnit::Year, offset)), Some(year)) => {
            year.checked_add_signed(i32::from(*offset))
        }
        _ => None,
    }
}

/// What an anniversary is of.
pub(super) struct Event {
    /// As the text calls it: 建党, 林则徐诞辰.
    name: String,
    /// In which it fell.
    pub year: u32,
    /// Of a birth the year of the death, of a death that of the birth.
    other: Option<u32>,
}

impl Event {
    /// The event that `words` end with.
    pub fn at_end_of(words: &str) -> Option<Event> {
        let named = EVENTS.iter().filter(|(event, _)| words.ends_with(event));
        if let Some(&(event, year)) = named.max_by_key(|(event, _)| event.len()) {
            return Some(Event { name: event.to_owned(), year, other: None });
        }
        let (who, is_birth) = match words.strip_suffix("诞辰") {
            Some(who) => (who, true),
            None => (DEATHS.iter().find_map(|word| words.strip_suffix(word))?, false),
        };
        let who = FORMS_OF_ADDRESS.iter().find_map(|word| who.strip_suffix(word)).unwrap_or(who);
        let &(person, born, died) = PEOPLE.iter().find(|(person, ..)| who.ends_with(person))?;
        let name = words[who.len() - person.len()..].to_owned();
        let (year, other) = if is_birth { (born, died) } else { (died, born) };
        Some(Event { name, year, other: Some(other) })
    }

    fn told(&self, year: u32, right: u32, written: &str, count: u32, context: &RuleContext) -> Told {
        let (event, founded) = (&self.name, self.year);
        let of_other = self.other.is_some_and(|other| year.checked_sub(other) == Some(count));
        let fails = if of_other {
            say!(
                context.lang,
                "{event}在{founded}年，到{year}年是{right}周年；{written}合的是诞辰与逝世中的另一个",
                "{event} was in {founded}; {year} is anniversary {right}; {written} fits the other of birth and death"
            )
        } else {
            say!(
                context.lang,
                "{event}在{founded}年，到{year}年是{right}周年，文中写{written}",
                "{event} was in {founded}; {year} is anniversary {right}; the text says {written}"
            )
        };
        Told {
            holds: say!(
                context.lang,
                "{event}：{founded}年，到{year}年是{right}周年",
                "{event} {founded}: {year} is year {right}"
            ),
            fails,
            evidence: say!(context.lang, "所说的年份", "the year named"),
        }
    }
}

/// What alone stands between the year and an anniversary of what the clause before founded.
const BARE: [&str; 7] = ["迎来", "迎来了", "是", "正值", "恰逢", "正好", "喜迎"];
/// Words for a death, before its anniversary.
const DEATHS: [&str; 6] = ["逝世", "牺牲", "就义", "殉国", "殉职", "去世"];
/// What may stand between a name and 诞辰.
const FORMS_OF_ADDRESS: [&str; 6] = ["同志", "先生", "烈士", "院士", "元帅", "将军"];

/// Name, year of birth and year of death.
static PEOPLE: LazyLock<Vec<(&str, u32, u32)>> = LazyLock::new(|| {
    let rows = include_str!("../data/life_years.tsv").lines().skip(1);
    rows.filter_map(|row| {
        let mut cells = row.split('\t');
        Some((cells.next()?, cells.next()?.parse().ok()?, cells.next()?.parse().ok()?))
    })
    .collect()
});

/// What is told of an anniversary.
struct Told {
    holds: String,
    fails: String,
    /// Of the place that gives the year.
    evidence: String,
}

fn judge(right: u32, count: u32, places: [Place; 2], told: Told, context: &RuleContext, out: &mut Drafts) {
    if right == count {
        return out.held(told.holds, places.to_vec());
    }
    let title = say!(context.lang, "改为{right}周年", "Change to {right}周年");
    let draft = out.report(places[0], told.fails);
    draft.evidence(places[1], told.evidence).fix(title, places[0], format!("{right}周年"));
}

/// 学校创办于1952年，今年迎来建校70周年: the founding and the year that is celebrated, both told.
fn check_founding(
    block: &BlockView,
    index: usize,
    issued: Option<u32>,
    context: &RuleContext,
    out: &mut Drafts,
) {
    for dates in block.facts.dates.windows(3) {
        let [founding, now, mention] = dates else { continue };
        let DateKind::Anniversary(count) = mention.kind else { continue };
        let (DateKind::Date(parts), Some(founded)) =
            (&founding.kind, founding.calendar().and_then(|parts| parts.year))
        else {
            continue;
        };
        let year = year_kept(now, issued);
        let before = block.text[..founding.span.start as usize].trim_end_matches('于');
        let after = &block.text[founding.span.end as usize..];
        let told = List::Founded.words().iter().any(|word| before.ends_with(word) || after.starts_with(word));
        let kept = &block.text[now.span.end as usize..mention.span.start as usize];
        let one_thing =
            block.text[founding.span.end as usize..mention.span.start as usize].chars().count() <= 40;
        let kept_by = |word: &&str| kept.ends_with(*word) || BARE.contains(&kept);
        let celebrated = List::FoundingKept.words().iter().any(kept_by) && !kept.contains(['。', '；', '、']);
        let Some(year) = year.filter(|_| told && celebrated && one_thing && parts.anchor.is_none()) else {
            continue;
        };
        let Some(right) = year.checked_sub(founded.value).filter(|_| founded.value >= 1000) else { continue };
        let (founded, written) = (founded.value, block.at(mention.span));
        let told = Told {
            holds: say!(
                context.lang,
                "{founded}年到{year}年是{right}周年",
                "{founded} to {year} is anniversary {right}"
            ),
            fails: say!(
                context.lang,
                "{founded}年到{year}年是{right}周年，文中写{written}",
                "{founded} to {year} is anniversary {right}; the text says {written}"
            ),
            evidence: say!(context.lang, "创立的年份", "the year of the founding"),
        };
        let places = [Place::new(index, mention.span), Place::new(index, founding.span)];
        judge(right, count, places, told, context, out);
    }
}

/// Whether the clause says that the anniversary falls in the year: 2021年是…, 2019年，…庆祝….
fn is_celebrated(between: &str, event: &str) -> bool {
    let words = between.trim_end_matches(event).trim_end_matches("中国人民");
    let near = words.chars().count() <= 14 && !words.contains(['。', '；', '“', '”']);
    let falls = ["是", "正值", "适逢", "恰逢", "迎来", "庆祝", "纪念", "欣逢", "正逢", "系"];
    // 1948年参加革命，这次纪念抗战胜利70周年: told of now.
    let now = holds_any(words, &["这次", "此次", "本次"]);
    near && !now && falls.iter().any(|word| words.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_unique_and_clean() {
        assert!(EVENTS.len() > 10);
        assert!(EVENTS.is_sorted_by(|one, two| one.0 < two.0));
        assert!(EVENTS.iter().all(|(event, year)| !event.is_empty() && (1900..2020).contains(year)));
        assert!(PEOPLE.len() > 40);
        assert!(PEOPLE.is_sorted_by(|one, two| one.0 < two.0));
        assert!(PEOPLE.iter().all(|&(_, born, died)| (15..105).contains(&(died - born))));
    }
}
