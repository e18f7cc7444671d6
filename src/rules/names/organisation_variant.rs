//! `organisation-variant`: one organisation under two spellings.

use super::variant::{self, Pair};
use crate::facts::register::{EntityKind, Likeness};
use crate::rules::{
    ArticleView, Confidence, Drafts, Family, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::text::Bilingual;

/// `organisation-variant`.
#[derive(Debug)]
pub struct OrganisationVariant;

static INFO: RuleInfo = RuleInfo {
    code: "organisation-variant",
    former_codes: &[],
    family: Family::Names,
    severity: Severity::Warning,
    on_by_default: true,
    points: None,
    confidence: Confidence::Medium,
    kinds: &["A19", "A20", "A36"],
    page: RulePage {
        title: Bilingual { zh: "机构名前后不一", en: "Organisation in two spellings" },
        finds: Bilingual {
            zh: "文中反复出现的机构名，另有一处与它只差一个音同、音近或形近的字，或者相邻两字颠倒。",
            en: "An organisation that the article names again and again, and one copy of it with a single slip: a \
                 character that sounds or looks alike, or two neighbours swapped.",
        },
        why: Bilingual {
            zh: "机构名是专名，错一个字就不是这个机构。",
            en: "An organisation's name is its own; one wrong character makes it another body.",
        },
        instead: Bilingual {
            zh: "对照机构的全称，统一写法。",
            en: "Check the full name and write it one way.",
        },
        silent: Bilingual {
            zh: "两个名称都反复出现；两者并列；那个字与前后文组成别的词。",
            en: "Silent where both come back or stand side by side, and where the character belongs to another word.",
        },
        source: Bilingual {
            zh: "校对“校异同”的基本要求：同一机构名全篇一致",
            en: "The first rule of proofreading: one name is written one way throughout",
        },
    },
    examples: &[],
};

impl Rule for OrganisationVariant {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        for pair in variant::pairs(article.register, |entity| entity.kind == EntityKind::Organisation) {
            if is_slip(&pair, article) {
                variant::report(&pair.variant(), article, context, out);
            }
        }
    }
}

fn is_slip(pair: &Pair, article: &ArticleView) -> bool {
    if pair.both_come_back() || pair.stand_side_by_side(article) {
        return false;
    }
    let comes_back = pair.known_count().max(pair.copy_count()) > 1;
    match pair.other {
        None => comes_back && pair.copy.stands_out,
        Some(_) => {
            comes_back
                && pair.copy.likeness != Some(Likeness::NearSound)
                && (pair.copy.stands_out || pair.copy.text.chars().count() > 3)
        }
    }
}
