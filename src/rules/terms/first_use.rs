//! `first-use`: a short form before the full form has been given.

use crate::rules::{
    ArticleView, Confidence, Drafts, Example, Family, Place, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::terms::{AliasKind, Entry, EntryId, form_key};
use crate::text::{Bilingual, Span};
use std::collections::BTreeSet;

/// `first-use`.
#[derive(Debug)]
pub struct FirstUse;

static INFO: RuleInfo = RuleInfo {
    code: "first-use",
    former_codes: &[],
    family: Family::Wording,
    severity: Severity::Hint,
    on_by_default: false,
    points: None,
    confidence: Confidence::Medium,
    kinds: &["T26"],
    page: RulePage {
        title: Bilingual { zh: "首次出现未用全称", en: "Short form before the full one" },
        finds: Bilingual {
            zh: "词条注明为简称、俗称的写法先出现，全称到后文才出现。",
            en: "A form that a term entry calls short or a nickname, where the text gives the full form only later.",
        },
        why: Bilingual {
            zh: "有的报社要求首次出现用全称，以后再用简称。",
            en: "Some papers want the full form first and the short form afterwards.",
        },
        instead: Bilingual { zh: "首次出现改用全称。", en: "Give the full form first." },
        silent: Bilingual {
            zh: "标题和小标题里；全称已在正文前面出现，或全文没有出现（通行的简称不必交代）；词条没有全称；在更长的引文、书名里。默认不启用。",
            en: "Silent in title matter, after the full form, where the text never gives it, where the entry has no full form, and inside longer \
                 quotations and titles. Off by default.",
        },
        source: Bilingual { zh: "词条的 aliases", en: "`aliases` of the term entry" },
    },
    examples: &[
        Example::new("法官翻开⟦民法典⟧，逐条解释。散场时，每人领到一本《中华人民共和国民法典》。"),
        Example::new("各村依托⟦矛调中心⟧，接待来访120批。社会矛盾纠纷调处化解中心还派人下村。"),
        Example::new("健全“⟦三治⟧”体系，村里有了新气象。三治融合，靠的是人心。"),
        Example::new("落实⟦总包代发⟧，工人按月领到工资。总包代发工资，大家都放心。"),
        Example::new("全市推行⟦谁执法谁普法⟧，责任到人。“谁执法谁普法”普法责任制还写进了考核。"),
        // Silent.
        Example::new("法官翻开《中华人民共和国民法典》，又说民法典写得明白。"),
        Example::new("三治融合是好办法。健全“三治”体系，村里有了新气象。"),
        Example::new("落实总包代发工资制度。总包代发后，工人按月领到工资。"),
        Example::new("民法典进校园\n志愿者走进校园，讲解身边的法律。"),
        Example::new("他写了一本《民法典故事》，印数3000册。"),
        Example::new("全市推广枫桥经验，小事就地解决。"),
        Example::new("各村依托矛调中心，接待来访120批。村民称好。"),
        Example::new("他说：“我懂民法典，也懂道理。”"),
    ],
};

impl Rule for FirstUse {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        let mut introduced: BTreeSet<EntryId> = BTreeSet::new();
        for (index, block) in article.blocks.iter().enumerate().filter(|(_, block)| block.role.is_prose()) {
            for hit in block.terms.iter().filter(|hit| hit.form.is_right()) {
                let Some(&id) = hit.entries.first() else { continue };
                let entry = context.terms.entry(id);
                let written = block.at(hit.span);
                let inside =
                    block.facts.quoted.iter().any(|it| it.inner.covers(hit.span) && it.inner != hit.span);
                if inside || !introduced.insert(id) || !is_short(entry, written) {
                    continue;
                }
                let Some(full) = full_form(entry, written) else { continue };
                let place = Place::new(index, hit.span);
                let Some(later) = later_use(article, id, full, place) else { continue };
                let message = say!(
                    context.lang,
                    "“{written}”是简称，全称“{full}”到后文才出现，首次出现可用全称",
                    "“{written}” is a short form and the full form “{full}” comes only later: give it first"
                );
                out.report(place, message)
                    .evidence(later, say!(context.lang, "全称在这里才出现", "the full form comes only here"))
                    .rewrite(context.lang, place, super::bare(full));
            }
        }
    }
}

/// Where the full form of the entry stands after `place` in the text; without one the short form is taken to be known.
fn later_use(article: &ArticleView, id: EntryId, full: &str, place: Place) -> Option<Place> {
    let full = form_key(super::bare(full));
    let mut blocks =
        article.blocks.iter().enumerate().skip(place.block).filter(|(_, block)| block.role.is_prose());
    blocks.find_map(|(index, block)| {
        let is_later = |span: Span| index > place.block || span.start > place.span.start;
        let hit = block.terms.iter().find(|hit| {
            hit.entries.contains(&id)
                && is_later(hit.span)
                && form_key(super::bare(block.at(hit.span))) == full
        });
        hit.map(|hit| Place::new(index, hit.span))
    })
}

/// Whether the entry calls the form short.
fn is_short(entry: &Entry, written: &str) -> bool {
    let written = form_key(written);
    let alias = entry.aliases.iter().find(|alias| form_key(&alias.form) == written);
    match alias {
        Some(alias) => matches!(alias.kind, AliasKind::Short | AliasKind::Nickname),
        // The preferred form is the short one where another is called full.
        None => entry.aliases.iter().any(|alias| alias.kind == AliasKind::Full),
    }
}

/// The full form: the one that is called so, else the preferred one.
fn full_form<'e>(entry: &'e Entry, written: &str) -> Option<&'e str> {
    let named = entry.aliases.iter().find(|alias| alias.kind == AliasKind::Full);
    let full = named.map_or(entry.term.as_str(), |alias| alias.form.as_str());
    (form_key(full) != form_key(written)).then_some(full)
}
