//! `shares-over-hundred`: shares of one whole that exceed it, rates above 100 per cent.

use super::passage::{Passage, passages, place, show};
use super::whole_of_two::are_complements;
use crate::facts::cue::CueKind;
use crate::facts::quantity::{Kind, Quantity};
use crate::rules::word_lists::List;
use crate::rules::{
    BlockView, Confidence, Drafts, Example, Family, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::{Bilingual, Span, holds_any};
use rust_decimal::Decimal;

/// `shares-over-hundred`.
#[derive(Debug)]
pub struct SharesOverHundred;

static INFO: RuleInfo = RuleInfo {
    code: "shares-over-hundred",
    former_codes: &[],
    family: Family::Figures,
    severity: Severity::Warning,
    on_by_default: true,
    points: Some(10),
    confidence: Confidence::Medium,
    kinds: &["N10", "N44"],
    page: RulePage {
        title: Bilingual {
            zh: "占比合计超过百分之百", en: "Shares that exceed one hundred per cent"
        },
        finds: Bilingual {
            zh: "一句话里三个以上并列的“占”相加超过100%；合格率、满意率、覆盖率等不可能超过100%的率大于100%。",
            en: "Three or more parallel shares above 100 % together; rates that cannot exceed 100 % and do.",
        },
        why: Bilingual {
            zh: "同一总体的各部分之和不能超过总体。",
            en: "Parts of one whole cannot exceed it.",
        },
        instead: Bilingual {
            zh: "核对各个百分数；可以多选的，写明“多选”。",
            en: "Check the percentages; say so where several answers were allowed.",
        },
        silent: Bilingual {
            zh: "各占比的总体不同、有“其中”套着、多选的调查、完成率超过100%不报。",
            en: "Silent on different wholes, nested parts, surveys with several answers, and 完成率.",
        },
        source: Bilingual { zh: "算术", en: "Arithmetic" },
    },
    examples: &[
        Example::new("纠纷中，婚姻类占45%，邻里类占30%，债务类占⟦35%⟧。"),
        Example::new("受访者中，30岁以下占32%、30岁至50岁占48%、50岁以上占⟦30%⟧。"),
        Example::new("全县群众满意率达⟦108%⟧。"),
        Example::new("三类案件分别占42%、38%、⟦30%⟧。"),
        Example::new("抽检合格率为⟦101.5%⟧。"),
        Example::new("全县发电装机中，水电占45%，风电占35%，光伏占20%，其他占⟦5%⟧。"),
        Example::new("来信120封，其中咨询占42%、投诉占36%、建议占18%、其他占⟦14%⟧。"),
        Example::new("来信120封，其中咨询占42%、投诉占36%、建议占18%、其他占4%。"),
        Example::new("纠纷占60%，其中婚姻类占45%，邻里类占30%，债务类占25%，其余占40%的是咨询。"),
        Example::new("纠纷中，婚姻类占45%，邻里类占30%，债务类占25%。"),
        Example::new("四成受访者步行上班，三成五骑车，其余⟦35%⟧开车。"),
        Example::new("四成受访者步行上班，三成五骑车，其余25%开车。"),
        Example::new("四成受访者步行上班，满意率达到90%，其余25%开车。"),
        Example::new("全年任务完成率达118%。"),
        Example::new("受访者可多选，看重环境的占65%，看重交通的占52%，看重学校的占48%。"),
        Example::new("出口占全省的45%，进口占全省的60%，投资占全省的20%。"),
        Example::new("婚姻类占60%，其中女性申请的占70%，农村的占40%。"),
        Example::new("覆盖率达100%。"),
        Example::new("各馆进度不一：体育馆完成95%，自行车馆只完成了76%，其余场馆已完成90%。"),
        Example::new("到年末，农商行的拨备覆盖率为178.5%，比年初高8.6个百分点。"),
        Example::new("党员占60%，女性占48%，大学以上学历占75%。"),
        Example::new("满意率由98%提高到99%。"),
        Example::new("工业占41.3%、农业占20.1%、服务业占38.7%。"),
    ],
};

impl Rule for SharesOverHundred {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        let names_a_structure = block.says("产业");
        for passage in passages(block, 0) {
            for quantity in passage.quantities.iter().filter(|quantity| quantity.kind == Kind::Percent) {
                if let (Some(name), true) =
                    (capped_rate(&passage, quantity), quantity.written > Decimal::ONE_HUNDRED)
                {
                    out.report(
                        place(quantity.span),
                        say!(
                            context.lang,
                            "{name}不可能超过100%，文中写“{x}”",
                            "{name} cannot exceed 100 %; the text says “{x}”",
                            x = passage.shown(quantity)
                        ),
                    );
                }
            }
            if names_a_structure {
                check_structure(&passage, context, out);
            }
            check_remainder(&passage, context, out);
            let shares = shares(&passage);
            let sum: Decimal = shares.iter().map(|share| share.written).sum();
            let steps: Decimal = shares.iter().map(|share| share.step).sum();
            let Some((last, others)) = shares.split_last().filter(|_| shares.len() >= 3) else {
                check_pair(&passage, context, out);
                continue;
            };
            let terms = shares.iter().map(|share| show(share.written)).collect::<Vec<_>>().join("+");
            let formula = format!("{terms}={}", show(sum));
            if sum <= Decimal::ONE_HUNDRED + steps {
                if sum + steps >= Decimal::ONE_HUNDRED {
                    out.held(
                        say!(context.lang, "各占比{formula}，合100%", "the shares {formula} make the whole"),
                        shares.iter().map(|share| place(share.span)).collect(),
                    );
                }
                continue;
            }
            let draft = out.report(
                place(last.span),
                say!(
                    context.lang,
                    "各占比相加{formula}，超过100%",
                    "The shares add up to {formula}, more than 100 %"
                ),
            );
            passage.cite(draft, others.iter().copied());
        }
    }
}

fn capped_rate<'a>(passage: &Passage<'a>, quantity: &Quantity) -> Option<&'a str> {
    let words = passage.before(quantity).trim_end_matches(['达', '为', '是', '到', '了']);
    let name = List::CappedRates.words().iter().find(|name| words.ends_with(**name))?;
    // Provisions may cover more than the loans.
    const OF_FINANCE: [&str; 4] = ["拨备覆盖率", "准备金覆盖率", "流动性覆盖率", "利息覆盖率"];
    if OF_FINANCE.iter().any(|rate| words.ends_with(rate)) {
        return None;
    }
    Some(&words[words.len() - name.len()..])
}

/// The parallel shares of the passage: 占 with nothing between it and the figure, one clause each.
fn shares<'a>(passage: &Passage<'a>) -> Vec<&'a Quantity> {
    let percents: Vec<&Quantity> = passage
        .quantities
        .iter()
        .filter(|quantity| quantity.kind == Kind::Percent && quantity.exact().is_some())
        .collect();
    if percents.is_empty() {
        return Vec::new();
    }
    let several = holds_any(passage.at(passage.span), &["多选", "复选", "可选", "同时", "交叉"]);
    if several {
        return Vec::new();
    }
    let mut run: Vec<&Quantity> = Vec::new();
    let mut respectively = false;
    let mut labels: Vec<&str> = Vec::new();
    for percent in percents {
        let words = passage.before(percent);
        let joined = run.last().is_some_and(|last| passage.between(last.span, percent.span) == "、");
        let label = words.strip_suffix('占').or(words.strip_suffix("占比")).or(words.strip_suffix("占比为"));
        if words.ends_with("分别占") || words.ends_with("占比分别为") {
            run = vec![percent];
            respectively = true;
        } else if respectively && joined {
            run.push(percent);
        } else if let Some(label) = label {
            if respectively {
                return run;
            }
            labels.push(label.trim());
            run.push(percent);
        } else if run.len() < 3 {
            run.clear();
            labels.clear();
        }
    }
    // Categories of one division end or begin alike; 党员, 女性 and 大学以上 overlap.
    let ends: Vec<Option<char>> = labels.iter().map(|label| label.chars().next_back()).collect();
    let alike = ends.windows(2).all(|pair| pair[0] == pair[1] && pair[0].is_some());
    let by_age = labels
        .iter()
        .filter(|label| label.contains('岁') || label.is_empty() || label.ends_with(['下', '上']))
        .count()
        == labels.len();
    // A remainder says that the others are all there are, and each part of the same whole.
    let complete = labels.len() > 2 && labels.last().is_some_and(|last| is_remainder(last));
    let within = passage.cues.iter().find(|cue| cue.kind == CueKind::Within);
    if let Some(within) = within {
        let of_one_whole = run.iter().all(|share| share.span.start > within.span.start);
        return if complete && !respectively && of_one_whole { run } else { Vec::new() };
    }
    if respectively || alike || by_age || complete || is_division(&labels) { run } else { Vec::new() }
}

/// 其他占5%: what is left of a whole.
fn is_remainder(label: &str) -> bool {
    ["其他", "其它", "其余", "余下"].iter().any(|word| label.starts_with(word))
}

/// 四成步行，三成五骑车，其余25%开车: shares one after the other, the last of them what is left.
fn check_remainder(passage: &Passage, context: &RuleContext, out: &mut Drafts) {
    let share = |quantity: &Quantity| match quantity.kind {
        Kind::Percent => quantity.exact(),
        Kind::Tenths => quantity.exact().map(|tenths| tenths * Decimal::TEN),
        Kind::Fraction => quantity.exact().map(|fraction| fraction * Decimal::ONE_HUNDRED),
        _ => None,
    };
    const OF_ANOTHER: &[CueKind] = &[
        CueKind::Up,
        CueKind::Down,
        CueKind::YearOnYear,
        CueKind::MonthOnMonth,
        CueKind::Than,
        CueKind::Within,
    ];
    let Some(last) = passage.quantities.len().checked_sub(1).filter(|&last| last >= 2) else { return };
    let rest = &passage.quantities[last];
    if !is_remainder(passage.before(rest)) {
        return;
    }
    let plain = passage.quantities.iter().all(|quantity| {
        share(quantity).is_some()
            && !passage.cued(quantity.before, OF_ANOTHER)
            && !passage.clause_before(quantity).contains('率')
            // 其他场馆基本已完成90%: progress, each of its own.
            && !holds_any(passage.clause_before(quantity), &["完成", "进度"])
    });
    // Shares that all stand behind 占 are held against the whole elsewhere.
    let all_by_verb = passage.quantities.iter().all(|quantity| passage.before(quantity).ends_with('占'));
    let in_words =
        passage.quantities.iter().any(|quantity| quantity.kind == Kind::Fraction && quantity.step.is_zero());
    if !plain || all_by_verb {
        return;
    }
    let sum: Decimal = passage.quantities.iter().filter_map(share).sum();
    let terms: Vec<String> =
        passage.quantities.iter().filter_map(share).map(|value| show(value.round_dp(1))).collect();
    let formula = format!("{}={}", terms.join("+"), show(sum.round_dp(1)));
    let slack = if in_words { Decimal::TWO } else { Decimal::ONE };
    let places = passage.quantities.iter().map(|quantity| place(quantity.span));
    if (sum - Decimal::ONE_HUNDRED).abs() <= slack {
        let message = say!(context.lang, "各占比{formula}，合100%", "the shares {formula} make the whole");
        return out.held(message, places.collect());
    }
    let message = say!(
        context.lang,
        "各部分相加{formula}，与“其余”合起来应为100",
        "The shares add up to {formula}; with the remainder they should make 100"
    );
    let draft = out.report(place(rest.span), message);
    passage.cite(draft, &passage.quantities[..last]);
}

/// Whether short labels of one length divide a whole: 务工, 种植, 养殖; but not 党员, 女性, 本科.
fn is_division(labels: &[&str]) -> bool {
    let length = |label: &&str| label.chars().count();
    let short = labels.len() >= 3 && labels.iter().all(|label| (2..=4).contains(&length(label)));
    let of_one_length = labels.windows(2).all(|pair| length(&pair[0]) == length(&pair[1]));
    short && of_one_length && !labels.iter().any(|label| holds_any(label, List::OverlappingLabels.words()))
}

/// 男性占51.2%，女性占49.8%: two parts that make the whole.
fn check_pair(passage: &Passage, context: &RuleContext, out: &mut Drafts) {
    for index in 1..passage.quantities.len() {
        let (one, two) = (&passage.quantities[index - 1], &passage.quantities[index]);
        let (Some(a), Some(b)) = (one.exact(), two.exact()) else { continue };
        let label = |quantity: &Quantity| passage.before(quantity).strip_suffix('占').map(str::trim);
        let (Some(first), Some(second)) = (label(one), label(two)) else { continue };
        let short = first.chars().count() <= 6 && second.chars().count() <= 6;
        let halves = are_complements(first, second);
        let percent = one.kind == Kind::Percent && two.kind == Kind::Percent;
        if !short || !halves || !percent || passage.gap(index - 1, index).contains(['。', '；']) {
            continue;
        }
        let formula = format!("{}+{}={}", show(a), show(b), show(a + b));
        let places = vec![place(one.span), place(two.span)];
        if (a + b - Decimal::ONE_HUNDRED).abs() <= one.step.max(two.step) {
            out.held(
                say!(context.lang, "各占比{formula}，合100%", "the shares {formula} make the whole"),
                places,
            );
            continue;
        }
        let message = say!(
            context.lang,
            "“{first}”与“{second}”合为整体，占比相加{formula}，不是100%",
            "“{first}” and “{second}” make the whole, yet {formula}, not 100 %"
        );
        let draft = out.report(place(two.span), message);
        passage.cite(draft, [one]);
    }
}

/// 三次产业结构为12.4∶46.8∶40.8: the terms of a structure make a hundred.
fn check_structure(passage: &Passage, context: &RuleContext, out: &mut Drafts) {
    let text = passage.at(passage.span);
    for (at, word) in
        ["产业结构", "产业比例", "产业比重", "产业占比"].iter().flat_map(|word| text.match_indices(word))
    {
        let from = at + word.len();
        let reach = text[from..].char_indices().nth(24).map_or(text.len(), |(end, _)| from + end);
        for (terms, span) in ratios(text, from, reach) {
            let sum: Decimal = terms.iter().sum();
            let tenths = terms.iter().any(|term| term.scale() > 0);
            let slack = if tenths { Decimal::new(15, 2) } else { Decimal::ONE };
            let near = (sum - Decimal::ONE_HUNDRED).abs();
            let span = Span::new(
                passage.span.start as usize + span.start as usize,
                passage.span.start as usize + span.end as usize,
            );
            let formula = format!(
                "{}={}",
                terms.iter().map(|term| term.to_string()).collect::<Vec<_>>().join("+"),
                show(sum)
            );
            if near <= slack {
                out.held(
                    say!(context.lang, "{formula}，合100", "{formula} makes a hundred"),
                    vec![place(span)],
                );
            } else if near <= Decimal::from(20) {
                let message = say!(
                    context.lang,
                    "各产业相加{formula}，不是100",
                    "The shares add up to {formula}, not 100"
                );
                out.report(place(span), message);
            }
        }
    }
}

/// The runs of three figures joined by ∶ or : between two bytes of `text`.
fn ratios(text: &str, from: usize, to: usize) -> Vec<(Vec<Decimal>, Span)> {
    let mut found = Vec::new();
    let mut start = None;
    let window = &text[from..to.max(from)];
    let figure = |c: char| c.is_ascii_digit() || matches!(c, '.' | '∶' | ':' | '：');
    for (at, c) in window.char_indices().chain([(window.len(), '。')]) {
        match (figure(c), start) {
            (true, None) => start = Some(at),
            (false, Some(begun)) => {
                let run = &text[from + begun..from + at];
                let terms: Vec<Decimal> =
                    run.split(['∶', ':', '：']).filter_map(|term| term.parse().ok()).collect();
                let whole =
                    text[from + at..].starts_with(|c: char| !c.is_alphanumeric()) || at == window.len();
                if terms.len() == 3 && run.split(['∶', ':', '：']).count() == 3 && whole {
                    found.push((terms, Span::new(from + begun, from + at)));
                }
                start = None;
            }
            _ => {}
        }
    }
    found
}
