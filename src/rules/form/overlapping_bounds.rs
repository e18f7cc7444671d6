//! `overlapping-bounds`: 10人以下 … 10人以上: both hold the bound itself.

use super::{NUMERALS, both};
use crate::facts::quantity::{Quantity, Side};
use crate::rules::{
    BlockView, Confidence, Drafts, Example, Place, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;

/// `overlapping-bounds`.
#[derive(Debug)]
pub struct OverlappingBounds;

static INFO: RuleInfo = RuleInfo {
    code: "overlapping-bounds",
    severity: Severity::Hint,
    points: None,
    kinds: &["NM13"],
    confidence: Confidence::Medium,
    page: RulePage {
        title: both("“以上”“以下”在界限上重叠", "以上 and 以下 meet on one figure"),
        finds: both(
            "一句话里，同一个数既是“以下”的界限，又是“以上”的界限：10人以下……10人以上……。",
            "One figure as the bound of 以下 and of 以上 in one sentence.",
        ),
        why: both(
            "“以上”“以下”都含本数，10人该按哪一条，说不清。",
            "Both words include the figure, so that nobody can tell which applies to 10 itself.",
        ),
        instead: both("不足10人……10人及以上……。", "As in: 不足10人 … 10人及以上 …."),
        silent: both(
            "两个数不同，单位不同，或写了“不足”“不满”“超过”的。",
            "Other figures or units; 不足, 不满, 超过.",
        ),
        source: both("《民法典》第一千二百五十九条", "Civil Code, article 1259"),
    },
    examples: &[
        Example::new("来客10人以下的由村里接待，⟦10人以上⟧的由镇里接待。"),
        Example::new("渔船20吨以下每吨补贴300元，⟦20吨以上⟧每吨补贴200元。"),
        Example::new("岛上60岁以上老人免票，⟦60岁以下⟧居民半价。"),
        Example::new("风力6级以下照常开航，浪高3米以上停航，⟦3米以下⟧看情况。"),
        Example::new("竹器500元以下当场退换，⟦500元以上⟧三天内退换。"),
        Example::new("来客不足10人的由村里接待，10人以上的由镇里接待。"),
        Example::new("来客10人以下的由村里接待，20人以上的由镇里接待。"),
        Example::new("来客10人以下的由村里接待，10吨以上的货由码头接待。"),
        Example::new("岛上60岁以上老人免票。60岁以下居民半价。"),
        Example::new("岛上60岁以上老人占三成，80岁以上老人占一成。"),
        Example::new("竹器500元以下当场退换，超过500元三天内退换。"),
        Example::new("渔船20吨以下每吨补贴300元，每户最多20吨。"),
        Example::new("岛上30岁以下青年、60岁以上老人都来唱渔歌。"),
    ],
    ..NUMERALS
};

impl Rule for OverlappingBounds {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        for sentence in block.sentences.iter().filter(|sentence| !sentence.open) {
            let quantities = &block.facts.quantities;
            let first = quantities.partition_point(|quantity| quantity.span.start < sentence.span.start);
            let within =
                quantities[first..].iter().take_while(|quantity| quantity.span.end <= sentence.span.end);
            let bounded: Vec<(&Quantity, &str)> =
                within.filter_map(|quantity| Some((quantity, inclusive_bound(block, quantity)?))).collect();
            for (index, &(quantity, word)) in bounded.iter().enumerate() {
                let meets = |&&(other, of_other): &&(&Quantity, &str)| {
                    of_other != word
                        && other.written == quantity.written
                        && other.counts_in().is_some()
                        && other.same_unit(quantity)
                };
                let Some(&(first, _)) = bounded[..index].iter().find(meets) else { continue };
                let (one, two) = (block.at(first.span), block.at(quantity.span));
                let message = say!(
                    context.lang,
                    "“{one}”与“{two}”都含本数，界限上重叠",
                    "“{one}” and “{two}” both include the figure itself"
                );
                out.report(Place::new(0, quantity.span), message)
                    .evidence(Place::new(0, first.span), say!(context.lang, "另一条界限", "the other bound"));
            }
        }
    }
}

/// 以上 or 以下 after a figure that nothing else bounds.
fn inclusive_bound<'a>(block: &BlockView<'a>, quantity: &Quantity) -> Option<&'a str> {
    let [bound] = quantity.bounds[..] else { return None };
    let word = block.at(bound.span);
    let inclusive = matches!(
        (bound.side, word),
        (Side::AtLeast | Side::Above, "以上") | (Side::AtMost | Side::Below, "以下" | "以内")
    );
    (inclusive && quantity.range.is_none()).then_some(word)
}
