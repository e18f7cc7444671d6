//! `theme-conflict`: the theme of an event, quoted twice, in two wordings.

use crate::rules::info::both;
use crate::rules::{
    ArticleView, Confidence, Drafts, Example, Family, Place, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::is_han;

/// `theme-conflict`.
#[derive(Debug)]
pub struct ThemeConflict;

static INFO: RuleInfo = RuleInfo {
    code: "theme-conflict",
    former_codes: &[],
    family: Family::Terms,
    severity: Severity::Warning,
    on_by_default: true,
    points: None,
    confidence: Confidence::Medium,
    kinds: &["A30"],
    page: RulePage {
        title: both("主题前后写法不一", "A theme told in two wordings"),
        finds: both(
            "同一篇里“以……为主题”“主题是……”引用的主题，两处只差一两个字。",
            "The theme of an event, quoted twice with 主题, differs in one or two characters.",
        ),
        why: both("主题是照录的话，应当一字不差。", "A theme is quoted and must be the same to the letter."),
        instead: both("对照活动方案，统一写法。", "Check it against the programme and write it one way."),
        silent: both(
            "只引一次；两处差得多，是两个主题；只差序数、年份；不是主题的引语。",
            "Silent on one quotation, on themes that differ in more, on ordinals and years, and on other quotations.",
        ),
        source: both("校对“校是非”：前后一致", "Proofreading for sense: one article tells one story"),
    },
    examples: &[
        Example::new("活动以“守护碧海 共享渔歌”为主题。县长在⟦“守护碧海 同享渔歌”⟧主题活动上讲了话。"),
        Example::new("本次比赛的主题是“大海的声音”。昨天的比赛以⟦“大海的声响”⟧为主题，吸引了30人参加。"),
        Example::new("以“渔火照亮归乡路”为主题的晚会昨晚举行。晚会主题为⟦“渔火照亮归家路”⟧。"),
        Example::new("今年的主题是“让每艘渔船平安回港”。校园里，⟦“让每条小船平安回港”⟧主题班会开了12场。"),
        Example::new("展览主题为“潮起望海六十年”。⟦“潮涌东海六十年”⟧主题展览展出照片80幅。"),
        Example::new("活动以“守护碧海”为主题。县长在“守护碧海”主题活动上讲了话。"),
        Example::new("上午以“守护碧海”为主题，下午以“保护渔船”为主题。"),
        Example::new("活动以“守护碧海”为主题。标语写着“守卫碧海”。"),
        Example::new("去年主题是“渔歌节2023”，今年主题是“渔歌节2024”。"),
        Example::new("第一场以“渔歌唱晚之一”为主题，第二场以“渔歌唱晚之二”为主题。"),
        Example::new("主题是“守护碧海，共享渔歌”。县长在“守护碧海 共享渔歌”主题活动上讲了话。"),
        Example::new("他唱了“渔歌唱晚”，又唱了“渔歌唱早”。"),
        Example::new("活动以“守护碧海”为主题，举行了三天。"),
        Example::new("班会以“我爱大海”为主题。"),
    ],
};

/// The shortest theme that is compared, in characters.
const SHORTEST: usize = 5;

/// How many characters of two wordings may differ.
const MOST_DIFFERING: usize = 2;

impl Rule for ThemeConflict {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        let mut told: Vec<(Place, &str)> = Vec::new();
        for (index, block) in article.blocks.iter().enumerate() {
            if !block.says("主题") {
                continue;
            }
            for quoted in &block.facts.quoted {
                let (theme, whole) = (block.at(quoted.inner), quoted.span);
                let (before, after) =
                    (&block.text[..whole.start as usize], &block.text[whole.end as usize..]);
                let is_theme = ["主题", "主题是", "主题为", "主题：", "主题定为"]
                    .iter()
                    .any(|word| before.ends_with(word))
                    || after.starts_with("主题")
                    || after.starts_with("为主题");
                if !is_theme || theme.chars().count() < SHORTEST || block.is_open_at(quoted.inner) {
                    continue;
                }
                if let Some((place, other)) = told.iter().find(|(_, other)| are_one(theme, other)) {
                    let message = say!(
                        context.lang,
                        "主题这里写作“{theme}”，另一处写作“{other}”，请统一",
                        "The theme is “{theme}” here and “{other}” elsewhere",
                    );
                    let here = Place::new(index, quoted.inner);
                    out.report(Place::new(index, whole), message)
                        .evidence(*place, say!(context.lang, "这里写作“{other}”", "“{other}” here"))
                        .replace(context.lang, theme, here, *other)
                        .replace(context.lang, other, *place, theme);
                } else {
                    told.push((Place::new(index, quoted.inner), theme));
                }
            }
        }
    }
}

/// Whether two themes are one in two wordings: of one length, with few characters another that number nothing.
fn are_one(one: &str, other: &str) -> bool {
    let differing: Vec<(char, char)> = one.chars().zip(other.chars()).filter(|(a, b)| a != b).collect();
    let numbers = |c: char| c.is_numeric() || "一二三四五六七八九十上下".contains(c);
    one.chars().count() == other.chars().count()
        && (1..=MOST_DIFFERING).contains(&differing.len())
        && !differing.iter().any(|&(a, b)| numbers(a) || numbers(b) || !is_han(a) || !is_han(b))
        && one.chars().count() > 2 * differing.len()
}
