//! `vote-tally`: votes that do not add up to those present.

use super::passage::{Passage, passages, place, show};
use crate::facts::quantity::Quantity;
use crate::rules::{
    BlockView, Confidence, Drafts, Example, Family, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::{Bilingual, holds_any};
use rust_decimal::Decimal;

/// `vote-tally`.
#[derive(Debug)]
pub struct VoteTally;

static INFO: RuleInfo = RuleInfo {
    code: "vote-tally",
    former_codes: &[],
    family: Family::Figures,
    severity: Severity::Warning,
    on_by_default: true,
    points: Some(10),
    confidence: Confidence::High,
    kinds: &["N38"],
    page: RulePage {
        title: Bilingual { zh: "票数与到会人数不符", en: "Votes that do not add up" },
        finds: Bilingual {
            zh: "“到会31人，赞成28票、反对2票、弃权2票”：各种票相加不等于到会（投票）人数。",
            en: "Votes for, against and abstaining that do not make up those present.",
        },
        why: Bilingual { zh: "票数或人数有误。", en: "A vote or the number present is wrong." },
        instead: Bilingual {
            zh: "核对票数；有无效票或未投票的，写明。",
            en: "Check the votes; mention invalid ones.",
        },
        silent: Bilingual {
            zh: "写了无效票、废票、未投票，或者没有到会人数时不报。",
            en: "Silent where invalid votes are mentioned or the number present is not.",
        },
        source: Bilingual { zh: "算术", en: "Arithmetic" },
    },
    examples: &[
        Example::new("到会31人，赞成28票、反对2票、弃权⟦2票⟧。"),
        Example::new("应到代表58人，实到52人，表决结果为同意50票，反对1票，弃权⟦3票⟧。"),
        Example::new("共收回选票126张，赞成120票，反对4票，弃权⟦5票⟧。"),
        Example::new("出席会议的代表45人，其中赞成40票、反对3票、弃权⟦1票⟧。"),
        Example::new("参加表决的36人中，赞成30票，反对4票，弃权⟦4票⟧。"),
        Example::new("村民代表42人参加表决，39人同意，⟦4人⟧弃权，无人反对。"),
        Example::new("全票通过：应到委员25人，实到25人，赞成⟦24票⟧。"),
        Example::new("村民代表42人参加表决，39人同意，3人弃权，无人反对。"),
        Example::new("全票通过：应到委员25人，实到25人，赞成25票。"),
        Example::new("村民代表42人参加表决，39人同意，方案获得通过。"),
        Example::new("到会31人，赞成28票、反对2票、弃权1票。"),
        Example::new("赞成28票、反对2票、弃权2票。"),
        Example::new("到会31人，赞成27票、反对2票、弃权1票，无效票1张。"),
        Example::new("应到35人，实到31人，赞成28票、反对2票、弃权1票。"),
        Example::new("以28票赞成、2票反对、1票弃权获得通过。"),
        Example::new("到会31人，赞成28票。"),
        Example::new("收到反对意见12条，31人弃权。"),
        Example::new("到会代表31人，听取意见28条、建议2条。"),
        Example::new(
            "发出选票69张，收回69张，全部有效。总监票人报告计票结果：他得赞成票68张，反对票1张，弃权票⟦2张⟧。",
        ),
        Example::new(
            "发出选票71张，收回71张，全部有效。总监票人报告计票结果：他得赞成票68张，反对票1张，弃权票2张。",
        ),
        Example::new("会议发出表决票1042张，收回936张，其中同意的718票，反对的112票，弃权的⟦43票⟧，无废票。"),
        Example::new("会议发出表决票1042张，收回936张，其中同意的781票，反对的112票，弃权的43票，无废票。"),
        Example::new(
            "会议发出表决票1042张，收回936张，其中同意的718票，反对的112票，弃权的43票，其余是废票。",
        ),
    ],
};

impl Rule for VoteTally {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        if !block.facts.letters.may_hold_any(&["赞成", "反对", "弃权"]) {
            return;
        }
        let told = passages(block, 1);
        for (number, passage) in told.iter().enumerate() {
            let votes: Vec<&Quantity> =
                ["赞成", "反对", "弃权"].iter().filter_map(|kind| vote(passage, kind)).collect();
            if votes.is_empty() {
                continue;
            }
            let whole = passage.at(passage.span);
            let no_void = ["无废票", "没有废票", "无无效票", "没有无效票", "废票0张", "废票0票"];
            let counted = no_void.iter().fold(whole.to_owned(), |words, none| words.replace(none, ""));
            let voided = holds_any(&counted, &["无效", "废票", "未投", "空白", "未按", "缺席", "未表决"]);
            // 无人反对; 全票通过: what is not told is none.
            let none_against = holds_any(
                whole,
                &["无人反对", "没有人反对", "无反对", "没有反对", "无人弃权", "没有人弃权", "无弃权"],
            );
            let unanimous = holds_any(whole, &["全票通过", "全票赞成", "全票同意", "全票当选", "一致通过"]);
            let told_all = votes.len() == 3
                || votes.len() == 2 && none_against
                || votes.len() == 1 && unanimous && vote(passage, "赞成").is_some();
            if !told_all || voided {
                continue;
            }
            // Those present may be told in the sentence before.
            let before = || voters(number.checked_sub(1).and_then(|last| told.get(last))?, &votes);
            let Some(voters) = voters(passage, &votes).or_else(before) else { continue };
            let (Some(n), sum) = (voters.exact(), votes.iter().map(|vote| vote.written).sum::<Decimal>())
            else {
                continue;
            };
            let terms = votes.iter().map(|vote| show(vote.written)).collect::<Vec<_>>().join("+");
            let formula = format!("{terms}={}", show(sum));
            let places: Vec<_> =
                votes.iter().copied().chain([voters]).map(|quantity| place(quantity.span)).collect();
            if sum == n {
                out.held(say!(context.lang, "{formula}，与人数相符", "{formula}, as many as voted"), places);
                continue;
            }
            let message = say!(
                context.lang,
                "各种票相加{formula}，到会（投票）{n}",
                "The votes add up to {formula}; {n} voted",
                n = passage.shown(voters)
            );
            let Some((last, others)) = votes.split_last() else { continue };
            let draft = out.report(place(last.span), message);
            passage.cite(draft, std::iter::once(voters).chain(others.iter().copied()));
        }
    }
}

fn vote<'a>(passage: &Passage<'a>, kind: &str) -> Option<&'a Quantity> {
    let agreed = kind == "赞成";
    passage.quantities.iter().find(|quantity| {
        let before = passage.before(quantity).trim_end_matches(['票', '的', '有', '为']);
        let named = before.ends_with(kind)
            || passage.after(quantity).starts_with(kind)
            || (agreed
                && (before.ends_with("同意")
                    || ["同意", "支持", "投赞成票", "投了赞成票"]
                        .iter()
                        .any(|word| passage.after(quantity).starts_with(word))));
        named && matches!(quantity.counts_in(), Some("票" | "人" | "张")) && quantity.exact().is_some()
    })
}

/// The last figure before the votes that counts those present or the ballots.
fn voters<'a>(passage: &Passage<'a>, votes: &[&Quantity]) -> Option<&'a Quantity> {
    let first = votes.iter().map(|vote| vote.span.start).min()?;
    passage.quantities.iter().rev().find(|quantity| {
        let words = passage.clause_before(quantity);
        let named = ["到会", "实到", "出席", "参加", "收回", "投票", "到场", "有效"]
            .iter()
            .any(|word| words.contains(word) || passage.after(quantity).starts_with(word));
        quantity.span.end <= first && named && matches!(quantity.counts_in(), Some("人" | "张" | "票"))
    })
}
