//! `masked-name-leak`: somebody is 张某 in one place and has the full name in another (犯罪嫌疑人张某 … 犯罪嫌疑人张建军).

use super::posts;
use crate::facts::name::PersonForm;
use crate::facts::register::{Entity, EntityKind, Mention};
use crate::rules::word_lists::List;
use crate::rules::{
    ArticleView, Confidence, Drafts, Example, Family, Place, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::Bilingual;

/// `masked-name-leak`.
#[derive(Debug)]
pub struct MaskedNameLeak;

static INFO: RuleInfo = RuleInfo {
    code: "masked-name-leak",
    former_codes: &[],
    family: Family::Names,
    severity: Severity::Warning,
    on_by_default: true,
    points: None,
    confidence: Confidence::Medium,
    kinds: &["A09"],
    page: RulePage {
        title: Bilingual { zh: "隐去的姓名又写了出来", en: "A withheld name printed after all" },
        finds: Bilingual {
            zh: "同一身份的人，一处写“张某”，一处写出同姓的全名，如“犯罪嫌疑人张某”和“犯罪嫌疑人张建军”。",
            en: "A person in one role is 张某 in one place and has a full name of the same surname in another.",
        },
        why: Bilingual {
            zh: "隐名是为了保护当事人，漏出全名会带来侵权的麻烦。",
            en: "A name is withheld to protect somebody; printing it may be unlawful.",
        },
        instead: Bilingual {
            zh: "确认是同一人的，统一为“张某”；是两个人的，标为“两者都对”。",
            en: "Write 张某 throughout if it is one person; mark both as right if they are two.",
        },
        silent: Bilingual {
            zh: "两处身份不同；姓氏不同；两人在同一句；有职务或记者署名的全名。",
            en: "Silent where the roles or surnames differ, where both stand in one sentence, and on people with posts.",
        },
        source: Bilingual {
            zh: "新华社新闻报道中的禁用词和慎用词：涉案人员、未成年人等不公开真实姓名",
            en: "The news agency’s caution list: names of suspects, minors and victims are withheld",
        },
    },
    examples: &[
        Example::new("犯罪嫌疑人张某当晚落网。经查，犯罪嫌疑人⟦张建军⟧多次作案。"),
        Example::new("患者李某第二天出院。\n\n患者⟦李秀兰⟧送来锦旗。"),
        Example::new("当事人王某某同意调解。法官又联系了当事人⟦王志明⟧。"),
        Example::new("男子周某报警求助。民警找到男子⟦周文海⟧的家人。"),
        Example::new("业主陈某反映漏水。\n\n社区干部陪业主⟦陈建峰⟧上楼查看。"),
        Example::new("犯罪嫌疑人张某当晚落网。民警张建军参与了抓捕。"),
        Example::new("犯罪嫌疑人张某当晚落网。犯罪嫌疑人李建军仍在逃。"),
        Example::new("当事人王某某和当事人王志明同意调解。"),
        Example::new("患者李某第二天出院。医生李秀兰说，恢复得不错。"),
        Example::new("业主陈某反映漏水。网格员陈建峰上楼查看。"),
        Example::new("患者张某说，手续很快。家属张某某也说，办得顺当。"),
        Example::new("张某拿到了欠款。调解员张建军松了一口气。"),
        Example::new("男子周某报警求助。所长周文海带队赶到。"),
    ],
};

impl Rule for MaskedNameLeak {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        let people: Vec<&Entity> = article.register.of_kind(EntityKind::Person).collect();
        let of_form =
            |form: PersonForm| people.iter().filter(move |entity| entity.forms[0].person == Some(form));
        for masked in of_form(PersonForm::Masked) {
            for full in of_form(PersonForm::Full).filter(|full| full.posts.is_empty()) {
                let (hidden, name): (&str, &str) = (&masked.forms[0].text, &full.forms[0].text);
                if hidden.chars().next() == name.chars().next()
                    && let Some((here, there)) = same_role(masked, full, article)
                {
                    report(hidden, name, here, there, context, out);
                }
            }
        }
    }
}

/// The first mentions of both in one role, the full name's first.
fn same_role(masked: &Entity, full: &Entity, article: &ArticleView) -> Option<(Place, Place)> {
    let role = |mention: &Mention| {
        let place = Place::from(mention.at);
        let before = &article.blocks[place.block].text[..place.span.start as usize];
        List::WithheldRoles.words().iter().find(|role| before.ends_with(**role)).map(|role| (*role, place))
    };
    let hidden: Vec<(&str, Place)> = masked.mentions.iter().filter_map(role).collect();
    let pair = full.mentions.iter().filter_map(role).find_map(|(role, here)| {
        let (_, there) = hidden.iter().find(|(other, _)| *other == role)?;
        Some((here, *there))
    });
    pair.filter(|&(here, there)| !posts::share_a_sentence(article, here, there))
}

fn report(hidden: &str, name: &str, here: Place, there: Place, context: &RuleContext, out: &mut Drafts) {
    let message = say!(
        context.lang,
        "别处隐去姓名写作“{hidden}”，这里写出“{name}”，请核对是否同一人",
        "Elsewhere the name is withheld (“{hidden}”), here it is “{name}”: is it one person?",
    );
    out.report(here, message)
        .evidence(there, say!(context.lang, "这里写作“{hidden}”", "“{hidden}” here"))
        .rewrite(context.lang, here, hidden);
}
