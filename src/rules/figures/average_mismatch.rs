//! `average-mismatch`: an average that total and number do not give.

use super::passage::{Passage, passages, place, rewritten, rounded, scaled};
use crate::facts::cue::CueKind;
use crate::facts::quantity::{Interval, Kind, Quantity};
use crate::rules::{
    BlockView, Confidence, Drafts, Example, Family, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::Bilingual;
use rust_decimal::Decimal;

/// `average-mismatch`.
#[derive(Debug)]
pub struct AverageMismatch;

static INFO: RuleInfo = RuleInfo {
    code: "average-mismatch",
    former_codes: &[],
    family: Family::Figures,
    severity: Severity::Warning,
    on_by_default: true,
    points: Some(10),
    confidence: Confidence::High,
    kinds: &["N12"],
    page: RulePage {
        title: Bilingual {
            zh: "平均数与总数、个数不符", en: "An average that total and number do not give"
        },
        finds: Bilingual {
            zh: "“6个站全年接访1200次，站均300次”：总数除以个数，与写明的平均数不等。",
            en: "“6 stations, 1,200 visits, 300 each on average”, where the quotient differs.",
        },
        why: Bilingual {
            zh: "三个数字互相矛盾，至少有一个错了。",
            en: "At least one of the three is wrong.",
        },
        instead: Bilingual { zh: "核对三个数字。", en: "Check the three figures." },
        silent: Bilingual {
            zh: "总数、个数不止一组，或平均数的对象与个数不对应时不报；按四舍五入和截去都认可。",
            en: "Silent where there is more than one total or number, or they do not fit the word of the average.",
        },
        source: Bilingual { zh: "算术", en: "Arithmetic" },
    },
    examples: &[
        Example::new("6个站点全年接访1200次，站均⟦300次⟧。"),
        Example::new("全村120户共增收96万元，户均增收⟦9000元⟧。"),
        Example::new("活动持续15天，接待群众3000人，日均接待⟦300人⟧。"),
        Example::new("12名调解员共调处纠纷360件，人均调处⟦36件⟧。"),
        Example::new("36个村共发展项目108个，平均每个村发展项目⟦4个⟧。"),
        Example::new("6个站点全年接访1200次，站均200次。"),
        Example::new("全村120户共增收96万元，户均增收8000元。"),
        Example::new("活动持续15天，接待群众3000人，日均接待200人。"),
        Example::new("全镇人均收入3.2万元，120户共增收96万元。"),
        Example::new("6个站点全年接访1200次，走访900次，站均300次。"),
        Example::new("12名调解员共调处纠纷350件，人均调处29件。"),
        Example::new("全县36个村，总产值36亿元，户均收入8万元。"),
        Example::new("站点6个，接访约1200次，站均210次。"),
    ],
};

impl Rule for AverageMismatch {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        for passage in passages(block, 3) {
            for (index, average) in passage.quantities.iter().enumerate() {
                let Some((total, number)) = equation(&passage, index) else { continue };
                let (Some(t), Some(n)) = (total.exact(), number.exact()) else { continue };
                if n.is_zero() || average.range.is_some() || average.vague {
                    continue;
                }
                let quotient = t / n;
                let range = total.rounding();
                let possible = Interval {
                    low: range.low.map(|low| low / n),
                    high: range.high.map(|high| high / n),
                    ..range
                };
                // An average that does not come out even may be printed as a whole number.
                let whole = average.scale == 0 && average.decimals == 0 && !quotient.fract().is_zero();
                let slack = if whole { Decimal::ONE } else { Decimal::ZERO };
                let printed = average.rounding();
                let printed = Interval {
                    low: printed.low.map(|low| low - slack),
                    high: printed.high.map(|high| high + slack),
                    ..printed
                };
                let formula = format!(
                    "{}÷{}={}",
                    scaled(t, total, passage.text),
                    scaled(n, number, passage.text),
                    rounded(quotient, average.decimals.max(u32::from(!quotient.fract().is_zero())))
                );
                if possible.meets(&printed) {
                    if average.exact().is_some() {
                        let places = vec![place(total.span), place(number.span), place(average.span)];
                        out.held(say!(context.lang, "{formula}，相符", "{formula}, as stated"), places);
                    }
                    continue;
                }
                let words = passage.shown(average);
                let draft = out.report(
                    place(average.span),
                    say!(
                        context.lang,
                        "{formula}，文中平均数写“{words}”",
                        "{formula}; the text gives the average as “{words}”"
                    ),
                );
                passage.cite(draft, [total, number]);
                if let Some(text) = rewritten(average, quotient.round_dp(average.decimals), passage.text) {
                    draft.fix(
                        say!(context.lang, "改为“{text}”", "Change to “{text}”", text = &text),
                        place(average.figure),
                        text,
                    );
                }
            }
        }
    }
}

/// The total and the number of which the quantity at `index` is the average; none unless there is one of each.
fn equation<'a>(passage: &Passage<'a>, index: usize) -> Option<(&'a Quantity, &'a Quantity)> {
    let average = &passage.quantities[index];
    if !matches!(average.kind, Kind::Count | Kind::Money | Kind::Measure) {
        return None;
    }
    let words = passage.before(average);
    let of = if let Some((_, of)) = words.split_once("平均每") {
        of.trim_start_matches(['个', '一', '名', '位']).chars().next()?
    } else {
        let at = words.find('均')?;
        words[..at].chars().next_back().filter(|c| "站户人村日天月年校场家所队组社亩企点班镇".contains(*c))?
    };
    let earlier = &passage.quantities[..index];
    const OF_ANOTHER: &[CueKind] =
        &[CueKind::Down, CueKind::Average, CueKind::Per, CueKind::YearOnYear, CueKind::Than];
    let plain = |quantity: &&Quantity| {
        let grown = passage.cued(quantity.before, &[CueKind::Up]);
        let total = passage.cued(quantity.before, &[CueKind::Total]);
        !passage.cued(quantity.before, OF_ANOTHER) && (total || !grown) && quantity.range.is_none()
    };
    let time = match of {
        '日' | '天' => Some("天"),
        '月' => Some("月"),
        '年' => Some("年"),
        _ => None,
    };
    let counts = |quantity: &&Quantity| match time {
        Some(unit) => {
            quantity.kind == Kind::Duration && quantity.unit.is_some_and(|printed| printed.name == unit)
        }
        None => {
            quantity.kind == Kind::Count
                && quantity.counts_in() != average.counts_in()
                && (passage.shown(quantity).contains(of)
                    || passage.after(quantity).starts_with(of)
                    || (of == '人' && quantity.counts_in() == Some("人")))
        }
    };
    let mut totals = earlier
        .iter()
        .filter(|quantity| quantity.kind == average.kind && quantity.counts_in() == average.counts_in())
        .filter(plain);
    let mut numbers = earlier.iter().filter(counts).filter(plain);
    let (total, number) = (totals.next()?, numbers.next()?);
    let only = totals.next().is_none() && numbers.next().is_none();
    let gap = passage.between(number.span.hull(total.span), average.span);
    (only && !gap.contains('；') && gap.matches(['，', ',']).count() <= 2).then_some((total, number))
}
