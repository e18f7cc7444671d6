//! `named-parts-total`: parts that by their names leave nothing over (男生、女生, 已办、未办, 首日、次日, 其余), and do not make the
//! total before them.

use super::FIGURES;
use super::part_names::{Whole, is_numbered_list, whole_of};
use super::passage::Passage;
use super::proof::Proof;
use super::sum::Sum;
use super::sum_parts::{is_summable, may_be_total};
use super::{all_but, the_rest};
use crate::facts::cue::CueKind;
use crate::facts::numeral;
use crate::facts::quantity::Quantity;
use crate::rules::info::both;
use crate::rules::{
    ArticleView, BlockView, Confidence, Drafts, Example, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::text::{Bilingual, Span};

/// `named-parts-total`.
#[derive(Debug)]
pub struct NamedPartsTotal;

static INFO: RuleInfo = RuleInfo {
    code: "named-parts-total",
    severity: Severity::Warning,
    confidence: Confidence::Medium,
    kinds: &["N01"],
    page: RulePage {
        title: Bilingual {
            zh: "成对、编号的分项与总数不符",
            en: "Paired or numbered parts that do not make their total",
        },
        finds: Bilingual {
            zh: "先说总数，再分别说男生、女生，已办、未办，首日、次日、第三日，或“剩下的”“其余”；这样的名称已把总数分尽，相加却不等于总数；“其中之一”“除甲外”之后的“其余N个”，与总数差得不是一个。",
            en: "A total followed by parts whose names leave nothing over: men and women, done and not done, first to third day, the rest; 其余 behind 其中之一 or 除…外 that is not the whole less one.",
        },
        why: both("总数和分项至少有一个数字错了。", "The total or one of the parts is wrong."),
        instead: both("核对原始数据，改正总数或分项。", "Check the source and correct the total or a part."),
        silent: Bilingual {
            zh: "名称不成对、编号不从一起或中间有缺、列举带“等”、单位不同时不报；没有写明“共”“其中”、也没有说分几组几批的，只在改一个数字就恰好相等时才报。",
            en: "Silent where the names make no pair and no series from the first, where the list is open, and, unless the total is called one, where no single slip explains the difference.",
        },
        source: both("算术", "Arithmetic"),
    },
    examples: &[
        Example::new(
            "青河市辖十三个县（市）区，石门市是其中之一。受灾以后，其余⟦十三个县⟧（市）区都来支援石门。",
        ),
        Example::new("全县有12个乡镇，除白石镇外，其余⟦12个乡⟧镇都通了公交车。"),
        Example::new("全班45名学生，除3人请假外，其余⟦41人⟧全部参加了活动。"),
        Example::new("公司有8个车间，一车间是其中之一。其他⟦8个⟧车间也将陆续改造。"),
        Example::new("12名获奖者中有1名女性，其余⟦10名⟧均为男性。"),
        Example::new("昨天检查的8家机构中，1家停业，2家整改，其余⟦6家⟧正常营业。"),
        Example::new(
            "青河市辖十三个县（市）区，石门市是其中之一。受灾以后，其余十二个县（市）区都来支援石门。",
        ),
        Example::new("全市9个县区中，除青石、白沙两县外，其他7个县区均完成任务。"),
        Example::new("全县有12个乡镇，除了个别偏远村，其余12个乡镇都通了公交车。"),
        Example::new("公司有8个车间，其中3个停产，其他2个车间也将改造，还有3个正常生产。"),
        Example::new("全班48人，3人请假，其余45人到校。"),
        Example::new("除西片外的剩余13个村将在明年通水，东片10个村已经通水。"),
        Example::new(
            "管好水闸\n入梅以来，全县126座水闸的水位一目了然。\n改造分三批。首批改造的48座3月底完工；第二批改造的53座6月通过验收；其余⟦35座⟧年底前改完。",
        ),
        Example::new(
            "管好水闸\n入梅以来，全县126座水闸的水位一目了然。\n改造分三批。首批改造的48座3月底完工；第二批改造的53座6月通过验收；其余25座年底前改完。",
        ),
        Example::new(
            "管好水闸\n入梅以来，全县340座水闸的水位一目了然。\n改造分三批。首批改造的48座3月底完工；第二批改造的53座6月通过验收；其余35座年底前改完。",
        ),
        Example::new("全校在校生⟦1846人⟧，男生927人，女生874人，分布在36个班。"),
        Example::new("全镇共有农户⟦9276户⟧，已签约8914户，未签约的326户由村干部上门。"),
        Example::new("这批图书共⟦4200册⟧，3650册已经分到18所村小，剩下的650册送往县图书馆。"),
        Example::new("入冬以来，环卫工人出动⟦2460人次⟧，第一轮降雪时出动980人次，第二轮降雪时出动1660人次。"),
        Example::new(
            "三天里，展馆迎来观众⟦近4.2万人次⟧，其中首日1.3万人次，次日1.56万人次，第三日2.32万人次。",
        ),
        Example::new("清晨，⟦36名⟧队员分成三组上山，一组14人搜东坡，二组12人搜西坡，三组16人沿溪沟搜索。"),
        Example::new("电动车共⟦1360辆⟧，街道登记820辆，派出所登记90辆，其余350辆车主已迁走。"),
        Example::new("全校在校生1846人，男生972人，女生874人，分布在36个班。"),
        Example::new("全镇共有农户9276户，已签约8914户，未签约的362户由村干部上门。"),
        Example::new("这批图书共4200册，3650册已经分到18所村小，剩下的550册送往县图书馆。"),
        Example::new("入冬以来，环卫工人出动2640人次，第一轮降雪时出动980人次，第二轮降雪时出动1660人次。"),
        Example::new(
            "三天里，展馆迎来观众近4.2万人次，其中首日1.3万人次，次日1.56万人次，第三日1.32万人次。",
        ),
        Example::new("清晨，36名队员分成三组上山，一组14人搜东坡，二组12人搜西坡，三组10人沿溪沟搜索。"),
        Example::new("全校师生2046人，男生972人，女生874人，教师200人。"),
        Example::new("书库藏书9200册，去年新购1200册，送给村小680册，其余520册留在县城。"),
        Example::new("展馆平时每天接待2.3万人次，首日接待3.1万人次，次日接待4.2万人次。"),
        Example::new("全县有农户9276户，种粮户1200户，已签约800户，未签约400户。"),
        Example::new("共发放补贴860万元，第二批410万元，第三批230万元。"),
        Example::new("全村党员46名，妇女代表12名，其余村民代表28名参加了会议。"),
        Example::new("她夺得女子200米仰泳冠军，队友摘取男子200米混合泳金牌，又赢得女子50米蛙泳冠军。"),
    ],
    ..FIGURES
};

/// How many figures behind a total its parts may begin and go on, and how many parts there may be.
const REACH: usize = 16;
const MOST_PARTS: usize = 8;
/// How many sentences the parts may take up behind that of the total, and how far apart they may stand, in bytes.
const SENTENCES: usize = 2;
const WIDEST_GAP: usize = 180;

impl Rule for NamedPartsTotal {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        the_rest::check(article, context, out);
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        all_but::check(block, context, out);
        let quantities = &block.facts.quantities;
        if quantities.len() < 3 {
            return;
        }
        let passage = Passage::whole(block);
        for (index, total) in quantities.iter().enumerate() {
            if block.is_open_at(total.span)
                || !may_be_total(&passage, index)
                || is_first_part(&passage, index)
            {
                continue;
            }
            if let Some((whole, parts)) = parts_behind(&passage, block, index) {
                judge(&passage, total, &parts, whole, context, out);
            }
        }
    }
}

/// 412户，其中务工的156户，务农的128户，剩余128户: the first part behind 其中, with a whole before it.
fn is_first_part(passage: &Passage, index: usize) -> bool {
    let part = &passage.quantities[index];
    let before = &passage.quantities[..index];
    let whole = before.last().is_some_and(|whole| whole.same_unit(part) && whole.written > part.written);
    whole && passage.clause_before(part).starts_with("其中")
}

/// The figures of the unit of a total that follow it, as long as their names make a whole.
fn parts_behind<'q>(
    passage: &Passage<'q>,
    block: &BlockView,
    index: usize,
) -> Option<(Whole, Vec<&'q Quantity>)> {
    let total = &passage.quantities[index];
    let mut parts: Vec<&Quantity> = Vec::new();
    let mut names: Vec<&str> = Vec::new();
    let mut found = None;
    let mut end = total.span.end;
    for at in index + 1..passage.quantities.len().min(index + REACH) {
        let part = &passage.quantities[at];
        let gap = &passage.text[end as usize..part.span.start as usize];
        if gap.len() > WIDEST_GAP || block.is_open_at(part.span) {
            break;
        }
        if !part.same_unit(total) {
            continue;
        }
        let stops = passage.between(total.span, part.span).matches(['。', '！', '？']).count();
        let another = passage.cued(part.before, &[CueKind::Total, CueKind::Planned]);
        if stops > SENTENCES || another || !is_summable(passage, at) {
            break;
        }
        names.push(name_of(gap));
        parts.push(part);
        end = part.span.end;
        match whole_of(&names) {
            Some(Whole::Series) => found = Some((Whole::Series, parts.clone())),
            // 中央8000万元、省级5000万元、自筹1亿元: the pair is not all.
            Some(whole) => return (!goes_on(passage, at, total)).then_some((whole, parts)),
            None if found.is_some() => break,
            None if parts.len() == MOST_PARTS => break,
            None => {}
        }
    }
    found.or_else(|| in_one_list(passage, index))
}

/// Whether another figure of the unit follows in the same sentence as a part might.
fn goes_on(passage: &Passage, last: usize, total: &Quantity) -> bool {
    passage.quantities.get(last + 1).is_some_and(|next| {
        let gap = passage.gap(last, last + 1);
        next.same_unit(total) && is_summable(passage, last + 1) && !gap.contains(['。', '；'])
    })
}

/// 第一、第二、第三产业分别完成3.1亿元、26.5亿元和28.8亿元: the names stand in one list, the figures in another.
fn in_one_list<'q>(passage: &Passage<'q>, index: usize) -> Option<(Whole, Vec<&'q Quantity>)> {
    let total = &passage.quantities[index];
    let mut next = passage.quantities[index + 1..].iter().take(REACH);
    let first = next.position(|part| part.same_unit(total))? + index + 1;
    let lead = passage.clause_before(&passage.quantities[first]);
    let (names, _) = lead.split_once("分别")?;
    let names: Vec<&str> = names.split(['、', '和', '与']).collect();
    let parts: Vec<&Quantity> = passage.quantities.get(first..first + names.len())?.iter().collect();
    let joined = parts
        .windows(2)
        .all(|pair| matches!(passage.between(pair[0].span, pair[1].span), "、" | "和" | "与"));
    let near = !passage.between(total.span, parts[0].span).contains(['。', '；']);
    let alike = parts.iter().all(|part| part.same_unit(total));
    let whole = whole_of(&names).or_else(|| is_numbered_list(&names).then_some(Whole::Series))?;
    (joined && near && alike).then_some((whole, parts))
}

/// The name of a part: the words before it, from the last mark on.
fn name_of(gap: &str) -> &str {
    let clause = gap.rsplit(['，', '。', '；', '：', '、', '（', '！', '？']).next().unwrap_or(gap);
    clause.strip_prefix("其中").unwrap_or(clause).trim_start_matches(['有', '和'])
}

fn judge(
    passage: &Passage,
    total: &Quantity,
    parts: &[&Quantity],
    whole: Whole,
    context: &RuleContext,
    out: &mut Drafts,
) {
    let Some(last) = parts.last() else { return };
    let sum = Sum { total, parts: parts.to_vec() };
    let proof = Proof { passage, operands: parts.to_vec(), stated: total, formula: sum.formula(passage) };
    if sum.adds_up() {
        if sum.is_exact() {
            proof.held(context.lang, out);
        }
        return;
    }
    let spoken = Span { start: total.span.end, end: last.after.end };
    let not_all =
        passage.is_open_list(spoken) || passage.cued(spoken, &[CueKind::Planned, CueKind::Comparable]);
    if (not_all && whole != Whole::Rest) || (whole == Whole::Rest && some_fit(&sum)) {
        return;
    }
    // 其中, 共, or 三组 for three: the parts are said to be those of this total.
    let said = passage.cued(total.before, &[CueKind::Total])
        || passage.cued(Span { end: parts[0].span.start, ..spoken }, &[CueKind::Within])
        || is_counted(passage, total, parts);
    let strength = if sum.is_exact() { sum.strength_of_slip() } else { 0 };
    let sure = match whole {
        Whole::Pair => strength >= 2,
        Whole::Rest | Whole::LikelyPair => strength >= if said { 2 } else { 3 },
        Whole::Series if said => strength >= 2 || is_overfull(&sum) || is_counted(passage, total, parts),
        Whole::Series => strength >= 3,
    };
    if sure {
        let draft = proof.refuted(context.lang, out);
        sum.offer_repairs(draft, passage, context.lang);
    }
}

/// Whether some of the parts, the last among them, make the total: the others are parts of parts.
fn some_fit(sum: &Sum) -> bool {
    (1..sum.parts.len().saturating_sub(1)).any(|skip| {
        let parts = sum.parts[skip..].to_vec();
        Sum { total: sum.total, parts }.adds_up()
    })
}

/// Whether the parts are more than the total can be.
fn is_overfull(sum: &Sum) -> bool {
    sum.parts.iter().all(|part| part.exact().is_some())
        && sum.total.rounding().high.is_some_and(|high| sum.of_parts() > high)
}

/// Whether the words about the total count as many parts as there are: 三天里, 分成三组.
fn is_counted(passage: &Passage, total: &Quantity, parts: &[&Quantity]) -> bool {
    let words = passage.between(total.span, parts[0].span);
    let start = passage.text[..total.span.start as usize].rfind(['。', '；', '！', '？']).unwrap_or(0);
    let lead = &passage.text[start..total.span.start as usize];
    let count = parts.len() as u32;
    let chinese = if count == 2 { Some("两".to_owned()) } else { numeral::chinese(count) };
    let written = [Some(count.to_string()), chinese].into_iter();
    written.flatten().any(|count| {
        ["天", "组", "批", "轮", "期", "路", "队", "个阶段", "场", "站"].iter().any(|unit| {
            let counted = format!("{count}{unit}");
            let stands = |text: &str| {
                text.match_indices(&counted).any(|(at, _)| {
                    !text[..at].ends_with(|c: char| c == '第' || c == '前' || c.is_ascii_digit())
                })
            };
            stands(lead) || stands(words)
        })
    })
}
