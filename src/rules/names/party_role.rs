//! `party-role-conflict`: one person is the plaintiff here and the defendant there (原告李某 … 被告李某, 李某将……诉至法院 … 李某辩称).

use crate::facts::register::EntityKind;
use crate::rules::info::both;
use crate::rules::{
    ArticleView, BlockView, Confidence, Drafts, Example, Family, Place, Rule, RuleContext, RuleInfo,
    RulePage, Severity,
};
use crate::say;
use crate::text::{Span, is_han};

/// `party-role-conflict`.
#[derive(Debug)]
pub struct PartyRoleConflict;

static INFO: RuleInfo = RuleInfo {
    code: "party-role-conflict",
    former_codes: &[],
    family: Family::Names,
    severity: Severity::Warning,
    on_by_default: true,
    points: None,
    confidence: Confidence::Medium,
    kinds: &["A11"],
    page: RulePage {
        title: both("原告、被告颠倒", "Plaintiff and defendant changed places"),
        finds: both(
            "同一个人前文是原告（原告张某、张某将李某诉至法院、张某诉称），后文却成了被告（被告张某、张某辩称）。",
            "One person sues (原告张某, 张某将李某诉至法院, 张某诉称) and is sued elsewhere in the article (被告张某, 张某辩称).",
        ),
        why: both(
            "当事人写反，判决的意思就全变了。",
            "With the parties exchanged, the verdict says the contrary.",
        ),
        instead: both("对照裁判文书，核对谁告谁。", "Check in the judgment who sues whom."),
        silent: both(
            "文中有反诉、上诉、二审、另案；两个名字不同；只说到一方。",
            "Silent where the article tells of a counterclaim, an appeal or another case, and where names differ.",
        ),
        source: both("校对“校是非”：前后一致", "Proofreading for sense: one article tells one story"),
    },
    examples: &[
        Example::new("原告张某诉称，被告李某欠款5万元。法院审理认为，被告⟦张某⟧应当还款。"),
        Example::new("乔某向表哥魏某借款30万元。魏某将乔某诉至法院。庭审中，⟦魏某⟧辩称当时生意亏损。"),
        Example::new("渔民赵某把邻居钱某告上法庭。⟦赵某⟧辩称，围墙是自己砌的。"),
        Example::new("被告孙某未到庭。法院认为，原告⟦孙某⟧应当归还渔网。"),
        Example::new("周某诉称，吴某的渔船撞坏了网箱。\n\n⟦周某⟧辩称，当晚雾大。"),
        Example::new("原告张某诉称，被告李某欠款5万元。李某辩称，钱已还清。"),
        Example::new("魏某将乔某诉至法院。庭审中，乔某辩称当时生意亏损。"),
        Example::new("原告张某诉称，被告李某欠款5万元。李某提出反诉，反诉被告张某辩称，钱已还清。"),
        Example::new("原告张某诉称，李某欠款。一审后李某上诉，被告张某辩称，应当还款。"),
        Example::new("张某将李某打伤。法院审理时，张某辩称，自己是还手。"),
        Example::new("被告张某未到庭。法院判令张某还款。"),
        Example::new("原告张某某诉称，被告张某欠款。张某辩称，钱已还清。"),
        Example::new("张某到法院旁听。被告李某辩称，钱已还清。"),
    ],
};

impl Rule for PartyRoleConflict {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        const OTHER_CASES: [&str; 9] =
            ["反诉", "上诉", "二审", "另案", "互诉", "互为", "再审", "反过来", "也将"];
        let says = |word: &&str| article.blocks.iter().any(|block| block.says(word));
        if !["原告", "被告", "诉称", "辩称", "诉至", "告上", "起诉"].iter().any(&says)
            || OTHER_CASES.iter().any(says)
        {
            return;
        }
        let mut told: Vec<(&str, bool, Place)> = Vec::new();
        let people = article.register.of_kind(EntityKind::Person).flat_map(|person| &person.mentions);
        let mut places: Vec<Place> = people.map(|mention| Place::from(mention.at)).collect();
        places.retain(|place| !article.blocks[place.block].at(place.span).contains('某'));
        places.extend(article.blocks.iter().enumerate().flat_map(|(index, block)| masked(index, block)));
        places.sort();
        for place in places.into_iter().filter(|place| article.blocks[place.block].role.is_prose()) {
            let block = &article.blocks[place.block];
            let (start, end) = (place.span.start as usize, place.span.end as usize);
            let Some(sues) = role(block, start, end).filter(|_| !block.is_open_at(place.span)) else {
                continue;
            };
            let text = block.at(place.span);
            let contrary = told.iter().find(|(known, role, _)| *known == text && *role != sues);
            if let Some(&(.., there)) = contrary {
                let [now, then] = if sues { ["原告", "被告"] } else { ["被告", "原告"] };
                let message = say!(
                    context.lang,
                    "{text}前文是{then}，这里成了{now}，请核对谁告谁",
                    "{text} is {then} before and {now} here: check who sues whom",
                );
                out.report(place, message).evidence(there, say!(context.lang, "这里是{then}", "{then} here"));
                return;
            }
            told.push((text, sues, place));
        }
    }
}

/// The masked names of a block: 张某, 张某某.
fn masked(index: usize, block: &BlockView) -> Vec<Place> {
    let name = |at: usize| {
        let surname = block.text[..at].chars().next_back().filter(|&c| is_han(c) && c != '某')?;
        let rest = &block.text[at..];
        let length = rest.chars().take_while(|&c| c == '某').count().min(2) * '某'.len_utf8();
        Some(Place::new(index, Span::new(at - surname.len_utf8(), at + length)))
    };
    block.places_of("某").filter_map(name).collect()
}

/// Whether the name at `start..end` is told to sue (true) or to be sued.
fn role(block: &BlockView, start: usize, end: usize) -> Option<bool> {
    let (before, after) = (&block.text[..start], &block.text[end..]);
    let clause = after.split(['，', '。', '；', '！', '？', ',']).next().unwrap_or_default();
    let starts = |words: &[&str]| words.iter().any(|word| after.starts_with(word));
    let sues_somebody = (clause.starts_with('将') || clause.starts_with('把'))
        && ["诉至", "告上", "诉到", "起诉到", "起诉至"].iter().any(|word| clause.contains(word));
    // 乔某 in 魏某将乔某诉至法院 is sued.
    let is_sued =
        before.rsplit(['，', '。', '；', ',']).next().is_some_and(|it| it.contains(['将', '把', '被']));
    let goes_to_court = starts(&["起诉至", "诉至"]) && !is_sued;
    if before.ends_with("原告") || starts(&["诉称", "起诉称"]) || goes_to_court || sues_somebody {
        Some(true)
    } else if before.ends_with("被告") || starts(&["辩称", "答辩称"]) {
        Some(false)
    } else {
        None
    }
}
