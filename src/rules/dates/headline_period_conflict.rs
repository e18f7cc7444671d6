//! `headline-period-conflict`: the months that a headline counts from January, and those of the text.

use super::first_months::{FirstMonths, of_block};
use super::{DATES, both};
use crate::rules::{
    ArticleView, BlockView, Confidence, Drafts, Example, Family, Place, Rule, RuleContext, RuleInfo,
    RulePage, Severity,
};
use crate::say;

/// `headline-period-conflict`.
#[derive(Debug)]
pub struct HeadlinePeriodConflict;

static INFO: RuleInfo = RuleInfo {
    code: "headline-period-conflict",
    family: Family::Structure,
    severity: Severity::Warning,
    confidence: Confidence::Medium,
    kinds: &["T03", "D12"],
    page: RulePage {
        title: both("题文统计时期不符", "Headline and text count other months"),
        finds: both(
            "标题说“前9个月”，正文只有“前7个月”的数字。",
            "A headline speaks of the first nine months, the text of the first seven only.",
        ),
        why: both(
            "标题差错加倍计分；时期错了，数字也就错了。",
            "Errors in headlines count double, and with the period the figure is wrong.",
        ),
        instead: both("对照统计口径，统一题与文。", "Check the period and make headline and text agree."),
        silent: both(
            "正文说到标题的时期或它的最后一个月的、正文有两个以上不同时期的，不报。",
            "Silent where the text names the headline's period or its last month, and where it has two periods.",
        ),
        source: both(
            "报纸编校差错率计算方法（标题差错加倍）",
            "Method of counting errors in newspapers: headlines count double",
        ),
    },
    examples: &[
        Example::new(
            "⟦前9个月⟧全县接待游客92万人次\n县文旅局昨日公布，今年前7个月，全县接待游客92万人次，同比增长一成。",
        ),
        Example::new(
            "⟦今年1—5月⟧青溪外贸增长12.6%\n据统计，今年1—4月，青溪县外贸进出口增长12.6%。\n1—4月，出口增长更快。",
        ),
        Example::new(
            "县法院⟦前三季度⟧受理案件3262件\n本报讯 今年前10个月，县法院共受理案件3262件，结案率稳中有升。",
        ),
        Example::new("⟦前八个月⟧用电量增长4.2%\n记者从供电公司获悉，1至6月，全县用电量增长4.2%。"),
        Example::new("园区⟦前10个月⟧新增企业26家\n今年前11个月，园区新增企业26家，新增岗位1200个。"),
        Example::new(
            "前7个月全县接待游客92万人次\n县文旅局昨日公布，今年前7个月，全县接待游客92万人次，同比增长一成。",
        ),
        Example::new("前9个月全县接待游客92万人次\n县文旅局昨日公布，今年前三季度，全县接待游客92万人次。"),
        Example::new(
            "前9个月全县接待游客92万人次\n截至9月底，全县接待游客92万人次，其中前7个月接待70万人次。",
        ),
        Example::new(
            "前9个月全县接待游客92万人次\n前7个月，接待70万人次；前8个月，接待81万人次。旺季还在后头。",
        ),
        Example::new("前9个月全县接待游客92万人次\n今年以来，全县接待游客92万人次，同比增长一成。"),
        Example::new("前三季度经济稳中有进\n1—9月，全县工业增加值增长6.2%。"),
        Example::new("前7个月新增企业26家\n园区公布1—7月数据：新增企业26家。去年前6个月是15家。"),
        Example::new("婚后前3个月，他给家里写了百封信\n今年前7个月，展馆接待观众1.2万人次。"),
    ],
    ..DATES
};

impl Rule for HeadlinePeriodConflict {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        let periods = |wanted: fn(&BlockView) -> bool| {
            let blocks = article.blocks.iter().enumerate().filter(move |(_, block)| wanted(block));
            blocks.flat_map(|(index, block)| of_block(block).map(move |period| (index, period)))
        };
        let told: Vec<(usize, FirstMonths)> = periods(|block| block.role.is_prose()).collect();
        let Some(&(at, first)) = told.first() else { return };
        for (head, title) in periods(|block| block.role.is_title()) {
            let (place, text) = (Place::new(head, title.span), &article.blocks[head]);
            if !opens_phrase(text, &title) {
                continue;
            }
            if let Some((index, same)) = told.iter().find(|(_, period)| period.months == title.months) {
                let says =
                    say!(context.lang, "题中的时期与正文相符", "the headline's period agrees with the text");
                out.held(says, vec![place, Place::new(*index, same.span)]);
                continue;
            }
            let one_period = told.iter().all(|(_, period)| period.months == first.months);
            if !one_period || names_month(article, title.months) || article.blocks[at].is_open_at(first.span)
            {
                continue;
            }
            let [says, text] = [text.at(title.span), article.blocks[at].at(first.span)];
            let message = say!(
                context.lang,
                "标题说“{says}”，正文说“{text}”",
                "“{says}” in the headline, “{text}” in the text"
            );
            out.report(place, message).evidence(Place::new(at, first.span), format!("“{text}”")).replace(
                context.lang,
                says,
                place,
                text,
            );
        }
    }
}

/// Whether the period begins the headline or a part of it, stands behind a year, or behind whose figure it is; not 婚后前3个月.
fn opens_phrase(title: &BlockView, period: &FirstMonths) -> bool {
    !title.text[..period.span.start as usize].ends_with(['后', '的', '初'])
}

/// Whether the text names the last of so many months by itself: 9月底, 截至9月.
fn names_month(article: &ArticleView, months: u32) -> bool {
    let dates =
        article.blocks.iter().filter(|block| block.role.is_prose()).flat_map(|block| &block.facts.dates);
    dates
        .filter_map(|mention| mention.calendar())
        .any(|parts| parts.month.is_some_and(|month| month.value == months))
        || months == 12
}
