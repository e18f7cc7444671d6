//! `century-mismatch`: a year that lies in another century or decade than the text says.

use super::calendar::{here, is_note};
use super::{DATES, both};
use crate::facts::date::{DateKind, Period};
use crate::rules::{BlockView, Drafts, Example, Rule, RuleContext, RuleInfo, RulePage};
use crate::say;

/// `century-mismatch`.
#[derive(Debug)]
pub struct CenturyMismatch;

static INFO: RuleInfo = RuleInfo {
    code: "century-mismatch",
    kinds: &["D25"],
    page: RulePage {
        title: both("年份与世纪、年代不符", "Year outside its century or decade"),
        finds: both(
            "年份不在旁边所说的世纪或年代里：19世纪1912年，20世纪80年代（1992年）。",
            "A year outside the century or decade beside it.",
        ),
        why: both(
            "世纪数比年份的前两位大一，容易写错。",
            "The number of a century is one more than the year's first two digits.",
        ),
        instead: both("按年份改世纪，或核对年份。", "Correct the century, or check the year."),
        silent: both(
            "世纪之交的整百年份（2000年）两边都算；年份和世纪不相邻的不报。",
            "Years such as 2000 count for both centuries; silent where year and century are apart.",
        ),
        source: both("公历", "The Gregorian calendar"),
    },
    examples: &[
        Example::new("19世纪⟦1912年⟧，镇上有了第一所学堂。"),
        Example::new("20世纪⟦1885年⟧，码头建成。"),
        Example::new("20世纪80年代（⟦1992年⟧），他办起了工厂。"),
        Example::new("21世纪的⟦1998年⟧，村里通了公路。"),
        Example::new("20世纪50年代（⟦1963年⟧）兴建的水库除险加固。"),
        Example::new("石桥建于⟦1936年⟧，是19世纪30年代岛上最长的桥。"),
        Example::new("灯塔建于⟦1862年⟧（20世纪60年代），至今亮着。"),
        Example::new("石桥建于1936年，是20世纪30年代岛上最长的桥。"),
        Example::new("石桥建于1936年，21世纪又加固过两次。"),
        Example::new("20世纪1912年，镇上有了第一所学堂。"),
        Example::new("20世纪80年代（1985年），他办起了工厂。"),
        Example::new("20世纪2000年，公路通车。"),
        Example::new("进入21世纪，2000年的老房子得到修缮。"),
        Example::new("19世纪末，1912年以前的县志散失。"),
        Example::new("21世纪2008年，新馆落成。"),
        Example::new("20世纪90年代，1985年建成的厂房改作市场。"),
        Example::new("18世纪的石桥在2012年重修。"),
    ],
    ..DATES
};

impl Rule for CenturyMismatch {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        for pair in block.facts.dates.windows(2) {
            let [first, second] = pair else { continue };
            // 建于1936年，是20世纪30年代的桥: the period says of which time the year is.
            let behind = matches!(first.kind, DateKind::Date(_))
                && is_note(block.text, first.span, second.span, &["，是", "，正是", "是", "，即", "（", "("]);
            let (period, parts, first, second) = match (&first.kind, &second.kind) {
                (DateKind::Period(period), DateKind::Date(parts)) => (period, parts, first, second),
                (DateKind::Date(parts), DateKind::Period(period)) if behind => (period, parts, second, first),
                _ => continue,
            };
            let Some(year) = parts.year.map(|year| year.value).filter(|&year| year >= 1000) else { continue };
            let wrong = match *period {
                Period::Century(century) if behind => {
                    let last_of_century = year.is_multiple_of(100) && year / 100 == century;
                    year / 100 + 1 != century && !last_of_century
                }
                Period::Decade { century: Some(century), decade } if behind => {
                    year / 10 * 10 != (century - 1) * 100 + decade
                }
                Period::Century(century)
                    if is_note(block.text, first.span, second.span, &["", "的", "（", "("]) =>
                {
                    let last_of_century = year.is_multiple_of(100) && year / 100 == century;
                    year / 100 + 1 != century && !last_of_century
                }
                Period::Decade { century: Some(century), decade }
                    if is_note(block.text, first.span, second.span, &["（", "("]) =>
                {
                    year / 10 * 10 != (century - 1) * 100 + decade
                }
                _ => continue,
            };
            let (stated, right) = (block.at(first.span), year / 100 + 1);
            if wrong {
                let decade = year / 10 % 10 * 10;
                let message = say!(
                    context.lang,
                    "{year}年属于{right}世纪{decade}年代，文中写“{stated}”",
                    "{year} lies in the {decade}s of century {right}; the text says “{stated}”"
                );
                let says = say!(context.lang, "所说的世纪或年代", "the century or decade named");
                out.report(here(second.span), message).evidence(here(first.span), says);
            } else {
                let message = say!(context.lang, "{year}年属于{stated}", "{year} lies in {stated}");
                out.held(message, vec![here(first.span), here(second.span)]);
            }
        }
    }
}
