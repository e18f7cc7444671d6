//! `age-word-mismatch`: 花甲, 古稀 and their like beside an age that they do not mean.

use super::age::ages;
use super::{DATES, both};
use crate::rules::word_lists::List;
use crate::rules::{
    ArticleView, BlockView, Confidence, Drafts, Example, Place, Rule, RuleContext, RuleInfo, RulePage,
    Severity,
};
use crate::say;
use crate::text::{Span, holds_any};

/// `age-word-mismatch`.
#[derive(Debug)]
pub struct AgeWordMismatch;

static INFO: RuleInfo = RuleInfo {
    code: "age-word-mismatch",
    severity: Severity::Warning,
    confidence: Confidence::Medium,
    kinds: &["D28"],
    page: RulePage {
        title: both("年龄的说法与岁数不符", "A word of age that the figure does not fit"),
        finds: both(
            "“年已花甲”（六十岁）的老人“今年七十三岁”；“年近古稀”（近七十岁）的人55岁。",
            "A word such as 花甲 (sixty) or 古稀 (seventy) of somebody who is 73 or 55 by the figure.",
        ),
        why: both(
            "花甲是六十岁，古稀是七十岁，耄耋是八九十岁，期颐是一百岁。",
            "花甲 is sixty, 古稀 seventy, 耄耋 eighty to ninety-nine, 期颐 a hundred.",
        ),
        instead: both("核对岁数，改用相应的说法。", "Check the age and take the word that means it."),
        silent: both(
            "段落里提到几个人的岁数、说到亲属的；周岁虚岁相差一岁的；相隔较远的。",
            "Silent where several ages or relatives are told, where they differ by a year, and where the two stand far apart.",
        ),
        source: both(
            "《论语·为政》（三十而立，四十而不惑）、杜甫《曲江》（人生七十古来稀）、《礼记·曲礼》（耄、期颐）",
            "The Analects, a poem of Du Fu, the Book of Rites",
        ),
    },
    examples: &[
        Example::new("老人⟦年已花甲⟧，每天仍到河边打扫步道。邻居说，老人今年七十三岁，身体硬朗。"),
        Example::new("⟦年近古稀⟧的护林员老周今年55岁，在山上守了三十年。"),
        Example::new("今年62岁的老支书已是⟦古稀之年⟧，仍天天进组入户。"),
        Example::new("⟦年逾花甲⟧的船工今年48岁，摇了一辈子橹。"),
        Example::new("今年71岁的老教师已到⟦耄耋之年⟧，还在给孩子们讲故事。"),
        Example::new("1922年出生的老船长⟦年届九旬⟧，精神抖擞。").on("2010-08-01"),
        Example::new("老人⟦年逾八旬⟧，每天摇橹。邻居说，老人今年七十三岁。"),
        Example::new("1922年出生的老船长年近九旬，精神抖擞。").on("2010-08-01"),
        Example::new("1922年出生的老船长年逾古稀时才上岸。"),
        Example::new("老人年逾古稀，每天仍到河边打扫步道。邻居说，老人今年七十三岁，身体硬朗。"),
        Example::new("年近古稀的护林员老周今年67岁，在山上守了三十年。"),
        Example::new("今年69岁的老支书已是古稀之年，仍天天进组入户。"),
        Example::new("年逾花甲的船工今年64岁，摇了一辈子橹。"),
        Example::new("今年88岁的老教师已到耄耋之年，还在给孩子们讲故事。"),
        Example::new("年过花甲的儿子照顾着今年92岁的母亲。"),
        Example::new("年过花甲的老周和35岁的小李一起巡山。"),
        Example::new("年逾花甲的船工摇了一辈子橹。村里的孩子长到6岁，都要坐一回他的船。"),
        Example::new("花甲鱿鱼卖得好，摊主今年35岁。"),
        Example::new("他48岁那年进山，如今年过花甲。"),
    ],
    ..DATES
};

/// Words of age with the years that they mean, from and to; those of a decade hold for all of it.
const WORDS: [(&str, u32, u32); 12] = [
    ("而立", 30, 39),
    ("不惑", 40, 49),
    ("半百", 50, 64),
    ("花甲", 60, 69),
    ("古稀", 70, 79),
    ("耄耋", 80, 99),
    ("期颐", 100, 110),
    ("五旬", 50, 59),
    ("六旬", 60, 69),
    ("七旬", 70, 79),
    ("八旬", 80, 89),
    ("九旬", 90, 99),
];
const REACHED: [&str; 6] = ["年已", "年逾", "年过", "已过", "已届", "年届"];
const NEARLY: [&str; 4] = ["年近", "将近", "年将", "快到"];
/// How far apart the word and the figure may stand, in bytes.
const FARTHEST: u32 = 120;

impl Rule for AgeWordMismatch {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        let Some(issued) = article.date else { return };
        for (index, block) in article.blocks.iter().enumerate() {
            against_birth(block, index, i32::from(issued.year()), context, out);
        }
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        for (word, from, to) in WORDS {
            for at in block.places_of(word) {
                let Some((span, nearly)) = said_of_somebody(block.text, at, word) else { continue };
                let told = ages(block.text, Span::new(0, block.text.len()));
                let [age] = &told[..] else { continue };
                let apart =
                    age.whole.start.saturating_sub(span.end).max(span.start.saturating_sub(age.whole.end));
                let of_others = List::Relatives.words().iter().any(|relative| block.says(relative));
                let (least, most) = if nearly { (from - 6, from + 1) } else { (from - 1, to + 1) };
                if apart > FARTHEST
                    || of_others
                    || block.is_open_at(span)
                    || !is_of_today(block.text, age.whole)
                {
                    continue;
                }
                let (said, written) = (block.at(span), block.at(age.whole));
                if (least..=most).contains(&age.value) {
                    let message = say!(context.lang, "“{said}”与{written}相符", "“{said}” fits {written}");
                    out.held(message, vec![Place::new(0, span), Place::new(0, age.whole)]);
                    continue;
                }
                let message = say!(
                    context.lang,
                    "“{word}”指{from}岁，文中的年龄是{written}",
                    "“{word}” means the age of {from}; the text gives {written}"
                );
                out.report(Place::new(0, span), message).evidence(
                    Place::new(0, age.whole),
                    say!(context.lang, "文中的年龄", "the age in the text"),
                );
            }
        }
    }
}

/// 1922年出生的院士年届九旬, in a paper of 2010: the year of birth in the same clause gives the age.
fn against_birth(block: &BlockView, index: usize, issued: i32, context: &RuleContext, out: &mut Drafts) {
    for (word, from, to) in WORDS {
        for at in block.places_of(word) {
            let Some((span, nearly)) = said_of_somebody(block.text, at, word) else { continue };
            let before = &block.text[..span.start as usize];
            let clause = before.rfind(['。', '；', '，']).map_or(before, |cut| &before[cut..]);
            let Some((born, year)) = born_in(clause) else { continue };
            let (least, most) = if nearly { (from - 6, from + 1) } else { (from - 1, to + 1) };
            let of_others = holds_any(clause, List::Relatives.words());
            let age = issued - year;
            if of_others || block.is_open_at(span) || !(1..=120).contains(&age) {
                continue;
            }
            let start = span.start as usize - clause.len() + born;
            let place = Place::new(index, Span::new(start, start + "1922年".len()));
            let said = block.at(span);
            if u32::try_from(age).is_ok_and(|age| (least..=most).contains(&age)) {
                let message =
                    say!(context.lang, "“{said}”与{issued}-{year}={age}岁相符", "“{said}” fits {age}");
                out.held(message, vec![Place::new(index, span), place]);
                continue;
            }
            let message = say!(
                context.lang,
                "{issued}-{year}={age}岁，“{word}”指{from}岁，文中写“{said}”",
                "{issued}-{year}={age}; “{word}” means the age of {from}, the text says “{said}”"
            );
            let says = say!(context.lang, "出生年份", "the year of birth");
            out.report(Place::new(index, span), message).evidence(place, says);
        }
    }
}

/// Where a year of birth stands in the clause, and which it is: 1922年出生, 1922年生.
fn born_in(clause: &str) -> Option<(usize, i32)> {
    let mut years = clause.match_indices('年').filter_map(|(at, year)| {
        let start = at.checked_sub(4)?;
        let value: i32 = clause.get(start..at)?.parse().ok()?;
        let rest = &clause[at + year.len()..];
        let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '月' || c == '日');
        let born = rest.starts_with("出生") || rest.starts_with("生于") || rest.starts_with("生的");
        (born && (1850..2020).contains(&value)).then_some((start, value))
    });
    let only = years.next()?;
    years.next().is_none().then_some(only)
}

/// 年已花甲, 古稀之年: where the phrase stands, and whether the age is only nearly reached.
fn said_of_somebody(text: &str, at: usize, word: &str) -> Option<(Span, bool)> {
    let end = at + word.len();
    let lead = |leads: &[&str]| leads.iter().find(|lead| text[..at].ends_with(*lead)).map(|lead| lead.len());
    if let Some(length) = lead(&NEARLY) {
        return Some((Span::new(at - length, end), true));
    }
    if let Some(length) = lead(&REACHED) {
        return Some((Span::new(at - length, end), false));
    }
    text[end..].starts_with("之年").then(|| (Span::new(at, end + "之年".len()), false))
}

/// Whether the age is the one that somebody has now: 今年73岁, 62岁的老支书; not 48岁那年.
fn is_of_today(text: &str, age: Span) -> bool {
    let (before, after) = (&text[..age.start as usize], &text[age.end as usize..]);
    let now = before.ends_with("今年")
        || before.ends_with("现年")
        || before.ends_with("已经")
        || before.ends_with('已');
    now && !["那年", "时", "起", "开始", "前", "后", "以上", "以下"]
        .iter()
        .any(|word| after.starts_with(word))
}
