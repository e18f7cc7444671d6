//! `project-post`: a post that the project's list does not give the person on the day of issue.

use super::posts::{self, Held};
use crate::rules::{
    ArticleView, Confidence, Drafts, Example, Family, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::terms::names::{ListedName, ListedPost};
use crate::text::Bilingual;

/// `project-post`.
#[derive(Debug)]
pub struct ProjectPost;

/// The list that the examples are held against.
const LIST: &str = "\
[[person]]
name = \"林若彤\"
posts = [
  { post = \"副县长\", organisation = \"青川县\", valid_from = 2021-03-01 },
  { post = \"局长\", organisation = \"青川县公安局\", valid_to = 2020-12-31 },
]
";

static INFO: RuleInfo = RuleInfo {
    code: "project-post",
    former_codes: &[],
    family: Family::Names,
    severity: Severity::Warning,
    on_by_default: true,
    points: None,
    confidence: Confidence::High,
    kinds: &["A20", "A11", "A13"],
    page: RulePage {
        title: Bilingual { zh: "职务与名表不符", en: "A post against the project’s list" },
        finds: Bilingual {
            zh: "项目名表给某人列了职务，文中写的却差一个“副”字，或者那个职务在见报日已经到期而没有写“原”“时任”。",
            en: "A person’s post differs from the project’s list by 副, or ended before the day of issue and is not called \
                 former.",
        },
        why: Bilingual {
            zh: "领导职务写错是严重差错。",
            en: "A wrong post of an official is a grave error.",
        },
        instead: Bilingual {
            zh: "按名表改，或更新名表。",
            en: "Write the post as listed, or bring the list up to date.",
        },
        silent: Bilingual {
            zh: "名表没有列这个人，或没有列他的职务；称呼（李局长）；职务与名表同类而单位不同；所在句子说到任免。",
            en: "Silent on people or posts that the list lacks, on forms of address, on posts in other bodies, and where the \
                 sentence tells of a change.",
        },
        source: Bilingual { zh: "项目自己的名表", en: "The project’s own list" },
    },
    examples: &[
        Example::new("青川县⟦县长⟧林若彤到村里调研。").on("2024-05-18").listed(LIST),
        Example::new("⟦县长⟧林若彤到村里调研。").on("2024-05-18").listed(LIST),
        Example::new("青川县公安局⟦局长⟧林若彤到场。").on("2024-05-18").listed(LIST),
        Example::new("县公安局⟦局长⟧林若彤到场。").on("2024-05-18").listed(LIST),
        Example::new("据介绍，青川县⟦县长⟧林若彤每周接访。").on("2024-05-18").listed(LIST),
        Example::new("青川县副县长林若彤到村里调研。").on("2024-05-18").listed(LIST),
        Example::new("副县长林若彤到村里调研。").on("2024-05-18").listed(LIST),
        Example::new("县公安局原局长林若彤到场。").on("2024-05-18").listed(LIST),
        Example::new("时任县公安局局长林若彤带队。").on("2024-05-18").listed(LIST),
        Example::new("林县长到村里调研。").on("2024-05-18").listed(LIST),
        Example::new("青屿县县长林若彤到村里调研。").on("2024-05-18").listed(LIST),
        Example::new("青川县县长周文炜到村里调研。").on("2024-05-18").listed(LIST),
        Example::new("教授林若彤讲课。").on("2024-05-18").listed(LIST),
    ],
};

impl Rule for ProjectPost {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        let names = &context.settings.names;
        if names.entries().is_empty() {
            return;
        }
        for held in posts::held(article) {
            let Some(entry) = names.person(&held.person.name().text) else { continue };
            if !held.prefixes.iter().any(|prefix| ["原", "前", "时任"].contains(prefix))
                && !posts::tells_of_change(article, held.place(), held.base)
            {
                check(&held, entry, article, context, out);
            }
        }
    }
}

fn check(held: &Held, entry: &ListedName, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
    let written: &str = &held.post.text;
    let same_body = |post: &&ListedPost| posts::may_be_one_body(&post.organisation, held.organisation());
    let listed: Vec<&ListedPost> = entry.posts.iter().filter(same_body).collect();
    let is_listed = |post: &&&ListedPost| post.post == written;
    if listed.iter().filter(is_listed).any(|post| post.valid.holds_on(article.date)) {
        return;
    }
    let other = listed.iter().find(|post| {
        post.valid.holds_on(article.date)
            && post.post != written
            && post.post.trim_start_matches('副') == held.base
    });
    let (file, line, name) = (&entry.source.0, entry.source.1, entry.name.as_str());
    if let Some(right) = other {
        let right = right.post.as_str();
        let message = say!(
            context.lang,
            "名表中{name}是“{right}”，这里写“{written}”，见{file}第{line}行",
            "The list has {name} as “{right}”, here it is “{written}”: see {file}, line {line}",
        );
        out.report(held.place(), message).rewrite(context.lang, held.place(), right);
    } else if let Some(ended) = listed.iter().filter(is_listed).find_map(|post| post.valid.to)
        && article.date.is_some_and(|day| ended < day)
    {
        let message = say!(
            context.lang,
            "名表中{name}任“{written}”到{ended}为止，见{file}第{line}行；是否应写“原{written}”",
            "By the list {name} was “{written}” until {ended}: see {file}, line {line}. Should it say 原?",
        );
        let title = say!(context.lang, "改为“原{written}”", "Change to “原{written}”");
        out.report(held.place(), message).fix(title, held.place(), format!("原{written}"));
    }
}
