//! `target-mismatch`: a surplus or gap that target and result do not give; a balance that income and spending do not give.

use super::passage::{Passage, passages, place, rewritten, scaled};
use crate::facts::quantity::{Kind, Quantity};
use crate::rules::{
    BlockView, Confidence, Drafts, Example, Family, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::Bilingual;

/// `target-mismatch`.
#[derive(Debug)]
pub struct TargetMismatch;

static INFO: RuleInfo = RuleInfo {
    code: "target-mismatch",
    former_codes: &[],
    family: Family::Figures,
    severity: Severity::Error,
    on_by_default: true,
    points: Some(10),
    confidence: Confidence::High,
    kinds: &["N53", "N54"],
    page: RulePage {
        title: Bilingual {
            zh: "超额、差额、结余与前后数字不符",
            en: "A surplus, gap or balance that its figures do not give",
        },
        finds: Bilingual {
            zh: "“目标500套，完成530套，超额20套”“收入80万元、支出65万元，结余25万元”：两数之差与写明的差不等。",
            en: "“Target 500, done 530, 20 over”, “income 80, spending 65, 25 left”, where the difference is another.",
        },
        why: Bilingual {
            zh: "三个数字互相矛盾，至少有一个错了。",
            en: "At least one of the three is wrong.",
        },
        instead: Bilingual { zh: "核对三个数字。", en: "Check the three figures." },
        silent: Bilingual {
            zh: "有上年结转、滚存，或者数字是约数时不报。",
            en: "Silent on carry-overs and approximate figures.",
        },
        source: Bilingual { zh: "算术", en: "Arithmetic" },
    },
    examples: &[
        Example::new("年度目标500套，实际完成530套，超额⟦20套⟧。"),
        Example::new("全年收入80万元、支出65万元，结余⟦25万元⟧。"),
        Example::new("计划栽植1200亩，已完成950亩，还差⟦350亩⟧。"),
        Example::new("任务数为36件，完成41件，超额⟦7件⟧。"),
        Example::new("总收入126万元，总支出98万元，盈余⟦38万元⟧。"),
        Example::new("年度目标500套，实际完成530套，超额30套。"),
        Example::new("全年收入80万元、支出65万元，结余15万元。"),
        Example::new("上年结转10万元，全年收入80万元、支出65万元，结余25万元。"),
        Example::new("计划栽植1200亩，已完成950亩，还差250亩。"),
        Example::new("目标500套，完成530套，超额6%。"),
        Example::new("计划投资约500万元，完成530万元，超额20万元。"),
        Example::new("收入80万元，支出65万元，慰问金25万元。"),
        Example::new("目标任务500套，完成530套，新增20套。"),
    ],
};

impl Rule for TargetMismatch {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        for passage in passages(block, 3) {
            for index in 2..passage.quantities.len() {
                let [one, two, stated] = [index - 2, index - 1, index].map(|at| &passage.quantities[at]);
                let comparable = one.same_unit(two)
                    && one.same_unit(stated)
                    && matches!(one.kind, Kind::Count | Kind::Money | Kind::Measure)
                    && one.counts_in().is_some()
                    && !["结转", "滚存", "上年", "累计"]
                        .iter()
                        .any(|word| passage.at(passage.span).contains(word));
                let (Some(a), Some(b), Some(c)) = (one.exact(), two.exact(), stated.exact()) else {
                    continue;
                };
                if !comparable || !is_formula(&passage, one, two, stated) {
                    continue;
                }
                let difference = (a - b).abs();
                let formula = format!(
                    "{}-{}={}",
                    scaled(a.max(b), one, passage.text),
                    scaled(a.min(b), one, passage.text),
                    scaled(difference, stated, passage.text)
                );
                let tolerance = if one.scale > 0 || one.decimals > 0 {
                    one.step.max(two.step).max(stated.step)
                } else {
                    rust_decimal::Decimal::ZERO
                };
                if (difference - c).abs() <= tolerance {
                    out.held(
                        say!(context.lang, "{formula}，相符", "{formula}, as stated"),
                        vec![place(one.span), place(two.span), place(stated.span)],
                    );
                    continue;
                }
                let words = passage.shown(stated);
                let draft = out.report(
                    place(stated.span),
                    say!(context.lang, "{formula}，文中写“{words}”", "{formula}; the text says “{words}”"),
                );
                for quantity in [one, two] {
                    draft.evidence(
                        place(quantity.span),
                        say!(context.lang, "“{x}”", "“{x}”", x = passage.shown(quantity)),
                    );
                }
                if let Some(text) = rewritten(stated, difference, passage.text) {
                    draft.fix(
                        say!(context.lang, "改为“{text}”", "Change to “{text}”", text = &text),
                        place(stated.figure),
                        text,
                    );
                }
            }
        }
    }
}

fn is_formula(passage: &Passage, one: &Quantity, two: &Quantity, stated: &Quantity) -> bool {
    let says = |quantity: &Quantity, words: &[&str]| {
        let clause = passage.clause_before(quantity);
        let own = passage.before(quantity);
        words.iter().any(|word| own.contains(word) || (own.len() < 4 && clause.ends_with(word)))
    };
    let against_target = says(one, &["目标", "计划", "任务"])
        && says(two, &["完成", "实现", "实际", "已"])
        && says(stated, &["超额", "超出", "还差", "尚差", "超目标", "缺口"]);
    let balance = says(one, &["收入"])
        && says(two, &["支出", "开支"])
        && says(stated, &["结余", "盈余", "节余", "净收入", "余"]);
    against_target || balance
}
