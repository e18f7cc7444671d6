//! `unattainable-rate`: a rate that no number of the people named can give.

use super::passage::{passages, place, rounded};
use crate::facts::cue::CueKind;
use crate::facts::quantity::Kind;
use crate::rules::{
    BlockView, Confidence, Drafts, Example, Family, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::{Bilingual, holds_any};
use rust_decimal::Decimal;

/// `unattainable-rate`.
#[derive(Debug)]
pub struct UnattainableRate;

static INFO: RuleInfo = RuleInfo {
    code: "unattainable-rate",
    former_codes: &[],
    family: Family::Figures,
    severity: Severity::Information,
    on_by_default: true,
    points: Some(10),
    confidence: Confidence::Medium,
    kinds: &["N04"],
    page: RulePage {
        title: Bilingual {
            zh: "人数得不出的比率", en: "A rate that no number of the people named can give"
        },
        finds: Bilingual {
            zh: "“48名代表打分，满意率97.5%”：48人里无论多少人满意，都得不出97.5%。",
            en: "“48 rated it, 97.5 % satisfied”: no number out of 48 gives that rate.",
        },
        why: Bilingual {
            zh: "人数或比率可能有误；也可能比率的基数不是这些人。",
            en: "The number or the rate may be wrong; or its base is another.",
        },
        instead: Bilingual { zh: "核对基数；基数不同的，写明。", en: "Check the base." },
        silent: Bilingual {
            zh: "人数多到任何比率都可能时，比率是加权得分时不报。",
            en: "Silent where the number is large enough for any rate, and on weighted scores.",
        },
        source: Bilingual { zh: "算术", en: "Arithmetic" },
    },
    examples: &[
        Example::new("48名村民代表在线打分，满意率达⟦97.5%⟧。"),
        Example::new("向36名来访群众发放问卷，满意率为⟦95.2%⟧。"),
        Example::new("25名代表现场测评，满意率⟦97%⟧。"),
        Example::new("随机回访了20户居民，满意率达⟦97.6%⟧。"),
        Example::new("12名评委打分，支持率为⟦95%⟧。"),
        Example::new("40名村民代表在线打分，满意率达97.5%。"),
        Example::new("向1200名群众发放问卷，满意率为95.2%。"),
        Example::new("25名代表现场测评，满意率96%。"),
        Example::new("48名代表参加会议，办结率97.5%。"),
        Example::new("随机回访了300户居民，满意率达97.6%。"),
        Example::new("36名来访群众提出意见。"),
        Example::new("48名代表打分，综合满意率加权后为97.5%。"),
        Example::new("3名评委打分，支持率为66.7%。"),
    ],
};

impl Rule for UnattainableRate {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        for passage in passages(block, 2) {
            if !passage.quantities.iter().any(|quantity| quantity.kind == Kind::Percent) {
                continue;
            }
            let words = passage.at(passage.span);
            let polled =
                holds_any(words, &["打分", "测评", "问卷", "投票", "填写", "回访", "评价", "评议", "打钩"]);
            let weighted = holds_any(words, &["加权", "综合", "平均", "得分", "两项", "多项"]);
            let mut people = passage.quantities.iter().filter(|quantity| {
                matches!(quantity.counts_in(), Some("人" | "户" | "家")) && quantity.kind == Kind::Count
            });
            let (Some(base), None, true, false) = (people.next(), people.next(), polled, weighted) else {
                continue;
            };
            for rate in passage
                .quantities
                .iter()
                .filter(|quantity| quantity.kind == Kind::Percent && quantity.span.start > base.span.end)
            {
                let named = holds_any(
                    passage.before(rate),
                    &["满意率", "支持率", "赞成率", "同意率", "好评率", "知晓率", "满意度"],
                );
                let changed = passage.cued(rate.before, &[CueKind::Up, CueKind::Down, CueKind::YearOnYear]);
                let (Some(n), Some(p)) = (base.exact(), rate.exact()) else { continue };
                if !named || changed || n > Decimal::ONE_THOUSAND || n < Decimal::TWO {
                    continue;
                }
                let near = p * n / Decimal::ONE_HUNDRED;
                let attainable = [near.floor(), near.ceil()]
                    .into_iter()
                    .any(|count| rate.rounding().contains(count * Decimal::ONE_HUNDRED / n));
                if attainable {
                    continue;
                }
                let options = [near.floor(), near.ceil()].map(|count| {
                    format!("{count}÷{n}={}%", rounded(count * Decimal::ONE_HUNDRED / n, rate.decimals))
                });
                let message = say!(
                    context.lang,
                    "{a}，{b}，得不出“{x}”；请核对基数",
                    "{a}, {b}: none gives “{x}”; check the base",
                    a = &options[0],
                    b = &options[1],
                    x = passage.shown(rate)
                );
                out.report(place(rate.span), message).evidence(
                    place(base.span),
                    say!(context.lang, "基数“{x}”", "the base “{x}”", x = passage.shown(base)),
                );
            }
        }
    }
}
