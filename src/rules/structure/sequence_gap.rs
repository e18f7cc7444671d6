//! `sequence-gap`: a numbered sequence that leaves a number out or has one twice.

use crate::facts::numeral::chinese;
use crate::facts::series::{Marker, Style};
use crate::rules::info::both;
use crate::rules::{
    ArticleView, BlockView, Confidence, Drafts, Example, Family, Place, Rule, RuleContext, RuleInfo,
    RulePage, Severity,
};
use crate::say;
use crate::text::Span;
use std::collections::BTreeMap;

/// `sequence-gap`.
#[derive(Debug)]
pub struct SequenceGap;

static INFO: RuleInfo = RuleInfo {
    code: "sequence-gap",
    former_codes: &[],
    family: Family::Structure,
    severity: Severity::Error,
    on_by_default: true,
    points: Some(10),
    confidence: Confidence::High,
    kinds: &["N31", "N32", "T06"],
    page: RulePage {
        title: both("序号跳号或重号", "Number left out or repeated in a sequence"),
        finds: both(
            "同一层次的序号跳过一个（一是、二是、四是）或重复一个（（一）（二）（二））。",
            "A numbered sequence of one level that skips a number or has one twice.",
        ),
        why: both("不是序号写错，就是漏排了一项。", "Either the number is wrong or one item has been lost."),
        instead: both("改正序号，或者补上漏排的一项。", "Correct the number, or restore the lost item."),
        silent: both(
            "从“一”重新开始的、不同样式互相嵌套的、引语里另起的序列不报；两个序号之间有残缺的句子、或者缺的序号以别的样子出现时不报；首先、其次不查。",
            "Silent on sequences that begin anew, on nested styles, on quoted speech, where a sentence between is torn, and where the missing number stands there in another form.",
        ),
        source: both("一般编校规范", "Common editorial practice"),
    },
    examples: &[
        Example::new("水位高有几个原因：一是雨量比常年多三成；其次是上游水库泄洪；三是下游顶托。"),
        Example::new("会议要求：一是摸清底数，二是落实责任，⟦四是⟧强化督导。"),
        Example::new("第一，抓学习。第二，抓整改。⟦第四⟧，抓长效。"),
        Example::new("一是建队伍；二是强阵地；⟦二是⟧重实效。"),
        Example::new(
            "柳溪镇工作纪实\n一、夯实基础\n全镇建成站点12个。\n二、凝聚合力\n干部下沉一线。\n⟦四、⟧务求实效\n群众交口称赞。",
        ),
        Example::new("步骤如下：①登记；②核对；⟦④⟧归档。"),
        Example::new(
            "（一）健全制度。层层压实责任。\n（二）加强督查。每月通报一次。\n⟦（二）⟧严格考核。结果与评优挂钩。",
        ),
        Example::new("一要摸清底数，二要建好台账，⟦五要⟧落实责任。"),
        Example::new("一是摸清底数，二是落实责任，三是强化督导。"),
        Example::new("一是摸清底数，一要全面，二要准确；二是落实责任。"),
        Example::new("第一，抓学习。第二，抓整改。会议还听取了汇报。第一，摸底数。第二，建台账。"),
        Example::new("他说：“一是人手少，二是时间紧。”镇里的办法，一是借力，二是错峰，三是补贴。"),
        Example::new("一是建队伍，其二是强阵地，三是重实效。"),
        Example::new("首先是抓住人，最后是留住人。"),
        Example::new(
            "柳溪镇工作纪实\n一、夯实基础\n第一，建站点。第二，配人员。\n二、凝聚合力\n第一，党员带头。第二，群众参与。",
        ),
        Example::new("跳水项目中国队排第一，游泳排第三，田径排第五。"),
        Example::new("二是落实责任，三是强化督导。"),
        Example::new("步骤如下：①登记；②核对；③归档。见①、③两项。"),
    ],
};

impl Rule for SequenceGap {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        let mut last: BTreeMap<(Style, bool), At> = BTreeMap::new();
        for (index, block) in article.blocks.iter().enumerate() {
            for marker in block.facts.series.iter().filter(|marker| marker.style != Style::Adverb) {
                let quoted = block.facts.quoted.iter().any(|quoted| quoted.inner.covers(marker.span));
                let here = At { block: index, marker: *marker };
                if let Some(before) = last.insert((marker.style, quoted), here)
                    && let Some(slip) = slip(article, before, here)
                {
                    report(article, before, here, slip, context, out);
                }
            }
        }
    }
}

/// A marker and the block it stands in.
#[derive(Clone, Copy)]
struct At {
    block: usize,
    marker: Marker,
}

impl At {
    fn place(self) -> Place {
        Place::new(self.block, self.marker.span)
    }
}

enum Slip {
    Repeated,
    Missing,
}

/// What is wrong between two neighbours of one style, where they surely belong to one sequence.
fn slip(article: &ArticleView, before: At, here: At) -> Option<Slip> {
    let (last, value) = (before.marker.value, here.marker.value);
    let same_block = before.block == here.block;
    let both_head = before.marker.heads_block && here.marker.heads_block;
    if value <= 1 || value == last + 1 || value < last || value > last + 3 || !(same_block || both_head) {
        return None;
    }
    if same_block && is_reference(&article.blocks[here.block], here.marker) {
        return None;
    }
    if is_torn_between(article, before, here) {
        return None;
    }
    if value == last {
        return (!speech_between(article, before, here)).then_some(Slip::Repeated);
    }
    let missing = last + 1;
    (!stands_between(article, before, here, missing)).then_some(Slip::Missing)
}

/// Whether a circled figure points at an item (见①、③) rather than beginning one.
fn is_reference(block: &BlockView, marker: Marker) -> bool {
    marker.style == Style::Circled
        && block.text[..marker.span.start as usize].ends_with(['、', '和', '及', '见', '至'])
}

fn is_torn_between(article: &ArticleView, before: At, here: At) -> bool {
    (before.block..=here.block).any(|index| {
        let block = &article.blocks[index];
        let from = if index == before.block { before.marker.span.start } else { 0 };
        let to = if index == here.block { here.marker.span.end } else { block.text.len() as u32 };
        block.is_open_at(Span { start: from, end: to })
    })
}

/// The text from one marker to the next, block by block.
fn texts_between<'a>(article: &'a ArticleView, before: At, here: At) -> impl Iterator<Item = &'a str> {
    (before.block..=here.block).map(move |index| {
        let text = article.blocks[index].text;
        let from = if index == before.block { before.marker.span.end as usize } else { 0 };
        let to = if index == here.block { here.marker.span.start as usize } else { text.len() };
        &text[from..to]
    })
}

/// Whether somebody else may have begun to speak, so that the number belongs to another sequence.
fn speech_between(article: &ArticleView, before: At, here: At) -> bool {
    texts_between(article, before, here).any(|text| text.contains(['“', '”', '！', '？']))
}

/// Whether the missing number stands between in any form (三是, 其三, 三、, 第三).
fn stands_between(article: &ArticleView, before: At, here: At, missing: u32) -> bool {
    let figure = chinese(missing).unwrap_or_default();
    let circled = char::from_u32('①' as u32 + missing - 1).unwrap_or('①');
    let (Style::Arabic | Style::ArabicBracket) = here.marker.style else {
        let forms = |text: &str| {
            let marks = ["是", "、", "，", "）", "要", "则", "来", "看", ")", "为", "靠", "抓"];
            marks.iter().any(|mark| text.contains(&format!("{figure}{mark}"))) || text.contains(circled)
        };
        // 一是…其次是…三是.
        let second = missing == 2 && texts_between(article, before, here).any(|text| text.contains("其次"));
        return second || texts_between(article, before, here).any(forms);
    };
    texts_between(article, before, here).any(|text| {
        ["．", ".", "、", "）", ")"].iter().any(|mark| text.contains(&format!("{missing}{mark}")))
    })
}

fn report(article: &ArticleView, before: At, here: At, slip: Slip, context: &RuleContext, out: &mut Drafts) {
    let stated = article.blocks[here.block].at(here.marker.span);
    let previous = article.blocks[before.block].at(before.marker.span);
    let next = match here.marker.style {
        Style::Arabic | Style::ArabicBracket => (before.marker.value + 1).to_string(),
        Style::Circled => {
            char::from_u32('①' as u32 + before.marker.value).map(String::from).unwrap_or_default()
        }
        _ => chinese(before.marker.value + 1).unwrap_or_default(),
    };
    let message = match slip {
        Slip::Repeated => say!(
            context.lang,
            "“{stated}”重号：前面已有“{previous}”，这里应为{next}",
            "“{stated}” is there twice: after “{previous}” comes {next}"
        ),
        Slip::Missing => say!(
            context.lang,
            "“{previous}”之后是“{stated}”，缺{next}",
            "“{previous}” is followed by “{stated}”: {next} is missing"
        ),
    };
    let says = say!(context.lang, "前一个序号", "the number before");
    let draft = out.report(here.place(), message);
    draft.evidence(before.place(), says);
    if before.block != here.block {
        draft.severity(Severity::Warning);
    }
}
