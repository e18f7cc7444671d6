//! `mixed-date-numerals`: one date in two systems of numerals.

use super::calendar::here;
use super::{DATES, both};
use crate::facts::date::{DateKind, Script};
use crate::rules::{BlockView, Drafts, Example, Family, Rule, RuleContext, RuleInfo, RulePage, Severity};
use crate::say;

/// `mixed-date-numerals`.
#[derive(Debug)]
pub struct MixedDateNumerals;

static INFO: RuleInfo = RuleInfo {
    code: "mixed-date-numerals",
    family: Family::Wording,
    severity: Severity::Information,
    points: Some(1),
    kinds: &["D34", "ND09", "ND30"],
    page: RulePage {
        title: both("一个日期里数字写法混用", "One date in two systems of numerals"),
        finds: both(
            "二〇二二年4月2日；年份里的“零”“○”（二零二二年）。",
            "A date partly in Chinese and partly in Arabic numerals, or a year with 零 for 〇.",
        ),
        why: both(
            "同一个日期只用一种数字；编号、年份里的零写作“〇”。",
            "One date keeps one system; in years the zero is 〇.",
        ),
        instead: both("2022年4月2日，或二〇二二年四月二日。", "2022年4月2日 or 二〇二二年四月二日."),
        silent: both("全用汉字或全用阿拉伯数字的不报。", "Silent where one system is kept."),
        source: both("GB/T 15835-2011 4.3、5.2.5", "GB/T 15835-2011, 4.3 and 5.2.5"),
    },
    examples: &[
        Example::new("⟦二〇二二年4月2日⟧，新馆开放。"),
        Example::new("⟦2022年四月二日⟧，新馆开放。"),
        Example::new("⟦5月八日至十日⟧，展览举行。"),
        Example::new("⟦二零二二年四月⟧，新馆开放。"),
        Example::new("渔歌节定在⟦五月18日⟧。"),
        Example::new("二〇二二年四月二日，新馆开放。"),
        Example::new("2022年4月2日，新馆开放。"),
        Example::new("5月8日至10日，三百人观展。"),
        Example::new("五月八日至十日，300人观展。"),
        Example::new("2022年春天，新馆开放。"),
        Example::new("二〇二二年，3个馆开放。"),
        Example::new("正月初八，2022年的第一条船出海。"),
        Example::new("房号二〇八，4月2日交付。"),
    ],
    ..DATES
};

impl Rule for MixedDateNumerals {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        for mention in &block.facts.dates {
            let figures: Vec<_> = match &mention.kind {
                DateKind::Date(parts) => parts.figures().collect(),
                DateKind::Range { from, to } => from.figures().chain(to.figures()).collect(),
                _ => continue,
            };
            let written = block.at(mention.span);
            let chinese = |script| script == Script::Chinese;
            let mixed = figures.iter().any(|figure| chinese(figure.script))
                && figures.iter().any(|figure| !chinese(figure.script));
            if mixed {
                let arabic =
                    |figure: &crate::facts::date::Part<u32>| (here(figure.span), figure.value.to_string());
                let edits = figures.iter().filter(|figure| chinese(figure.script)).map(arabic).collect();
                let message = say!(
                    context.lang,
                    "“{written}”混用两种数字",
                    "“{written}” mixes two systems of numerals"
                );
                let title = say!(context.lang, "改用阿拉伯数字", "Use Arabic numerals");
                out.report(here(mention.span), message).fix_all(title, edits);
                continue;
            }
            let Some(year) = figures.first().filter(|figure| chinese(figure.script) && figure.value >= 1000)
            else {
                continue;
            };
            let digits = block.at(year.span);
            if digits.contains(['零', '○', 'O', 'Ｏ']) {
                let right = digits.replace(['零', '○', 'O', 'Ｏ'], "〇");
                let message = say!(
                    context.lang,
                    "年份里的零写作“〇”：{right}年",
                    "In a year the zero is 〇: {right}年"
                );
                out.report(here(mention.span), message).rewrite(context.lang, here(year.span), right);
            }
        }
    }
}
