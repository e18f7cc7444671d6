//! `respectively-mismatch`: 分别 matches lists that are not equally long.

use super::passage::{Passage, passages};
use super::pointed_back;
use crate::facts::list::{Paired, Subjects};
use crate::facts::quantity::{Kind, Quantity};
use crate::rules::{
    ArticleView, BlockView, Confidence, Drafts, Example, Family, Place, Rule, RuleContext, RuleInfo,
    RulePage, Severity,
};
use crate::say;
use crate::text::{Bilingual, Span};

/// `respectively-mismatch`.
#[derive(Debug)]
pub struct RespectivelyMismatch;

static INFO: RuleInfo = RuleInfo {
    code: "respectively-mismatch",
    former_codes: &[],
    family: Family::Figures,
    severity: Severity::Warning,
    on_by_default: true,
    points: Some(10),
    confidence: Confidence::Medium,
    kinds: &["N34"],
    page: RulePage {
        title: Bilingual { zh: "“分别”前后个数不等", en: "分别 pairs lists of unequal length" },
        finds: Bilingual {
            zh: "“分别”前面有几个对象，后面就该有几个数；多了或少了都对不上。",
            en: "As many values must follow 分别 as there are subjects before it.",
        },
        why: Bilingual {
            zh: "漏了一个数或一个对象，读者无从对应，按逻辑差错计1分。",
            en: "A subject or a value is missing, and nothing can be matched: an error of one point.",
        },
        instead: Bilingual { zh: "补上漏掉的对象或数。", en: "Add the missing subject or value." },
        silent: Bilingual {
            zh: "“分别”后面只有一个数（各自相同）、数的单位不一、对象可能还在前一句、或“和”的归属说不准时不报。",
            en: "Silent where one value holds for all, where the values have different units, where subjects may stand in the clause before, and where 和 can be read in two ways.",
        },
        source: Bilingual {
            zh: "报纸编校差错率计算方法（逻辑差错）",
            en: "Method of counting errors in newspapers: logic",
        },
    },
    examples: &[
        Example::new("甲、乙、丙三镇⟦分别⟧受理纠纷12件、15件。"),
        Example::new("夏粮、秋粮、油料产量⟦分别⟧增长3.2%、4.1%和5.6%、6.3%。"),
        Example::new("城东、城西两个街道⟦分别⟧新增停车位120个、85个、60个。"),
        Example::new("三镇⟦分别⟧办结信访件12件、15件。"),
        Example::new("小麦、玉米、大豆单产⟦分别⟧为420公斤和510公斤。"),
        Example::new("立案侦查2156起，抓获嫌疑人3420名，同比⟦分别⟧上升8.2%、12.1%和3.3%。"),
        Example::new("立案侦查2156起，抓获嫌疑人3420名，同比分别上升8.2%和12.1%。"),
        Example::new("甲、乙、丙三镇分别受理纠纷12件、15件、18件。"),
        Example::new("城东和城西分别新增停车位120个、85个。"),
        Example::new("全县工业、农业产值分别增长8%。"),
        Example::new("甲、乙两队分别获得3金、2银和1铜。"),
        Example::new("盗窃、诈骗警情分别下降12.5%和8.3%。"),
        Example::new("老人和儿童、残疾人分别领到慰问金500元、300元、400元。"),
        Example::new("运送旅客，发送货物，同比分别增长17%和3%。"),
        Example::new("治安警情、交通事故、火灾事故分别下降0.92%、3.7%、5.7%。"),
        Example::new("各科室分别于3月1日、3月5日、3月9日报到。"),
        Example::new(
            "两镇比种姜\n山脚的白岭、沙坪两镇靠种姜出了名。\n去年，上述各镇的鲜姜产量⟦分别⟧为1.2万吨、9600吨和8400吨，卖到外省。",
        ),
        Example::new("山脚的白岭、沙坪、石门三村连成一片。以上各村的民宿⟦分别⟧有18家、11家，周末常满。"),
        Example::new(
            "两镇比种姜\n山脚的白岭、沙坪两镇靠种姜出了名。\n去年，上述各镇的鲜姜产量分别为1.2万吨、9600吨，卖到外省。",
        ),
        Example::new("山脚的白岭、沙坪、石门三村连成一片。以上各村的民宿、餐馆分别有18家、11家，周末常满。"),
        Example::new("全乡7村比着干。以上各村的民宿分别有18家、11家、9家和8家不等，周末常满。"),
    ],
};

impl Rule for RespectivelyMismatch {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        for pair in &block.facts.pairs {
            if !block.is_open_at(pair.marker) {
                check(block, pair, context, out);
            }
        }
        if block.says("同比分别") || block.says("分别同比") {
            for passage in passages(block, 4) {
                check_growth(&passage, context, out);
            }
        }
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        pointed_back::check(article, context, out);
    }
}

/// 立案2156起，抓获3420名，同比分别上升8.2%和12.1%: no more rates than amounts in the sentence before them.
fn check_growth(passage: &Passage, context: &RuleContext, out: &mut Drafts) {
    let text = passage.at(passage.span);
    for (at, _) in text.match_indices("分别") {
        let start = passage.span.start as usize + at;
        let marker = Span::new(start, start + "分别".len());
        let words = text[..at].strip_suffix("同比").unwrap_or(&text[..at]);
        let compared = text[..at].ends_with("同比") || text[at..].starts_with("分别同比");
        if !compared || !words.ends_with(['，', ',']) {
            continue;
        }
        let first = passage.quantities.partition_point(|quantity| quantity.span.start < marker.end);
        let rate = |quantity: &&Quantity| quantity.kind == Kind::Percent;
        let run = passage.quantities[first..].iter().take_while(rate).count();
        let rates = &passage.quantities[first..first + run];
        let listed = rates
            .windows(2)
            .all(|pair| matches!(passage.between(pair[0].span, pair[1].span), "、" | "和" | "及" | "与"));
        let before = &passage.quantities[..first];
        let amounts: Vec<&Quantity> = before
            .iter()
            .filter(|quantity| matches!(quantity.kind, Kind::Count | Kind::Money | Kind::Measure))
            .collect();
        if !listed || amounts.len() < 2 || amounts.len() < before.len() || rates.len() <= amounts.len() {
            continue;
        }
        let (subjects, values) = (amounts.len(), rates.len());
        let message = say!(
            context.lang,
            "“分别”前面有{subjects}个数，后面有{values}个增幅",
            "{subjects} amounts stand before 分别, {values} rates behind it"
        );
        let draft = out.report(Place::new(0, marker), message);
        passage.cite(draft, amounts.into_iter().chain(rates));
    }
}

fn check(block: &BlockView, pair: &Paired, context: &RuleContext, out: &mut Drafts) {
    let values = pair.values.len() as u32;
    let (span, least, greatest, fits) = match &pair.subjects {
        Subjects::Listed(members) => {
            let span = members.spans.iter().copied().reduce(Span::hull).unwrap_or(pair.marker);
            let counts = members.counts;
            (span, counts.least(), counts.greatest(), counts.contains(values))
        }
        Subjects::Counted(span, count) => (*span, *count, *count, *count == values),
    };
    let last = pair.values.last().copied().unwrap_or(pair.marker);
    let all_values = pair.values.iter().copied().reduce(Span::hull).unwrap_or(last);
    let places = vec![Place::new(0, span), Place::new(0, all_values)];
    if fits {
        let message =
            say!(context.lang, "{values}个对象，{values}个数", "{values} subjects, {values} values");
        return out.held(message, places);
    }
    if values > greatest && pair.may_go_back || values > least && values < greatest {
        return;
    }
    // 78个市场、商场日均客流量、营业额: places, and what is told of each.
    if block.at(span).contains(|c: char| c.is_ascii_digit()) {
        return;
    }
    let subjects = if values < least { least } else { greatest };
    let message = say!(
        context.lang,
        "“分别”前面有{subjects}个对象，后面有{values}个数",
        "{subjects} subjects stand before 分别, {values} values behind it",
    );
    out.report(Place::new(0, pair.marker), message)
        .evidence(places[0], block.at(span).to_owned())
        .evidence(places[1], block.at(all_values).to_owned());
}
