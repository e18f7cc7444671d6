//! `percentage-point`: the difference of two percentages given in percent instead of percentage points.

use super::change::{Change, Changes, Direction};
use super::change_words::plain_direction;
use super::passage::{Passage, passages, place, rounded, show};
use crate::facts::quantity::{Interval, Kind, Quantity};
use crate::rules::{
    BlockView, Confidence, Draft, Drafts, Example, Family, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::{Bilingual, Span};
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
        Example::new("规上工业增加值增长6.8%，增速比上半年的6.1%⟦回落⟧0.7个百分点。"),
        Example::new("全县城镇化率为62.4%，比上年的61.1%⟦下降⟧1.3个百分点。"),
        Example::new("入住率由去年的71.5%变为68.2%，⟦上升⟧3.3个百分点。"),
        Example::new(
            "规上工业增加值增长6.8%，增速比上半年的6.1%加快0.7个百分点，比一季度的5.4%加快1.4个百分点。",
        ),
        Example::new("全县城镇化率为62.4%，比上年的61.1%提高1.3个百分点。"),
        Example::new("增速为3.2%，降幅比上半年的3.9%收窄0.7个百分点。"),
        Example::new("全县入学率为62.4%，比全省的71.1%低8.7个百分点。"),
        Example::new("覆盖率由80%升至92%，提高⟦12%⟧。"),
        Example::new("发案率从5%降到3%，下降了⟦2%⟧。"),
        Example::new("群众满意率由91.5%提高到97.5%，上升⟦6%⟧。"),
        Example::new("绿化率从32.1%提高到35.6%，提高⟦4.5个百分点⟧。"),
        Example::new("参保率由85%提高到96%，提升了⟦10个百分点⟧。"),
        Example::new("渔获由去年的250吨增加到今年的280吨，增加⟦12个百分点⟧。"),
        Example::new("2021年产蛏800吨，2022年产蛏1000吨，增长了⟦25个百分点⟧。"),
        Example::new("岛上有46%的家庭养蛏，比全县的38.5%高出⟦7.5%⟧。"),
        Example::new("印花税率由3‰下调到1‰，降幅为⟦2‰⟧。"),
        Example::new("渔获由去年的250吨增加到今年的280吨，增幅提高3个百分点。"),
        Example::new("岛上有46%的家庭养蛏，比全县的38.5%高出7.5个百分点。"),
        Example::new("岛上有46%的家庭养蛏，比全县的40%高出15%。"),
        Example::new("印花税率由3‰下调到1‰，减少三分之二。"),
        Example::new("满意率为98.6%，比上年同期的97.9%上升⟦0.9个百分点⟧。"),
        Example::new("满意率为98.6%，比上年同期的97.9%上升0.7个百分点。"),
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

/// 满意率为98.6%，比上年同期的97.9%上升0.7个百分点: the earlier rate stands second.
fn against_earlier(passage: &Passage) -> Vec<Change> {
    let against = |second: &usize| {
        let gap = passage.gap(second - 1, *second).trim_start_matches(['，', ',']);
        let [one, two] = [second - 1, *second].map(|at| passage.quantities[at].kind);
        let earlier = gap.split_once(['比', '较']).is_some_and(|(subject, named)| {
            let time = named.strip_suffix('的').unwrap_or_default();
            subject.chars().count() <= 2
                && (2..=6).contains(&time.chars().count())
                && time.ends_with(['年', '月', '季', '度', '期', '末', '底', '初', '周', '日'])
        });
        earlier && one == Kind::Percent && two == Kind::Percent
    };
    let told = (1..passage.quantities.len()).filter(against);
    told.map(|second| Change { from: second, to: second - 1, verb: None, formula: true, yearly: true })
        .collect()
}

impl Rule for PercentagePoint {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        for passage in passages(block, 3) {
            for at in 2..passage.quantities.len() {
                points_of_sizes(&passage, at, context, out);
                percent_of_shares(&passage, at, context, out);
            }
            let earlier = against_earlier(&passage);
            for change in block.digest(Changes::of).in_passage(&passage).iter().chain(&earlier) {
                let (from, to) = (&passage.quantities[change.from], &passage.quantities[change.to]);
                let last = change.from.max(change.to);
                let (Some(stated), Some(a), Some(b)) =
                    (passage.quantities.get(last + 1), from.exact(), to.exact())
                else {
                    continue;
                };
                let gap = past_years(passage.gap(last, last + 1).trim_start_matches(['，', ',']));
                let verb = [
                    "提高",
                    "提升",
                    "上升",
                    "下降",
                    "降低",
                    "增加",
                    "增长",
                    "升高",
                    "减少",
                    "下调",
                    "上调",
                    "回落",
                    "上涨",
                    "降幅为",
                    "增幅为",
                    "加快",
                    "放缓",
                    "升",
                    "降",
                    "增",
                    "减",
                ]
                .iter()
                .find_map(|verb| gap.strip_prefix(verb));
                let of = if from.kind == Kind::PerMille { '‰' } else { '%' };
                if stated.kind == Kind::PercentPoint
                    && contradicts(&passage, [from, to, stated], context, out)
                {
                    continue;
                }
                if !matches!(from.kind, Kind::Percent | Kind::PerMille)
                    || !matches!(verb, Some("" | "了" | "达"))
                {
                    continue;
                }
                let difference = (b - a).abs();
                let formula = format!("{}{of}-{}{of}={}", show(a.max(b)), show(a.min(b)), show(difference));
                let places = vec![place(from.span), place(to.span), place(stated.span)];
                let words = passage.shown(stated);
                let step = from.step.max(to.step).max(stated.step);
                let about = Interval::closed(difference - step, difference + step);
                let fits = stated.exact() == Some(difference)
                    || (from.step != to.step && stated.value.meets(&about))
                    || stated.exact().is_none();
                match stated.kind {
                    Kind::PercentPoint if of == '‰' => continue,
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
                    Kind::Percent if of == '%' && stated.exact() == Some(difference) => {}
                    Kind::PerMille if of == '‰' && stated.exact() == Some(difference) => {}
                    _ => continue,
                }
                let relative =
                    if a.is_zero() { Decimal::ZERO } else { difference * Decimal::ONE_HUNDRED / a };
                let ambiguous = stated.kind != Kind::PercentPoint
                    && rounded(relative, stated.decimals) == rounded(stated.written, stated.decimals);
                let point = if of == '‰' { "个千分点" } else { "个百分点" };
                let result = format!("{}{point}", show(difference));
                let message = say!(
                    context.lang,
                    "{formula}，应为“{result}”，文中写“{words}”",
                    "{formula}: “{result}”, the text says “{words}”"
                );
                let draft = report(&passage, [from, to, stated], &result, message, context, out);
                if ambiguous {
                    draft.severity(Severity::Hint);
                }
            }
        }
    }
}

/// Without the years that a clause compares once more: 1993年比1992年下降.
fn past_years(words: &str) -> &str {
    let year = |words: &'_ str| -> Option<usize> {
        let digits = words.get(..4).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()));
        digits.and_then(|digits| {
            words[digits.len()..].starts_with('年').then(|| digits.len() + '年'.len_utf8())
        })
    };
    let later = year(words).map(|length| &words[length..]);
    let compared = later.and_then(|rest| rest.strip_prefix(['比', '较']));
    compared.and_then(|rest| year(rest).map(|length| &rest[length..])).unwrap_or(words)
}

/// 6.8%，比上半年的6.1%回落0.7个百分点: reports the verb, where the figures go the other way by just so much. Says whether
/// they do.
fn contradicts(
    passage: &Passage,
    [from, to, stated]: [&Quantity; 3],
    context: &RuleContext,
    out: &mut Drafts,
) -> bool {
    let words = passage.before(stated).trim_end_matches(['了', '达']);
    let Some((way, verb)) = plain_direction(words) else { return false };
    let (Some(a), Some(b), Some(step)) = (from.exact(), to.exact(), stated.exact()) else { return false };
    let went = if b > a { Direction::Up } else { Direction::Down };
    let short = !verb.is_empty() && words.chars().count() <= 6;
    if a == b || went == way || (b - a).abs() != step || !short || from.kind != Kind::Percent {
        return false;
    }
    let end = stated.before.start as usize + passage.before(stated).trim_end_matches(['了', '达']).len();
    let written = Span::new(end - verb.len(), end);
    let (before, after) = (show(a), show(b));
    let message = match went {
        Direction::Up => say!(
            context.lang,
            "由{before}%到{after}%是上升{step}个百分点，文中写“{verb}”",
            "from {before}% to {after}% is up by {step} points; the text says “{verb}”"
        ),
        Direction::Down => say!(
            context.lang,
            "由{before}%到{after}%是下降{step}个百分点，文中写“{verb}”",
            "from {before}% to {after}% is down by {step} points; the text says “{verb}”"
        ),
    };
    let draft = out.report(place(written), message);
    passage.cite(draft, [from, to, stated]);
    true
}

/// Reports the third figure, which the two before it contradict, and offers `result` for it.
fn report<'o>(
    passage: &Passage,
    [one, two, stated]: [&Quantity; 3],
    result: &str,
    message: String,
    context: &RuleContext,
    out: &'o mut Drafts,
) -> &'o mut Draft {
    let draft = out.report(place(stated.span), message);
    passage.cite(draft, [one, two]);
    draft.rewrite(context.lang, place(stated.span), result)
}

/// 由100吨增加到112吨，增加12个百分点: percentage points of what is no percentage; the arithmetic proves that the
/// percentage is meant.
fn points_of_sizes(passage: &Passage, at: usize, context: &RuleContext, out: &mut Drafts) {
    let [from, to, stated] = &passage.quantities[at - 2..=at] else { return };
    let sizes = matches!(from.kind, Kind::Count | Kind::Money | Kind::Measure) && from.same_unit(to);
    let (Some(a), Some(b), Some(points)) = (from.exact(), to.exact(), stated.exact()) else { return };
    if !sizes || stated.kind != Kind::PercentPoint || a.is_zero() || points.is_zero() {
        return;
    }
    let relative = ((b - a) * Decimal::ONE_HUNDRED / a).abs();
    let clauses = passage.between(from.span, stated.span);
    if rounded(relative, stated.decimals) != rounded(points, stated.decimals)
        || clauses.contains(['。', '；'])
    {
        return;
    }
    let result = format!("{}%", show(points));
    let (one, two) = (show(a), show(b));
    let message = say!(
        context.lang,
        "{one}到{two}是数量，变化用百分数：应为“{result}”；两个百分数相减才说百分点",
        "from {one} to {two} is a change of sizes: “{result}”; points are the difference of two percentages"
    );
    report(passage, [from, to, stated], &result, message, context, out);
}

/// 40%的…，比33.5%高出6.5%: the difference of two percentages that are compared, in percent.
fn percent_of_shares(passage: &Passage, at: usize, context: &RuleContext, out: &mut Drafts) {
    let [one, two, stated] = &passage.quantities[at - 2..=at] else { return };
    if ![one, two, stated].iter().all(|quantity| quantity.kind == Kind::Percent) {
        return;
    }
    let (Some(a), Some(b), Some(gap)) = (one.exact(), two.exact(), stated.exact()) else { return };
    let compared = passage.gap(at - 2, at - 1);
    let verb = passage.gap(at - 1, at).trim_start_matches(['的', '还', '要', '，']).trim_end_matches('了');
    let more = ["高出", "高", "低", "多", "少", "多出"].contains(&verb);
    let beside = compared.contains(['比', '较']) && !compared.contains(['。', '；', '、']);
    if !more || !beside || gap.is_zero() || (a - b).abs() != gap {
        return;
    }
    let result = format!("{}个百分点", show(gap));
    let formula = format!("{}%-{}%={}", show(a.max(b)), show(a.min(b)), show(gap));
    let words = passage.shown(stated);
    let message = say!(
        context.lang,
        "{formula}，应为“{result}”，文中写“{words}”",
        "{formula}: “{result}”, the text says “{words}”"
    );
    report(passage, [one, two, stated], &result, message, context, out);
}
