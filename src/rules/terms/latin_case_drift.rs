//! `latin-case-drift`: one Latin word in two casings (App, APP).

use super::latin_words::LatinWords;
use crate::rules::{
    ArticleView, Confidence, Drafts, Example, Family, Place, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::Bilingual;
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
            for (folded, span) in block.digest(LatinWords::of).short() {
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
