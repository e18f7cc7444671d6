//! `sexagenary-year`: a year of the sixty-year cycle (己亥年) or of an animal (龙年) that is not the year beside it, or that
//! is written with 已.

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
        title: both(
            "干支、生肖与公元年不符",
            "Year of the sixty-year cycle or of an animal against the year",
        ),
        finds: both(
            "干支、生肖与旁边的公元年不符（2019年乙亥年，2024年是兔年），或者互相不符（乙巳马年）；天干、地支不能相配（甲丑年）；“己”“巳”写成“已”。",
            "A stem and branch, or an animal, that are not those of the year beside them (2019年乙亥年, 2024年是兔年) or of each other (乙巳马年); a pair that never meets (甲丑年); 已 for 己 or 巳.",
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
        Example::new("“2026年是农历⟦乙巳⟧马年，订单没断过。”窗花铺的老板说。"),
        Example::new("2025年是乙巳⟦龙年⟧，舞龙队忙个不停。"),
        Example::new("2024年是⟦兔年⟧，舞龙队忙个不停。"),
        Example::new("农历丙午年（⟦羊年⟧）将至，年画作坊赶工。"),
        Example::new("乙巳蛇年将尽，丙午⟦羊年⟧将至，老街挂满灯笼。"),
        Example::new("2023年⟦甲辰⟧兔年的邮票早早卖完。"),
        Example::new("2023年，癸巳年的族谱重见天日。"),
        Example::new("即将到来的2026年是农历⟦丁未⟧年，他提前画好了马。"),
        Example::new("“2026年是农历丙午马年，订单没断过。”窗花铺的老板说。"),
        Example::new("2024年是龙年，舞龙队忙个不停。"),
        Example::new("乙巳蛇年将尽，丙午马年将至，老街挂满灯笼。"),
        Example::new("2025年1月，龙年的最后一场集开在雪地里。"),
        Example::new("2024年是他的本命年，他属龙。"),
        Example::new("2025年龙年腊月，渔歌队下乡。"),
        Example::new("2026年是马年，2025年是蛇年，两年的窗花摆在一起。"),
        Example::new("2025年是老牛年年下地的一年。"),
    ],
    ..DATES
};

const STEMS: &str = "甲乙丙丁戊己庚辛壬癸";
const BRANCHES: &str = "子丑寅卯辰巳午未申酉戌亥";

/// The stem and branch at byte `at` of the text: 庚子.
pub(super) fn cyclic_at(text: &str, at: usize) -> Option<&str> {
    let mut chars = text[at..].chars();
    let (stem, branch) = (chars.next()?, chars.next()?);
    let length = stem.len_utf8() + branch.len_utf8();
    (STEMS.contains(stem) && BRANCHES.contains(branch)).then(|| &text[at..at + length])
}

impl Rule for SexagenaryYear {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        for at in block.places_of("年") {
            let Some(named) = Named::around(block.text, at) else { continue };
            if block.sentence_at(at).is_none_or(|sentence| sentence.open) {
                continue;
            }
            check(block, named, context, out);
        }
    }
}

/// The animals of the branches, 子 first.
const ANIMALS: &str = "鼠牛虎兔龙蛇马羊猴鸡狗猪";

/// The two characters before 年 or before the animal of the year, as places in the cycle of ten and of twelve.
#[derive(Clone, Copy)]
struct Pair {
    span: Span,
    stem: i32,
    branch: i32,
    /// Whether a character is written as 已 or another look-alike.
    misread: bool,
}

impl Pair {
    fn before(text: &str, end: usize) -> Option<Pair> {
        let mut before = text[..end].chars().rev();
        let (branch, stem) = (before.next()?, before.next()?);
        let (stem_at, stem_alike) = place_in(STEMS, stem, '己')?;
        let (branch_at, branch_alike) = place_in(BRANCHES, branch, '巳')?;
        let span = Span::new(end - branch.len_utf8() - stem.len_utf8(), end);
        Some(Pair { span, stem: stem_at, branch: branch_at, misread: stem_alike || branch_alike })
    }

    /// Whether its two cycles go in step: an even one never meets an odd one.
    fn meets(self) -> bool {
        self.stem % 2 == self.branch % 2
    }
}

/// 马年, with its place among the twelve.
#[derive(Clone, Copy)]
struct Animal {
    span: Span,
    branch: i32,
}

/// A year as it is named beside its 年: 丙午年, 马年, 丙午马年, 丙午年（马年）.
#[derive(Clone, Copy)]
struct Named {
    pair: Option<Pair>,
    animal: Option<Animal>,
    /// Where the name begins, and behind its 年.
    whole: Span,
}

impl Named {
    fn around(text: &str, year_word: usize) -> Option<Named> {
        let behind = year_word + '年'.len_utf8();
        let animal = animal_before(text, year_word);
        let start = animal.map_or(year_word, |animal| animal.span.start as usize);
        let pair = Pair::before(text, start);
        let first = pair.map_or(start, |pair| pair.span.start as usize);
        (animal.is_some() || pair.is_some()).then_some(())?;
        let noted = text[behind..].strip_prefix(['（', '(']).filter(|_| animal.is_none());
        let noted = noted.and_then(|rest| {
            let at = text.len() - rest.len() + rest.find('年')?;
            let found = animal_before(text, at)?;
            (found.span.start as usize == text.len() - rest.len()).then_some(found)
        });
        Some(Named { pair, animal: animal.or(noted), whole: Span::new(first, behind) })
    }
}

fn animal_before(text: &str, year_word: usize) -> Option<Animal> {
    let written = text[..year_word].chars().next_back()?;
    let branch = (0..).zip(ANIMALS.chars()).find(|&(_, animal)| animal == written)?.0;
    Some(Animal { span: Span::new(year_word - written.len_utf8(), year_word + '年'.len_utf8()), branch })
}

/// Where the character stands in its cycle; 己, 已 and 巳 are taken for the one that belongs there.
fn place_in(cycle: &str, written: char, alike: char) -> Option<(i32, bool)> {
    let looks_alike = matches!(written, '己' | '已' | '巳') && written != alike;
    let meant = if looks_alike { alike } else { written };
    cycle.chars().zip(0..).find(|&(c, _)| c == meant).map(|(_, at)| (at, looks_alike))
}

fn nth(cycle: &str, index: i32) -> char {
    cycle.chars().nth(index as usize).unwrap_or('?')
}

fn name_of(stem: i32, branch: i32) -> String {
    format!("{}{}", nth(STEMS, stem), nth(BRANCHES, branch))
}

fn check(block: &BlockView, named: Named, context: &RuleContext, out: &mut Drafts) {
    if let Some(pair) = named.pair
        && !is_sound(block, pair, context, out)
    {
        return;
    }
    let year = year_beside(block.text, named);
    match (year, named.pair, named.animal) {
        (Some(year), ..) => check_year(block, named, year, context, out),
        (None, Some(pair), Some(animal)) if pair.branch != animal.branch => {
            let place = Place::new(0, animal.span);
            let (shown, branch) = (block.at(pair.span), nth(BRANCHES, pair.branch));
            let right = format!("{}年", nth(ANIMALS, pair.branch));
            let message = say!(
                context.lang,
                "“{shown}”的“{branch}”是{right}，文中写“{stated}”",
                "the branch of “{shown}” is that of {right}; the text says “{stated}”",
                stated = block.at(animal.span)
            );
            out.report(place, message)
                .evidence(Place::new(0, pair.span), say!(context.lang, "干支", "stem and branch"))
                .rewrite(context.lang, place, right);
        }
        _ => {}
    }
}

/// Whether the pair is one of the sixty and rightly written; reports it where it is not.
fn is_sound(block: &BlockView, pair: Pair, context: &RuleContext, out: &mut Drafts) -> bool {
    let place = Place::new(0, pair.span);
    let shown = block.at(pair.span);
    if pair.misread {
        if pair.meets() {
            let name = name_of(pair.stem, pair.branch);
            let message = say!(
                context.lang,
                "干支里没有“{shown}”，应为“{name}”",
                "there is no “{shown}” in the cycle of sixty: “{name}”"
            );
            out.report(place, message).rewrite(context.lang, place, name);
        }
        return false;
    }
    if !pair.meets() {
        let message = say!(
            context.lang,
            "“{shown}”：天干{stem}与地支{branch}不相配，六十甲子里没有",
            "“{shown}”: this stem and this branch never meet in the cycle of sixty",
            stem = &shown[..3],
            branch = &shown[3..]
        );
        out.report(place, message);
    }
    pair.meets()
}

/// 2019年乙亥年, 2024年是兔年: the name against the year of four digits.
fn check_year(
    block: &BlockView,
    named: Named,
    (year, span): (i32, Span),
    context: &RuleContext,
    out: &mut Drafts,
) {
    let last_months = ["冬月", "腊月", "十一月", "十二月", "除夕", "末", "底"]
        .iter()
        .any(|month| block.text[named.whole.end as usize..].starts_with(month));
    let fits = |place: i32, cycle: i32| {
        place == (year - 4).rem_euclid(cycle) || last_months && place == (year - 5).rem_euclid(cycle)
    };
    let figure = Place::new(0, span);
    let evidence = || say!(context.lang, "公元年份", "the year");
    if let Some(pair) = named.pair.filter(|pair| !(fits(pair.stem, 10) && fits(pair.branch, 12))) {
        let place = Place::new(0, pair.span);
        let right = name_of((year - 4).rem_euclid(10), (year - 4).rem_euclid(12));
        let message = say!(
            context.lang,
            "{year}年是{right}年，文中写“{shown}”",
            "{year} is a {right} year; the text says “{shown}”",
            shown = block.at(pair.span)
        );
        out.report(place, message).evidence(figure, evidence()).rewrite(context.lang, place, right);
    } else if let Some(animal) = named.animal.filter(|animal| !fits(animal.branch, 12)) {
        let place = Place::new(0, animal.span);
        let right = format!("{}年", nth(ANIMALS, (year - 4).rem_euclid(12)));
        let message = say!(
            context.lang,
            "{year}年是{right}，文中写“{shown}”",
            "{year} is the year {right}; the text says “{shown}”",
            shown = block.at(animal.span)
        );
        out.report(place, message).evidence(figure, evidence()).rewrite(context.lang, place, right);
    } else {
        let name = block.at(named.whole);
        let message = say!(context.lang, "{year}年是{name}，相符", "{year} is {name}, as stated");
        out.held(message, vec![Place::new(0, named.whole), figure]);
    }
}

/// 2019年己亥年, 2019年（己亥年）, 2019年是农历己亥年, 己亥年（2019年）: the year of four digits beside the
/// name.
fn year_beside(text: &str, named: Named) -> Option<(i32, Span)> {
    let before = text[..named.whole.start as usize].trim_end_matches(['（', '(', '“']);
    let before = ["农历", "中国", "传统"].iter().fold(before, |rest, word| rest.trim_end_matches(word));
    let before = before.trim_end_matches(['（', '(', '的']);
    let told = ["是", "正是", "为", "即", "又是", "恰是", "正值", "恰逢", "适逢"];
    let before = told.iter().find_map(|word| before.strip_suffix(word)).unwrap_or(before);
    if let Some(digits) = before.strip_suffix('年') {
        let start = digits.len().checked_sub(4)?;
        let figure = digits.get(start..)?.parse::<u16>().ok().filter(|_| !ends_in_digit(&digits[..start]));
        return figure.map(|year| (i32::from(year), Span::new(start, start + 4)));
    }
    let inside = text[named.whole.end as usize..].strip_prefix(['（', '('])?.trim_start_matches("公元");
    let start = text.len() - inside.len();
    let figure = inside.get(..4)?.parse::<u16>().ok()?;
    inside[4..].starts_with(['年', '）', ')']).then_some((i32::from(figure), Span::new(start, start + 4)))
}

fn ends_in_digit(text: &str) -> bool {
    text.ends_with(|c: char| c.is_ascii_digit())
}
