//! `rough-against-total`: 近700户 beside a total of 713户, 500余艘 beside 共487艘.

use super::licence::{Mention, is_comparable};
use super::passage::show;
use super::{FIGURES, both};
use crate::facts::quantity::{self, Quantity, Side};
use crate::rules::{
    ArticleView, Confidence, Drafts, Example, Place, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::holds_any;
use rust_decimal::Decimal;

/// `rough-against-total`.
#[derive(Debug)]
pub struct RoughAgainstTotal;

static INFO: RuleInfo = RuleInfo {
    code: "rough-against-total",
    severity: Severity::Warning,
    confidence: Confidence::Medium,
    kinds: &["N20"],
    page: RulePage {
        title: both("约数与总数不合", "A rough figure on the wrong side of the total"),
        finds: both(
            "“近700户”就该不到700户，文中的总数却是713户；“500余艘”就该不止500艘，总数却是487艘。",
            "近700 means fewer than 700, yet the total told is 713; 500余 means more than 500, yet it is 487.",
        ),
        why: both("约数词说的是在整数的哪一边。", "The approximator tells the side of the round figure."),
        instead: both("改约数词：700多户、近500艘。", "Write the other approximator: 700多, 近500."),
        silent: both(
            "没有“共、共有、总数”之类的词、名词不同、时间或范围不同、相差超过百分之六的不报。",
            "Silent without a word of total, on other nouns, times or parts, and where the two are more than six percent apart.",
        ),
        source: both("GB/T 15835—2011；约数词的含义", "What approximators say"),
    },
    examples: &[
        Example::new("引水\n家住高处的⟦近700户⟧居民很快用上好水。\n列入名册的共有713户居民，已有540户通水。"),
        Example::new(
            "开渔\n开渔首日，港内⟦500余艘⟧渔船出海，具体为拖网船208艘、流刺网船174艘、张网船105艘，共487艘。",
        ),
        Example::new("护河\n⟦近100名⟧志愿者上河巡查。\n镇里登记的志愿者共有106名，最大的82岁。"),
        Example::new("植树\n全村种下⟦2000多棵⟧果树。村主任数了数，果树一共1960棵，棵棵成活。"),
        Example::new("书屋\n农家书屋藏书⟦不足3000册⟧。登记簿上，藏书共计3120册。"),
        Example::new("引水\n家住高处的近700户居民很快用上好水。\n列入名册的共有688户居民，已有540户通水。"),
        Example::new("开渔\n开渔首日，港内500余艘渔船出海，其中大船共487艘。"),
        Example::new("护河\n近100名志愿者上河巡查。\n如今注册的党员共有106名。"),
        Example::new("植树\n去年，全村种下2000多棵树。今年，全村种树共1960棵。"),
        Example::new("两村\n石桥镇近700户居民用上好水。\n柳溪镇的居民共有713户。"),
        Example::new("引水\n近700户居民用上好水。\n全镇居民共有1213户。"),
        Example::new("引水\n近700户居民用上好水，到年底将达到713户居民。"),
        Example::new("书屋\n藏书近3000册。\n新书共2600册。"),
    ],
    ..FIGURES
};

impl Rule for RoughAgainstTotal {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        let quantities = || article.blocks.iter().flat_map(|block| &block.facts.quantities);
        if !quantities().any(is_rough) {
            return;
        }
        let mut rough: Vec<Mention> = Vec::new();
        let mut totals: Vec<Mention> = Vec::new();
        for (index, block) in article.blocks.iter().enumerate().filter(|(_, block)| block.role.is_prose()) {
            for quantity in block.facts.quantities.iter().filter(|it| !block.is_open_at(it.span)) {
                if is_rough(quantity) {
                    rough.push(Mention::new(index, *block, quantity));
                } else if is_comparable(quantity) && quantity.exact().is_some() {
                    let mention = Mention::new(index, *block, quantity);
                    if is_total(&mention) {
                        totals.push(mention);
                    }
                }
            }
        }
        for mention in &rough {
            let mut beyond =
                totals.iter().filter(|total| is_beyond(mention, total) && speaks_of(mention, total));
            if let (Some(total), None) = (beyond.next(), beyond.next()) {
                report(mention, total, context, out);
            }
        }
    }
}

/// 近700户, 500余艘: one approximator that tells a side, on a round figure.
fn is_rough(quantity: &Quantity) -> bool {
    let [bound] = &quantity.bounds[..] else { return false };
    let sided = match bound.side {
        Side::Below => bound.place == quantity::Place::Before,
        Side::Above => bound.place == quantity::Place::Inside,
        _ => false,
    };
    let round = (quantity.steps() % Decimal::TEN).is_zero() || quantity.scale > 0;
    sided
        && round
        && quantity.range.is_none()
        && quantity.counts_in().is_some()
        && quantity.written >= Decimal::TEN
}

/// 共有713户, 一共1960棵: a word of total stands right before the figure.
fn is_total(mention: &Mention) -> bool {
    let told = mention.told_before();
    let ends = ["共有", "共计", "总计", "合计", "一共", "一共有", "总数为", "总数是", "共"];
    ends.iter().any(|word| told.ends_with(word)) && mention.is_of_whole()
}

/// Whether the exact figure lies on the other side of the round one, by a little.
fn is_beyond(rough: &Mention, total: &Mention) -> bool {
    let (round, exact) = (rough.quantity.written, total.quantity.written);
    let near = (exact - round).abs() * Decimal::ONE_HUNDRED <= round * Decimal::from(6);
    let beyond = if rough.quantity.is_bounded(Side::Below) { exact > round } else { exact < round };
    near && beyond && rough.quantity.same_unit(total.quantity)
}

/// Whether both count the same things, now, as a whole.
fn speaks_of(rough: &Mention, total: &Mention) -> bool {
    // 渔船出海，具体为拖网船208艘、…共487艘: the parts stand between, and the total is of their sum.
    let parts = rough.block == total.block
        && std::ptr::eq(rough.sentence(), total.sentence())
        && total.told_before().contains(['、'])
        && holds_any(total.told_before(), &["具体为", "分别", "包括", "：", "有"]);
    let near = total.block.abs_diff(rough.block) <= 1;
    near && (parts || rough.shares_noun(total))
        && rough.is_of_whole()
        && rough.is_of_one_time(total)
        && rough.is_planned_like(total)
        && !rough.other_times(total)
        && !rough.names_another(total)
        && !total.lacks_narrow_of(rough)
        && !rough.lacks_narrow_of(total)
}

fn report(rough: &Mention, total: &Mention, context: &RuleContext, out: &mut Drafts) {
    let [said, exact] = [rough, total].map(|mention| mention.quantity.span.of(mention.view.text));
    let round = show(rough.quantity.written);
    let message = if rough.quantity.is_bounded(Side::Below) {
        say!(
            context.lang,
            "“{said}”是不到{round}，总数却是“{exact}”",
            "“{said}” is fewer than {round}, yet the total is “{exact}”"
        )
    } else {
        say!(
            context.lang,
            "“{said}”是超过{round}，总数却是“{exact}”",
            "“{said}” is more than {round}, yet the total is “{exact}”"
        )
    };
    out.report(Place::new(rough.block, rough.quantity.span), message)
        .evidence(Place::new(total.block, total.quantity.span), total.clause().of(total.view.text));
}
