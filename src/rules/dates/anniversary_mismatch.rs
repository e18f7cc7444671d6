//! `anniversary-mismatch`: an anniversary that does not fall in the year beside it.

use super::{DATES, both};
use crate::facts::date::{Anchor, CalendarUnit, DateKind, DateMention};
use crate::rules::{
    ArticleView, BlockView, Confidence, Drafts, Example, Place, Rule, RuleContext, RuleInfo, RulePage,
    Severity,
};
use crate::say;
use std::sync::LazyLock;

/// `anniversary-mismatch`.
#[derive(Debug)]
pub struct AnniversaryMismatch;

static INFO: RuleInfo = RuleInfo {
    code: "anniversary-mismatch",
    severity: Severity::Warning,
    confidence: Confidence::Medium,
    kinds: &["D15"],
    page: RulePage {
        title: both("周年数与年份不符", "Anniversary does not fit the year"),
        finds: both(
            "重要事件的周年数与旁边的年份（或“今年”）不符：2022年庆祝建党100周年。",
            "The anniversary of a well-known event that does not fall in the year beside it.",
        ),
        why: both(
            "周年数由年份相减得出，涉及重大纪念日的差错影响大。",
            "An anniversary follows by subtraction; mistakes with great ones weigh heavily.",
        ),
        instead: both("核对事件年份，改周年数或年份。", "Check the year of the event, then correct."),
        silent: both(
            "表里没有的事件、句子里没有年份的不报；回顾往年的（去年庆祝…）按所说的年份算。",
            "Silent on events that are not in the table and where no year stands in the clause.",
        ),
        source: both(
            "事件年份表：src/rules/data/anniversaries.tsv",
            "The table of events: src/rules/data/anniversaries.tsv",
        ),
    },
    examples: &[
        Example::new("2022年是建党⟦100周年⟧。"),
        Example::new("2019年，全县隆重庆祝新中国成立⟦60周年⟧。"),
        Example::new("今年是建军⟦90周年⟧，活动丰富多彩。").on("2022-07-28"),
        Example::new("2018年是改革开放⟦30周年⟧，村里办了展览。"),
        Example::new("2021年恰逢辛亥革命⟦100周年⟧。"),
        Example::new("2021年是建党100周年。"),
        Example::new("2019年，全县隆重庆祝新中国成立70周年。"),
        Example::new("今年是建军95周年，活动丰富多彩。").on("2022-07-28"),
        Example::new("今年是建军90周年，活动丰富多彩。"),
        Example::new("建党100周年庆祝活动结束后，2022年的工作随即展开。"),
        Example::new("2022年是建校100周年。"),
        Example::new("2022年，建党100周年纪念章继续发放。"),
        Example::new("在建党100周年之际，他立了功。").on("2022-07-28"),
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
        let Some(issue) = article.date else { return };
        for (index, block) in article.blocks.iter().enumerate() {
            check(block, index, Some(issue.year().unsigned_abs().into()), context, out);
            check_founding(block, index, Some(issue.year().unsigned_abs().into()), context, out);
        }
    }
}

/// Without the year of issue what the text says alone; with it, only what rests on 今年.
fn check(block: &BlockView, index: usize, issued: Option<u32>, context: &RuleContext, out: &mut Drafts) {
    for pair in block.facts.dates.windows(2) {
        let [year_mention, mention] = pair else { continue };
        let DateKind::Anniversary(count) = mention.kind else { continue };
        let between = &block.text[year_mention.span.end as usize..mention.span.start as usize];
        let named = EVENTS.iter().filter(|(event, _)| between.ends_with(event));
        let Some(&(event, founded)) = named.max_by_key(|(event, _)| event.len()) else { continue };
        let year = year_kept(year_mention, issued).filter(|&year| year >= 1900);
        let Some(year) = year.filter(|_| is_celebrated(between, event)) else { continue };
        let Some(right) = year.checked_sub(founded) else { continue };
        let written = block.at(mention.span);
        let told = Told {
            holds: say!(
                context.lang,
                "{event}：{founded}年，到{year}年是{right}周年",
                "{event} {founded}: {year} is year {right}"
            ),
            fails: say!(
                context.lang,
                "{event}在{founded}年，到{year}年是{right}周年，文中写{written}",
                "{event} was in {founded}; {year} is anniversary {right}; the text says {written}"
            ),
            evidence: say!(context.lang, "所说的年份", "the year named"),
        };
        let places = [Place::new(index, mention.span), Place::new(index, year_mention.span)];
        judge(right, count, places, told, context, out);
    }
}

/// The year in which the anniversary is kept: one that is written, or 今年 where the year of issue is known.
fn year_kept(mention: &DateMention, issued: Option<u32>) -> Option<u32> {
    match (&mention.kind, issued) {
        (DateKind::Date(parts), None) => parts.year.map(|year| year.value),
        (DateKind::Relative(Anchor::Issue(CalendarUnit::Year, 0)), year) => year,
        _ => None,
    }
}

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

/// Words of a founding that stand before its year (创办于1952年) or right after it (1952年创办).
const FOUNDED: &[&str] = &[
    "创办", "创建", "成立", "始建", "建校", "建厂", "建馆", "建院", "建县", "建市", "诞生", "创刊", "组建",
    "建成", "开馆", "落成", "通车",
];
/// Words before the anniversary of a founding.
const KEPT: &[&str] = &[
    "建校", "建厂", "建馆", "建院", "建县", "建市", "建社", "建台", "成立", "创办", "创建", "创刊", "诞生",
    "组建", "建成", "开馆", "落成", "通车", "校庆",
];

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
        let told = FOUNDED.iter().any(|word| before.ends_with(word) || after.starts_with(word));
        let kept = &block.text[now.span.end as usize..mention.span.start as usize];
        let one_thing =
            block.text[founding.span.end as usize..mention.span.start as usize].chars().count() <= 40;
        let celebrated = KEPT.iter().any(|word| kept.ends_with(word)) && !kept.contains(['。', '；', '、']);
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
    near && falls.iter().any(|word| words.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_unique_and_clean() {
        assert!(EVENTS.len() > 10);
        assert!(EVENTS.is_sorted_by(|one, two| one.0 < two.0));
        assert!(EVENTS.iter().all(|(event, year)| !event.is_empty() && (1900..2000).contains(year)));
    }
}
