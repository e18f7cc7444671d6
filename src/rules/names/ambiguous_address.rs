//! `ambiguous-address`: 张书记 where the article has two people of that surname (off by default).

use crate::facts::name::PersonForm;
use crate::facts::register::{Entity, EntityKind};
use crate::rules::{
    ArticleView, Confidence, Drafts, Example, Family, Place, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::Bilingual;

/// `ambiguous-address`.
#[derive(Debug)]
pub struct AmbiguousAddress;

static INFO: RuleInfo = RuleInfo {
    code: "ambiguous-address",
    former_codes: &[],
    family: Family::Names,
    severity: Severity::Hint,
    on_by_default: false,
    points: None,
    confidence: Confidence::Low,
    kinds: &["A06"],
    page: RulePage {
        title: Bilingual { zh: "称呼所指不明", en: "An address that two people answer to" },
        finds: Bilingual {
            zh: "文中有两个同姓的人，后面只称“张书记”“老张”，而职务不能说明指的是谁。",
            en: "The article names two people of one surname and then says 张书记 or 老张, and their posts do not tell which.",
        },
        why: Bilingual { zh: "读者分不清说的是谁。", en: "Readers cannot tell who is meant." },
        instead: Bilingual { zh: "写出全名。", en: "Give the full name." },
        silent: Bilingual {
            zh: "只有一个同姓的人；只有一个人有这个职务；默认关闭。",
            en: "Silent where one person bears the surname or holds the post. Off by default.",
        },
        source: Bilingual { zh: "称呼须有所指", en: "An address must name one person" },
    },
    examples: &[
        Example::new("村民张国强说，水退了。村民张文海说，路通了。⟦老张⟧笑了。"),
        Example::new("医生王国平来了，教师王文海也来了。⟦王书记⟧说，水退了。"),
        Example::new("村民陈国强带头，村民陈文海跟上。大家都听⟦老陈⟧的。"),
        Example::new("村民周国强说，水退了。村民周文海说，路通了。⟦老周⟧放心了。"),
        Example::new("教师李文海捐书，医生李国平送药。⟦李主任⟧代表大家道谢。"),
        Example::new("村民张国强说，水退了。老张又说，路通了。"),
        Example::new("望潮镇党委书记王国平和镇长王文海来了。王书记说，水退了。"),
        Example::new("村民张国强说，水退了。村民李文海说，路通了。老张笑了。"),
        Example::new("老张说，水退了。老李说，路通了。"),
        Example::new("王书记说，水退了。"),
        Example::new("镇长周文炜和书记方志远来了。周镇长说，水退了。"),
        Example::new("村民张国强和村民张文海是兄弟。张国强管东片，张文海管西片。"),
        Example::new("望潮镇镇长林若彤到场，林镇长说，要多听意见。"),
    ],
};

impl Rule for AmbiguousAddress {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        let people: Vec<&Entity> = article.register.of_kind(EntityKind::Person).collect();
        let is_address = |entity: &&&Entity| {
            entity.short_for.is_none()
                && matches!(entity.forms[0].person, Some(PersonForm::SurnameAndPost | PersonForm::Familiar))
        };
        for address in people.iter().filter(is_address) {
            let form: &str = &address.forms[0].text;
            let surname = form.trim_start_matches(['老', '小', '阿']).chars().next();
            let here = address.mentions[0].at;
            let bearers: Vec<&&Entity> = people
                .iter()
                .filter(|person| {
                    person.forms[0].person == Some(PersonForm::Full)
                        && person.forms[0].text.chars().next() == surname
                        && person.mentions[0].at < here
                        && !person.mentions[0].is_credit
                })
                .collect();
            let [first, second, ..] = bearers[..] else { continue };
            let (one, two) = (&first.forms[0].text, &second.forms[0].text);
            let message =
                say!(context.lang, "“{form}”指{one}还是{two}？", "Does “{form}” mean {one} or {two}?",);
            let draft = out.report(Place::from(here), message);
            for bearer in [first, second] {
                let name = &bearer.forms[0].text;
                draft.evidence(bearer.mentions[0].at.into(), say!(context.lang, "{name}", "{name}"));
            }
        }
    }
}
