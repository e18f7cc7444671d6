//! `side-conflict`: what is hurt is on the left in one place and on the right in another.

use crate::rules::info::both;
use crate::rules::{
    ArticleView, BlockView, Confidence, Drafts, Example, Family, Place, Rule, RuleContext, RuleInfo,
    RulePage, Severity,
};
use crate::say;
use crate::text::Span;

/// `side-conflict`.
#[derive(Debug)]
pub struct SideConflict;

static INFO: RuleInfo = RuleInfo {
    code: "side-conflict",
    former_codes: &[],
    family: Family::Names,
    severity: Severity::Warning,
    on_by_default: true,
    points: None,
    confidence: Confidence::Medium,
    kinds: &["T13"],
    page: RulePage {
        title: both("伤在左还是右", "Hurt on the left or on the right"),
        finds: both(
            "同一个人受伤的部位，前文说“左手手指锯断”，后文说“右手受伤”；两处都在说伤，文中别处没有第二个伤者的左右之分。",
            "What is hurt is on the left here and on the right there: 左手手指锯断, later 右手受伤. Both clauses tell of the injury.",
        ),
        why: both(
            "左右写反是常见的笔误，读者一看便知。",
            "Left for right is a common slip, and readers see it at once.",
        ),
        instead: both("核对伤在哪一边，改其中一处。", "Check the side and change one of the two."),
        silent: both(
            "两边都伤（双、两、均）；一句话里左右并说；用左手、靠右手做事；另一处没有说到伤。",
            "Silent where both sides are hurt, where one sentence tells of both, where the other hand does something, and where only one clause tells of an injury.",
        ),
        source: both("校对“校是非”：前后一致", "Proofreading for sense: one article tells one story"),
    },
    examples: &[
        Example::new("渔民皇甫山操作绞盘时，不慎将左手食指轧断。因为皇甫山⟦右手⟧受伤，吃饭全靠工友帮忙。"),
        Example::new(
            "三轮车翻了，曹磊的右腿被卡在车架里。\n\n医生介绍，曹磊送来时⟦左小腿⟧开放性骨折，手术很顺利。",
        ),
        Example::new(
            "船工曹磊的右腿被卡在绞盘里，二十多双手一起把绞盘抬起。医生说，曹磊⟦左腿⟧骨折，手术很顺利。",
        ),
        Example::new("他的左脚被船缆绞伤，血流不止。三个月后，他的⟦右脚⟧伤口才愈合。"),
        Example::new("爆竹炸伤了孩子的右眼。医生说，孩子⟦左眼⟧视网膜受伤，要住院一周。"),
        Example::new("昨天，船工的左肩被桅杆砸伤。记者见到他时，他的⟦右肩⟧还缠着纱布，骨折处打了钢钉。"),
        Example::new("渔民的左手轧断了。医生说，他的右手没事，可以写字。"),
        Example::new("渔民的左手被轧伤，右手也骨折了。"),
        Example::new("渔民的左手轧断后，他学会了用右手写字。"),
        Example::new("渔民的左腿受伤。另一名船工右腿骨折。"),
        Example::new("左前方的船受了伤，右边的船没事。"),
        Example::new("他左手受伤，如今左手已经愈合。"),
        Example::new("他双手受伤：左手骨折。医生说，右手擦伤。"),
        Example::new("他左手提灯，右手拿桨。"),
    ],
};

/// Parts of the body that come in pairs, by limb.
const PARTS: [(&str, u8); 26] = [
    ("小腿", 1),
    ("大腿", 1),
    ("脚踝", 1),
    ("脚趾", 1),
    ("膝盖", 1),
    ("腿", 1),
    ("脚", 1),
    ("膝", 1),
    ("踝", 1),
    ("髋", 1),
    ("手臂", 2),
    ("手腕", 2),
    ("手指", 2),
    ("胳膊", 2),
    ("前臂", 2),
    ("上臂", 2),
    ("手", 2),
    ("臂", 2),
    ("肘", 2),
    ("眼", 3),
    ("耳", 4),
    ("肩", 5),
    ("锁骨", 5),
    ("肺", 6),
    ("肾", 7),
    ("乳", 8),
];

/// Words of an injury.
const HURT: [&str; 24] = [
    "伤", "骨折", "断", "截肢", "卡在", "被卡", "卡住", "失明", "切除", "割", "砸", "炸", "咬", "烫", "烧",
    "扎", "肿", "脱臼", "缝", "轧", "残疾", "瘫", "血", "纱布",
];

/// A side of the body of which a clause tells that it is hurt.
#[derive(Clone, Copy)]
struct Hurt {
    place: Place,
    is_left: bool,
    limb: u8,
}

impl Rule for SideConflict {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        const OTHERS: [&str; 12] =
            ["双手", "双腿", "双脚", "双眼", "两人", "多人", "另一", "二人", "两只", "双臂", "两名", "都受"];
        let says_side = |block: &&BlockView| block.says("左") || block.says("右");
        if !article.blocks.iter().any(|block| block.says("左"))
            || !article.blocks.iter().any(|block| block.says("右"))
        {
            return;
        }
        // 二十多双手 are the hands of many.
        let counts = |before: &str| before.ends_with(['多', '十', '百', '几', '两', '一']);
        let says_other = |block: &BlockView| {
            OTHERS.iter().any(|word| block.places_of(word).any(|at| !counts(&block.text[..at])))
        };
        if article.blocks.iter().any(says_other) {
            return;
        }
        let told: Vec<Hurt> = article
            .blocks
            .iter()
            .enumerate()
            .filter(|(_, block)| says_side(block))
            .flat_map(|(index, block)| hurts(index, block))
            .collect();
        let Some(first) = told.first() else { return };
        let other = told.iter().find(|it| it.limb == first.limb && it.is_left != first.is_left);
        let Some(other) = other.filter(|other| !share_a_sentence(article, first.place, other.place)) else {
            return;
        };
        let text = |place: Place| article.blocks[place.block].at(place.span);
        let [one, two] = [text(first.place), text(other.place)];
        let message = say!(
            context.lang,
            "前文说伤在“{one}”，这里说“{two}”，左右不一，请核对",
            "“{one}” is hurt before and “{two}” here: check the side",
        );
        out.report(other.place, message)
            .evidence(first.place, say!(context.lang, "这里是“{one}”", "“{one}” here"));
    }
}

fn share_a_sentence(article: &ArticleView, one: Place, two: Place) -> bool {
    let sentence =
        |place: Place| article.blocks[place.block].sentence_at(place.span.start as usize).map(|it| it.span);
    one.block == two.block && sentence(one) == sentence(two)
}

/// The sides of the body in a block of which the clause tells that they are hurt.
fn hurts(index: usize, block: &BlockView) -> Vec<Hurt> {
    const USED: [&str; 5] = ["用", "靠", "以", "伸出", "举起"];
    let mut found = Vec::new();
    if !HURT.iter().any(|word| block.says(word)) {
        return found;
    }
    for (side, is_left) in [("左", true), ("右", false)] {
        for at in block.places_of(side) {
            let behind = &block.text[at + side.len()..];
            let Some((part, limb)) = PARTS.iter().find(|(part, _)| behind.starts_with(part)) else {
                continue;
            };
            let end = at + side.len() + part.len();
            let marks = ['，', '。', '；', '！', '？', ',', '、'];
            let start = block.text[..at]
                .rfind(marks)
                .map_or(0, |mark| mark + block.text[mark..].chars().next().map_or(0, char::len_utf8));
            let rest = &block.text[end..];
            let clause = &block.text[start..end + rest.find(marks).unwrap_or(rest.len())];
            let before = &block.text[start..at];
            let is_used = USED.iter().any(|word| before.ends_with(word)) || clause.contains("没");
            let place = Place::new(index, Span::new(at, end));
            if !is_used && HURT.iter().any(|word| clause.contains(word)) && !block.is_open_at(place.span) {
                found.push(Hurt { place, is_left, limb: *limb });
            }
        }
    }
    found.sort_by_key(|hurt| hurt.place);
    found
}
