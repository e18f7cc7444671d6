//! `one-by-one-count`: a count of things that are then told one by one: 两件事：一件是…；一件是….

use crate::rules::figures::count_mismatch::written_like;
use crate::rules::info::both;
use crate::rules::word_lists::List;
use crate::rules::{
    BlockView, Confidence, Drafts, Example, Family, Place, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::{Bilingual, Span};

/// `one-by-one-count`.
#[derive(Debug)]
pub struct OneByOneCount;

static INFO: RuleInfo = RuleInfo {
    code: "one-by-one-count",
    former_codes: &[],
    family: Family::Structure,
    severity: Severity::Warning,
    on_by_default: true,
    points: Some(10),
    confidence: Confidence::Medium,
    kinds: &["N30"],
    page: RulePage {
        title: both("逐一列举的与所称不符", "Things told one by one, more or fewer than announced"),
        finds: both(
            "“三件事：一件是……；一件是……”“两个故事，一个是……，一个是……，还有一个是……”：说好的数和逐一说出来的不一样。",
            "A count of things that are then told one by one (一件是 …；一件是 …), more or fewer of them.",
        ),
        why: both(
            "不是数错了，就是漏说、多说了一件。",
            "Either the count is wrong or one of them is missing.",
        ),
        instead: both(
            "数一数后面逐一说的，改数或补上。",
            "Count what follows, and correct the count or the text.",
        ),
        silent: Bilingual {
            zh: "后面还有“此外”“等”，或者只说了其中一件时不报；量词不同的不算在一起。",
            en: "Silent where the text goes on with 此外 or 等, where only one is told, and on other measure words.",
        },
        source: both("逻辑", "Logic"),
    },
    examples: &[
        Example::new(
            "上任三个月，他办了⟦三件⟧事：一件是修路，接通了机耕路；一件是引水，让36户人家喝上了自来水。",
        ),
        Example::new("宣讲员只讲了⟦三个⟧故事，一个是守墓人的坚守，另一个是大学生村官种草莓的经历。"),
        Example::new("村里有⟦两种⟧意见：一种是修桥，一种是改渡，还有一种是先修路。"),
        Example::new("厂里分来⟦四位⟧师傅，一位是电工，一位是钳工，还有一位是漆工。"),
        Example::new("路口装了⟦三块⟧牌子。一块是限速牌，另一块是警示牌。"),
        Example::new(
            "上任三个月，他办了两件事：一件是修路，接通了机耕路；一件是引水，让36户人家喝上了自来水。",
        ),
        Example::new("宣讲员只讲了两个故事，一个是守墓人的坚守，另一个是大学生村官种草莓的经历。"),
        Example::new("村里有三种意见：一种是修桥，一种是改渡，还有一种是先修路。"),
        Example::new("他讲了三个故事，一个是守墓人的坚守，听哭了很多人。"),
        Example::new("村里有四种意见：一种是修桥，一种是改渡，此外有人主张先修路。"),
        Example::new("桌上放着五个碗，一个是他的，一个是孙子的，其余的客人用。"),
        Example::new("厂里有三条生产线，一个是新车间的，另一个是老车间的。"),
        Example::new("他有三个孩子，一个在外地读书，一个在镇上开店，最小的跟着他。"),
        Example::new("第三个故事更长，一个是守墓人，另一个是他的儿子。"),
    ],
};

/// How far behind the count the first may be told, and the next behind it, in bytes.
const NEAR: usize = 36;
const REACH: usize = 240;
/// How far behind the count the last may be told, in bytes.
const MOST_READ: usize = 6 * REACH;
/// Measure words of what is told one by one.
const MEASURES: &str = "件个种类条项位名块张座";

impl Rule for OneByOneCount {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        if !block.says("一") {
            return;
        }
        for claim in block.facts.counts.iter().filter(|claim| !claim.coined && (2..=6).contains(&claim.value))
        {
            let words = block.at(claim.span);
            let Some(measure) = words.chars().next_back().filter(|c| MEASURES.contains(*c)) else { continue };
            let before = &block.text[..claim.span.start as usize];
            let told = told(block.text, claim.span.end as usize, measure);
            let first = told.points.first().map_or(0, |span| span.start as usize - claim.span.end as usize);
            let vague = before.ends_with(['第', '前', '后', '近', '约', '每', '这', '那', '另', '几', '十']);
            if told.points.len() < 2 || first > NEAR || vague || block.is_open_at(claim.span) {
                continue;
            }
            let made = told.points.len() as u32;
            let places = || told.points.iter().map(|&span| Place::new(0, span));
            let place = Place::new(0, claim.span);
            if made == claim.value {
                let says = say!(context.lang, "逐一说了{made}，与所称相符", "{made} are told, as announced");
                out.held(says, std::iter::once(place).chain(places()).collect());
                continue;
            }
            if made < claim.value && told.goes_on {
                continue;
            }
            let message = say!(
                context.lang,
                "前面说“{words}”，后面逐一说了{made}",
                "“{words}” is announced, {made} are told one by one",
            );
            let numeral = block.at(claim.numeral);
            let repaired = written_like(numeral, made);
            let draft = out.report(place, message);
            draft.replace(context.lang, numeral, Place::new(0, claim.numeral), repaired);
            for place in places() {
                draft.evidence(place, block.at(place.span).to_owned());
            }
        }
    }
}

/// What is told one by one.
struct Told {
    /// 一件是, 另一件是, in text order.
    points: Vec<Span>,
    /// Whether words behind say that there are more.
    goes_on: bool,
}

/// The heads 一件是 from byte `start` on, as long as each is near the one before.
fn told(text: &str, start: usize, measure: char) -> Told {
    let head = format!("一{measure}是");
    let mut points: Vec<Span> = Vec::new();
    let mut end = start;
    let mut window = text.len().min(start + MOST_READ);
    while !text.is_char_boundary(window) {
        window -= 1;
    }
    for (at, _) in text[start..window].match_indices(&head) {
        let at = start + at;
        let clause = text[..at].trim_end_matches("另").trim_end_matches("还有");
        let opens = clause.ends_with(['，', '：', '；', '。', ',', '—']);
        if !opens || at - end > REACH {
            break;
        }
        end = at + head.len();
        points.push(Span::new(at, end));
    }
    let rest = &text[end..];
    let stop = rest.find(['。', '！', '？']).map_or(rest.len(), |at| at + '。'.len_utf8());
    let next = &rest[stop..];
    let goes_on = List::MoreThings.words().iter().any(|word| rest[..stop].contains(word))
        || List::MoreThings.words().iter().any(|word| next.starts_with(word))
        || next.starts_with(['还', '第', '一', '另']);
    Told { points, goes_on }
}
