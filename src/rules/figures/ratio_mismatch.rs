//! `ratio-mismatch`: a ratio of two parts that their counts do not give.

use super::passage::{Passage, passages, place, rounded, show};
use crate::facts::quantity::{Kind, Quantity};
use crate::rules::{
    BlockView, Confidence, Drafts, Example, Family, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::{Bilingual, Span};
use rust_decimal::Decimal;

/// `ratio-mismatch`.
#[derive(Debug)]
pub struct RatioMismatch;

static INFO: RuleInfo = RuleInfo {
    code: "ratio-mismatch",
    former_codes: &[],
    family: Family::Figures,
    severity: Severity::Warning,
    on_by_default: true,
    points: Some(10),
    confidence: Confidence::Medium,
    kinds: &["N47"],
    page: RulePage {
        title: Bilingual { zh: "比例与两数不符", en: "A ratio that its two counts do not give" },
        finds: Bilingual {
            zh: "“男女比例为3∶2”“师生比1∶12”，而同一句里两方的人数算出来是另一个比。",
            en: "“Men to women 3 : 2”, where the counts of both in the same sentence give another ratio.",
        },
        why: Bilingual {
            zh: "两个数和一个比互相矛盾，至少有一个错了。",
            en: "At least one of the three is wrong.",
        },
        instead: Bilingual { zh: "核对两方的数和比例。", en: "Check both counts and the ratio." },
        silent: Bilingual {
            zh: "两方的数不在同一句、数或比例是约数、比例四舍五入后相符、比例的先后与数的先后对不上的，不报。",
            en: "Silent where the counts stand elsewhere, on approximate figures, and where rounding explains it.",
        },
        source: Bilingual { zh: "算术", en: "Arithmetic" },
    },
    examples: &[
        Example::new("专家组有高校学者12名，企业专家6名，两者之比为⟦1∶2⟧。"),
        Example::new("专家组有高校学者12名，企业专家6名，两者之比为2∶1。"),
        Example::new("男队员24人，女队员16人，男女队员之比为⟦2∶3⟧。"),
        Example::new("男队员24人，女队员16人，男女队员之比为3∶2。"),
        Example::new("入选论文36篇，作者中高校学者12名，两者之比为3∶1。"),
        Example::new("早稻120亩，晚稻80公顷，两者之比为3∶2。"),
        Example::new("合唱团男女比例为⟦3∶2⟧，共有男团员30人、女团员25人。"),
        Example::new("全校有教师86名、学生1032名，师生比为⟦1∶15⟧。"),
        Example::new("报名者男女比为⟦1:1⟧，男生64人，女生46人。"),
        Example::new("村里男女之比⟦1.2∶1⟧，男性660人，女性600人。"),
        Example::new("班里男生28人、女生21人，男女比例是⟦4∶5⟧。"),
        Example::new("合唱团男女比例为3∶2，共有男团员30人、女团员20人。"),
        Example::new("全校有教师86名、学生1032名，师生比为1∶12。"),
        Example::new("报名者男女比例约为3∶2，男生64人，女生46人。"),
        Example::new("村里男女之比1.1∶1，男性660人，女性600人。"),
        Example::new("主队以3∶2取胜，场上男观众30人、女观众25人。"),
        Example::new("合唱团男女比例为3∶2，去年招了男团员30人。"),
        Example::new("水泥与沙的比例为1∶3，用了水泥30袋、石子25袋。"),
        Example::new("全校有教师70名、学生1000名，师生比为1∶14.3。"),
    ],
};

impl Rule for RatioMismatch {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        if !block.facts.letters.may_hold_char('比') {
            return;
        }
        for passage in passages(block, 2) {
            for ratio in ratios(&passage) {
                let counts = ratio.parts.map(|part| count(&passage, part));
                if let [Some(one), Some(two)] = counts {
                    check(&passage, (one, two), &ratio, context, out);
                }
            }
            for ratio in ratios_of_two(&passage) {
                if let Some(counts) = last_two(&passage, ratio.span) {
                    check(&passage, counts, &ratio, context, out);
                }
            }
        }
    }
}

/// A ratio of two parts that each one character names: 男女比例为3∶2.
struct Ratio {
    parts: [char; 2],
    terms: [Decimal; 2],
    span: Span,
}

/// Pairs of parts that a ratio names by one character each.
const NAMES: [&str; 6] = ["男女", "师生", "生师", "干群", "医患", "城乡"];

fn ratios(passage: &Passage) -> Vec<Ratio> {
    NAMES.iter().flat_map(|name| ratios_called(passage, name)).collect()
}

/// 两者之比为2∶1: of the two that were told last.
fn ratios_of_two(passage: &Passage) -> Vec<Ratio> {
    ["两者", "二者", "两项", "两类"].iter().flat_map(|name| ratios_called(passage, name)).collect()
}

fn ratios_called(passage: &Passage, name: &str) -> Vec<Ratio> {
    let text = passage.at(passage.span);
    let mut found = Vec::new();
    {
        for (at, _) in text.match_indices(name) {
            let words = &text[at + name.len()..];
            let rest = ["的比例", "比例", "之比", "比"].iter().find_map(|word| words.strip_prefix(word));
            // 男女队员之比.
            let named = || {
                let at = words.find("之比").filter(|&at| words[..at].chars().count() <= 4)?;
                Some(&words[at + "之比".len()..])
            };
            let rest = rest.or_else(named);
            let Some(rest) = rest.map(|rest| rest.trim_start_matches(['为', '是', '达'])) else {
                continue;
            };
            let end = rest.find(|c: char| !(c.is_ascii_digit() || ".∶:：".contains(c))).unwrap_or(rest.len());
            let written = rest[..end].trim_end_matches([':', '：', '.']);
            let Some((first, second)) = written.split_once(['∶', ':', '：']) else { continue };
            let (Ok(first), Ok(second)) = (first.parse::<Decimal>(), second.parse::<Decimal>()) else {
                continue;
            };
            let start = passage.span.start as usize + text.len() - rest.len();
            let mut parts = name.chars();
            let (Some(one), Some(two)) = (parts.next(), parts.next()) else { continue };
            if first > Decimal::ZERO && second > Decimal::ZERO {
                let span = Span::new(start, start + written.len());
                found.push(Ratio { parts: [one, two], terms: [first, second], span });
            }
        }
    }
    found
}

/// The only exact count that is called after `part`.
fn count<'a>(passage: &Passage<'a>, part: char) -> Option<&'a Quantity> {
    let mut counts = passage.quantities.iter().filter(|quantity| {
        let before = passage.before(quantity).chars().rev().take(4).any(|c| c == part);
        let after = passage.after(quantity).trim_start_matches(['是', '为']).starts_with(part);
        quantity.kind == Kind::Count && quantity.exact().is_some() && (before || after)
    });
    let first = counts.next()?;
    counts.next().is_none().then_some(first)
}

/// The two exact counts in one unit that stand last before `ratio`, side by side.
fn last_two<'a>(passage: &Passage<'a>, ratio: Span) -> Option<(&'a Quantity, &'a Quantity)> {
    let end = passage.quantities.partition_point(|quantity| quantity.span.end <= ratio.start);
    let [one, two] = passage.quantities.get(end.checked_sub(2)?..end)? else { return None };
    let gap = passage.between(one.span, two.span);
    let side_by_side = gap.chars().count() <= 10 && !gap.contains(['。', '；']);
    let counted = one.kind == Kind::Count && one.exact().is_some() && two.exact().is_some();
    (side_by_side && counted && one.counts_in().is_some() && one.same_unit(two)).then_some((one, two))
}

fn check(
    passage: &Passage,
    (one, two): (&Quantity, &Quantity),
    ratio: &Ratio,
    context: &RuleContext,
    out: &mut Drafts,
) {
    let (a, b) = (one.written, two.written);
    if a.is_zero() || b.is_zero() || one.span == two.span || one.counts_in() != two.counts_in() {
        return;
    }
    let step =
        |term: Decimal| Decimal::ONE / crate::facts::numeral::power_of_ten(term.scale()) / Decimal::TWO;
    let [first, second] = ratio.terms;
    // Of 1∶12 the term that is 1 is exact, the other rounded; of 3∶2 both are as they are.
    let rounds = first == Decimal::ONE || second == Decimal::ONE;
    let slack = |term: Decimal| if rounds && term != Decimal::ONE { step(term) } else { Decimal::ZERO };
    let low = (first - slack(first)) * b <= a * (second + slack(second));
    let high = (first + slack(first)) * b >= a * (second - slack(second));
    let (shown, x, y) = (passage.at(ratio.span), show(a), show(b));
    let computed =
        if a >= b { format!("{}∶1", rounded(a / b, 2)) } else { format!("1∶{}", rounded(b / a, 2)) };
    let places = vec![place(one.span), place(two.span), place(ratio.span)];
    if low && high {
        return out
            .held(say!(context.lang, "{x}∶{y}合{shown}，相符", "{x} : {y} is {shown}, as stated"), places);
    }
    let message = say!(
        context.lang,
        "{x}∶{y}={computed}，文中比例写“{shown}”",
        "{x} : {y} = {computed}; the text gives the ratio as “{shown}”"
    );
    let draft = out.report(place(ratio.span), message);
    passage.cite(draft, [one, two]);
}
