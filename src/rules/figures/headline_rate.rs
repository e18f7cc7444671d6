//! `headline-rate-conflict`: a rate of the headline that the text tells with the other direction, or a share that the
//! text's percentage does not make.

use super::FIGURES;
use super::licence::pairs_of;
use crate::facts::quantity::{Kind, Quantity, Side};
use crate::rules::info::both;
use crate::rules::{
    ArticleView, BlockView, Confidence, Drafts, Example, Place, Rule, RuleContext, RuleInfo, RulePage,
    Severity,
};
use crate::say;
use crate::text::Span;
use rust_decimal::Decimal;

/// `headline-rate-conflict`.
#[derive(Debug)]
pub struct HeadlineRateConflict;

static INFO: RuleInfo = RuleInfo {
    code: "headline-rate-conflict",
    severity: Severity::Warning,
    confidence: Confidence::Medium,
    kinds: &["N15", "T03"],
    page: RulePage {
        title: both("标题的升降、几成与正文相反", "The headline’s rate against that of the text"),
        finds: both(
            "标题说“环比下降0.3%”，正文同一个0.3%是“环比上涨”；标题说“超七成”，导语里那个比例是63.8%。",
            "A headline with a fall of 0.3 % where the text lets it rise by 0.3 %; 超七成 over 63.8 % in the lead.",
        ),
        why: both("方向写反，意思就反了；标题差错加倍计分。", "A wrong direction turns the news round."),
        instead: both("对照数据，统一题与文。", "Check the data and make both agree."),
        silent: both(
            "正文另有同方向的同一个数、同比环比不同、说的不是一件事，或正文的比例能相加、相减得出标题说法的，不报。",
            "Silent where the text has the figure with the same direction too, on another base or subject, and where shares of the text make the headline’s.",
        ),
        source: both("标题与正文一致", "Headline and text agree"),
    },
    examples: &[
        Example::new(
            "5月全县二手房价格环比⟦下降0.3%⟧\n县统计局16日发布数据，5月份全县二手房价格环比上涨0.3%，同比下降4.8%。",
        ),
        Example::new(
            "茶叶出口额同比⟦增长6.1%⟧\n海关消息，上月全县茶叶出口额1.2亿元，同比下降6.1%，环比增长2.4%。",
        ),
        Example::new(
            "上月汽车销量⟦下跌12.4%⟧\n上月全市汽车销量8620辆，环比增长12.4%；新车上牌4130辆，环比下降3.2%。",
        ),
        Example::new(
            "⟦超七成⟧初中生每天睡眠不足8小时\n县疾控中心公布的调查显示，63.8%的初中生每天睡眠不足8小时。",
        ),
        Example::new(
            "⟦近九成⟧受访居民愿意垃圾分类\n街道问卷显示，有72.4%的受访居民愿意垃圾分类，多数人嫌投放点太远。",
        ),
        Example::new(
            "5月全县二手房价格环比上涨0.3%\n县统计局16日发布数据，5月份全县二手房价格环比上涨0.3%，同比下降4.8%。",
        ),
        Example::new(
            "5月全县二手房价格环比下降0.3%\n县统计局16日发布数据，5月份二手房价格环比下降0.3%，新房价格环比上涨0.3%。",
        ),
        Example::new("茶叶出口额同比下降6.1%\n海关消息，茶叶出口额同比降6.1%，全县茶叶出口额环比增长6.1%。"),
        Example::new("上月汽车销量下跌12.4%\n上月全市的手机销量8620部，增长12.4%。"),
        Example::new(
            "超六成初中生每天睡眠不足8小时\n县疾控中心公布的调查显示，63.8%的初中生每天睡眠不足8小时。",
        ),
        Example::new(
            "超七成初中生每天睡眠不足8小时\n调查显示，63.8%的初中生每天睡眠不足8小时，另有9.1%的初中生每天睡眠不足7小时。",
        ),
        Example::new("近七成初中生每天睡眠不足8小时\n调查显示，68.2%的初中生每天睡眠不足8小时。"),
        Example::new("七成秸秆还田\n全县秸秆还田42万亩，小麦机收率达98.6%。"),
    ],
    ..FIGURES
};

const UP: &[&str] = &["增长", "上涨", "上升", "提高", "增加", "增", "涨", "升"];
const DOWN: &[&str] = &["下降", "下跌", "减少", "降低", "回落", "降", "跌", "减"];
/// How many pairs of letters the sentence must share with the headline.
const SHARED: usize = 3;

impl Rule for HeadlineRateConflict {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        for (head, title) in article.blocks.iter().enumerate().filter(|(_, block)| block.role.is_title()) {
            for quantity in &title.facts.quantities {
                match quantity.kind {
                    Kind::Percent => check_direction(article, head, quantity, context, out),
                    Kind::Tenths => check_tenths(article, head, quantity, context, out),
                    _ => {}
                }
            }
        }
    }
}

/// The word of change right before a rate, where it stands, and whether it tells a rise.
fn direction(block: &BlockView, quantity: &Quantity) -> Option<(Span, bool)> {
    let before = block.text[..quantity.span.start as usize].trim_end_matches(['了', '约', '近', '超', '逾']);
    let word = |words: &[&str]| words.iter().find(|word| before.ends_with(**word)).map(|word| word.len());
    let at = |length: usize| Span::new(before.len() - length, before.len());
    word(UP).map(|length| (at(length), true)).or_else(|| word(DOWN).map(|length| (at(length), false)))
}

/// 同比 or 环比, whichever the sentence says last before the rate.
fn base(block: &BlockView, quantity: &Quantity) -> Option<bool> {
    let at = quantity.span.start as usize;
    let start = block.sentence_at(at).map_or(0, |sentence| sentence.span.start as usize);
    let words = &block.text[start.min(at)..at];
    let [year, month] = ["同比", "环比"].map(|word| words.rfind(word));
    (year != month).then_some(year > month)
}

fn check_direction(
    article: &ArticleView,
    head: usize,
    quantity: &Quantity,
    context: &RuleContext,
    out: &mut Drafts,
) {
    let title = &article.blocks[head];
    let Some((word, rises)) = direction(title, quantity) else { return };
    let prose = article.blocks.iter().enumerate().filter(|(_, block)| block.role.is_prose());
    let mut against = None;
    for (index, block) in prose {
        let told = block.facts.quantities.iter().filter(|other| {
            other.kind == Kind::Percent && other.written == quantity.written && !block.is_open_at(other.span)
        });
        for other in told {
            let Some((there, told_rise)) = direction(block, other) else { return };
            if told_rise == rises {
                return;
            }
            let bases = [base(title, quantity), base(block, other)];
            let other_base = matches!(bases, [Some(one), Some(two)] if one != two);
            if !other_base && shared(title, block, other) >= SHARED {
                against.get_or_insert((index, there.hull(other.span), there));
            }
        }
    }
    let Some((index, span, there)) = against else { return };
    let block = &article.blocks[index];
    let here = word.hull(quantity.span);
    let [first, second] = [title.at(here), block.at(span)];
    let message = say!(
        context.lang,
        "标题说“{first}”，正文说“{second}”，升降相反",
        "“{first}” in the headline, “{second}” in the text: the other direction"
    );
    out.report(Place::new(head, here), message)
        .evidence(Place::new(index, span), format!("“{second}”"))
        .rewrite(context.lang, Place::new(head, word), block.at(there));
}

/// How many pairs of letters of the headline the sentence of a figure has.
fn shared(title: &BlockView, block: &BlockView, quantity: &Quantity) -> usize {
    let sentence = block.sentence_at(quantity.figure.start as usize);
    let words = sentence.map_or("", |sentence| block.at(sentence.span));
    pairs_of(title.text).intersection(&pairs_of(words)).count()
}

/// The percentages that 超六成, 近七成, 六成 may stand for.
fn claimed(tenths: &Quantity) -> (Decimal, Decimal) {
    let value = tenths.written * Decimal::TEN;
    let below = tenths.bounds.iter().any(|bound| matches!(bound.side, Side::Below | Side::AtMost));
    let above = tenths.bounds.iter().any(|bound| matches!(bound.side, Side::Above | Side::AtLeast));
    let half = Decimal::from(6);
    let low = if above { value - Decimal::ONE } else { value - half };
    let high = if below { value + Decimal::ONE } else { value + Decimal::TEN };
    (low, high)
}

fn check_tenths(
    article: &ArticleView,
    head: usize,
    tenths: &Quantity,
    context: &RuleContext,
    out: &mut Drafts,
) {
    let title = &article.blocks[head];
    let (low, high) = claimed(tenths);
    let fits = |value: Decimal| value >= low && value <= high;
    let blocks = || article.blocks.iter().enumerate().filter(|(_, block)| block.role.is_prose());
    let mut told: Vec<(usize, usize, &Quantity)> = Vec::new();
    for (index, block) in blocks() {
        for quantity in &block.facts.quantities {
            if matches!(quantity.kind, Kind::Percent | Kind::Tenths) && quantity.range.is_none() {
                told.push((shared(title, block, quantity), index, quantity));
            }
        }
    }
    let Some(most) = told.iter().map(|&(shared, ..)| shared).max().filter(|&most| most >= 2 * SHARED) else {
        return;
    };
    let percent = |quantity: &Quantity| match quantity.kind {
        Kind::Tenths => quantity.written * Decimal::TEN,
        _ => quantity.written,
    };
    let near: Vec<&(usize, usize, &Quantity)> =
        told.iter().filter(|(shared, ..)| shared * 2 >= most).collect();
    let values: Vec<Decimal> = near.iter().map(|(_, _, quantity)| percent(quantity)).collect();
    let made = values.iter().enumerate().any(|(at, &one)| {
        fits(one) || fits(Decimal::ONE_HUNDRED - one) || values[at + 1..].iter().any(|&two| fits(one + two))
    });
    let lead = blocks().next().map(|(index, _)| index);
    let first = near.iter().find(|(shared, index, quantity)| {
        *shared == most && Some(*index) == lead && quantity.kind == Kind::Percent
    });
    let Some(&&(_, index, quantity)) = first.filter(|_| !made) else { return };
    let [one, two] = [title.at(tenths.span), article.blocks[index].at(quantity.span)];
    let message =
        say!(context.lang, "标题说“{one}”，正文是“{two}”", "“{one}” in the headline, “{two}” in the text");
    out.report(Place::new(head, tenths.span), message)
        .evidence(Place::new(index, quantity.span), format!("“{two}”"));
}
