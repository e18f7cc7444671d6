//! `age-mismatch`: an age that the years beside it do not give.

use super::age::ages;
use super::calendar::{in_script, own_year};
use super::{DATES, both};
use crate::facts::date::{Anchor, CalendarUnit, DateKind, DateMention};
use crate::rules::word_lists::List;
use crate::rules::{
    ArticleView, BlockView, Confidence, Drafts, Example, Place, Rule, RuleContext, RuleInfo, RulePage,
    Severity,
};
use crate::say;
use crate::text::{Span, holds_any};
use jiff::civil::Date;

/// `age-mismatch`.
#[derive(Debug)]
pub struct AgeMismatch;

static INFO: RuleInfo = RuleInfo {
    code: "age-mismatch",
    severity: Severity::Warning,
    confidence: Confidence::Medium,
    kinds: &["D26", "D27"],
    page: RulePage {
        title: both("年龄与年份不符", "Age does not fit the years"),
        finds: both(
            "享年、终年与生卒年不符，或者“1950年出生……今年70岁”与出版年份不符。",
            "An age at death that does not fit the years of birth and death, or an age today that does not fit the year of birth.",
        ),
        why: both("生年、卒年、年龄三者必有一个写错。", "One of the three is wrong."),
        instead: both("按年份改年龄，或核对年份。", "Correct the age, or check the years."),
        silent: both(
            "相差一岁以内（虚岁、生日未到）不报；没有写明“今年、现年”的、一句里说到几个人的不报。",
            "A year more or less is right (reckoning by 虚岁, birthdays to come). Silent without 今年 or 现年 and where a sentence speaks of several people.",
        ),
        source: both("年份相减", "Subtraction of years"),
    },
    examples: &[
        Example::new("老校长（1923—2019年）享年⟦90岁⟧。"),
        Example::new("他生于1931年，2015年病逝，享年⟦74岁⟧。"),
        Example::new("1950年出生的老周今年⟦66岁⟧，是村里的文化员。").on("2022-04-02"),
        Example::new("陈阿婆1938年出生，现年⟦74岁⟧。").on("2022-04-02"),
        Example::new("出生于1990年的小林今年⟦28岁⟧。").on("2022-04-02"),
        Example::new("⟦67岁⟧的老党员周金根出生于1967年，一辈子没离开过渡口。").on("2024-06-01"),
        Example::new("今年⟦72岁⟧的石匠出生在1962年的春天。").on("2024-06-01"),
        Example::new("“90后”书记、⟦43岁⟧的林晓1991年出生在溪口村。").on("2024-06-01"),
        Example::new("67岁的老党员周金根出生于1957年，一辈子没离开过渡口。").on("2024-06-01"),
        Example::new("67岁的老党员周金根和出生于1967年的女儿同在渡口。").on("2024-06-01"),
        Example::new("28岁时，出生于1967年的他当了渡工。").on("2024-06-01"),
        Example::new("1995年，28岁的他出生于1967年这件事被登记错了。").on("2024-06-01"),
        Example::new("67岁的老党员周金根出生于1967年。"),
        Example::new("67岁的他回忆，小女儿出生于1985年。").on("2024-06-01"),
        Example::new("老校长（1923—2019年）享年96岁。"),
        Example::new("他生于1931年，2015年病逝，享年85岁。"),
        Example::new("1950年出生的老周今年72岁，是村里的文化员。").on("2022-04-02"),
        Example::new("1950年出生的老周今年71岁，是村里的文化员。").on("2022-04-02"),
        Example::new("1950年出生的老周今年66岁，是村里的文化员。"),
        Example::new("1950年出生的老周和今年66岁的妻子都是文化员。").on("2022-04-02"),
        Example::new("1978年，18岁的他参加了高考，今年已经退休。").on("2022-04-02"),
        Example::new("1950年出生的老周，60岁时回到村里。").on("2022-04-02"),
        Example::new("1950年创办的工厂里，老周今年66岁。").on("2022-04-02"),
        Example::new("这位乡村会计1931年生于溪口，自学统计四十年。2021年冬，老人在家中离世，享年⟦80岁⟧。"),
        Example::new("这位乡村会计1931年生于溪口，自学统计四十年。2021年冬，老人在家中离世，享年90岁。"),
        Example::new("画家1923年生于溪口，一生画山。他的妻子2019年去世，享年92岁。"),
        Example::new("他的父亲1931年生于溪口，母亲1935年生于柳溪。2021年冬，老人离世，享年86岁。"),
        Example::new("每天清晨，⟦76岁⟧的戚兰芝都会背上药箱出门。这位1957年出生的乡村医生，行医已有52年。")
            .on("2025-06-18"),
        Example::new("每天清晨，68岁的戚兰芝都会背上药箱出门。这位1957年出生的乡村医生，行医已有52年。")
            .on("2025-06-18"),
        Example::new("每天清晨，76岁的戚兰芝都会背上药箱出门。她的女儿1977年出生，也是医生。")
            .on("2025-06-18"),
        Example::new("这支平均年龄35岁的队伍里，1988年出生的骆一鸣最年长。").on("2026-11-20"),
    ],
    ..DATES
};

impl Rule for AgeMismatch {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        for (index, block) in article.blocks.iter().enumerate() {
            for sentence in block.sentences.iter().filter(|sentence| !sentence.open) {
                if sentence.span.of(block.text).contains('岁') {
                    check(block, index, sentence.span, article.date, context, out);
                }
            }
        }
    }
}

fn check(
    block: &BlockView,
    index: usize,
    sentence: Span,
    issue: Option<Date>,
    context: &RuleContext,
    out: &mut Drafts,
) {
    let first = block.facts.dates.partition_point(|mention| mention.span.start < sentence.start);
    let dates: Vec<&DateMention> =
        block.facts.dates[first..].iter().take_while(|mention| mention.span.end <= sentence.end).collect();
    let ages = ages(block.text, sentence);
    let [age] = &ages[..] else { return };
    let before = &block.text[sentence.start as usize..age.whole.start as usize];
    if before.ends_with("平均年龄") || before.ends_with("平均") {
        return;
    }
    let at_death = ["享年", "终年", "卒年"].iter().any(|word| before.ends_with(word));
    let today = ["今年", "现年", "今年已", "今年已经"].iter().any(|word| before.ends_with(word));
    let found = if at_death {
        life(block, &dates, age.whole).or_else(|| life_in_two_sentences(block, &dates, sentence, age.whole))
    } else if today {
        birth(block, &dates, age.whole, issue)
            .or_else(|| birth_behind(block, sentence, &dates, age.whole, issue))
    } else {
        birth_behind(block, sentence, &dates, age.whole, issue)
            .or_else(|| birth_in_the_next_sentence(block, sentence, age.whole, issue))
    };
    let Some((from, to, places)) = found else { return };
    let right = to - from;
    let mut all = vec![Place::new(index, age.whole)];
    all.extend(places.iter().map(|&span| Place::new(index, span)));
    if (age.value as i32 - right).abs() <= 1 {
        let message =
            say!(context.lang, "{from}年到{to}年是{right}年", "from {from} to {to} is {right} years");
        out.held(message, all);
        return;
    }
    let written = block.at(age.whole);
    let message = say!(
        context.lang,
        "{from}年到{to}年是{right}年，年龄应为{right}岁上下，文中写{written}",
        "From {from} to {to} is {right} years, so the age is about {right}; the text says {written}"
    );
    let replacement = in_script(right.unsigned_abs(), age.script);
    let title = say!(context.lang, "改为{replacement}岁", "Change to {replacement}岁");
    let draft = out.report(all[0], message);
    for &place in &all[1..] {
        let says = say!(context.lang, "年份", "the year");
        draft.evidence(place, says);
    }
    draft.fix(title, Place::new(index, age.figure), replacement);
}

fn tells_of_death(words: &str) -> bool {
    holds_any(words, &["病逝", "逝世", "去世", "离世", "牺牲", "辞世", "病故"])
}

/// The years of birth and death: two years, or a range, before the age.
fn life(block: &BlockView, dates: &[&DateMention], age: Span) -> Option<(i32, i32, Vec<Span>)> {
    let mut years: Vec<(i32, Span)> = Vec::new();
    for mention in dates.iter().filter(|mention| mention.span.end <= age.start) {
        match &mention.kind {
            DateKind::Date(parts) => years.push((own_year(parts, None)?, mention.span)),
            DateKind::Range { from, to } => {
                years.push((own_year(from, None)?, mention.span));
                years.push((own_year(to, None)?, mention.span));
            }
            _ => {}
        }
    }
    let [(born, first), (died, second)] = years[..] else { return None };
    let words = &block.text[first.start as usize..age.start as usize];
    let told = first == second || tells_of_death(words);
    (told && born < died).then_some((born, died, vec![first, second]))
}

/// 67岁的周金根出生于1957年: the year of birth told behind the age that somebody has now, and the year of issue.
fn birth_behind(
    block: &BlockView,
    sentence: Span,
    dates: &[&DateMention],
    age: Span,
    issue: Option<Date>,
) -> Option<(i32, i32, Vec<Span>)> {
    const THEN: &[&str] = &["时", "当年", "那年", "去年", "时年", "年仅", "如果"];
    const ANOTHER: [char; 9] = ['和', '与', '、', '；', '父', '母', '妻', '女', '子'];
    let issue = issue?;
    let mut years =
        dates.iter().filter(|mention| mention.calendar().is_some_and(|parts| parts.year.is_some()));
    let (born, None) = (years.next()?, years.next()) else { return None };
    let parts = born.calendar().filter(|_| age.end <= born.span.start)?;
    let between = &block.text[age.end as usize..born.span.start as usize];
    let told = ["出生于", "出生在", "生于", "生在"].iter().any(|word| between.ends_with(word))
        || block.text[born.span.end as usize..].starts_with("出生");
    let before = &block.text[sentence.start as usize..age.start as usize];
    let whole = format!("{before}{between}");
    let plain = between.starts_with('的') || between.starts_with('，');
    let other_person = between.contains(ANOTHER);
    let other_time = holds_any(&whole, THEN) || dates.iter().any(|date| is_past(date));
    (told && plain && !other_time && !other_person && between.chars().count() <= 24).then_some((
        own_year(parts, None)?,
        i32::from(issue.year()),
        vec![born.span],
    ))
}

/// 76岁的戚兰芝背上药箱出门。这位1949年出生的乡村医生…: the next sentence points back and gives the year of birth.
fn birth_in_the_next_sentence(
    block: &BlockView,
    sentence: Span,
    age: Span,
    issue: Option<Date>,
) -> Option<(i32, i32, Vec<Span>)> {
    let of_somebody = block.text[age.end as usize..].starts_with('的');
    let rest = block.text[sentence.end as usize..].trim_start();
    let pointing = ["这位", "这名"].iter().find_map(|word| rest.strip_prefix(word))?;
    let start = block.text.len() - pointing.len();
    let born = block.facts.dates.iter().find(|mention| mention.span.start as usize == start)?;
    let told = block.text[born.span.end as usize..].starts_with("出生");
    let past = block.at(sentence).contains("时") || block.at(sentence).contains("那年");
    let year = own_year(born.calendar()?, None)?;
    (of_somebody && told && !past).then_some((year, i32::from(issue?.year()), vec![born.span]))
}

/// Whether the mention leads away from the day of the issue.
fn is_past(mention: &DateMention) -> bool {
    matches!(mention.kind, DateKind::Relative(anchor) if anchor != Anchor::Issue(CalendarUnit::Year, 0))
}

/// 1931年生于溪口。…2021年冬，老人离世，享年80岁: the year of birth stands in a sentence before that of death.
fn life_in_two_sentences(
    block: &BlockView,
    dates: &[&DateMention],
    sentence: Span,
    age: Span,
) -> Option<(i32, i32, Vec<Span>)> {
    let year = |mention: &DateMention| match &mention.kind {
        DateKind::Date(parts) => own_year(parts, None),
        _ => None,
    };
    let mut years = dates.iter().filter(|mention| mention.span.end <= age.start && year(mention).is_some());
    let (died, None) = (years.next()?, years.next()) else { return None };
    let words = &block.text[died.span.end as usize..age.start as usize];
    // 他的妻子2019年去世: somebody else's death.
    if holds_any(block.at(sentence), List::Relatives.words()) {
        return None;
    }
    let is_born = |mention: &&DateMention| {
        let after = block.text[mention.span.end as usize..].trim_start_matches(['，', '出']);
        let before = &block.text[..mention.span.start as usize];
        year(mention).is_some() && (after.starts_with('生') || before.ends_with("生于"))
    };
    let earlier = block.facts.dates.iter().take_while(|mention| mention.span.end <= sentence.start);
    let mut births = earlier.filter(is_born);
    let (born, None) = (births.next()?, births.next()) else { return None };
    let (from, to) = (year(born)?, year(died)?);
    (tells_of_death(words) && from < to).then_some((from, to, vec![born.span, died.span]))
}

/// The year of birth, and the year of issue.
fn birth(
    block: &BlockView,
    dates: &[&DateMention],
    age: Span,
    issue: Option<Date>,
) -> Option<(i32, i32, Vec<Span>)> {
    let issue = issue?;
    let mut years = dates.iter().filter(|mention| {
        mention.span.end <= age.start && mention.calendar().is_some_and(|parts| parts.year.is_some())
    });
    let (born, None) = (years.next()?, years.next()) else { return None };
    let year = own_year(born.calendar()?, None)?;
    let before = &block.text[..born.span.start as usize];
    let after = &block.text[born.span.end as usize..age.start as usize];
    let told = after.starts_with("出生")
        || after.starts_with("生的")
        || before.ends_with("出生于")
        || before.ends_with("生于");
    let one_person = !after.contains(['和', '与', '；', '、']) && after.chars().count() <= 20;
    (told && one_person).then_some((year, i32::from(issue.year()), vec![born.span]))
}
