//! `headline-rank-conflict`: a rank of the headline that the text gives as the former one, or gives otherwise.

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
        title: both("标题的名次与正文不符", "Rank of the headline against the text"),
        finds: both(
            "标题说“升至第五”，正文说“由第五位上升到第三位”，第五是原来的名次；标题说“增速居全省第二”，正文说“增速居全省第三位”。",
            "A headline with fifth place where the text tells of a rise from fifth to third; second of the province in the headline, third in the text.",
        ),
        why: both("标题差错加倍计分，读者最先看到。", "Errors in headlines count double and are seen first."),
        instead: both("对照原稿，统一题与文。", "Check the source and make both agree."),
        silent: both(
            "正文另有与标题相同的名次、比的范围（全省、全市）或所比的事不同、说的是往年名次的，不报。",
            "Silent where the text has the headline’s rank as well, where field or subject is another, and for ranks of other years.",
        ),
        source: both("标题与正文一致", "Headline and text agree"),
    },
    examples: &[
        Example::new(
            "我县空气质量全市排名升至⟦第五⟧\n今年，我县空气质量综合指数在全市9个县中由去年的第五位上升到第三位。",
        ),
        Example::new("茶叶出口额居全市⟦第四⟧\n上半年，茶叶出口额达3.26亿元，由去年的第4位升至第2位。"),
        Example::new("我县财政收入增速居全市⟦第二⟧\n本报讯 1至9月，全县财政收入增长9.6%，增速居全市第三位。"),
        Example::new("我市客运量位列全省⟦第5⟧\n全市客运量达1862万人次，客运量位列全省第6位。"),
        Example::new(
            "平安建设满意度全省排名⟦第四⟧\n省里通报上半年测评结果，我县平安建设满意度居全省第十四位。",
        ),
        Example::new(
            "我县空气质量全市排名升至第三\n今年，我县空气质量综合指数在全市9个县中由去年的第五位上升到第三位。",
        ),
        Example::new("茶叶出口额居全市第四\n上半年，茶叶出口额居全市第四位，茶油产量由第4位升至第2位。"),
        Example::new("我县财政收入增速居全市第二\n本报讯 1至9月，全县财政收入增长9.6%，增速居全市第二位。"),
        Example::new("我县财政收入增速居全市第二\n1至9月，财政收入总量居全市第三位，增速居全省第七位。"),
        Example::new("我市客运量位列全省第5\n去年，全市客运量位列全省第6位，今年前移一位。"),
        Example::new(
            "我县财政收入增速居全市第一\n1至9月，财政收入增速连续三个季度居全市首位，税收增速居全市第三位。",
        ),
        Example::new(
            "平安建设满意度全省排名第四\n我县平安建设满意度居全省第四位，其中乡村满意度居全省第九位。",
        ),
        Example::new("第五届运动会开幕\n上届运动会，我县由第五位上升到第三位。"),
    ],
    ..FIGURES
};

impl Rule for HeadlineRankConflict {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        for (head, title) in article.blocks.iter().enumerate().filter(|(_, block)| block.role.is_title()) {
            if let Some(head) = Head::of(head, title) {
                check_rank(article, &head, context, out);
            }
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

/// The rank of a headline, with the words before it.
struct Head<'a> {
    block: usize,
    view: &'a BlockView<'a>,
    rank: Told,
    /// 全省, or nothing.
    scope: &'static str,
    /// What is ranked ends in these two characters: 增速|居全省第五.
    subject: &'a str,
}

impl<'a> Head<'a> {
    fn of(block: usize, view: &'a BlockView<'a>) -> Option<Head<'a>> {
        let told = ranks(view);
        let [rank] = told[..] else { return None };
        let (scope, subject) = ranked(&view.text[..rank.span.start as usize])?;
        Some(Head { block, view, rank, scope, subject: last_two(subject) })
    }
}

/// The field of a rank and what stands before the words that rank: 增速居全省第五, 全市排名升至第五.
fn ranked(before: &str) -> Option<(&'static str, &str)> {
    const RANKED: [&str; 12] =
        ["跃升至", "升至", "升到", "跃居", "跃至", "位居", "位列", "名列", "排名", "排在", "居", "列"];
    const FIELDS: [&str; 8] = ["全国", "全省", "全市", "全区", "全县", "全州", "全球", "世界"];
    let field_of = |words: &str| FIELDS.into_iter().find(|field| words.ends_with(field)).unwrap_or("");
    let field = field_of(before);
    let verbless = |words: &'_ str| RANKED.iter().find_map(|verb| words.strip_suffix(verb).map(str::len));
    let mut rest = &before[..before.len() - field.len()];
    let length = verbless(rest).or_else(|| verbless(before))?;
    rest = &before[..length];
    rest = rest.strip_suffix("排名").unwrap_or(rest);
    let field = if field.is_empty() { field_of(rest) } else { field };
    Some((field, rest.strip_suffix(field).unwrap_or(rest)))
}

/// The last two characters, or fewer.
fn last_two(words: &str) -> &str {
    words.char_indices().rev().nth(1).map_or(words, |(at, _)| &words[at..])
}

fn check_rank(article: &ArticleView, head: &Head, context: &RuleContext, out: &mut Drafts) {
    let mut former: Option<(usize, [Told; 2])> = None;
    let mut others: Vec<(usize, Told)> = Vec::new();
    for (index, block) in article.blocks.iter().enumerate().filter(|(_, block)| block.role.is_prose()) {
        let ranks = ranks(block);
        let moved: Vec<[Told; 2]> = moves(block, &ranks).collect();
        let from = |told: &Told| moved.iter().any(|[from, _]| from.span == told.span);
        let first =
            head.rank.value == Decimal::ONE && ["首位", "榜首", "冠军"].iter().any(|word| block.says(word));
        if first || ranks.iter().any(|told| told.value == head.rank.value && !from(told)) {
            return;
        }
        let shares = |told: &Told| {
            let sentence = block.sentence_at(told.span.start as usize);
            let words = sentence.map_or("", |sentence| block.at(sentence.span));
            pairs_of(head.view.text).intersection(&pairs_of(words)).count() >= 2
        };
        others
            .extend(ranks.iter().filter(|told| is_same_field(block, told, head)).map(|&told| (index, told)));
        let leaves = moved.into_iter().find(|[from, to]| {
            let whole = from.span.hull(to.span);
            from.value == head.rank.value
                && to.value != from.value
                && !block.is_open_at(whole)
                && shares(from)
        });
        former = former.or(leaves.map(|moved| (index, moved)));
    }
    if let Some((index, moved)) = former {
        report_former(article, head, index, moved, context, out);
    } else if let [(index, told), rest @ ..] = &others[..]
        && rest.iter().all(|(_, other)| other.value == told.value)
    {
        report_other(article, head, *index, *told, context, out);
    }
}

/// Whether a rank of the text is that of the headline's subject in the headline's field.
fn is_same_field(block: &BlockView, told: &Told, head: &Head) -> bool {
    let before = &block.text[..told.span.start as usize];
    let sentence = before.rsplit(['。', '；']).next().unwrap_or(before);
    let clause = sentence.rsplit('，').next().unwrap_or(sentence);
    let named = !head.scope.is_empty() && head.subject.chars().count() == 2;
    let same =
        ranked(clause).is_some_and(|(field, subject)| field == head.scope && subject.contains(head.subject));
    let earlier = ["去年", "上年", "此前", "曾", "年前", "上届"].iter().any(|word| sentence.contains(word));
    named && same && !earlier && !block.is_open_at(told.span)
}

fn report_former(
    article: &ArticleView,
    head: &Head,
    index: usize,
    [from, to]: [Told; 2],
    context: &RuleContext,
    out: &mut Drafts,
) {
    let block = &article.blocks[index];
    let (shown, moved) = (head.view.at(head.rank.span), block.at(from.span.hull(to.span)));
    let message = say!(
        context.lang,
        "标题说“{shown}”，正文说“{moved}”，现在的名次是“{now}”",
        "“{shown}” in the headline; by the text ({moved}) that is the former rank, “{now}” the present one",
        now = block.at(to.span)
    );
    out.report(Place::new(head.block, head.rank.span), message)
        .evidence(Place::new(index, from.span.hull(to.span)), moved)
        .rewrite(context.lang, Place::new(head.block, head.rank.span), block.at(to.span));
}

fn report_other(
    article: &ArticleView,
    head: &Head,
    index: usize,
    told: Told,
    context: &RuleContext,
    out: &mut Drafts,
) {
    let (shown, other) = (head.view.at(head.rank.span), article.blocks[index].at(told.span));
    let message = say!(
        context.lang,
        "标题说{field}“{shown}”，正文说{field}“{other}”",
        "“{shown}” in the headline, “{other}” in the text, both of {field}",
        field = head.scope
    );
    let at = Place::new(head.block, head.rank.span);
    out.report(at, message).evidence(Place::new(index, told.span), format!("“{other}”")).rewrite(
        context.lang,
        at,
        other,
    );
}
