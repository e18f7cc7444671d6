//! `traditional-character`: a traditional character in simplified text.

use crate::article::Role;
use crate::facts::script::simplified;
use crate::rules::{
    BlockView, Confidence, Drafts, Example, Family, PageView, Place, Rule, RuleContext, RuleInfo, RulePage,
    Severity,
};
use crate::say;
use crate::text::{Bilingual, Span};

/// `traditional-character`.
#[derive(Debug)]
pub struct TraditionalCharacter;

/// Above this share of its Chinese characters, in thousandths, a text is taken to be written in traditional
/// characters on purpose.
const WRITTEN_SO: usize = 20;

static INFO: RuleInfo = RuleInfo {
    code: "traditional-character",
    former_codes: &[],
    family: Family::Punctuation,
    severity: Severity::Warning,
    on_by_default: true,
    points: None,
    confidence: Confidence::Medium,
    kinds: &["T17"],
    page: RulePage {
        title: Bilingual { zh: "夹用繁体字", en: "Traditional character" },
        finds: Bilingual {
            zh: "简体文章里夹着繁体字。",
            en: "A traditional character in a text written in simplified ones.",
        },
        why: Bilingual {
            zh: "报纸应当使用规范汉字；夹用繁体多由粘贴、识别软件带入。",
            en: "Newspapers are to use standard characters; a traditional one usually comes in by pasting or recognition.",
        },
        instead: Bilingual { zh: "改成规范字。", en: "Write the standard character." },
        silent: Bilingual {
            zh: "《通用规范汉字表》里有的字（如人名用的“喆”“堃”）、书名号里的题名、后面紧跟山川村镇的地名用字（降为“规范”级）、\
                 通篇繁体的文章。",
            en: "Characters of the General Standard Table, titles in book marks, a text written in traditional characters \
                 throughout; characters in place names are information only.",
        },
        source: Bilingual {
            zh: "《国家通用语言文字法》第二条、《通用规范汉字表》（2013年）；繁简对照取自 OpenCC",
            en: "Law on the Standard Spoken and Written Chinese Language, article 2; General Standard Table (2013); \
                 pairs from OpenCC",
        },
    },
    examples: &[
        Example::new("决赛在马龙与梁靖⟦崑⟧之间进行。"),
        Example::new("我们把基⟦礎⟧工作做细，老人住得安心。"),
        Example::new("全镇上下齐心，推动平安建⟦設⟧再上台阶。"),
        Example::new("⟦縣⟧里成立了工作专班，逐户走访。"),
        Example::new("他说：“邻里之间要多⟦體諒⟧。”"),
        Example::new("小⟦區⟧门口新添了充电桩，居民停车更方便。"),
        Example::new("林堃、赵喆两位同志到村里走访。"),
        Example::new("展厅里挂着清代刻本《臨瀾縣志》的书影。"),
        Example::new("村里的乾坤湾水清岸绿，老人瞭望远方。"),
        Example::new("我們把基礎工作做細，老人住得安心，子女也放心。這項工作還要繼續。"),
        Example::new("他著书立说，藉此机会答谢乡亲。"),
        Example::new("面粉、后来、台湾、只有、干部，都是规范字。"),
        Example::new("平安建设驰而不息，方能久久为功。"),
        Example::new("网格员登门走访，把政策讲到群众心坎里。"),
    ],
};

impl Rule for TraditionalCharacter {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn counts_on_page(&self, block: &BlockView) -> bool {
        !block.facts.script.traditional.is_empty()
    }

    fn check_page(&self, page: &PageView, context: &RuleContext, out: &mut Drafts) {
        let runs = || {
            let of_block = |&(index, block): &_| -> Vec<(usize, BlockView, Span)> {
                let block: BlockView = block;
                block.facts.script.traditional.iter().map(|&span| (index, block, span)).collect()
            };
            page.told.iter().flat_map(of_block)
        };
        let traditional: usize = runs().map(|(_, block, span)| block.at(span).chars().count()).sum();
        if traditional * 1000 > page.han * WRITTEN_SO && traditional > 3 {
            return;
        }
        for (index, block, span) in runs() {
            let in_title =
                block.facts.quoted.iter().any(|quoted| {
                    quoted.marks == crate::facts::quoted::Marks::Book && quoted.span.covers(span)
                });
            if in_title || block.role == Role::Byline {
                continue;
            }
            let right: String = block.at(span).chars().map(|c| simplified(c).unwrap_or(c)).collect();
            let written = block.at(span);
            let message = say!(
                context.lang,
                "“{written}”是繁体字，规范字是“{right}”",
                "“{written}” is traditional; standard is “{right}”"
            );
            let title = say!(context.lang, "改为“{right}”", "write “{right}”");
            let of_a_name = names_a_place(&block.text[span.end as usize..])
                || block.facts.names.iter().any(|name| name.person().is_some() && name.span.covers(span))
                || right.chars().any(|c| !is_common(c));
            let severity = if of_a_name { Severity::Information } else { Severity::Warning };
            out.report(Place::new(index, span), message)
                .severity(severity)
                .safe_fix(title, vec![(Place::new(index, span), right)]);
        }
    }
}

/// Whether the character is one of the general repertoire; others stand in names alone.
fn is_common(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// Whether the words that follow make the character part of a place's own name.
fn names_a_place(after: &str) -> bool {
    after.chars().take(2).any(|c| "河江湖溪山岭村镇岛港湾桥".contains(c))
}
