//! `stage-order`: 准考证 from the 29th for an examination on the 27th; 2025年8月启动 of what is 2024年5月完工.

use super::{DATES, both, clock_order};
use crate::facts::date::{DateKind, DateMention};
use crate::rules::{
    ArticleView, BlockView, Confidence, Drafts, Example, Place, Rule, RuleContext, RuleInfo, RulePage,
    Severity,
};
use crate::say;
use std::sync::LazyLock;

/// `stage-order`.
#[derive(Debug)]
pub struct StageOrder;

static INFO: RuleInfo = RuleInfo {
    code: "stage-order",
    severity: Severity::Warning,
    confidence: Confidence::Medium,
    kinds: &["D04"],
    page: RulePage {
        title: both("先后次序与日期相反", "Stages whose days run backwards"),
        finds: both(
            "有一定先后的几步，日期却是倒的：准考证9月29日起打印，笔试9月27日进行；2025年8月启动改造，2024年5月改造完毕；9时17分接到报警，9时6分到场。",
            "Steps that follow one another with days that run backwards: tickets printed after the examination, work begun after it was finished; engines on the scene before the call.",
        ),
        why: both("后一步不会早于前一步，日期或步骤写错了。", "A later step is not earlier; a day is wrong."),
        instead: both("核对两个日期。", "Check both days."),
        silent: both(
            "同一步在文中有几个日期、跨年的、说的不是同一件事（已建成的老馆）的不报。",
            "Silent where a step has several days, across the turn of the year, and where the words describe something else.",
        ),
        source: both("事情的先后", "The order of things"),
    },
    examples: &[
        Example::new(
            "招聘公告\n网上报名时间为9月8日至9月12日。准考证自9月29日起由考生自行打印，笔试定于⟦9月27日⟧上午进行。",
        ),
        Example::new("招考\n笔试于5月18日举行，报名从⟦5月28日⟧开始。"),
        Example::new("水库\n石岭水库2019年竣工，⟦2021年⟧立项，解决了三个村的灌溉。"),
        Example::new("老兵\n他2015年入伍，⟦2012年⟧退伍，回村当了会计。"),
        Example::new("老兵\n他2012年入伍，2015年退伍，回村当了会计。"),
        Example::new("水库\n石岭水库2019年立项，2021年竣工，解决了三个村的灌溉。"),
        Example::new(
            "线路改造\n2025年8月，县供电公司启动线路改造，先后立杆213基；⟦2024年5月⟧，全村466户改造完毕。",
        ),
        Example::new("大桥\n2023年6月，大桥开工建设。⟦2021年12月⟧，大桥建成通车。"),
        Example::new("赛程\n比赛6月21日进行初赛，决赛⟦6月12日⟧举行。"),
        Example::new(
            "4月2日9时17分，指挥中心接到报警。两个站出动7辆车，⟦9时06分⟧到达现场，9时58分扑灭明火。",
        ),
        Example::new("14时许，消防队接警出发，⟦13时30分⟧到达现场。"),
        Example::new("列车10时20分从石门开出，⟦9时50分⟧抵达青坪。"),
        Example::new("4月2日9时17分，指挥中心接到报警。两个站出动7辆车，9时26分到达现场，9时58分扑灭明火。"),
        Example::new("23时50分，指挥中心接到报警，0时06分到达现场。"),
        Example::new("14时许，消防队接警出发，13时50分到达现场。"),
        Example::new("9时30分到达现场的是城北站。次日8时20分，指挥中心又接到报警。"),
        Example::new("庭审\n3月18日，检察机关提起公诉；⟦3月8日⟧，此案开庭审理，当庭宣判。"),
        Example::new(
            "招聘公告\n网上报名时间为9月8日至9月12日。准考证自9月24日起由考生自行打印，笔试定于9月27日上午进行。",
        ),
        Example::new("线路改造\n2023年8月，县供电公司启动线路改造；2024年5月，全村466户改造完毕。"),
        Example::new("大桥\n2023年6月，大桥开工建设。2021年12月建成的老桥改作步行桥。"),
        Example::new("招考\n笔试于12月28日举行，面试定于1月18日进行。"),
        Example::new("招考\n第一批笔试于5月18日举行，第二批笔试5月25日举行，第二批报名5月20日截止。"),
        Example::new("文化馆\n2023年6月，新馆动工。老馆2009年12月建成，一直用到现在。"),
        Example::new("赛程\n青年组初赛6月21日进行，少年组决赛6月12日举行。"),
        Example::new("两案\n3月18日，检察机关对王某提起公诉。另一起案件3月8日开庭审理。"),
    ],
    ..DATES
};

/// A step: its course, its rank in it, and the words that name it.
struct Stage {
    course: &'static str,
    rank: u32,
    word: &'static str,
}

static STAGES: LazyLock<Vec<Stage>> = LazyLock::new(|| {
    let rows = include_str!("../data/stages.tsv").lines().skip(1);
    rows.filter_map(|row| {
        let mut cells = row.split('\t');
        let (word, course, rank) = (cells.next()?, cells.next()?, cells.next()?.parse().ok()?);
        Some(Stage { course, rank, word })
    })
    .collect()
});

/// How far the word may stand behind its day, in characters.
const REACH: usize = 24;

impl Rule for StageOrder {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        clock_order::check(block, context, out);
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        let mut steps: Vec<Step> = Vec::new();
        for (index, block) in article.blocks.iter().enumerate().filter(|(_, block)| block.role.is_prose()) {
            if block.facts.dates.is_empty() {
                continue;
            }
            let stages: Vec<&Stage> = STAGES.iter().filter(|stage| block.says(stage.word)).collect();
            if !stages.is_empty() {
                steps.extend(block.facts.dates.iter().filter_map(|date| step(index, block, date, &stages)));
            }
        }
        for pair in steps.windows(2) {
            if is_told_on(article, &pair[0], &pair[1]) {
                check(article, &steps, (&pair[0], &pair[1]), context, out);
            }
        }
    }
}

/// A day and the step that it is the day of.
struct Step {
    place: Place,
    day: (Option<u32>, u32, Option<u32>),
    stage: &'static Stage,
}

/// The step that the day is told of, one of `stages`, whose words the block holds.
fn step(index: usize, block: &BlockView, date: &DateMention, stages: &[&'static Stage]) -> Option<Step> {
    let parts = match &date.kind {
        DateKind::Date(parts) => parts,
        DateKind::Range { from, .. } => from,
        _ => return None,
    };
    // A year alone has no month, which is 0.
    let month = parts.month.map(|month| month.value).or(parts.year.map(|_| 0))?;
    let day = (parts.year.map(|year| year.value), month, parts.day.map(|day| day.value));
    if parts.anchor.is_some() || block.is_open_at(date.span) || day.0.is_none() && day.2.is_none() {
        return None;
    }
    let sentence = block.sentence_at(date.span.start as usize)?;
    let next = block.facts.dates.iter().find(|other| {
        other.span.start >= date.span.end && matches!(other.kind, DateKind::Date(_) | DateKind::Range { .. })
    });
    let end = next.map_or(sentence.span.end, |next| next.span.start.min(sentence.span.end)) as usize;
    let behind = &block.text[date.span.end as usize..end];
    let reach = behind.char_indices().nth(REACH).map_or(behind.len(), |(at, _)| at);
    let behind = &behind[..reach];
    // 准考证自9月24日起打印, 笔试于5月18日举行: the step before the day, in its clause.
    let before = &block.text[sentence.span.start as usize..date.span.start as usize];
    let clause = before.rsplit(['，', '；', '。', '、', '：']).next().unwrap_or(before);
    let named = |words: &str| {
        let found = stages.iter().filter_map(|&stage| Some((words.find(stage.word)?, stage)));
        let (at, stage) = found.min_by_key(|(at, stage)| (*at, std::cmp::Reverse(stage.word.len())))?;
        let rest = &words[at + stage.word.len()..];
        (!rest.starts_with(['的', '后', '前', '以']) && !words[..at].ends_with(['未', '前', '后']))
            .then_some(stage)
    };
    let stage = named(clause).or_else(|| named(behind))?;
    Some(Step { place: Place::new(index, date.span), day, stage })
}

/// Whether the later of two steps stands in the sentence of the other or the next, and speaks of nothing else.
fn is_told_on(article: &ArticleView, one: &Step, two: &Step) -> bool {
    const ANOTHER: [&str; 14] =
        ["另", "老", "旧", "原", "新", "组", "批", "期", "一起", "其中", "此前", "上一", "曾", "去年"];
    let (block, index) = (&article.blocks[one.place.block], one.place.block);
    if index != two.place.block {
        return false;
    }
    let between = &block.text[one.place.span.end as usize..two.place.span.start as usize];
    let end =
        block.sentence_at(two.place.span.start as usize).map_or(block.text.len(), |it| it.span.end as usize);
    let after: String = block.text[two.place.span.end as usize..end].chars().take(REACH).collect();
    let start = block.sentence_at(one.place.span.start as usize).map_or(0, |it| it.span.start as usize);
    let before = &block.text[start..one.place.span.start as usize];
    let near = between.chars().count() <= 70 && between.matches('。').count() <= 1;
    let told = format!("{before}{between}{after}");
    let project = one.stage.course == "project";
    let words = if project { &ANOTHER[..] } else { &ANOTHER[5..] };
    near && !words.iter().any(|word| {
        // 全新, 新建 of one project; 更新 of a line.
        if *word == "新" {
            told.contains("新馆") || told.contains("新桥") || told.contains("新校")
        } else {
            told.contains(word)
        }
    })
}

fn check(
    article: &ArticleView,
    steps: &[Step],
    (one, two): (&Step, &Step),
    context: &RuleContext,
    out: &mut Drafts,
) {
    if one.stage.course != two.stage.course || one.stage.rank == two.stage.rank {
        return;
    }
    let course = one.stage.course;
    let several = |step: &Step| {
        let alike = |other: &&Step| {
            other.stage.course == course && other.stage.rank == step.stage.rank && other.day != step.day
        };
        steps.iter().any(|other| alike(&other))
    };
    let (earlier, later) = if one.stage.rank < two.stage.rank { (one, two) } else { (two, one) };
    if several(one) || several(two) {
        return;
    }
    let places = [two.place, one.place];
    let (first, last) = (earlier.stage.word, later.stage.word);
    match is_before(later.day, earlier.day) {
        None => {}
        Some(false) => {
            let says = say!(context.lang, "先“{first}”，后“{last}”", "“{first}” comes before “{last}”");
            out.held(says, places.to_vec());
        }
        Some(true) => {
            let [here, there] =
                [later, earlier].map(|step| article.blocks[step.place.block].at(step.place.span));
            let message = say!(
                context.lang,
                "“{last}”在{here}，“{first}”反而在{there}，次序与日期相反",
                "“{last}” is on {here}, yet “{first}”, which comes before it, on {there}"
            );
            out.report(places[0], message)
                .evidence(places[1], say!(context.lang, "另一步的日期", "the day of the other step"));
        }
    }
}

type Day = (Option<u32>, u32, Option<u32>);

/// Whether the first day is before the second, as far as both are written; none where that is open.
fn is_before(one: Day, two: Day) -> Option<bool> {
    let (year, month) = match (one.0, two.0) {
        (Some(one), Some(two)) if one != two => return Some(one < two),
        (None, Some(_)) | (Some(_), None) => return None,
        _ if one.1 == 0 || two.1 == 0 => return None,
        (year, _) => (year, one.1.cmp(&two.1)),
    };
    // 12月28日 … 1月18日: over the turn of the year.
    if year.is_none() && one.1.abs_diff(two.1) > 5 {
        return None;
    }
    match (month, one.2, two.2) {
        (std::cmp::Ordering::Equal, Some(one), Some(two)) => Some(one < two),
        (std::cmp::Ordering::Equal, ..) => None,
        (order, ..) => Some(order == std::cmp::Ordering::Less),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_unique_and_clean() {
        let table = include_str!("../data/stages.tsv");
        assert!(table.starts_with("# source: "));
        assert!(STAGES.is_sorted_by(|one, two| one.word < two.word));
        assert_eq!(STAGES.len() + 1, table.lines().count());
    }

    #[test]
    fn days_in_their_order() {
        assert_eq!(is_before((None, 9, Some(27)), (None, 9, Some(29))), Some(true));
        assert_eq!(is_before((Some(2024), 5, None), (Some(2025), 8, None)), Some(true));
        assert_eq!(is_before((None, 1, Some(18)), (None, 12, Some(28))), None);
        assert_eq!(is_before((Some(2024), 5, None), (None, 5, Some(8))), None);
    }
}
