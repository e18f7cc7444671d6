//! `implied-total-mismatch`: two amounts with their shares of one whole, which imply two different wholes.

use super::change::grains;
use super::passage::{Passage, passages, place, rewritten, scaled};
use super::proof::Proof;
use super::{plan_told_apart, rest_against_rate};
use crate::facts::quantity::{Interval, Kind, Quantity};
use crate::rules::{
    ArticleView, BlockView, Confidence, Drafts, Example, Family, Rule, RuleContext, RuleInfo, RulePage,
    Severity,
};
use crate::say;
use crate::text::{Bilingual, holds_any};
use rust_decimal::Decimal;

/// `implied-total-mismatch`.
#[derive(Debug)]
pub struct ImpliedTotalMismatch;

static INFO: RuleInfo = RuleInfo {
    code: "implied-total-mismatch",
    former_codes: &[],
    family: Family::Figures,
    severity: Severity::Warning,
    on_by_default: true,
    points: Some(10),
    confidence: Confidence::Medium,
    kinds: &["N13"],
    page: RulePage {
        title: Bilingual { zh: "两个占比推出两个总数", en: "Two shares that imply two wholes" },
        finds: Bilingual {
            zh: "一句话里两次说“……占某某的p%”，所占的是同一个总数，按两处的数各自倒推，总数却不一样；几个占比连着说，只有一个与其余的（或前面的总数）对不上。",
            en: "Two amounts of one sentence, each with its share of the same whole, from which two different wholes follow; one share of a run that does not fit the others or the total before them.",
        },
        why: Bilingual {
            zh: "同一个总数只能有一个，四个数字里至少有一个错了。",
            en: "The whole can have one value only; one of the four figures is wrong.",
        },
        instead: Bilingual {
            zh: "核对两个数和两个占比。", en: "Check both amounts and both shares."
        },
        silent: Bilingual {
            zh: "所占的对象写法不同、单位不同、数或占比是约数、按印出的小数位四舍五入后仍可能相等的，不报。",
            en: "Silent where the wholes are named otherwise, on other units, approximate figures, and where rounding explains it.",
        },
        source: Bilingual { zh: "算术（比重＝部分÷总数）", en: "Arithmetic" },
    },
    examples: &[
        Example::new(
            "上半年，126个项目完成投资54亿元，占年度计划的45%，其中工业项目31亿元。\n三季度是黄金期。7月至9月，这些项目又完成投资36亿元，占年度计划的⟦36%⟧。",
        ),
        Example::new(
            "上半年，126个项目完成投资54亿元，占年度计划的45%，其中工业项目31亿元。\n三季度是黄金期。7月至9月，这些项目又完成投资36亿元，占年度计划的30%。",
        ),
        Example::new("东片区完成投资54亿元，占年度计划的45%。\n西片区完成投资36亿元，占年度计划的36%。"),
        Example::new("截至5月31日，已经签约864户，签约率⟦90%⟧，还有69户正在协商。"),
        Example::new("截至5月31日，已经签约864户，签约率90%，还有96户正在协商。"),
        Example::new("已经通气216户，通气率⟦80%⟧，其余24户年底前通气。"),
        Example::new("已经通气216户，通气率90%，其余24户年底前通气。"),
        Example::new("已经签约864户，签约率90%，满意率99%，还有69户提前交房。"),
        Example::new("上半年完成投资120亿元，占全年计划的15%；三季度完成投资90亿元，占全年计划的⟦10%⟧。"),
        Example::new("东区有住户1200户，占全镇总户数的40%；西区有住户900户，占全镇总户数的⟦20%⟧。"),
        Example::new("早稻种了2400亩，占水田面积的30%，中稻种了4000亩，占水田面积的⟦40%⟧。"),
        Example::new("一产增加值18亿元，占生产总值的6%，二产增加值126亿元，占生产总值的⟦52%⟧。"),
        Example::new("男生360名，占全校学生的45%；住校生520名，占全校学生的⟦56%⟧。"),
        Example::new("参赛选手中，男选手84人，占总人数的60%；女选手66人，占⟦40%⟧。"),
        Example::new("全县出口260亿元，占进出口总额的65%，进口104亿元，占⟦35%⟧。"),
        Example::new("全镇共有耕地9000亩，其中种水稻5400亩，占60%，种瓜果1800亩，占⟦25%⟧。"),
        Example::new("暗访的35个网点中，全面执行的有7个，占比20%；未全面执行的有28个，占比⟦85%⟧。"),
        Example::new(
            "全年受理纠纷8240件，其中婚姻家庭类1648件，占受理总数的20%，邻里类2060件，占25%，劳资类1236件，占15%。",
        ),
        Example::new("全镇有人口12000人，其中党员1200人，占10%；女党员360人，占30%。"),
        Example::new("全镇共有耕地9000亩，其中种水稻5400亩，占60%，种瓜果1800亩，占近20%。"),
        Example::new("参赛选手中，男选手84人，占总人数的60%；女选手56人，占40%。"),
        Example::new("党员84人，占总人数的60%；女性66人，占48%。"),
        Example::new("上半年完成投资120亿元，占全年计划的15%；三季度完成投资80亿元，占全年计划的10%。"),
        Example::new("东区有住户1200户，占东区总户数的40%；西区有住户900户，占西区总户数的20%。"),
        Example::new("早稻种了约2400亩，占水田面积的三成；中稻种了4000亩，占水田面积的40%。"),
        Example::new("一产增加值18亿元，占生产总值的6%，二产增加值126亿元，占生产总值的42%。"),
        Example::new("男生360名，占全校学生的45%；教师46名，占全校教工的56%。"),
        Example::new("去年完成投资120亿元，占全年计划的102%；今年完成投资90亿元，占全年计划的60%。"),
        Example::new("已完成投资36亿元，占年度计划的⟦70%⟧，年底前要完成剩下的24亿元。"),
        Example::new("已完成投资36亿元，占年度计划的60%，年底前要完成剩下的24亿元。"),
        Example::new("今年全区计划改造管网240公里，上半年完成156公里，占年度计划的⟦56%⟧。"),
        Example::new("年度计划造林8500亩，到5月底完成5100亩，占全年任务的⟦65%⟧。"),
        Example::new("今年全区计划改造管网240公里，上半年完成156公里，占年度计划的65%。"),
        Example::new("项目计划总投资90亿元，今年完成18亿元，占年度计划的75%。"),
        Example::new("三年计划改造管网240公里，上半年完成56公里，占年度计划的70%。"),
        Example::new("出口18亿元，占35%；进口12亿元，占20%。"),
        Example::new("木材3.1万立方米，占总量的21%；竹材5万立方米，占总量的34%。"),
        Example::new(
            "昨日水库蓄水4200万立方米，相当于正常库容的60%；去年同日蓄水3500万立方米，相当于正常库容的⟦45%⟧。",
        ),
        Example::new(
            "昨日水库蓄水4200万立方米，相当于正常库容的60%；去年同日蓄水3500万立方米，相当于正常库容的50%。",
        ),
    ],
};

impl Rule for ImpliedTotalMismatch {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        plan_told_apart::check(article, context, out);
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        for passage in passages(block, 3) {
            rest_against_rate::check(&passage, context, out);
            let years = ["去年", "今年", "前年", "上年"]
                .iter()
                .filter(|year| passage.at(passage.span).contains(**year));
            if years.count() > 1 {
                continue;
            }
            let shares: Vec<Share> =
                (1..passage.quantities.len()).filter_map(|index| share(&passage, index)).collect();
            for share in &shares {
                check_rest(&passage, share, context, out);
                check_plan(&passage, share, context, out);
            }
            for pair in shares.windows(2) {
                check(&passage, &pair[0], &pair[1], context, out);
            }
            for run in shares.chunk_by(|one, two| may_share_a_whole(&passage, one, two)) {
                check_run(&passage, run, context, out);
            }
        }
    }
}

/// An amount and its share of a named whole.
pub(super) struct Share<'a> {
    pub(super) part: &'a Quantity,
    pub(super) percent: &'a Quantity,
    pub(super) whole: &'a str,
}

/// 120亿元，占全年计划的15%.
pub(super) fn share<'a>(passage: &Passage<'a>, index: usize) -> Option<Share<'a>> {
    let (part, percent) = (&passage.quantities[index - 1], &passage.quantities[index]);
    let gap = passage.gap(index - 1, index);
    let words = passage.before(percent);
    let (label, whole) = words.split_once('占').or_else(|| words.split_once("相当于"))?;
    let whole = whole.strip_prefix('到').unwrap_or(whole);
    // 占比为20%, 占比达20%: a share that names no whole.
    let whole = match whole.strip_prefix('比') {
        Some("" | "为" | "达" | "是" | "例为" | "例达") => "",
        _ => whole,
    };
    let planned = ["计划", "任务", "目标"].iter().any(|word| whole.ends_with(word));
    let whole = if whole.is_empty() || planned { whole } else { whole.strip_suffix('的')? };
    let plain = label.is_empty() && gap.matches(['，', ',']).count() <= 1 && !gap.contains(['。', '；']);
    let sizes =
        matches!(part.kind, Kind::Count | Kind::Money | Kind::Measure) && percent.kind == Kind::Percent;
    let exact = part.exact().is_some() && percent.exact().is_some_and(|percent| percent > Decimal::ZERO);
    (plain && sizes && exact && whole.chars().count() != 1).then_some(Share { part, percent, whole })
}

/// The wholes that an amount and its share allow, printed to the nearest or cut off.
fn wholes(share: &Share, other: &Share, cut: bool) -> Option<Interval> {
    let (grain, step) = (grains(share.part, other.part).0, share.percent.step);
    let below = if cut { Decimal::ZERO } else { Decimal::ONE / Decimal::TWO };
    let above = Decimal::ONE - below;
    let (part, percent) = (share.part.written, share.percent.written);
    let whole = |part: Decimal, percent: Decimal| {
        part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(percent).filter(|_| percent > Decimal::ZERO)
    };
    let low = whole(part - grain * below, percent + step * above)?;
    let high = whole(part + grain * above, percent - step * below)?;
    Some(Interval::closed(low, high))
}

/// Whether one whole can be behind both, all figures rounded alike.
pub(super) fn agree(one: &Share, two: &Share) -> Option<bool> {
    let meet = |cut: bool| Some(wholes(one, two, cut)?.meets(&wholes(two, one, cut)?));
    Some(meet(false)? || meet(true)?)
}

/// 完成投资36亿元，占年度计划的60%，…剩下的24亿元: what is done and what is left make the plan.
fn check_rest(passage: &Passage, share: &Share, context: &RuleContext, out: &mut Drafts) {
    let planned = holds_any(share.whole, &["计划", "任务", "目标", "总数", "总量", "总投资"]);
    let mut left = passage.quantities.iter().filter(|quantity| {
        quantity.span.start > share.percent.span.end
            && quantity.same_unit(share.part)
            && ["剩下的", "剩余的", "余下的", "其余的", "还剩", "剩余", "尚余"]
                .iter()
                .any(|word| passage.before(quantity).ends_with(word))
    });
    let (Some(rest), None, true) = (left.next(), left.next(), planned) else { return };
    let (Some(a), Some(c)) = (share.part.exact(), rest.exact()) else { return };
    let (part_grain, rest_grain) = grains(share.part, rest);
    let of_all = |part: Decimal, rest: Decimal| {
        part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(part + rest).filter(|_| part > Decimal::ZERO)
    };
    let half = Decimal::TWO;
    let (Some(low), Some(high), Some(meant)) = (
        of_all(a - part_grain / half, c + rest_grain),
        of_all(a + part_grain, c - rest_grain / half),
        of_all(a, c),
    ) else {
        return;
    };
    let shown = |quantity: &Quantity| scaled(quantity.written, quantity, passage.text);
    let (part, left) = (shown(share.part), shown(rest));
    let formula =
        format!("{part}÷({part}+{left})={}%", super::passage::rounded(meant, share.percent.decimals.max(1)));
    let fits = Interval::closed(low, high).meets(&share.percent.rounding());
    let proof = Proof { passage, operands: vec![share.part, rest], stated: share.percent, formula };
    proof.judge(fits, context.lang, out);
}

/// 今年计划投资160亿元，前三季度完成128亿元，占年度计划的80%: the plan of the year stands right before what is done of it.
fn check_plan(passage: &Passage, share: &Share, context: &RuleContext, out: &mut Drafts) {
    let of_year = ["年度", "全年", "今年", "年", "年初"];
    let name = share.whole.trim_end_matches('的');
    let kinds = ["计划", "任务", "目标"];
    let planned =
        kinds.iter().any(|kind| name.ends_with(kind)) && of_year.iter().any(|year| name.starts_with(year));
    let earlier = passage.quantities.partition_point(|plan| plan.span.end <= share.part.span.start);
    let Some(plan) = earlier.checked_sub(1).map(|at| &passage.quantities[at]).filter(|_| planned) else {
        return;
    };
    let called = passage.clause_before(plan);
    let yearly = holds_any(called, &["今年", "全年", "年度"]);
    let sole = kinds.iter().any(|kind| called.contains(kind)) && !called.contains('总');
    let gap = passage.between(plan.span, share.part.span);
    let done = passage.before(share.part).contains("完成");
    let near =
        gap.matches(['，', ',']).count() == 1 && gap.chars().count() <= 20 && !gap.contains(['；', '。']);
    if !(yearly && sole && done && near && plan.same_unit(share.part)) || plan.exact().is_none() {
        return;
    }
    let percent = (share.part.written * Decimal::ONE_HUNDRED).checked_div(plan.written);
    let Some(percent) = percent else { return };
    let decimals = share.percent.decimals.max(1);
    let shown = |quantity: &Quantity| scaled(quantity.written, quantity, passage.text);
    let formula =
        format!("{}÷{}={}%", shown(share.part), shown(plan), super::passage::rounded(percent, decimals));
    let fits = [false, true]
        .iter()
        .any(|&cut| wholes(share, share, cut).is_some_and(|whole| whole.meets(&plan.rounding())));
    let proof = Proof { passage, operands: vec![share.part, plan], stated: share.percent, formula };
    proof.judge(fits, context.lang, out);
}

fn check(passage: &Passage, one: &Share, two: &Share, context: &RuleContext, out: &mut Drafts) {
    // A second share that names no whole is of the same one where the two make a hundred: 占总数的60%；…占40%.
    let hundred = one.percent.written + two.percent.written == Decimal::ONE_HUNDRED;
    let same = !one.whole.is_empty() && (one.whole == two.whole || (two.whole.is_empty() && hundred));
    // 占同类产品的71.5% is of its own kind each.
    let of_its_kind = holds_any(one.whole, &["同类", "同期", "同行"]);
    if !same || of_its_kind || !one.part.same_unit(two.part) {
        return;
    }
    let Some(agree) = agree(one, two) else { return };
    let (a, b, whole) = (implied(passage, one), implied(passage, two), one.whole);
    let places = [one.part, one.percent, two.part, two.percent].map(|quantity| place(quantity.span));
    if agree {
        return out.held(say!(context.lang, "{a}，{b}，相符", "{a}, {b}: they agree"), places.to_vec());
    }
    let message = say!(
        context.lang,
        "按前面的数，“{whole}”是{a}；按这里的数是{b}",
        "By the first share “{whole}” is {a}, by this one {b}"
    );
    let draft = out.report(place(two.percent.span), message);
    passage.cite(draft, [one.part, one.percent, two.part]);
}

/// Whether the second share, which names no whole or the same, goes on with that of the first: 占总数的20%，…占25%.
fn may_share_a_whole(passage: &Passage, one: &Share, two: &Share) -> bool {
    let unnamed = two.whole.is_empty() || one.whole == two.whole;
    unnamed
        && one.part.same_unit(two.part)
        && !passage.between(one.percent.span, two.part.span).contains('。')
}

/// The one share of a run that does not fit the whole on which the others, or the total before them, agree.
fn check_run(passage: &Passage, run: &[Share], context: &RuleContext, out: &mut Drafts) {
    for (index, odd) in run.iter().enumerate() {
        let others: Vec<&Share> =
            run.iter().enumerate().filter(|&(other, _)| other != index).map(|(_, share)| share).collect();
        let disagrees = |other: &&Share| agree(odd, other) == Some(false);
        let one_whole = others.windows(2).all(|pair| agree(pair[0], pair[1]) == Some(true));
        if others.is_empty() || !one_whole || !others.iter().all(disagrees) {
            continue;
        }
        let totals = || {
            let earlier = passage.quantities.iter().take_while(|total| total.span.end <= odd.part.span.start);
            earlier.filter(|total| total.same_unit(odd.part) && total.exact().is_some())
        };
        let gives = |share: &Share, total: &Quantity| {
            let meets = |cut: bool| {
                wholes(share, share, cut).is_some_and(|whole| whole.meets(&Interval::exact(total.written)))
            };
            meets(false) || meets(true)
        };
        let total = totals().find(|total| others.iter().all(|share| gives(share, total)));
        // 党员1200人，占10%；女党员360人，占30%: of the party members.
        let of_another = totals().any(|total| gives(odd, total));
        if !of_another && (others.len() >= 2 || total.is_some()) {
            report_odd(passage, odd, &others, total, context, out);
            return;
        }
    }
}

fn report_odd(
    passage: &Passage,
    odd: &Share,
    others: &[&Share],
    total: Option<&Quantity>,
    context: &RuleContext,
    out: &mut Drafts,
) {
    let (first, here) = (implied(passage, others[0]), implied(passage, odd));
    let message = say!(
        context.lang,
        "其他占比所依的总数是{first}；按这里的数是{here}",
        "The other shares are of {first}; by this one the whole is {here}"
    );
    let draft = out.report(place(odd.percent.span), message);
    passage.cite(draft, [odd.part]);
    passage.cite(draft, others.iter().flat_map(|share| [share.part, share.percent]));
    passage.cite(draft, total);
    let right = total.and_then(|total| (odd.part.written * Decimal::ONE_HUNDRED).checked_div(total.written));
    let text = right
        .and_then(|right| rewritten(odd.percent, right.round_dp(odd.percent.decimals.max(1)), passage.text));
    if let Some(text) = text {
        draft.rewrite(context.lang, place(odd.percent.figure), text);
    }
}

/// 1648÷20%=8240.
pub(super) fn implied(passage: &Passage, share: &Share) -> String {
    let whole = share.part.written * Decimal::ONE_HUNDRED / share.percent.written;
    format!(
        "{}÷{}={}",
        scaled(share.part.written, share.part, passage.text),
        passage.shown(share.percent),
        scaled(whole.round_dp(0), share.part, passage.text)
    )
}
