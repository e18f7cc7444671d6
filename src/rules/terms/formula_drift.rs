//! `formula-drift`: one scheme with two formulas (“1+4+1”体系, “1+1+4”体系).

use crate::rules::{
    ArticleView, Confidence, Drafts, Example, Family, Place, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::{Bilingual, holds_any, is_han};

/// `formula-drift`.
#[derive(Debug)]
pub struct FormulaDrift;

static INFO: RuleInfo = RuleInfo {
    code: "formula-drift",
    former_codes: &[],
    family: Family::Terms,
    severity: Severity::Warning,
    on_by_default: true,
    points: Some(10),
    confidence: Confidence::Medium,
    kinds: &["A45"],
    page: RulePage {
        title: Bilingual { zh: "公式化提法前后不一", en: "Formula of a scheme in two forms" },
        finds: Bilingual {
            zh: "同一个体系、机制的“1+4+1”式提法，前后数字次序不同，或者差一项。",
            en: "The formula of one scheme (1+4+1) whose parts stand in another order elsewhere, or differ in one part.",
        },
        why: Bilingual {
            zh: "提法里的数字各有所指，次序、个数错了就解释不通。",
            en: "Each number stands for something; another order or number cannot be explained.",
        },
        instead: Bilingual {
            zh: "对照文件核对提法。", en: "Check the formula against the document."
        },
        silent: Bilingual {
            zh: "后面所带的名称不同，是两个体系；两种提法都反复出现；只差一项的，另一种只有一处，或句中说到升级、拓展。",
            en: "Silent where the words after the formulas differ, for they are two schemes, where both come back, and, with one part another, where the sentence tells that the scheme grew or the other form stands but once.",
        },
        source: Bilingual {
            zh: "校对“校异同”的基本要求：同一提法全篇一致",
            en: "One formula is written one way throughout",
        },
    },
    examples: &[
        Example::new(
            "诊疗下乡\n县里推行“1+6+N”基层诊疗模式。\n科长说，⟦“1+9+N”⟧模式运行一年，远程会诊5300例。",
        ),
        Example::new("县里推行的是“2+5+N”联动机制。实行⟦“2+6+N”⟧联动机制以来，效率提高。"),
        Example::new(
            "诊疗下乡\n县里推行“1+6+N”基层诊疗模式。\n科长说，“1+6+N”模式运行一年，远程会诊5300例。",
        ),
        Example::new("上午开“10+1”领导人会议，下午开“10+3”领导人会议。"),
        Example::new("县里推行“1+6+N”基层诊疗模式。乡里另有“1+9+N”护林机制。"),
        Example::new("青川构建“1+4+1”治理体系。两年来，“1+4+1”治理体系日臻完善，⟦“1+1+4”⟧治理体系受到肯定。"),
        Example::new("县里建起“1+3+N”工作机制，“1+3+N”工作机制覆盖全县，⟦“1+N+3”⟧工作机制还在延伸。"),
        Example::new("镇里推行“2+5”轮值制，村民都说“2+5”轮值制好，⟦“5+2”⟧轮值制从此传开。"),
        Example::new("依托“1+6+12”服务网络，“1+6+12”服务网络延伸到村，⟦“1+12+6”⟧服务网络更密了。"),
        Example::new("“3+1+1”专班进驻，“3+1+1”专班当天开工，⟦“1+3+1”⟧专班24小时在线。"),
        Example::new(
            "县里推行“1+5+N”网格体系。“1+5+N”网格体系里，1是网格长，5是专职队伍。\n\n干部说，⟦“1+6+N”⟧网格体系让力量下沉。",
        ),
        Example::new("县里推行“1+5+N”网格体系。“1+5+N”网格体系运行两年后，升级为“1+6+N”网格体系。"),
        Example::new("青川构建“1+4+1”治理体系和“1+1+3”服务体系。"),
        Example::new(
            "“1+3+N”工作机制建成，“1+4+N”工作机制是它的升级版，“1+4+N”工作机制覆盖全县，“1+3+N”工作机制完成使命。",
        ),
        Example::new("实行“5+2”“白加黑”。“2+5”轮值制也开始了。"),
        Example::new("“1+N”普法，“N+1”联动。"),
        Example::new("算式1+4+1等于6，1+1+4也等于6。"),
        Example::new("全镇“4+8+30”力量体系建成，“4+8+30”力量体系运转。"),
        Example::new("采用“1+X”模式，“1+X”模式好。"),
        Example::new("“1+4+1”治理体系好，“1+4+1”治理体系快。"),
    ],
};

/// Two formulas are of one scheme where this many characters after them are the same.
const SAME_HEAD: usize = 2;
/// How far behind the longer of two names the head of the shorter may stand, in characters: 基层诊疗|模式.
const NOUN: usize = 8;
/// From so many numbers on two formulas of one scheme that differ in one are hardly two by design: 10+1, 10+3.
const TELLING: usize = 3;

struct Formula<'a> {
    text: &'a str,
    place: Place,
    parts: Vec<&'a str>,
    head: &'a str,
    /// The words behind it, from the head on.
    noun: &'a str,
}

impl Formula<'_> {
    /// Whether both are called by one noun, or the one by the noun that ends the other's: 基层诊疗模式, 模式.
    fn is_called_like(&self, other: &Formula) -> bool {
        !self.head.is_empty()
            && !other.head.is_empty()
            && (self.head == other.head || self.noun.contains(other.head) || other.noun.contains(self.head))
    }
}

impl Rule for FormulaDrift {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        let formulas = formulas(article);
        let count = |formula: &Formula| {
            formulas.iter().filter(|one| one.text == formula.text && one.is_called_like(formula)).count()
        };
        for odd in &formulas {
            let usual = formulas.iter().find(|usual| {
                usual.text != odd.text
                    && usual.is_called_like(odd)
                    && (same_parts(usual, odd)
                        || differ_in_one(usual, odd)
                            && (count(usual) > 1 || odd.parts.len() >= TELLING)
                            && !tells_of_change(article, odd.place))
            });
            let Some(usual) = usual.filter(|usual| !context.terms.are_distinct(usual.text, odd.text)) else {
                continue;
            };
            let (many, few) = (count(usual), count(odd));
            if few > 1 || many < few || (many == few && odd.place < usual.place) {
                continue;
            }
            let (right, wrong) = (usual.text, odd.text);
            let how = if same_parts(usual, odd) {
                say!(context.lang, "数字相同而次序不同", "with the same parts in another order")
            } else {
                say!(context.lang, "只差一项", "with one part another")
            };
            let message = say!(
                context.lang,
                "两种提法：“{right}”{many}处，“{wrong}”{few}处，{how}，请核对",
                "Two formulas: “{right}” × {many}, “{wrong}” × {few}, {how}",
            );
            let to_usual = say!(context.lang, "改为“{right}”", "Change to “{right}”");
            let to_odd = say!(context.lang, "把另一处改为“{wrong}”", "Change the other to “{wrong}”");
            let with_marks = with_marks(article, odd.place);
            out.report(with_marks, message)
                .evidence(usual.place, say!(context.lang, "这里写作“{right}”", "“{right}” here"))
                .fix(to_usual, odd.place, right)
                .fix(to_odd, usual.place, wrong);
        }
    }
}

fn formulas<'a>(article: &ArticleView<'a>) -> Vec<Formula<'a>> {
    let mut found = Vec::new();
    for (number, block) in article.blocks.iter().enumerate() {
        for quoted in &block.facts.quoted {
            let text = block.at(quoted.inner);
            let parts: Vec<&str> = text.split(['+', '＋']).collect();
            let is_formula = parts.len() > 1
                && parts
                    .iter()
                    .all(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric()));
            if is_formula {
                let after = &block.text[quoted.span.end as usize..];
                let words = |longest: usize| {
                    let letters = after.char_indices().take_while(|&(_, c)| is_han(c)).take(longest);
                    letters.last().map_or("", |(at, c)| &after[..at + c.len_utf8()])
                };
                let place = Place::new(number, quoted.inner);
                found.push(Formula { text, place, parts, head: words(SAME_HEAD), noun: words(NOUN) });
            }
        }
    }
    found
}

fn same_parts(one: &Formula, other: &Formula) -> bool {
    let sorted = |formula: &Formula| {
        let mut parts: Vec<String> = formula.parts.iter().map(|&part| part.to_owned()).collect();
        parts.sort();
        parts
    };
    one.parts.len() == other.parts.len() && sorted(one) == sorted(other)
}

/// Whether the two have as many parts and differ in one.
fn differ_in_one(one: &Formula, other: &Formula) -> bool {
    one.parts.len() == other.parts.len()
        && one.parts.iter().zip(&other.parts).filter(|(one, other)| one != other).count() == 1
}

/// Whether the sentence at `place` tells that the scheme grew or changed.
fn tells_of_change(article: &ArticleView, place: Place) -> bool {
    const CHANGES: &[&str] =
        &["升级", "迭代", "拓展", "扩", "深化", "从“", "由“", "完善", "转变", "调整", "优化", "另", "还有"];
    let block = &article.blocks[place.block];
    let sentence = block.sentence_at(place.span.start as usize);
    let text = sentence.map_or(block.text, |sentence| block.at(sentence.span));
    holds_any(text, CHANGES)
}

/// The place of a quoted phrase together with its marks.
fn with_marks(article: &ArticleView, place: Place) -> Place {
    let quoted = article.blocks[place.block].facts.quoted.iter();
    let whole =
        quoted.clone().find(|quoted| quoted.inner == place.span).map_or(place.span, |quoted| quoted.span);
    Place::new(place.block, whole)
}
