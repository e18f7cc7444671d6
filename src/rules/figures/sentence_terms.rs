//! `sentence-terms`: a term of imprisonment that cannot follow from the terms beside it.

use super::passage::{Passage, passages, place};
use crate::rules::punishment::{PUNISHMENTS, Term};
use crate::rules::{
    BlockView, Confidence, Drafts, Example, Family, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::{Bilingual, holds_any};

/// `sentence-terms`.
#[derive(Debug)]
pub struct SentenceTerms;

static INFO: RuleInfo = RuleInfo {
    code: "sentence-terms",
    former_codes: &[],
    family: Family::Figures,
    severity: Severity::Error,
    on_by_default: true,
    points: Some(10),
    confidence: Confidence::High,
    kinds: &["N02"],
    page: RulePage {
        title: Bilingual {
            zh: "刑期、缓刑考验期与前后数字不符",
            en: "A prison term that its parts do not allow",
        },
        finds: Bilingual {
            zh: "数罪并罚决定执行的刑期，高于各罪刑期之和，或低于其中最长的；缓刑考验期短于原判刑期，或超过五年（拘役超过一年）；有期徒刑超过二十五年或不满六个月，拘役超过一年，管制超过三年。",
            en: "A combined term longer than the sum or shorter than the longest of its parts; a probation shorter than the term or longer than the law allows; a term outside the limits of the law.",
        },
        why: Bilingual {
            zh: "法律规定了上下限，超出的必有一个数字错了。",
            en: "The law sets the limits; one of the figures must be wrong.",
        },
        instead: Bilingual { zh: "对照判决书核对。", en: "Check the judgment." },
        silent: Bilingual {
            zh: "只有一个罪的刑期，或判处无期徒刑、死刑的，不查并罚；被告人不止一个而分不清各人刑期的，不查；说到外国的，不查法定期限。",
            en: "Silent on combined terms with one part only, on life sentences, and where the terms of several defendants cannot be told apart; silent on the limits where another country is named.",
        },
        source: Bilingual {
            zh: "《中华人民共和国刑法》第三十八条、第四十二条、第四十五条、第六十九条、第七十二条、第七十三条",
            en: "Criminal Law of the People's Republic of China, articles 38, 42, 45, 69, 72 and 73",
        },
    },
    examples: &[
        Example::new(
            "王某犯盗窃罪判处有期徒刑一年六个月，犯诈骗罪判处有期徒刑三年，数罪并罚，决定执行有期徒刑⟦五年⟧。",
        ),
        Example::new(
            "王某犯盗窃罪判处有期徒刑二年，犯诈骗罪判处有期徒刑三年，决定执行有期徒刑⟦二年六个月⟧。",
        ),
        Example::new("法院判处李某有期徒刑三年，缓刑⟦二年⟧，并处罚金5万元。"),
        Example::new("法院判处李某有期徒刑二年，缓刑⟦六年⟧。"),
        Example::new("赵某犯危险驾驶罪，被判处拘役三个月，缓刑⟦两个月⟧。"),
        Example::new(
            "王某犯盗窃罪判处有期徒刑一年六个月，犯诈骗罪判处有期徒刑三年，数罪并罚，决定执行有期徒刑四年。",
        ),
        Example::new("王某犯盗窃罪判处有期徒刑二年，犯诈骗罪判处有期徒刑三年，决定执行有期徒刑三年六个月。"),
        Example::new("赖某、李某因犯抢劫罪，分别被判处无期徒刑和有期徒刑⟦95年⟧。"),
        Example::new("赵某犯危险驾驶罪，被判处拘役⟦15个月⟧。"),
        Example::new("法院以贪污罪判处王某有期徒刑二十五年。"),
        Example::new("赖某在国外被判处有期徒刑40年。"),
        Example::new("这类犯罪可处有期徒刑三年以下、拘役或者管制。"),
        Example::new("法院判处李某有期徒刑三年，缓刑四年，并处罚金5万元。"),
        Example::new("法院判处李某有期徒刑三年，缓刑三年。"),
        Example::new("法院判处李某有期徒刑10个月，缓刑1年。"),
        Example::new("赵某犯危险驾驶罪，被判处拘役三个月，缓刑六个月。"),
        Example::new("王某被判处无期徒刑，赵某被判处有期徒刑三年，决定执行有期徒刑五年。"),
        Example::new("王某被判处有期徒刑三年，李某被判处有期徒刑二年，缓刑三年。"),
        Example::new("王某犯诈骗罪判处有期徒刑三年，与前罪并罚，决定执行有期徒刑五年。"),
        Example::new(
            "法院以盗窃罪判处王某有期徒刑二年三个月，以诈骗罪判处其有期徒刑一年六个月，决定执行有期徒刑⟦四年二个月⟧。",
        ),
        Example::new("王某犯诈骗罪，判处有期徒刑6年；犯行贿罪，判处有期徒刑2年，合并执行有期徒刑⟦9年⟧。"),
        Example::new(
            "法院以盗窃罪判处王某有期徒刑二年三个月，以诈骗罪判处其有期徒刑一年六个月，决定执行有期徒刑三年二个月。",
        ),
        Example::new(
            "法院以抢劫罪判处李某有期徒刑六年；以盗窃罪判处王某有期徒刑二年、以诈骗罪判处一年，对王某决定执行有期徒刑二年六个月。",
        ),
    ],
};

impl Rule for SentenceTerms {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        if !PUNISHMENTS.iter().any(|(name, ..)| block.says(name)) {
            return;
        }
        for passage in passages(block, 0) {
            check_limits(&passage, context, out);
            check_probation(&passage, context, out);
            check_combined(&passage, context, out);
        }
    }
}

/// The terms right behind `word` in the passage.
fn terms_behind(passage: &Passage, word: &str) -> Vec<Term> {
    Term::all_behind(word, passage.text, passage.span)
}

/// 有期徒刑95年: longer or shorter than the law allows, whatever the crimes.
fn check_limits(passage: &Passage, context: &RuleContext, out: &mut Drafts) {
    // Courts abroad have laws of their own.
    const ABROAD: [&str; 12] =
        ["国", "联邦", "州法院", "日本", "俄罗斯", "印度", "新加坡", "意大利", "巴西", "泰", "欧", "海外"];
    let text = passage.at(passage.span).replace("我国", "").replace("全国", "");
    if holds_any(&text, &ABROAD) {
        return;
    }
    for (name, least, most) in PUNISHMENTS {
        for term in terms_behind(passage, name) {
            let behind = &passage.text[term.span.end as usize..];
            if (least..=most).contains(&term.months) || behind.starts_with(['以', '至', '到', '—']) {
                continue;
            }
            let given = passage.at(term.span);
            let message = say!(
                context.lang,
                "{name}最短{least}个月，数罪并罚最长{most}个月，文中写“{given}”",
                "{name} is {least} months at least and, for several crimes, {most} at most; the text says “{given}”"
            );
            out.report(place(term.span), message);
        }
    }
}

/// 有期徒刑三年，缓刑四年: the probation is at least as long as the term, and no longer than the law allows.
fn check_probation(passage: &Passage, context: &RuleContext, out: &mut Drafts) {
    for (name, least, most) in [("有期徒刑", 12, 60), ("拘役", 2, 12)] {
        for term in terms_behind(passage, name) {
            let rest = &passage.text[term.span.end as usize..passage.span.end as usize];
            let words = rest.trim_start_matches(['，', ',', '、']);
            let Some(after) = words.strip_prefix("缓刑").or(words.strip_prefix("宣告缓刑")) else {
                continue;
            };
            let at = passage.span.end as usize - after.len();
            let Some(probation) = Term::at(passage.text, at) else { continue };
            let (stated, given) = (passage.at(term.span), passage.at(probation.span));
            let floor = term.months.max(least);
            if (floor..=most).contains(&probation.months) {
                let places = vec![place(term.span), place(probation.span)];
                let message = say!(
                    context.lang,
                    "{name}{stated}，缓刑{given}，合法定期限",
                    "{stated} and {given} fit the law"
                );
                out.held(message, places);
                continue;
            }
            let message = say!(
                context.lang,
                "{name}{stated}，缓刑考验期应不短于原判刑期、不少于{least}个月、不超过{most}个月，文中写“{given}”",
                "The probation of a term of {stated} is no shorter than the term, {least} months at least and {most} at most; the text says “{given}”"
            );
            let draft = out.report(place(probation.span), message);
            draft.evidence(place(term.span), format!("“{name}{stated}”"));
        }
    }
}

/// 数罪并罚，决定执行有期徒刑四年: no more than all the terms together, no less than the longest.
fn check_combined(passage: &Passage, context: &RuleContext, out: &mut Drafts) {
    let text = passage.at(passage.span);
    let other = ["无期徒刑", "死刑", "前罪", "原判", "未执行", "总和刑期", "撤销"];
    if other.iter().any(|word| text.contains(word)) || text.matches("执行有期徒刑").count() != 1 {
        return;
    }
    let [decided] = terms_behind(passage, "执行有期徒刑")[..] else { return };
    let words = ["决定执行有期徒刑", "合并执行有期徒刑", "决定合并执行有期徒刑"];
    let Some(at) = words.iter().filter_map(|word| text.find(word)).min() else { return };
    let from = passage.span.start + at as u32;
    let all = terms_behind(passage, "有期徒刑");
    let parts: Vec<Term> = all.into_iter().filter(|term| term.span.end <= from).collect();
    let (Some(longest), true) = (parts.iter().map(|part| part.months).max(), parts.len() >= 2) else {
        return;
    };
    // Each term belongs to a crime of one person.
    let start = passage.span.start as usize;
    let told = &passage.text[start..from as usize];
    // 犯盗窃罪; 以盗窃罪判处; 构成盗窃罪.
    let crimes = told.matches('犯').count().max(told.matches('罪').count());
    if crimes < parts.len() || told.matches("被告人").count() > 1 || are_several(told) {
        return;
    }
    let sum: u32 = parts.iter().map(|part| part.months).sum();
    let shown: Vec<&str> = parts.iter().map(|part| passage.at(part.span)).collect();
    let (listed, stated) = (shown.join("、"), passage.at(decided.span));
    let places = parts.iter().chain([&decided]).map(|term| place(term.span));
    if (longest..=sum).contains(&decided.months) {
        let message = say!(
            context.lang,
            "{listed}并罚为{stated}，在法定限度内",
            "{stated} is within the limits of {listed}"
        );
        return out.held(message, places.collect());
    }
    let message = say!(
        context.lang,
        "各罪刑期为{listed}，并罚应在{longest}个月以上、{sum}个月以下，文中写“{stated}”",
        "The terms are {listed}; together they allow {longest} to {sum} months, the text says “{stated}”"
    );
    let draft = out.report(place(decided.span), message);
    for part in &parts {
        draft.evidence(place(part.span), format!("“{}”", passage.at(part.span)));
    }
}

/// Whether the words name two people in the way of the courts: 王某, 李某.
fn are_several(words: &str) -> bool {
    let mut surnames = words.match_indices('某').filter_map(|(at, _)| words[..at].chars().next_back());
    let first = surnames.next();
    surnames.any(|surname| Some(surname) != first && surname != '某')
}
