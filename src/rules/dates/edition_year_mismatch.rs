//! `edition-year-mismatch`: the number of a yearly event against the year in which it was founded.

use super::calendar::own_year;
use super::edition_conflict::number_before;
use super::{DATES, both};
use crate::facts::date::{DateKind, DateMention};
use crate::rules::{
    ArticleView, BlockView, Confidence, Drafts, Example, Place, Rule, RuleContext, RuleInfo, RulePage,
    Severity,
};
use crate::say;
use crate::text::{Span, holds_any};

/// `edition-year-mismatch`.
#[derive(Debug)]
pub struct EditionYearMismatch;

static INFO: RuleInfo = RuleInfo {
    code: "edition-year-mismatch",
    severity: Severity::Warning,
    confidence: Confidence::Medium,
    kinds: &["A39", "D17"],
    page: RulePage {
        title: both("届数与创办年份不符", "Edition number against the year of founding"),
        finds: both(
            "一年一届的活动，届数比创办以来的年数还多；写明“从未间断”的，届数比年数少两届以上：“2008年创办，每年一届，从未间断”，2025年却是“第十六届”。",
            "A yearly event with more editions than years since its founding, or, where it is said never to have paused, at least two fewer.",
        ),
        why: both("届数由年份推算得出，二者必有一错。", "The number follows from the years; one of them is wrong."),
        instead: both("按创办年份推算届数，或核对年份。", "Count from the founding, or check its year."),
        silent: both(
            "没有出版日期的；没写一年一届的；停办过、两年一届的；没写“从未间断”而届数偏少的；说往届、下届的。",
            "Silent without a date of issue, where the event is not yearly or has paused, and on former and coming editions.",
        ),
        source: both("年份相减", "Subtraction of years"),
    },
    examples: &[
        Example::new(
            "伏羊节\n7月20日，⟦第21届⟧碾庄伏羊节开幕，热气腾腾。\n2014年，镇里办起头一届伏羊节，只有6家饭店报名。后来年年都办，没有断过。",
        )
        .on("2025-07-22"),
        Example::new(
            "伏羊节\n7月20日，第12届碾庄伏羊节开幕，热气腾腾。\n2014年，镇里办起头一届伏羊节，只有6家饭店报名。后来年年都办，没有断过。",
        )
        .on("2025-07-22"),
        Example::new("漂流大赛\n⟦第十六届⟧龙门峡漂流大赛定于6月21日举行。\n龙门峡漂流大赛创办于2008年，每年一届，从未间断。")
            .on("2025-06-19"),
        Example::new("梨花节\n4月2日，⟦第十三届⟧柳湾梨花节开幕。柳湾梨花节始于2015年，每年一届，从未停办。")
            .on("2025-04-03"),
        Example::new("杨梅节\n杨梅节创办于2001年，每年6月举行，今年是⟦第二十七届⟧。").on("2025-06-12"),
        Example::new("诗会\n青溪诗会自2018年首次举办以来，一年一届，今年已是⟦第12届⟧。").on("2025-10-06"),
        Example::new("村晚\n村晚2016年创办，一年一度，⟦第十三届⟧村晚昨晚开演，八百村民到场。").on("2025-01-25"),
        Example::new("漂流大赛\n第十八届龙门峡漂流大赛定于6月21日举行。\n龙门峡漂流大赛创办于2008年，每年一届，从未间断。")
            .on("2025-06-19"),
        Example::new("灯会\n自1998年首办以来，青溪灯会一年一届、从未间断，本届是⟦第二十五届⟧。").on("2025-02-12"),
        Example::new("诗会\n第6届青溪诗会昨晚举行。诗会自2018年首次举办以来，每年举办一次，今年来了46位诗人。")
            .on("2025-10-06"),
        Example::new("漂流大赛\n第十六届龙门峡漂流大赛定于6月21日举行。\n龙门峡漂流大赛创办于2008年，每年一届，从未间断。"),
        Example::new("漂流大赛\n第五届龙门峡漂流大赛定于6月21日举行。\n龙门峡漂流大赛创办于2008年，两年一届，从未间断。")
            .on("2025-06-19"),
        Example::new("杨梅节\n杨梅节创办于2001年，每年6月举行，中断过两年，今年是第二十三届。").on("2025-06-12"),
        Example::new("杨梅节\n杨梅节创办于2001年，每年6月举行，去年是第二十四届。").on("2025-06-12"),
        Example::new("杨梅节\n杨梅节创办于2001年，每年6月举行。同期开幕的第三十届荔枝节在邻县。").on("2025-06-12"),
        Example::new("合作社\n合作社创办于2001年，每年分红，第十三届社员大会昨日召开。").on("2025-06-12"),
        Example::new("山花节始于2003年，每年一届，今年是⟦第13届⟧。").on("2019-04-20"),
        Example::new("山花节始于2011年，每年一届，今年是第13届。").on("2026-04-20"),
    ],
    ..DATES
};

impl Rule for EditionYearMismatch {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        let Some(issue) = article.date else { return };
        let any =
            |words: &[&str]| article.blocks.iter().any(|block| words.iter().any(|word| block.says(word)));
        if !any(&["届"]) || any(&["两年一", "每两年", "隔年", "三年一", "四年一"]) {
            return;
        }
        let foundings: Vec<Founding> =
            article.blocks.iter().enumerate().flat_map(|(index, block)| foundings(index, block)).collect();
        let [founding] = &foundings[..] else { return };
        let Ok(right) = u32::try_from(i32::from(issue.year()) - founding.year + 1) else { return };
        let editions: Vec<Edition> = article
            .blocks
            .iter()
            .enumerate()
            .flat_map(|(index, block)| editions(index, block, founding, &article.blocks))
            .collect();
        let Some(edition) = editions.first() else { return };
        if editions.iter().any(|other| other.number != edition.number) {
            return;
        }
        let (number, year) = (edition.number, founding.year);
        let places = [edition.place, founding.place];
        if number == right {
            let says = say!(
                context.lang,
                "{year}年第一届，今年第{right}届",
                "the first in {year}, number {right} now"
            );
            return out.held(says, places.to_vec());
        }
        let paused = any(&["疫情", "停办过", "停办了", "中断了", "中断过", "恢复举办", "重启"]);
        // 每年一届, and more editions missing than the years of the epidemic have taken.
        let missing = if issue.year() >= 2020 && founding.year <= 2022 { 3 } else { 0 };
        let yearly = founding.strictly && !paused && number + missing + 1 < right;
        let fewer = founding.unbroken && !paused && number + 1 < right || yearly;
        if number <= right && !fewer {
            return;
        }
        let written = article.blocks[edition.place.block].at(edition.place.span);
        let message = say!(
            context.lang,
            "{year}年创办，一年一届，到{now}年是第{right}届，文中写“{written}”",
            "founded in {year} and held every year, it is number {right} in {now}; the text says “{written}”",
            now = issue.year()
        );
        out.report(edition.place, message)
            .evidence(founding.place, say!(context.lang, "创办的年份", "the year of founding"));
    }
}

/// 龙门峡漂流大赛创办于2008年，每年一届，从未间断.
struct Founding {
    year: i32,
    place: Place,
    sentence: Span,
    unbroken: bool,
    /// Whether one edition a year is said in so many words.
    strictly: bool,
}

fn foundings(index: usize, block: &BlockView) -> Vec<Founding> {
    const BEFORE: [&str; 9] =
        ["创办于", "始于", "始办于", "创始于", "诞生于", "首办于", "创立于", "举办于", "发起于"];
    const BEHIND: [&str; 9] =
        ["创办", "首次举办", "首次举行", "首办", "创立", "发起", "开办", "办起", "起步"];
    const YEARLY: [&str; 13] = [
        "年年都办",
        "年年办",
        "年年举行",
        "每年一届",
        "一年一届",
        "每年举办",
        "每年举行",
        "每年一次",
        "一年一次",
        "一年一度",
        "年年举办",
        "每年都",
        "每年",
    ];
    const UNBROKEN: [&str; 14] = [
        "没有断过",
        "没断过",
        "从未断过",
        "一届没落",
        "一年没落",
        "从未间断",
        "从未中断",
        "从未停办",
        "从不间断",
        "没有间断",
        "没有中断",
        "未曾间断",
        "未曾中断",
        "不曾间断",
    ];
    let told = |mention: &DateMention| {
        let DateKind::Date(parts) = &mention.kind else { return None };
        let year = own_year(parts, None)?;
        let sentence = block.sentence_at(mention.span.start as usize).filter(|it| !it.open)?;
        let words = block.at(sentence.span);
        let before = &block.text[sentence.span.start as usize..mention.span.start as usize];
        let after = &block.text[mention.span.end as usize..sentence.span.end as usize];
        let founded = BEFORE.iter().any(|word| before.ends_with(word))
            || BEHIND.iter().any(|word| after.starts_with(word))
            || before.contains("首届") && ["举办", "举行", "开幕"].iter().any(|word| after.starts_with(word));
        // 2014年，镇里办起头一届伏羊节。后来年年都办，没有断过.
        const FIRST: [&str; 5] = ["头一届", "首届", "第一届", "办起了第一届", "头届"];
        let clause: String = after.chars().take(FIRST_WITHIN).collect();
        let first = holds_any(&clause, &FIRST);
        let next = block.sentence_at(sentence.span.end as usize).filter(|it| !it.open);
        let next = next.map_or("", |next| block.at(next.span));
        let more = &block.text[sentence.span.start as usize..sentence.span.end as usize + next.len()];
        let (founded, words) = if first { (true, more) } else { (founded, words) };
        let unbroken = holds_any(words, &UNBROKEN);
        let paused = !unbroken && holds_any(words, &["中断", "间断", "停办", "停摆"]);
        let one_a_year = tells_one_a_year(words);
        let yearly = one_a_year || holds_any(words, &YEARLY);
        let strictly = one_a_year || holds_any(words, &["每年一届", "一年一届"]);
        let place = Place::new(index, mention.span);
        (founded && yearly && !paused).then_some(Founding {
            year,
            place,
            sentence: sentence.span,
            unbroken,
            strictly,
        })
    };
    block.facts.dates.iter().filter_map(told).collect()
}

/// 每年春天举办一届.
fn tells_one_a_year(words: &str) -> bool {
    words.match_indices("每年").any(|(at, every)| {
        let rest: String = words[at + every.len()..].chars().take(8).collect();
        rest.find("办一届")
            .or_else(|| rest.find("举行一届"))
            .is_some_and(|end| !rest[..end].contains(['，', '。']))
    })
}

/// How far behind the year 头一届 may stand, in characters.
const FIRST_WITHIN: usize = 12;

/// The number of this year's edition, and where it stands.
struct Edition {
    place: Place,
    number: u32,
}

fn editions(index: usize, block: &BlockView, founding: &Founding, blocks: &[BlockView]) -> Vec<Edition> {
    const OTHER: [&str; 12] =
        ["去年", "前年", "上届", "上一届", "往届", "历届", "下届", "下一届", "明年", "后年", "当年", "曾"];
    let told_in = blocks[founding.place.block].at(founding.sentence);
    let found = block.places_of("届").filter_map(|at| {
        let (start, number) = number_before(block.text, at)?;
        let span = Span::new(start, at + '届'.len_utf8());
        let sentence = block.sentence_at(start).filter(|it| !it.open)?;
        let words = block.at(sentence.span);
        let same = index == founding.place.block && sentence.span == founding.sentence;
        let years = block.facts.dates.iter().filter(|it| sentence.span.covers(it.span));
        let other_year = years
            .filter(|it| Place::new(index, it.span) != founding.place)
            .any(|it| it.calendar().is_some_and(|parts| parts.year.is_some()));
        let other = holds_any(words, &OTHER) || other_year || number < 2;
        // 今年是第二十五届, or the event by its name: 第十八届|龙门峡漂流大赛.
        let clause = block.text[sentence.span.start as usize..start].rsplit('，').next().unwrap_or_default();
        let lone = same && (clause.contains("今年") || clause.contains("本届"));
        let rest = &block.text[span.end as usize..sentence.span.end as usize];
        let name: String = rest.chars().take_while(|c| !"，。；、定将于在昨今开的”》".contains(*c)).collect();
        let name = name.trim_end_matches(|c: char| c.is_ascii_digit());
        // 第21届碾庄伏羊节 of 头一届伏羊节.
        let tail = name.char_indices().rev().nth(2).map_or(name, |(at, _)| &name[at..]);
        let known = name.chars().count() >= 2 && (told_in.contains(name) || told_in.contains(tail));
        (!other && (lone || known)).then_some(Edition { place: Place::new(index, span), number })
    });
    found.collect()
}
