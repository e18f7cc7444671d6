//! `scale-conflict`: one figure of one thing in 亿 here and in 万 there: 总投资4.8亿元 … 总投资4.8万元.

use super::licence::{Mention, is_comparable};
use super::{FIGURES, both};
use crate::facts::numeral::power_of_ten;
use crate::facts::quantity::Quantity;
use crate::rules::{
    ArticleView, Confidence, Drafts, Example, Place, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

/// `scale-conflict`.
#[derive(Debug)]
pub struct ScaleConflict;

static INFO: RuleInfo = RuleInfo {
    code: "scale-conflict",
    severity: Severity::Warning,
    confidence: Confidence::High,
    kinds: &["N15"],
    page: RulePage {
        title: both("同一个数，一处是亿，一处是万", "One figure in 亿 here and in 万 there"),
        finds: both(
            "前后两处数字相同、紧挨着的词也相同，一处带“亿”，一处带“万”或者什么也不带：总投资4.8亿元……总投资4.8万元。",
            "Two equal figures beside the same words of which one has 亿 and the other 万 or neither.",
        ),
        why: both("两处差了一万倍，必有一处写错。", "The two differ by ten thousand; one is wrong."),
        instead: both("核对后改为一致。", "Check, then write one scale."),
        silent: both(
            "只有一位有效数字的、单位不同的、前后的词都不同的不报。",
            "Silent on figures of one digit, on other units, and where no neighbouring word is the same.",
        ),
        source: both("前后对照", "One place against the other"),
    },
    examples: &[
        Example::new(
            "冷链物流园开工\n本报讯 总投资4.8亿元的白沙港冷链物流园昨日开工。\n县渔业局局长介绍，物流园总投资⟦4.8万元⟧，分两期实施。",
        ),
        Example::new("修路\n全县公路建设完成投资12.6亿元。\n局长说，完成投资⟦12.6万元⟧，路况大变样。"),
        Example::new(
            "游客盈门\n花海景区迎来各方游客31.5万人次，门票收入翻番。\n园长说，两天里的游客⟦31.5人次⟧，创下新高。",
        ),
        Example::new("丰收\n全县产粮26.3万吨，又是丰年。\n仓库主任说，今年产粮⟦26.3亿吨⟧，仓满了。"),
        Example::new("理赔\n保险公司赔付1.35万元。\n农户说，赔付⟦1.35亿元⟧很及时。"),
        Example::new(
            "总投资4.8亿元的冷链物流园开工\n本报讯 白沙港冷链物流园昨日开工。\n县渔业局局长介绍，物流园总投资4.8亿元，分两期实施。",
        ),
        Example::new("修路\n全县公路建设完成投资12.6亿元。\n王庄出让茶山得款12.6万元，用来修桥。"),
        Example::new("用工\n全县用工4万人。\n这家厂用工4人。"),
        Example::new("收购\n合作社收购鲜茶26.3万公斤。\n今年收购干茶26.3万元。"),
        Example::new("游客盈门\n假期接待游客31.5万人次。\n接待游客31.2万人次的记录被打破。"),
        Example::new("收入\n总收入1200万元。\n人均收入1200元的村子已经没有。"),
        Example::new("公益\n捐款总额15.6万元。\n其中一位老人捐款156元。"),
        Example::new("换灯\n全县换灯2.4万盏，投资2400万元。\n每盏灯2400元。"),
    ],
    ..FIGURES
};

impl Rule for ScaleConflict {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        let mut told: FxHashMap<(Decimal, Option<&'static str>), Vec<Mention>> = FxHashMap::default();
        let blocks = article.blocks.iter().enumerate();
        for (index, block) in blocks.filter(|(_, block)| block.role.is_prose() || block.role.is_title()) {
            for quantity in block.facts.quantities.iter().filter(|it| !block.is_open_at(it.span)) {
                let Some(printed) = printed(quantity) else { continue };
                let mention = Mention::new(index, *block, quantity);
                let earlier = told.entry((printed, quantity.counts_in())).or_default();
                let other = earlier.iter().rev().take(4).find(|other| is_other_scale(other, &mention));
                let told_so = |scale: u32| earlier.iter().any(|it| it.quantity.scale == scale);
                if let Some(other) = other.filter(|_| !told_so(quantity.scale)) {
                    report(other, &mention, context, out);
                }
                earlier.push(mention);
            }
        }
    }
}

/// 4.8 of 4.8亿, where it has two digits or more.
fn printed(quantity: &Quantity) -> Option<Decimal> {
    let value = quantity.written.checked_div(power_of_ten(quantity.scale))?.normalize();
    let exact = is_comparable(quantity) && quantity.exact().is_some() && quantity.counts_in().is_some();
    let digits = value.mantissa().to_string();
    (exact && digits.trim_end_matches('0').len() >= 2).then_some(value)
}

/// Whether the two differ in 万 and 亿 alone, beside the same two characters.
fn is_other_scale(one: &Mention, two: &Mention) -> bool {
    one.quantity.kind == two.quantity.kind
        && one.quantity.scale != two.quantity.scale
        && (one.common_label(two) >= 2 || one.common_noun(two) >= 2)
        && !one.names_another(two)
        && [one, two].iter().all(|it| !is_per_head(it))
}

/// 人均收入1200元, 每盏2400元: an amount of one of many.
fn is_per_head(mention: &Mention) -> bool {
    mention.clause().of(mention.view.text).contains(['均', '每'])
}

fn report(one: &Mention, two: &Mention, context: &RuleContext, out: &mut Drafts) {
    let [first, second] = [one, two].map(|mention| mention.quantity.span.of(mention.view.text));
    let message = say!(
        context.lang,
        "前文说“{first}”，此处说“{second}”，数字相同而相差万倍以上",
        "“{first}” above, “{second}” here: one figure in another scale"
    );
    let figures = [one, two].map(|mention| mention.quantity.figure.of(mention.view.text));
    out.report(Place::new(two.block, two.quantity.span), message)
        .evidence(Place::new(one.block, one.quantity.span), one.clause().of(one.view.text))
        .replace(context.lang, figures[1], Place::new(two.block, two.quantity.figure), figures[0])
        .replace(context.lang, figures[0], Place::new(one.block, one.quantity.figure), figures[1]);
}
