//! `headline-word-conflict`: a headline and its lead tell one thing with another organ, another name, another step of the
//! work, another time (首次, 第二次) or the other direction (上涨, 下降).

mod body;
mod direction;
mod name;
mod occasion;
mod organ;
mod step;

use super::FIGURES;
use super::licence::pairs_of;
use crate::rules::info::both;
use crate::rules::{
    ArticleView, BlockView, Confidence, Drafts, Example, Family, Place, Rule, RuleContext, RuleInfo,
    RulePage, Severity,
};
use crate::say;
use crate::text::Span;

/// `headline-word-conflict`.
#[derive(Debug)]
pub struct HeadlineWordConflict;

static INFO: RuleInfo = RuleInfo {
    code: "headline-word-conflict",
    family: Family::Terms,
    severity: Severity::Warning,
    confidence: Confidence::Medium,
    points: None,
    kinds: &["T03"],
    page: RulePage {
        title: both(
            "标题与正文的机关、名称、次第、进度、升降不同",
            "Headline and text name another body, time or step",
        ),
        finds: both(
            "标题说“市妇联”，正文从头到尾只有“市残联”；标题是“青石派出所”，正文是“红石派出所”；标题“首次发现”，正文“第二次发现”；\
             标题“竣工”，导语“开工”；标题“上涨”，导语“下跌”。标题的说法正文里一处也没有，同一位置却有另一个。",
            "市妇联 in the headline over a text that has 市残联 alone; one police station above, another one below; 首次 \
             above, 第二次 before the same words below; 竣工 above, 开工 in the lead. The text never has what the headline says, \
             but another one in its place.",
        ),
        why: both("标题差错加倍计分，读者最先看到。", "Errors in headlines count double and are seen first."),
        instead: both("对照原稿，统一题与文。", "Check the source and make both agree."),
        silent: both(
            "正文也有标题的说法；正文有几个同级机关、几个同类名称；导语没有说同一件事；计划中的开工、竣工。",
            "Silent where the text has the headline’s word as well, where it has several such bodies or names, where the \
             lead tells of something else, and for steps that are planned.",
        ),
        source: both("标题与正文一致", "Headline and text agree"),
    },
    examples: &[
        Example::new(
            "⟦市妇联⟧为渔民家属办“开心课堂”\n本报讯 7月19日，由市残联主办的“开心课堂”开课，渔民家属学了急救。",
        ),
        Example::new("⟦县教育局⟧给海岛学校送书\n本报讯 昨天，县体育局给海岛学校送书一车，学生们领到新书。"),
        Example::new("岛上⟦首次发现⟧白海豚\n本报讯 日前，渔民在岛外拍到白海豚，这是岛上第二次发现白海豚。"),
        Example::new("渔政码头扩建工程⟦竣工⟧\n本报讯 昨天，渔政码头扩建工程开工。工程总投资600万元。"),
        Example::new("⟦青石小学⟧添了操场\n本报讯 9月19日，红石小学的操场启用，学生们又唱又跳。"),
        Example::new("上月我县海鱼价格⟦上涨⟧\n本报讯 昨天，县里公布，上月我县海鱼价格下跌3.2%。"),
        Example::new("⟦张大山⟧当选渔业模范\n本报讯 昨天，张大川被评为渔业模范。张大川在渔港干了30年。"),
        Example::new("上月我县海鱼价格上涨\n本报讯 昨天，县里公布，上月我县海鱼价格上涨3.2%，虾价下跌1%。"),
        Example::new("上月我县海鱼价格上涨\n本报讯 昨天，县里公布了鱼价。上月的气温下降了2摄氏度。"),
        Example::new("青石小学添了操场\n本报讯 9月19日，操场启用。红石小学、白石小学的学生也来了。"),
        Example::new("望海大桥⟦通车⟧\n本报讯 昨天上午，望海大桥奠基。村民们早早等在桥头。"),
        Example::new(
            "找娘十六年\n⟦青石派出所⟧热心寻亲侧记\n9月19日傍晚，红石派出所的值班室里，惠大娘拉住民警的手。",
        ),
        Example::new(
            "市妇联为渔民家属办“开心课堂”\n本报讯 7月19日，由市妇联、市残联主办的“开心课堂”开课，渔民家属学了急救。",
        ),
        Example::new("县教育局给海岛学校送书\n本报讯 昨天，海岛学校收到图书一车。县体育局也送来了球。"),
        Example::new("岛上首次发现白海豚\n本报讯 日前，渔民在岛外拍到白海豚。去年，渔民第二次发现海龟。"),
        Example::new("岛上首次发现白海豚\n本报讯 日前，岛上首次发现白海豚。今年5月，渔民第二次发现白海豚。"),
        Example::new("渔政码头扩建工程开工\n本报讯 昨天，渔政码头扩建工程开工，计划明年竣工。"),
        Example::new("渔政码头扩建工程开工\n本报讯 昨天，渔政码头扩建工程破土动工。"),
        Example::new("渔政码头扩建工程竣工\n本报讯 渔政码头扩建工程2020年开工，昨天完工。"),
        Example::new("望海大桥通车\n本报讯 昨天上午，望海隧道开工。望海大桥上的车多了起来。"),
        Example::new("渔民点赞市公安局\n本报讯 昨天，渔民给市公安局送来锦旗。市教育局也收到了信。"),
    ],
    ..FIGURES
};

/// How many pairs of characters beside the word headline and sentence must have in common.
const COMMON_PAIRS: usize = 2;

impl Rule for HeadlineWordConflict {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        for (head, title) in article.blocks.iter().enumerate().filter(|(_, block)| block.role.is_title()) {
            let found = [
                organ::other_organ(article, title),
                occasion::other_time(article, title),
                step::other_step(article, head, title),
                body::other_body(article, title),
                direction::other_direction(article, head, title),
            ];
            for (told, place) in found.into_iter().flatten() {
                report(article, Place::new(head, told), place, context, out);
            }
        }
        name::other_name(article, context, out);
    }
}

fn report(article: &ArticleView, head: Place, told: Place, context: &RuleContext, out: &mut Drafts) {
    let [title, text] = [head, told].map(|place| article.blocks[place.block].at(place.span));
    if article.blocks[head.block].is_open_at(head.span) || article.blocks[told.block].is_open_at(told.span) {
        return;
    }
    let message = say!(
        context.lang,
        "标题写“{title}”，正文没有“{title}”，写的是“{text}”",
        "The headline has “{title}”; the text never has it, but “{text}”",
    );
    out.report(head, message)
        .evidence(told, say!(context.lang, "正文写“{text}”", "the text has “{text}”"))
        .replace(context.lang, title, head, text)
        .replace(context.lang, text, told, title);
}

/// The blocks of the text, with their numbers.
fn prose<'v, 'a>(article: &'v ArticleView<'a>) -> impl Iterator<Item = (usize, &'v BlockView<'a>)> {
    article.blocks.iter().enumerate().filter(|(_, block)| block.role.is_prose())
}

/// Whether the sentence around `place` tells what the headline tells, `head` and `place` apart.
fn tells_the_same(article: &ArticleView, title: &BlockView, head: Span, place: Place) -> bool {
    let block = &article.blocks[place.block];
    let sentence =
        block.sentence_at(place.span.start as usize).map_or("", |sentence| block.at(sentence.span));
    let said = pairs_of(sentence);
    let around = [&title.text[..head.start as usize], &title.text[head.end as usize..]];
    let common = |text: &&str| pairs_of(text).intersection(&said).count();
    around.iter().map(common).sum::<usize>() >= COMMON_PAIRS
}
