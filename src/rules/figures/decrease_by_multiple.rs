//! `decrease-by-multiple`: a decrease given in multiples (减少3倍).

use super::change::{Changes, Direction, direction};
use super::passage::{Passage, passages, place};
use crate::facts::quantity::{Kind, Quantity};
use crate::rules::{
    BlockView, Confidence, Drafts, Example, Family, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::{Bilingual, holds_any};
use rust_decimal::Decimal;

/// `decrease-by-multiple`.
#[derive(Debug)]
pub struct DecreaseByMultiple;

static INFO: RuleInfo = RuleInfo {
    code: "decrease-by-multiple",
    former_codes: &[],
    family: Family::Figures,
    severity: Severity::Warning,
    on_by_default: true,
    points: Some(10),
    confidence: Confidence::High,
    kinds: &["N07", "NM06", "N45"],
    page: RulePage {
        title: Bilingual { zh: "减少用了倍数", en: "A decrease in multiples" },
        finds: Bilingual {
            zh: "“减少3倍”“下降2倍”“降低1倍多”，以及“下降120%”这类降幅超过百分之百的说法。",
            en: "“Fell three times”, and falls of more than 100 per cent.",
        },
        why: Bilingual {
            zh: "减少一倍就成了零，倍数只能用于增加。",
            en: "A decrease by one time leaves nothing.",
        },
        instead: Bilingual {
            zh: "用分数或百分数：减少四分之三、下降75%。",
            en: "Use a fraction or a percentage.",
        },
        silent: Bilingual {
            zh: "“降到原来的三分之一”“缩小到”、利润由盈转亏、倍数自身的升降（从3倍降到2倍）不报。",
            en: "Silent on falls to a fraction, on profits that turn into losses, and on ratios that are themselves multiples.",
        },
        source: Bilingual {
            zh: "人民日报海外版《“倍”的用法》；光明日报2020年12月12日",
            en: "People's Daily Overseas Edition 2017; Guangming Daily, 12 Dec 2020",
        },
    },
    examples: &[
        Example::new("今年以来，辖区发案率⟦下降2倍⟧。"),
        Example::new("办理时间⟦减少了3倍⟧。"),
        Example::new("重复来访量同比⟦降低近4倍⟧。"),
        Example::new("信访总量同比⟦下降120%⟧。"),
        Example::new("企业成本⟦缩减了两倍⟧。"),
        Example::new("南坪的渔船有40条，比北岛⟦少一倍⟧。"),
        Example::new("散货码头的价钱比集装箱码头⟦低两倍⟧。"),
        Example::new("每平方米九千元的铺面⟦跌了一倍⟧。"),
        Example::new("新船的油耗比旧船低三成，载重至少2倍。"),
        Example::new("比赛的奖金不少于去年的2倍，最低1.5倍。"),
        Example::new("新码头比旧码头大一倍，大小船只都能停靠。"),
        Example::new("今年以来，辖区发案率下降50%。"),
        Example::new("倍数由3倍降至2倍。"),
        Example::new("办理时间缩短到原来的三分之一。"),
        Example::new("来访量减少一半，满意度是去年的2倍。"),
        Example::new("利润同比下降120%，由盈利转为亏损。"),
        Example::new("成本下降，效益增长2倍。"),
        Example::new("差距缩小后，收入比为1.8倍。"),
        Example::new("产量增加了2倍，能耗下降20%。"),
        Example::new("人数减少，工作量反而增加3倍。"),
    ],
};

impl Rule for DecreaseByMultiple {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        for passage in passages(block, 1) {
            let is_multiple = |quantity: &Quantity| {
                quantity.kind == Kind::Times
                    || quantity.kind == Kind::Percent && quantity.written > Decimal::ONE_HUNDRED
            };
            if !passage.quantities.iter().any(is_multiple) {
                continue;
            }
            let changes = block.digest(Changes::of);
            let ends: Vec<usize> =
                changes.in_passage(&passage).iter().flat_map(|change| [change.from, change.to]).collect();
            for (index, quantity) in passage.quantities.iter().enumerate() {
                let over_hundred = quantity.kind == Kind::Percent && quantity.written > Decimal::ONE_HUNDRED;
                if !is_multiple(quantity) || ends.contains(&index) {
                    continue;
                }
                let words = passage.before(quantity);
                let tail = words.trim_end_matches(['约', '近', '达', '了', '超', '过', '为']);
                let verb = [
                    "下降", "减少", "降低", "缩减", "下跌", "下滑", "缩短", "缩小", "锐减", "回落", "降幅",
                    "减", "降", "压缩",
                ]
                .iter()
                .find(|verb| tail.ends_with(**verb));
                let lesser = verb.is_none() && quantity.kind == Kind::Times;
                let verb = verb.copied().or_else(|| lesser.then(|| lesser_by(&passage, quantity, tail))?);
                let Some(verb) = verb else { continue };
                let nouned = (!lesser && direction(words) != Some(Direction::Down))
                    || (over_hundred
                        && holds_any(passage.at(passage.span), &["利润", "净利", "亏", "盈", "收益"]));
                if nouned {
                    continue;
                }
                let start = quantity.before.start as usize + tail.len() - verb.len();
                let span = crate::text::Span::new(start, quantity.span.end as usize);
                let shown = passage.at(span);
                let message = say!(
                    context.lang,
                    "“{shown}”：减少一倍即为零，减少的幅度不能达到或超过一倍，请用分数或百分数",
                    "“{shown}”: a decrease by one time leaves nothing; use a fraction or a percentage"
                );
                out.report(place(span), message);
            }
        }
    }
}

/// 比A少一倍, 价格低两倍, 跌了一倍: the word that says by how much one figure lies below another.
fn lesser_by(passage: &Passage, quantity: &Quantity, tail: &str) -> Option<&'static str> {
    if tail.ends_with('跌') {
        return Some("跌");
    }
    let word = ["便宜", "少", "低", "小"].into_iter().find(|word| tail.ends_with(word))?;
    let rest = &tail[..tail.len() - word.len()];
    let own_word = rest.ends_with(['不', '至', '最', '多', '大', '减', '降', '缩', '或', '很', '年', '较']);
    let start = passage.span.start as usize;
    let sentence = &passage.text[start..quantity.before.start as usize + rest.len()];
    let clauses = sentence.rsplit(['，', ',']).take(2);
    let compared = clauses.into_iter().any(|clause| clause.contains(['比', '较']));
    (!own_word && compared).then_some(word)
}
