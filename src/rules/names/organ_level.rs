//! `organ-level-conflict`: one body with the word of another level (县人大常委会执法检查组, 市人大常委会执法检查组).

use crate::rules::info::both;
use crate::rules::{
    ArticleView, Confidence, Drafts, Example, Family, Place, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::{Span, is_han};
use rustc_hash::FxHashMap;

/// `organ-level-conflict`.
#[derive(Debug)]
pub struct OrganLevelConflict;

static INFO: RuleInfo = RuleInfo {
    code: "organ-level-conflict",
    former_codes: &[],
    family: Family::Names,
    severity: Severity::Warning,
    on_by_default: true,
    points: None,
    confidence: Confidence::Medium,
    kinds: &["A21"],
    page: RulePage {
        title: both("同一机构，级别不一", "One body, two levels"),
        finds: both(
            "句首或标点后的机构全称，除级别字外完全相同：“县人大常委会执法检查组来到……”，下文“市人大常委会执法检查组组长……”。",
            "The full name of a body after a mark, the same but for the word of its level: 县人大常委会执法检查组, then 市人大常委会执法检查组.",
        ),
        why: both("级别写错是事实差错。", "A wrong level is an error of fact."),
        instead: both("核对是哪一级的机构。", "Check the level of the body."),
        silent: both(
            "级别字前有地名；“省、市”并提；除级别外还有不同；同一句里两级并说；各级都有几处。",
            "Silent behind the name of a place, where levels stand side by side or in one sentence, where more than the level differs, and where both come back.",
        ),
        source: both("校对“校是非”：前后一致", "Proofreading for sense: one article tells one story"),
    },
    examples: &[
        Example::new(
            "昨天，县人大常委会执法检查组来到海边。\n\n⟦市人大常委会执法检查组⟧组长说，下一站是另一个县。",
        ),
        Example::new(
            "省海洋渔业资源普查领导小组昨天进岛。岛民欢迎。⟦市海洋渔业资源普查领导小组⟧成员说，普查将持续到月底。",
        ),
        Example::new("上午，市人大常委会视察组看了鱼市。下午，⟦县人大常委会视察组⟧成员座谈。"),
        Example::new(
            "据介绍，区渔港综合整治指挥部已经成立。整治指挥部有30人。⟦县渔港综合整治指挥部⟧负责人说，月底完工。",
        ),
        Example::new(
            "近日，市渔业安全生产督查组进岛督查。查了12艘船。昨天，⟦省渔业安全生产督查组⟧组长反馈了意见。",
        ),
        Example::new(
            "昨天，县人大常委会执法检查组来到海边。县人大常委会执法检查组组长说，下一站是另一个县。",
        ),
        Example::new("省、市人大常委会执法检查组来到海边。市人大常委会执法检查组组长讲了话。"),
        Example::new("昨天，望海县人大常委会执法检查组来到海边。\n\n市人大常委会执法检查组随后到达。"),
        Example::new("昨天，县人大常委会执法检查组来到海边。\n\n市人大常委会视察组随后到达。"),
        Example::new("昨天，县人大常委会执法检查组陪同，市人大常委会执法检查组来到海边。"),
        Example::new("市委办公室发出通知。县委办公室随后开会。"),
        Example::new(
            "昨天，县人大常委会执法检查组来到海边，县人大常委会执法检查组看了鱼市。市人大常委会执法检查组也来了，市人大常委会执法检查组开了会。",
        ),
        Example::new("省里来了检查组，市里也来了检查组。"),
    ],
};

const LEVELS: [char; 5] = ['省', '市', '县', '区', '州'];

/// So many characters behind the word for the level must be the same.
const LEAST_NAME: usize = 7;

/// Words that end the name of a body put together for a task.
const BODIES: [&str; 9] =
    ["检查组", "视察组", "督查组", "督察组", "调研组", "巡察组", "领导小组", "指挥部", "工作组"];

/// How far behind the level the name may end, in characters.
const LONGEST_NAME: usize = 16;

impl Rule for OrganLevelConflict {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        let mut told: FxHashMap<&str, Vec<(char, Place)>> = FxHashMap::default();
        let mut names: Vec<&str> = Vec::new();
        for (index, block) in article.blocks.iter().enumerate() {
            if !block.role.is_prose() || !BODIES.iter().any(|body| block.says(body)) {
                continue;
            }
            for (at, level) in block.text.char_indices().filter(|(_, c)| LEVELS.contains(c)) {
                let before = block.text[..at].chars().next_back();
                let Some(end) = name_end(&block.text[at + level.len_utf8()..]) else { continue };
                let end = at + level.len_utf8() + end;
                let place = Place::new(index, Span::new(at, end));
                if before.is_some_and(|c| is_han(c) || c == '、') || block.is_open_at(place.span) {
                    continue;
                }
                let name = &block.text[at + level.len_utf8()..end];
                let places = told.entry(name).or_default();
                if places.is_empty() {
                    names.push(name);
                }
                places.push((level, place));
            }
        }
        for name in names {
            let Some(&(level, first)) = told[name].first() else { continue };
            let others: Vec<&(char, Place)> =
                told[name].iter().filter(|(other, _)| *other != level).collect();
            let count = told[name].len() - others.len();
            let [(other, place)] = others[..] else { continue };
            let is_paired =
                told[name].iter().any(|(here, it)| *here != *other && share_a_sentence(article, *it, *place));
            if is_paired {
                continue;
            }
            let message = say!(
                context.lang,
                "“{other}{name}”前文写作“{level}{name}”（{count}处），级别不一，请核对",
                "“{other}{name}” is “{level}{name}” before (× {count}): check the level",
            );
            let (one, two) = (format!("{level}{name}"), format!("{other}{name}"));
            out.report(*place, message)
                .evidence(first, say!(context.lang, "这里是“{one}”", "“{one}” here"))
                .replace(context.lang, &two, *place, &*one)
                .replace(context.lang, &one, first, &*two);
        }
    }
}

/// Where the name of a body ends that `text` begins with, in bytes.
fn name_end(text: &str) -> Option<usize> {
    let chars: Vec<(usize, char)> =
        text.char_indices().take(LONGEST_NAME).take_while(|(_, c)| is_han(*c)).collect();
    let end = |&(at, c): &(usize, char)| at + c.len_utf8();
    let mut ends = chars.iter().skip(LEAST_NAME - 1).map(end);
    ends.find(|&end| BODIES.iter().any(|body| text[..end].ends_with(body)))
}

fn share_a_sentence(article: &ArticleView, one: Place, two: Place) -> bool {
    let sentence =
        |place: Place| article.blocks[place.block].sentence_at(place.span.start as usize).map(|it| it.span);
    one.block == two.block && sentence(one) == sentence(two)
}
