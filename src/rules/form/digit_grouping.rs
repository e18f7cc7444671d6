//! `digit-grouping`: some large figures grouped by thousands in a file, others not.

use super::{NUMERALS, both};
use crate::facts::numeral::Form;
use crate::facts::quantity::Quantity;
use crate::rules::{BlockView, Drafts, Example, PageView, Place, Rule, RuleContext, RuleInfo, RulePage};
use crate::say;
use crate::text::Span;

/// `digit-grouping`.
#[derive(Debug)]
pub struct DigitGrouping;

static INFO: RuleInfo = RuleInfo {
    code: "digit-grouping",
    kinds: &["ND12"],
    page: RulePage {
        title: both("大数分节不一致", "Large figures grouped unevenly"),
        finds: both(
            "同一个文件里，五位以上的数有的用千分撇（12,500），有的不用（36800）。整个文件报一次。",
            "Figures of five digits and more, some grouped by thousands and some not. Reported once a file.",
        ),
        why: both("同一出版物里分节的办法应当一致。", "Within one publication the grouping is one."),
        instead: both("统一成占多数的那种。", "The way that prevails."),
        silent: both(
            "四位数（可以不分节）；编号、电话、年份。",
            "Figures of four digits; codes, telephones, years.",
        ),
        source: both("GB/T 15835—2011，5.1.1", "GB/T 15835—2011, 5.1.1"),
    },
    examples: &[
        Example::new("渔歌节\n今年卖出竹椅⟦12,500⟧把，卖出竹篮36800只、竹席21700张。"),
        Example::new("渔歌节\n上半年来岛游客⟦12500⟧人，下半年预计36,800人，全年49,300人。"),
        Example::new("渔歌节\n码头吞吐量125000吨，渔获36800吨。\n船厂产值⟦1,250,000⟧元。"),
        Example::new("渔歌节\n全县有渔民10,250人。\n海岸线长⟦52300⟧米。\n船只登记21,400艘。"),
        Example::new("渔歌节\n补贴⟦23,600⟧元，奖金15000元。\n另发物资折款12000元。"),
        Example::new("渔歌节\n今年卖出竹椅12500把，卖出竹篮36800只。"),
        Example::new("渔歌节\n今年卖出竹椅12,500把，卖出竹篮36,800只。"),
        Example::new("渔歌节\n今年卖出竹椅1250把，卖出竹篮36,800只。"),
        Example::new("渔歌节\n今年卖出竹篮36,800只，订货可拨打12345热线。"),
        Example::new("渔歌节\n今年卖出竹篮36,800只，联系电话13700001111。"),
        Example::new("渔歌节\n今年卖出竹篮3.68万只，竹椅12500把。"),
        Example::new("渔歌节\n今年卖出竹篮3,680只，竹椅1250把。"),
        Example::new("渔歌节\n今年卖出竹篮36,800只，竹椅十二万把。"),
    ],
    ..NUMERALS
};

impl Rule for DigitGrouping {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn counts_on_page(&self, block: &BlockView) -> bool {
        block.facts.quantities.iter().any(|it| large(block.text, it).is_some())
    }

    fn check_page(&self, page: &PageView, context: &RuleContext, out: &mut Drafts) {
        let mut grouped: Vec<(Place, String)> = Vec::new();
        let mut plain: Vec<(Place, String)> = Vec::new();
        for &(index, block) in &page.told {
            for (span, digits) in block.facts.quantities.iter().filter_map(|it| large(block.text, it)) {
                let written = span.of(block.text);
                if written.contains(',') {
                    grouped.push((Place::new(index, span), digits));
                } else {
                    plain.push((Place::new(index, span), by_thousands(&digits)));
                }
            }
        }
        if grouped.is_empty() || plain.is_empty() {
            return;
        }
        let (with, without) = (grouped.len(), plain.len());
        let rarer = if with > without { plain } else { grouped };
        let message = say!(
            context.lang,
            "五位以上的数，分节的{with}处，不分节的{without}处，应统一（GB/T 15835—2011，5.1.1）",
            "of the figures of five digits and more {with} are grouped and {without} are not (GB/T 15835—2011, 5.1.1)"
        );
        let finding = out.report(rarer[0].0, message);
        for (other, _) in &rarer[1..] {
            finding.evidence(*other, say!(context.lang, "这里也是", "here as well"));
        }
        finding.fix_all(say!(context.lang, "统一成占多数的一种", "Use the way that prevails"), rarer);
    }
}

/// The whole part of a figure of five digits and more, and its digits without commas.
fn large(text: &str, quantity: &Quantity) -> Option<(Span, String)> {
    if quantity.form != Form::Arabic || quantity.range.is_some() {
        return None;
    }
    let figure = quantity.figure.of(text);
    let length = figure.bytes().take_while(|&b| b.is_ascii_digit() || b == b',').count();
    let digits: String = figure[..length].chars().filter(char::is_ascii_digit).collect();
    let start = quantity.figure.start as usize;
    (digits.len() >= 5).then(|| (Span::new(start, start + length), digits))
}

/// 36800 → 36,800.
fn by_thousands(digits: &str) -> String {
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}
