//! `headline-sentence-conflict`: a prison term of the headline that the only one of the text is not.

use super::FIGURES;
use crate::rules::info::both;
use crate::rules::punishment::{PUNISHMENTS, Term};
use crate::rules::{
    ArticleView, BlockView, Confidence, Drafts, Example, Place, Rule, RuleContext, RuleInfo, RulePage,
    Severity,
};
use crate::say;

/// `headline-sentence-conflict`.
#[derive(Debug)]
pub struct HeadlineSentenceConflict;

static INFO: RuleInfo = RuleInfo {
    code: "headline-sentence-conflict",
    severity: Severity::Warning,
    confidence: Confidence::Medium,
    kinds: &["N15", "T03"],
    page: RulePage {
        title: both("标题的刑期与正文不符", "Prison term of the headline against the text"),
        finds: both(
            "标题说“获刑五年”，正文只有“有期徒刑三年”。",
            "Five years in prison over a text with three.",
        ),
        why: both("标题差错加倍计分，读者最先看到。", "Errors in headlines count double and are seen first."),
        instead: both("对照判决书，统一题与文。", "Check the judgment and make both agree."),
        silent: both(
            "正文有几个刑期、另有与标题相同的刑期、标题略去几个月的，不报。",
            "Silent where the text has several terms or the headline’s as well, and where the headline leaves the months out.",
        ),
        source: both("标题与正文一致", "Headline and text agree"),
    },
    examples: &[
        Example::new("醉酒抢方向盘 男子获刑⟦五年⟧\n县法院宣判一起案件，被告人凌某被判处有期徒刑三年。"),
        Example::new("冒充藏家行骗 男子被判⟦7年⟧\n被告人厉某犯诈骗罪，被判处有期徒刑4年，并处罚金3万元。"),
        Example::new("盗伐林木 两人获刑⟦二年⟧\n法院以盗伐林木罪判处二人有期徒刑一年六个月，缓刑二年。"),
        Example::new(
            "偷逃过路费 货车司机领刑⟦10个月⟧\n近日，法院以诈骗罪判处司机申某有期徒刑8个月，并处罚金5000元。",
        ),
        Example::new(
            "非法电鱼被判⟦四个月⟧\n本报讯 禁渔期内，祁某用电捕鱼。法院认为其行为构成非法捕捞水产品罪，判处拘役三个月。",
        ),
        Example::new("挪用工程款 出纳获刑⟦三年半⟧\n法院审理后，以挪用资金罪判处韦某有期徒刑二年六个月。"),
        Example::new("醉酒抢方向盘 男子获刑三年\n县法院宣判一起案件，被告人凌某被判处有期徒刑三年。"),
        Example::new("盗伐林木 主犯获刑五年\n主犯被判处有期徒刑五年，从犯被判处有期徒刑三年。"),
        Example::new("诈骗团伙 最高获刑十年\n五人分别被判处有期徒刑三年至八年，主犯另案处理，被判十年。"),
        Example::new("贪污受贿 获刑十年\n以贪污罪判处有期徒刑六年，以受贿罪判处有期徒刑七年。"),
        Example::new("男子获刑三年\n被告人凌某被判处有期徒刑三年六个月。"),
        Example::new("挪用工程款 出纳获刑两年半\n法院以挪用资金罪判处韦某有期徒刑二年六个月。"),
        Example::new("偷逃过路费 货车司机领刑10个月\n法院以诈骗罪判处申某有期徒刑十个月。"),
        Example::new("盗伐林木获刑二年\n一审以盗伐林木罪判处其有期徒刑三年，二审改判二年。"),
        Example::new("男子被判赔三年租金\n法院以诈骗罪判处房东有期徒刑一年。"),
    ],
    ..FIGURES
};

impl Rule for HeadlineSentenceConflict {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        for (head, title) in article.blocks.iter().enumerate().filter(|(_, block)| block.role.is_title()) {
            let heads = terms(title, &["获刑", "被判", "判刑", "领刑"]);
            if let [term] = heads[..] {
                check_term(article, head, term, context, out);
            }
        }
    }
}

/// The terms right behind each of the `words`, in text order.
fn terms(block: &BlockView, words: &[&'static str]) -> Vec<Term> {
    let behind = |word: &&'static str| {
        let length = word.len();
        block.places_of(word).filter_map(move |at| Term::at(block.text, at + length)).collect::<Vec<_>>()
    };
    let mut found: Vec<Term> = words.iter().flat_map(behind).collect();
    found.sort_by_key(|term| term.span);
    found
}

fn check_term(article: &ArticleView, head: usize, term: Term, context: &RuleContext, out: &mut Drafts) {
    let prose = || article.blocks.iter().enumerate().filter(|(_, block)| block.role.is_prose());
    let judged = |(index, block)| {
        terms(block, &PUNISHMENTS.map(|(name, ..)| name)).into_iter().map(move |term| (index, term))
    };
    let told: Vec<(usize, Term)> = prose().flat_map(judged).collect();
    let Some(&(index, first)) = told.first() else { return };
    let sole = told.iter().all(|(_, other)| other.months == first.months);
    let agrees = first.months == term.months
        || term.months.is_multiple_of(12) && first.months / 12 == term.months / 12;
    let words = ["获刑", "被判", "判刑", "判了", "执行", "判处", "改判"];
    let elsewhere =
        prose().any(|(_, block)| terms(block, &words).iter().any(|told| told.months == term.months));
    let several = prose().any(|(_, block)| block.says("分别被判") || block.says("另案"));
    let block = &article.blocks[index];
    if !sole || agrees || elsewhere || several || block.is_open_at(first.span) {
        return;
    }
    let [one, two] = [article.blocks[head].at(term.span), block.at(first.span)];
    let message = say!(
        context.lang,
        "标题的刑期是“{one}”，正文的刑期是“{two}”",
        "the headline gives a prison term of “{one}”, the text “{two}”"
    );
    out.report(Place::new(head, term.span), message)
        .evidence(Place::new(index, first.span), format!("“{two}”"))
        .rewrite(context.lang, Place::new(head, term.span), two);
}
