//! `latin-variant`: one Latin word in two spellings (ChatGPT, ChatGTP).

use super::latin_words::LatinWords;
use crate::rules::names::variant::{cite_usual, offer_everywhere, rewritten};
use crate::rules::{
    ArticleView, Confidence, Drafts, Example, Family, Place, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::{Bilingual, swapped_at};
use std::collections::{BTreeMap, BTreeSet};

/// `latin-variant`.
#[derive(Debug)]
pub struct LatinVariant;

static INFO: RuleInfo = RuleInfo {
    code: "latin-variant",
    former_codes: &[],
    family: Family::Terms,
    severity: Severity::Warning,
    on_by_default: true,
    points: None,
    confidence: Confidence::Medium,
    kinds: &["A34", "A35"],
    page: RulePage {
        title: Bilingual { zh: "字母词拼法不一", en: "One Latin word in two spellings" },
        finds: Bilingual {
            zh: "两个字母词只差相邻两个字母的次序（ChatGPT、ChatGTP），或者一个反复出现的长词有一处换了、多了、少了一个字母；带数字的编号（QA-7、AQ-7）也看字母的次序。",
            en: "Two Latin words that differ in the order of two neighbouring letters, or a long word that comes back and \
                 stands once with a letter replaced, added or lost; of codes with figures (QA-7) the order of the letters.",
        },
        why: Bilingual {
            zh: "名称、型号拼错一个字母，就是另一个名称。",
            en: "With a letter wrong it is another name.",
        },
        instead: Bilingual {
            zh: "对照原名核对，统一拼法。", en: "Check the name and spell it one way."
        },
        silent: Bilingual {
            zh: "五个字母以下而各出现一次的；词尾不同的（单复数、变形）；首字母不同的；两种拼法都反复出现的；网址、邮箱。",
            en: "Silent on words under five letters that stand once each, on another ending or first letter, where both come back, and in addresses.",
        },
        source: Bilingual {
            zh: "校对“校异同”的基本要求：同一名称全篇一致",
            en: "The first rule of proofreading: one name is written one way throughout",
        },
    },
    examples: &[
        Example::new("老师们学用ChatGPT备课。一个月后，⟦ChatGTP⟧成了办公室的热词。人人都说ChatGPT好用。"),
        Example::new("驾驶系统名叫YunPilot。安全员要熟悉⟦YunPliot⟧的全部规程。"),
        Example::new("客商Grabtaxi来考察，Grabtaxi有意在县里建呼叫中心，⟦Grabtexi⟧的代表留下了电话。"),
        Example::new("渔民用上Fishlink终端。Fishlink可以报位置，⟦Fishlik⟧还能报天气。"),
        Example::new("讲师Mueller来了两次，Mueller讲网箱，⟦Muelller⟧还答了问。"),
        Example::new("全县装上AED二十台。早用一分钟⟦ADE⟧，机会就多一成。年内再装AED四十台。"),
        Example::new("艾草新品种“QA-7”丰收，亩产比老品种高。⟦AQ-7⟧没倒一棵。明年再种“QA-7”百亩。"),
        Example::new("老师们学用ChatGPT备课。一个月后，ChatGPT成了办公室的热词。"),
        Example::new("甲型叫QA-7，乙型叫AQ-7，两型都卖得好。"),
        Example::new("QA-7和QA-17是两个品种，QA-7早熟，QA-17高产。"),
        Example::new("渔民用上iPhone，两部iPhone连着两部iPhones。"),
        Example::new("KTV和KVT两块招牌挂在一条街上。"),
        Example::new("甲店卖Model，乙店卖Yodel，Model卖得多。"),
        Example::new(
            "型号有Fishlink和Fishlynk两种，Fishlink便宜，Fishlynk耐用。Fishlink、Fishlynk都有人买。",
        ),
        Example::new("登录www.fishlink.cn或www.fishlnik.cn都能报名。"),
        Example::new("Fishlink终端有三种，Fishlinks是复数写法，Fishlink是单数。"),
        Example::new("客商Muller和Miller一起来了。"),
    ],
};

/// Shorter words are codes: where each stands once, they differ by right.
const CODE: usize = 5;

/// Shorter codes are two things, not one and its slip.
const SHORTEST: usize = 3;

/// In a word of so many letters one that is replaced, added or lost makes no other word.
const LONG: usize = 7;

impl Rule for LatinVariant {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        let mut places: BTreeMap<String, Vec<Place>> = BTreeMap::new();
        for (number, block) in article.blocks.iter().enumerate() {
            let words = block.digest(LatinWords::of);
            for (word, span) in
                words.words.iter().chain(&words.codes).filter(|(word, _)| word.len() >= SHORTEST)
            {
                places.entry(word.clone()).or_default().push(Place::new(number, *span));
            }
        }
        let mut alike: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for word in places.keys() {
            for rest in without_a_letter(word) {
                alike.entry(rest).or_default().push(word);
            }
        }
        let mut told = BTreeSet::new();
        for words in alike.values() {
            for (at, one) in words.iter().enumerate() {
                for two in &words[at + 1..] {
                    if told.insert((*one, *two)) {
                        check((one, &places[*one]), (two, &places[*two]), article, context, out);
                    }
                }
            }
        }
    }
}

/// The word and what is left of it without one letter.
fn without_a_letter(word: &str) -> BTreeSet<String> {
    let letters = word.char_indices();
    let shorter = letters.map(|(at, c)| format!("{}{}", &word[..at], &word[at + c.len_utf8()..]));
    shorter.chain([word.to_owned()]).collect()
}

/// Whether a word with another letter may be another word: with another first or last letter, with one letter more
/// (Model, Yodel, Models), and every code with figures.
fn may_be_two(one: &str, two: &str) -> bool {
    let (shorter, longer) = if one.len() < two.len() { (one, two) } else { (two, one) };
    let shared = shorter.chars().zip(longer.chars()).take_while(|(one, two)| one == two).count();
    shared == 0 || shared + 1 >= longer.chars().count() || one.contains(|c: char| c.is_ascii_digit())
}

/// Whether the words differ in nothing but the order of two neighbouring letters.
fn is_swapped(one: &str, two: &str) -> bool {
    let is_letter = |at: usize| one.chars().nth(at).is_some_and(char::is_alphabetic);
    swapped_at(one, two)
        .is_some_and(|[first, second]| second == first + 1 && is_letter(first) && is_letter(second))
}

type Spelling<'a> = (&'a str, &'a Vec<Place>);

fn check(one: Spelling, two: Spelling, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
    let rarer_first = |one: &Spelling| (one.1.len(), std::cmp::Reverse(one.1[0]));
    let (odd, usual) = if rarer_first(&one) < rarer_first(&two) { (one, two) } else { (two, one) };
    let comes_back = usual.1.len() > 1;
    let is_long = odd.0.len().min(usual.0.len()) >= LONG;
    let is_swapped = is_swapped(odd.0, usual.0) && (comes_back || odd.0.len() >= CODE);
    let is_slip = is_swapped || comes_back && is_long && !may_be_two(odd.0, usual.0);
    if odd.1.len() > 1 || !is_slip || context.terms.are_distinct(odd.0, usual.0) {
        return;
    }
    let written = |place: Place| article.blocks[place.block].at(place.span);
    let (place, lang) = (odd.1[0], context.lang);
    let (here, there) = (written(place), written(usual.1[0]));
    let message = say!(
        lang,
        "字母词拼法不一：“{there}”{many}处，“{here}”{few}处，请核对是否同一个",
        "Two spellings: “{there}” × {many}, “{here}” × {few}. Are they the same?",
        many = usual.1.len(),
        few = odd.1.len(),
    );
    let draft = out.report(place, message);
    cite_usual(draft, there, usual.1, lang);
    offer_everywhere(draft, here, there, rewritten(odd.1, there), lang);
    offer_everywhere(draft, there, here, rewritten(usual.1, here), lang);
}
