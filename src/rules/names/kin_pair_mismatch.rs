//! `kin-pair-mismatch`: 姐妹俩 after a brother, 母子俩 after a daughter.

use crate::rules::{
    BlockView, Confidence, Drafts, Example, Family, Place, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::{Bilingual, Span};

/// `kin-pair-mismatch`.
#[derive(Debug)]
pub struct KinPairMismatch;

static INFO: RuleInfo = RuleInfo {
    code: "kin-pair-mismatch",
    former_codes: &[],
    family: Family::Names,
    severity: Severity::Warning,
    on_by_default: true,
    points: Some(10),
    confidence: Confidence::Medium,
    kinds: &["A08"],
    page: RulePage {
        title: Bilingual {
            zh: "“姐妹俩”一类合称与前文亲属不符",
            en: "A pair of kin that is not the one told of",
        },
        finds: Bilingual {
            zh: "同一段里前面说的是弟弟，后面写“姐妹俩”；前面说的是女儿，后面写“母子俩”。",
            en: "姐妹俩 (two sisters) where the paragraph told of a brother, 母子俩 (mother and son) where it told of a daughter.",
        },
        why: Bilingual {
            zh: "人物关系前后矛盾，必有一处写错。",
            en: "The two places contradict each other on who is related to whom.",
        },
        instead: Bilingual {
            zh: "核对人物关系，改其中一处。",
            en: "Check the relation; change one of the two.",
        },
        silent: Bilingual {
            zh: "前文也有与合称相符的亲属，或者前文没有提到亲属的，不报。",
            en: "Silent where the paragraph names kin that fit the pair as well, or none at all.",
        },
        source: Bilingual {
            zh: "林永年《防止新闻报道写作出错25法》：人物关系前后矛盾",
            en: "Proofreaders’ casebook: contradictions in relations",
        },
    },
    examples: &[
        Example::new("李春花和弟弟为赡养老人的事闹了三年。在劝说下，⟦姐妹俩⟧重归于好。"),
        Example::new("她带着六岁的女儿来到窗口，工作人员给⟦母子俩⟧倒了热水。"),
        Example::new("哥哥在前面推车，妹妹在后面扶着，兄妹俩只差一岁。"),
        Example::new("老人由妹妹照料多年，⟦兄弟俩⟧感情很深。"),
        Example::new("他和儿子一起报了名，⟦父女两人⟧都通过了考核。"),
        Example::new("他与姐姐相差五岁，⟦兄妹二人⟧都在镇上教书。"),
        Example::new("李春花和妹妹为赡养老人的事闹了三年。在劝说下，姐妹俩重归于好。"),
        Example::new("她带着六岁的女儿来到窗口，工作人员给母女俩倒了热水。"),
        Example::new("她带着儿子和女儿来到窗口，母子俩先填了表。"),
        Example::new("她有一个弟弟、一个妹妹，姐妹俩常一起下地。"),
        Example::new("姐妹俩在街口开了一家面馆，弟弟偶尔来帮忙。"),
        Example::new("他们是一对兄弟，兄弟俩都当过兵。"),
        Example::new("他和儿子一起报了名，父子两人都通过了考核。"),
        Example::new("村里的姐妹们常来帮忙，弟弟也来。"),
    ],
};

/// A pair, the kin that it is made of, and the kin that it cannot be told of.
struct Pair {
    name: &'static str,
    fitting: &'static [&'static str],
    unfitting: &'static [&'static str],
}

const PAIRS: &[Pair] = &[
    Pair {
        name: "姐妹", fitting: &["妹妹", "姐姐", "姊妹", "一对姐妹"], unfitting: &["弟弟", "哥哥"]
    },
    Pair { name: "兄弟", fitting: &["弟弟", "哥哥", "一对兄弟"], unfitting: &["妹妹", "姐姐"] },
    Pair { name: "姐弟", fitting: &["弟弟", "姐姐", "一对姐弟"], unfitting: &["妹妹", "哥哥"] },
    Pair { name: "兄妹", fitting: &["妹妹", "哥哥", "一对兄妹"], unfitting: &["弟弟", "姐姐"] },
    Pair {
        name: "母女", fitting: &["女儿", "闺女", "女孩", "母亲", "妈妈"], unfitting: &["儿子", "男孩"]
    },
    Pair {
        name: "母子", fitting: &["儿子", "男孩", "孩子", "母亲", "妈妈"], unfitting: &["女儿", "闺女"]
    },
    Pair {
        name: "父女", fitting: &["女儿", "闺女", "女孩", "父亲", "爸爸"], unfitting: &["儿子", "男孩"]
    },
    Pair {
        name: "父子", fitting: &["儿子", "男孩", "孩子", "父亲", "爸爸"], unfitting: &["女儿", "闺女"]
    },
];
/// What makes of the relation the two persons.
const TWO: &[&str] = &["俩", "两人", "二人"];

impl Rule for KinPairMismatch {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        for pair in PAIRS {
            for start in block.places_of(pair.name) {
                let behind = &block.text[start + pair.name.len()..];
                let Some(two) = TWO.iter().find(|two| behind.starts_with(**two)) else { continue };
                let before = &block.text[..start];
                if pair.fitting.iter().any(|kin| before.contains(kin)) {
                    continue;
                }
                let told = pair.unfitting.iter().filter_map(|kin| Some((before.rfind(kin)?, *kin))).max();
                let Some((at, kin)) = told else { continue };
                let span = Span::new(start, start + pair.name.len() + two.len());
                let words = block.at(span);
                let message = say!(
                    context.lang,
                    "前面说的是“{kin}”，这里写“{words}”，请核对人物关系",
                    "“{kin}” before, “{words}” here: check how they are related"
                );
                out.report(Place::new(0, span), message)
                    .evidence(Place::new(0, Span::new(at, at + kin.len())), format!("“{kin}”"));
            }
        }
    }
}
