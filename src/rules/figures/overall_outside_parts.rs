//! `overall-outside-parts`: an overall rate that lies outside the rates of the two parts that make up the whole.

use super::passage::{Passage, passages, place, show};
use super::whole_of_two::{are_complements, are_parts};
use crate::facts::quantity::{Kind, Quantity};
use crate::rules::{
    BlockView, Confidence, Drafts, Example, Family, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::{Bilingual, holds_any};
use rust_decimal::Decimal;

/// `overall-outside-parts`.
#[derive(Debug)]
pub struct OverallOutsideParts;

static INFO: RuleInfo = RuleInfo {
    code: "overall-outside-parts",
    former_codes: &[],
    family: Family::Figures,
    severity: Severity::Warning,
    on_by_default: true,
    points: Some(10),
    confidence: Confidence::Medium,
    kinds: &["N40"],
    page: RulePage {
        title: Bilingual {
            zh: "总体的率在各部分之外", en: "An overall rate outside those of its parts"
        },
        finds: Bilingual {
            zh: "男女、城乡等两部分的率都写了，总体的率却比两部分都高或都低。",
            en: "The rates of two parts that make the whole (men and women, town and country) with an overall rate above or below both.",
        },
        why: Bilingual {
            zh: "总体的率是各部分的加权平均，一定在两者之间。",
            en: "The overall rate is a weighted mean of the two and lies between them.",
        },
        instead: Bilingual { zh: "核对三个百分数。", en: "Check the three percentages." },
        silent: Bilingual {
            zh: "两部分不能合成整体、三个率说的不是一件事、相差不超过印出的最后一位的，不报。",
            en: "Silent where the two parts need not make the whole, where the rates are of other things, and within the last printed place.",
        },
        source: Bilingual { zh: "算术（加权平均）", en: "Arithmetic: the weighted mean" },
    },
    examples: &[
        Example::new("城区学生近视率为56.2%，乡镇学生近视率为47.5%，全县平均⟦58.2%⟧。"),
        Example::new("城区学生近视率为56.2%，乡镇学生近视率为47.5%，全县平均52.8%。"),
        Example::new("全县男生体质达标率96%，女生体质达标率98%，总体达标率⟦99%⟧。"),
        Example::new("城镇参保率95.2%，农村参保率97.6%，总参保率⟦94.8%⟧。"),
        Example::new("总体升学率为⟦88%⟧，其中男生升学率82.5%，女生升学率86.1%。"),
        Example::new("公办园普惠率100%，民办园普惠率76%，全部幼儿园平均普惠率⟦72%⟧。"),
        Example::new("线上报名率41%，线下报名率38%，合计报名率⟦36%⟧。"),
        Example::new("全县男生体质达标率96%，女生体质达标率98%，总体达标率97%。"),
        Example::new("城镇参保率95.2%，农村参保率97.6%，总参保率96.4%。"),
        Example::new("一班及格率96%，二班及格率98%，全校及格率99%。"),
        Example::new("男生体质达标率96%，女生近视率42%，总体达标率99%。"),
        Example::new("男生达标率96%，女生达标率98%，全国总体达标率91%。"),
        Example::new("城镇参保率95.2%，农村参保率97.6%，总费用增长8%。"),
        Example::new("男生达标率96%，女生达标率98%，比上年总体达标率90%高出不少。"),
        Example::new("男生达标率95.96%，女生达标率96.04%，总体达标率96.04%。"),
        Example::new("男生近视率为56.2%，女生近视率为47.5%，全县平均⟦58.2%⟧。"),
        Example::new("男生近视率为56.2%，女生近视率为47.5%，全县平均51.2%。"),
    ],
};

impl Rule for OverallOutsideParts {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        for passage in passages(block, 3) {
            for three in passage.quantities.windows(3) {
                let [one, two, three] = three else { continue };
                check(&passage, (one, two), three, context, out);
                check(&passage, (two, three), one, context, out);
            }
        }
    }
}

/// The words before a percentage, where they end in 率, and the name of the rate: its last three characters.
fn rate<'a>(passage: &Passage<'a>, quantity: &Quantity) -> Option<(&'a str, String)> {
    let percent = quantity.kind == Kind::Percent && quantity.exact().is_some();
    let words = passage.before(quantity).trim_end_matches(['为', '达', '是', '有']);
    let words = words.strip_prefix("其中").unwrap_or(words);
    let name: String = words.chars().rev().take(3).collect::<Vec<_>>().into_iter().rev().collect();
    (percent && words.ends_with('率')).then_some((words, name))
}

/// 全县平均58.2%: an overall rate that leaves the name of the rate out.
fn plain_average<'a>(passage: &Passage<'a>, overall: &Quantity, name: &str) -> Option<(&'a str, String)> {
    let words = passage.before(overall).trim_end_matches(['为', '达', '是']);
    let percent = overall.kind == Kind::Percent && overall.exact().is_some();
    let plain = ["平均", "总体", "整体"].iter().any(|word| words.ends_with(word));
    (percent && plain && words.chars().count() <= 5).then(|| (words, name.to_owned()))
}

fn check(
    passage: &Passage,
    (one, two): (&Quantity, &Quantity),
    overall: &Quantity,
    context: &RuleContext,
    out: &mut Drafts,
) {
    let (Some(first), Some(second)) = (rate(passage, one), rate(passage, two)) else { return };
    let whole = rate(passage, overall).or_else(|| plain_average(passage, overall, &first.1));
    let Some(whole) = whole else { return };
    let named =
        holds_any(whole.0, &["总体", "整体", "总", "合计", "平均", "全部", "全体", "全校", "全班", "综合"]);
    let of_another = holds_any(whole.0, &["全国", "全省", "去年", "上年", "比", "较"]);
    let one_rate = first.1 == second.1 && second.1 == whole.1;
    let span = one.span.hull(two.span).hull(overall.span);
    let one_sentence = !passage.at(span).contains(['。', '；']);
    // 城区 and 乡镇 make all of the county where the sentence says that it speaks of all.
    let of_all =
        ["全县", "全市", "全区", "全镇", "全校", "全省"].iter().any(|word| whole.0.starts_with(word));
    let all = are_complements(first.0, second.0) || of_all && are_parts(first.0, second.0);
    if !named || of_another || !one_rate || !one_sentence || !all {
        return;
    }
    let half = |quantity: &Quantity| quantity.step / Decimal::TWO;
    let grain = half(one).max(half(two)) + half(overall);
    let (low, high) = (one.written.min(two.written), one.written.max(two.written));
    let places = vec![place(one.span), place(two.span), place(overall.span)];
    let (a, b, stated) = (show(low), show(high), passage.shown(overall));
    if overall.written > low - grain && overall.written < high + grain {
        return out.held(
            say!(context.lang, "{stated}在{a}%和{b}%之间", "{stated} lies between {a} % and {b} %"),
            places,
        );
    }
    let message = say!(
        context.lang,
        "两部分的率是{a}%和{b}%，总体应在两者之间，文中写“{stated}”",
        "The rates of the two parts are {a} % and {b} %; the overall rate must lie between them, not at “{stated}”"
    );
    let draft = out.report(place(overall.span), message);
    passage.cite(draft, [one, two]);
}
