//! `century-mismatch`: a year that lies in another century or decade than the text says.

use super::calendar::{here, is_note};
use super::{DATES, both};
use crate::facts::date::{DateKind, Period};
use crate::rules::{BlockView, Drafts, Example, Rule, RuleContext, RuleInfo, RulePage};
use crate::say;
use crate::text::Span;

/// `century-mismatch`.
#[derive(Debug)]
pub struct CenturyMismatch;

static INFO: RuleInfo = RuleInfo {
    code: "century-mismatch",
    kinds: &["D25"],
    page: RulePage {
        title: both("年份与世纪、年代不符", "Year outside its century or decade"),
        finds: both(
            "年份不在旁边所说的世纪或年代里：19世纪1912年，20世纪80年代（1992年）。",
            "A year outside the century or decade beside it.",
        ),
        why: both(
            "世纪数比年份的前两位大一，容易写错。",
            "The number of a century is one more than the year's first two digits.",
        ),
        instead: both("按年份改世纪，或核对年份。", "Correct the century, or check the year."),
        silent: both(
            "世纪之交的整百年份（2000年）两边都算；年份和世纪不相邻的不报。",
            "Years such as 2000 count for both centuries; silent where year and century are apart.",
        ),
        source: both("公历", "The Gregorian calendar"),
    },
    examples: &[
        Example::new("19世纪⟦1912年⟧，镇上有了第一所学堂。"),
        Example::new("20世纪⟦1885年⟧，码头建成。"),
        Example::new("20世纪80年代（⟦1992年⟧），他办起了工厂。"),
        Example::new("21世纪的⟦1998年⟧，村里通了公路。"),
        Example::new("20世纪50年代（⟦1963年⟧）兴建的水库除险加固。"),
        Example::new("石桥建于⟦1936年⟧，是19世纪30年代岛上最长的桥。"),
        Example::new("灯塔建于⟦1862年⟧（20世纪60年代），至今亮着。"),
        Example::new("上世纪⟦1960年代⟧，厂里造出第一台洗衣机。"),
        Example::new("20世纪的⟦1980年代⟧，渡口最热闹。"),
        Example::new("上世纪60年代，厂里造出第一台洗衣机。"),
        Example::new("1960年代，厂里造出第一台洗衣机。"),
        Example::new("石桥建于1936年，是20世纪30年代岛上最长的桥。"),
        Example::new("石桥建于1936年，21世纪又加固过两次。"),
        Example::new("20世纪1912年，镇上有了第一所学堂。"),
        Example::new("20世纪80年代（1985年），他办起了工厂。"),
        Example::new("20世纪2000年，公路通车。"),
        Example::new("进入21世纪，2000年的老房子得到修缮。"),
        Example::new("19世纪末，1912年以前的县志散失。"),
        Example::new("21世纪2008年，新馆落成。"),
        Example::new("20世纪90年代，1985年建成的厂房改作市场。"),
        Example::new("18世纪的石桥在2012年重修。"),
        Example::new("铁锚是18世纪末，准确说是⟦1892年⟧，一艘货船留下的。"),
        Example::new("石塔建于18世纪末，确切地说是⟦1689年⟧。"),
        Example::new("上世纪60年代，准确地说是⟦1974年⟧，村里通了电。"),
        Example::new("17世纪中叶（⟦1756年⟧），商人们集资修了会馆。"),
        Example::new("渡口开于19世纪初，也就是⟦1903年⟧。"),
        Example::new("会馆建于19世纪末（⟦1823年⟧），两进院落。"),
        Example::new("⟦1743年⟧，也就是17世纪中叶，盐商建起会馆。"),
        Example::new("铁锚是19世纪末，准确说是1892年，一艘货船留下的。"),
        Example::new("上世纪70年代，准确地说是1974年，村里通了电。"),
        Example::new("18世纪中叶（1756年），商人们集资修了会馆。"),
        Example::new("19世纪末，也就是1900年前后，渡口最热闹。"),
        Example::new("20世纪初，即1911年以前，镇上没有学堂。"),
        Example::new("19世纪末（光绪年间）开埠，1912年改为县。"),
    ],
    ..DATES
};

impl Rule for CenturyMismatch {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        named_twice(block, context, out);
        for pair in block.facts.dates.windows(2) {
            let [first, second] = pair else { continue };
            // 建于1936年，是20世纪30年代的桥: the period says of which time the year is.
            let behind = matches!(first.kind, DateKind::Date(_))
                && is_note(
                    block.text,
                    first.span,
                    second.span,
                    &["，是", "，正是", "是", "，即", "，也就是", "，正值", "，时值", "（", "("],
                );
            let (period, parts, first, second) = match (&first.kind, &second.kind) {
                (DateKind::Period(period), DateKind::Date(parts)) => (period, parts, first, second),
                (DateKind::Date(parts), DateKind::Period(period)) if behind => (period, parts, second, first),
                _ => continue,
            };
            let Some(year) = parts.year.map(|year| year.value).filter(|&year| year >= 1000) else { continue };
            let noted = behind || is_made_precise(block.text, first.span, second.span);
            let adjacent = !behind && is_note(block.text, first.span, second.span, &["", "的"]);
            let wrong = match *period {
                Period::Century(century) if noted || adjacent => {
                    let last_of_century = year.is_multiple_of(100) && year / 100 == century;
                    let outside = year / 100 + 1 != century && !last_of_century;
                    outside || !behind && !is_in_part(block.text, first.span, year)
                }
                Period::Decade { century, decade } if noted => {
                    let past = || block.text[..first.span.start as usize].ends_with("上世纪");
                    let century = century.or_else(|| past().then_some(20));
                    century.map_or(year / 10 % 10 * 10 != decade, |century| {
                        year / 10 * 10 != (century - 1) * 100 + decade
                    })
                }
                _ => continue,
            };
            let (stated, right) = (block.at(first.span), year / 100 + 1);
            if wrong {
                let decade = year / 10 % 10 * 10;
                let message = say!(
                    context.lang,
                    "{year}年属于{right}世纪{decade}年代，文中写“{stated}”",
                    "{year} lies in the {decade}s of century {right}; the text says “{stated}”"
                );
                let says = say!(context.lang, "所说的世纪或年代", "the century or decade named");
                out.report(here(second.span), message).evidence(here(first.span), says);
            } else {
                let message = say!(context.lang, "{year}年属于{stated}", "{year} lies in {stated}");
                out.held(message, vec![here(first.span), here(second.span)]);
            }
        }
    }
}

/// 上世纪1960年代: the year of the decade has its century already.
fn named_twice(block: &BlockView, context: &RuleContext, out: &mut Drafts) {
    for at in block.places_of("世纪") {
        let after = &block.text[at + "世纪".len()..];
        let rest = after.strip_prefix('的').unwrap_or(after);
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let before = &block.text[..at];
        let lead = ["上", "本", "二十", "20", "十九", "19", "二十一", "21"];
        let Some(lead) = lead.iter().filter(|lead| before.ends_with(**lead)).max_by_key(|lead| lead.len())
        else {
            continue;
        };
        if digits != 4 || !rest[3..].starts_with("0年代") {
            continue;
        }
        let start = at - lead.len();
        let end = block.text.len() - rest.len();
        let (century, decade) = (Span::new(start, end), Span::new(end, end + "1960年代".len()));
        let (said, written) = (block.at(century), block.at(decade));
        let message = say!(
            context.lang,
            "“{written}”已经指明世纪，前面又写“{said}”，应只写一个",
            "“{written}” names its century; “{said}” before it is one too many"
        );
        let short = format!("{}年代", &rest[2..4]);
        out.report(here(decade), message)
            .evidence(here(century), say!(context.lang, "所说的世纪", "the century named"))
            .rewrite(context.lang, here(decade), short)
            .fix(say!(context.lang, "删去“{said}”", "Delete “{said}”"), here(century), "");
    }
}

/// The parts of a century or decade that may be named behind it, and the years of the century, counted from its
/// hundred, that they surely do not hold.
const PARTS: [(&str, std::ops::RangeInclusive<u32>); 13] = [
    ("末期", 1..=60),
    ("末叶", 1..=60),
    ("末", 1..=60),
    ("晚期", 1..=50),
    ("后期", 1..=40),
    ("初期", 50..=99),
    ("初叶", 50..=99),
    ("初", 50..=99),
    ("早期", 50..=99),
    ("前期", 60..=99),
    ("中叶", 0..=0),
    ("中期", 0..=0),
    ("中后期", 0..=0),
];

/// The part of the century that stands behind it.
fn part_behind(text: &str, century: Span) -> Option<&'static (&'static str, std::ops::RangeInclusive<u32>)> {
    PARTS.iter().find(|(word, _)| text[century.end as usize..].starts_with(word))
}

/// Whether the year may lie in the part of its century that is named: 1892 in 19世纪末.
fn is_in_part(text: &str, century: Span, year: u32) -> bool {
    part_behind(text, century).is_none_or(|(_, outside)| !outside.contains(&(year % 100)))
}

/// 19世纪末，准确说是1892年; 17世纪中叶（1689年）: the year says which of the period is meant.
fn is_made_precise(text: &str, period: Span, year: Span) -> bool {
    const EXACT: [&str; 16] = [
        "准确说是",
        "准确说",
        "准确地说是",
        "准确地说，是",
        "准确来说是",
        "确切说是",
        "确切地说是",
        "确切地说，是",
        "具体说是",
        "具体地说是",
        "具体是",
        "更准确地说是",
        "严格说是",
        "也就是",
        "也即",
        "即",
    ];
    let part = part_behind(text, period).map_or(0, |(word, _)| word.len());
    let start = period.end as usize + part;
    let Some(between) = text.get(start..year.start as usize) else { return false };
    let exact = between.strip_prefix(['，', '、', '—']).map(|rest| rest.trim_start_matches('—'));
    let told = exact.is_some_and(|words| EXACT.contains(&words)) || ["（", "("].contains(&between);
    let after = text[year.end as usize..].trim_start_matches(['底', '初']);
    told && !["前", "以前", "之前", "后", "以后", "之后", "左右"].iter().any(|word| after.starts_with(word))
}
