//! `sexagenary-year`: a year of the sixty-year cycle (己亥年) that is not the year beside it, or written with 已.

use super::{DATES, both};
use crate::rules::{BlockView, Drafts, Example, Place, Rule, RuleContext, RuleInfo, RulePage};
use crate::say;
use crate::text::Span;

/// `sexagenary-year`.
#[derive(Debug)]
pub struct SexagenaryYear;

static INFO: RuleInfo = RuleInfo {
    code: "sexagenary-year",
    kinds: &["D41"],
    page: RulePage {
        title: both("干支年与公元年不符", "Year of the sixty-year cycle against the year"),
        finds: both(
            "干支与旁边的公元年不符（2019年乙亥年）；天干、地支不能相配（甲丑年）；“己”“巳”写成“已”。",
            "A stem and branch that are not those of the year beside them (2019年乙亥年), or that never meet (甲丑年); 已 for 己 or 巳.",
        ),
        why: both(
            "干支六十年一轮，公元年份一定，干支就定了；己、已、巳形近易混。",
            "The cycle has sixty years, so the year settles both characters; 己, 已 and 巳 look alike.",
        ),
        instead: both("按公元年改干支，或核对年份。", "Correct the characters, or check the year."),
        silent: both(
            "旁边没有公元年的；与公元年差一年而写明冬月、腊月的。",
            "Silent without a year beside it, and on the last lunar months, which may lie in the next year.",
        ),
        source: both("干支纪年；GB/T 33661—2017", "The sexagenary cycle; GB/T 33661-2017"),
    },
    examples: &[
        Example::new("2019年⟦乙亥⟧年春节，岛上张灯结彩。"),
        Example::new("2024年（⟦甲寅⟧年）春天，石桥重修。"),
        Example::new("⟦丙丑⟧年大水，石桥冲毁。"),
        Example::new("今年是农历⟦已亥⟧年，岛上添了两艘渡船。"),
        Example::new("村里的族谱修于⟦癸已⟧年。"),
        Example::new("⟦庚子⟧年（1901年），石桥重修。"),
        Example::new("2019年己亥年春节，岛上张灯结彩。"),
        Example::new("2024年（甲辰年）春天，石桥重修。"),
        Example::new("庚子年（1900年），石桥重修。"),
        Example::new("己亥年修的族谱，癸巳年又添了一卷。"),
        Example::new("2025年甲辰年腊月，渔歌队下乡。"),
        Example::new("已未雨绸缪，年年修堤。"),
        Example::new("1911年，辛亥年间的告示还贴在墙上。"),
        Example::new("辛亥革命一百年时，1911年的旧门楼修好了。"),
        Example::new("这件衣裳他已子丑寅卯地穿了几年。"),
    ],
    ..DATES
};

const STEMS: &str = "甲乙丙丁戊己庚辛壬癸";
const BRANCHES: &str = "子丑寅卯辰巳午未申酉戌亥";

impl Rule for SexagenaryYear {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        for at in block.places_of("年") {
            let Some(pair) = pair_before(block.text, at) else { continue };
            if block.sentence_at(at).is_none_or(|sentence| sentence.open) {
                continue;
            }
            check(block, pair, at, context, out);
        }
    }
}

/// The two characters before 年, as places in the cycle of ten and of twelve.
#[derive(Clone, Copy)]
struct Pair {
    span: Span,
    stem: i32,
    branch: i32,
    /// Whether a character is written as 已 or another look-alike.
    misread: bool,
}

fn pair_before(text: &str, year_word: usize) -> Option<Pair> {
    let mut before = text[..year_word].chars().rev();
    let (branch, stem) = (before.next()?, before.next()?);
    let (stem_at, stem_alike) = place_in(STEMS, stem, '己')?;
    let (branch_at, branch_alike) = place_in(BRANCHES, branch, '巳')?;
    let span = Span::new(year_word - branch.len_utf8() - stem.len_utf8(), year_word);
    Some(Pair { span, stem: stem_at, branch: branch_at, misread: stem_alike || branch_alike })
}

/// Where the character stands in its cycle; 己, 已 and 巳 are taken for the one that belongs there.
fn place_in(cycle: &str, written: char, alike: char) -> Option<(i32, bool)> {
    let looks_alike = matches!(written, '己' | '已' | '巳') && written != alike;
    let meant = if looks_alike { alike } else { written };
    cycle.chars().zip(0..).find(|&(c, _)| c == meant).map(|(_, at)| (at, looks_alike))
}

fn name_of(stem: i32, branch: i32) -> String {
    let at = |cycle: &str, index: i32| cycle.chars().nth(index as usize).unwrap_or('?');
    format!("{}{}", at(STEMS, stem), at(BRANCHES, branch))
}

fn check(block: &BlockView, pair: Pair, year_word: usize, context: &RuleContext, out: &mut Drafts) {
    let place = Place::new(0, pair.span);
    let shown = block.at(pair.span);
    let name = name_of(pair.stem, pair.branch);
    // Stems and branches go in step: an even one never meets an odd one.
    let meets = pair.stem % 2 == pair.branch % 2;
    if pair.misread {
        if meets {
            let message = say!(
                context.lang,
                "干支里没有“{shown}”，应为“{name}”",
                "there is no “{shown}” in the cycle of sixty: “{name}”"
            );
            out.report(place, message).rewrite(context.lang, place, name);
        }
        return;
    }
    if !meets {
        let message = say!(
            context.lang,
            "“{shown}”：天干{stem}与地支{branch}不相配，六十甲子里没有",
            "“{shown}”: this stem and this branch never meet in the cycle of sixty",
            stem = &shown[..3],
            branch = &shown[3..]
        );
        out.report(place, message);
        return;
    }
    let Some((year, span)) = year_beside(block.text, pair.span, year_word) else { return };
    let right = (year - 4).rem_euclid(60);
    let right_name = name_of(right % 10, right % 12);
    let places = vec![place, Place::new(0, span)];
    let last_months = ["冬月", "腊月", "十一月", "十二月", "除夕", "末", "底"]
        .iter()
        .any(|month| block.text[year_word + '年'.len_utf8()..].starts_with(month));
    let before = (year - 5).rem_euclid(60);
    if right_name == name || (last_months && name_of(before % 10, before % 12) == name) {
        let message = say!(context.lang, "{year}年是{name}年，相符", "{year} is a {name} year, as stated");
        return out.held(message, places);
    }
    let message = say!(
        context.lang,
        "{year}年是{right_name}年，文中写“{shown}”",
        "{year} is a {right_name} year; the text says “{shown}”"
    );
    out.report(place, message)
        .evidence(Place::new(0, span), say!(context.lang, "公元年份", "the year"))
        .rewrite(context.lang, place, right_name);
}

/// 2019年己亥年, 2019年（己亥年）, 己亥年（2019年）: the year of four digits beside the pair.
fn year_beside(text: &str, pair: Span, year_word: usize) -> Option<(i32, Span)> {
    let before = text[..pair.start as usize].trim_end_matches(['（', '(']).trim_end_matches("农历");
    let before = before.trim_end_matches(['（', '(']);
    let behind = &text[year_word + '年'.len_utf8()..];
    if let Some(digits) = before.strip_suffix('年') {
        let start = digits.len().checked_sub(4)?;
        let figure = digits.get(start..)?.parse::<u16>().ok().filter(|_| !ends_in_digit(&digits[..start]));
        return figure.map(|year| (i32::from(year), Span::new(start, start + 4)));
    }
    let inside = behind.strip_prefix(['（', '('])?.trim_start_matches("公元");
    let start = text.len() - inside.len();
    let figure = inside.get(..4)?.parse::<u16>().ok()?;
    inside[4..].starts_with(['年', '）', ')']).then_some((i32::from(figure), Span::new(start, start + 4)))
}

fn ends_in_digit(text: &str) -> bool {
    text.ends_with(|c: char| c.is_ascii_digit())
}
