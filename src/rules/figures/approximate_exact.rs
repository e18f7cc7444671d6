//! `approximate-exact`: an approximator on a figure that is exact to the last digit.

use super::passage::{Passage, passages, place};
use crate::facts::numeral::Form;
use crate::facts::quantity::{Kind, Place, Quantity, Side};
use crate::rules::{
    BlockView, Confidence, Drafts, Example, Family, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::{Bilingual, holds_any};
use rust_decimal::prelude::ToPrimitive;

/// `approximate-exact`.
#[derive(Debug)]
pub struct ApproximateExact;

static INFO: RuleInfo = RuleInfo {
    code: "approximate-exact",
    former_codes: &[],
    family: Family::Figures,
    severity: Severity::Warning,
    on_by_default: true,
    points: Some(10),
    confidence: Confidence::Medium,
    kinds: &["N20", "NM01"],
    page: RulePage {
        title: Bilingual { zh: "约数词加精确数", en: "An approximator on an exact figure" },
        finds: Bilingual {
            zh: "“近42098条”“1326余件”“约1207.36元”：数字精确到个位（至少三位有效数字，末位不为零），前后又有“近、余、多、左右、上下”；约数后面又写了准确数字，却不在约数的范围里（超2万人，准确数字是19600人）。",
            en: "近, 余, 多, 左右, 上下 beside a figure that is exact to its last digit; a rough figure that the exact one told next contradicts.",
        },
        why: Bilingual {
            zh: "既说是约数，又给出精确数，自相矛盾。", en: "A figure cannot be both."
        },
        instead: Bilingual {
            zh: "删去约数词，或者写成整数：近4.21万条、1300余件。",
            en: "Drop the approximator or round the figure.",
        },
        silent: Bilingual {
            zh: "有万、亿的数（约1.234亿元）、换算得出的度量、整数（近42000条）、年份、“超过”“不少于”这类界限不报。",
            en: "Silent on figures in 万 and 亿, converted measures, round figures, years, and bounds such as 超过.",
        },
        source: Bilingual {
            zh: "GB/T 15835—2011；《数字用法常见差错二十例》", en: "GB/T 15835—2011"
        },
    },
    examples: &[
        Example::new("起跑线上站了⟦超2万人⟧，准确数字是19600人。"),
        Example::new("起跑线上站了近2万人，准确数字是19600人。"),
        Example::new("报名的超2万人，到场的人数是19600人。"),
        Example::new("这列地铁是为里约2016运动会造的。"),
        Example::new("到会的采购商比上届少，也低于115届的数目。"),
        Example::new("全市采集矛盾纠纷信息⟦近42098条⟧。"),
        Example::new("化解各类纠纷⟦1326余件⟧。"),
        Example::new("全年接待群众⟦3579人左右⟧。"),
        Example::new("发放宣传资料⟦将近12347份⟧。"),
        Example::new("累计走访⟦2163多户⟧。"),
        Example::new("共有志愿者⟦大约1758名⟧。"),
        Example::new("全市采集矛盾纠纷信息近42000条。"),
        Example::new("化解各类纠纷1326件。"),
        Example::new("总投资约1.234亿元。"),
        Example::new("村子距县城约127公里。"),
        Example::new("接待群众超过3579人。"),
        Example::new("每天约有125人前来咨询。"),
        Example::new("近1980年代的建筑。"),
        Example::new("至少1326人报名。"),
        Example::new("化解纠纷1300余件。"),
        Example::new("平均每年约新增3579户。"),
    ],
};

impl Rule for ApproximateExact {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        for passage in passages(block, 1) {
            for pair in passage.quantities.windows(2) {
                check_told_exactly(&passage, &pair[0], &pair[1], context, out);
            }
            for quantity in passage.quantities {
                let Some(bound) =
                    quantity.bounds.iter().find(|bound| contradicts_exactness(bound.side, bound.place))
                else {
                    continue;
                };
                let word = passage.at(bound.span);
                // 约合1625元 tells another currency.
                if word.ends_with('合') {
                    continue;
                }
                let estimated = holds_any(
                    passage.clause_before(quantity),
                    &["平均", "均", "预计", "估", "将", "每", "约合", "折合", "相当"],
                );
                // 约 and 大约 are said of computed figures of three digits.
                let exact = significant(quantity) >= if bound.side == Side::About { 4 } else { 3 };
                if !exact || estimated || quantity.range.is_some() {
                    continue;
                }
                let figure = passage.at(quantity.figure);
                let message = say!(
                    context.lang,
                    "“{figure}”精确到个位，又说“{word}”，自相矛盾",
                    "“{figure}” is exact to the last digit, yet stands with “{word}”"
                );
                let title = say!(context.lang, "删去“{word}”", "Delete “{word}”");
                out.report(place(quantity.span), message)
                    .evidence(
                        place(bound.span),
                        say!(context.lang, "约数词“{word}”", "the approximator “{word}”"),
                    )
                    .fix(title, place(bound.span), "");
            }
        }
    }
}

/// 超2万人，准确数字是19600人: a figure that is told again to the last place lies where its approximator says.
fn check_told_exactly(
    passage: &Passage,
    rough: &Quantity,
    exact: &Quantity,
    context: &RuleContext,
    out: &mut Drafts,
) {
    const EXACTLY: [&str; 7] =
        ["准确数字是", "准确数字为", "确切数字是", "确切数字为", "准确地说是", "准确说是", "具体数字是"];
    let again = passage.between(rough.span, exact.span).trim_start_matches(['，', ',', '—', '（']);
    let told = EXACTLY.contains(&again) && rough.same_unit(exact) && !rough.bounds.is_empty();
    let (Some(value), true) = (exact.exact(), told) else { return };
    let (shown, stated) = (passage.at(rough.span), passage.shown(exact));
    let places = [place(rough.span), place(exact.span)];
    if rough.value.contains(value) {
        let message = say!(context.lang, "{stated}在“{shown}”之内，相符", "{stated} is {shown}, as stated");
        return out.held(message, places.to_vec());
    }
    let message = say!(
        context.lang,
        "准确数字是“{stated}”，与“{shown}”不合",
        "The exact figure is “{stated}”, which is not {shown}"
    );
    out.report(places[0], message).evidence(places[1], say!(context.lang, "准确数字", "the exact figure"));
}

fn contradicts_exactness(side: Side, at: Place) -> bool {
    match side {
        Side::About | Side::Below => true,
        Side::Above => at != Place::Before,
        Side::AtLeast | Side::AtMost => false,
    }
}

/// The digits of a whole figure whose last one is not zero; 0 where it is not one that was counted.
fn significant(quantity: &Quantity) -> usize {
    let counted = match quantity.kind {
        // 里约2016 names a year; 低于115届 a session.
        Kind::Count
            if quantity.counts_in().is_none()
                && (1900..2100).contains(&quantity.written.to_i32().unwrap_or(0)) =>
        {
            false
        }
        Kind::Count => !matches!(quantity.counts_in(), Some("届" | "号" | "期" | "路")),
        Kind::Money => quantity.decimals <= 2,
        _ => false,
    };
    let whole = quantity.written.normalize();
    if !counted || quantity.scale > 0 || quantity.form == Form::Chinese || quantity.vague {
        return 0;
    }
    let digits = whole.to_string().bytes().filter(u8::is_ascii_digit).count();
    let ends_round = quantity.decimals == 0 && (whole % rust_decimal::Decimal::TEN).is_zero();
    let decimals_of_money = quantity.kind == Kind::Money && quantity.decimals == 2;
    if ends_round || (quantity.decimals > 0 && !decimals_of_money) { 0 } else { digits }
}
