//! `project-name`: a form that the project's list of names calls wrong, or a listed person written with one slip.

use crate::facts::name::PersonForm;
use crate::facts::register::{EntityKind, likeness};
use crate::rules::{
    ArticleView, Confidence, Drafts, Example, Family, Place, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::terms::names::{ListedName, NameKind};
use crate::text::Bilingual;

/// `project-name`.
#[derive(Debug)]
pub struct ProjectName;

/// The list that the examples are held against.
const LIST: &str = "\
[[person]]
name = \"林若彤\"
aliases = [\"林彤\"]
wrong = [\"林若童\"]
posts = [{ post = \"县长\", organisation = \"青川县\" }]

[[person]]
name = \"陈建峰\"
posts = [{ post = \"局长\", organisation = \"青川县公安局\", valid_to = 2020-01-01 }]

[[place]]
name = \"石浦镇\"
wrong = [\"石埔镇\"]
";

static INFO: RuleInfo = RuleInfo {
    code: "project-name",
    former_codes: &[],
    family: Family::Names,
    severity: Severity::Warning,
    on_by_default: true,
    points: None,
    confidence: Confidence::High,
    kinds: &["A20", "A01", "A22"],
    page: RulePage {
        title: Bilingual { zh: "与人名地名表不符", en: "Against the project’s list of names" },
        finds: Bilingual {
            zh: "项目的人名、单位、地名表（zhubi.toml 的 names）里列为错误的写法；\
                 与表中人物同职务、只差一个音同形近字的人名。",
            en: "Forms that the project’s list of names (names in zhubi.toml) calls wrong, and a person with the post of a \
                 listed one whose name differs by one character that sounds or looks alike.",
        },
        why: Bilingual {
            zh: "常见的人名、单位、地名写错，一查表就知道。",
            en: "Names that come up every day are checked against a list.",
        },
        instead: Bilingual { zh: "改为表中的写法。", en: "Write it as listed." },
        silent: Bilingual {
            zh: "项目没有名表；表中的正确写法和别名；表中条目在见报日已经失效。",
            en: "Silent without a list, on right forms and aliases, and where the entry does not hold on the day of issue.",
        },
        source: Bilingual { zh: "项目自己的名表", en: "The project’s own list" },
    },
    examples: &[
        Example::new("青川县县长⟦林若童⟧到⟦石埔镇⟧调研。").listed(LIST),
        Example::new("青川县县长⟦林若桐⟧到石浦镇调研。").listed(LIST),
        Example::new("县长⟦林若桐⟧说，要多听意见。").listed(LIST),
        Example::new("记者在⟦石埔镇⟧看到，驿站人来人往。").listed(LIST),
        Example::new("“⟦石埔镇⟧的路灯都亮了。”村民说。").listed(LIST),
        Example::new("青川县县长林若彤到石浦镇调研。").listed(LIST),
        Example::new("县长林彤到村里调研。").listed(LIST),
        Example::new("石埔村的老人也来了。").listed(LIST),
        Example::new("青屿县县长林若桐到村里调研。").listed(LIST),
        Example::new("网格员林若桐每天巡查。").listed(LIST),
        Example::new("县长周文炜到村里调研。").listed(LIST),
        Example::new("记者在石浦镇看到，驿站人来人往。").listed(LIST),
        Example::new("青屿县局长陈建锋到村里调研。").listed(LIST),
    ],
};

impl Rule for ProjectName {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        let names = &context.settings.names;
        if names.entries().is_empty() {
            return;
        }
        for (number, block) in article.blocks.iter().enumerate() {
            for hit in names.wrong_forms(block.text) {
                if hit.entry.valid.holds_on(article.date) {
                    report(Place::new(number, hit.span), block.at(hit.span), hit.entry, context, out);
                }
            }
        }
        check_people(article, context, out);
    }
}

/// People who hold a listed person's post under a name with one slip.
fn check_people(article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
    let names = &context.settings.names;
    let people = article.register.of_kind(EntityKind::Person);
    for person in people.filter(|person| person.name().person == Some(PersonForm::Full)) {
        let name: &str = &person.name().text;
        let is_listed =
            |entry: &&ListedName| entry.name == name || entry.aliases.iter().any(|alias| alias == name);
        let mut listed = names.entries().iter().filter(|entry| entry.kind == NameKind::Person);
        if listed.clone().any(|entry| is_listed(&entry)) {
            continue;
        }
        let found = listed.find_map(|entry| {
            let same_post = |post: &&crate::facts::register::Post| {
                entry.posts.iter().any(|listed| {
                    let organisation = post.organisation.as_ref().map_or("", |(text, _)| text);
                    *listed.post == *post.text
                        && listed.valid.holds_on(article.date)
                        && (listed.organisation.ends_with(organisation)
                            || organisation.ends_with(&listed.organisation))
                })
            };
            let post = person.posts.iter().find(same_post)?;
            (is_slip_of(name, &entry.name) && !entry.wrong.iter().any(|wrong| wrong == name))
                .then_some((entry, post))
        });
        if let Some((entry, _)) = found {
            for mention in person.mentions.iter().filter(|mention| *person.forms[mention.form].text == *name)
            {
                report(mention.at.into(), name, entry, context, out);
            }
        }
    }
}

fn is_slip_of(one: &str, other: &str) -> bool {
    let differing: Vec<(char, char)> = one.chars().zip(other.chars()).filter(|(a, b)| a != b).collect();
    one.chars().count() == other.chars().count()
        && matches!(differing[..], [(a, b)] if likeness(a, b).is_some())
}

fn report(place: Place, written: &str, entry: &ListedName, context: &RuleContext, out: &mut Drafts) {
    let (file, line) = (&entry.source.0, entry.source.1);
    let right = entry.name.as_str();
    let note = if entry.note.is_empty() { String::new() } else { format!("（{}）", entry.note) };
    let message = say!(
        context.lang,
        "“{written}”应为“{right}”{note}，见{file}第{line}行",
        "“{written}” should be “{right}”{note}: see {file}, line {line}",
    );
    out.report(place, message).rewrite(context.lang, place, right);
}
