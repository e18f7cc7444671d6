//! `formula-members`: a known formula with a member that is not one of its own (“三治”: 自治、法治、政治).

use super::bare;
use crate::facts::list::List;
use crate::rules::{
    BlockView, Confidence, Drafts, Example, Family, Place, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::terms::{Entry, form_key};
use crate::text::{Bilingual, Span};

/// `formula-members`.
#[derive(Debug)]
pub struct FormulaMembers;

static INFO: RuleInfo = RuleInfo {
    code: "formula-members",
    former_codes: &[],
    family: Family::Terms,
    severity: Severity::Information,
    on_by_default: true,
    points: None,
    confidence: Confidence::Medium,
    kinds: &[],
    page: RulePage {
        title: Bilingual { zh: "数字式提法的成员不符", en: "Member of a formula differs" },
        finds: Bilingual {
            zh: "文中列出“三治”这类提法的各项，个数对得上，其中一项却不是词条所列的那一项。",
            en: "A formula such as “三治” is spelled out in the text, and one of its members is another than the one in the \
                 term entry.",
        },
        why: Bilingual {
            zh: "提法的各项是固定的，换了一项就不是这个提法。",
            en: "The members of a formula are fixed; with another member it is another formula.",
        },
        instead: Bilingual {
            zh: "对照词条的出处核对；确有另一种说法的，另立词条或在本报词条中改写。",
            en: "Check it against the source of the entry. Where your region has a formula of its own, give it an entry.",
        },
        silent: Bilingual {
            zh: "列举用“等”收尾；有两项以上不同，是同名的另一种提法；个数不同，由“数目与列举不符”报告；词条没有列出各项。",
            en: "Silent where the list is open, where two or more members differ (another formula of that name), where the \
                 count differs (told by the rule on counts), and where the entry has no members.",
        },
        source: Bilingual {
            zh: "内置词条和本报词条的 expands_to，出处见词条",
            en: "`expands_to` of the term entries, each with its source",
        },
    },
    examples: &[
        Example::new("健全“三治”（自治、法治、⟦政治⟧）体系，村里有了新气象。"),
        Example::new("坚持自治、法治、⟦得治⟧“三治”融合，小事不出村。"),
        Example::new("会前抓“三定”：定时、定人、⟦定位⟧。"),
        Example::new("全市划定“三区”，即封控区、⟦管制区⟧、防范区。"),
        Example::new("推进“三源”治理（警源、访源、⟦电源⟧），警情下降。"),
        // Silent.
        Example::new("健全“三治”（自治、法治、德治）体系，村里有了新气象。"),
        Example::new("坚持自治、法治、德治“三治”融合，小事不出村。"),
        Example::new("会前抓“三定”：定岗、定责、定位。"),
        Example::new("会前抓“三定”：定时、定人、定题。"),
        Example::new("全市划定“三区”，即封控区、管控区、防范区。"),
        Example::new("第三定点医院设在镇上，急诊、门诊、住院都方便。"),
        Example::new("“三治”好，自治、法治、美治都有人讲。"),
        Example::new("“三字经”里有亲师友、习礼仪、知某数。"),
    ],
};

impl Rule for FormulaMembers {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        for list in block.facts.lists.iter().filter(|list| list.claim.coined && !list.open) {
            let Some(entry) = formula(block, list, context) else { continue };
            if entry.expands_to.len() == list.members.spans.len() {
                compare(block, list, entry, context, out);
            }
        }
    }
}

/// The entry, with members, of the term whose numeral the list is held against.
fn formula<'c>(block: &BlockView, list: &List, context: &RuleContext<'c>) -> Option<&'c Entry> {
    let hit = block.terms.iter().find(|hit| hit.form.is_right() && hit.span.covers(list.claim.numeral))?;
    let entries = hit.entries.iter().map(|&entry| context.terms.entry(entry));
    entries.into_iter().find(|entry| !entry.expands_to.is_empty())
}

fn compare(block: &BlockView, list: &List, entry: &Entry, context: &RuleContext, out: &mut Drafts) {
    let written: Vec<String> = list.members.spans.iter().map(|&span| form_key(block.at(span))).collect();
    let known: Vec<String> = entry.expands_to.iter().map(|member| form_key(member)).collect();
    // Words before the list may cling to its first member.
    let is_same = |index: usize, member: &String| match index {
        0 => written[0].ends_with(member.as_str()),
        _ => written[index].contains(member.as_str()) || member.contains(written[index].as_str()),
    };
    let foreign: Vec<usize> =
        (0..written.len()).filter(|&index| !known.iter().any(|member| is_same(index, member))).collect();
    let missing: Vec<usize> = (0..known.len())
        .filter(|&member| !(0..written.len()).any(|index| is_same(index, &known[member])))
        .collect();
    let members = entry.expands_to.join("、");
    let term = bare(&entry.term);
    match (foreign.as_slice(), missing.as_slice()) {
        ([], []) => out.held(
            say!(context.lang, "“{term}”的各项与词条相符", "the members of “{term}” are those of its entry"),
            vec![Place::new(0, list.claim.span), Place::new(0, list.span)],
        ),
        // A first member that words cling to cannot be told from them.
        (&[index], &[member]) if index > 0 && known.len() > 2 => {
            let place = Place::new(0, unmarked(block, list.members.spans[index]));
            let (here, right) = (block.at(place.span), bare(&entry.expands_to[member]));
            let message = say!(
                context.lang,
                "“{term}”指{members}，这里没有“{right}”，而有“{here}”",
                "“{term}” stands for {members}; here “{here}” stands in place of “{right}”"
            );
            out.report(place, message)
                .evidence(Place::new(0, list.claim.span), say!(context.lang, "提法在这里", "the formula"))
                .rewrite(context.lang, place, right);
        }
        _ => {}
    }
}

/// A member without the quotation marks around it.
fn unmarked(block: &BlockView, span: Span) -> Span {
    let text = block.at(span);
    let inner = text.strip_prefix('“').and_then(|rest| rest.strip_suffix('”'));
    match inner {
        Some(inner) => Span::new(
            span.start as usize + '“'.len_utf8(),
            span.start as usize + '“'.len_utf8() + inner.len(),
        ),
        None => span,
    }
}
