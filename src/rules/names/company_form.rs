//! `company-form`: one company under two legal forms (某某有限公司 … 某某有限责任公司).

use super::posts;
use crate::facts::register::{Entity, EntityKind};
use crate::rules::{
    ArticleView, Confidence, Drafts, Example, Family, Place, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::Bilingual;

/// `company-form`.
#[derive(Debug)]
pub struct CompanyForm;

/// The legal forms at the end of a company's name, longer ones first.
const FORMS: &[&str] = &["股份有限公司", "有限责任公司", "有限公司"];

/// How many characters the name before the legal form has at least.
const SHORTEST: usize = 4;

/// Words that tell of a change of form.
const CHANGES: &[&str] =
    &["更名", "改制", "前身", "变更", "改组", "股改", "原名", "母公司", "子公司", "旗下"];

static INFO: RuleInfo = RuleInfo {
    code: "company-form",
    former_codes: &[],
    family: Family::Names,
    severity: Severity::Warning,
    on_by_default: true,
    points: None,
    confidence: Confidence::Medium,
    kinds: &["A36"],
    page: RulePage {
        title: Bilingual {
            zh: "公司名称的组织形式前后不一", en: "One company, two legal forms"
        },
        finds: Bilingual {
            zh: "字号相同的公司，一处写“有限公司”，另一处写“有限责任公司”或“股份有限公司”。",
            en: "A company of one name with 有限公司 in one place and 有限责任公司 or 股份有限公司 in another.",
        },
        why: Bilingual {
            zh: "公司名称以登记的为准；组织形式不同，就是另一家公司。",
            en: "A company is called as it is registered; with another legal form it is another company.",
        },
        instead: Bilingual {
            zh: "核对登记的名称，统一写法。",
            en: "Check the registered name and keep to it.",
        },
        silent: Bilingual {
            zh: "两种写法都反复出现；在同一句；文中说到改制、更名、母公司；字号不同。",
            en: "Silent where both come back or stand in one sentence, where the text tells of a change of form or of a parent \
                 company, and where the names differ.",
        },
        source: Bilingual {
            zh: "《企业名称登记管理规定》：企业名称由行政区划名称、字号、行业或者经营特点、组织形式组成",
            en: "Provisions on the registration of company names: the legal form is part of the name",
        },
    },
    examples: &[
        Example::new(
            "浙江云帆精密机械有限公司昨日上市。浙江云帆精密机械有限公司负责人说，订单翻番。\n\n⟦浙江云帆精密机械有限责任公司⟧还设立了奖学金。",
        ),
        Example::new(
            "青川海晟物流股份有限公司招工60人。青川海晟物流股份有限公司经理说，包吃住。\n\n村民到⟦青川海晟物流有限公司⟧报到。",
        ),
        Example::new(
            "青川绿源农业发展有限责任公司租下荒地。\n\n一年后，青川绿源农业发展有限责任公司种出了茶。⟦青川绿源农业发展有限公司⟧给村里分红。",
        ),
        Example::new(
            "望潮远帆船舶修造有限公司开工。望潮远帆船舶修造有限公司说，月底交船。\n\n记者来到⟦望潮远帆船舶修造股份有限公司⟧的船坞。",
        ),
        Example::new(
            "浙江明禾食品有限公司捐出一批米面。村民说，浙江明禾食品有限公司年年都来。\n\n村里给⟦浙江明禾食品有限责任公司⟧送了锦旗。",
        ),
        Example::new("浙江云帆精密机械有限公司昨日上市。浙江云帆精密机械有限公司负责人说，订单翻番。"),
        Example::new("浙江云帆精密机械有限公司由浙江云帆精密机械有限责任公司更名而来。"),
        Example::new(
            "浙江云帆精密机械有限责任公司创办于1998年。2015年改制后，浙江云帆精密机械股份有限公司挂牌。",
        ),
        Example::new("青川绿源农业发展有限公司种茶。\n\n青川清源农业开发有限责任公司养蜂。"),
        Example::new(
            "青川海晟物流股份有限公司招工。青川海晟物流股份有限公司说，包吃住。\n\n青川海晟物流有限公司招司机。青川海晟物流有限公司也包吃住。",
        ),
        Example::new("两家有限公司和一家有限责任公司到会。"),
        Example::new("浙江明禾食品有限公司捐出一批米面。\n\n明禾食品的员工还帮忙装卸。"),
        Example::new("望潮远帆船舶修造有限公司与望潮远帆船舶修造股份有限公司是母公司与子公司。"),
    ],
};

impl Rule for CompanyForm {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        let companies: Vec<(&str, &Entity)> =
            article.register.of_kind(EntityKind::Organisation).filter_map(company).collect();
        for (number, &(name, one)) in companies.iter().enumerate() {
            for &(_, other) in companies[..number].iter().filter(|(earlier, _)| *earlier == name) {
                let (usual, odd) =
                    if one.mentions.len() > other.mentions.len() { (one, other) } else { (other, one) };
                if odd.mentions.len() == 1 && !are_told_apart(usual, odd, article) {
                    report(usual, odd, context, out);
                }
            }
        }
    }
}

/// The company's name without its legal form.
fn company(entity: &Entity) -> Option<(&str, &Entity)> {
    let name = FORMS.iter().find_map(|form| entity.forms[0].text.strip_suffix(form))?;
    (name.chars().count() >= SHORTEST).then_some((name, entity))
}

/// Whether both stand in one sentence, or a sentence with one of them tells of a change.
fn are_told_apart(usual: &Entity, odd: &Entity, article: &ArticleView) -> bool {
    let here = Place::from(odd.mentions[0].at);
    let tells = |place: Place| {
        let block = &article.blocks[place.block];
        let sentence = block.sentence_at(place.span.start as usize);
        let text = sentence.map_or(block.text, |sentence| block.at(sentence.span));
        CHANGES.iter().any(|word| text.contains(word))
    };
    let mut usual = usual.mentions.iter().map(|mention| Place::from(mention.at));
    tells(here) || usual.any(|there| tells(there) || posts::share_a_sentence(article, there, here))
}

fn report(usual: &Entity, odd: &Entity, context: &RuleContext, out: &mut Drafts) {
    let (usual_name, odd_name): (&str, &str) = (&usual.forms[0].text, &odd.forms[0].text);
    let here = Place::from(odd.mentions[0].at);
    let there: Vec<Place> = usual.mentions_of(0).map(|mention| mention.at.into()).collect();
    let count = there.len();
    let message = say!(
        context.lang,
        "同一字号两种组织形式：“{usual_name}”{count}处，“{odd_name}”1处，请核对登记的名称",
        "One name, two legal forms: “{usual_name}” × {count}, “{odd_name}” × 1. Check the registered name",
    );
    let draft = out.report(here, message);
    for &place in there.iter().take(5) {
        draft.evidence(place, say!(context.lang, "这里写作“{usual_name}”", "“{usual_name}” here"));
    }
    draft.fix(say!(context.lang, "改为“{usual_name}”", "Change to “{usual_name}”"), here, usual_name);
    let title = say!(
        context.lang,
        "把{count}处“{usual_name}”改为“{odd_name}”",
        "Change “{usual_name}” to “{odd_name}” in {count} place(s)",
    );
    draft.fix_all(title, there.iter().map(|&place| (place, odd_name.to_owned())).collect());
}
