//! `place-suffix-lost`: a village without its 村 before a post (中沙村 … 中沙书记).

use crate::facts::register::EntityKind;
use crate::rules::{
    ArticleView, Confidence, Drafts, Example, Family, Place, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::{Bilingual, Span};

/// `place-suffix-lost`.
#[derive(Debug)]
pub struct PlaceSuffixLost;

/// Words for the type that are lost.
const TYPES: &[&str] = &["村", "社区"];

/// Posts that a village or estate has.
const POSTS: &[&str] =
    &["党支部书记", "党总支书记", "党委书记", "书记", "支书", "主任", "网格员", "网格长", "党支部", "党总支"];

static INFO: RuleInfo = RuleInfo {
    code: "place-suffix-lost",
    former_codes: &[],
    family: Family::Names,
    severity: Severity::Information,
    on_by_default: true,
    points: None,
    confidence: Confidence::Medium,
    kinds: &["A26"],
    page: RulePage {
        title: Bilingual { zh: "地名漏了“村”“社区”", en: "A village without its 村" },
        finds: Bilingual {
            zh: "文中有“中沙村”，另一处直接写“中沙书记”“中沙支书”，少了“村”字。",
            en: "The article has 中沙村, and a post right after the bare name elsewhere (中沙书记).",
        },
        why: Bilingual {
            zh: "地名残缺，读者会当成人名。", en: "The bare name reads like a person’s."
        },
        instead: Bilingual { zh: "补上“村”或“社区”。", en: "Add the word for the type." },
        silent: Bilingual {
            zh: "“中沙村书记”；后面不是村里职务的；村名只有一个字的。",
            en: "Silent where the word stands, and where no post of a village follows.",
        },
        source: Bilingual {
            zh: "校对“校异同”的基本要求：同一地名全篇一致",
            en: "The first rule of proofreading: one name is written one way throughout",
        },
    },
    examples: &[
        Example::new("云溪村有茶园300亩。⟦云溪⟧书记说，大家的事大家办。"),
        Example::new("白石社区有居民300户。⟦白石⟧网格员每天巡查两次。"),
        Example::new("船到中沙村，已是傍晚。⟦中沙⟧支书早等在码头。"),
        Example::new("望潮村有120户。⟦望潮⟧党支部书记带头清淤。"),
        Example::new("清塘村修了路。村民夸⟦清塘⟧主任办事公道。"),
        Example::new("渔溪村家家都来议事。渔溪村书记说，大家的事大家办。"),
        Example::new("渔溪村家家都来议事。渔溪水清了，书记说，这是大家的功劳。"),
        Example::new("白鹭港社区环境一新。白鹭港社区网格员每天巡查两次。"),
        Example::new("望潮村归望潮镇管。望潮镇书记常来走访。"),
        Example::new("望潮村归望潮镇管。望潮镇党委书记常来走访，望潮村主任都认得他。"),
        Example::new("中沙村修了路。村书记带头出工。"),
        Example::new("清塘村的事，主任最清楚。"),
        Example::new("东村和西村相邻，书记常走动。"),
    ],
};

impl Rule for PlaceSuffixLost {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        for place in article.register.of_kind(EntityKind::Place) {
            let name: &str = &place.forms[0].text;
            let Some((stem, word)) = TYPES.iter().find_map(|word| Some((name.strip_suffix(word)?, *word)))
            else {
                continue;
            };
            if stem.chars().count() > 1 {
                let introduced = Place::from(place.mentions[0].at);
                check(article, (name, stem, word), introduced, context, out);
            }
        }
    }
}

fn check(
    article: &ArticleView,
    (name, stem, word): (&str, &str, &str),
    introduced: Place,
    context: &RuleContext,
    out: &mut Drafts,
) {
    for (number, block) in article.blocks.iter().enumerate() {
        for start in block.places_of(stem) {
            let end = start + stem.len();
            let rest = &block.text[end..];
            let span = Span::new(start, end);
            let is_other =
                block.facts.names.iter().any(|name| {
                    name.span.overlaps(span) && name.span.end > span.end && name.person().is_none()
                });
            if is_other || !POSTS.iter().any(|post| rest.starts_with(post)) {
                continue;
            }
            let message = say!(
                context.lang,
                "文中有“{name}”，这里“{stem}”后面少了“{word}”",
                "The article has “{name}”; here “{stem}” lacks its “{word}”",
            );
            let here = Place::new(number, span);
            out.report(here, message)
                .evidence(introduced, say!(context.lang, "这里写作“{name}”", "“{name}” here"))
                .rewrite(context.lang, here, name);
        }
    }
}
