//! `single-end-between`: 50%之间 with one end only.

use super::{NUMERALS, both};
use crate::facts::numeral;
use crate::facts::quantity::Kind;
use crate::rules::{BlockView, Confidence, Drafts, Example, Place, Rule, RuleContext, RuleInfo, RulePage};
use crate::say;
use crate::text::Span;

/// `single-end-between`.
#[derive(Debug)]
pub struct SingleEndBetween;

static INFO: RuleInfo = RuleInfo {
    code: "single-end-between",
    points: None,
    kinds: &["NM15"],
    confidence: Confidence::Medium,
    page: RulePage {
        title: both("“之间”只有一端", "之间 with one end only"),
        finds: both("“占比在50%之间”：只有一个数，却说“之间”。", "One figure with 之间, between."),
        why: both("“之间”要有两端。", "Between needs two ends."),
        instead: both("50%上下，或40%～50%之间。", "50%上下, or 40%～50%之间."),
        silent: both(
            "两端都有的；“三村之间”一类，数的是两边的事物；“十年之间”一类，说的是一段时间。",
            "Two ends; 三村之间, which counts the sides; 十年之间, a stretch of time.",
        ),
        source: both("编校手册通例", "Editorial practice"),
    },
    examples: &[
        Example::new("今年渔获的损耗率在⟦5%之间⟧，比往年低。"),
        Example::new("竹椅的售价在⟦200元之间⟧，买的人不少。"),
        Example::new("水温保持在⟦18摄氏度之间⟧，鱼苗长得快。"),
        Example::new("渔村的老人约占⟦40%之间⟧，年轻人多在外地。"),
        Example::new("航程在⟦12公里之间⟧，坐船半个小时。"),
        Example::new("今年渔获的损耗率在4%到5%之间，比往年低。"),
        Example::new("竹椅的售价在150元至200元之间，买的人不少。"),
        Example::new("水温保持在16～18摄氏度之间，鱼苗长得快。"),
        Example::new("渔村的老人约占三成和四成之间。"),
        Example::new("12个村之间都通了公路，坐车半个小时。"),
        Example::new("老人的比例介于35%与40%之间。"),
        Example::new("两岸之间隔着12公里，坐船半个小时。"),
        Example::new("3米和5米之间的浪，小船不出海。"),
        Example::new("十年之间，渔船换了三代。"),
    ],
    ..NUMERALS
};

impl Rule for SingleEndBetween {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        for quantity in &block.facts.quantities {
            let end = quantity.span.end as usize;
            let measured = quantity.unit.is_some() || block.at(quantity.figure).ends_with(['%', '％']);
            // 十年之间 is a stretch of time, not one of two ends.
            let stretch = quantity.kind == Kind::Duration;
            if !measured || stretch || quantity.range.is_some() || !block.text[end..].starts_with("之间") {
                continue;
            }
            let start = quantity.figure.start as usize;
            let clause = block.text[..start].rsplit(['，', '。', '；', '：', ',']).next().unwrap_or_default();
            let joins = ['至', '到', '和', '与', '跟', '同', '、', '—', '～', '~', '-', '－', '比'];
            let alone = !clause.contains(joins) && !clause.contains(numeral::may_begin);
            if alone && !block.is_open_at(quantity.span) {
                let place = Place::new(0, Span::new(start, end + "之间".len()));
                let written = block.at(place.span);
                let message = say!(
                    context.lang,
                    "“{written}”：“之间”要有两端，这里只有一个数",
                    "“{written}”: between needs two ends, and here is one figure"
                );
                out.report(place, message);
            }
        }
    }
}
