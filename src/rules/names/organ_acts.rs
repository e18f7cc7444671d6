//! `organ-acts`: an organ of justice does what only another may do (检察院审理后认为).

use crate::rules::{
    BlockView, Confidence, Drafts, Example, Family, Place, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::{Bilingual, Span, holds_any, is_han};

/// `organ-acts`.
#[derive(Debug)]
pub struct OrganActs;

static INFO: RuleInfo = RuleInfo {
    code: "organ-acts",
    former_codes: &[],
    family: Family::Names,
    severity: Severity::Warning,
    on_by_default: true,
    points: None,
    confidence: Confidence::Medium,
    kinds: &["A16"],
    page: RulePage {
        title: Bilingual { zh: "机关与职权不符", en: "An organ does what another does" },
        finds: Bilingual {
            zh: "检察院“审理”“判处”“宣判”，法院“提起公诉”“批准逮捕”，公安局“判处”“批准逮捕”：主语写成了另一个机关。",
            en: "A procuratorate tries or sentences, a court prosecutes, the police sentence or approve an arrest: another organ is meant.",
        },
        why: Bilingual {
            zh: "审判权属于法院，公诉和批准逮捕属于检察院，侦查属于公安机关；写错机关是事实差错。",
            en: "Courts try, procuratorates prosecute and approve arrests, the police investigate.",
        },
        instead: Bilingual {
            zh: "核对是哪个机关，或者换成这个机关自己的说法（检察院“审查”，法院“审理”）。",
            en: "Check which organ is meant, or use its own word (检察院审查, 法院审理).",
        },
        silent: Bilingual {
            zh: "机关不是这件事的主语（向法院提起公诉、被法院判处、由检察院批准）；机关和动作之间另有机关；“不”“建议”“提请”“申请”在前。",
            en: "Silent where the organ is not the one that acts (向, 被, 由, 经), where another organ stands between, and after 不, 建议, 提请, 申请.",
        },
        source: Bilingual {
            zh: "《中华人民共和国刑事诉讼法》第三条",
            en: "Criminal Procedure Law of the PRC, article 3",
        },
    },
    examples: &[
        Example::new("案发后，青川县人民检察院提起公诉。⟦检察院审理⟧后认为，杭某自首，依法从轻判处。"),
        Example::new("昨天，青川县⟦人民检察院一审判处⟧被告人有期徒刑一年。"),
        Example::new("青川县⟦检察院公开开庭审理⟧此案，村民到场旁听。"),
        Example::new("近日，青川县⟦人民法院批准逮捕⟧犯罪嫌疑人杭某。"),
        Example::new("青川县⟦公安局依法批准逮捕⟧了杭某。"),
        Example::new("青川县⟦法院提起公诉⟧，请求判令杭某修复滩涂。"),
        Example::new("青川县检察院向青川县法院提起公诉，法院审理后认为，杭某自首。"),
        Example::new("经检察院批准逮捕，杭某被公安局带走，后被法院判处有期徒刑一年。"),
        Example::new("公安局提请检察院批准逮捕，检察院审查后认为，证据充分。"),
        Example::new("检察院对法院一审判决提出抗诉，法院开庭审理。"),
        Example::new("检察院建议判处缓刑，法院采纳了建议。"),
        Example::new("检察院派员旁听审理，法院当庭宣判。"),
        Example::new("法院、检察院审理和监督各负其责。"),
        Example::new("公安局对杭某立案侦查，检察院批准逮捕，法院判处罚金。"),
    ],
};

/// Organs, and the acts that are another’s.
const FOREIGN_ACTS: [(&str, &[&str]); 4] = [
    ("检察院", &["审理", "判处", "宣判", "开庭审理", "裁定", "判决"]),
    ("法院", &["提起公诉", "批准逮捕", "批捕", "审查起诉", "刑事拘留"]),
    ("公安局", &["判处", "宣判", "开庭审理", "审理", "批准逮捕", "批捕", "提起公诉"]),
    ("派出所", &["判处", "宣判", "开庭审理", "审理", "批准逮捕", "批捕", "提起公诉"]),
];

/// What may stand between the organ and what it does.
const BETWEEN: [&str; 15] = [
    "依法", "公开", "当庭", "一审", "二审", "终审", "日前", "近日", "昨日", "昨天", "今日", "今天", "已经",
    "已", "作出",
];

impl Rule for OrganActs {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        for (organ, acts) in FOREIGN_ACTS {
            for at in block.places_of(organ) {
                let end = at + organ.len();
                let rest = skip_between(&block.text[end..]);
                let Some(act) = acts.iter().find(|act| rest.starts_with(**act)) else { continue };
                if !acts_itself(&block.text[..at]) || is_named_after(&rest[act.len()..]) {
                    continue;
                }
                let start = if block.text[..at].ends_with("人民") { at - "人民".len() } else { at };
                let act_end = block.text.len() - rest.len() + act.len();
                let place = Place::new(0, Span::new(start, act_end));
                let message = say!(
                    context.lang,
                    "“{act}”不是{organ}的职权（刑事诉讼法第三条），请核对机关",
                    "“{act}” is no business of a {organ} (Criminal Procedure Law, article 3): check the organ",
                );
                out.report(place, message);
            }
        }
    }
}

fn skip_between(mut rest: &str) -> &str {
    while let Some(word) = BETWEEN.iter().find(|word| rest.starts_with(**word)) {
        rest = &rest[word.len()..];
    }
    rest
}

/// Whether the organ, whose name `before` leads up to, is the one that acts: nothing in its clause makes it another’s object
/// or joins it to another organ.
fn acts_itself(before: &str) -> bool {
    const NOT_ACTING: [&str; 24] = [
        "向", "被", "由", "经", "对", "在", "请", "让", "到", "与", "和", "同", "、", "因", "待", "等", "往",
        "至", "据", "及", "受", "报", "送", "将",
    ];
    let clause =
        before.rsplit(['，', '。', '；', '：', '“', '”', ',', '！', '？']).next().unwrap_or_default();
    !holds_any(clause, &NOT_ACTING)
}

/// Whether what follows makes the act a name of something else: 审理组, 判决书.
fn is_named_after(after: &str) -> bool {
    let next = after.chars().next().filter(|&c| is_han(c));
    next.is_some_and(|c| "书的和与及庭室组科处、".contains(c))
}
