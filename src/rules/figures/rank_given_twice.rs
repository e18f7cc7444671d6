//! `rank-given-twice`: one rank for two in a table of figures: 石河51枚列第二，青溪43枚列第三，南岭39枚列第三.

use super::passage::{Passage, passages, place, show};
use super::{FIGURES, both};
use crate::facts::quantity::{Kind, Quantity};
use crate::rules::{BlockView, Confidence, Drafts, Example, Rule, RuleContext, RuleInfo, RulePage, Severity};
use crate::say;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// `rank-given-twice`.
#[derive(Debug)]
pub struct RankGivenTwice;

static INFO: RuleInfo = RuleInfo {
    code: "rank-given-twice",
    severity: Severity::Warning,
    confidence: Confidence::High,
    kinds: &["N35"],
    page: RulePage {
        title: both("一张榜上两个同样的名次", "One rank for two of a table"),
        finds: both(
            "按数字大小一路排下来的榜里，两家数字不同，名次却写成同一个：“石河县51枚列第二，青溪市43枚列第三，南岭县39枚列第三，江口区36枚列第五”。",
            "Two of a table with different figures and the same rank, where all the others follow one on another.",
        ),
        why: both(
            "数字不同就不是并列，其中一个名次写错了。",
            "Different figures are no tie; one rank is wrong.",
        ),
        instead: both("按数字大小改名次。", "Correct the rank by the figures."),
        silent: both(
            "数字相同的、写明并列的；不足三家的；数字不是一路变大或变小的；名次改一个仍接不上的。",
            "Silent on ties, on fewer than three, where the figures do not run one way, and where one rank does not mend the order.",
        ),
        source: both("名次与数字的次序", "The order of the figures"),
    },
    examples: &[
        Example::new(
            "金牌榜上，石河县以51枚金牌列第二；青溪市收获43枚金牌，升至第三；南岭县39枚，列⟦第三⟧；江口区36枚，列第五。",
        ),
        Example::new("柳湾镇32枚列第一；青坪镇28枚列第二；石桥镇25枚列⟦第二⟧；岩头乡19枚列第四。"),
        Example::new(
            "青坪镇以298分排名第二，石桥镇以276分排名⟦第四⟧，岩头乡以251分排名第四，柳湾镇以240分排名第五。",
        ),
        Example::new(
            "青坪县完成投资42亿元，位居第一；柳湾县完成38亿元，位居第二；石桥县完成31亿元，升至第三；岩头县29亿元，退居⟦第三⟧。",
        ),
        Example::new("单位能耗方面，甲厂降12%列第一，乙厂降9%列第二，丙厂降7%列⟦第二⟧。"),
        Example::new(
            "金牌榜上，石河县以51枚金牌列第二；青溪市收获43枚金牌，升至第三；南岭县39枚，列第四；江口区36枚，列第五。",
        ),
        Example::new("石河县以51枚金牌列第二；青溪市43枚列第三；南岭县43枚，列第三；江口区36枚，列第五。"),
        Example::new("石河县51枚列第二；青溪市43枚、南岭县39枚，并列第三；江口区36枚，列第五。"),
        Example::new("男子组，他以9秒8列第二；女子组，她以11秒2列第二；混合组，两人以20秒列第二。"),
        Example::new("铅球他推出18米，列第三；铁饼掷出52米，列第三；标枪掷出70米，列第一。"),
        Example::new("一季度完成12亿元，列第三；二季度完成15亿元，列第三。"),
        Example::new(
            "上一届排名第五的青溪市收获43枚金牌，升至第三；南岭县39枚，列第四；江口区36枚，列第五。",
        ),
        Example::new("粮食产量12万吨，列第三；蔬菜产量30万吨，列第三；水果产量8万吨，列第四。"),
    ],
    ..FIGURES
};

impl Rule for RankGivenTwice {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        if !block.says("第") {
            return;
        }
        for passage in passages(block, 6) {
            if !passage.at(passage.span).contains("并列") {
                check(&passage, context, out);
            }
        }
    }
}

/// One of the table: its figure and its rank.
struct Row<'a> {
    figure: &'a Quantity,
    value: Decimal,
    rank: &'a Quantity,
    place: u32,
}

fn rows<'a>(passage: &Passage<'a>) -> Option<Vec<Row<'a>>> {
    let mut rows: Vec<Row> = Vec::new();
    let mut figure: Option<&Quantity> = None;
    for quantity in passage.quantities {
        if quantity.kind != Kind::Ordinal {
            figure = Some(quantity);
        } else if is_placed(passage, quantity) {
            let known = figure.take()?;
            let value = known.exact()?;
            rows.push(Row { figure: known, value, rank: quantity, place: quantity.written.to_u32()? });
        }
    }
    Some(rows)
}

/// 列第三, 升至第三, at the end of its clause.
fn is_placed(passage: &Passage, rank: &Quantity) -> bool {
    const PLACED: [&str; 16] = [
        "列", "居", "排", "排名", "排在", "排到", "升至", "升到", "升居", "跃居", "退居", "降至", "跌至",
        "滑至", "暂列", "获",
    ];
    let before = passage.before(rank);
    let after = passage.after(rank).trim_start_matches(['位', '名']);
    PLACED.iter().any(|word| before.ends_with(word))
        && (after.is_empty() || after.starts_with(['，', '；', '。', '、']))
}

fn check<'a>(passage: &Passage<'a>, context: &RuleContext, out: &mut Drafts) {
    let Some(rows) = rows(passage).filter(|rows| rows.len() >= 3) else { return };
    // 43枚金牌 and 39枚 are of one table.
    let unit = |row: &Row<'a>| {
        passage.shown(row.figure).trim_start_matches(|c: char| c.is_ascii_digit() || c == '.')
    };
    let alike = |one: &Row<'a>, two: &Row<'a>| {
        let (first, second) = (unit(one), unit(two));
        let part = !first.is_empty() && !second.is_empty();
        one.figure.same_unit(two.figure) || part && (first.starts_with(second) || second.starts_with(first))
    };
    let one_unit = rows.windows(2).all(|pair| alike(&pair[0], &pair[1]));
    let falls = rows.windows(2).all(|pair| pair[0].value > pair[1].value);
    let rises = rows.windows(2).all(|pair| pair[0].value < pair[1].value);
    if !one_unit || !(falls || rises) {
        return;
    }
    let places: Vec<u32> = rows.iter().map(|row| row.place).collect();
    let in_step = |places: &[u32]| places.windows(2).all(|pair| pair[0] + 1 == pair[1]);
    let all =
        || rows.iter().flat_map(|row| [place(row.rank.span), place(row.figure.span)]).collect::<Vec<_>>();
    if in_step(&places) {
        let says = say!(context.lang, "名次依数字排列", "the ranks follow the figures");
        return out.held(says, all());
    }
    let Some(at) = places.windows(2).position(|pair| pair[0] == pair[1]) else { return };
    let mended = [(at + 1, places[at] + 1), (at, places[at].saturating_sub(1))];
    let right = mended.into_iter().find(|&(which, place)| {
        let mut tried = places.clone();
        tried[which] = place;
        place > 0 && in_step(&tried)
    });
    let Some((wrong, right)) = right else { return };
    let (odd, other) = (&rows[wrong], &rows[if wrong == at { at + 1 } else { at }]);
    let (one, two) = (show(other.value), show(odd.value));
    let rank = odd.place;
    let message = say!(
        context.lang,
        "{one}和{two}都写成第{rank}，数字不同就不是并列，按次序应为第{right}",
        "both {one} and {two} are number {rank}; they are no tie, and the order gives number {right}"
    );
    let draft = out.report(place(odd.rank.span), message);
    draft.evidence(place(other.rank.span), say!(context.lang, "同样的名次", "the same rank"));
    for row in [other, odd] {
        draft.evidence(place(row.figure.span), say!(context.lang, "数字", "the figure"));
    }
}
