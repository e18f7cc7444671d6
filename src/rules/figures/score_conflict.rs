//! `score-conflict`: the score of a match in the headline is not the one in the text.

use super::score::{Score, dashed, scores, spelled};
use super::score_again;
use crate::rules::word_lists::List;
use crate::rules::{
    ArticleView, BlockView, Confidence, Drafts, Example, Family, Place, Rule, RuleContext, RuleInfo,
    RulePage, Severity,
};
use crate::say;
use crate::text::{Bilingual, Span, holds_any};

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
            zh: "比分与胜负或标题不符", en: "A score against the headline or the winner"
        },
        finds: Bilingual {
            zh: "标题说4比1胜某队，正文里胜该队的比分是5比1；“2比3力克”，胜方得分反而少；“这场九十八比六十一的胜利”与前面写的比分不同；终场比分少于半场。",
            en: "A headline that gives 4比1 against a team, and a text that gives 5比1 against the same team; a winner with the fewer points (2比3力克); 这场98比61的胜利 after another score; a final score below that of half time.",
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
        Example::new(
            "渔歌杯青屿队⟦2-2⟧柳溪队\n\n在青屿队和柳溪队的比赛中，两名新人各进两球，柳溪队客场5-1大胜青屿队。",
        ),
        Example::new(
            "渔歌杯青屿队1-5柳溪队\n\n在青屿队和柳溪队的比赛中，两名新人各进两球，柳溪队客场5-1大胜青屿队。",
        ),
        Example::new("青屿今年1-5月外贸增长\n\n青屿队昨日5-2大胜柳溪队，今年外贸月月增长。"),
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
        Example::new("缠斗⟦7比3⟧ 延长至十二局\n昨日的棒球赛打满十二局，青屿队8比7险胜柳溪队。"),
        Example::new("世界杯预选赛青屿队⟦2比1⟧击败柳溪队\n昨日，青屿队客场0比0战平柳溪队。"),
        Example::new("青屿队主场⟦2比3⟧力克柳溪队\n昨日，青屿队上半场0比2落后，下半场连扳三球。"),
        Example::new("女篮联赛\n昨晚，青屿女篮以⟦76比78⟧险胜南坪女篮，取得三连胜。"),
        Example::new("女篮联赛\n昨晚，青屿女篮以78比76险胜南坪女篮，取得三连胜。"),
        Example::new("女篮联赛\n昨晚，青屿女篮以76比78被南坪女篮击败。"),
        Example::new(
            "男篮联赛\n昨晚，青屿队以七十八比六十一战胜柳溪队。这场⟦九十八比六十一⟧的胜利使青屿队升到第三。",
        ),
        Example::new("男篮联赛\n昨晚，青屿队以86比79力克柳溪队。\n这场⟦89比76⟧的胜利让青屿队取得三连胜。"),
        Example::new("男足联赛\n昨晚，青屿队⟦1比1⟧力克柳溪队，拿到三分。"),
        Example::new("男足联赛\n昨晚，青屿队客场⟦3比1⟧不敌柳溪队，跌到第五。"),
        Example::new("男篮联赛\n张大山独得32分，主队以⟦102∶112⟧取胜。"),
        Example::new("男足联赛\n上半场，青屿队2比0领先。易边再战，柳溪队追回一球，最终青屿队以⟦1比0⟧获胜。"),
        Example::new("男足联赛\n半场结束时，青屿队1比0领先。下半场双方均无建树，青屿队以⟦2比0⟧获胜。"),
        Example::new(
            "男篮联赛\n昨晚，青屿队以七十八比六十一战胜柳溪队。这场七十八比六十一的胜利使青屿队升到第三。",
        ),
        Example::new("男篮联赛\n昨晚，青屿队以86比79力克柳溪队。此前那场89比76的胜利，同样来之不易。"),
        Example::new("男足联赛\n昨晚，青屿队1比1战平柳溪队，拿到一分。"),
        Example::new("男足联赛\n昨晚，青屿队被柳溪队3比1淘汰，止步八强。"),
        Example::new("男足联赛\n上半场，青屿队0比1落后。易边再战，青屿队连进两球，最终以2比1获胜。"),
        Example::new("男足联赛\n半场结束时，青屿队1比0领先。下半场双方均无建树，青屿队以1比0获胜。"),
        Example::new("男足联赛\n首回合上半场，青屿队2比0领先；次回合柳溪队最终以1比0获胜。"),
        Example::new("缠斗8比7 延长至十二局\n昨日的棒球赛打满十二局，青屿队8比7险胜柳溪队。"),
        Example::new("苦战7比3 青屿队夺冠\n昨日的决赛，青屿队7比3取胜，此前半决赛8比7险胜柳溪队。"),
        Example::new("缠斗7比3 延长至十二局\n昨日的棒球赛，青屿队上半场8比7领先柳溪队。"),
    ],
};

/// Words between a score and the loser, and between a score and the winner.
const WON: &[&str] =
    &["大胜", "完胜", "险胜", "战胜", "击败", "力克", "轻取", "横扫", "淘汰", "逆转", "绝杀", "胜"];
/// Words right behind a score that give it to the side named before.
const CLEARLY_WON: &[&str] = &[
    "大胜", "完胜", "险胜", "战胜", "击败", "力克", "轻取", "横扫", "取胜", "获胜", "胜出", "夺冠", "告捷",
    "领先",
];
/// Words right behind a score that give it to the side that has the fewer points; some write 2比1负于.
const CLEARLY_LOST: &[&str] = &["不敌", "惜败", "惨败", "输给", "告负", "落后"];
const LOST: &[&str] = &["不敌", "负于", "惜败", "惨败", "输给", "告负", "负"];

impl Rule for ScoreConflict {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        check_winners(article, context, out);
        score_again::check(article, context, out);
        let blocks = || article.blocks.iter().enumerate();
        let results_in = |(index, block): (usize, &BlockView)| results(index, block);
        let titles: Vec<Outcome> =
            blocks().filter(|(_, block)| block.role.is_title()).flat_map(results_in).collect();
        if titles.is_empty() {
            return check_only_score(article, context, out);
        }
        let told: Vec<Outcome> =
            blocks().filter(|(_, block)| block.role.is_prose()).flat_map(results_in).collect();
        if told.is_empty() {
            return check_only_score(article, context, out);
        }
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

/// 2比3力克, 3比1不敌, 1比1力克: the winner has no more points, or the loser no fewer.
fn check_winners(article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
    let blocks = article.blocks.iter().enumerate();
    for (index, block) in blocks.filter(|(_, block)| block.role.is_title() || block.role.is_prose()) {
        let in_words = if block.says("比") { spelled(block.text) } else { Vec::new() };
        for score in scores(block.text, 0).into_iter().chain(in_words) {
            let [a, b] = score.points;
            let end = score.span.end as usize;
            let led = |verbs: &[&'static str]| {
                verbs.iter().find(|verb| block.text[end..].starts_with(**verb)).copied()
            };
            let won = led(CLEARLY_WON).filter(|verb| a < b || a == b && *verb != "夺冠");
            let Some(verb) = won.or_else(|| led(CLEARLY_LOST).filter(|_| a >= b)) else { continue };
            if block.is_open_at(score.span) || is_of_the_other(block, &score) {
                continue;
            }
            let message = match (a == b, won.is_some()) {
                (true, _) => say!(
                    context.lang,
                    "“{verb}”要分出胜负，{a}比{b}却是平局",
                    "“{verb}” needs a winner, but {a} to {b} is a draw"
                ),
                (false, true) => say!(
                    context.lang,
                    "“{verb}”的一方得分应多，{a}比{b}却是少的一方",
                    "who won has the more points, but {a} to {b} is the loser’s score"
                ),
                (false, false) => say!(
                    context.lang,
                    "“{verb}”的一方得分应少，{a}比{b}却是多的一方",
                    "who lost has the fewer points, but {a} to {b} is the winner’s score"
                ),
            };
            let place = Place::new(index, score.span);
            let draft = out.report(place, message);
            draft.evidence(Place::new(index, Span::new(end, end + verb.len())), format!("“{verb}”"));
            let joined = block.at(score.span).chars().find(|c| matches!(c, '比' | '∶' | '：' | ':'));
            let digits = block.at(score.span).starts_with(|c: char| c.is_ascii_digit());
            if let Some(joined) = joined.filter(|_| digits && a != b) {
                draft.rewrite(context.lang, place, format!("{b}{joined}{a}"));
            }
        }
    }
}

/// Whether the clause tells the score of the one who suffers it: 被对手2比1淘汰, 遭对手3比1逆转; or of a penalty shoot-out.
fn is_of_the_other(block: &BlockView, score: &Score) -> bool {
    let before = &block.text[..score.span.start as usize];
    let start = before.rfind(['。', '，', '；', '！', '：']).unwrap_or(0);
    ["被", "遭", "点球", "让", "主场优势"].iter().any(|word| before[start..].contains(word))
}

/// A headline with one score over a text with one other score, each of a match: 缠斗7比3, 以8比7险胜.
fn check_only_score(article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
    let of_match = |(index, block): (usize, &BlockView)| -> Vec<(Place, [u32; 2])> {
        let told = scores(block.text, 0).into_iter().filter(|score| block.at(score.span).contains('比'));
        let between_names = dashed(block.text).into_iter();
        told.filter(|score| is_of_a_match(block, score))
            .chain(between_names.filter(|score| {
                let is_title = block.role.is_title();
                is_of_a_match(block, score) || is_title && stands_between_sides(block, score, article)
            }))
            .map(|score| (Place::new(index, score.span), score.points))
            .collect()
    };
    let in_roles = |fits: fn(&BlockView) -> bool| {
        let blocks = article.blocks.iter().enumerate().filter(move |(_, block)| fits(block));
        blocks.flat_map(of_match).collect::<Vec<_>>()
    };
    let [(title, one)] = in_roles(|block| block.role.is_title())[..] else { return };
    let told = in_roles(|block| block.role.is_prose());
    let Some(&(first, other)) = told.first() else { return };
    let same = |[a, b]: [u32; 2], points: [u32; 2]| [a, b] == points || [b, a] == points;
    let is_alone = told.iter().all(|&(_, points)| same(points, other));
    if !is_alone || same(one, other) || article.blocks.iter().any(|block| tells_of_two(block.text)) {
        return;
    }
    let ([a, b], [c, d]) = (one, other);
    let message = say!(
        context.lang,
        "标题的比分是{a}比{b}，正文只有{c}比{d}",
        "the headline gives {a} to {b}; the only score of the text is {c} to {d}"
    );
    out.report(title, message).evidence(first, say!(context.lang, "正文的比分", "the score in the text"));
}

/// 青屿队2-2柳溪队: whether the text names what stands on both sides of a headline's score.
fn stands_between_sides(title: &BlockView, score: &Score, article: &ArticleView) -> bool {
    let (before, after) = (&title.text[..score.span.start as usize], &title.text[score.span.end as usize..]);
    let mut left: Vec<char> = before.chars().rev().take(2).collect();
    left.reverse();
    let left: String = left.into_iter().collect();
    let right: String = after.chars().take(2).collect();
    let sides = [left, right];
    let named =
        |text: &str| sides.iter().all(|side| side.chars().count() == 2 && text.contains(side.as_str()));
    article.blocks.iter().any(|block| block.role.is_prose() && named(block.text))
}

/// Whether a score is the result of a match: beside a word of winning, losing or drawing, not of half of it.
fn is_of_a_match(block: &BlockView, score: &Score) -> bool {
    let (before, after) = (&block.text[..score.span.start as usize], &block.text[score.span.end as usize..]);
    let start = before.rfind(['。', '，', '；', ' ', '　']).map_or(0, |at| at);
    let clause = &before[start..];
    let half = ["半场", "上半", "下半", "首节", "首盘", "次节", "首局", "一度", "领先", "男女", "比例"];
    let near: String = after.chars().take(8).collect();
    let result =
        WON.iter().chain(LOST).chain(&["战平", "握手言和", "告捷", "取胜"]).any(|word| near.contains(word));
    let fought = ["缠斗", "激战", "鏖战", "苦战", "恶战"].iter().any(|word| clause.ends_with(word));
    (result || fought) && !half.iter().any(|word| clause.contains(word) || near.contains(word))
}

/// Whether the words speak of more than one match.
fn tells_of_two(text: &str) -> bool {
    holds_any(text, List::TwoMatches.words())
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
