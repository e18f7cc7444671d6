//! `percentage-point`: the difference of two percentages given in percent instead of percentage points.

use super::change::changes;
use super::passage::{passages, place, rounded, show};
use crate::facts::quantity::{Interval, Kind};
use crate::rules::{
    BlockView, Confidence, Drafts, Example, Family, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::Bilingual;
use rust_decimal::Decimal;

/// `percentage-point`.
#[derive(Debug)]
pub struct PercentagePoint;

static INFO: RuleInfo = RuleInfo {
    code: "percentage-point",
    former_codes: &[],
    family: Family::Figures,
    severity: Severity::Error,
    on_by_default: true,
    points: Some(10),
    confidence: Confidence::High,
    kinds: &["N09", "NM09"],
    page: RulePage {
        title: Bilingual { zh: "百分比与百分点混用", en: "Percent for percentage points" },
        finds: Bilingual {
            zh: "“由80%升至92%，提高12%”：两个百分比之差应当用“个百分点”；百分点数与两者之差不符的也提出。",
            en: "The difference of two percentages given in percent, or a number of percentage points that is not their difference.",
        },
        why: Bilingual {
            zh: "“提高12%”指80%的12%，即提高到89.6%，意思变了。",
            en: "“Up 12 %” from 80 % means 89.6 %.",
        },
        instead: Bilingual { zh: "写“提高12个百分点”。", en: "Write 12个百分点." },
        silent: Bilingual {
            zh: "写的确是相对变化（80%到92%提高15%），或者是约数时不报。",
            en: "Silent where the relative change is meant, and on approximate figures.",
        },
        source: Bilingual {
            zh: "国家统计局统计用语", en: "Usage of the National Bureau of Statistics"
        },
    },
    examples: &[
        Example::new("覆盖率由80%升至92%，提高⟦12%⟧。"),
        Example::new("发案率从5%降到3%，下降了⟦2%⟧。"),
        Example::new("群众满意率由91.5%提高到97.5%，上升⟦6%⟧。"),
        Example::new("绿化率从32.1%提高到35.6%，提高⟦4.5个百分点⟧。"),
        Example::new("参保率由85%提高到96%，提升了⟦10个百分点⟧。"),
        Example::new("覆盖率由80%升至92%，提高12个百分点。"),
        Example::new("覆盖率由80%升至92%，提高15%。"),
        Example::new("发案率从5%降到3%，破案率提高8%。"),
        Example::new("绿化率从32.1%提高到35.6%，提高3.5个百分点。"),
        Example::new("参保率由不足85%提高到96%，提升了10多个百分点。"),
        Example::new("占比由12%提高到18%，产值增长6%。"),
        Example::new("利率由4.35%下调至4.1%，下调0.25个百分点。"),
        Example::new("满意率由91%提高到97%，办结量提高6%。"),
    ],
};

impl Rule for PercentagePoint {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        for passage in passages(block, 3) {
            for change in changes(&passage) {
                let (from, to) = (&passage.quantities[change.from], &passage.quantities[change.to]);
                let last = change.from.max(change.to);
                let (Some(stated), Some(a), Some(b)) =
                    (passage.quantities.get(last + 1), from.exact(), to.exact())
                else {
                    continue;
                };
                let gap = passage.gap(last, last + 1).trim_start_matches(['，', ',']);
                let verb = [
                    "提高", "提升", "上升", "下降", "降低", "增加", "增长", "升高", "减少", "下调", "上调",
                    "回落", "上涨", "升", "降", "增", "减",
                ]
                .iter()
                .find_map(|verb| gap.strip_prefix(verb));
                if from.kind != Kind::Percent || !matches!(verb, Some("" | "了" | "达")) {
                    continue;
                }
                let difference = (b - a).abs();
                let formula = format!("{}%-{}%={}", show(a.max(b)), show(a.min(b)), show(difference));
                let places = vec![place(from.span), place(to.span), place(stated.span)];
                let words = passage.shown(stated);
                let step = from.step.max(to.step).max(stated.step);
                let about = Interval::closed(difference - step, difference + step);
                let fits = stated.exact() == Some(difference)
                    || (from.step != to.step && stated.value.meets(&about))
                    || stated.exact().is_none();
                match stated.kind {
                    Kind::PercentPoint if fits => {
                        if stated.exact().is_some() {
                            out.held(
                                say!(context.lang, "{formula}个百分点，相符", "{formula} points, as stated"),
                                places,
                            );
                        }
                        continue;
                    }
                    Kind::PercentPoint => {}
                    Kind::Percent if stated.exact() == Some(difference) => {}
                    _ => continue,
                }
                let relative =
                    if a.is_zero() { Decimal::ZERO } else { difference * Decimal::ONE_HUNDRED / a };
                let ambiguous = stated.kind == Kind::Percent
                    && rounded(relative, stated.decimals) == rounded(stated.written, stated.decimals);
                let result = format!("{}个百分点", show(difference));
                let draft = out.report(
                    place(stated.span),
                    say!(
                        context.lang,
                        "{formula}，应为“{result}”，文中写“{words}”",
                        "{formula}: “{result}”, the text says “{words}”",
                        result = &result
                    ),
                );
                if ambiguous {
                    draft.severity(Severity::Hint);
                }
                passage.cite(draft, [from, to]);
                draft.fix(
                    say!(context.lang, "改为“{result}”", "Change to “{result}”", result = &result),
                    place(stated.span),
                    result.clone(),
                );
            }
        }
    }
}
