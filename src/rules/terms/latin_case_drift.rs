//! `latin-case-drift`: one Latin word in two casings (App, APP).

use crate::rules::{
    ArticleView, BlockView, Confidence, Drafts, Example, Family, Place, Rule, RuleContext, RuleInfo,
    RulePage, Severity,
};
use crate::say;
use crate::text::{Bilingual, CharSet, Span};
use std::collections::BTreeMap;

/// `latin-case-drift`.
#[derive(Debug)]
pub struct LatinCaseDrift;

static INFO: RuleInfo = RuleInfo {
    code: "latin-case-drift",
    former_codes: &[],
    family: Family::Terms,
    severity: Severity::Information,
    on_by_default: true,
    points: None,
    confidence: Confidence::Medium,
    kinds: &["A34", "A48"],
    page: RulePage {
        title: Bilingual { zh: "字母词大小写不一", en: "Latin word in two casings" },
        finds: Bilingual {
            zh: "同一个字母词在一篇稿件里大小写不同（APP、App），或有没有附加符号不同（Müller、Muller）。每个词只在第一处少数写法上提示一次。",
            en: "A Latin word written in two casings in one article, or with and without accents; said once a word.",
        },
        why: Bilingual {
            zh: "大小写不统一，版面显得随意。", en: "Mixed casing looks careless."
        },
        instead: Bilingual { zh: "按本报习惯统一。", en: "Choose one, as your paper does." },
        silent: Bilingual {
            zh: "网址、邮箱；整行没有汉字的拼音、英文；只有一个字母。",
            en: "Silent in addresses, in lines without Chinese, and on single letters.",
        },
        source: Bilingual {
            zh: "出版物上字母词用法的通行要求",
            en: "Common practice for Latin words in Chinese publications",
        },
    },
    examples: &[
        Example::new("村民下载了“平安钉”APP。这个APP很好用，人人都装⟦App⟧。"),
        Example::new("打开WiFi，连上WiFi，⟦wifi⟧密码贴在墙上。"),
        Example::new("通过ODR平台调解，ODR平台接入，⟦Odr⟧平台上线。"),
        Example::new("VR体验机前排起长队，VR眼镜、⟦Vr⟧头盔都有。"),
        Example::new("一份PPT，两份PPT，三份⟦ppt⟧。"),
        Example::new("客商Müller来了，Müller说水好，⟦Muller⟧还想再来。"),
        Example::new("村民下载了APP，APP很好用。"),
        Example::new("网址是www.Qingchuan.cn，邮箱QC@qingchuan.cn，用qingchuan。"),
        Example::new("平安青川\nPINGAN QINGCHUAN\n在青川，pingan是一种口音。"),
        Example::new("A区和a区。"),
        Example::new("KTV、KTV、KTV。"),
        Example::new("Smith先生走了，smithy还在。"),
        Example::new("5G网络、4G网络。"),
        Example::new("他说了声OK。"),
    ],
};

impl Rule for LatinCaseDrift {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        let mut casings: BTreeMap<String, BTreeMap<&str, Vec<Place>>> = BTreeMap::new();
        for (number, block) in article.blocks.iter().enumerate() {
            for (folded, span) in &block.digest(LatinWords::of).0 {
                let forms = casings.entry(folded.clone()).or_default();
                forms.entry(block.at(*span)).or_default().push(Place::new(number, *span));
            }
        }
        for forms in casings.values().filter(|forms| forms.len() > 1) {
            let mut forms: Vec<(&str, &Vec<Place>)> =
                forms.iter().map(|(word, places)| (*word, places)).collect();
            forms.sort_by_key(|(_, places)| (std::cmp::Reverse(places.len()), places[0]));
            let (usual, usual_places) = forms[0];
            let (odd, odd_places) = forms[1];
            if context.terms.are_distinct(usual, odd) {
                continue;
            }
            let message = say!(
                context.lang,
                "字母词写法不一：“{usual}”{many}处，“{odd}”{few}处",
                "Two ways to write it: “{usual}” × {many}, “{odd}” × {few}",
                many = usual_places.len(),
                few = odd_places.len(),
            );
            let draft = out.report(odd_places[0], message);
            draft.evidence(usual_places[0], say!(context.lang, "这里写作“{usual}”", "“{usual}” here"));
            for (wrong, right, places) in [(odd, usual, odd_places), (usual, odd, usual_places)] {
                let edits = places.iter().map(|&place| (place, right.to_owned())).collect();
                draft.fix_all(
                    say!(context.lang, "把“{wrong}”统一为“{right}”", "Write “{right}” for “{wrong}”"),
                    edits,
                );
            }
        }
    }
}

/// Letters with a mark above or below, and the plain letter of each.
const ACCENTED: &[(&str, char)] = &[
    ("àáâãäåÀÁÂÃÄÅ", 'a'),
    ("çÇ", 'c'),
    ("èéêëÈÉÊË", 'e'),
    ("ìíîïÌÍÎÏ", 'i'),
    ("ñÑ", 'n'),
    ("òóôõöøÒÓÔÕÖØ", 'o'),
    ("ùúûüÙÚÛÜ", 'u'),
    ("ýÿÝ", 'y'),
];

fn plain_letter(c: char) -> Option<char> {
    ACCENTED.iter().find(|(letters, _)| letters.contains(c)).map(|(_, plain)| *plain)
}

fn is_accented(c: char) -> bool {
    plain_letter(c).is_some()
}

/// The word in small letters without marks: müller and Muller are one.
fn folded(word: &str) -> String {
    word.chars().map(|c| plain_letter(c).unwrap_or_else(|| c.to_ascii_lowercase())).collect()
}

/// The Latin words of a block, each folded and as it stands.
struct LatinWords(Vec<(String, Span)>);

impl LatinWords {
    fn of(block: &BlockView) -> LatinWords {
        let has_letters = block.text.bytes().any(|byte| byte.is_ascii_alphabetic());
        if !has_letters || !block.text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)) {
            return LatinWords(Vec::new());
        }
        let words = latin_words(block.text).into_iter();
        LatinWords(words.map(|span| (folded(block.at(span)), span)).collect())
    }
}

/// The words of two to ten letters that are no part of an address, a number or a longer name.
fn latin_words(text: &str) -> Vec<Span> {
    static PARTS: CharSet = CharSet::of(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-@/\\&'’:#+\
         àáâãäåÀÁÂÃÄÅçÇèéêëÈÉÊËìíîïÌÍÎÏñÑòóôõöøÒÓÔÕÖØùúûüÙÚÛÜýÿÝ",
    );
    let is_part = |c: char| PARTS.holds(c);
    let mut words = Vec::new();
    let mut rest = 0;
    while let Some(start) = text[rest..].find(is_part).map(|at| rest + at) {
        let end = text[start..].find(|c| !is_part(c)).map_or(text.len(), |at| start + at);
        let word = &text[start..end];
        let is_word = word.chars().all(|c| c.is_ascii_alphabetic() || is_accented(c));
        if (2..=10).contains(&word.chars().count()) && is_word {
            words.push(Span::new(start, end));
        }
        rest = end;
    }
    words
}
