//! `average-mismatch`: an average that total and number do not give.

use super::passage::{Passage, passages, place, rewritten, rounded, scaled};
use super::shared_out;
use crate::facts::cue::CueKind;
use crate::facts::date::{DateKind, Period};
use crate::facts::quantity::{Interval, Kind, Quantity};
use crate::rules::{
    BlockView, Confidence, Drafts, Example, Family, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::{Bilingual, Span};
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
        Example::new("6月1日至30日，1号线运送乘客549万人次，日均⟦13.8万人次⟧。"),
        Example::new("6月1日至30日，1号线运送乘客549万人次，日均18.3万人次。"),
        Example::new("6月1日至7月30日，1号线运送乘客549万人次，日均13.8万人次。"),
        Example::new("五年里税收共7548万元，在年均比上年增收900万元的基础上，今年又增收1114万元。"),
        Example::new("6个站点全年接访1200次，站均⟦300次⟧。"),
        Example::new("全村120户共增收96万元，户均增收⟦9000元⟧。"),
        Example::new("活动持续15天，接待群众3000人，日均接待⟦300人⟧。"),
        Example::new("12名调解员共调处纠纷360件，人均调处⟦36件⟧。"),
        Example::new("36个村共发展项目108个，平均每个村发展项目⟦4个⟧。"),
        Example::new("今年1月至4月，法庭收案2400件，月均收案⟦800件⟧。"),
        Example::new("上半年共受理申请3000件，月均⟦600件⟧。"),
        Example::new("全县种油菜5.2万亩，总产8840吨，亩产⟦120公斤⟧。"),
        Example::new("粮食总产量12.6万吨，播种面积21万亩，平均亩产⟦500公斤⟧。"),
        Example::new("今年1月至4月，法庭收案2400件，月均收案600件。"),
        Example::new("上半年共受理申请3000件，月均500件。"),
        Example::new("全县种油菜5.2万亩，总产8840吨，亩产170公斤。"),
        Example::new("全县种油菜5.2万亩，其中新品种1.1万亩，总产8840吨，亩产210公斤。"),
        Example::new("今年1月至4月受理申请3000件，5月受理900件，月均780件。"),
        Example::new("6个站点全年接访1200次，站均200次。"),
        Example::new("全村120户共增收96万元，户均增收8000元。"),
        Example::new("活动持续15天，接待群众3000人，日均接待200人。"),
        Example::new("全镇人均收入3.2万元，120户共增收96万元。"),
        Example::new("6个站点全年接访1200次，走访900次，站均300次。"),
        Example::new("工会从互助金里拿出4.5万元，慰问15名生病职工，每人⟦3000万元⟧。"),
        Example::new("茶社去年卖茶净赚96万元，拿出54万元给150户茶农分红，户均⟦3900元⟧。"),
        Example::new("包工头拖欠8名木工工钱5.6万元，每人正好⟦6000元⟧。"),
        Example::new("商会捐出12.8万元，资助32名新生，每人⟦4400元⟧。"),
        Example::new("工会从互助金里拿出4.5万元，慰问15名生病职工，每人3000元。"),
        Example::new("茶社去年卖茶净赚96万元，拿出54万元给150户茶农分红，户均3600元。"),
        Example::new("包工头拖欠8名木工工钱5.6万元，每人正好7000元。"),
        Example::new("商会捐出12.8万元，资助32名新生，每人每年2000元。"),
        Example::new("商会捐出12.8万元，资助老校长和32名新生，每人1500元。"),
        Example::new("商会捐出12.8万元，资助32名新生，每人最高5000元。"),
        Example::new("镇里拿出20万元，奖励9个先进村、32名网格员，每人2000元。"),
        Example::new("12名调解员共调处纠纷350件，人均调处29件。"),
        Example::new("全县36个村，总产值36亿元，户均收入8万元。"),
        Example::new("去年，村里接待游客31.5万人次，旅游总收入4200万元，村民人均可支配收入达到3.86万元。"),
        Example::new("工厂年产值4300万元，安置村民136人，人均月工资4200元。"),
        Example::new("站点6个，接访约1200次，站均210次。"),
    ],
};

impl Rule for AverageMismatch {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        for passage in passages(block, 2) {
            for index in 1..passage.quantities.len() {
                // 年均比上年增收900亿元 is the average of what was added.
                let of_changes = passage.before(&passage.quantities[index]).contains('比');
                let shared = || {
                    let [total, number] = shared_out::total_and_number(&passage, index)?;
                    Some((total, Number::of(number, passage.text)?))
                };
                let equation = shared().or_else(|| equation(&passage, index));
                if let Some((total, number)) = equation.filter(|_| !of_changes) {
                    check(&passage, total, &number, &passage.quantities[index], context, out);
                }
            }
        }
    }
}

/// How many share the total: a figure of the text, or the months or days of a period that it names.
struct Number {
    span: Span,
    value: Decimal,
    /// What rounding leaves open.
    grain: Decimal,
    shown: String,
}

impl Number {
    fn of(quantity: &Quantity, text: &str) -> Option<Number> {
        let value = quantity.exact().filter(|value| !value.is_zero())?;
        Some(Number {
            span: quantity.span,
            value,
            grain: quantity.grain(),
            shown: scaled(value, quantity, text),
        })
    }

    fn of_time(span: Span, length: u32) -> Number {
        Number { span, value: Decimal::from(length), grain: Decimal::ZERO, shown: length.to_string() }
    }
}

fn check(
    passage: &Passage,
    total: &Quantity,
    number: &Number,
    average: &Quantity,
    context: &RuleContext,
    out: &mut Drafts,
) {
    let n = number.value;
    if total.exact().is_none() || average.range.is_some() || average.vague {
        return;
    }
    let half = number.grain / Decimal::TWO;
    let share = |end: Option<Decimal>, n: Decimal| in_unit_of(average, total, end?)?.checked_div(n);
    let range = total.rounding();
    let possible =
        Interval { low: share(range.low, n + number.grain), high: share(range.high, n - half), ..range };
    let Some(quotient) = share(Some(total.written), n) else { return };
    // An average that does not come out even may be printed as a whole number.
    let whole = average.scale == 0 && average.decimals == 0 && !quotient.fract().is_zero();
    let slack = if whole { Decimal::ONE } else { Decimal::ZERO };
    let printed = average.rounding().widened(slack);
    let unit = average.unit.filter(|unit| Some(*unit) != total.unit).map_or("", |unit| unit.name);
    let formula = format!(
        "{}÷{}={}{unit}",
        scaled(total.written, total, passage.text),
        number.shown,
        rounded(quotient, average.decimals.max(u32::from(!quotient.fract().is_zero())))
    );
    if possible.meets(&printed) {
        if average.exact().is_some() {
            let places = vec![place(total.span), place(number.span), place(average.span)];
            out.held(say!(context.lang, "{formula}，相符", "{formula}, as stated"), places);
        }
        return;
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
    passage.cite(draft, [total]);
    draft.evidence(place(number.span), format!("“{}”", passage.at(number.span)));
    if let Some(text) = rewritten(average, quotient.round_dp(average.decimals), passage.text) {
        draft.rewrite(context.lang, place(average.figure), text);
    }
}

/// `amount` of the total's unit in that of the average.
fn in_unit_of(average: &Quantity, total: &Quantity, amount: Decimal) -> Option<Decimal> {
    match (average.unit, total.unit) {
        (Some(one), Some(other)) if one != other => {
            other.to_base(amount)?.checked_mul(one.factor.1)?.checked_div(one.factor.0)
        }
        _ => Some(amount),
    }
}

/// What the average is an average of: the 村 of 村均, the 亩 of 亩产.
fn sharer(words: &str) -> Option<char> {
    if let Some((_, of)) = words.split_once("平均每") {
        return of.trim_start_matches(['个', '一', '名', '位']).chars().next();
    }
    if words.trim_end_matches(['达', '到', '为', '是', '约', '超', '近']).ends_with("亩产") {
        return Some('亩');
    }
    let at = words.find('均')?;
    words[..at]
        .chars()
        .next_back()
        .filter(|c| "站户人村日天月年校场家所队组社亩企点班镇乡县区店厂".contains(*c))
}

/// What is counted a head as a statistic of its own.
const OWN_STATISTICS: [&str; 6] = ["可支配", "纯收入", "工资", "月薪", "薪酬", "存款"];

/// The total and the number of which the quantity at `index` is the average; none unless there is one of each.
fn equation<'a>(passage: &Passage<'a>, index: usize) -> Option<(&'a Quantity, Number)> {
    let average = &passage.quantities[index];
    if !matches!(average.kind, Kind::Count | Kind::Money | Kind::Measure) {
        return None;
    }
    let of = sharer(passage.before(average))?;
    let earlier = &passage.quantities[..index];
    let statistic = OWN_STATISTICS.iter().find(|word| passage.before(average).contains(**word));
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
        None if of == '亩' => quantity.counts_in() == Some("亩"),
        None => {
            quantity.kind == Kind::Count
                && quantity.counts_in() != average.counts_in()
                && (passage.shown(quantity).contains(of)
                    || passage.after(quantity).starts_with(of)
                    || (of == '人' && quantity.counts_in() == Some("人")))
        }
    };
    let mass = |quantity: &Quantity| quantity.unit.filter(|unit| unit.dimension == "mass");
    let measured_alike = |quantity: &Quantity| {
        quantity.counts_in() == average.counts_in() || mass(quantity).is_some() && mass(average).is_some()
    };
    let mut totals = earlier
        .iter()
        .filter(|quantity| quantity.kind == average.kind && measured_alike(quantity))
        .filter(plain);
    let mut numbers = earlier.iter().filter(counts).filter(plain);
    let total = totals.next()?;
    // 旅游总收入4200万元，人均可支配收入3.86万元: no average of the total.
    if statistic.is_some_and(|word| !passage.before(total).contains(word)) {
        return None;
    }
    let number = match (numbers.next(), time) {
        (Some(number), _) => Number::of(number, passage.text)?,
        (None, Some("月")) => months_before(passage, average.span)?,
        (None, Some("天")) => days_before(passage, average.span)?,
        (None, _) => return None,
    };
    let only = totals.next().is_none() && numbers.next().is_none();
    let gap = passage.between(number.span.hull(total.span), average.span);
    (only && !gap.contains('；') && gap.matches(['，', ',']).count() <= 2).then_some((total, number))
}

/// The days, both ends included, of the only period that the passage names before `average`: 6月1日至30日.
fn days_before(passage: &Passage, average: Span) -> Option<Number> {
    let before = passage.dates.iter().filter(|date| date.span.end <= average.start);
    let mut ranges = before.filter(|date| matches!(date.kind, DateKind::Range { .. }));
    let (range, None) = (ranges.next()?, ranges.next()) else { return None };
    let DateKind::Range { from, to } = &range.kind else { return None };
    let (first, last) = (from.day?.value, to.day?.value);
    let month = from.month?.value;
    let same_month = to.month.is_none_or(|to| to.value == month)
        && to.year.is_none_or(|to| Some(to.value) == from.year.map(|it| it.value));
    (same_month && first < last && last <= 31).then(|| Number::of_time(range.span, last + 1 - first))
}

/// The months of the only period that the passage names before `average`: 1月至4月, 上半年, 前三季度.
fn months_before(passage: &Passage, average: Span) -> Option<Number> {
    let before = passage.dates.iter().filter(|date| date.span.end <= average.start);
    let mut named = before
        .filter(|date| matches!(date.kind, DateKind::Range { .. } | DateKind::Period(_) | DateKind::Date(_)));
    let date = named.next()?;
    let months = match &date.kind {
        DateKind::Range { from, to } if from.day.is_none() && to.day.is_none() && to.year.is_none() => {
            let (first, last) = (from.month?.value, to.month?.value);
            (first <= last && last <= 12).then_some(last + 1 - first)?
        }
        DateKind::Period(Period::Half(_)) => 6,
        DateKind::Period(Period::Quarter(_)) => 3,
        DateKind::Period(Period::FirstQuarters(quarters)) => quarters * 3,
        _ => return None,
    };
    named.next().is_none().then(|| Number::of_time(date.span, months))
}
