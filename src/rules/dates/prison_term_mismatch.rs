//! `prison-term-mismatch`: the days from which to which a sentence runs do not give its length.

use super::calendar::written;
use super::{DATES, both};
use crate::facts::date::{DateKind, DateMention};
use crate::rules::punishment::{PUNISHMENTS, Term};
use crate::rules::{
    ArticleView, BlockView, Confidence, Drafts, Example, Place, Rule, RuleContext, RuleInfo, RulePage,
    Severity,
};
use crate::say;
use crate::text::{Span, holds_any};
use jiff::ToSpan as _;
use jiff::civil::Date;

/// `prison-term-mismatch`.
#[derive(Debug)]
pub struct PrisonTermMismatch;

static INFO: RuleInfo = RuleInfo {
    code: "prison-term-mismatch",
    severity: Severity::Error,
    confidence: Confidence::High,
    kinds: &["D18"],
    page: RulePage {
        title: both("刑期起止与刑期长短不符", "The days of a prison term do not give its length"),
        finds: both(
            "“判处有期徒刑二年，刑期自2024年4月12日起至2025年4月11日止”：起止之间不是所判的长短；刑期与起止分写两段、全篇只有一个刑期的也算。",
            "A term of two years that runs from 12 April 2024 to 11 April 2025; also where the only term of the article stands in another paragraph.",
        ),
        why: both(
            "判决书写明的起止已折抵羁押，起止之间就是刑期；有一处写错。",
            "The days of a judgment run for just the term; one of the figures is wrong.",
        ),
        instead: both("对照判决书核对刑期和起止日期。", "Check term and days against the judgment."),
        silent: both(
            "起止没有写全、同一句里有几个人的刑期、另有减刑、写明折抵而起止不是整月的，不报；相差一天的不报。",
            "Silent where a day is incomplete, where several terms stand in the sentence, on terms commuted, on days deducted that leave no whole months, and on a difference of one day.",
        ),
        source: both("日期推算", "Reckoning of days"),
    },
    examples: &[
        Example::new(
            "被告人丛某被判处有期徒刑三年六个月，并处罚金一万元。\n判决书载明，刑期从判决执行之日起计算，判决执行以前先行羁押的，羁押一日折抵刑期一日，即自2025年9月12日起至⟦2028年3月11日⟧止。",
        ),
        Example::new(
            "被告人丛某被判处有期徒刑二年六个月，并处罚金一万元。\n判决书载明，刑期从判决执行之日起计算，判决执行以前先行羁押的，羁押一日折抵刑期一日，即自2025年9月12日起至2028年3月11日止。",
        ),
        Example::new(
            "主犯被判处有期徒刑三年六个月，从犯被判处有期徒刑二年。\n判决书载明，刑期从判决执行之日起计算，羁押一日折抵刑期一日，即自2025年9月12日起至2028年3月11日止。",
        ),
        Example::new("被告人齐某被判处有期徒刑二年六个月，刑期自2024年4月12日起至⟦2025年10月11日⟧止。"),
        Example::new("法院判处其拘役5个月，刑期从2025年3月1日起至⟦2025年8月31日⟧止。"),
        Example::new(
            "齐某犯盗窃罪，判处有期徒刑三年，并处罚金一万元，刑期自2023年6月20日至⟦2027年6月19日⟧。",
        ),
        Example::new("判处有期徒刑11个月（刑期自2025年1月15日起至⟦2025年11月14日⟧止）。"),
        Example::new("法院以危险驾驶罪判处他拘役两个月，刑期自2025年9月5日起至⟦2025年12月4日⟧止。"),
        Example::new("被告人齐某被判处有期徒刑二年六个月，刑期自2024年4月12日起至2026年10月11日止。"),
        Example::new("法院判处其拘役5个月，刑期从2025年3月1日起至2025年7月31日止。"),
        Example::new("判处有期徒刑11个月（刑期自2025年1月15日起至2025年12月14日止）。"),
        Example::new("齐某被判处有期徒刑三年，刑期自判决执行之日起计算。"),
        Example::new(
            "齐某系主犯，判处有期徒刑一年，刑期自2025年6月25日起至⟦2027年6月24日⟧止；于某判处拘役四个月，缓刑六个月。",
        ),
        Example::new(
            "齐某被判处有期徒刑一年六个月（刑期从2025年3月10日起至⟦2027年9月9日⟧止），于某被判处有期徒刑十个月，缓刑一年。",
        ),
        Example::new("法院判处齐某有期徒刑八个月。刑期自2025年3月10日起，至⟦2026年11月9日⟧止。"),
        Example::new(
            "齐某系主犯，判处有期徒刑一年，刑期自2025年6月25日起至2026年6月24日止；于某判处拘役四个月，缓刑六个月。",
        ),
        Example::new("法院判处齐某有期徒刑八个月。刑期自2025年3月10日起，至2025年11月9日止。"),
        Example::new("齐某判二年，于某判一年，均为有期徒刑。刑期自2025年3月10日起，至2026年11月9日止。"),
        Example::new("齐某被判处有期徒刑三年，羁押一日折抵刑期一日，刑期自2024年4月12日起至2027年1月3日止。"),
        Example::new("齐某、于某分别被判处有期徒刑三年和两年，刑期自2024年4月12日起至2027年4月11日止。"),
        Example::new("齐某被判处有期徒刑三年，刑期自4月12日起。"),
        Example::new("合同期限两年，自2024年4月12日起至2025年4月11日止。"),
        Example::new("判处有期徒刑一年，缓刑二年，缓刑考验期自2024年4月12日起至2026年4月11日止。"),
    ],
    ..DATES
};

impl Rule for PrisonTermMismatch {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        for (index, block) in article.blocks.iter().enumerate() {
            for (at, from) in days_told(block) {
                let Some(part) = part_of_one_term(block, at) else { continue };
                // 羁押一日折抵刑期一日 says how the days are counted; what it takes away is seldom whole months.
                let words = block.at(part).replace("折抵刑期", "");
                let is_plain = !holds_any(&words, &["折抵", "减刑", "缓刑", "分别"]);
                let term = match terms_before(block, part, at)[..] {
                    [term] => Some((index, term)),
                    [] => sole_term(article),
                    _ => None,
                };
                let Some((told, term)) = term.filter(|_| is_plain) else { continue };
                let Some((first, last)) = ends(block, part, from) else { continue };
                if block.at(part).contains("折抵刑期") && !runs_whole_months(first.0, last.0) {
                    continue;
                }
                judge(article, (told, term), index, first, last, context, out);
            }
        }
    }
}

/// Whether the days run for so many months and no day more.
fn runs_whole_months(first: Date, last: Date) -> bool {
    last.checked_add(1.day()).is_ok_and(|after| after.day() == first.day())
}

/// Where the days of a term are told, and the byte behind the words that lead to them: 刑期自…, 折抵刑期一日，即自….
fn days_told(block: &BlockView) -> Vec<(usize, usize)> {
    let by_name = block.places_of("刑期").map(|at| (at, at + "刑期".len()));
    let by_rule = block.places_of("刑期一日，即自").map(|at| (at, at + "刑期一日，即".len()));
    by_name.chain(by_rule).collect()
}

/// The only term of the article, and its block.
fn sole_term(article: &ArticleView) -> Option<(usize, Term)> {
    let prose = article.blocks.iter().enumerate().filter(|(_, block)| block.role.is_prose());
    let told = prose.flat_map(|(index, block)| {
        let whole = Span::new(0, block.text.len());
        terms_before(block, whole, block.text.len()).into_iter().map(move |term| (index, term))
    });
    let told: Vec<(usize, Term)> = told.collect();
    let closed = |(index, term): &(usize, Term)| !article.blocks[*index].is_open_at(term.span);
    <[_; 1]>::try_from(told).ok().map(|[term]| term).filter(closed)
}

/// The part of the text that tells of the term whose days stand behind byte `at`: up to the marks that set other people's
/// terms apart, with the sentence before it where 刑期 opens one.
fn part_of_one_term(block: &BlockView, at: usize) -> Option<Span> {
    let sentence = block.sentence_at(at).filter(|sentence| !sentence.open)?;
    let head = sentence.span.start as usize;
    let opens = block.text[head..at].trim().is_empty();
    let before = head.checked_sub(1).filter(|_| opens).and_then(|end| block.sentence_at(end));
    let head = before.filter(|sentence| !sentence.open).map_or(head, |sentence| sentence.span.start as usize);
    let start = block.text[head..at].rfind(['；', ';']).map_or(head, |mark| head + mark + 1);
    let start = (start..=at).find(|&start| block.text.is_char_boundary(start))?;
    let in_bracket = block.text[..at].ends_with(['（', '(']);
    let marks: &[char] = if in_bracket { &['；', ';', '）', ')'] } else { &['；', ';'] };
    let rest = &block.text[at..sentence.span.end as usize];
    Some(Span::new(start, at + rest.find(marks).unwrap_or(rest.len())))
}

/// The terms of the part before byte `end`. Two are of two people, or one was commuted.
fn terms_before(block: &BlockView, part: Span, end: usize) -> Vec<Term> {
    let before = Span { start: part.start, end: end as u32 };
    let words = PUNISHMENTS.iter().map(|&(name, ..)| name).chain(["判刑"]);
    words.flat_map(|word| Term::all_behind(word, block.text, before)).collect()
}

/// The two whole days right behind 刑期, of which the second ends the term.
fn ends(block: &BlockView, sentence: Span, from: usize) -> Option<((Date, Span), (Date, Span))> {
    let behind =
        |mention: &&DateMention| mention.span.start as usize >= from && sentence.covers(mention.span);
    let mut days = block.facts.dates.iter().filter(behind);
    let first = days.next()?;
    let near = first.span.start as usize - from <= '自'.len_utf8();
    if let DateKind::Range { from: one, to: two } = &first.kind {
        let second = Span { start: two.figures().next()?.span.start, end: first.span.end };
        let from = Span { start: first.span.start, end: end_of_day(block.text, one.day?.span) };
        return near.then_some(((one.civil()?, from), (two.civil()?, second)));
    }
    let second = days.next()?;
    let joined = ["起至", "起到", "起，至", "起，到", "，至"]
        .contains(&block.at(Span { start: first.span.end, end: second.span.start }));
    let (DateKind::Date(one), DateKind::Date(two)) = (&first.kind, &second.kind) else { return None };
    (near && joined && days.next().is_none())
        .then_some(((one.civil()?, first.span), (two.civil()?, second.span)))
}

/// The byte at which a date ends whose day is `figure`: behind its 日, where it has one.
fn end_of_day(text: &str, figure: Span) -> u32 {
    let marked = text[figure.end as usize..].starts_with(['日', '号']);
    figure.end + if marked { '日'.len_utf8() as u32 } else { 0 }
}

fn judge(
    article: &ArticleView,
    (of_term, term): (usize, Term),
    of_days: usize,
    (first, first_span): (Date, Span),
    (last, last_span): (Date, Span),
    context: &RuleContext,
    out: &mut Drafts,
) {
    let length = i64::from(term.months).months();
    let Some(right) = first.checked_add(length).ok().and_then(|after| after.checked_sub(1.day()).ok()) else {
        return;
    };
    let told = article.blocks[of_term].at(term.span);
    let (from, until) = (written(first), written(right));
    let [term, begins, ends] =
        [Place::new(of_term, term.span), Place::new(of_days, first_span), Place::new(of_days, last_span)];
    if (right - last).get_days().abs() <= 1 {
        let says = say!(
            context.lang,
            "{from}起{told}到{until}，相符",
            "{told} from {from} run to {until}, as stated"
        );
        return out.held(says, vec![term, begins, ends]);
    }
    let stated = article.blocks[of_days].at(last_span);
    let message = say!(
        context.lang,
        "{from}起{told}到{until}为止，文中写“{stated}”",
        "{told} from {from} run to {until}; the text says “{stated}”"
    );
    out.report(ends, message)
        .evidence(term, say!(context.lang, "刑期", "the term"))
        .evidence(begins, say!(context.lang, "起算的日子", "the first day"))
        .rewrite(context.lang, ends, until);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The date ends where `|` stands; its day is written in two digits.
    fn check(marked: &str) {
        let end = marked.find('|').unwrap();
        let text = marked.replace('|', "");
        let day = text[..end].rfind(|c: char| c.is_ascii_digit()).unwrap() + 1;
        assert_eq!(end_of_day(&text, Span::new(day - 2, day)) as usize, end, "{marked}");
    }

    #[test]
    fn a_date_ends_behind_the_word_for_its_day() {
        check("2023年6月20日|至2027年6月19日");
        check("2023年6月20号|至2027年6月19号");
        check("2023年6月20|至2027年6月19日");
        check("2023.6.20|-2027.6.19");
    }
}
