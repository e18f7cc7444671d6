//! `average-outside-range`: an average that lies outside the range, or the least and greatest, told beside it.

use super::extreme::is_greatest;
use super::passage::{Passage, passages, place, show};
use super::{FIGURES, both};
use crate::facts::quantity::{Kind, Quantity};
use crate::rules::{BlockView, Confidence, Drafts, Example, Rule, RuleContext, RuleInfo, RulePage, Severity};
use crate::say;
use crate::text::holds_any;
use rust_decimal::Decimal;

/// `average-outside-range`.
#[derive(Debug)]
pub struct AverageOutsideRange;

static INFO: RuleInfo = RuleInfo {
    code: "average-outside-range",
    severity: Severity::Warning,
    confidence: Confidence::High,
    kinds: &["N40"],
    page: RulePage {
        title: both("平均数在范围之外", "An average outside its range"),
        finds: both(
            "同一句里说了范围或最小、最大，平均数却不在其间：“每公斤6元到9元之间，平均价为每公斤9.4元”“年龄最小的26岁，最大的58岁，平均年龄61岁”。",
            "A sentence with a range, or the least and greatest, and an average of the same that lies outside.",
        ),
        why: both("平均数总在最小和最大之间。", "An average lies between the least and the greatest."),
        instead: both("核对三个数。", "Check the three figures."),
        silent: both(
            "平均数说的是全国、去年等另一范围，单位不同，或者是约数的不报。",
            "Silent where the average is of another year or place, counts in another unit, or is approximate.",
        ),
        source: both("算术", "Arithmetic"),
    },
    examples: &[
        Example::new("带壳蚕豆的零售价在每公斤6元到9元之间，5家市场的平均价为每公斤⟦9.4元⟧。"),
        Example::new("队员年龄在26岁至48岁之间，平均年龄⟦51岁⟧。"),
        Example::new("队里年纪最小的26岁，最大的58岁，平均年龄⟦62.3岁⟧。"),
        Example::new("全班最高138分，最低92分，平均⟦89.5分⟧。"),
        Example::new("各村人均分红最少800元，最多3200元，平均⟦3600元⟧。"),
        Example::new("参赛队员平均年龄⟦19岁⟧，最大的48岁，最小的21岁。"),
        Example::new("带壳蚕豆的零售价在每公斤6元到9元之间，5家市场的平均价为每公斤7.4元。"),
        Example::new("队员年龄在26岁至48岁之间，平均年龄35岁。"),
        Example::new("队里年纪最小的26岁，最大的58岁，平均年龄42.3岁。"),
        Example::new("零售价在每公斤6元到9元之间，去年同期平均价为每公斤10.2元。"),
        Example::new("零售价在每公斤6元到9元之间，全省平均价为每公斤10.2元。"),
        Example::new("零售价在每公斤6元到9元之间，平均每天卖出120元。"),
        Example::new("最高气温32℃，最低气温21℃，平均降水12毫米。"),
        Example::new("工期在20天至35天之间，平均每天施工10小时。"),
        Example::new("最远的一户离镇上48公里，最近的12公里，平均每天要走50公里。"),
        Example::new("月租金最低300元，最高900元，比市场平均价1100元便宜。"),
    ],
    ..FIGURES
};

impl Rule for AverageOutsideRange {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        if !block.says("平均") && !block.says("均价") {
            return;
        }
        for passage in passages(block, 2) {
            for (at, average) in passage.quantities.iter().enumerate() {
                if !is_average(&passage, average) {
                    continue;
                }
                if let Some(limits) = range_beside(&passage, at).or_else(|| extremes_beside(&passage, at)) {
                    judge(&passage, average, &limits, context, out);
                }
            }
        }
    }
}

/// The least and the greatest, with the figures that tell them.
struct Limits<'a> {
    least: Decimal,
    greatest: Decimal,
    told: Vec<&'a Quantity>,
}

/// 平均价为每公斤9.4元, 平均年龄51岁: an average of what the sentence speaks of, here and now.
fn is_average(passage: &Passage, quantity: &Quantity) -> bool {
    const ELSEWHERE: [&str; 16] = [
        "全国",
        "全省",
        "全球",
        "世界",
        "去年",
        "上年",
        "同期",
        "往年",
        "以往",
        "此前",
        "比",
        "较",
        "高于",
        "低于",
        "市场平均",
        "行业",
    ];
    const OF_ANOTHER: [&str; 9] =
        ["每天", "每日", "每年", "每月", "每周", "每次", "每小时", "每场", "每平方米"];
    let clause = passage.clause_before(quantity);
    let told = clause.rsplit_once("平均").or_else(|| clause.rsplit_once("均价"));
    let Some((before, label)) = told else { return false };
    quantity.exact().is_some()
        && matches!(quantity.kind, Kind::Count | Kind::Money | Kind::Measure | Kind::Percent)
        && label.chars().count() <= 8
        && !ELSEWHERE.iter().any(|word| before.contains(word) || label.contains(word))
        && !before.ends_with(['比', '较', '于'])
        && !holds_any(label, &OF_ANOTHER)
}

/// 每公斤6元到9元之间 in one of the two clauses before the average.
fn range_beside<'a>(passage: &Passage<'a>, at: usize) -> Option<Limits<'a>> {
    let average = &passage.quantities[at];
    let mut told = at.checked_sub(2).into_iter().chain(at.checked_sub(1)).map(|one| &passage.quantities[one]);
    let ranged = told.rfind(|one| one.range.is_some() && one.same_unit(average))?;
    let between = passage.between(ranged.span, average.span);
    let said = between.starts_with("之间") || between.starts_with("不等") || between.starts_with('，');
    let range = ranged.range?;
    let per = |quantity: &Quantity| per_what(passage.clause_before(quantity));
    let alike = per(average).is_none() || per(average) == per(ranged);
    let scale = |power: u32| crate::facts::numeral::power_of_ten(power);
    let ends = [range.from * scale(range.scales.0.max(range.scales.1)), range.to * scale(range.scales.1)];
    let plain = range.scales.0 == range.scales.1 && !between.contains(['。', '；']);
    let near = between.chars().count() <= 24;
    (said && alike && plain && near && ends[0] < ends[1]).then(|| Limits {
        least: ends[0],
        greatest: ends[1],
        told: vec![ranged],
    })
}

/// 公斤 of 每公斤.
fn per_what(words: &str) -> Option<&str> {
    let (_, of) = words.rsplit_once('每')?;
    (!of.is_empty()).then_some(of)
}

/// 最小的26岁，最大的58岁 beside the average, with no other figure of the kind between.
fn extremes_beside<'a>(passage: &Passage<'a>, at: usize) -> Option<Limits<'a>> {
    let average = &passage.quantities[at];
    let of = |ends: [usize; 2]| {
        let told = ends.map(|one| passage.quantities.get(one));
        let [Some(one), Some(two)] = told else { return None };
        let sides = [is_greatest(passage, one)?, is_greatest(passage, two)?];
        let alike = one.same_unit(average) && two.same_unit(average) && sides[0] != sides[1];
        let exact = [one, two].iter().all(|it| it.range.is_none() && !it.vague);
        let span = one.span.hull(two.span).hull(average.span);
        let words = passage.at(span);
        let near = words.chars().count() <= 50 && !words.contains(['。', '；']);
        let (least, greatest) = if sides[0] { (two, one) } else { (one, two) };
        (alike && exact && near && least.written < greatest.written).then(|| Limits {
            least: least.written,
            greatest: greatest.written,
            told: vec![one, two],
        })
    };
    let before = at.checked_sub(2).and_then(|first| of([first, first + 1]));
    before.or_else(|| of([at + 1, at + 2]))
}

fn judge(passage: &Passage, average: &Quantity, limits: &Limits, context: &RuleContext, out: &mut Drafts) {
    let slack = average.step / Decimal::TWO;
    let (least, greatest) = (limits.least, limits.greatest);
    let stated = passage.shown(average);
    let (low, high) = (show(least), show(greatest));
    if average.written >= least - slack && average.written <= greatest + slack {
        let mut places = vec![place(average.span)];
        places.extend(limits.told.iter().map(|quantity| place(quantity.span)));
        let says =
            say!(context.lang, "{stated}在{low}和{high}之间", "{stated} lies between {low} and {high}");
        return out.held(says, places);
    }
    let message = say!(
        context.lang,
        "最小{low}，最大{high}，平均数应在其间，文中写“{stated}”",
        "The least is {low}, the greatest {high}; an average lies between them, not at “{stated}”"
    );
    let draft = out.report(place(average.span), message);
    passage.cite(draft, limits.told.iter().copied());
}
