//! `pronoun-kin-mismatch`: a pronoun whose sex does not fit the kin term after it (他丈夫, 她妻子).

use crate::rules::{
    BlockView, Confidence, Drafts, Example, Family, Place, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::{Bilingual, Span};

/// `pronoun-kin-mismatch`.
#[derive(Debug)]
pub struct PronounKinMismatch;

static INFO: RuleInfo = RuleInfo {
    code: "pronoun-kin-mismatch",
    former_codes: &[],
    family: Family::Names,
    severity: Severity::Warning,
    on_by_default: true,
    points: Some(10),
    confidence: Confidence::High,
    kinds: &["A08"],
    page: RulePage {
        title: Bilingual { zh: "代词与亲属称谓不符", en: "Pronoun against kin term" },
        finds: Bilingual {
            zh: "“他”“先生”“大爷”后面跟着丈夫、老公，“她”“女士”“阿姨”后面跟着妻子、老婆、岳父、岳母；中间隔着“的”“和”“与”也查。",
            en: "他 (he) or 先生 (Mr) with a husband, 她 (she) or 女士 (Ms) with a wife or a wife’s parents; also with 的, 和 or 与 between.",
        },
        why: Bilingual {
            zh: "性别写错，读者会弄错人物关系，当事人会不快。",
            en: "The wrong sex confuses who is who and hurts the person concerned.",
        },
        instead: Bilingual {
            zh: "核对人物性别，改“他”为“她”或改称谓。",
            en: "Check the person’s sex; change the pronoun or the kin term.",
        },
        silent: Bilingual {
            zh: "“其他丈夫”一类不是代词的“他”；“她妻子般的”“她妻子的身份”一类说法。",
            en: "Silent on 其他, and on being a wife as a role.",
        },
        source: Bilingual {
            zh: "林永年《防止新闻报道写作出错25法》：性别前后矛盾",
            en: "Proofreaders’ casebook: contradictions of sex",
        },
    },
    examples: &[
        Example::new("张女士说，⟦他丈夫⟧在外打工，一年回来两次。"),
        Example::new("李大姐和⟦他的丈夫⟧经营着一家早餐店。"),
        Example::new("老周告诉记者，⟦她妻子⟧身体不好，需要照料。"),
        Example::new("王先生接过锦旗，⟦她的老婆⟧在一旁笑。"),
        Example::new("赵师傅说，⟦她岳母⟧今年八十岁。"),
        Example::new("张⟦女士和妻子⟧结婚十年，头一回吵架。"),
        Example::new("王女士说，⟦她和妻子⟧都愿意调解。"),
        Example::new("李⟦先生的丈夫⟧也赶到了现场。"),
        Example::new("张女士说，她丈夫在外打工。"),
        Example::new("老周说，他妻子身体不好。"),
        Example::new("与其他丈夫相比，他做得更多。"),
        Example::new("她妻子般的照料感动了邻居。"),
        Example::new("她的妻子身份没有变。"),
        Example::new("他告诉丈夫们要多分担家务。"),
        Example::new("他和她丈夫是同事。"),
        Example::new("她对妻子们说，要学会维权。"),
        Example::new("他岳父是老党员。"),
        Example::new("张女士和丈夫结婚十年，王先生与妻子也是。"),
        Example::new("王女士、妻子失联的李先生都来了。"),
    ],
};

const HUSBANDS: &[&str] = &["丈夫", "老公"];
const WIVES: &[&str] = &["妻子", "老婆", "岳父", "岳母", "丈母娘"];
/// Forms of address of a man, and of a woman.
const MEN: &[&str] = &["先生", "大爷", "大伯", "大叔"];
const WOMEN: &[&str] = &["女士", "阿姨", "大妈", "大娘", "大姐", "奶奶"];
/// What makes of the kin term a role and not a person.
const ROLES: &[&str] = &["们", "般", "身份", "角色", "的身份", "的角色", "的责任", "的义务"];

impl Rule for PronounKinMismatch {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        for (pronoun, right, kin_terms) in [("他", "她", HUSBANDS), ("她", "他", WIVES)] {
            for start in block.places_of(pronoun) {
                let after = start + pronoun.len();
                let Some((kin, end)) = kin_after(&block.text[after..], kin_terms) else { continue };
                if block.text[..start].ends_with(['其', '吉', '排', '利']) {
                    continue;
                }
                let place = Place::new(0, Span::new(start, after));
                let message = say!(
                    context.lang,
                    "“{pronoun}”与“{kin}”性别不符，请核对人物性别",
                    "“{pronoun}” does not go with “{kin}”: check the person's sex",
                );
                let whole = Place::new(0, Span::new(start, after + end));
                out.report(whole, message).replace(context.lang, pronoun, place, right);
            }
        }
        for (addresses, kin_terms) in [(MEN, HUSBANDS), (WOMEN, WIVES)] {
            for address in addresses {
                for start in block.places_of(address) {
                    let after = start + address.len();
                    let Some((kin, end)) = kin_after(&block.text[after..], kin_terms) else { continue };
                    let message = say!(
                        context.lang,
                        "“{address}”与“{kin}”性别不符，请核对人物性别",
                        "“{address}” does not go with “{kin}”: check the person's sex",
                    );
                    out.report(Place::new(0, Span::new(start, after + end)), message);
                }
            }
        }
    }
}

/// The kin term that `rest` begins with, after 的, 和 or 与, and where it ends in `rest`; none where it is a role.
fn kin_after<'a>(rest: &str, kin_terms: &[&'a str]) -> Option<(&'a str, usize)> {
    let joined = ["的", "和", "与", "跟"].iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
    let kin = kin_terms.iter().find(|&&kin| joined.starts_with(kin))?;
    let tail = &joined[kin.len()..];
    (!ROLES.iter().any(|role| tail.starts_with(role))).then_some((*kin, rest.len() - tail.len()))
}
