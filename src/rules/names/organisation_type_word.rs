//! `organisation-type-word`: one body under two words for its type, or with a character lost or mistaken in a long name
//! (诗词学会 … 诗词协会, 病虫害综合防治实验室 … 病害综合防治实验室).

use super::posts;
use super::variant::{SERIES, cite_usual, offer_everywhere, rewritten};
use crate::facts::name::organisation_type_of;
use crate::facts::register::{Likeness, likeness};
use crate::rules::{
    ArticleView, BlockView, Confidence, Drafts, Example, Family, Place, Rule, RuleContext, RuleInfo,
    RulePage, Severity,
};
use crate::say;
use crate::text::{Bilingual, CharSet, Span, holds_any, is_han};
use std::collections::BTreeMap;

/// `organisation-type-word`.
#[derive(Debug)]
pub struct OrganisationTypeWord;

static INFO: RuleInfo = RuleInfo {
    code: "organisation-type-word",
    former_codes: &[],
    family: Family::Names,
    severity: Severity::Warning,
    on_by_default: true,
    points: Some(10),
    confidence: Confidence::Medium,
    kinds: &["A19"],
    page: RulePage {
        title: Bilingual {
            zh: "机构全称差一个词或一个字", en: "A body’s full name with another word"
        },
        finds: Bilingual {
            zh: "两处机构全称从地名起都相同，只有类别词换成了相近的另一个（学会、协会，局、委员会，大队、支队，商业银行、合作银行）；或者很长的名称中间少了一个字、错了一个音同形近的字。",
            en: "Two full names of a body are the same from the place on, but end in two kindred words for a type (学会, 协会); or a long name lacks one character, or has one that sounds or looks alike.",
        },
        why: Bilingual {
            zh: "学会和协会、局和委员会是不同的机构，改一个词就张冠李戴。",
            en: "学会 and 协会, 局 and 委员会 are different bodies.",
        },
        instead: Bilingual {
            zh: "核对机构的全称，统一写法；确是两个机构的，可标为“两者都对”。",
            en: "Check the full name and write it one way, or mark both as right.",
        },
        silent: Bilingual {
            zh: "两个名称都反复出现；两者在同一句；所在句子说到更名、撤并、改制；类别词不相近（局、中心）；名称不是从地名起。",
            en: "Silent where both come back, where both stand in one sentence, where the sentence tells of a change of name, where the words for the type are not kindred, and where the name does not begin with a place.",
        },
        source: Bilingual {
            zh: "校对“校异同”的基本要求：同一机构名全篇一致",
            en: "The first rule of proofreading: one name is written one way throughout",
        },
    },
    examples: &[
        Example::new(
            "活动由青川县诗词学会举办，是“诗词六进”的第五站。\n\n三年来，⟦青川县诗词协会⟧在十八个村建起诗社。",
        ),
        Example::new(
            "青川县退役军人事务局建起实训基地。\n\n⟦青川县退役军人服务局⟧副局长方敏说，安置要靠技能。",
        ),
        Example::new("青川县卫生健康局局长方敏陪同。\n\n方敏代表⟦青川县卫生健康委员会⟧表态。"),
        Example::new("临澜农村商业银行推出新贷款。\n\n⟦临澜农村合作银行⟧派人核实了账单。"),
        Example::new("青川县消防救援大队出动11艘舟艇。\n\n增援的队伍与⟦青川县消防救援支队⟧会合。"),
        Example::new(
            "技术来自青川县热带作物病虫害综合防治重点实验室。\n\n⟦青川县热带作物病害综合防治重点实验室⟧签了协议。",
        ),
        Example::new("青川县小百花越剧团排了新戏。\n\n据⟦青川县小白花越剧团⟧团长介绍，全县巡演30场。"),
        Example::new(
            "青川县特殊困难群众帮扶服务中心开张了。\n\n⟦青川县特殊困难人员帮扶服务中心⟧负责人方敏说，来的人多。",
        ),
        Example::new(
            "青川县劳动人事争议仲裁院派出流动庭。\n\n⟦青川县劳动争议人事仲裁院⟧副院长方敏说，那就过去。",
        ),
        Example::new("青川县第一职业技术培训学校开学了。\n\n青川县第二职业技术培训学校也开学了。"),
        Example::new("青川县诗词学会和青川县诗词协会联合采风，两家合出一本集子。"),
        Example::new(
            "青川县诗词学会办讲座，青川县诗词学会出诗集。\n\n青川县诗词协会办比赛，青川县诗词协会出影集。",
        ),
        Example::new("青川县卫生健康局开展督查。\n\n原来的青川县卫生健康委员会已更名。"),
        Example::new("青川县退役军人事务局建起实训基地。\n\n青川县退役军人服务中心登记了96名学员。"),
        Example::new("青川县人民法院送法进村。\n\n青川县人民检察院发出检察建议。"),
        Example::new("青川县消防救援大队出动舟艇。\n\n临澜市消防救援支队赶来增援。"),
        Example::new("青川县诗词学会办讲座。\n\n青屿县诗词协会办比赛。"),
        Example::new("青川县第一中学开学了。\n\n青川县第三中学也开学了。"),
    ],
};

/// Kindred words for types of bodies: one may stand for another by mistake.
const KINDRED: [&[&str]; 7] = [
    &["学会", "协会", "研究会", "联合会", "促进会"],
    &["委员会", "局", "厅"],
    &["事务局", "服务局"],
    &["大队", "支队", "总队"],
    &["研究所", "研究院"],
    &["商业银行", "合作银行"],
    &["管理局", "管理处", "管理所"],
];

/// What those words end in.
static KINDRED_ENDS: CharSet = CharSet::of("会厅处局所行队院");

/// The characters of the shortest name before the word for a type.
const SHORTEST_STEM: usize = 4;

/// The characters of the longest name.
const LONGEST: usize = 26;

/// Names that begin with so many equal characters are compared.
const SEED: usize = 3;

/// How many names with one beginning are compared.
const NAMES_A_SEED: usize = 24;

/// The bodies that a block names in full, from a place to a word for a type.
struct Bodies(Vec<Span>);

impl Bodies {
    fn of(block: &BlockView) -> Bodies {
        let names = &block.facts.names;
        let organisations = names.iter().filter(|name| name.organisation().is_some());
        let mut spans: Vec<Span> = organisations.map(|name| name.span).collect();
        for place in names.iter().filter(|name| name.place().is_some()) {
            if spans.iter().any(|span| span.covers(place.span)) {
                continue;
            }
            spans.extend(body_after(block.text, place.span));
        }
        Bodies(spans)
    }
}

/// The body whose name begins with the place: Chinese characters alone up to the last word for a type.
fn body_after(text: &str, place: Span) -> Option<Span> {
    static NO_PART: CharSet = CharSet::of("的和与及在了是由把对将向被说");
    let rest = &text[place.start as usize..];
    let run: Vec<char> = rest.chars().take(LONGEST).take_while(|&c| is_han(c)).collect();
    let of_place = text[place.start as usize..place.end as usize].chars().count();
    let run = match run.iter().skip(of_place).position(|&c| NO_PART.holds(c)) {
        Some(at) => &run[..of_place + at],
        None => &run[..],
    };
    let is_body = |&length: &usize| {
        let name = &run[..length];
        let may_be_kindred = name.last().is_some_and(|&last| KINDRED_ENDS.holds(last));
        let kindred = KINDRED.iter().filter(|_| may_be_kindred).filter_map(|words| ending(name, words)).max();
        let word = organisation_type_of(name).max(kindred.unwrap_or_default());
        // 服务局副局 in 服务局副局长 ends in a post.
        word > 0 && length - word >= of_place && run.get(length) != Some(&'长')
    };
    let length = (of_place + 1..=run.len()).rev().find(is_body)?;
    let bytes: usize = run[..length].iter().map(|c| c.len_utf8()).sum();
    Some(Span::new(place.start as usize, place.start as usize + bytes))
}

/// One name with every place where it stands.
struct Body<'a> {
    text: &'a str,
    chars: Vec<char>,
    places: Vec<Place>,
}

impl Rule for OrganisationTypeWord {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        let mut by_seed: BTreeMap<Vec<char>, Vec<usize>> = BTreeMap::new();
        let bodies = bodies(article);
        for (number, body) in bodies.iter().enumerate() {
            let seed: Vec<char> = body.chars.iter().take(SEED).copied().collect();
            let alike = by_seed.entry(seed).or_default();
            for &earlier in alike.iter() {
                judge(&bodies[earlier], body, article, context, out);
            }
            if alike.len() < NAMES_A_SEED {
                alike.push(number);
            }
        }
    }
}

/// The names, in the order of their first place.
fn bodies<'a>(article: &ArticleView<'a>) -> Vec<Body<'a>> {
    let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
    let mut bodies: Vec<Body> = Vec::new();
    for (number, block) in article.blocks.iter().enumerate() {
        for &span in &block.digest(Bodies::of).0 {
            let text = block.at(span);
            let chars: Vec<char> = text.chars().collect();
            if chars.len() <= SHORTEST_STEM || !chars.iter().all(|&c| is_han(c)) {
                continue;
            }
            let place = Place::new(number, span);
            match numbers.get(text) {
                Some(&known) => bodies[known].places.push(place),
                None => {
                    numbers.insert(text, bodies.len());
                    bodies.push(Body { text, chars, places: vec![place] });
                }
            }
        }
    }
    bodies
}

fn judge(earlier: &Body, later: &Body, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
    if !are_one_name(&earlier.chars, &later.chars) {
        return;
    }
    let [earlier, later] = [earlier, later].map(|body| everywhere(body, article));
    let (usual, odd) =
        if later.places.len() > earlier.places.len() { (&later, &earlier) } else { (&earlier, &later) };
    let [here] = odd.places[..] else { return };
    let are_told_apart = usual
        .places
        .iter()
        .any(|&place| posts::share_a_sentence(article, place, here) || tells_of_change(article, place));
    let is_open = article.blocks[here.block].is_open_at(here.span);
    let names = &context.settings.names;
    let are_verified =
        names.has(usual.text) && names.has(odd.text) || context.terms.are_distinct(usual.text, odd.text);
    if !are_told_apart && !tells_of_change(article, here) && !is_open && !are_verified {
        report(usual, odd, here, context, out);
    }
}

/// The same body with the places that no reader took for a name.
fn everywhere<'a>(body: &Body<'a>, article: &ArticleView<'a>) -> Body<'a> {
    let blocks = article.blocks.iter().enumerate();
    let places = blocks.flat_map(|(number, block)| {
        let here = block.places_of(body.text);
        here.map(move |at| Place::new(number, Span::new(at, at + body.text.len())))
    });
    Body { text: body.text, chars: body.chars.clone(), places: places.collect() }
}

/// Whether the two names may be one body’s.
fn are_one_name(one: &[char], other: &[char]) -> bool {
    let before = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let shorter = one.len().min(other.len());
    let after = one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count();
    let after = after.min(shorter - before);
    before >= SHORTEST_STEM && differ_in_kindred_words(one, other)
        || lacks_one(one, other, before, after)
        || has_one_mistaken(one, other, before, after)
        || has_another_word(one, other, before, after)
}

/// Whether all but the word for the type is the same, and the two words are kindred.
fn differ_in_kindred_words(one: &[char], other: &[char]) -> bool {
    let ending =
        |name: &[char], words| ending(name, words).filter(|&word| name.len() >= word + SHORTEST_STEM);
    KINDRED.iter().any(|words| match (ending(one, words), ending(other, words)) {
        (Some(word), Some(its_word)) => {
            let (stem, its_stem) = (&one[..one.len() - word], &other[..other.len() - its_word]);
            stem == its_stem && one != other
        }
        _ => false,
    })
}

/// The length of the longest of the words that the name ends with.
fn ending(name: &[char], words: &[&str]) -> Option<usize> {
    let length = |word: &&str| word.chars().count();
    let ends = |word: &&&str| {
        let mut rest = name.iter().rev();
        word.chars().rev().all(|c| rest.next() == Some(&c))
    };
    words.iter().filter(ends).map(length).max()
}

/// Whether a long name lacks one character inside, and none that a name may do without.
fn lacks_one(one: &[char], other: &[char], before: usize, after: usize) -> bool {
    const LEAST_BEFORE: usize = 5;
    const LEAST_AFTER: usize = 3;
    const LEAST: usize = 12;
    const OPTIONAL: &str = "省市县区州盟旗镇乡村原前副总重新大老小";
    let longer = if one.len() > other.len() { one } else { other };
    one.len().abs_diff(other.len()) == 1
        && before >= LEAST_BEFORE
        && after >= LEAST_AFTER
        && before + after >= LEAST
        && before + after + 1 == longer.len()
        && !OPTIONAL.contains(longer[before])
}

/// Whether a long name has one character that sounds or looks like the other name’s.
fn has_one_mistaken(one: &[char], other: &[char], before: usize, after: usize) -> bool {
    const LEAST: usize = 7;
    let alike = || likeness(one[before], other[before]).is_some_and(|how| how != Likeness::NearSound);
    one.len() == other.len() && before + after >= LEAST && before + after + 1 == one.len() && alike()
}

/// Whether a long name has another word of one or two characters inside, or two words in the other order; no numeral or
/// direction, which tell bodies of one series apart.
fn has_another_word(one: &[char], other: &[char], before: usize, after: usize) -> bool {
    const LEAST_BEFORE: usize = 5;
    const LEAST_AFTER: usize = 3;
    const LEAST: usize = 12;
    const LONGEST_PAIR: usize = 4;
    if one.len() != other.len() || before < LEAST_BEFORE || after < LEAST_AFTER {
        return false;
    }
    let inside = |name: &[char]| name[before..name.len() - after].to_vec();
    let (mut word, mut its_word) = (inside(one), inside(other));
    let is_plain = !word.iter().chain(&its_word).any(|&c| SERIES.contains(c));
    let is_one_word = (1..=2).contains(&word.len()) && before + after >= LEAST;
    word.sort_unstable();
    its_word.sort_unstable();
    is_plain && (is_one_word || word.len() <= LONGEST_PAIR && word == its_word)
}

/// Whether the sentence tells that the body changed its name or its kind.
fn tells_of_change(article: &ArticleView, place: Place) -> bool {
    const CHANGES: [&str; 12] =
        ["更名", "改名", "改称", "前身", "撤销", "合并", "改制", "改为", "升格", "挂牌", "组建", "原来的"];
    let block = &article.blocks[place.block];
    let sentence = block.sentence_at(place.span.start as usize);
    let text = sentence.map_or(block.text, |sentence| block.at(sentence.span));
    holds_any(text, &CHANGES)
}

fn report(usual: &Body, odd: &Body, here: Place, context: &RuleContext, out: &mut Drafts) {
    let (count, usual_name, odd_name) = (usual.places.len(), usual.text, odd.text);
    let message = say!(
        context.lang,
        "机构名两种写法：“{usual_name}”{count}处，“{odd_name}”1处，请核对是否同一个",
        "A body’s name in two ways: “{usual_name}” × {count}, “{odd_name}” × 1. Are they the same?",
    );
    let draft = out.report(here, message);
    cite_usual(draft, usual_name, &usual.places, context.lang);
    offer_everywhere(draft, odd_name, usual_name, rewritten(&[here], usual_name), context.lang);
    offer_everywhere(draft, usual_name, odd_name, rewritten(&usual.places, odd_name), context.lang);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_of_the_kindred_words_are_known() {
        let ends = |c: char| KINDRED.iter().copied().flatten().any(|word| word.ends_with(c));
        assert!(('\0'..='\u{ffff}').all(|c| KINDRED_ENDS.holds(c) == ends(c)));
    }
}
