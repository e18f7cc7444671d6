//! `fact-box-conflict`: a box of figures beside the article that gives one of them otherwise than the text.

use super::licence::{Mention, is_comparable};
use super::misprint::{self, Slip, said};
use super::{FIGURES, both};
use crate::facts::quantity::Quantity;
use crate::rules::{
    ArticleView, BlockView, Confidence, Drafts, Example, Place, Rule, RuleContext, RuleInfo, RulePage,
    Severity,
};
use crate::say;
use crate::text::is_han;

/// `fact-box-conflict`.
#[derive(Debug)]
pub struct FactBoxConflict;

static INFO: RuleInfo = RuleInfo {
    code: "fact-box-conflict",
    severity: Severity::Warning,
    confidence: Confidence::Medium,
    kinds: &["N15"],
    page: RulePage {
        title: both("数据框与正文不符", "A fact box that differs from the text"),
        finds: both(
            "文后的数据框（“投入资金：9.8亿元；新建管网：264公里；日处理能力：11万吨”）里，多数与正文相同，有一项与正文差一个数字。",
            "A box of labelled figures of which most stand in the text, and one differs from it by a slip.",
        ),
        why: both("数据框取自正文，同一项只有一个数。", "A box repeats the text; each item has one figure."),
        instead: both("核对后改为一致。", "Check, then write one figure."),
        silent: both(
            "不足三项、正文里对得上的不足两项、正文的句子里没有该项的名称、相差不像笔误的不报。",
            "Silent on fewer than three items, where fewer than two are found in the text, where no sentence names the item, or where no slip leads from one figure to the other.",
        ),
        source: both("正文与附件对照", "Text against box"),
    },
    examples: &[
        Example::new(
            "水乡治水\n五年来，全区累计投入治水资金9.8亿元，新建污水管网264公里。\n2座污水处理厂的日处理能力由6万吨提高到16万吨。\n【小账本】投入资金：9.8亿元；新建管网：264公里；污水日处理能力：⟦11万吨⟧。",
        ),
        Example::new(
            "茶乡账本\n全镇茶园面积3.2万亩，去年产干茶1860吨，茶农人均增收4300元。\n数读：茶园面积：3.2万亩；干茶产量：⟦1680吨⟧；人均增收：4300元。",
        ),
        Example::new(
            "路通了\n新路全长18.6公里，总投资2.4亿元，沿线有桥梁7座，惠及村民1.2万人。\n新路名片：全长：18.6公里；总投资：2.4亿元；桥梁：⟦9座⟧；惠及村民：1.2万人。",
        ),
        Example::new(
            "书香城市\n全市建成城市书房46座，藏书总量82万册，去年接待读者310万人次。\n小资料 城市书房：46座；藏书总量：82万册；接待读者：⟦301万人次⟧。",
        ),
        Example::new(
            "光伏进村\n全县装机容量128兆瓦，受益农户3260户，年发电收入1450万元。\n装机容量：128兆瓦；受益农户：⟦3620户⟧；发电收入：1450万元。",
        ),
        Example::new(
            "水乡治水\n五年来，全区累计投入治水资金9.8亿元，新建污水管网264公里。\n2座污水处理厂的日处理能力由6万吨提高到11万吨。\n【小账本】投入资金：9.8亿元；新建管网：264公里；污水日处理能力：11万吨。",
        ),
        Example::new(
            "茶乡账本\n全镇茶园面积3.2万亩，去年产干茶1860吨。\n数读：茶园面积：3.2万亩；干茶产量：1860吨；春茶产量：1260吨。",
        ),
        Example::new("比分\n上半场，红队攻入3球。\n红队：3分；蓝队：2分；黄队：1分。"),
        Example::new(
            "报价\n今天白菜每公斤2.4元，萝卜每公斤1.8元。\n白菜：2.4元；萝卜：1.8元；土豆：2.6元；番茄：5.2元。",
        ),
        Example::new(
            "路通了\n新路全长18.6公里，总投资2.4亿元。\n全长：18.6公里\n总投资：2.4亿元\n桥梁：9座\n惠及村民：1.2万人",
        ),
        Example::new(
            "招生\n学校今年招生960人，开设专业12个，实训基地36个。\n招生电话：86231120；招生人数：960人；咨询时间：8时至17时。",
        ),
        Example::new(
            "书香城市\n全市建成城市书房46座，去年接待读者310万人次，其中未成年读者130万人次。\n城市书房：46座；接待读者：310万人次；未成年读者：130万人次。",
        ),
        Example::new(
            "两年账\n去年植树26万株，投资320万元；今年计划植树62万株。\n去年植树：26万株；投资：320万元；计划：62万株。",
        ),
    ],
    ..FIGURES
};

/// The fewest items of a box.
const ITEMS: usize = 3;
/// The fewest of them that must stand in the text.
const CONFIRMED: usize = 2;
/// The longest name of an item, in characters.
const LONGEST_NAME: usize = 12;

impl Rule for FactBoxConflict {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        let blocks = article.blocks.iter().enumerate();
        let labelled: Vec<Vec<Item>> = blocks.map(|(index, block)| items(index, block)).collect();
        let mut from = 0;
        while from < labelled.len() {
            if labelled[from].is_empty() {
                from += 1;
                continue;
            }
            let length = labelled[from..].iter().take_while(|items| !items.is_empty()).count();
            let items: Vec<&Item> = labelled[from..from + length].iter().flatten().collect();
            if items.len() >= ITEMS {
                check(article, from..from + length, &items, context, out);
            }
            from += length;
        }
    }
}

/// A figure of the text, with its block.
type Told<'a> = (usize, &'a BlockView<'a>, &'a Quantity);

/// 投入资金：9.8亿元.
struct Item<'a> {
    name: &'a str,
    block: usize,
    quantity: &'a Quantity,
}

fn items<'a>(index: usize, block: &BlockView<'a>) -> Vec<Item<'a>> {
    if !block.says("：") {
        return Vec::new();
    }
    let facts = block.facts;
    let item = |quantity: &'a Quantity| {
        let before = block.text[..quantity.span.start as usize].strip_suffix('：')?;
        let name = before.char_indices().rev().take_while(|&(_, c)| is_han(c)).last();
        let name = &before[name.map_or(before.len(), |(at, _)| at)..];
        let after = &block.text[quantity.span.end as usize..];
        let ends = after.is_empty() || after.starts_with(['；', '。', '，', '\n', ' ', '\u{3000}']);
        let named = (2..=LONGEST_NAME).contains(&name.chars().count());
        let usable =
            is_comparable(quantity) && quantity.exact().is_some() && !block.is_open_at(quantity.span);
        (ends && named && usable).then_some(Item { name, block: index, quantity })
    };
    facts.quantities.iter().filter_map(item).collect()
}

fn check(
    article: &ArticleView,
    own: std::ops::Range<usize>,
    items: &[&Item],
    context: &RuleContext,
    out: &mut Drafts,
) {
    let prose = article.blocks.iter().enumerate();
    let prose = prose.filter(|(index, block)| !own.contains(index) && block.role.is_prose());
    let told: Vec<Told> = prose
        .flat_map(|(index, block)| block.facts.quantities.iter().map(move |it| (index, block, it)))
        .filter(|(_, block, quantity)| is_comparable(quantity) && !block.is_open_at(quantity.span))
        .collect();
    let stands = |item: &Item| {
        told.iter().any(|(_, _, it)| it.same_unit(item.quantity) && it.may_equal(item.quantity))
    };
    let confirmed = items.iter().filter(|item| stands(item)).count();
    if confirmed < CONFIRMED {
        return;
    }
    for item in items.iter().filter(|item| !stands(item)) {
        let sole = told.iter().filter(|(_, _, it)| it.same_unit(item.quantity)).count() == 1;
        let found: Vec<(usize, &Quantity, Slip)> =
            told.iter().filter_map(|it| slip_to(article, item, it, sole)).collect();
        let Some(&(index, quantity, slip)) = found.first() else { continue };
        let other_item =
            items.iter().any(|it| it.quantity.same_unit(quantity) && it.quantity.written == quantity.written);
        if other_item || found.iter().any(|other| other.1.written != quantity.written) {
            continue;
        }
        report(article, item, (index, quantity, slip), context, out);
    }
}

/// The figure of the text, where its clause names the item and a slip leads from it to the item's figure; `sole` is
/// whether the text has no other figure in its unit.
fn slip_to<'a>(
    article: &ArticleView,
    item: &Item,
    &(index, block, quantity): &Told<'a>,
    sole: bool,
) -> Option<(usize, &'a Quantity, Slip)> {
    let texts = [block.text, article.blocks[item.block].text];
    let (slip, strength) = misprint::between(quantity, item.quantity, texts);
    let alike = quantity.same_unit(item.quantity) && quantity.exact().is_some();
    let mention = Mention::new(index, *block, quantity);
    // 7座 and 9座 are no sign by themselves: they are the only bridges of the article.
    let sure = strength >= 1 || sole && mention.clause().of(block.text).contains(item.name);
    (alike && sure && is_named(item.name, &mention)).then_some((index, quantity, slip))
}

/// Whether the words around the figure hold most of the characters of the item's name: 污水日处理能力 in
/// 2座污水处理厂的日处理能力由….
fn is_named(name: &str, mention: &Mention) -> bool {
    let clause = mention.clause().of(mention.view.text);
    let all = name.chars().count();
    let held = name.chars().filter(|&c| clause.contains(c)).count();
    let pairs: Vec<char> = name.chars().collect();
    let pair = pairs.windows(2).any(|pair| clause.contains(&pair.iter().collect::<String>()));
    pair && held * 4 >= all * 3
}

fn report(
    article: &ArticleView,
    item: &Item,
    (index, quantity, slip): (usize, &Quantity, Slip),
    context: &RuleContext,
    out: &mut Drafts,
) {
    let (text, body) = (article.blocks[item.block].text, article.blocks[index].text);
    let [boxed, told] = [item.quantity.span.of(text), quantity.span.of(body)];
    let (name, how) = (item.name, said(slip, context));
    let message = say!(
        context.lang,
        "“{name}”这里是“{boxed}”，正文是“{told}”（{how}）",
        "“{name}” is “{boxed}” here and “{told}” in the text ({how})"
    );
    let figures = [item.quantity.figure.of(text), quantity.figure.of(body)];
    out.report(Place::new(item.block, item.quantity.span), message)
        .evidence(Place::new(index, quantity.span), format!("“{told}”"))
        .replace(context.lang, figures[0], Place::new(item.block, item.quantity.figure), figures[1])
        .replace(context.lang, figures[1], Place::new(index, quantity.figure), figures[0]);
}
