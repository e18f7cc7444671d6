//! `average-growth`: a yearly growth that does not lead from the first figure to the last.

use super::change::{Change, Changes};
use super::passage::{Passage, passages, place, rounded, scaled};
use super::proof::Proof;
use super::yearly_step;
use crate::facts::cue::CueKind;
use crate::facts::date::DateMention;
use crate::facts::quantity::Kind;
use crate::rules::{
    BlockView, Confidence, Drafts, Example, Family, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::{Bilingual, holds_any};
use rust_decimal::Decimal;

/// `average-growth`.
#[derive(Debug)]
pub struct AverageGrowth;

static INFO: RuleInfo = RuleInfo {
    code: "average-growth",
    former_codes: &[],
    family: Family::Figures,
    severity: Severity::Warning,
    on_by_default: true,
    points: Some(10),
    confidence: Confidence::Medium,
    kinds: &["N48"],
    page: RulePage {
        title: Bilingual {
            zh: "年均增速与首尾数字不符",
            en: "A yearly growth that does not lead from first to last",
        },
        finds: Bilingual {
            zh: "“由2018年的100万元增加到2021年的150万元，年均增长10%”：按年数复利计算，与末数不符；“由120万人次增加到220万人次，每年增加100万人次”，按年数平摊与每年的数不符。",
            en: "“From 100 in 2018 to 150 in 2021, 10 % a year”, where compound growth gives another figure; a yearly step that is not the difference over the years.",
        },
        why: Bilingual {
            zh: "增速、年数和首尾数字互相矛盾。",
            en: "Growth, years and ends contradict each other.",
        },
        instead: Bilingual {
            zh: "核对：末数=首数×(1+增速)的年数次方。",
            en: "Last = first × (1 + growth)ⁿ.",
        },
        silent: Bilingual {
            zh: "年数写得不确定、按可比价格、数字是约数而仍可能成立时不报；前后差一年都认可。",
            en: "Silent on unclear years, comparable prices and approximate figures; one year more or less is accepted.",
        },
        source: Bilingual { zh: "算术", en: "Arithmetic" },
    },
    examples: &[
        Example::new("该镇人均粮食占有量从2005年的13.2千克增加到2010年的21.1千克，每年增加⟦约8千克⟧。"),
        Example::new("粮食亩产从20世纪90年代的13.2千克增加到21世纪头十年的21.1千克，每年增加⟦约8千克⟧。"),
        Example::new("森林覆盖率从2001年的31.2%提高到2006年的41.2%，年均提高⟦10个百分点⟧。"),
        Example::new("从2015年到2020年，全县年接待游客由120万人次增加到220万人次，每年增加⟦100万人次⟧。"),
        Example::new("三年间，合作社的羊由300只发展到900只，每年增加⟦600只⟧。"),
        Example::new("该镇人均粮食占有量从2005年的13.2千克增加到2010年的21.1千克，每年增加约1.6千克。"),
        Example::new("从2015年到2020年，全县年接待游客由120万人次增加到220万人次，每年增加20万人次。"),
        Example::new("合作社的羊由去年的300只增加到900只，每年增加600只的目标达到了。"),
        Example::new("粮食亩产从20世纪90年代的13.2千克增加到21世纪头十年的21.1千克，每年增加约0.8千克。"),
        Example::new("村集体收入由2018年的100万元增加到2021年的150万元，年均增长⟦30%⟧。"),
        Example::new("企业数从2015年的120家增加到2020年的240家，年均增长⟦25%⟧。"),
        Example::new("产值由2016年的2000万元提高到2021年的3200万元，年均增长⟦25%⟧。"),
        Example::new("游客从2012年的50万人次增加到2019年的80万人次，年均增长⟦12%⟧。"),
        Example::new("投资由2017年的36亿元增加到2022年的48亿元，年均增长⟦10%⟧。"),
        Example::new("村集体收入由2018年的100万元增加到2021年的150万元，年均增长14.5%。"),
        Example::new("企业数从2015年的120家增加到2020年的240家，年均增长14.9%。"),
        Example::new("按可比价格计算，产值由2016年的2000万元提高到2021年的3200万元，年均增长15%。"),
        Example::new("产值由2000万元提高到3200万元，年均增长15%。"),
        Example::new("企业数从2015年的120家增加到2020年的240家，翻了一番。"),
        Example::new("游客从2012年的50万人次增加到2019年的近80万人次，年均增长12%。"),
        Example::new("十年来收入年均增长8%。"),
        Example::new("投资由2017年的36亿元增加到2022年的48亿元，年均增长约6%。"),
    ],
};

impl Rule for AverageGrowth {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        for passage in passages(block, 3) {
            if passage.cued(passage.span, &[CueKind::Comparable]) {
                continue;
            }
            for change in block.digest(Changes::of).in_passage(&passage) {
                yearly_step::check(&passage, change, &block.facts.dates, context, out);
                let last = change.from.max(change.to);
                let Some(stated) =
                    passage.quantities.get(last + 1).filter(|stated| stated.kind == Kind::Percent)
                else {
                    continue;
                };
                let gap = passage.gap(last, last + 1);
                let yearly = holds_any(gap, &["年均增长", "年均增速", "年均递增", "平均每年增长"])
                    && gap.chars().count() <= 14;
                let Some(years) = years_between(&passage, change, &block.facts.dates).filter(|_| yearly)
                else {
                    continue;
                };
                let (from, to) = (&passage.quantities[change.from], &passage.quantities[change.to]);
                let (Some(a), Some(b), Some(p)) = (from.exact(), to.exact(), stated.exact()) else {
                    continue;
                };
                if a.is_zero() || from.kind == Kind::Percent || !(2..=40).contains(&years) {
                    continue;
                }
                let factor = |points: Decimal| Decimal::ONE + points / Decimal::ONE_HUNDRED;
                let fits = (years - 1..=years + 1).any(|n| {
                    let (low, high) = (grown(a, factor(p - stated.step), n), grown(a, factor(p + stated.step), n));
                    matches!((low, high), (Some(low), Some(high)) if low - from.step - to.step <= b && b <= high + from.step + to.step)
                });
                let Some(meant) = grown(a, factor(p), years) else { continue };
                let shown = scaled(meant.round_dp(2), to, passage.text);
                let formula = format!(
                    "{}×(1+{})^{years}={shown}",
                    scaled(a, from, passage.text),
                    passage.shown(stated)
                );
                let proof = Proof { passage: &passage, operands: vec![from, to], stated, formula };
                if fits {
                    proof.held(context.lang, out);
                    continue;
                }
                let formula = proof.formula;
                let message = say!(
                    context.lang,
                    "{formula}，文中末数为{x}。",
                    "{formula}; the last figure is {x}",
                    x = rounded(b / crate::facts::numeral::power_of_ten(to.scale), to.decimals)
                        + if to.scale == 4 {
                            "万"
                        } else if to.scale == 8 {
                            "亿"
                        } else {
                            ""
                        }
                );
                let draft = out.report(place(stated.span), message);
                passage.cite(draft, [from, to]);
            }
        }
    }
}

fn grown(start: Decimal, factor: Decimal, years: u32) -> Option<Decimal> {
    (0..years).try_fold(start, |value, _| value.checked_mul(factor).map(|value| value.round_dp(8)))
}

/// The years between the dates that stand right before the two figures.
pub(super) fn years_between(passage: &Passage, change: &Change, dates: &[DateMention]) -> Option<u32> {
    let year = |index: usize| -> Option<u32> {
        let quantity = &passage.quantities[index];
        let mut own = dates
            .iter()
            .rev()
            .filter(|date| date.span.end <= quantity.span.start && date.span.start >= passage.span.start);
        let date = own.next()?;
        let near = passage.text[date.span.end as usize..quantity.span.start as usize].chars().count() <= 8;
        date.calendar().filter(|_| near)?.year.map(|year| year.value)
    };
    let of_dates = || year(change.to)?.checked_sub(year(change.from)?);
    of_dates().or_else(|| years_told(passage, change))
}

/// 三年间, 五年来: the only length of whole years, told before the figure that it began with.
fn years_told(passage: &Passage, change: &Change) -> Option<u32> {
    let start = passage.quantities[change.from].span.start;
    let mut lengths = passage.quantities.iter().filter(|length| {
        length.kind == Kind::Duration && length.counts_in() == Some("年") && length.span.end <= start
    });
    let (length, None) = (lengths.next()?, lengths.next()) else { return None };
    let told = passage.text[length.span.end as usize..].starts_with(['间', '来', '里', '中', '，']);
    length.exact().filter(|_| told).and_then(|years| years.try_into().ok())
}
