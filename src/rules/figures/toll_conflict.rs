//! `toll-conflict`: 遇难的19人, 获救的13名矿工, where the text has told another number of them.

use super::FIGURES;
use super::misprint::{self, Slip};
use crate::facts::quantity::{Kind, Quantity};
use crate::rules::info::both;
use crate::rules::{
    ArticleView, BlockView, Confidence, Drafts, Example, Place, Rule, RuleContext, RuleInfo, RulePage,
    Severity,
};
use crate::say;
use crate::text::{holds_any, is_han};
use rust_decimal::Decimal;

/// `toll-conflict`.
#[derive(Debug)]
pub struct TollConflict;

static INFO: RuleInfo = RuleInfo {
    code: "toll-conflict",
    severity: Severity::Warning,
    confidence: Confidence::High,
    kinds: &["N14", "N17"],
    page: RulePage {
        title: both("伤亡人数前后不一", "The toll told otherwise later"),
        finds: both(
            "前文说“14人失踪”，后文再提到这些人，写成“失踪的41人”“41名失踪者”；遇难、受伤、获救的人数同样核对。",
            "“14 missing” before, “the 41 missing” later; the dead, the hurt and the rescued alike.",
        ),
        why: both(
            "说的是同一批人，两个数必有一处错。",
            "Both speak of the same people; one number is wrong.",
        ),
        instead: both("核对通报，统一两处的数。", "Check the report and write one number."),
        silent: both(
            "前文有两个不同的数（伤亡上升）、数字相差不是笔误所能解释、说到别的事故或其中一部分的，不报。",
            "Silent where the text has told two numbers, where no slip explains the difference, and on another accident or a part.",
        ),
        source: both(
            "报纸编校差错率计算方法（数字差错）",
            "Method of counting errors in newspapers: figures",
        ),
    },
    examples: &[
        Example::new("沉船事故造成27人死亡、14人失踪。海军出动直升机，对失踪的⟦41人⟧展开搜寻。"),
        Example::new("客车坠河，造成16人死亡、23人受伤。\n遇难的⟦19人⟧中有4名学生。"),
        Example::new("搜救结束，共有31名矿工获救。\n⟦13名⟧获救者中，有6人仍在医院。"),
        Example::new("山洪造成12人失联。\n救援队沿河寻找失联的⟦21名⟧村民。"),
        Example::new("爆炸造成38人受伤。昨晚，⟦83名⟧受伤人员已全部得到救治。"),
        Example::new("沉船事故造成27人死亡、14人失踪。海军出动直升机，对失踪的14人展开搜寻。"),
        Example::new("客车坠河，造成16人死亡、23人受伤。\n遇难的16人中有4名学生。"),
        Example::new(
            "昨日，山洪造成12人失联。到今晨，失联12人中已找到3人，仍有9人失联。\n救援队寻找失联的9名村民。",
        ),
        Example::new("客车坠河，造成16人死亡。其中，死亡的12人是游客。"),
        Example::new("客车坠河，造成16人死亡。\n去年，同一路段的事故中遇难的19人，多是学生。"),
        Example::new("山洪造成12人失联。\n村里的21名志愿者加入搜救。"),
        Example::new("沉船造成4人死亡。\n遇难的3人来自同一个村。"),
        Example::new("搜救结束，31名矿工获救。12名获救矿工的家属赶到医院。"),
    ],
    ..FIGURES
};

/// What befell people, each with the words for it.
const HARMS: [&[&str]; 4] = [
    &["不幸遇难", "死亡", "遇难", "身亡", "丧生", "罹难"],
    &["受伤", "负伤"],
    &["下落不明", "失踪", "失联"],
    &["获救", "被救出"],
];
/// The most characters of a noun between a number of people and what befell them: 31名|矿工|获救.
const NOUN: usize = 4;
/// Words that take the reader to another accident or to some of the people.
const OF_OTHERS: [&str; 10] =
    ["其中", "去年", "前年", "此前", "当年", "另有", "另外", "曾", "上一次", "上次"];

impl Rule for TollConflict {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        for words in HARMS {
            if article.blocks.iter().any(|block| words.iter().any(|word| block.says(word))) {
                check(article, words, context, out);
            }
        }
    }
}

fn check(article: &ArticleView, words: &[&str], context: &RuleContext, out: &mut Drafts) {
    let people = || {
        let blocks = article.blocks.iter().enumerate().filter(|(_, block)| block.role.is_prose());
        blocks.flat_map(|(index, block)| {
            let counted = block.facts.quantities.iter().filter(|quantity| counts_people(block, quantity));
            counted.map(move |quantity| (index, block, quantity))
        })
    };
    let told: Vec<_> = people().filter(|(_, block, quantity)| tells(block, quantity, words)).collect();
    let Some(&(at, first, number)) = told.first() else { return };
    if told.iter().any(|(_, _, other)| other.written != number.written) {
        return;
    }
    for (index, block, again) in people().filter(|(_, block, quantity)| points(block, quantity, words)) {
        let places = [Place::new(at, number.span), Place::new(index, again.span)];
        if again.written == number.written {
            let says = say!(context.lang, "前后人数相符", "the number is told alike");
            out.held(says, places.to_vec());
            continue;
        }
        let behind = (index, again.span.start) > (at, number.span.start);
        let (slip, strength) = misprint::between(number, again, [first.text, block.text]);
        let is_slip = strength >= 2 && matches!(slip, Slip::Swapped | Slip::Changed | Slip::Dropped);
        if !behind || !is_slip || speaks_of_others(block, again) {
            continue;
        }
        let [one, two] = [first.at(number.span), block.at(again.span)];
        let message = say!(
            context.lang,
            "前文说“{one}”，此处说“{two}”，指的是同一批人",
            "“{one}” before, “{two}” here, of the same people"
        );
        let figures = [first.at(number.figure), block.at(again.figure)];
        let sentence = first.sentence_at(number.span.start as usize);
        out.report(places[1], message)
            .evidence(places[0], first.at(sentence.map_or(number.span, |sentence| sentence.span)))
            .replace(context.lang, figures[1], Place::new(index, again.figure), figures[0])
            .replace(context.lang, figures[0], Place::new(at, number.figure), figures[1]);
    }
}

fn counts_people(block: &BlockView, quantity: &Quantity) -> bool {
    quantity.kind == Kind::Count
        && quantity.counts_in() == Some("人")
        && quantity.exact().is_some_and(|value| value >= Decimal::TWO)
        && !block.is_open_at(quantity.span)
}

/// 14人失踪, 31名矿工获救, 造成16人死亡, 死亡16人.
fn tells(block: &BlockView, quantity: &Quantity, words: &[&str]) -> bool {
    let after = &block.text[quantity.span.end as usize..];
    let before = &block.text[..quantity.span.start as usize];
    let verb = after.char_indices().take(NOUN + 1).take_while(|&(at, c)| at == 0 || is_han(c)).find_map(
        |(at, _)| {
            let word = words.iter().find(|word| after[at..].starts_with(**word))?;
            Some(&after[at + word.len()..])
        },
    );
    let told =
        verb.is_some_and(|rest| !rest.starts_with(['者', '人', '员', '的', '矿', '船', '学', '游', '村']));
    let led = words.iter().any(|word| before.ends_with(word));
    (told || led) && !speaks_of_others(block, quantity) && !before.ends_with(['的', '余', '这'])
}

/// 失踪的41人, 41名失踪者, 41名失踪人员.
fn points(block: &BlockView, quantity: &Quantity, words: &[&str]) -> bool {
    let after = &block.text[quantity.span.end as usize..];
    let before = block.text[..quantity.span.start as usize].trim_end_matches('这');
    let led = before.strip_suffix('的').is_some_and(|rest| words.iter().any(|word| rest.ends_with(word)));
    let named = words.iter().any(|word| {
        after.strip_prefix(word).is_some_and(|rest| rest.starts_with('者') || rest.starts_with("人员"))
    });
    led || named
}

/// Whether the sentence has taken the reader to other people, or to some of them.
fn speaks_of_others(block: &BlockView, quantity: &Quantity) -> bool {
    let start = quantity.span.start as usize;
    let sentence = block.sentence_at(start).map_or(start, |sentence| sentence.span.start as usize);
    let told = &block.text[sentence.min(start)..start];
    holds_any(told, &OF_OTHERS)
}
