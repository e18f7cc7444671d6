//! `swapped-figure`: two figures that are each other's digits swapped, among the few that the article tells in their unit.
//!
//! Of two figures of one unit and one length, one is the other's swap by chance once in fifty where they have two digits,
//! once in some hundreds where they have more. So where an article tells only a few such figures, few words need to
//! agree: 把36800元转进了别人的账户 … “三万八千六百元，一分没少”.

use super::FIGURES;
use super::framing::{Series, are_two_things, frames_differ, same_sentence};
use super::licence::{Mention, is_comparable, kin_unit, pairs_of};
use super::misprint::{self, Slip};
use super::number_conflict::is_in_a_name;
use crate::article::Role;
use crate::facts::numeral::Form;
use crate::facts::quantity::{Kind, Quantity};
use crate::rules::info::both;
use crate::rules::{
    ArticleView, BlockView, Confidence, Drafts, Example, Place, Rule, RuleContext, RuleInfo, RulePage,
    Severity,
};
use crate::say;
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

/// `swapped-figure`.
#[derive(Debug)]
pub struct SwappedFigure;

static INFO: RuleInfo = RuleInfo {
    code: "swapped-figure",
    severity: Severity::Warning,
    confidence: Confidence::Medium,
    kinds: &["N14", "N50", "T07"],
    page: RulePage {
        title: both("两处数字恰好换位", "Two figures with swapped digits"),
        finds: both(
            "一篇里同一单位的数只有寥寥几个，其中两个恰好是同样的数字换了位置：正文说转错36800元，引语说“三万八千六百元”；图片说明、小标题与正文也这样比。",
            "Two figures of an article that are the same digits in another order, where the article tells only a few figures in their unit; captions and heads are compared with the text as well.",
        ),
        why: both(
            "两个不同的数碰巧换位的可能很小，多半是录入时颠倒了。",
            "Two different figures are hardly ever each other's swap by chance.",
        ),
        instead: both(
            "对照原稿，统一为正确的数；确是两件事的，不必改。",
            "Check the source; where they are two things, leave them.",
        ),
        silent: both(
            "同一句里的两个数、同一单位的数很多、两个数都说了不止一次、两位数而上下文没有共同的词、分属上午下午等对照两方的，不报。",
            "Silent within one sentence, where the unit has many figures, where both are told more than once, on two digits without a word in common, and on two sides of a contrast.",
        ),
        source: both(
            "报纸编校差错率计算方法（数字差错）",
            "Method of counting errors in newspapers: figures",
        ),
    },
    examples: &[
        Example::new(
            "拾金不昧\n赵大爷眼花，把⟦52600元⟧转进了陌生人的账户，急得一夜没睡。\n“五万六千二百元，一分没少。”赵大爷逢人就说。",
        ),
        Example::new("归来\n失散⟦32年⟧的儿子走进家门，母亲紧紧抱住他。\n23年来，那双小棉鞋一直放在枕边。"),
        Example::new(
            "捐款\n昨日，村民老钱把⟦37500元⟧交到村委会，要给村里修桥。\n“三万五千七百元，一分不少。”会计当场点清。",
        ),
        Example::new(
            "书屋\n新塘村的农家书屋有藏书⟦4500册⟧，去年只借出210册。\n“五千四百册书，总算不再睡觉。”管理员说。",
        ),
        Example::new(
            "讨薪\n昨日，农民工拿到了被拖欠的工资⟦86.7万元⟧。\n“八十七万六千元，一分不少！”工人代表说。",
        ),
        Example::new(
            "拾金不昧\n赵大爷眼花，把52600元转进了陌生人的账户，急得一夜没睡。\n“五万二千六百元，一分没少。”赵大爷逢人就说。",
        ),
        Example::new("归来\n失散32年的儿子走进家门，母亲紧紧抱住他。\n32年来，那双小棉鞋一直放在枕边。"),
        Example::new(
            "两位老师\n柳老师教了32年书。\n杜老师教了23年书，教过的学生在四个省，从教35年的还有两位，从教36年的一位，从教38年的三位。",
        ),
        Example::new("邻里\n一号楼住着36户人家。\n农场里有63户散养的鸡农。"),
        Example::new("产销\n上午卖出笋干1246斤。\n下午卖出笋干1264斤。"),
        Example::new("铁人赛\n她以2小时4分23秒夺冠。\n他以1小时48分32秒获得亚军。"),
        Example::new("修路\n甲段长1246米，乙段长1264米。"),
        Example::new("两村\n上岙村收茶1326公斤。\n下岙村收茶1362公斤。"),
        Example::new(
            "收成\n一户卖了1236元，一户卖了1263元。\n村里说，卖得1236元的用的是新种。\n卖得1263元的用的是老种。",
        ),
        Example::new(
            "修路\n短短几个月，价值2.3亿元的钱物捐到修路指挥部。\n仅这条路本身收回的钱，已达3.2亿元。",
        ),
        Example::new("外贸\n货物进口值181.8亿元，增长两成。\n去年全年的进口值是128亿元。"),
    ],
    ..FIGURES
};

/// Up to how many values of one unit and length two swapped ones among them are no chance.
const FEW: usize = 5;
/// The same where the two have two digits.
const FEWER: usize = 3;

impl Rule for SwappedFigure {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        let mentions = mentions(article);
        let series = Series::of(&mentions);
        let mut alike: FxHashMap<_, usize> = FxHashMap::default();
        let mut groups: Vec<Vec<usize>> = Vec::new();
        for (number, mention) in mentions.iter().enumerate() {
            let group = *alike.entry(likeness(mention.quantity)).or_insert_with(|| {
                groups.push(Vec::new());
                groups.len() - 1
            });
            groups[group].push(number);
        }
        for group in &groups {
            let told: Vec<&Mention> = group.iter().map(|&number| &mentions[number]).collect();
            let values = values(&told);
            if values.len() < 2 || values.len() > FEW {
                continue;
            }
            let Some((one, two)) = only_swap(&told, &values) else { continue };
            let in_series = series.holds(one) && series.holds(two);
            let frames = one.view.role.is_prose() && two.view.role.is_prose() && frames_differ(one, two);
            if !in_series && !frames && !are_two_things(one, two, &mentions) {
                report(one, two, &told, context, out);
            }
        }
    }
}

/// What two figures have in common that can be each other's swap: kind, unit, and digits before the point.
fn likeness(quantity: &Quantity) -> (Kind, Option<&'static str>, usize) {
    let whole = quantity.written.trunc().normalize().to_string();
    (quantity.kind, kin_unit(quantity), whole.len())
}

fn mentions<'a>(article: &'a ArticleView) -> Vec<Mention<'a>> {
    let read = |role: Role| role.is_prose() || role.is_title() || matches!(role, Role::SectionHead(_));
    let blocks = article.blocks.iter().enumerate().filter(|(_, block)| read(block.role));
    blocks
        .flat_map(|(index, block)| {
            let told = block.facts.quantities.iter().filter(|quantity| is_compared(block, quantity));
            told.map(move |quantity| Mention::new(index, *block, quantity))
        })
        .collect()
}

/// Whether a figure is an exact amount with a unit that is no part of a longer figure, a clock time or a name.
fn is_compared(block: &BlockView, quantity: &Quantity) -> bool {
    const OF_CLOCK: [&str; 11] = ["时", "点", "分", "号", "日", "月", "届", "岁", "周年", "期", "年级"];
    let measured = match quantity.kind {
        Kind::Count => quantity.measure.is_some(),
        Kind::Money | Kind::Measure | Kind::Duration => true,
        _ => false,
    };
    let text = block.text;
    let before = &text[..quantity.span.start as usize];
    let after = &text[quantity.span.end as usize..];
    let years = quantity.counts_in() == Some("年");
    let plain_years =
        !before.ends_with('第') && !after.starts_with(['前', '代', '级', '期', '制', '后', '度']);
    // 2小时4分23秒
    let goes_on = before.ends_with(['时', '分', '秒', '钟', '元', '角', '年', '月', '第', '.', '—', '-']);
    let told = is_comparable(quantity) || is_spoken(quantity) || years && plain_years;
    measured
        && told
        && quantity.exact().is_some()
        && !goes_on
        && !quantity.counts_in().is_some_and(|unit| OF_CLOCK.contains(&unit))
        && !block.is_open_at(quantity.span)
        && !is_in_a_name(block, quantity)
}

/// 三万六千八百元: an amount spoken in full.
fn is_spoken(quantity: &Quantity) -> bool {
    quantity.form == Form::Chinese
        && quantity.written >= Decimal::ONE_HUNDRED
        && quantity.counts_in().is_some()
}

/// The values told, each with the first mention of it and how often it is told.
fn values<'a, 'b>(told: &[&'b Mention<'a>]) -> Vec<(&'b Mention<'a>, usize)> {
    let mut values: Vec<(&Mention, usize)> = Vec::new();
    for &mention in told {
        let known = values.iter().position(|(first, _)| first.quantity.written == mention.quantity.written);
        match known {
            Some(at) => values[at].1 += 1,
            None if values.len() > FEW => break,
            None => values.push((mention, 1)),
        }
    }
    values
}

/// The two mentions with swapped values, if no other two values are.
fn only_swap<'a, 'b>(
    told: &[&'b Mention<'a>],
    values: &[(&'b Mention<'a>, usize)],
) -> Option<(&'b Mention<'a>, &'b Mention<'a>)> {
    let mut found = None;
    for (at, &(one, times)) in values.iter().enumerate() {
        for &(two, other_times) in &values[at + 1..] {
            let texts = [one.view.text, two.view.text];
            let (slip, strength) = misprint::between(one.quantity, two.quantity, texts);
            let as_printed = one.quantity.decimals == two.quantity.decimals
                && one.quantity.scale == two.quantity.scale
                || is_spoken(one.quantity) != is_spoken(two.quantity);
            if slip != Slip::Swapped || !as_printed || strength < 3 || times > 1 && other_times > 1 {
                continue;
            }
            if found.is_some() {
                return None;
            }
            found = Some((one.quantity.written, two.quantity.written, strength));
        }
    }
    let (first, second, strength) = found?;
    let of = |value: Decimal| told.iter().copied().filter(move |mention| mention.quantity.written == value);
    let fits = |one: &Mention, two: &Mention| is_licensed(one, two, strength, values.len());
    of(first).flat_map(|one| of(second).map(move |two| (one, two))).find(|(one, two)| fits(one, two))
}

/// Whether chance is too small, or enough words agree, that the two are one figure.
fn is_licensed(one: &Mention, two: &Mention, strength: u32, values: usize) -> bool {
    if same_sentence(one, two) || one.names_another(two) || tell_two_things(one, two) {
        return false;
    }
    let shared = shared_pairs(one, two);
    let long = strength >= 4;
    let years = one.quantity.counts_in() == Some("年");
    let spoken = is_spoken(one.quantity) != is_spoken(two.quantity);
    let captioned = (one.view.role == Role::Caption) != (two.view.role == Role::Caption);
    match shared {
        0 => (years || spoken || long && captioned) && values <= FEWER,
        1 => long || years && values <= FEWER,
        _ => values <= FEWER || long || !one.view.role.is_prose(),
    }
}

/// Whether the words beside them set the two apart: another time, part or plan, another deed, another modifier.
fn tell_two_things(one: &Mention, two: &Mention) -> bool {
    if one.is_of_former_days() != two.is_of_former_days() {
        return true;
    }
    let agreement = one.agreement(two);
    // 一线工人平均工资, 技术工人平均工资
    let of_kinds = one.common_label(two) >= 2 && agreement.differ;
    if one.view.role.is_prose() && two.view.role.is_prose() {
        return agreement.narrowed || of_kinds || one.acts_otherwise(two);
    }
    one.lacks_narrow_of(two) != two.lacks_narrow_of(one)
}

/// How many pairs of letters the clause of each has that the sentence of the other has too.
fn shared_pairs(one: &Mention, two: &Mention) -> usize {
    let in_sentence = |one: &Mention, two: &Mention| {
        let clause = pairs_of(one.clause().of(one.view.text));
        clause.intersection(&pairs_of(two.sentence())).count()
    };
    in_sentence(one, two).max(in_sentence(two, one))
}

fn report(one: &Mention, two: &Mention, told: &[&Mention], context: &RuleContext, out: &mut Drafts) {
    let times = |mention: &Mention| {
        told.iter().filter(|other| other.quantity.written == mention.quantity.written).count()
    };
    // The one that stands alone is more likely the slip; else the head, which is read first.
    let (wrong, right) = if times(one) > times(two) { (two, one) } else { (one, two) };
    let [here, there] = [wrong, right].map(|mention| mention.quantity.span.of(mention.view.text));
    let message = say!(
        context.lang,
        "“{here}”与“{there}”只是数字换位，请核对是否同一个数",
        "“{here}” and “{there}” are the same digits in another order: is it one figure?"
    );
    out.report(Place::new(wrong.block, wrong.quantity.span), message)
        .evidence(Place::new(right.block, right.quantity.span), right.clause().of(right.view.text));
}
