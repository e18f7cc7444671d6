//! `percent-mismatch`: a rate or share that its two counts do not give.

use super::change::relative;
use super::misprint::{is_slip_of, slips_between};
use super::named_share;
use super::passage::{Passage, passages, percent_interval, place, quotient, rewritten, rounded, scaled};
use super::proof::Proof;
use super::share_operands::{Tie, is_count, same_class};
use super::shares_of_one;
use crate::facts::quantity::{Interval, Kind, Quantity};
use crate::rules::{
    BlockView, Confidence, Drafts, Example, Family, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::{Bilingual, holds_any};
use rust_decimal::Decimal;

/// `percent-mismatch`.
#[derive(Debug)]
pub struct PercentMismatch;

static INFO: RuleInfo = RuleInfo {
    code: "percent-mismatch",
    former_codes: &[],
    family: Family::Figures,
    severity: Severity::Error,
    on_by_default: true,
    points: Some(10),
    confidence: Confidence::High,
    kinds: &["N03"],
    page: RulePage {
        title: Bilingual { zh: "比率与数量不符", en: "A rate that its counts do not give" },
        finds: Bilingual {
            zh: "“受理N件，办结M件，办结率p%”“N件中M件……，占p%”里，M÷N不等于p%；“新增N人……完成年度任务M人的p%”，几个占比同出一个总数而有一个不合。",
            en: "“N received, M settled, settlement rate p %” or “of N, M, p %”, where M ÷ N is not p %; a task and what is done of it; one share that does not fit the whole on which the others agree.",
        },
        why: Bilingual {
            zh: "两个数量和一个比率互相矛盾，至少有一个错了。",
            en: "At least one of the three is wrong.",
        },
        instead: Bilingual {
            zh: "核对三个数字，改正错的一个。", en: "Check the three figures."
        },
        silent: Bilingual {
            zh: "比率说的不是这两个数（率名与办结、调解成功等词不对应，占全省、全国的比重，同比增长），数是约数而仍可能成立时不报；按印出的小数位四舍五入和截去都认可。",
            en: "Silent where the rate is not tied to the two counts by its name, on shares of another base, on growth rates. Rounding and cutting off are both accepted.",
        },
        source: Bilingual { zh: "算术", en: "Arithmetic" },
    },
    examples: &[
        Example::new(
            "全年受理纠纷8240件，其中婚姻家庭类1648件，占受理总数的20%，邻里类2060件，占25%，劳资类1236件，占⟦12%⟧。",
        ),
        Example::new("抽查的64种农机中，产量增长的有18种，占比为28.13%，产量下降的有46种，占比为⟦78.17%⟧。"),
        Example::new(
            "热线去年受理诉求48620件。从内容看，城管类12641件，占⟦28.0%⟧，居首位；其次是物业类9724件，占20.0%。",
        ),
        Example::new(
            "全县招考总人数为775人。行政岗390人，占招考总人数的50.32%；参公岗33人，占招考总人数的⟦0.42%⟧；其他岗182人，占招考总人数的23.48%。",
        ),
        Example::new(
            "全镇每年产生的250万吨粪便，还田的只有40%，约100万吨；村民卖掉的占5%，约12万吨；余下的⟦55%⟧，约150万吨，无处可去。",
        ),
        Example::new("果园共有果树3600株。梨树1440株，占40.0%；桃树900株，占25.0%；李树1260株，占⟦53.0%⟧。"),
        Example::new("去年全县办理案件1250件。刑事案件375件，占30.0%。民事案件625件，占⟦60.0%⟧。"),
        Example::new(
            "热线去年受理诉求48620件。从内容看，城管类12641件，占26.0%，居首位；其次是物业类9724件，占20.0%。",
        ),
        Example::new(
            "热线去年受理诉求48620件。城管类12641件，占26.0%，其中噪声5000件，占39.6%；物业类9724件，占20.0%。",
        ),
        Example::new("果园共有果树3600株。梨树1440株，占40.0%；桃树900株，占全县桃树的8.3%。"),
        Example::new(
            "全镇每年产生的250万吨粪便，还田的只有40%，约100万吨；村民卖掉的占5%，约12万吨；余下的55%，约138万吨，无处可去。",
        ),
        Example::new("水库扩建工程计划投资12亿元，目前已完成投资8.6亿元，占计划投资的⟦75%⟧。"),
        Example::new("水库扩建工程计划投资12亿元，目前已完成投资8.6亿元，占计划投资的72%。"),
        Example::new(
            "今年前7个月，流向水产业的投资58.6亿元，其中加工设备投资23.4亿元，同比增长73.7%，占水产业投资的⟦40.6%⟧。",
        ),
        Example::new(
            "今年前7个月，流向水产业的投资58.6亿元，其中加工设备投资23.8亿元，同比增长73.7%，占水产业投资的40.6%。",
        ),
        Example::new("年度计划投资156亿元。1至8月完成投资112.32亿元，占年度计划投资的⟦77%⟧。"),
        Example::new("全村六百四十口人，常年在外打工的有二百四十人，占了全村人口的⟦八分之五⟧。"),
        Example::new("项目总投资412万元。目前已发放报酬88.4万元，占项目总投资的⟦12.5%⟧。"),
        Example::new("年度计划投资156亿元。1至8月完成投资112.32亿元，占年度计划投资的72%。"),
        Example::new("全村六百四十口人，常年在外打工的有二百四十人，占了全村人口的八分之三。"),
        Example::new("项目总投资412万元。目前已发放报酬88.4万元，占项目总投资的21.5%。"),
        Example::new("项目总投资412万元。目前已发放报酬88.4万元，占全县总投资的12.5%。"),
        Example::new("年度计划投资156亿元。今年新签项目投资112.32亿元，占全省的77%。"),
        Example::new("全县去年用煤近1055万吨，其中农村用煤214万吨，占总量的⟦40.3%⟧。"),
        Example::new("全县去年用煤近1055万吨，其中农村用煤214万吨，占总量的20.3%。"),
        Example::new(
            "通信服务收入有所回落，为5818万元，数据业务收入达到2531万元，占通信服务收入比重上升至⟦45.3%⟧。",
        ),
        Example::new(
            "通信服务收入有所回落，为5818万元，数据业务收入达到2531万元，占通信服务收入比重上升至43.5%。",
        ),
        Example::new("全县去年用煤近1050万吨，其中农村用煤214万吨，占总量的两成。"),
        Example::new("上半年立案的有反倾销6起、反补贴3起；化工企业遭遇的共14起，占案件总数的38%。"),
        Example::new("这所小学现有学生1450人，寄宿生580人，寄宿生占全校学生的⟦50%⟧。"),
        Example::new("这所小学现有学生1450人，寄宿生580人，寄宿生占全校学生的40%。"),
        Example::new("这所小学现有学生1450人，寄宿生580人，教师占全校职工的50%。"),
        Example::new("全年受理1200件，办结1080件，办结率⟦92%⟧。"),
        Example::new("去年共立案1260起，侦破1071起，破案率为⟦82%⟧。"),
        Example::new("共接待来访群众412批，已化解350批，化解率达⟦95%⟧。"),
        Example::new("全镇共有企业200家，其中规上企业30家，占⟦25%⟧。"),
        Example::new("共调解纠纷17910件，调处成功17826件，调解成功率达⟦95.5%⟧。"),
        Example::new("在抽查的25起案件中，有24起发生在夜间，占案件总数的⟦69%⟧。"),
        Example::new("应到代表180人，实到162人，到会率为⟦80%⟧。"),
        Example::new("本次展会共有202家企业参展，其中外省企业110家，占比⟦45%⟧。"),
        Example::new("负责人应出庭600件，实际出庭582件，出庭应诉率⟦79%⟧。"),
        Example::new("1280户居民中，已有1152户签了意见书，同意率达到⟦95%⟧。"),
        Example::new("常住人口412.6万人，其中城镇人口268.2人，城镇化率⟦65%⟧。"),
        Example::new("累计造林4.86万亩，占全年5.4万亩任务的⟦80%⟧。"),
        Example::new("累计造林4.86万亩，占全年5.4万亩任务的90%。"),
        Example::new("负责人应出庭600件，实际出庭582件，出庭应诉率97%。"),
        Example::new("1280户居民中，已有1152户签了意见书，同意率达到90%。"),
        Example::new("1280户居民中，已有1152户签了意见书，满意率达到95%。"),
        Example::new("常住人口412.6万人，其中城镇人口268.2万人，城镇化率65%。"),
        Example::new("全年受理1200件，办结1080件，办结率90%。"),
        Example::new("全年受理1200件，办结1080件，办结率同比提高5%。"),
        Example::new("全年受理1200件，办结1080件，群众满意率98%。"),
        Example::new("共有企业200家，其中规上企业30家，占全市的12%。"),
        Example::new("共调解纠纷17910件，调处成功17826件，调解成功率达99.5%。"),
        Example::new("受理约1200件，办结1080件，办结率达92%。"),
        Example::new("办结1080件，办结率、满意率分别为90%、97%。"),
        Example::new("新增就业1200人，其中高校毕业生300人，失业率5%。"),
        Example::new("出口货物1200吨，增长8%；进口货物300吨，占35%。"),
        Example::new("检查企业120家，发现问题36个，整改率100%。"),
        Example::new(
            "全县共调处纠纷4260件，其中甲所1870件，乙所1650件，丙所740件；调解成功4047件，成功率⟦93%⟧。",
        ),
        Example::new(
            "全县共调处纠纷4260件，其中甲所1870件，乙所1650件，丙所740件；调解成功4047件，成功率95%。",
        ),
        Example::new("全县共调处纠纷4260件，其中甲所1870件，乙所1650件；调解成功4047件，成功率93%。"),
        Example::new("在书中的4500份食谱里，他选出了其中18份，仅占了全书内容的⟦0.004%⟧。"),
        Example::new("在书中的4500份食谱里，他选出了其中18份，仅占了全书内容的0.4%。"),
        Example::new("在书中的4500份食谱里，他选出了其中18份，仅占了他会做的7%。"),
        Example::new("今年计划改造危房840户，截至9月底已完工741户，完成率为⟦85%⟧。"),
        Example::new("全区建成充电桩1480个，完成年度任务1600个的⟦95.2%⟧。"),
        Example::new("今年计划改造危房840户，截至9月底已完工714户，完成率为85%。"),
        Example::new("全区建成充电桩1480个，完成年度任务1600个的92.5%。"),
        Example::new("上半年全区新增就业3.42万人，同比增长8.6%，完成年度目标任务5.6万人的⟦71.1%⟧。"),
        Example::new("上半年全区新增就业3.42万人，同比增长8.6%，完成年度目标任务5.6万人的61.1%。"),
        Example::new("全村共有326户1284人，其中脱贫户48户186人，占总户数的⟦17.4%⟧。"),
        Example::new("全村共有326户1284人，其中脱贫户48户186人，占总户数的14.7%。"),
        Example::new("去年工伤鉴定98.37万人，仅有1.69万人（占⟦9.2%⟧）享受到康复。"),
        Example::new("去年工伤鉴定18.37万人，仅有1.69万人（占9.2%）享受到康复。"),
        Example::new("去年参保98.37万人，鉴定了不少人，仅有1.69万人（占9.2%）享受到康复。"),
        Example::new("抽查的64种农机中，产量增长的仅有18种，占比为⟦21.83%⟧，产量下降的有46种。"),
        Example::new("提请审议人选共计1436人，其中，入围1362人，差额74人，差额比例⟦约为8%⟧。"),
        Example::new(
            "全县制造业利用外资298.4万美元，增长0.7%，其中高新制造业利用外资70万美元，增长10%，占制造业利用外资总量的⟦25.3%⟧。",
        ),
        Example::new("抽查的64种农机中，产量增长的有18种，占比为28.13%，产量下降的有46种，占比为71.87%。"),
        Example::new("暗访的35个网点中，全面执行的有7个，占比20%；未全面执行的有28个，占比80%。"),
        Example::new("提请审议人选共计1436人，其中，入围1362人，差额74人，差额比例约为5%。"),
        Example::new(
            "抽查的64种农机中，增长的有18种，占28.13%。全县共检修农机120台，其中大型的46台，占38%。",
        ),
        Example::new(
            "暗访的35个网点中，全面执行的有7个，占比20%；未执行的28个里有7个在乡下，占未执行的25%。",
        ),
        Example::new("进口货物64吨，增长的有18种，占全市的4%，下降的有46种，占全省的2%。"),
    ],
};

impl Rule for PercentMismatch {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        let mut told = Vec::new();
        let whole = Passage::whole(block);
        for (index, stated) in whole.quantities.iter().enumerate() {
            if !block.is_open_at(stated.span) && named_share::check(&whole, index, context, out) {
                told.push(stated.span);
            }
        }
        shares_of_one::check(&whole, &told, context, out);
        for passage in passages(block, 3) {
            for stated in 2..passage.quantities.len() {
                if !told.contains(&passage.quantities[stated].span) {
                    check_rate(&passage, stated, context, out);
                }
            }
        }
    }
}

/// 完成4.86万亩，占全年5.4万亩任务的90%: the whole stands behind 占. Says whether it does.
fn check_embedded(passage: &Passage, index: usize, context: &RuleContext, out: &mut Drafts) -> bool {
    let stated = &passage.quantities[index];
    let beside = [index - 2, index - 1];
    let operands = if is_of_whole(passage, beside) { Some(beside) } else { done_of_task(passage, index - 1) };
    let shape = |[part, whole]: &[usize; 2]| {
        let second = passage.gap(*whole, index);
        let (one, two) = (&passage.quantities[*part], &passage.quantities[*whole]);
        second.strip_suffix('的').is_some_and(|words| words.chars().count() <= 8)
            && !second.contains(['，', '。', '；'])
            && one.same_unit(two)
            && is_count(passage, *part)
            && is_count(passage, *whole)
            && one.exact().is_some()
            && two.exact().is_some_and(|whole| !whole.is_zero())
    };
    let Some([part, whole]) = operands.filter(shape).map(|told| told.map(|at| &passage.quantities[at]))
    else {
        return false;
    };
    let (Some(share), Some(printed)) = (share_of(part, whole), percent_interval(stated)) else {
        return false;
    };
    if share.meets(&printed) {
        proof(passage, part, whole, stated).held(context.lang, out);
    } else {
        report(passage, part, whole, stated, context, out);
    }
    true
}

/// 占全年5.4万亩.
fn is_of_whole(passage: &Passage, [part, whole]: [usize; 2]) -> bool {
    let behind = passage.gap(part, whole).trim_start_matches(['，', ',']);
    behind.strip_prefix('占').is_some_and(|words| words.chars().count() <= 6)
}

/// 新增3.42万人，同比增长8.6%，完成年度任务5.6万人的61.1%: what was done, rates of change between passed over, and the task.
fn done_of_task(passage: &Passage, task: usize) -> Option<[usize; 2]> {
    let done = (0..task).rev().find(|&at| passage.quantities[at].kind != Kind::Percent)?;
    let clause = passage.clause_before(&passage.quantities[task]);
    let named = ["任务", "目标", "计划"].iter().any(|word| clause.ends_with(word));
    let told = passage.gap(done, done + 1).starts_with(['，', ',']) && task - done <= 3;
    let one_sentence =
        !passage.between(passage.quantities[done].span, passage.quantities[task].span).contains(['；', '。']);
    (named && told && one_sentence && clause.starts_with("完成") && clause.chars().count() <= 10)
        .then_some([done, task])
}

fn check_rate(passage: &Passage, index: usize, context: &RuleContext, out: &mut Drafts) {
    let stated = &passage.quantities[index];
    if !matches!(stated.kind, Kind::Percent | Kind::PerMille) || stated.range.is_some() {
        return;
    }
    if check_embedded(passage, index, context, out) {
        return;
    }
    let Some(tie) = Tie::of(passage, stated) else { return };
    let Some(printed) = percent_interval(stated) else { return };
    let counts: Vec<usize> = (index.saturating_sub(5)..index)
        .rev()
        .take_while(|&at| !matches!(passage.quantities[at].kind, Kind::Percent | Kind::PercentPoint))
        .filter(|&at| is_count(passage, at))
        .collect();
    let pairs = || {
        counts.iter().flat_map(|&part| counts.iter().map(move |&whole| (part, whole))).filter(
            |&(part, whole)| {
                let (part, whole) = (&passage.quantities[part], &passage.quantities[whole]);
                part != whole && same_class(part, whole)
            },
        )
    };
    for (part, whole) in pairs() {
        let (part, whole) = (&passage.quantities[part], &passage.quantities[whole]);
        let fits = share_of(part, whole).is_some_and(|share| share.meets(&printed));
        if fits && part.written <= whole.written {
            if part.exact().is_some() && whole.exact().is_some() && stated.exact().is_some() {
                proof(passage, part, whole, stated).held(context.lang, out);
            }
            return;
        }
    }
    let tied = tie.counts(passage, &counts, index).or_else(|| bracketed(passage, index, &tie));
    let lost_scale = || pairs().find(|&(part, whole)| is_lost_scale(passage, part, whole, &printed));
    let shifted_point = || shifted_point(passage, index, &tie, &printed);
    let Some((part, whole)) = tied.or_else(lost_scale).or_else(shifted_point) else { return };
    let (part, whole) = (&passage.quantities[part], &passage.quantities[whole]);
    if !is_precise(part) || !is_precise(whole) || whole.written.is_zero() {
        return;
    }
    report(passage, part, whole, stated, context, out);
}

/// Whether the figure is exact, or an approximator stands beside one printed to the last place: 近1055万吨.
fn is_precise(count: &Quantity) -> bool {
    let steps = count.steps();
    let printed = steps >= Decimal::ONE_HUNDRED && !(steps % Decimal::TEN).is_zero();
    count.exact().is_some() || printed && count.range.is_none() && !count.vague
}

/// The share where one count is approximate to the last place: a thirtieth of it each way.
fn nearly_share_of(part: &Quantity, whole: &Quantity) -> Option<Interval> {
    let precise = is_precise(part) && is_precise(whole);
    let share =
        part.written.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole.written).filter(|_| precise)?;
    let slack = share / Decimal::from(30);
    Some(Interval { low: Some(share - slack), high: Some(share + slack), low_open: false, high_open: false })
}

/// The share of `part` in `whole` in percent: both rounded alike where both are exact.
pub(super) fn share_of(part: &Quantity, whole: &Quantity) -> Option<Interval> {
    let (Some(_), Some(_)) = (part.exact(), whole.exact()) else {
        return nearly_share_of(part, whole).or_else(|| quotient(&part.rounding(), &whole.rounding()));
    };
    let change = relative(whole, part)?;
    let of_whole = |end: Option<Decimal>| end.map(|end| end + Decimal::ONE_HUNDRED);
    Some(Interval { low: of_whole(change.low), high: of_whole(change.high), ..change })
}

/// So many values of a figure that a share allows for are looked at.
const MOST_VALUES: usize = 40;

/// 鉴定18.37万人，仅有1.69万人（占9.2%）: the share stands in brackets behind its part, the whole right before, and one slip
/// explains the difference.
fn bracketed(passage: &Passage, index: usize, tie: &Tie) -> Option<(usize, usize)> {
    let (part, whole) = (index.checked_sub(1)?, index.checked_sub(2)?);
    let [one, two, stated] = [part, whole, index].map(|at| &passage.quantities[at]);
    let inside = matches!(passage.gap(part, index), "（占" | "（占比" | "(占")
        && passage.text[stated.span.end as usize..].starts_with(['）', ')']);
    let gap = passage.gap(whole, part);
    let gap = gap
        .rsplit_once(['，', ','])
        .filter(|(noun, _)| noun.chars().count() <= 8 && !noun.contains(['，', ',']))?
        .1;
    let led = ["仅有", "只有", "其中有", "其中", "有", "仅"].contains(&gap);
    let counted = is_count(passage, part) && is_count(passage, whole) && same_class(one, two);
    let (a, b) = (one.exact()?, two.exact()?);
    let share = stated.exact()?.checked_div(Decimal::ONE_HUNDRED).filter(|share| !share.is_zero())?;
    let grain = Decimal::ONE / crate::facts::numeral::power_of_ten(stated.decimals + 2);
    // Each figure may be the slip; the whole is known to the last place only from part and share.
    let whole_slip = {
        let meant = (a / (share + grain / Decimal::TWO), a / (share - grain / Decimal::TWO).max(grain));
        slips_between(two, meant, MOST_VALUES, is_slip_of)
    };
    let percent = (a * Decimal::ONE_HUNDRED).checked_div(b)?.round_dp(stated.decimals);
    let meant = (b * (share - grain / Decimal::TWO), b * (share + grain / Decimal::TWO));
    let part_slip = slips_between(one, meant, MOST_VALUES, is_slip_of);
    let slip = whole_slip || part_slip || is_slip_of(stated, percent);
    (matches!(tie, Tie::Share(_)) && inside && led && counted && slip).then_some((part, whole))
}

/// 4500份中的18份，仅占0.004%: the part of the whole right before, and a share with its point in another place.
fn shifted_point(passage: &Passage, index: usize, tie: &Tie, printed: &Interval) -> Option<(usize, usize)> {
    let (part, whole) = (index.checked_sub(1)?, index.checked_sub(2)?);
    let gap = passage.gap(whole, part);
    let within = holds_any(gap, &["其中", "中，", "中有", "中的", "里的"]);
    let counted = is_count(passage, part) && is_count(passage, whole);
    let [one, two] = [part, whole].map(|at| &passage.quantities[at]);
    let tied = within && counted && matches!(tie, Tie::Share(_)) && same_class(one, two);
    let share = one.exact()?.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(two.exact()?)?;
    let mut shifts = (1..=3).map(crate::facts::numeral::power_of_ten);
    let shifted = shifts.any(|by| printed.contains(share * by) || printed.contains(share / by));
    (tied && shifted && !printed.contains(share)).then_some((part, whole))
}

/// 412.6万人，其中城镇268.2人，城镇化率65%: the share fits to the last place once the part has the 万 of the whole, or
/// the other way round.
fn is_lost_scale(passage: &Passage, part: usize, whole: usize, printed: &Interval) -> bool {
    let (part, whole) = (&passage.quantities[part], &passage.quantities[whole]);
    let (Some(a), Some(b)) = (part.exact(), whole.exact()) else { return false };
    let lost = part.scale != whole.scale && (part.scale == 0) != (whole.scale == 0);
    let digits =
        |quantity: &Quantity| quantity.written.normalize().mantissa().to_string().trim_end_matches('0').len();
    let factor = crate::facts::numeral::power_of_ten(4);
    let meant = if part.scale == 0 { a.checked_mul(factor) } else { a.checked_div(factor) };
    let share = meant.and_then(|meant| meant.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(b));
    lost && part.span.start > whole.span.start
        && digits(part) >= 2
        && digits(whole) >= 2
        && share.is_some_and(|share| printed.contains(share) && share < Decimal::ONE_HUNDRED)
}

fn proof<'p, 't>(
    passage: &'p Passage<'t>,
    part: &'p Quantity,
    whole: &'p Quantity,
    stated: &'p Quantity,
) -> Proof<'p, 't> {
    let share = part.written * Decimal::ONE_HUNDRED / whole.written;
    let formula = format!(
        "{}÷{}={}%",
        scaled(part.written, part, passage.text),
        scaled(whole.written, whole, passage.text),
        rounded(share, stated.decimals.max(1))
    );
    Proof { passage, operands: vec![part, whole], stated, formula }
}

fn report(
    passage: &Passage,
    part: &Quantity,
    whole: &Quantity,
    stated: &Quantity,
    context: &RuleContext,
    out: &mut Drafts,
) {
    let formula = proof(passage, part, whole, stated).formula;
    let words = passage.shown(stated);
    let draft = out.report(
        place(stated.span),
        say!(
            context.lang,
            "“{whole}”中有“{part}”：{formula}，文中写“{words}”",
            "“{part}” of “{whole}”: {formula}; the text says “{words}”",
            whole = passage.shown(whole),
            part = passage.shown(part)
        ),
    );
    draft.evidence(
        place(whole.span),
        say!(context.lang, "总数“{x}”", "the whole “{x}”", x = passage.shown(whole)),
    );
    draft.evidence(
        place(part.span),
        say!(context.lang, "其中“{x}”", "the part “{x}”", x = passage.shown(part)),
    );
    let percent = part.written * Decimal::ONE_HUNDRED / whole.written;
    if let Some(text) = rewritten(stated, percent.round_dp(stated.decimals.max(1)), passage.text)
        .filter(|_| stated.kind == Kind::Percent)
    {
        draft.fix(
            say!(context.lang, "“{words}”改为“{text}”", "Change “{words}” to “{text}”", text = &text),
            place(stated.figure),
            text,
        );
    }
    // Where the rate is right, one of the counts has a slipped digit.
    let share = stated.written / Decimal::ONE_HUNDRED;
    if share.is_zero() || stated.kind != Kind::Percent {
        return;
    }
    for (count, meant) in [(part, (whole.written * share).round()), (whole, (part.written / share).round())] {
        if let Some(text) = rewritten(count, meant, passage.text).filter(|_| is_slip_of(count, meant)) {
            draft.fix(
                say!(
                    context.lang,
                    "“{x}”改为“{text}”",
                    "Change “{x}” to “{text}”",
                    x = passage.at(count.figure),
                    text = &text
                ),
                place(count.figure),
                text,
            );
        }
    }
}
