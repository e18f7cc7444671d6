//! `counted-parts-total`: a total of so many parts, told before it in sentences of their own: 第一批28户。第二批12户。两批共42户。

use super::licence::Mention;
use super::passage::{rewritten, scaled};
use super::{FIGURES, both};
use crate::facts::numeral;
use crate::facts::quantity::{Kind, Quantity};
use crate::rules::word_lists::List;
use crate::rules::{
    ArticleView, BlockView, Confidence, Drafts, Example, Place, Rule, RuleContext, RuleInfo, RulePage,
    Severity,
};
use crate::say;
use rust_decimal::Decimal;

/// `counted-parts-total`.
#[derive(Debug)]
pub struct CountedPartsTotal;

static INFO: RuleInfo = RuleInfo {
    code: "counted-parts-total",
    severity: Severity::Warning,
    confidence: Confidence::Medium,
    kinds: &["N01", "N02"],
    page: RulePage {
        title: both("“两批共”与前面的数不符", "A total of so many parts does not add up"),
        finds: both(
            "前面几句分别说了几个数，后面说“两批共……”“三年共……”，总数却不是它们的和。",
            "Figures told one by one, and then a total of so many parts that is not their sum.",
        ),
        why: both(
            "分项和总数必有一个错，按数字差错每处计1分。",
            "Either a part or the total is wrong; a wrong figure is an error of one point.",
        ),
        instead: both("逐项相加，改总数或改分项。", "Add up the parts; correct the total or the part."),
        silent: both(
            "前面同单位的数不是恰好这么多个的、所做的事（动词）不同的、约数、说每个或增长的，不报。",
            "Silent unless exactly so many figures in the same unit stand before it, of the same doing; on approximate figures, on rates and changes.",
        ),
        source: both("加法", "Addition"),
    },
    examples: &[
        Example::new("全镇分两批改造农房。第一批改造28户。第二批改造12户。两批共改造⟦42户⟧。"),
        Example::new(
            "公园\n东区新建公园28个，都有步道。\n西区新建公园12个。\n两区共新建公园⟦42个⟧，市民出门见绿。",
        ),
        Example::new("去年，县里建成驿站28座。今年又建成12座，两年共建成⟦42座⟧，环卫工人有了歇脚处。"),
        Example::new(
            "第一场义卖筹得善款1.2万元。第二场筹得善款2.6万元。第三场筹得善款1.8万元。三场合计筹得善款⟦5.8万元⟧。",
        ),
        Example::new("周一，他接诊126人。周二，他接诊137人。两天一共接诊⟦253人⟧。"),
        Example::new("春季植树4200株，秋季植树3600株。两季总计植树⟦7900株⟧。"),
        Example::new("全镇分两批改造农房。第一批改造28户。第二批改造12户。两批共改造40户。"),
        Example::new("东区新建公园28个，其中口袋公园9个。西区新建公园12个。两区共新建公园40个。"),
        Example::new("第一批改造28户。第二批近12户。两批共改造42户。"),
        Example::new("去年建成驿站28座，今年又翻修12座，两年共投入42座的经费。"),
        Example::new("三个村各建28座、12座和9座驿站。两县共建成驿站142座。"),
        Example::new("春季植树4200株，比上年多植树600株。两季共植树7800株。"),
        Example::new("第一批改造28户，户均补助2户的材料。第二批改造12户。两批共改造40户。"),
        Example::new("上半年办结案件28件。下半年办结案件12件，两级法院共办结案件142件。"),
        Example::new("前两天接诊126人，第三天接诊137人，三天共接诊263人。"),
    ],
    ..FIGURES
};

/// Words that call a figure a total.
const TOTALS: &[&str] = &["合计", "总计", "共计", "累计", "共"];
/// How many characters the words of the deed between 共 and the figure may have.
const DEED: usize = 8;
/// How many blocks back the parts may stand.
const BLOCKS_BACK: usize = 3;

impl Rule for CountedPartsTotal {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        let prose = |block: &BlockView| block.role.is_prose();
        for (index, block) in article.blocks.iter().enumerate().filter(|(_, block)| prose(block)) {
            for &Claim { at, number, ref deed } in &block.digest(Claims::of).0 {
                let total = &block.facts.quantities[at];
                let first_block = index.saturating_sub(BLOCKS_BACK);
                let earlier = (first_block..=index).rev().flat_map(|one| {
                    let view = &article.blocks[one];
                    let end = if one == index { at } else { view.facts.quantities.len() };
                    let quantities = if prose(view) { &view.facts.quantities[..end] } else { &[] };
                    quantities.iter().rev().map(move |quantity| Mention::new(one, *view, quantity))
                });
                let alike = earlier.filter(|mention| mention.quantity.same_unit(total));
                let mut parts: Vec<Mention> = alike.take(number + 1).collect();
                let more = parts.len() > number && is_part(&parts[number], deed);
                parts.truncate(number);
                let told = parts.len() == number && parts.iter().all(|part| is_part(part, deed));
                if told && !more && are_told_apart(&parts) {
                    parts.reverse();
                    judge(&parts, block, index, total, context, out);
                }
            }
        }
    }
}

/// A figure that is called the total of so many parts.
struct Claim {
    /// Index of the figure among the quantities of its block.
    at: usize,
    number: usize,
    /// The words of what was done: 改造 in 两批共改造42户.
    deed: Box<str>,
}

/// What a block claims.
struct Claims(Vec<Claim>);

impl Claims {
    fn of(block: &BlockView) -> Claims {
        let claims = block.facts.quantities.iter().enumerate().filter_map(|(at, total)| {
            let (number, deed) = claim(block, total)?;
            Some(Claim { at, number, deed: deed.into() })
        });
        Claims(claims.collect())
    }
}

/// How many parts a figure is called the total of, and the words of what was done: 两批共改造42户.
fn claim<'a>(block: &BlockView<'a>, total: &Quantity) -> Option<(usize, &'a str)> {
    let summable = matches!(total.kind, Kind::Count | Kind::Money | Kind::Measure);
    total.exact().filter(|_| summable && !block.is_open_at(total.span))?;
    let before = &block.text[..total.span.start as usize];
    let clause = before.rsplit(['，', '。', '；', '：', '、', '！', '？', '（']).next()?;
    if !clause.contains('共') && !clause.contains('计') {
        return None;
    }
    let (head, deed) = TOTALS.iter().find_map(|word| clause.rsplit_once(word))?;
    let head = head.trim_end_matches(['一', '总', '合', '累']);
    let counted = List::CountedParts.words().iter().find_map(|part| head.strip_suffix(part))?;
    let number = counted.chars().next_back()?;
    let value = match number {
        '两' | '二' => 2,
        '2'..='6' => number.to_digit(10)?,
        _ => numeral::chinese_digit(number).filter(|digit| (2..=6).contains(digit))?,
    };
    let words = counted.trim_end_matches(number);
    let ordinal = words.ends_with(|c: char| c.is_ascii_digit() || "第前后近约超每十百上下".contains(c));
    let deed_fits = (1..=DEED).contains(&deed.chars().count());
    (!ordinal && deed_fits).then_some((value as usize, deed))
}

/// Whether the figure counts what was done in the words of the total: its clause has them right before it.
fn is_part(part: &Mention, deed: &str) -> bool {
    let text = part.view.text;
    let before = &text[part.clause().start as usize..part.quantity.span.start as usize];
    let deed = deed.trim_end_matches(['了', '有', '到', '达']);
    let own = before.trim_end_matches(['了', '有', '到', '达']);
    let verb: String = deed.chars().take(2).collect();
    // 建成驿站28座: the noun may stand before the figure.
    let near = own.char_indices().rev().nth(DEED - 1).map_or(own, |(at, _)| &own[at..]);
    let same = own.ends_with(deed) || verb.chars().count() == 2 && near.contains(verb.as_str());
    let others = ["每", "均", "比", "增", "减", "其中", "计划", "将", "前"];
    let exact = part.quantity.exact().is_some() && !part.view.is_open_at(part.quantity.span);
    exact && same && !others.iter().any(|word| before.contains(word))
}

/// Whether each part stands in a clause of its own.
fn are_told_apart(parts: &[Mention]) -> bool {
    parts.windows(2).all(|pair| pair[0].block != pair[1].block || pair[0].clause() != pair[1].clause())
}

fn judge(
    parts: &[Mention],
    block: &BlockView,
    index: usize,
    total: &Quantity,
    context: &RuleContext,
    out: &mut Drafts,
) {
    let sum: Decimal = parts.iter().map(|part| part.quantity.written).sum();
    let grain = parts.iter().map(|part| part.quantity.grain()).fold(total.grain(), Decimal::max);
    let shown = |part: &Mention| scaled(part.quantity.written, part.quantity, part.view.text);
    let terms = parts.iter().map(shown).collect::<Vec<_>>().join("+");
    let place = Place::new(index, total.span);
    let operands = || parts.iter().map(|part| Place::new(part.block, part.quantity.span));
    let stated = scaled(total.written, total, block.text);
    if (sum - total.written).abs() <= grain {
        let says = say!(context.lang, "{terms}={stated}，相符", "{terms} = {stated}, as stated");
        return out.held(says, operands().chain([place]).collect());
    }
    let result = scaled(sum, total, block.text);
    let message = say!(
        context.lang,
        "前面的数相加{terms}={result}，此处总数为{stated}",
        "the figures before add up to {terms} = {result}; the total says {stated}"
    );
    let draft = out.report(place, message);
    for (part, place) in parts.iter().zip(operands()) {
        draft.evidence(place, part.clause().of(part.view.text));
    }
    if let Some(text) = rewritten(total, sum, block.text) {
        draft.rewrite(context.lang, Place::new(index, total.figure), text);
    }
}
