//! `score-conflict`: the score of a match in the headline is not the one in the text.

use super::score::{Score, scores};
use crate::rules::{
    ArticleView, BlockView, Confidence, Drafts, Example, Family, Place, Rule, RuleContext, RuleInfo,
    RulePage, Severity,
};
use crate::say;
use crate::text::Bilingual;

/// `score-conflict`.
#[derive(Debug)]
pub struct ScoreConflict;

static INFO: RuleInfo = RuleInfo {
    code: "score-conflict",
    former_codes: &[],
    family: Family::Figures,
    severity: Severity::Warning,
    on_by_default: true,
    points: Some(10),
    confidence: Confidence::High,
    kinds: &["N15", "T03"],
    page: RulePage {
        title: Bilingual {
            zh: "标题与正文的比分不一致", en: "Score in the headline against the text"
        },
        finds: Bilingual {
            zh: "标题说4比1胜某队，正文里胜该队的比分是5比1。",
            en: "A headline that gives 4比1 against a team, and a text that gives 5比1 against the same team.",
        },
        why: Bilingual {
            zh: "比分常在改稿时只改了一处。", en: "Often only one of the two is corrected."
        },
        instead: Bilingual { zh: "按赛果改正其中一处。", en: "Correct the one that is wrong." },
        silent: Bilingual {
            zh: "正文里同一对手有两个比分（两回合）、只写半场比分、没有写明胜负和对手的不报。",
            en: "Silent on two matches against one team, on scores at half time, and where the opponent is not named.",
        },
        source: Bilingual { zh: "标题与正文一致", en: "Headline and text agree" },
    },
    examples: &[
        Example::new("⟦4比1⟧大胜柳溪队 青屿队夺冠\n昨日，青屿队在决赛中以5比1战胜柳溪队，夺得冠军。"),
        Example::new("青屿女排⟦3比0⟧力克南坪女排\n昨晚，青屿女排主场3比1力克南坪女排，取得三连胜。"),
        Example::new("青屿队⟦2比1⟧险胜北岭队\n联赛昨日开战。\n最终，青屿队以3比2的比分险胜北岭队。"),
        Example::new("青屿队⟦0比2⟧不敌柳溪队\n昨日，青屿队客场以0比3不敌柳溪队。"),
        Example::new("青屿队⟦88比79⟧击败南坪队\n昨日，青屿队以86比79击败南坪队。"),
        Example::new(
            "青屿队⟦4比1⟧大胜柳溪队\n昨日，青屿队4比1大胜柳溪队。\n终场哨响，青屿队以5比1战胜柳溪队。",
        ),
        Example::new("青屿队4比1大胜柳溪队\n首回合，青屿队4比1大胜柳溪队，次回合又以5比1战胜柳溪队。"),
        Example::new("5比1大胜柳溪队 青屿队夺冠\n昨日，青屿队在决赛中以5比1战胜柳溪队，夺得冠军。"),
        Example::new("青屿队4比1大胜柳溪队\n昨日，青屿队以5比1战胜南坪队，此前以4比1大胜柳溪队。"),
        Example::new("青屿队4比1大胜柳溪队\n昨日，青屿队上半场3比0领先。"),
        Example::new("青屿队4比1大胜柳溪队\n青屿队首回合2比1战胜柳溪队，昨日又以4比0战胜柳溪队。"),
        Example::new("青屿队4比1大胜柳溪队\n上赛季，青屿队曾以0比2不敌柳溪队。"),
        Example::new("全县男女比例2比1\n昨日，青屿队以5比1战胜柳溪队。"),
        Example::new("青屿队夺冠\n昨日，青屿队以5比1战胜柳溪队，半决赛4比1战胜南坪队。"),
        Example::new("青屿队三比一战胜柳溪队\n昨日，青屿队以3比1战胜柳溪队。"),
    ],
};

/// Words between a score and the loser, and between a score and the winner.
const WON: &[&str] =
    &["大胜", "完胜", "险胜", "战胜", "击败", "力克", "轻取", "横扫", "淘汰", "逆转", "绝杀", "胜"];
const LOST: &[&str] = &["不敌", "负于", "惜败", "惨败", "输给", "告负", "负"];

impl Rule for ScoreConflict {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        let blocks = || article.blocks.iter().enumerate();
        let results_in = |(index, block): (usize, &BlockView)| results(index, block);
        let titles: Vec<Outcome> =
            blocks().filter(|(_, block)| block.role.is_title()).flat_map(results_in).collect();
        if titles.is_empty() {
            return;
        }
        let told: Vec<Outcome> =
            blocks().filter(|(_, block)| block.role.is_prose()).flat_map(results_in).collect();
        for title in &titles {
            let mut other =
                told.iter().filter(|result| result.is_against(title) && result.score != title.score);
            let Some(first) = other.next() else { continue };
            let agrees = told.iter().any(|result| result.is_against(title) && result.score == title.score);
            let two_matches = other.any(|result| result.score != first.score)
                || (agrees && article.blocks.iter().any(|block| tells_of_two(block.text)));
            if two_matches {
                continue;
            }
            let ([a, b], [c, d], opponent) = (title.score, first.score, &title.opponent);
            let message = say!(
                context.lang,
                "标题对{opponent}的比分是{a}比{b}，正文是{c}比{d}",
                "the headline gives {a} to {b} against {opponent}, the text {c} to {d}"
            );
            out.report(title.place, message)
                .evidence(first.place, say!(context.lang, "正文的比分", "the score in the text"));
        }
    }
}

/// Whether the words speak of more than one match.
fn tells_of_two(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "回合",
        "首轮",
        "上轮",
        "次轮",
        "首战",
        "次战",
        "此前",
        "曾",
        "半决赛",
        "小组赛",
        "上赛季",
        "去年",
        "前年",
        "第一场",
        "第二场",
        "两战",
        "双杀",
        "又以",
        "再次",
        "随后",
    ];
    WORDS.iter().any(|word| text.contains(word))
}

/// A score with what follows it: 5比1战胜柳溪队.
struct Outcome {
    place: Place,
    score: [u32; 2],
    won: bool,
    /// The first two characters of the opponent's name.
    opponent: String,
}

impl Outcome {
    fn is_against(&self, other: &Outcome) -> bool {
        self.won == other.won && self.opponent == other.opponent
    }
}

fn results(index: usize, block: &BlockView) -> Vec<Outcome> {
    let told = scores(block.text, 0).into_iter().filter(|score| block.at(score.span).contains('比'));
    told.filter_map(|score| outcome(index, block, &score)).collect()
}

fn outcome(index: usize, block: &BlockView, score: &Score) -> Option<Outcome> {
    let words = &block.text[score.span.end as usize..];
    let words =
        ["的大比分", "的比分", "的总分"].iter().find_map(|it| words.strip_prefix(it)).unwrap_or(words);
    let verb = |verbs: &[&'static str]| verbs.iter().find_map(|verb| words.strip_prefix(verb));
    let (won, rest) = verb(WON).map(|rest| (true, rest)).or_else(|| verb(LOST).map(|rest| (false, rest)))?;
    let opponent: String = rest.trim_start_matches('了').chars().take(2).collect();
    let named = opponent.chars().count() == 2 && opponent.chars().all(crate::text::is_han);
    named.then(|| Outcome { place: Place::new(index, score.span), score: score.points, won, opponent })
}
