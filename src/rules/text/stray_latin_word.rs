//! `stray-latin-word`: a lone English function word in Chinese prose.

use crate::rules::word_lists::List;
use crate::rules::{
    BlockView, Confidence, Drafts, Example, Family, Place, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::{Bilingual, Span, is_han};

/// `stray-latin-word`.
#[derive(Debug)]
pub struct StrayLatinWord;

static INFO: RuleInfo = RuleInfo {
    code: "stray-latin-word",
    former_codes: &[],
    family: Family::Wording,
    severity: Severity::Warning,
    on_by_default: true,
    points: Some(10),
    confidence: Confidence::High,
    kinds: &["T19"],
    page: RulePage {
        title: Bilingual { zh: "夹着英文虚词", en: "Stray English word" },
        finds: Bilingual {
            zh: "中文句子里孤零零地夹着 and、of、the 一类英文虚词。",
            en: "An English function word such as and, of, the standing alone in a Chinese sentence.",
        },
        why: Bilingual {
            zh: "多由翻译、改写软件留下，每个外文词计1分。",
            en: "It is usually left by a translating or rewriting tool; a foreign word counts one point.",
        },
        instead: Bilingual {
            zh: "换成“和”“与”等中文词，或删去。",
            en: "Write the Chinese word, or delete it.",
        },
        silent: Bilingual {
            zh: "英文词组、句子、书名和机构名里的（R and D、Bank of China）；大写的缩写；前后紧跟其他字母、数字、符号的。",
            en: "Inside English phrases and names, in capitals, beside other letters, digits or signs.",
        },
        source: Bilingual {
            zh: "报纸编校差错率计算方法（外文词）",
            en: "The counting method for newspapers (foreign words)",
        },
    },
    examples: &[
        Example::new("镇里建立信息化管理平台 ⟦and⟧ 保管基地，两头并进。"),
        Example::new("村干部⟦and⟧网格员一起上门走访。"),
        Example::new("这是一次难得 ⟦of⟧ 机会，大家都很珍惜。"),
        Example::new("驿站设在 ⟦the⟧ 码头旁边，渔民上岸就能歇脚。"),
        Example::new("老人把名单交⟦to⟧网格员，请他逐户核对。"),
        Example::new("企业加大 R and D 投入，去年新增专利12项。"),
        Example::new("他在 Bank of China 门口等人，手里拿着一份报纸。"),
        Example::new("村里推出“Go and See”体验活动，游客不少。"),
        Example::new("AND 公司在县里设厂，招工60人。"),
        Example::new("孩子们学会了a、b、c三个字母。"),
        Example::new("登录 in.example.com 查询结果，当天可知。"),
        Example::new("会议室的Wi-Fi和App都已开通。"),
        Example::new("维生素a含量较高的蔬菜很受欢迎。"),
        Example::new("选项a是正确的，选项b是错误的。"),
    ],
};

impl Rule for StrayLatinWord {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        if block.text.bytes().filter(u8::is_ascii_lowercase).count() == 0 {
            return;
        }
        for span in words(block.text) {
            let word = block.at(span);
            // A lone letter may be the name of a thing.
            if word.len() > 1 && List::LatinLinks.words().contains(&word) && stands_alone(block.text, span) {
                let message = say!(
                    context.lang,
                    "中文句子里夹着英文“{word}”",
                    "the English word “{word}” stands in a Chinese sentence"
                );
                out.report(Place::new(0, span), message);
            }
        }
    }
}

/// The runs of lower-case Latin letters.
fn words(text: &str) -> impl Iterator<Item = Span> {
    let bytes = text.as_bytes();
    let is_lower = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_lowercase);
    (0..bytes.len()).filter(move |&at| is_lower(at) && (at == 0 || !is_lower(at - 1))).map(move |start| {
        let length = bytes[start..].iter().take_while(|byte| byte.is_ascii_lowercase()).count();
        Span::new(start, start + length)
    })
}

/// Whether the nearest character on each side, blanks aside, is a Chinese one.
fn stands_alone(text: &str, span: Span) -> bool {
    let before = text[..span.start as usize].trim_end().chars().next_back();
    let after = text[span.end as usize..].trim_start().chars().next();
    before.is_some_and(|c| is_han(c) || c == '”') && after.is_some_and(|c| is_han(c) || c == '“')
}
