//! `doubling-mismatch`: 翻番 that the two ends do not give.

use super::change::{changes, stated_after};
use super::passage::{passages, place, rounded, scaled};
use crate::facts::quantity::Kind;
use crate::rules::{
    BlockView, Confidence, Drafts, Example, Family, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::Bilingual;
use rust_decimal::Decimal;

/// `doubling-mismatch`.
#[derive(Debug)]
pub struct DoublingMismatch;

static INFO: RuleInfo = RuleInfo {
    code: "doubling-mismatch",
    former_codes: &[],
    family: Family::Figures,
    severity: Severity::Error,
    on_by_default: true,
    points: Some(10),
    confidence: Confidence::High,
    kinds: &["N08", "NM08"],
    page: RulePage {
        title: Bilingual { zh: "翻番与前后数字不符", en: "翻番 that the two ends do not give" },
        finds: Bilingual {
            zh: "“由50家增到150家，翻了两番”：翻一番是2倍，翻两番是4倍，与前后两数不符。",
            en: "“From 50 to 150, 翻了两番”: n 番 is two to the power n.",
        },
        why: Bilingual {
            zh: "翻番不是倍数，常被写错。",
            en: "翻番 is not a multiple and is often mistaken for one.",
        },
        instead: Bilingual {
            zh: "翻n番等于原数乘以2的n次方；不是整番的改写倍数或百分数。",
            en: "n 番 is times 2ⁿ; otherwise write a multiple or a percentage.",
        },
        silent: Bilingual {
            zh: "“近”“超”等词容许的出入不报。", en: "Silent on what 近 and 超 allow."
        },
        source: Bilingual { zh: "算术", en: "Arithmetic" },
    },
    examples: &[
        Example::new("企业由50家增加到150家，翻了⟦两番⟧。"),
        Example::new("年产值从2000万元提高到6000万元，翻了⟦三番⟧。"),
        Example::new("村集体收入由10万元增至30万元，翻了⟦一番⟧。"),
        Example::new("志愿者从200人发展到400人，翻了⟦两番⟧。"),
        Example::new("床位由原来的120张增加到360张，翻⟦两番⟧。"),
        Example::new("企业由50家增加到200家，翻了两番。"),
        Example::new("年产值从2000万元提高到4000万元，翻了一番。"),
        Example::new("收入力争翻一番。"),
        Example::new("收入由10万元增至38万元，近翻两番。"),
        Example::new("企业由50家增加到150家，增长2倍。"),
        Example::new("志愿者从200人发展到405人，翻了一番。"),
        Example::new("到2035年人均收入再翻一番。"),
        Example::new("产值翻了两番，达到400万元。"),
    ],
};

impl Rule for DoublingMismatch {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        for passage in passages(block, 3) {
            for change in changes(&passage) {
                let last = change.from.max(change.to);
                let Some(next) = stated_after(&passage, &change)
                    .filter(|&next| passage.quantities[next].kind == Kind::Doubling)
                else {
                    continue;
                };
                let stated = &passage.quantities[next];
                let (from, to) = (&passage.quantities[change.from], &passage.quantities[change.to]);
                let (Some(a), Some(b)) = (from.exact(), to.exact()) else { continue };
                let times: u32 = stated.written.try_into().unwrap_or(0);
                let gap = passage.gap(last, next);
                let loose = ["近", "超", "多", "约", "以上"].iter().any(|word| gap.contains(word))
                    || !stated.bounds.is_empty();
                if a.is_zero()
                    || times == 0
                    || times > 20
                    || gap.contains(['。', '；'])
                    || gap.chars().count() > 10
                    || loose
                {
                    continue;
                }
                let meant = a * Decimal::from(1u64 << times);
                let ratio = rounded(b / a, 2);
                let formula =
                    format!("{}÷{}={ratio}", scaled(b, to, passage.text), scaled(a, from, passage.text));
                if (b - meant).abs() <= meant / Decimal::TEN {
                    out.held(
                        say!(
                            context.lang,
                            "{formula}，翻{times}番，相符",
                            "{formula}, 2 to the power {times}"
                        ),
                        vec![place(from.span), place(to.span), place(stated.span)],
                    );
                    continue;
                }
                let draft = out.report(
                    place(stated.span),
                    say!(
                        context.lang,
                        "翻{times}番应为{x}，而{formula}",
                        "Doubled {times} times would be {x}, yet {formula}",
                        x = scaled(meant, to, passage.text)
                    ),
                );
                passage.cite(draft, [from, to]);
            }
        }
    }
}
