//! `address-surname`: somebody is addressed by a surname that nobody in the article bears, and which sounds or looks like that
//! of the one holder of the post (局长汪致远 … 王局长).

use crate::article::Role;
use crate::facts::name::PersonForm;
use crate::facts::register::{Entity, EntityKind, Likeness, likeness};
use crate::rules::{
    ArticleView, Confidence, Drafts, Example, Family, Place, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::{Bilingual, Span};

/// `address-surname`.
#[derive(Debug)]
pub struct AddressSurname;

static INFO: RuleInfo = RuleInfo {
    code: "address-surname",
    former_codes: &[],
    family: Family::Names,
    severity: Severity::Warning,
    on_by_default: true,
    points: None,
    confidence: Confidence::Medium,
    kinds: &["A03"],
    page: RulePage {
        title: Bilingual { zh: "称呼的姓与全名不一", en: "Addressed by another surname" },
        finds: Bilingual {
            zh: "“王局长”“张书记”一类称呼，姓这个姓的人文中一个也没有，而有这个职务的只有一个人，姓的是音同或形近的另一个姓（汪、章）。",
            en: "Somebody is called by surname and post; nobody in the article bears that surname, and the one holder of the post has a surname that sounds or looks alike.",
        },
        why: Bilingual {
            zh: "王和汪、张和章、余和佘最容易混，写错姓是对人不敬。",
            en: "王 and 汪, 张 and 章, 余 and 佘 are easily mixed up; a wrong surname is an insult.",
        },
        instead: Bilingual {
            zh: "照全名改姓；确是另一个人的，写出他的全名。",
            en: "Write the surname of the full name, or name the other person in full.",
        },
        silent: Bilingual {
            zh: "文中还有这个姓的人；有这个职务的不止一人；两个姓音形都不像；称呼在前、全名在后。",
            en: "Silent where somebody bears the surname, where several hold the post, where the surnames are not alike, and where the full name comes later.",
        },
        source: Bilingual {
            zh: "校对“校异同”的基本要求：同一人名全篇一致",
            en: "The first rule of proofreading: one name is written one way throughout",
        },
    },
    examples: &[
        Example::new("县信访局局长汪致远走进大厅。汪致远没有带秘书。\n\n⟦王局长⟧请来了照相馆的师傅。"),
        Example::new("望潮镇党委书记章文炜上堤。章文炜说，水退了。\n\n村民都说，⟦张书记⟧一夜没睡。"),
        Example::new("县医院院长佘国平坐诊。佘国平说，药要按时吃。\n\n⟦余院长⟧每周来一次。"),
        Example::new("渔政站站长严守义出海。严守义说，风浪不小。\n\n⟦阎站长⟧把舵交给了大副。"),
        Example::new("实验小学校长候文海来了。候文海说，好。\n\n⟦侯校长⟧带着孩子们跑步。"),
        Example::new("县信访局局长汪致远走进大厅。汪局长没有带秘书。"),
        Example::new("县信访局局长汪致远走进大厅。民警王志明也来了。\n\n王局长请来了师傅。"),
        Example::new("县信访局局长汪致远走进大厅。县公安局局长方敏也来了。\n\n王局长请来了师傅。"),
        Example::new("县信访局局长汪致远走进大厅。\n\n李局长请来了师傅。"),
        Example::new("县信访局局长汪致远走进大厅。\n\n王主任请来了师傅。"),
        Example::new("王局长请来了师傅。\n\n县信访局局长汪致远走进大厅。"),
        Example::new("县信访局局长汪致远走进大厅。王大爷也来了。\n\n王局长请来了师傅。"),
        Example::new("县信访局副局长汪致远走进大厅。局长林若彤也来了。\n\n王局长请来了师傅。"),
    ],
};

impl Rule for AddressSurname {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        let people: Vec<&Entity> = article.register.of_kind(EntityKind::Person).collect();
        let is_address = |entity: &&&Entity| {
            entity.short_for.is_none()
                && entity.forms[0].person == Some(PersonForm::SurnameAndPost)
                && entity.mentions[0].role == Role::Paragraph
        };
        for address in people.iter().filter(is_address) {
            let form: &str = &address.forms[0].text;
            let Some(surname) = form.chars().next() else { continue };
            let post = &form[surname.len_utf8()..];
            let bears_it = |entity: &&Entity| {
                !std::ptr::eq(*entity, *address)
                    && entity
                        .forms
                        .iter()
                        .any(|form| form.text.trim_start_matches(['老', '小']).starts_with(surname))
            };
            if people.iter().any(bears_it) {
                continue;
            }
            let holds =
                |person: &&&Entity| person.posts.iter().any(|it| it.text.ends_with(post)) && is_full(person);
            let mut holders = people.iter().filter(holds);
            let (Some(holder), None) = (holders.next(), holders.next()) else { continue };
            let known = holder.forms[0].text.chars().next().unwrap_or_default();
            let is_alike = likeness(known, surname).is_some_and(|how| how != Likeness::NearSound);
            if is_alike && holder.mentions[0].at < address.mentions[0].at {
                report(address, holder, known, context, out);
            }
        }
    }
}

fn is_full(person: &Entity) -> bool {
    person.forms[0].person == Some(PersonForm::Full) && !person.mentions[0].is_credit
}

fn report(address: &Entity, holder: &Entity, known: char, context: &RuleContext, out: &mut Drafts) {
    let (form, name) = (&address.forms[0].text, &holder.forms[0].text);
    let message = say!(
        context.lang,
        "文中没有别人姓这个姓，“{form}”应指{name}，请核对姓",
        "Nobody here bears this surname; “{form}” should be {name}: check the surname",
    );
    let here = Place::from(address.mentions[0].at);
    let draft = out.report(here, message);
    draft.evidence(holder.mentions[0].at.into(), say!(context.lang, "这里是“{name}”", "“{name}” here"));
    let surname = form.chars().next().map_or(0, char::len_utf8) as u32;
    let edits = address.mentions.iter().map(|mention| {
        let place = Place::from(mention.at);
        let span = Span { end: place.span.start + surname, ..place.span };
        (Place { span, ..place }, known.to_string())
    });
    draft.fix_all(say!(context.lang, "姓改为“{known}”", "Change the surname to “{known}”"), edits.collect());
}
