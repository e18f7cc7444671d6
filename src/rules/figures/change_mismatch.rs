//! `change-mismatch`: a change whose stated size or direction contradicts its two ends.

use super::change::{Change, Direction, changes, direction, grains, magnitude, relative, stated_after};
use super::growth_equation;
use super::misprint::is_slip_of;
use super::passage::{Passage, passages, percent_interval, place, rounded, scaled, show};
use crate::facts::cue::CueKind;
use crate::facts::quantity::{Interval, Kind, Quantity};
use crate::rules::{
    BlockView, Confidence, Drafts, Example, Family, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::{Bilingual, Span};
use rust_decimal::Decimal;

/// `change-mismatch`.
#[derive(Debug)]
pub struct ChangeMismatch;

static INFO: RuleInfo = RuleInfo {
    code: "change-mismatch",
    former_codes: &[],
    family: Family::Figures,
    severity: Severity::Error,
    on_by_default: true,
    points: Some(10),
    confidence: Confidence::High,
    kinds: &["N05", "N06", "N46", "NM07", "NM10", "NM14"],
    page: RulePage {
        title: Bilingual {
            zh: "增减幅度或方向与前后数字不符", en: "A change that contradicts its two ends"
        },
        finds: Bilingual {
            zh: "“由A增至B，增长p%（增加N倍、增加D件）”中，按A、B算出的幅度与文中不同，或者“增”“降”与A、B的大小相反。",
            en: "“From A to B, up p % (N times, D items)”, where A and B give another size or the opposite direction.",
        },
        why: Bilingual {
            zh: "三个数字互相矛盾，至少有一个错了；“增加了”与“增加到”常被混用。",
            en: "At least one of the three is wrong; 增加了 and 增加到 are often mixed up.",
        },
        instead: Bilingual {
            zh: "核对三个数字。增加了=增量，增加到=结果：由200户到600户是增加了2倍，增加到3倍。",
            en: "Check the three figures. From 200 to 600 is an increase of twice, to three times.",
        },
        silent: Bilingual {
            zh: "按可比口径、可比价格计算的增速，带“约”“近”“超”而仍可能成立的数，两数单位不同或不是同一指标，都不报；印出的小数位按四舍五入和截去都认可。",
            en: "Silent on growth at comparable prices, on approximate figures that may fit, on other units. Rounding and cutting off are both accepted.",
        },
        source: Bilingual { zh: "算术；人民日报海外版《说“倍”》", en: "Arithmetic" },
    },
    examples: &[
        Example::new("刑事警情由400起降至300起，下降⟦30%⟧。"),
        Example::new("参保家庭由200户增加到600户，增加了⟦3倍⟧。"),
        Example::new("案件受理数从上半年的120件⟦上升⟧到65件。"),
        Example::new("志愿者从350人发展到420人，增加⟦80人⟧。"),
        Example::new("今年受理580件，比去年的500件增长⟦20%⟧。"),
        Example::new("平均办理时长由原来的12天缩短至9天，缩短了⟦35%⟧。"),
        Example::new("年产值从1200万元提高到1500万元，增幅达⟦35%⟧。"),
        Example::new("村集体收入由20万元增加到62万元，增长⟦3.1倍⟧。"),
        Example::new("全市常住人口520万人，比上年末增加26万人，增长⟦2.63%⟧。"),
        Example::new("营业收入12.6亿元，同比增长⟦16%⟧，去年同期为10亿元。"),
        Example::new("去年集体收入40万元，今年增长⟦30%⟧，达到50万元。"),
        Example::new("2022年接待80万人次，2023年接待120万人次，2023年比上一年增长⟦33.3%⟧。"),
        Example::new("原来每天做60件，现在每天做180件，效率是原来的⟦4倍⟧。"),
        Example::new("集体收入由10万元增加了45万元，达到⟦45万元⟧。"),
        Example::new("去年同期，口岸出入境旅客240万人次；今年同期达到300万人次，增长⟦20%⟧。"),
        Example::new("过去办证要跑6个窗口，如今只跑3个，减少了⟦4个⟧。"),
        Example::new("过去办证要跑6个窗口，如今只跑2个，减少了4个。"),
        Example::new("过去办证要跑6个窗口，如今设了3个专窗，减少了4个环节。"),
        Example::new("营业收入12.6亿元，同比增长26%，去年同期为10亿元。"),
        Example::new("去年集体收入40万元，今年增长25%，达到50万元。"),
        Example::new("2022年、2023年分别接待80万、120万人次，2023年比2022年增长50%。"),
        Example::new("原来每天做60件，现在每天做240件，效率是原来的4倍。"),
        Example::new("集体收入由10万元增加了35万元，达到45万元。"),
        Example::new("去年同期，口岸出入境旅客240万人次；今年同期达到300万人次，增长25%。"),
        Example::new("工业增加值12.6亿元，同比增长6%，去年同期为11.2亿元。"),
        Example::new("刑事警情由400起降至300起，下降25%。"),
        Example::new("参保家庭由200户增加到600户，增加了2倍，是原来的3倍。"),
        Example::new("今年受理580件，比去年的500件增长16%。"),
        Example::new("按可比价格计算，产值由100亿元增加到112亿元，增长8%。"),
        Example::new("办理时长由7天压缩到3天，满意度提高5%。"),
        Example::new("站点从12个增加到近30个，增长1.4倍。"),
        Example::new("覆盖率由80%升至92%，提高12个百分点。"),
        Example::new("志愿者从350人发展到420人，增长20%，服务时长增长35%。"),
        Example::new("全市常住人口520万人，比上年末增加26万人，增长5.26%。"),
        Example::new("从3月到5月，接待群众120人，增长20%。"),
        Example::new("由3人增加到12人，其中女性增长50%。"),
        Example::new("全县排名由第12位上升到第5位。"),
        Example::new("五年前，全村开民宿的只有8户，如今已经有40户，户数增加了⟦5倍⟧。"),
        Example::new("从前村里的渔船只有6艘，现在有18艘，增加了⟦3倍⟧。"),
        Example::new("五年前，全村开民宿的只有8户，如今已经有40户，户数增加了4倍。"),
        Example::new("五年前，全村开民宿的只有8户，如今已经有40户，收入增加了5倍。"),
        Example::new("五年前，全村开民宿的只有8户，如今光是溪边就有40户，床位增加了5倍。"),
    ],
};

impl Rule for ChangeMismatch {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        for passage in passages(block, 2) {
            if passage.cued(passage.span, &[CueKind::Comparable]) {
                continue;
            }
            for change in changes(&passage) {
                // 11秒02 … 10秒86 are results of `record-margin`.
                let result = |index: usize| {
                    let end = passage.quantities[index].span.end as usize;
                    passage.text[end..].starts_with(|c: char| c.is_ascii_digit())
                };
                if result(change.from) || result(change.to) {
                    continue;
                }
                if !check_direction(&passage, &change, context, out) {
                    check_size(&passage, &change, context, out);
                }
            }
            check_increment(&passage, context, out);
            check_arrival(&passage, context, out);
            growth_equation::check(&passage, context, out);
        }
    }
}

/// Reports a verb that goes the other way than the figures; says whether it did.
fn check_direction(passage: &Passage, change: &Change, context: &RuleContext, out: &mut Drafts) -> bool {
    let (from, to) = (&passage.quantities[change.from], &passage.quantities[change.to]);
    let (Some(verb), Some(a), Some(b)) = (change.verb, from.exact(), to.exact()) else { return false };
    let goes = if b > a { Direction::Up } else { Direction::Down };
    // A smaller 分辨率, 排名 or 误差 is a better one.
    let ranked = ["分辨率", "排名", "位次", "名次", "位列", "精度", "误差"]
        .iter()
        .any(|word| passage.clause_before(from).contains(word))
        || passage.shown(from).ends_with(['位', '名']);
    if a == b || goes == verb || ranked {
        return false;
    }
    let gap = Span { start: from.span.end, end: to.span.start };
    let Some(word) = passage
        .cues
        .iter()
        .rev()
        .find(|cue| gap.covers(cue.span) && matches!(cue.kind, CueKind::Up | CueKind::Down))
    else {
        return false;
    };
    let bare = passage.at(word.span).trim_end_matches(['至', '到']);
    let span = Span::new(word.span.start as usize, word.span.start as usize + bare.len());
    let word = bare;
    let message = say!(
        context.lang,
        "“{word}”与数字相反：由{x}到{y}是{way}",
        "“{word}” contradicts the figures: from {x} to {y} is {way_en}",
        x = passage.shown(from),
        y = passage.shown(to),
        way = if goes == Direction::Up { "增加" } else { "减少" },
        way_en = if goes == Direction::Up { "an increase" } else { "a decrease" }
    );
    // A lost or added 万 or a digit slip explains it as well as the wrong verb.
    let mut draft = out.report(place(span), message);
    for quantity in [from, to] {
        let says = say!(context.lang, "“{x}”", "“{x}”", x = passage.shown(quantity));
        draft = draft.evidence(place(quantity.span), says);
    }
    true
}

/// Checks the first figure after the change that states its size.
fn check_size(passage: &Passage, change: &Change, context: &RuleContext, out: &mut Drafts) {
    let (from, to) = (&passage.quantities[change.from], &passage.quantities[change.to]);
    let last = change.from.max(change.to);
    let Some(next) = stated_after(passage, change) else { return };
    let stated = &passage.quantities[next];
    let gap = passage.gap(last, next);
    let near = gap.chars().count() <= 14
        && !gap.contains(['。', '；', '、', '（', '('])
        && gap.matches(['，', ',']).count() <= 1
        && passage.depth(stated.span.start as usize)
            == passage.depth(passage.quantities[last].span.start as usize);
    let compared = if change.yearly { without_comparison(gap) } else { gap.to_owned() };
    let own_subject = [
        "其中", "年均", "平均", "同期", "占", "环比", "满意", "率", "每", "人均", "再", "高于", "低于",
        "全国", "全省", "全市", "比",
    ]
    .iter()
    .any(|word| compared.contains(word));
    // 提高了 says of the same figure; 群众满意度提高 has a subject of its own.
    let verb = passage.before(stated);
    let plain_verb = if change.yearly { without_comparison(verb) } else { verb.to_owned() };
    // 户数增加了: the number of what both figures count.
    let number = from.counts_in().and_then(|unit| plain_verb.strip_prefix(unit)?.strip_prefix('数'));
    let plain_verb = number.map_or(plain_verb.as_str(), |rest| rest);
    let subject = plain_verb.trim_start_matches([
        '共', '总', '净', '则', '即', '也', '就', '已', '大', '幅', '同', '比', '实', '现', '了',
    ]);
    let bare_verb = [
        "增", "减", "升", "降", "提", "上", "下", "扩", "缩", "涨", "跌", "压", "回", "翻", "是", "达", "多",
        "少",
    ]
    .iter()
    .any(|first| subject.starts_with(first));
    let Some(direction_word) = direction(verb).or(verb_of_multiple(verb)) else { return };
    if !near || own_subject || !bare_verb || from.range.is_some() || to.range.is_some() {
        return;
    }
    let (Some(a), Some(b)) = (from.exact(), to.exact()) else { return };
    if a.is_zero() || contradicts_direction(passage, change, stated, verb, context, out) {
        return;
    }
    let Some(change_in_percent) = relative(from, to).map(magnitude) else { return };
    let places = || vec![place(from.span), place(to.span), place(stated.span)];
    match stated.kind {
        Kind::Percent if from.kind != Kind::Percent => {
            let Some(printed) = percent_interval(stated) else { return };
            let computed = (b - a).abs() * Decimal::ONE_HUNDRED / a;
            let shown = rounded(computed, stated.decimals.max(1));
            let formula = formula(passage, (from, to), "%", &shown);
            if change_in_percent.meets(&printed) {
                if stated.exact().is_some() {
                    out.held(say!(context.lang, "{formula}，相符", "{formula}, as stated"), places());
                }
                return;
            }
            let result = format!("{}%", rounded(computed, stated.decimals));
            report(passage, change, stated, &formula, Some(result), context, out);
        }
        Kind::Times => {
            let ratio_verb = ["是", "到", "至", "达", "为", "相当"]
                .iter()
                .any(|word| verb.ends_with(word) || verb.contains(word));
            let ratio = b.checked_div(a).unwrap_or_default();
            let expected = if ratio_verb { ratio } else { ratio - Decimal::ONE };
            let slack = if stated.decimals == 0 { Decimal::new(5, 1) } else { stated.step };
            let near_enough = Interval::closed(expected - slack, expected + slack);
            // Rough multiples of rough figures are left alone; a whole multiple that is off by one is the classic slip.
            let fits = stated.value.meets(&near_enough);
            let formula = if ratio_verb {
                format!("{}÷{}={}", plain(passage, to), plain(passage, from), rounded(ratio, 2))
            } else {
                format!(
                    "({}-{})÷{}={}",
                    plain(passage, to),
                    plain(passage, from),
                    plain(passage, from),
                    rounded(expected, 2)
                )
            };
            if direction_word == Direction::Down {
                return;
            }
            if fits {
                if stated.exact().is_some() {
                    out.held(say!(context.lang, "{formula}，相符", "{formula}, as stated"), places());
                }
                return;
            }
            let result = format!("{}倍", show(expected.round_dp(stated.decimals.max(1))));
            report(passage, change, stated, &formula, Some(result), context, out);
        }
        kind if kind == from.kind && stated.same_unit(from) && from.kind != Kind::Percent => {
            let to_word = ["到", "至", "为"].iter().any(|word| verb.ends_with(word));
            if to_word
                || !matches!(stated.exact(), Some(value) if value < a.max(b) || from.counts_in().is_some())
            {
                return;
            }
            let difference = (b - a).abs();
            let formula = if b >= a {
                format!(
                    "{}-{}={}",
                    plain(passage, to),
                    plain(passage, from),
                    scaled(difference, from, passage.text)
                )
            } else {
                format!(
                    "{}-{}={}",
                    plain(passage, from),
                    plain(passage, to),
                    scaled(difference, from, passage.text)
                )
            };
            // Three figures rounded alike miss by one unit of the last place at most.
            let (a_grain, b_grain) = grains(from, to);
            let slack = a_grain.max(b_grain).max(stated.grain());
            let fits = match stated.exact() {
                Some(stated) => (difference - stated).abs() <= slack,
                None => Interval::closed(difference - slack, difference + slack).meets(&stated.value),
            };
            if fits {
                out.held(say!(context.lang, "{formula}，相符", "{formula}, as stated"), places());
                return;
            }
            let result = super::passage::rewritten(stated, difference, passage.text);
            report(passage, change, stated, &formula, result, context, out);
        }
        _ => {}
    }
}

/// `words` without those that say of the figure of the year before: 同比, 比去年同期.
fn without_comparison(words: &str) -> String {
    const COMPARISONS: [&str; 11] = [
        "比去年同期",
        "比上年同期",
        "较去年同期",
        "较上年同期",
        "与去年相比",
        "比去年",
        "比上年",
        "较去年",
        "较上年",
        "比前一年",
        "同比",
    ];
    COMPARISONS.iter().fold(words.to_owned(), |words, comparison| words.replacen(comparison, "", 1))
}

/// The plain verbs of a change that leave no doubt which way it went, by their last word before the figure.
fn plain_direction(verb: &str) -> Option<(Direction, &'static str)> {
    const VERBS: [(&str, Direction); 12] = [
        ("增长", Direction::Up),
        ("增加", Direction::Up),
        ("上升", Direction::Up),
        ("上涨", Direction::Up),
        ("升高", Direction::Up),
        ("上调", Direction::Up),
        ("下降", Direction::Down),
        ("减少", Direction::Down),
        ("降低", Direction::Down),
        ("下跌", Direction::Down),
        ("回落", Direction::Down),
        ("下调", Direction::Down),
    ];
    let verb = verb.trim_end_matches(['了', '近', '约', '达']);
    VERBS.iter().find(|(word, _)| verb.ends_with(word)).map(|&(word, direction)| (direction, word))
}

/// 从30摄氏度降到22摄氏度，上升了8摄氏度: the verb of the stated size goes the other way than the two ends.
fn contradicts_direction(
    passage: &Passage,
    change: &Change,
    stated: &Quantity,
    verb: &str,
    context: &RuleContext,
    out: &mut Drafts,
) -> bool {
    let (from, to) = (&passage.quantities[change.from], &passage.quantities[change.to]);
    let sized = stated.kind == Kind::Percent || stated.same_unit(from);
    let Some((says, word)) = plain_direction(verb).filter(|_| sized) else { return false };
    let goes = if to.written > from.written { Direction::Up } else { Direction::Down };
    if from.written == to.written || goes == says {
        return false;
    }
    let message = say!(
        context.lang,
        "由“{x}”到“{y}”是{way}，此处却说“{word}”",
        "From “{x}” to “{y}” is {way_en}, yet the text says “{word}”",
        x = passage.shown(from),
        y = passage.shown(to),
        way = if goes == Direction::Up { "增加" } else { "减少" },
        way_en = if goes == Direction::Up { "an increase" } else { "a decrease" }
    );
    report_word(passage, word, stated, &[from, to], message, out);
    true
}

/// Reports the verb `word` before `stated`.
fn report_word(
    passage: &Passage,
    word: &str,
    stated: &Quantity,
    operands: &[&Quantity],
    message: String,
    out: &mut Drafts,
) {
    let words = passage.before(stated);
    let start = stated.before.start as usize + words.rfind(word).unwrap_or_default();
    let draft = out.report(place(Span::new(start, start + word.len())), message);
    passage.cite(draft, operands.iter().copied().chain([stated]));
}

/// 减少到12起，比去年同期增长25%: one clause says that the figure fell to its value, the next that it grew.
fn check_arrival(passage: &Passage, context: &RuleContext, out: &mut Drafts) {
    const ARRIVALS: [(&str, Direction); 12] = [
        ("减少到", Direction::Down),
        ("减少至", Direction::Down),
        ("下降到", Direction::Down),
        ("下降至", Direction::Down),
        ("降至", Direction::Down),
        ("减至", Direction::Down),
        ("降到", Direction::Down),
        ("增加到", Direction::Up),
        ("增至", Direction::Up),
        ("增长到", Direction::Up),
        ("上升到", Direction::Up),
        ("升至", Direction::Up),
    ];
    for index in 1..passage.quantities.len() {
        let (value, stated) = (&passage.quantities[index - 1], &passage.quantities[index]);
        let arrives = passage.before(value).trim_end_matches(['了', '约', '近']);
        let Some(&(_, came)) = ARRIVALS.iter().find(|(word, _)| arrives.ends_with(word)) else { continue };
        let from_before = passage.clause_before(value).contains(['由', '从']);
        let gap = passage.gap(index - 1, index);
        let one_comma = gap.matches(['，', ',']).count() == 1 && gap.starts_with(['，', ',']);
        let rest = without_comparison(gap.trim_start_matches(['，', ',']));
        let Some((says, word)) =
            plain_direction(&rest).filter(|(_, word)| rest.trim_end_matches('了') == *word)
        else {
            continue;
        };
        if from_before || !one_comma || says == came || stated.kind != Kind::Percent {
            continue;
        }
        let message = say!(
            context.lang,
            "前面说“{arrived}”，此处却说“{word}”，方向相反",
            "“{arrived}” before, “{word}” here: opposite directions",
            arrived = arrives.chars().rev().take(3).collect::<Vec<_>>().into_iter().rev().collect::<String>()
        );
        report_word(passage, word, stated, &[value], message, out);
    }
}

/// 翻了N倍, 是原来的N倍.
fn verb_of_multiple(verb: &str) -> Option<Direction> {
    (verb.contains('翻') || verb.contains("是原来") || verb.contains("是去年") || verb.contains("多"))
        .then_some(Direction::Up)
}

fn plain(passage: &Passage, quantity: &Quantity) -> String {
    scaled(quantity.written, quantity, passage.text)
}

fn formula(passage: &Passage, (from, to): (&Quantity, &Quantity), sign: &str, result: &str) -> String {
    let (a, b) = (plain(passage, from), plain(passage, to));
    if to.written >= from.written {
        format!("({b}-{a})÷{a}={result}{sign}")
    } else {
        format!("({a}-{b})÷{a}={result}{sign}")
    }
}

fn report(
    passage: &Passage,
    change: &Change,
    stated: &Quantity,
    formula: &str,
    result: Option<String>,
    context: &RuleContext,
    out: &mut Drafts,
) {
    let (from, to) = (&passage.quantities[change.from], &passage.quantities[change.to]);
    let words = passage.shown(stated);
    let draft = out.report(
        place(stated.span),
        say!(
            context.lang,
            "由“{x}”到“{y}”：{formula}，文中写“{words}”",
            "From “{x}” to “{y}”: {formula}; the text says “{words}”",
            x = passage.shown(from),
            y = passage.shown(to)
        ),
    );
    if !change.formula {
        draft.severity(Severity::Warning);
    }
    passage.cite(draft, [from, to]);
    if let Some(result) = result.filter(|_| stated.form != crate::facts::numeral::Form::Chinese) {
        let figure = if result.ends_with(['%', '倍']) || stated.measure.is_some() || stated.unit.is_some() {
            stated.figure
        } else {
            stated.span
        };
        draft.fix(
            say!(
                context.lang,
                "“{x}”改为“{result}”",
                "Change “{x}” to “{result}”",
                x = passage.at(figure),
                result = &result
            ),
            place(figure),
            result,
        );
    }
}

/// 增长, 增幅为, 年增长率约: words between an increment and its percentage that have no subject of their own.
fn is_growth_word(gap: &str) -> bool {
    let words = gap.trim_start_matches(['，', ',']).trim_start_matches('年');
    let words = words.trim_end_matches(['为', '达', '约', '是', '了']);
    ["增长", "增幅", "下降", "降幅", "上升", "增长率", "增速", "涨幅", "跌幅", "提高", "减少", "增加"]
        .contains(&words)
}

/// B件，比上年增加D件，增长p%: the base is B less D.
fn check_increment(passage: &Passage, context: &RuleContext, out: &mut Drafts) {
    for index in 2..passage.quantities.len() {
        let [total, increment, stated] = [index - 2, index - 1, index].map(|at| &passage.quantities[at]);
        let verb = passage.before(increment);
        let shape = total.same_unit(increment)
            && matches!(total.kind, Kind::Count | Kind::Money | Kind::Measure)
            && stated.kind == Kind::Percent
            && (verb.contains('比') || verb.contains('较'))
            && ["上年", "去年", "上月", "同期", "上年末", "年初", "今年", "上季", "往年"]
                .iter()
                .any(|word| verb.contains(word));
        let sign = match direction(verb) {
            Some(Direction::Up) => Decimal::ONE,
            Some(Direction::Down) => Decimal::NEGATIVE_ONE,
            None => continue,
        };
        let gaps_fit = passage.gap(index - 2, index - 1).matches(['，', ',']).count() <= 1
            && !passage.gap(index - 2, index - 1).contains(['。', '；', '、'])
            && is_growth_word(passage.gap(index - 1, index));
        let (Some(b), Some(d)) = (total.exact(), increment.exact()) else { continue };
        let base = b - sign * d;
        if !shape || !gaps_fit || base <= Decimal::ZERO {
            continue;
        }
        let (Some(printed), b_range, d_range) =
            (percent_interval(stated), total.rounding(), increment.rounding())
        else {
            continue;
        };
        let (Some(b_low), Some(b_high), Some(d_low), Some(d_high)) =
            (b_range.low, b_range.high, d_range.low, d_range.high)
        else {
            continue;
        };
        let share = |d: Decimal, b: Decimal| d.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(b - sign * d);
        let (Some(low), Some(high)) = (share(d_low, b_high), share(d_high, b_low)) else { continue };
        let computed = rounded(d * Decimal::ONE_HUNDRED / base, stated.decimals);
        let operator = if sign.is_sign_positive() { '-' } else { '+' };
        let formula = format!(
            "{d}÷({b}{operator}{d})={computed}%",
            d = plain(passage, increment),
            b = plain(passage, total)
        );
        let places = vec![place(total.span), place(increment.span), place(stated.span)];
        if Interval::closed(low.min(high), high.max(low)).meets(&printed) {
            out.held(say!(context.lang, "{formula}，相符", "{formula}, as stated"), places);
            continue;
        }
        let words = passage.shown(stated);
        let draft = out.report(
            place(stated.span),
            say!(context.lang, "{formula}，文中写“{words}”", "{formula}; the text says “{words}”"),
        );
        let slip = d * Decimal::ONE_HUNDRED / base;
        draft.severity(if is_slip_of(stated, slip.round_dp(stated.decimals)) {
            Severity::Error
        } else {
            Severity::Warning
        });
        passage.cite(draft, [total, increment]);
        let result = format!("{computed}%");
        draft.fix(
            say!(context.lang, "“{words}”改为“{result}”", "Change “{words}” to “{result}”", result = &result),
            place(stated.figure),
            result,
        );
    }
}
