//! `part-exceeds-whole`: a part that is larger than what it is a part of.

use super::misprint::{self, Slip};
use super::passage::{Passage, passages, place, show};
use crate::facts::cue::CueKind;
use crate::facts::quantity::{Kind, Quantity};
use crate::rules::{
    BlockView, Confidence, Drafts, Example, Family, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::{Bilingual, Span};
use rust_decimal::Decimal;

/// `part-exceeds-whole`.
#[derive(Debug)]
pub struct PartExceedsWhole;

static INFO: RuleInfo = RuleInfo {
    code: "part-exceeds-whole",
    former_codes: &[],
    family: Family::Figures,
    severity: Severity::Error,
    on_by_default: true,
    points: Some(10),
    confidence: Confidence::High,
    kinds: &["N02"],
    page: RulePage {
        title: Bilingual { zh: "部分大于总体", en: "Part larger than the whole" },
        finds: Bilingual {
            zh: "“N名……中，有M名”“共N件，其中M件”里，M大于N。",
            en: "“Of N …, M …” or “N in all, of which M”, where M is larger than N.",
        },
        why: Bilingual {
            zh: "部分不可能比总体多，至少有一个数字错了。",
            en: "A part cannot exceed its whole.",
        },
        instead: Bilingual { zh: "核对两个数字。", en: "Check both figures." },
        silent: Bilingual {
            zh: "单位不同、总数是约数或“新增”“比上年增加”的数、人次与人、平均每个的数不报。",
            en: "Silent on other units, approximate wholes, increments, and figures per head.",
        },
        source: Bilingual { zh: "算术", en: "Arithmetic" },
    },
    examples: &[
        Example::new("学校今年招收新生964人，其中机电、护理、烹饪三个专业就招了⟦1018人⟧。"),
        Example::new("学校今年招收新生964人，其中机电、护理、烹饪三个专业就招了618人。"),
        Example::new("学校今年招收新生964人，另有机电、护理、烹饪三个专业的学员1018人。"),
        Example::new("机上有227名乘客和12名机组人员，其中包括154名本市乘客。"),
        Example::new("高三有学生538人，被本科院校录取的就有⟦583人⟧。"),
        Example::new("高三有学生538人，被本科院校录取的就有358人。"),
        Example::new("高三有学生538人，来观看比赛的就有1200人。"),
        Example::new("镇里有老党员76人，其中党龄满五十年的⟦87人⟧。"),
        Example::new("镇里有老党员76人，其中党龄满五十年的18人。"),
        Example::new("获奖时只有2人在60岁以下。其中4位科学家已经去世。"),
        Example::new("全镇326名网格员中，有⟦340人⟧参加了培训。"),
        Example::new("排查隐患215处，其中已整改⟦251处⟧。"),
        Example::new("今年共有36个村申报，其中⟦63个⟧通过了验收。"),
        Example::new("在抽查的120家企业中，⟦210家⟧建立了台账。"),
        Example::new("下拨资金1.2亿元，其中用于道路维修的⟦1.5亿元⟧。"),
        Example::new("全镇326名网格员中，有240人参加了培训。"),
        Example::new("排查隐患近200处，其中已整改205处。"),
        Example::new("今年新增企业12家，其中规上企业累计达到36家。"),
        Example::new("走访企业120家，其中职工1800人。"),
        Example::new("办理案件120件，其中涉案人员340名。"),
        Example::new("平均每个村有调解员3名，其中5名被评为先进。"),
        Example::new("全市有医院12家、诊所340家，其中36家提供夜间门诊。"),
        Example::new("捐款比上年增加12万元，其中个人捐款35万元。"),
        Example::new("举办活动12场，服务300人次，其中老年人120人。"),
    ],
};

impl Rule for PartExceedsWhole {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        for passage in passages(block, 2) {
            for (whole, part) in stated_parts(&passage) {
                let (large, small) = (&passage.quantities[part], &passage.quantities[whole]);
                let surely_more =
                    matches!((large.value.low, small.value.high), (Some(low), Some(high)) if low > high);
                if !surely_more {
                    continue;
                }
                let message = say!(
                    context.lang,
                    "部分“{x}”大于总体“{y}”（{a}>{b}）",
                    "The part “{x}” is larger than the whole “{y}” ({a} > {b})",
                    x = passage.shown(large),
                    y = passage.shown(small),
                    a = show(large.written),
                    b = show(small.written)
                );
                out.report(place(large.span), message).evidence(
                    place(small.span),
                    say!(context.lang, "总体“{x}”", "the whole “{x}”", x = passage.shown(small)),
                );
            }
        }
    }
}

const NOT_A_WHOLE: &[CueKind] = &[
    CueKind::New,
    CueKind::Up,
    CueKind::Down,
    CueKind::YearOnYear,
    CueKind::Than,
    CueKind::Per,
    CueKind::Average,
    CueKind::Planned,
];
const NOT_A_PART: &[CueKind] = &[
    CueKind::Cumulative,
    CueKind::Up,
    CueKind::Down,
    CueKind::YearOnYear,
    CueKind::Than,
    CueKind::Per,
    CueKind::Average,
    CueKind::Total,
    CueKind::Earlier,
];

/// Pairs of a whole and its part, as indices, where words say that one is part of the other.
fn stated_parts(passage: &Passage) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for part in 1..passage.quantities.len() {
        // 老党员76人，其中党龄满五十年的18人: ages and lengths of time stand between without counting.
        let of_time = |at: &usize| {
            let quantity = &passage.quantities[*at];
            quantity.kind == Kind::Duration || quantity.unit.is_some_and(|unit| unit.dimension == "age")
        };
        let listed = |at: &usize| counts_list_of_parts(passage, &passage.quantities[*at]);
        let Some(whole) = (0..part).rev().find(|at| !of_time(at) && !listed(at)) else { continue };
        // 仅有2人在60岁以下。其中4位…: what 其中 follows upon is the nearest figure before it.
        let passes = whole + 1 < part;
        if passes && !passage.gap(whole, whole + 1).contains("其中") {
            continue;
        }
        let (one, two) = (&passage.quantities[whole], &passage.quantities[part]);
        let comparable = one.same_unit(two)
            && matches!(one.kind, Kind::Count | Kind::Money | Kind::Measure)
            && one.counts_in().is_some()
            && !one.is_indefinite()
            && one.counts_in() != Some("次")
            && !names_another_thing(passage, one, two)
            && passage.depth(one.span.start as usize) == passage.depth(two.span.start as usize);
        let gap = Span { start: one.span.end, end: two.span.start };
        let words = passage.at(gap);
        let said = one.exact().is_some()
            && (says_of_which(words)
                || whole + 2 == part && listed(&(whole + 1)) && says_of_which_listed(words)
                || says_among(passage, two, words)
                || says_including(words)
                || says_as_many(words) && is_swapped(passage, one, two));
        let other_figure = passage.cued(one.before, NOT_A_WHOLE)
            || passage.clause_before(one).contains('每')
            || passage.cued(gap, NOT_A_PART)
            || is_ordinal_like(one)
            || is_ordinal_like(two)
            // 医院12家、诊所340家，其中36家: the whole is both.
            || passage.text[passage.span.start as usize..one.span.start as usize].ends_with(['、', '和', '与', '及']);
        if comparable && said && !other_figure {
            pairs.push((whole, part));
        }
    }
    pairs
}

/// Whether both are counted in 个 or the like and name different things: 215个网点 … 5600个样板.
fn names_another_thing(passage: &Passage, one: &Quantity, two: &Quantity) -> bool {
    // 21个村 is counted in villages whatever follows.
    let vague = one.measure.is_some_and(|measure| matches!(measure.class, "项" | "个" | "种" | "条" | "处"));
    let noun = |quantity: &Quantity| {
        let head = quantity.head.filter(|head| !head.before)?;
        let after = &passage.text[head.span.end as usize..];
        // 25个通了公交: a verb, no noun.
        let verb = passage.at(head.span).chars().count() == 1 && after.starts_with(['了', '着', '过']);
        (!verb).then(|| passage.at(head.span).trim_end_matches(['中', '里']))
    };
    let same_class = one.counts_in() == two.counts_in();
    match (noun(one), noun(two)) {
        (Some(one), Some(two)) => vague && same_class && !two.chars().any(|c| one.contains(c)),
        _ => false,
    }
}

fn is_ordinal_like(quantity: &Quantity) -> bool {
    quantity
        .unit
        .is_some_and(|unit| !unit.is_money() && !matches!(unit.dimension, "area" | "mass" | "volume"))
}

/// 普通高校2919所，含本科学校1365所: the part follows at once.
fn says_including(words: &str) -> bool {
    let words = words.trim_start_matches(['，', ',', '（', '(']);
    let named = ["含", "包括"].iter().find_map(|word| words.strip_prefix(word));
    // 3050元（含）至3550元: the first figure itself.
    named.is_some_and(|part| {
        !part.starts_with(['）', ')'])
            && part.chars().count() <= 8
            && !part.contains(['，', ',', '、', '。', '；'])
    })
}

/// 有学生538人，…被录取的就有583人: those of whom something is said, counted right after all of them.
fn says_as_many(words: &str) -> bool {
    let stop = words.matches(['，', ',']).count() == 1 && !words.contains(['。', '；', '、']);
    stop && words.chars().count() <= 20
        && ["的就有", "的已有", "的只有", "的有"].iter().any(|end| words.ends_with(end))
}

fn is_swapped(passage: &Passage, one: &Quantity, two: &Quantity) -> bool {
    misprint::between(one, two, [passage.text, passage.text]).0 == Slip::Swapped
}

/// 其中 right after the whole or its noun.
fn says_of_which(words: &str) -> bool {
    let Some((before, after)) = words.split_once("其中") else { return false };
    let short = before.chars().count() <= 8
        && !before.contains(['；', '、', ';'])
        && before.matches(['，', ',', '。']).count() <= 1;
    let of_it = after.starts_with(['的', '之', '一']) || after.contains(['每', '、', '；']);
    short && !of_it && after.chars().count() <= 14 && after.matches(['，', ',']).count() <= 1
}

/// Whether the figure counts what is listed right behind 其中: 其中机电、护理、烹饪三个专业.
fn counts_list_of_parts(passage: &Passage, quantity: &Quantity) -> bool {
    let words = passage.before(quantity);
    let listed =
        words.strip_prefix("其中").is_some_and(|list| list.contains('、') && list.chars().count() <= 20);
    let dots = || passage.text[..quantity.span.start as usize].rsplit(['，', '；', '。']).next();
    quantity.kind == Kind::Count
        && quantity.written < Decimal::TEN
        && (listed || dots().is_some_and(|clause| clause.starts_with("其中") && clause.contains('、')))
}

/// 964人，其中机电、护理、烹饪三个专业就招了1018人.
fn says_of_which_listed(words: &str) -> bool {
    let Some((before, after)) = words.split_once("其中") else { return false };
    let short = before.chars().count() <= 8 && before.matches(['，', ',']).count() <= 1;
    let one_clause = after.chars().count() <= 30 && !after.contains(['，', '；', '。', '每', '占']);
    short && !before.contains(['、', '；', '。']) && one_clause && !after.starts_with(['的', '之', '一'])
}

/// 326名网格员中，有340人: the whole ends in 中.
fn says_among(passage: &Passage, part: &Quantity, words: &str) -> bool {
    let words = words.trim_end_matches("有").trim_end_matches(['，', ',']);
    let among = words.ends_with('中') || words.ends_with('里') || words.ends_with("当中");
    let inner = words.chars().count();
    among
        && (1..=14).contains(&inner)
        && !words.contains(['，', '。', '；', ',', '、'])
        && !["途中", "其中", "集中", "过程中", "活动中", "工作中", "行动中", "全中", "命中", "击中"]
            .iter()
            .any(|word| words.ends_with(word))
        && !passage.after(part).starts_with('次')
}
