//! `headline-rank-conflict`: a rank or a prison term of the headline that the only one of the text is not.

use super::FIGURES;
use super::licence::pairs_of;
use crate::facts::numeral;
use crate::rules::info::both;
use crate::rules::{
    ArticleView, BlockView, Confidence, Drafts, Example, Place, Rule, RuleContext, RuleInfo, RulePage,
    Severity,
};
use crate::say;
use crate::text::Span;
use rust_decimal::Decimal;

/// `headline-rank-conflict`.
#[derive(Debug)]
pub struct HeadlineRankConflict;

static INFO: RuleInfo = RuleInfo {
    code: "headline-rank-conflict",
    severity: Severity::Warning,
    confidence: Confidence::Medium,
    kinds: &["N15", "T03"],
    page: RulePage {
        title: both("标题的名次、刑期与正文不符", "Rank or prison term of the headline against the text"),
        finds: both(
            "标题说“升至第五”，正文说“由第五位上升到第三位”；标题说“获刑五年”，正文只有“有期徒刑三年”。",
            "A headline with fifth place where the text tells of a rise from fifth to third; five years in prison over a text with three.",
        ),
        why: both("标题差错加倍计分，读者最先看到。", "Errors in headlines count double and are seen first."),
        instead: both("对照原稿，统一题与文。", "Check the source and make both agree."),
        silent: both(
            "正文另有与标题相同的名次或刑期、正文有几个刑期、标题说的不是名次的，不报。",
            "Silent where the text has the headline’s rank or term as well, and where it has several terms.",
        ),
        source: both("标题与正文一致", "Headline and text agree"),
    },
    examples: &[
        Example::new(
            "我县空气质量全市排名升至⟦第五⟧\n今年，我县空气质量综合指数在全市9个县中由去年的第五位上升到第三位。",
        ),
        Example::new("茶叶出口额居全市⟦第四⟧\n上半年，茶叶出口额达3.26亿元，由去年的第4位升至第2位。"),
        Example::new("醉酒抢方向盘 男子获刑⟦五年⟧\n县法院宣判一起案件，被告人凌某被判处有期徒刑三年。"),
        Example::new("冒充藏家行骗 男子被判⟦7年⟧\n被告人厉某犯诈骗罪，被判处有期徒刑4年，并处罚金3万元。"),
        Example::new("盗伐林木 两人获刑⟦二年⟧\n法院以盗伐林木罪判处二人有期徒刑一年六个月，缓刑二年。"),
        Example::new(
            "我县空气质量全市排名升至第三\n今年，我县空气质量综合指数在全市9个县中由去年的第五位上升到第三位。",
        ),
        Example::new("茶叶出口额居全市第四\n上半年，茶叶出口额居全市第四位，茶油产量由第4位升至第2位。"),
        Example::new("醉酒抢方向盘 男子获刑三年\n县法院宣判一起案件，被告人凌某被判处有期徒刑三年。"),
        Example::new("盗伐林木 主犯获刑五年\n主犯被判处有期徒刑五年，从犯被判处有期徒刑三年。"),
        Example::new("诈骗团伙 最高获刑十年\n五人分别被判处有期徒刑三年至八年，主犯另案处理，被判十年。"),
        Example::new("贪污受贿 获刑十年\n以贪污罪判处有期徒刑六年，以受贿罪判处有期徒刑七年。"),
        Example::new("第五届运动会开幕\n上届运动会，我县由第五位上升到第三位。"),
        Example::new("男子获刑三年\n被告人凌某被判处有期徒刑三年六个月。"),
    ],
    ..FIGURES
};

impl Rule for HeadlineRankConflict {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        for (head, title) in article.blocks.iter().enumerate().filter(|(_, block)| block.role.is_title()) {
            check_rank(article, head, title, context, out);
            check_term(article, head, title, context, out);
        }
    }
}

/// A number of the text and where it stands.
#[derive(Clone, Copy)]
struct Told {
    value: Decimal,
    span: Span,
}

/// The ranks of a text: 第五, 第5位.
fn ranks(block: &BlockView) -> Vec<Told> {
    let read = |at: usize| {
        let numeral = numeral::read_at(block.text, at + "第".len())?;
        let span = Span { start: at as u32, end: numeral.span.end };
        let after = &block.text[numeral.span.end as usize..];
        let of_rank =
            after.is_empty() || after.starts_with(['位', '名', '，', '。', ' ', '、', '；', '”', '）']);
        of_rank.then_some(Told { value: numeral.value, span })
    };
    block.places_of("第").filter_map(read).collect()
}

/// Where a text tells a rise or fall from one rank to another: 由第五位上升到第三位.
fn moves<'a>(block: &BlockView<'a>, ranks: &'a [Told]) -> impl Iterator<Item = [Told; 2]> + use<'a> {
    const TO: [&str; 8] = ["升至", "升到", "跃居", "跃升", "跃至", "前移", "降至", "跌至"];
    let text = block.text;
    ranks.windows(2).filter_map(move |pair| {
        let between = &text[pair[0].span.end as usize..pair[1].span.start as usize];
        let from = text[..pair[0].span.start as usize].chars().rev().take(12).any(|c| c == '由' || c == '从');
        let moved = TO.iter().any(|word| between.contains(word)) && between.chars().count() <= 12;
        (from && moved).then_some([pair[0], pair[1]])
    })
}

fn check_rank(
    article: &ArticleView,
    head: usize,
    title: &BlockView,
    context: &RuleContext,
    out: &mut Drafts,
) {
    const RANKED: [&str; 10] = ["升至", "升到", "跃居", "居", "位列", "名列", "排名", "跃升至", "列", "跃至"];
    let told = ranks(title);
    let [rank] = &told[..] else { return };
    let before = &title.text[..rank.span.start as usize];
    let scope = ["全国", "全省", "全市", "全区", "全县", "全州", "全球", "世界"];
    let plain = scope.iter().find_map(|scope| before.strip_suffix(scope)).unwrap_or(before);
    if !RANKED.iter().any(|word| plain.ends_with(word) || before.ends_with(word)) {
        return;
    }
    let mut found: Option<(usize, [Told; 2])> = None;
    for (index, block) in article.blocks.iter().enumerate().filter(|(_, block)| block.role.is_prose()) {
        let ranks = ranks(block);
        let moved: Vec<[Told; 2]> = moves(block, &ranks).collect();
        let from = |told: &Told| moved.iter().any(|[from, _]| from.span == told.span);
        if ranks.iter().any(|told| told.value == rank.value && !from(told)) {
            return;
        }
        let leaves = moved.into_iter().find(|[from, to]| {
            from.value == rank.value && to.value != rank.value && !block.is_open_at(from.span.hull(to.span))
        });
        let shares = |told: &[Told; 2]| {
            let sentence = block.sentence_at(told[0].span.start as usize);
            let words = sentence.map_or("", |sentence| block.at(sentence.span));
            pairs_of(title.text).intersection(&pairs_of(words)).count() >= 2
        };
        found = found.or(leaves.filter(shares).map(|moved| (index, moved)));
    }
    let Some((index, [from, to])) = found else { return };
    let block = &article.blocks[index];
    let (shown, moved) = (title.at(rank.span), block.at(from.span.hull(to.span)));
    let message = say!(
        context.lang,
        "标题说“{shown}”，正文说“{moved}”，现在的名次是“{now}”",
        "“{shown}” in the headline; by the text ({moved}) that is the former rank, “{now}” the present one",
        now = block.at(to.span)
    );
    out.report(Place::new(head, rank.span), message)
        .evidence(Place::new(index, from.span.hull(to.span)), moved)
        .rewrite(context.lang, Place::new(head, rank.span), block.at(to.span));
}

/// The years of prison behind each of the `words`: 有期徒刑三年, with the months told behind them or not.
fn terms(block: &BlockView, words: &[&'static str]) -> Vec<Told> {
    let mut found = Vec::new();
    for word in words {
        for at in block.places_of(word) {
            let start = at + word.len();
            let Some(numeral) = numeral::read_at(block.text, start) else { continue };
            let end = numeral.span.end as usize;
            if numeral.span.start as usize == start && block.text[end..].starts_with('年') {
                found.push(Told { value: numeral.value, span: Span::new(start, end + '年'.len_utf8()) });
            }
        }
    }
    found.sort_by_key(|told| told.span);
    found
}

fn check_term(
    article: &ArticleView,
    head: usize,
    title: &BlockView,
    context: &RuleContext,
    out: &mut Drafts,
) {
    let heads = terms(title, &["获刑", "被判", "判刑", "领刑", "获刑罚"]);
    let [term] = &heads[..] else { return };
    let prose = || article.blocks.iter().enumerate().filter(|(_, block)| block.role.is_prose());
    let told: Vec<(usize, Told)> = prose()
        .flat_map(|(index, block)| {
            terms(block, &["有期徒刑", "有期徒刑为"]).into_iter().map(move |told| (index, told))
        })
        .collect();
    let Some(&(index, first)) = told.first() else { return };
    let sole = told.iter().all(|(_, other)| other.value == first.value);
    let elsewhere = prose().any(|(_, block)| {
        let all = terms(block, &["获刑", "被判", "判刑", "判了", "执行", "判处"]);
        all.iter().any(|told| told.value == term.value)
    });
    let block = &article.blocks[index];
    let several = prose().any(|(_, block)| block.says("分别被判") || block.says("另案"));
    if !sole || first.value == term.value || elsewhere || several || block.is_open_at(first.span) {
        return;
    }
    let [one, two] = [title.at(term.span), block.at(first.span)];
    let message = say!(
        context.lang,
        "标题的刑期是“{one}”，正文是有期徒刑“{two}”",
        "the headline gives a prison term of “{one}”, the text “{two}”"
    );
    out.report(Place::new(head, term.span), message)
        .evidence(Place::new(index, first.span), format!("“{two}”"))
        .rewrite(context.lang, Place::new(head, term.span), two);
}
