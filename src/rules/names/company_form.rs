//! `company-form`: one company under two legal forms (某某有限公司 … 某某有限责任公司).

use super::posts;
use super::variant::{cite_usual, offer_everywhere};
use crate::rules::{
    ArticleView, Confidence, Drafts, Example, Family, Place, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::{Bilingual, Span, holds_any, is_han};

/// `company-form`.
#[derive(Debug)]
pub struct CompanyForm;

/// The legal forms at the end of a company's name, longer ones first.
const FORMS: &[&str] = &["股份有限公司", "有限责任公司", "有限公司", "有限责公司", "限公司"];

/// How many characters the name before the legal form has at least; fewer may be a trade (农业发展).
const SHORTEST: usize = 6;

/// How many characters before the legal form are looked at.
const LONGEST: usize = 24;

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

/// A company's name in the text.
#[derive(Clone, Copy, Debug)]
struct Company<'a> {
    /// The Chinese characters right before the legal form: the name, and what stands before it without a mark.
    run: &'a str,
    form: &'static str,
    block: usize,
    /// Where the legal form stands, in bytes of the block's text.
    at: Span,
}

impl Company<'_> {
    /// The name that both have before their legal forms, if it is one name: all that stands before one of the two.
    fn shared_name(&self, other: &Company) -> Option<usize> {
        let same = self.run.chars().rev().zip(other.run.chars().rev()).take_while(|(a, b)| a == b);
        let (count, length) = same.fold((0, 0), |(count, length), (c, _)| (count + 1, length + c.len_utf8()));
        let is_whole = length == self.run.len() || length == other.run.len();
        (count >= SHORTEST && is_whole).then_some(length)
    }

    /// Its place with so many bytes of name before the legal form.
    fn place(&self, name: usize) -> Place {
        Place::new(self.block, Span::new(self.at.start as usize - name, self.at.end as usize))
    }
}

impl Rule for CompanyForm {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        let companies = companies(article);
        for (number, odd) in companies.iter().enumerate() {
            let of_name = |other: &&Company| odd.shared_name(other).is_some();
            let alike: Vec<&Company> = companies.iter().filter(of_name).collect();
            let usual: Vec<&Company> = alike.iter().copied().filter(|it| it.form != odd.form).collect();
            let is_single = alike.len() == usual.len() + 1;
            let Some(first) = usual.first().filter(|first| usual.iter().all(|it| it.form == first.form))
            else {
                continue;
            };
            let comes_later = usual.len() > 1 || (first.block, first.at) < (odd.block, odd.at);
            let Some(name) = odd.shared_name(first).filter(|_| is_single && comes_later) else { continue };
            if !are_told_apart(&usual, odd, article) && !article.blocks[odd.block].is_open_at(odd.at) {
                report(&usual, &companies[number], name, article, context, out);
            }
        }
    }
}

/// The companies that the article names by their legal form, in text order.
fn companies<'a>(article: &ArticleView<'a>) -> Vec<Company<'a>> {
    let mut companies = Vec::new();
    for (block, view) in article.blocks.iter().enumerate() {
        for end in view.places_of("公司") {
            let end = end + "公司".len();
            let Some(form) = FORMS.iter().find(|form| view.text[..end].ends_with(**form)) else { continue };
            let start = end - form.len();
            let before = &view.text[..start];
            let run = before.char_indices().rev().take(LONGEST).take_while(|&(_, c)| is_han(c)).last();
            let run = run.map_or("", |(at, _)| &before[at..]);
            companies.push(Company { run, form, block, at: Span::new(start, end) });
        }
    }
    companies
}

/// Whether both stand in one sentence, or a sentence with one of them tells of a change.
fn are_told_apart(usual: &[&Company], odd: &Company, article: &ArticleView) -> bool {
    let tells = |company: &Company| {
        let block = &article.blocks[company.block];
        let sentence = block.sentence_at(company.at.start as usize);
        let text = sentence.map_or(block.text, |sentence| block.at(sentence.span));
        holds_any(text, CHANGES)
    };
    let shares = |it: &Company| posts::share_a_sentence(article, it.place(0), odd.place(0));
    tells(odd) || usual.iter().any(|it| tells(it) || shares(it))
}

fn report(
    usual: &[&Company],
    odd: &Company,
    name: usize,
    article: &ArticleView,
    context: &RuleContext,
    out: &mut Drafts,
) {
    let here = odd.place(name);
    let odd_name = article.blocks[odd.block].at(here.span);
    let there: Vec<Place> = usual.iter().map(|it| it.place(name)).collect();
    let usual_name = article.blocks[there[0].block].at(there[0].span);
    let (count, form) = (there.len(), usual[0].form);
    let message = say!(
        context.lang,
        "同一字号两种组织形式：“{usual_name}”{count}处，“{odd_name}”1处，请核对登记的名称",
        "One name, two legal forms: “{usual_name}” × {count}, “{odd_name}” × 1. Check the registered name",
    );
    let draft = out.report(here, message);
    cite_usual(draft, usual_name, &there, context.lang);
    draft.fix(
        say!(context.lang, "改为“{usual_name}”", "Change to “{usual_name}”"),
        Place::new(odd.block, odd.at),
        form,
    );
    let edits = usual.iter().map(|it| (Place::new(it.block, it.at), odd.form.to_owned()));
    offer_everywhere(draft, usual_name, odd_name, edits.collect(), context.lang);
}
