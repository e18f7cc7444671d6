//! `life-span`: years of birth and death that nobody's life fits, or that are told otherwise elsewhere.

use super::{DATES, both};
use crate::facts::name::Kind;
use crate::rules::{
    ArticleView, BlockView, Confidence, Drafts, Example, Place, Rule, RuleContext, RuleInfo, RulePage,
    Severity,
};
use crate::say;
use crate::text::Span;

/// `life-span`.
#[derive(Debug)]
pub struct LifeSpan;

static INFO: RuleInfo = RuleInfo {
    code: "life-span",
    severity: Severity::Warning,
    confidence: Confidence::High,
    kinds: &["D42"],
    page: RulePage {
        title: both(
            "生卒年不合常理或前后不一",
            "Years of birth and death of no human life, or told otherwise",
        ),
        finds: both(
            "人名后的生卒年相差超过110年（1818—1936），或“生于……（999年），卒于……（1602年）”；括号里的生年与正文里同一个人的生年不同。",
            "Years of birth and death more than 110 years apart, in the bracket behind a name or after 生于 and 卒于; a year of birth in the bracket that is another where the text tells it of the same person.",
        ),
        why: both("多半是数字颠倒或抄错。", "Mostly two digits have changed places."),
        instead: both("核对生卒年。", "Check both years."),
        silent: both(
            "朝代、机构、工程的起止年份；一百一十岁以内的。",
            "Silent on dynasties, houses and works, and on lives of up to 110 years.",
        ),
        source: both("有据可查的人瑞不超过122岁", "The longest documented life: 122 years"),
    },
    examples: &[
        Example::new("陆一鸣（⟦1818—1936⟧）是本县第一位工程师。"),
        Example::new("周文彬（⟦1789年—1982年⟧）在岛上办学。"),
        Example::new("老船长生于道光二年（⟦1822年⟧），卒于民国年间（1963年）。"),
        Example::new("许先生生于明万历年间（⟦1586年⟧），死于崇祯年间（1841年）。"),
        Example::new("沈德清（⟦1760－1889⟧）留下渔歌三卷。"),
        Example::new("沈公生于宋咸平二年（⟦999年⟧），卒于嘉祐年间（1602年）。"),
        Example::new("沈公生于宋咸平二年（999年），卒于嘉祐七年（1062年）。"),
        Example::new("陆一鸣（1881—1936）是本县第一位工程师。"),
        Example::new("周文彬（1889—1982）在岛上办学。"),
        Example::new("老船长生于道光二年（1822年），卒于光绪二十五年（1899年）。"),
        Example::new("清代（1644—1911）的石桥还有两座。"),
        Example::new("老码头（1840—1990）拆除，新码头建成。"),
        Example::new("老人生于1909年，1999年还能下地。"),
        Example::new("陆一鸣（1920—2021）活了一百零一岁。"),
        Example::new("渔歌队成立于1822年，1963年改为剧团。"),
        Example::new(
            "老艺人走了\n郁九龄1937年生于石桥镇一个梨园世家，9岁登台。\n“戏比天大。”这是郁九龄（⟦1927⟧—2025年）常说的话。",
        ),
        Example::new("一生为乡\n周文彬（⟦1898⟧—1982）在岛上办学四十年。\n周文彬生于1889年，父亲是船工。"),
        Example::new(
            "老艺人走了\n郁九龄1937年生于石桥镇一个梨园世家，9岁登台。\n“戏比天大。”这是郁九龄（1937—2025年）常说的话。",
        ),
        Example::new("父与子\n周文彬（1898—1982）在岛上办学四十年。\n他的儿子周小波生于1929年，也是教师。"),
        Example::new("一生为乡\n周文彬（1898—1982）在岛上办学四十年。\n周文彬1929年生下长子，1930年回乡。"),
    ],
    ..DATES
};

/// The most years between birth and death that are taken without a question.
const LONGEST: i32 = 110;

impl Rule for LifeSpan {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        for (index, block) in article.blocks.iter().enumerate() {
            for (name, life) in in_brackets(block) {
                let births = article.blocks.iter().enumerate().flat_map(|(number, block)| {
                    births(block, name).into_iter().map(move |(year, span)| (year, Place::new(number, span)))
                });
                let (born, span) = life.born;
                let told: Vec<(i32, Place)> = births.collect();
                if told.iter().any(|&(year, _)| year == born) {
                    continue;
                }
                let Some(&(other, place)) = told.first() else { continue };
                let message = say!(
                    context.lang,
                    "{name}的生年，此处写{born}年，别处写{other}年",
                    "{name} was born in {born} here, in {other} elsewhere"
                );
                out.report(Place::new(index, span), message)
                    .evidence(place, say!(context.lang, "别处的生年", "the year of birth elsewhere"));
            }
        }
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        let lives = in_brackets(block).into_iter().map(|(_, life)| life).chain(born_and_died(block));
        for life in lives {
            let years = life.died.0 - life.born.0;
            let (born, died) = (life.born.0, life.died.0);
            if years <= LONGEST {
                continue;
            }
            let message = say!(
                context.lang,
                "{died}-{born}={years}，生卒年相差{years}年，请核对",
                "{died} - {born} = {years}: {years} years between birth and death"
            );
            let draft = out.report(Place::new(0, life.shown), message);
            if !life.shown.covers(life.died.1) {
                draft.evidence(Place::new(0, life.died.1), say!(context.lang, "卒年", "the year of death"));
            }
        }
    }
}

struct Life {
    born: (i32, Span),
    died: (i32, Span),
    shown: Span,
}

/// The years in which the block tells that `name` was born: 周文彬生于1889年, 郁九龄1937年生于石桥镇.
fn births(block: &BlockView, name: &str) -> Vec<(i32, Span)> {
    let mut found = Vec::new();
    for at in block.places_of(name) {
        let behind = at + name.len();
        let rest = &block.text[behind..];
        let told = ["，生于", "生于", "出生于", "，出生于"].iter().find_map(|word| rest.strip_prefix(word));
        let words = told.unwrap_or(rest);
        let start = block.text.len() - words.len();
        let Some(year) = year_at(words).filter(|_| words[4..].starts_with('年')) else { continue };
        let after = words[4..].trim_start_matches(|c: char| c.is_ascii_digit() || "年月日".contains(c));
        let is_birth = ["生于", "出生"].iter().any(|word| after.starts_with(word));
        if told.is_some() || is_birth {
            found.push((year, Span::new(start, start + 4)));
        }
    }
    found
}

/// 陆一鸣（1881—1936）: the years in the bracket right behind a person's name, and the name.
fn in_brackets<'a>(block: &BlockView<'a>) -> Vec<(&'a str, Life)> {
    let persons = block.facts.names.iter().filter(|name| matches!(name.kind, Kind::Person(_)));
    let life = |name: &crate::facts::name::NameMention| {
        let inside = block.text[name.span.end as usize..].strip_prefix(['（', '('])?;
        let inside = &inside[..inside.find(['）', ')', '，', '；'])?];
        let start = block.text.len() - block.text[name.span.end as usize..].len() + '（'.len_utf8();
        let born = year_at(inside)?;
        let rest = inside[4..].trim_start_matches('年');
        let rest = rest.strip_prefix(['—', '－', '-', '–', '~', '～', '至'])?.trim_start_matches('—');
        let died = year_at(rest)?;
        let died_at = start + inside.len() - rest.len();
        let shown = Span::new(start, start + inside.len());
        let born = (born, Span::new(start, start + 4));
        let died = (died, Span::new(died_at, died_at + 4));
        Some((block.at(name.span), Life { born, died, shown }))
    };
    persons.filter_map(life).collect()
}

/// 生于……（999年），卒于……（1062年）, in one sentence.
fn born_and_died(block: &BlockView) -> Option<Life> {
    let at = block.text.find("生于")?;
    let sentence = block.sentence_at(at).filter(|sentence| !sentence.open)?;
    let words = &block.text[at..sentence.span.end as usize];
    let end = ["卒于", "死于", "逝于", "殁于", "病逝于", "去世于"]
        .iter()
        .filter_map(|word| words.find(word))
        .min()?;
    let born = first_year(words, 0, end)?;
    let died = first_year(words, end, words.len())?;
    let moved = |span: Span| Span::new(at + span.start as usize, at + span.end as usize);
    let (born, died) = ((born.0, moved(born.1)), (died.0, moved(died.1)));
    Some(Life { born, died, shown: born.1 })
}

/// The first year of three or four digits before 年, between two offsets, and where it stands.
fn first_year(words: &str, from: usize, to: usize) -> Option<(i32, Span)> {
    let part = words.get(from..to)?;
    part.match_indices('年').find_map(|(word, _)| {
        let digits = part[..word].bytes().rev().take_while(u8::is_ascii_digit).count();
        let year = part[word - digits..word].parse().ok()?;
        let span = Span::new(from + word - digits, from + word + '年'.len_utf8());
        matches!(digits, 3 | 4).then_some((year, span))
    })
}

/// A year of four digits that the text begins with, no digit behind it.
fn year_at(text: &str) -> Option<i32> {
    let digits = text.get(..4).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
    let longer = text[4..].starts_with(|c: char| c.is_ascii_digit());
    (!longer).then(|| digits.parse().ok()).flatten()
}
