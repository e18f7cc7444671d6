//! `place-variant`: one place under two spellings.

use super::variant::{self, Pair};
use crate::facts::register::{EntityKind, Likeness};
use crate::rules::{
    ArticleView, Confidence, Drafts, Family, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::text::Bilingual;

/// `place-variant`.
#[derive(Debug)]
pub struct PlaceVariant;

static INFO: RuleInfo = RuleInfo {
    code: "place-variant",
    former_codes: &[],
    family: Family::Names,
    severity: Severity::Warning,
    on_by_default: true,
    points: None,
    confidence: Confidence::Medium,
    kinds: &["A22", "T02"],
    page: RulePage {
        title: Bilingual { zh: "地名前后不一", en: "Place name in two spellings" },
        finds: Bilingual {
            zh: "文中反复出现的地名，另有一处与它只差一个音同、音近或形近的字（石浦镇、石埔镇）。",
            en: "A place that the article names again and again, and one copy of it with a character that sounds or looks \
                 alike.",
        },
        why: Bilingual {
            zh: "地名差一个字就是另一个地方，或者根本没有这个地方。",
            en: "One character makes it another place, or none at all.",
        },
        instead: Bilingual {
            zh: "核对地名，统一写法。", en: "Check the name and write it one way."
        },
        silent: Bilingual {
            zh: "两个地名都反复出现；两者并列；两者都是行政区划表里的地名（河南、河北；阜阳、富阳）；\
                 那个字与前后文组成别的词。",
            en: "Silent where both come back, stand side by side or are both divisions of the table, and where the \
                 character belongs to another word.",
        },
        source: Bilingual {
            zh: "校对“校异同”的基本要求：同一地名全篇一致",
            en: "The first rule of proofreading: one name is written one way throughout",
        },
    },
    examples: &[],
};

impl Rule for PlaceVariant {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        for pair in variant::pairs(article.register, |entity| entity.kind == EntityKind::Place) {
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
    let is_long = pair.copy.text.chars().count() > 2;
    if !is_long && pair.copy.likeness == Some(Likeness::NearSound) {
        return false;
    }
    let comes_back = pair.known_count().max(pair.copy_count()) > 1;
    match pair.other {
        None => comes_back && pair.copy.stands_out,
        Some(other) => {
            comes_back
                && !(pair.known.is_in_gazetteer && other.is_in_gazetteer)
                && pair.copy.likeness != Some(Likeness::NearSound)
                && (pair.copy.stands_out || is_long)
        }
    }
}
