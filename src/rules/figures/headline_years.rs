//! `headline-years-conflict`: 4年 in the headline, 三年来 in the text, of one and the same deed.

use crate::facts::date::DateKind;
use crate::facts::quantity::{Kind, Quantity};
use crate::rules::{
    ArticleView, BlockView, Confidence, Drafts, Example, Family, Place, Rule, RuleContext, RuleInfo,
    RulePage, Severity,
};
use crate::say;
use crate::text::Bilingual;
use rust_decimal::Decimal;

/// `headline-years-conflict`.
#[derive(Debug)]
pub struct HeadlineYearsConflict;

static INFO: RuleInfo = RuleInfo {
    code: "headline-years-conflict",
    former_codes: &[],
    family: Family::Figures,
    severity: Severity::Warning,
    on_by_default: true,
    points: Some(20),
    confidence: Confidence::Medium,
    kinds: &["N15", "T03"],
    page: RulePage {
        title: Bilingual {
            zh: "标题的年数与正文不符", en: "Years of the headline against the text"
        },
        finds: Bilingual {
            zh: "标题说“4年化解纠纷1.2万件”，正文说“三年来……化解纠纷1.2万件”；标题说“三年行动”，正文说“四年行动”。",
            en: "“4 years, 12,000 disputes” in the headline, “in three years … 12,000 disputes” in the text; a three-year plan that is a four-year plan in the text.",
        },
        why: Bilingual {
            zh: "同一件事的年数只能有一个；标题的差错加倍计。",
            en: "One deed took one length of time, and an error in a headline counts double.",
        },
        instead: Bilingual {
            zh: "核对起止年份，标题与正文统一。",
            en: "Check the years and write them alike.",
        },
        silent: Bilingual {
            zh: "正文也有标题的年数、起止年份合得上、年数后面说的不是同一件事的，不报。",
            en: "Silent where the text has the headline's years too, where its first and last year give them, or where another thing is told.",
        },
        source: Bilingual { zh: "标题与正文对照", en: "Headline against text" },
    },
    examples: &[
        Example::new(
            "法院⟦4年⟧化解涉企纠纷1.2万件\n昨日，法院通报情况。三年来，全市法院通过诉前调解化解涉企纠纷1.2万件。",
        ),
        Example::new("⟦三年⟧行动收官\n县里公布成绩单。四年行动期间，全县改造管网1268公里。"),
        Example::new(
            "⟦五年⟧植树8600亩 荒坡成了果园\n村里算了一笔账：六年来，全村植树8600亩，户均增收两万元。",
        ),
        Example::new("⟦10年⟧送考1200人次\n爱心车队成立以来没有歇过。9年间，车队免费送考1200人次。"),
        Example::new("⟦两年⟧办结信访326件\n三年来，街道共收到来信来访，办结信访326件，没有一件积压。"),
        Example::new(
            "法院3年化解涉企纠纷1.2万件\n昨日，法院通报情况。三年来，全市法院通过诉前调解化解涉企纠纷1.2万件。",
        ),
        Example::new(
            "法院4年化解涉企纠纷1.2万件\n昨日，法院通报2020年至2023年情况。三年来，案件逐年下降，四年里化解涉企纠纷1.2万件。",
        ),
        Example::new("十年禁渔见成效\n三年来，县里巡江8000次，水质一年比一年好。"),
        Example::new("三年前的约定\n两年来，他每月给老人送去1000元。"),
        Example::new("近五年植树8600亩\n六年来，全村植树9200亩。"),
        Example::new("三年行动收官\n县里公布成绩单。三年行动期间，全县改造管网；四年行动方案正在制定。"),
        Example::new("两年办结信访326件\n2021年到2022年，街道办结信访326件，三年来没有一件积压。"),
        Example::new("第3年突破1.2万件\n四年来，全县办结1.2万件。"),
    ],
};

impl Rule for HeadlineYearsConflict {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        for (head, title) in article.blocks.iter().enumerate().filter(|(_, block)| block.role.is_title()) {
            for years in lengths(title).filter(|years| is_length_of_deed(title, years)) {
                check(article, head, years, context, out);
            }
        }
    }
}

/// The lengths of time in years: 4年, 三年.
fn lengths<'a>(block: &BlockView<'a>) -> impl Iterator<Item = &'a Quantity> + use<'a> {
    let years = |quantity: &&Quantity| {
        quantity.kind == Kind::Duration && quantity.counts_in() == Some("年") && quantity.exact().is_some()
    };
    block.facts.quantities.iter().filter(years)
}

/// Whether a headline's years are how long something took: not 三年前, 第3年, 三年级, 未来五年.
fn is_length_of_deed(title: &BlockView, years: &Quantity) -> bool {
    let before = &title.text[..years.span.start as usize];
    let after = &title.text[years.span.end as usize..];
    let other = |c: char| "前后级期制多半".contains(c);
    !before.ends_with(['第', '每', '近', '约', '超', '来']) && !after.starts_with(other)
}

fn check(article: &ArticleView, head: usize, years: &Quantity, context: &RuleContext, out: &mut Drafts) {
    let text = || article.blocks.iter().enumerate().filter(|(_, block)| block.role.is_prose());
    let told = || text().flat_map(|(index, block)| lengths(block).map(move |years| (index, block, years)));
    let place = Place::new(head, years.span);
    if let Some((index, _, same)) = told().find(|(_, _, other)| other.written == years.written) {
        let says = say!(context.lang, "题中的年数与正文相符", "the headline's years agree with the text");
        return out.held(says, vec![place, Place::new(index, same.span)]);
    }
    if text().any(|(_, block)| has_range_of(block, years.written)) {
        return;
    }
    let title = &article.blocks[head];
    let mut others = told().filter(|(_, block, other)| {
        !block.is_open_at(other.span)
            && (tells_the_deed(title, years, block, other) || is_named_alike(title, years, block, other))
    });
    let Some((index, block, other)) = others.next() else { return };
    let (first, second) = (title.at(years.span), block.at(other.span));
    let message = say!(
        context.lang,
        "标题说“{first}”，正文说“{second}”",
        "“{first}” in the headline, “{second}” in the text"
    );
    out.report(place, message).evidence(Place::new(index, other.span), format!("“{second}”")).rewrite(
        context.lang,
        place,
        second,
    );
}

/// Whether a range of years in the block has the length: 2021年至2023年 are three, or two from one to the other.
fn has_range_of(block: &BlockView, years: Decimal) -> bool {
    block.facts.dates.iter().any(|mention| {
        let DateKind::Range { from, to } = &mention.kind else { return false };
        let (Some(from), Some(to)) = (from.year, to.year) else { return false };
        let apart = Decimal::from(i64::from(to.value) - i64::from(from.value));
        years == apart || years == apart + Decimal::ONE
    })
}

/// 三年来 … 1.2万件: the sentence that begins with these years gives another figure of the headline.
fn tells_the_deed(title: &BlockView, years: &Quantity, block: &BlockView, other: &Quantity) -> bool {
    let lasting = ["来", "间", "以来", "里", "中"];
    let after = &block.text[other.span.end as usize..];
    let Some(sentence) = block.sentence_at(other.span.start as usize) else { return false };
    let shared = |figure: &&Quantity| {
        block.facts.quantities.iter().any(|told| {
            sentence.span.covers(told.span) && told.same_unit(figure) && told.written == figure.written
        })
    };
    lasting.iter().any(|word| after.starts_with(word))
        && title
            .facts
            .quantities
            .iter()
            .filter(|figure| figure.span != years.span && figure.written >= Decimal::TEN)
            .any(|figure| shared(&figure))
}

/// 三年行动, 四年行动: the years name one plan.
fn is_named_alike(title: &BlockView, years: &Quantity, block: &BlockView, other: &Quantity) -> bool {
    const PLANS: &[&str] = &["行动", "计划", "规划", "攻坚"];
    let behind = |block: &BlockView, years: &Quantity| {
        let after = &block.text[years.span.end as usize..];
        PLANS.iter().find(|plan| after.starts_with(**plan)).copied()
    };
    let plan = behind(title, years);
    plan.is_some() && plan == behind(block, other)
}
