//! `range-mark-drift`: several marks for the same thing, from one figure to another.

use super::{NUMERALS, both};
use crate::facts::date::DateKind;
use crate::facts::quantity::Quantity;
use crate::rules::{
    BlockView, Confidence, Drafts, Example, PageView, Place, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::Span;
use std::collections::BTreeMap;

/// `range-mark-drift`.
#[derive(Debug)]
pub struct RangeMarkDrift;

static INFO: RuleInfo = RuleInfo {
    code: "range-mark-drift",
    severity: Severity::Hint,
    points: None,
    kinds: &["ND15"],
    confidence: Confidence::Medium,
    page: RulePage {
        title: both("范围的连接号不统一", "Several marks for ranges"),
        finds: both(
            "同一个文件里，数字范围有的用“～”，有的用“—”，有的用“-”。整个文件报一次。",
            "Ranges of figures joined by ～ in some places, by — or - in others. Reported once a file.",
        ),
        why: both(
            "标准准用浪纹线和一字线；一个文件里用一种，读来清楚。",
            "The standard has ～ and —; one file keeps to one.",
        ),
        instead: both("统一成占多数的那种。", "The mark that prevails."),
        silent: both(
            "用“至”“到”的；钟点、电话、编号、比分里的短横线。",
            "至 and 到; clock times, telephones, codes, scores.",
        ),
        source: both("GB/T 15835—2011，5.1.3", "GB/T 15835—2011, 5.1.3"),
    },
    examples: &[
        Example::new("渔歌节\n竹椅每把卖80～120元，竹篮每只卖30～50元。\n每天来客300⟦—⟧500人。"),
        Example::new("渔歌节\n竹椅每把卖80—120元，竹篮每只卖30—50元，每天来客300⟦-⟧500人。"),
        Example::new("渔歌节\n休渔期为5—9月，修船多在6—7月，补网要10⟦～⟧15天。"),
        Example::new("渔歌节\n水深8—12米，浪高2—3米，风力5⟦-⟧6级。"),
        Example::new("渔歌节\n每户补贴500～800元，每船补贴2000～3000元，每网补贴50⟦-⟧80元。"),
        Example::new("渔歌节\n竹椅每把卖80～120元，竹篮每只卖30～50元，每天来客300～500人。"),
        Example::new("渔歌节\n竹椅每把卖80至120元，竹篮每只卖30～50元。"),
        Example::new("渔歌节\n竹椅每把卖80～120元，联系电话0571-88881111。"),
        Example::new("渔歌节\n竹椅每把卖80～120元，登记日期2024-05-18。"),
        Example::new("渔歌节\n竹椅每把卖80～120元，主队3-2取胜。"),
        Example::new("渔歌节\n竹椅每把卖80～120元，夜市开放时间18:00-22:00。"),
        Example::new("渔歌节\n竹椅每把卖80到120元，休渔期为5—9月。"),
        Example::new("渔歌节\n休渔期为5—9月，修船多在6—7月。"),
    ],
    ..NUMERALS
};

const MARKS_OF_RANGE: [char; 6] = ['～', '~', '—', '–', '-', '－'];

impl Rule for RangeMarkDrift {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn counts_on_page(&self, block: &BlockView) -> bool {
        !connectors(block).is_empty()
    }

    fn check_page(&self, page: &PageView, context: &RuleContext, out: &mut Drafts) {
        let mut by_mark: BTreeMap<char, Vec<Place>> = BTreeMap::new();
        for &(index, block) in &page.told {
            for span in connectors(&block) {
                let Some(mark) = block.at(span).chars().next() else { continue };
                let mark = if mark == '~' { '～' } else { mark };
                by_mark.entry(mark).or_default().push(Place::new(index, span));
            }
        }
        let Some(most) = by_mark.values().map(Vec::len).max().filter(|_| by_mark.len() > 1) else { return };
        let lead = by_mark.iter().find(|(_, places)| places.len() == most).map(|(&mark, _)| mark);
        let Some(lead) = lead else { return };
        let counts: Vec<String> = by_mark
            .iter()
            .map(|(mark, places)| say!(context.lang, "“{mark}”{n}处", "“{mark}” {n}", n = places.len()))
            .collect();
        let counts = counts.join(&say!(context.lang, "、", ", "));
        let mut rarer: Vec<Place> = by_mark
            .iter()
            .filter(|&(&mark, _)| mark != lead)
            .flat_map(|(_, places)| places.clone())
            .collect();
        rarer.sort();
        let message = say!(
            context.lang,
            "范围的连接号不统一：{counts}（GB/T 15835—2011，5.1.3）",
            "several marks for ranges: {counts} (GB/T 15835—2011, 5.1.3)"
        );
        let finding = out.report(rarer[0], message);
        for &other in &rarer[1..] {
            finding.evidence(other, say!(context.lang, "这里也是", "here as well"));
        }
        let title = say!(context.lang, "都改为“{lead}”", "Change all to “{lead}”");
        finding.fix_all(title, rarer.into_iter().map(|place| (place, lead.to_string())).collect());
    }
}

/// The marks between the two ends of the ranges of one block.
fn connectors(block: &BlockView) -> Vec<Span> {
    // A bare pair of figures may be a score.
    let counts = |quantity: &&Quantity| quantity.counts_in().is_some() || quantity.percent().is_some();
    let of_figures =
        block.facts.quantities.iter().filter(counts).filter_map(|quantity| Some(quantity.range?.connector));
    let of_dates = block.facts.dates.iter().filter_map(|mention| {
        let DateKind::Range { .. } = mention.kind else { return None };
        let text = block.at(mention.span);
        let mut marks = text.char_indices().filter(|(_, c)| MARKS_OF_RANGE.contains(c));
        let (at, mark) = marks.next()?;
        // A second mark belongs to a date such as 2024-05-18.
        marks.next().is_none().then(|| {
            let start = mention.span.start as usize + at;
            Span::new(start, start + mark.len_utf8())
        })
    });
    let mut found: Vec<Span> = of_figures.chain(of_dates).collect();
    found.retain(|span| {
        let mut marks = block.at(*span).chars();
        marks.next().is_some_and(|mark| MARKS_OF_RANGE.contains(&mark)) && marks.next().is_none()
    });
    found.sort();
    found.dedup();
    found
}
