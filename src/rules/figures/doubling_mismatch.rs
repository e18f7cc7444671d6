//! `doubling-mismatch`: 翻番 that the two ends do not give.

use super::change::{Changes, stated_after};
use super::doubling_ends::ends;
use super::passage::{Passage, passages, place, rounded, scaled};
use crate::facts::quantity::{Kind, Quantity};
use crate::rules::{
    ArticleView, BlockView, Confidence, Drafts, Example, Family, Place, Rule, RuleContext, RuleInfo,
    RulePage, Severity,
};
use crate::say;
use crate::text::{Bilingual, holds_any};
use rust_decimal::Decimal;

/// `doubling-mismatch`.
#[derive(Debug)]
pub struct DoublingMismatch;

static INFO: RuleInfo = RuleInfo {
    code: "doubling-mismatch",
    former_codes: &[],
    family: Family::Figures,
    severity: Severity::Error,
    on_by_default: true,
    points: Some(10),
    confidence: Confidence::High,
    kinds: &["N08", "NM08"],
    page: RulePage {
        title: Bilingual { zh: "翻番与前后数字不符", en: "翻番 that the two ends do not give" },
        finds: Bilingual {
            zh: "“由50家增到150家，翻了两番”：翻一番是2倍，翻两番是4倍，与前后两数不符。",
            en: "“From 50 to 150, 翻了两番”: n 番 is two to the power n.",
        },
        why: Bilingual {
            zh: "翻番不是倍数，常被写错。",
            en: "翻番 is not a multiple and is often mistaken for one.",
        },
        instead: Bilingual {
            zh: "翻n番等于原数乘以2的n次方；不是整番的改写倍数或百分数。",
            en: "n 番 is times 2ⁿ; otherwise write a multiple or a percentage.",
        },
        silent: Bilingual {
            zh: "“近”“超”等词容许的出入不报。", en: "Silent on what 近 and 超 allow."
        },
        source: Bilingual { zh: "算术", en: "Arithmetic" },
    },
    examples: &[
        Example::new("2017年，全镇产值只有1.2亿元；2025年，这个数字变成4.8亿元，八年间翻了⟦四番⟧。"),
        Example::new("2017年，全镇产值只有1.2亿元；2025年，这个数字变成4.8亿元，八年间翻了两番。"),
        Example::new("企业由50家增加到150家，翻了⟦两番⟧。"),
        Example::new("年产值从2000万元提高到6000万元，翻了⟦三番⟧。"),
        Example::new("村集体收入由10万元增至30万元，翻了⟦一番⟧。"),
        Example::new("志愿者从200人发展到400人，翻了⟦两番⟧。"),
        Example::new("床位由原来的120张增加到360张，翻⟦两番⟧。"),
        Example::new("渔获五年翻⟦两番⟧\n去年，全县渔获比五年前增加了一倍多。"),
        Example::new("渔获五年翻一番\n去年，全县渔获比五年前增加了一倍多。"),
        Example::new("渔获五年翻两番\n去年，全县渔获比五年前增加了三倍。"),
        Example::new("渔获五年翻两番\n去年，鱿鱼增加了一倍，带鱼增加了两倍。"),
        Example::new("基年产值为20亿元，五年后增长到60亿元，翻了⟦两番⟧。"),
        Example::new("去年海带每斤卖2元，今年因减产涨价，每斤卖8元，翻了⟦4倍⟧。"),
        Example::new(
            "2015年产量30万吨，2020年增加至60万吨，翻了一番，预计2030年可在2015年基础上翻⟦三番⟧，达到120万吨。",
        ),
        Example::new("厂长说，水泥产量将比去年翻⟦两番⟧，由年产4万吨增加到8万吨。"),
        Example::new("去年海带每斤卖2元，今年每斤卖8元，翻了两番。"),
        Example::new("去年海带每斤卖2元，今年每斤卖8元，翻了3倍。"),
        Example::new("2010年总收入1000万元，2020年达到8000万元，平均三年翻一番。"),
        Example::new("去年投入20亿元，今年产值80亿元，其中出口翻了一番。"),
        Example::new(
            "2015年产量30万吨，2020年增加至60万吨，翻了一番，预计2030年可在2015年基础上翻两番，达到120万吨。",
        ),
        Example::new("企业由50家增加到200家，翻了两番。"),
        Example::new("年产值从2000万元提高到4000万元，翻了一番。"),
        Example::new("收入力争翻一番。"),
        Example::new("收入由10万元增至38万元，近翻两番。"),
        Example::new("企业由50家增加到150家，增长2倍。"),
        Example::new("志愿者从200人发展到405人，翻了一番。"),
        Example::new("到2035年人均收入再翻一番。"),
        Example::new("产值翻了两番，达到400万元。"),
        Example::new(
            "2021年，全县冷库的仓储能力只有2.5万吨，菜农心里没底。三年间，全县的仓储能力达到10万吨，翻了⟦三番⟧。",
        ),
        Example::new(
            "2021年，全县冷库的仓储能力只有2.5万吨，菜农心里没底。三年间，全县的仓储能力达到10万吨，翻了两番。",
        ),
        Example::new(
            "2021年，全县冷库的仓储能力只有2.5万吨，菜农心里没底。三年间，全县的运输能力达到10万吨，翻了三番。",
        ),
    ],
};

impl Rule for DoublingMismatch {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    /// 十年翻两番 over a text that tells of one increase only, 增加一倍多.
    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        let of_kind = |title: bool, kinds: &'static [Kind]| {
            let blocks = article.blocks.iter().enumerate();
            blocks.filter(move |(_, block)| block.role.is_title() == title).flat_map(move |(index, block)| {
                let quantities = block.facts.quantities.iter();
                quantities.filter(|quantity| kinds.contains(&quantity.kind)).map(move |it| (index, it))
            })
        };
        let Some((head, doubling)) = of_kind(true, &[Kind::Doubling]).next() else { return };
        let mut told = of_kind(false, &[Kind::Times, Kind::Doubling]);
        let (Some((index, times)), None) = (told.next(), told.next()) else { return };
        let block = &article.blocks[index];
        let words = times.before.of(block.text).trim_end_matches(['了', '约', '近', '超', '过']);
        let grown = ["增加", "增长", "提高", "增"].iter().any(|verb| words.ends_with(verb));
        let doublings: u32 = doubling.written.try_into().unwrap_or(0);
        if times.kind != Kind::Times || !grown || !(1..=10).contains(&doublings) || times.range.is_some() {
            return;
        }
        let level = Decimal::from(1u64 << doublings);
        let low = times.written + Decimal::ONE;
        let high = if times.bounds.is_empty() { low } else { low + Decimal::ONE };
        let tenth = level / Decimal::TEN;
        if low - tenth <= level && level <= high + tenth {
            return;
        }
        let (shown, stated) = (times.span.of(block.text), doubling.span.of(article.blocks[head].text));
        let message = say!(
            context.lang,
            "翻{doublings}番是原来的{level}倍，正文说增加{shown}，标题写“{stated}”",
            "{doublings} doublings make {level} times as much; the text tells of an increase by {shown}"
        );
        out.report(Place::new(head, doubling.span), message).evidence(
            Place::new(index, times.span),
            say!(context.lang, "正文的增幅", "the increase in the text"),
        );
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        let told = passages(block, 1);
        for (number, passage) in told.iter().enumerate() {
            check_across(&told[..number], passage, context, out);
        }
        for passage in passages(block, 3) {
            let judged: Vec<usize> = check_ends(&passage, context, out);
            for change in block.digest(Changes::of).in_passage(&passage) {
                let last = change.from.max(change.to);
                let Some(next) = stated_after(&passage, change).filter(|&next| {
                    passage.quantities[next].kind == Kind::Doubling && !judged.contains(&next)
                }) else {
                    continue;
                };
                let stated = &passage.quantities[next];
                let (from, to) = (&passage.quantities[change.from], &passage.quantities[change.to]);
                let (Some(a), Some(b)) = (from.exact(), to.exact()) else { continue };
                let times: u32 = stated.written.try_into().unwrap_or(0);
                let gap = passage.gap(last, next);
                let loose = holds_any(gap, &["近", "超", "多", "约", "以上"]) || !stated.bounds.is_empty();
                if a.is_zero()
                    || times == 0
                    || times > 20
                    || gap.contains(['。', '；'])
                    || gap.chars().count() > 10
                    || loose
                {
                    continue;
                }
                judge(&passage, (from, a), (to, b), stated, times, context, out);
            }
        }
    }
}

/// Holds the ends of a doubling, which is `times` times by the words, against each other.
fn judge(
    passage: &Passage,
    (from, a): (&Quantity, Decimal),
    (to, b): (&Quantity, Decimal),
    stated: &Quantity,
    times: u32,
    context: &RuleContext,
    out: &mut Drafts,
) {
    let meant = a * Decimal::from(1u64 << times);
    let ratio = rounded(b / a, 2);
    let formula = format!("{}÷{}={ratio}", scaled(b, to, passage.text), scaled(a, from, passage.text));
    if (b - meant).abs() <= meant / Decimal::TEN {
        return out.held(
            say!(context.lang, "{formula}，翻{times}番，相符", "{formula}, 2 to the power {times}"),
            vec![place(from.span), place(to.span), place(stated.span)],
        );
    }
    let draft = out.report(
        place(stated.span),
        say!(
            context.lang,
            "翻{times}番应为{x}，而{formula}",
            "Doubled {times} times would be {x}, yet {formula}",
            x = scaled(meant, to, passage.text)
        ),
    );
    passage.cite(draft, [from, to]);
}

/// Judges the doublings whose ends no verb joins, 翻了4倍 among them; which ones they are.
fn check_ends(passage: &Passage, context: &RuleContext, out: &mut Drafts) -> Vec<usize> {
    let mut judged = Vec::new();
    for (index, stated) in passage.quantities.iter().enumerate() {
        let words = passage.before(stated);
        let turned = words.ends_with('翻') || words.ends_with("翻了");
        let Ok(times) = u32::try_from(stated.written) else { continue };
        let counts = stated.kind == Kind::Doubling || stated.kind == Kind::Times && turned && times > 1;
        let whole = Decimal::from(times) == stated.written && (1..=20).contains(&times);
        if !counts || !whole || !stated.bounds.is_empty() || stated.range.is_some() {
            continue;
        }
        let Some((from, to)) = ends(passage, index) else { continue };
        let (from, to) = (&passage.quantities[from], &passage.quantities[to]);
        let (Some(a), Some(b)) = (from.exact(), to.exact()) else { continue };
        if a <= Decimal::ZERO {
            continue;
        }
        judged.push(index);
        match stated.kind {
            Kind::Doubling => judge(passage, (from, a), (to, b), stated, times, context, out),
            _ => judge_times(passage, (from, a), (to, b), stated, context, out),
        }
    }
    judged
}

/// 由1元涨到4元，翻了4倍: four times as much is three times more, and two doublings.
fn judge_times(
    passage: &Passage,
    (from, a): (&Quantity, Decimal),
    (to, b): (&Quantity, Decimal),
    stated: &Quantity,
    context: &RuleContext,
    out: &mut Drafts,
) {
    let (times, ratio) = (stated.written, b / a);
    let formula =
        format!("{}÷{}={}", scaled(b, to, passage.text), scaled(a, from, passage.text), rounded(ratio, 2));
    let tenth = ratio / Decimal::TEN;
    if (ratio - times - Decimal::ONE).abs() <= tenth {
        let places = vec![place(from.span), place(to.span), place(stated.span)];
        return out.held(say!(context.lang, "{formula}，增加{times}倍，相符", "{formula}"), places);
    }
    let message = say!(
        context.lang,
        "{formula}，增加了{more}倍，文中写翻{times}倍；翻番是2的乘方，倍数写增加多少倍",
        "{formula}, {more} times more; the text says 翻{times}倍",
        more = rounded(ratio - Decimal::ONE, 2)
    );
    let draft = out.report(place(stated.span), message);
    draft.severity(Severity::Warning);
    passage.cite(draft, [from, to]);
}

/// What a figure is of: the last words before it, verbs left out.
fn label<'a>(passage: &Passage<'a>, quantity: &Quantity) -> &'a str {
    let words = passage.words_before(quantity);
    let verbs = [
        "达到",
        "只有",
        "仅有",
        "仅为",
        "增至",
        "增加到",
        "提高到",
        "达",
        "为",
        "是",
        "有",
        "仅",
        "只",
        "已",
    ];
    let bare = verbs.iter().fold(words, |words, verb| words.strip_suffix(verb).unwrap_or(words));
    let tail = bare.char_indices().rev().take_while(|&(_, c)| crate::text::is_han(c)).take(6).last();
    tail.map_or("", |(at, _)| &bare[at..])
}

/// 2021年，仓储能力只有2.5万吨。…三年后，仓储能力达到10万吨，翻了三番: the figure that it began with stands in a sentence
/// before, behind the same words.
fn check_across(earlier: &[Passage], passage: &Passage, context: &RuleContext, out: &mut Drafts) {
    for index in 1..passage.quantities.len() {
        let (to, stated) = (&passage.quantities[index - 1], &passage.quantities[index]);
        let gap = passage.gap(index - 1, index).trim_start_matches(['，', ',']);
        let times: u32 = stated.written.try_into().unwrap_or(0);
        let plain = ["翻", "翻了", "整整翻了", "实现翻"].contains(&gap) && stated.bounds.is_empty();
        let same = label(passage, to);
        let in_the_same_sentence = passage.quantities[..index - 1].iter().any(|other| other.same_unit(to));
        if stated.kind != Kind::Doubling
            || !plain
            || !(1..=10).contains(&times)
            || same.chars().count() < 3
            || in_the_same_sentence
        {
            continue;
        }
        let all = earlier
            .iter()
            .rev()
            .take(3)
            .flat_map(|before| before.quantities.iter().rev().map(move |it| (before, it)));
        let mut alike = all.filter(|(before, other)| {
            let words = label(before, other);
            let shared =
                words.chars().rev().zip(same.chars().rev()).take_while(|(one, two)| one == two).count();
            other.same_unit(to) && shared >= 3
        });
        let (Some((_, from)), None) = (alike.next(), alike.next()) else { continue };
        let (Some(a), Some(b)) = (from.exact(), to.exact()) else { continue };
        if !a.is_zero() {
            judge(passage, (from, a), (to, b), stated, times, context, out);
        }
    }
}
