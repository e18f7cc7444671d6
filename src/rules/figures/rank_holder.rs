//! `rank-holder-conflict`: 冠军缪长风 of somebody who came second by the text above, where another came first.

use super::{FIGURES, both};
use crate::facts::name::Kind;
use crate::rules::{
    ArticleView, BlockView, Confidence, Drafts, Example, Place, Rule, RuleContext, RuleInfo, RulePage,
    Severity,
};
use crate::say;
use crate::text::{Span, holds_any};

/// `rank-holder-conflict`.
#[derive(Debug)]
pub struct RankHolderConflict;

static INFO: RuleInfo = RuleInfo {
    code: "rank-holder-conflict",
    severity: Severity::Warning,
    confidence: Confidence::Medium,
    kinds: &["N35"],
    page: RulePage {
        title: both("冠军前后不是同一个人", "Two people for one rank"),
        finds: both(
            "前面说甲夺冠、乙获得亚军，后面却写“冠军乙”。",
            "A wins and B comes second above, and “the winner B” stands below.",
        ),
        why: both("一个名次前后只能是同一个人。", "One rank has one holder."),
        instead: both("核对名次和姓名。", "Check the rank and the name."),
        silent: both(
            "文中有几个项目、几个冠军，一人先后得过几个名次，写了“上届、曾”的不报。",
            "Silent where the text has several events or winners, a person has several ranks, or former years are told.",
        ),
        source: both("前后对照", "One place against the other"),
    },
    examples: &[
        Example::new(
            "围棋赛落幕\n棋手房一鸣以8胜1负的成绩夺冠，医生缪长风凭借小分获得亚军，芮正源获得第三名。\n冠军⟦缪长风⟧获得了奖杯和证书。",
        ),
        Example::new(
            "石锁赛\n选手郎铁柱以9.75分夺得第一，司马超以9.60分获得第二。\n老拳师把石锁交到第一名⟦司马超⟧手里。",
        ),
        Example::new("歌唱赛\n教师林晓燕获得冠军，护士陈玉珍获得亚军。\n亚军⟦林晓燕⟧说，明年还来。"),
        Example::new("象棋赛\n郭志强夺冠，孙立新获得第二名，马大海名列第三。\n第三名⟦孙立新⟧只差一分。"),
        Example::new("长跑赛\n张建华摘得桂冠，李国平获得亚军。\n“冠军⟦李国平⟧跑得真快。”观众说。"),
        Example::new(
            "围棋赛落幕\n棋手房一鸣以8胜1负的成绩夺冠，医生缪长风凭借小分获得亚军，芮正源获得第三名。\n冠军房一鸣获得了奖杯和证书。",
        ),
        Example::new("石锁赛\n选手郎铁柱夺得第一，司马超获得第二。\n去年的冠军司马超说，明年再来。"),
        Example::new(
            "两场赛\n男子组郭志强夺冠，孙立新获得亚军。\n女子组比赛下午开始。混合赛冠军孙立新最高兴。",
        ),
        Example::new("运动会\n张建华获得100米冠军，李国平获得亚军。200米冠军李国平说，跑得很痛快。"),
        Example::new("歌唱赛\n教师林晓燕获得冠军，护士陈玉珍获得亚军。\n上届冠军陈玉珍说，输得服气。"),
        Example::new("象棋赛\n郭志强夺冠，孙立新获得第二名。\n第三名马大海只差一分。"),
        Example::new("象棋赛\n郭志强夺冠。\n冠军奖金由孙立新捐出。"),
        Example::new("长跑赛\n张建华摘得桂冠，李国平获得亚军。\n世界冠军李国平到场助阵。"),
    ],
    ..FIGURES
};

/// What is said behind a name of its rank.
const SAID: [(&str, u32); 24] = [
    ("夺冠", 1),
    ("夺得冠军", 1),
    ("获得冠军", 1),
    ("摘得桂冠", 1),
    ("夺魁", 1),
    ("夺得第一", 1),
    ("获得第一", 1),
    ("名列第一", 1),
    ("列第一", 1),
    ("捧得冠军", 1),
    ("获得亚军", 2),
    ("夺得亚军", 2),
    ("获亚军", 2),
    ("获得第二", 2),
    ("夺得第二", 2),
    ("名列第二", 2),
    ("列第二", 2),
    ("屈居亚军", 2),
    ("获得季军", 3),
    ("获季军", 3),
    ("获得第三", 3),
    ("夺得第三", 3),
    ("名列第三", 3),
    ("列第三", 3),
];
/// Titles of rank that stand right before a name.
const TITLES: [(&str, u32); 6] =
    [("冠军", 1), ("亚军", 2), ("季军", 3), ("第一名", 1), ("第二名", 2), ("第三名", 3)];
/// Words of other years and other contests, before a title.
const OTHER: [&str; 16] = [
    "上届",
    "去年",
    "前年",
    "上一届",
    "曾",
    "往届",
    "世界",
    "全国",
    "奥运",
    "亚洲",
    "全省",
    "米",
    "组",
    "赛",
    "项目",
    "双料",
];

impl Rule for RankHolderConflict {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        if !TITLES.iter().any(|(word, _)| article.blocks.iter().any(|block| block.says(word))) {
            return;
        }
        let mut told: Vec<Held> = Vec::new();
        let mut titled: Vec<Held> = Vec::new();
        for (index, block) in article.blocks.iter().enumerate().filter(|(_, block)| block.role.is_prose()) {
            for name in block.facts.names.iter().filter(|name| matches!(name.kind, Kind::Person(_))) {
                let held =
                    |rank| Held { name: block.at(name.span), rank, place: Place::new(index, name.span) };
                told.extend(said_rank(block, name.span).map(held));
                titled.extend(title_rank(block, name.span).map(held));
            }
        }
        // One contest has one holder of each rank.
        let twice = |one: &Held| told.iter().any(|other| other.rank == one.rank && other.name != one.name);
        if told.iter().any(twice) {
            return;
        }
        for odd in &titled {
            let own = told.iter().find(|it| it.name == odd.name && it.rank != odd.rank);
            let holder = told.iter().find(|it| it.rank == odd.rank && it.name != odd.name);
            let (Some(own), Some(holder)) = (own, holder) else { continue };
            if told
                .iter()
                .chain(&titled)
                .any(|it| it.name == odd.name && it.rank == odd.rank && it.place != odd.place)
            {
                continue;
            }
            report(odd, own, holder, context, out);
        }
    }
}

/// A rank that somebody has by the text.
struct Held<'a> {
    name: &'a str,
    rank: u32,
    place: Place,
}

/// 房一鸣以8胜1负的成绩夺冠: what the clause says behind the name, with no other name between.
fn said_rank(block: &BlockView, name: Span) -> Option<u32> {
    const REACH: usize = 24;
    let sentence = block.sentence_at(name.start as usize).filter(|it| !it.open)?;
    let behind = &block.text[name.end as usize..sentence.span.end as usize];
    let clause = behind.split(['，', '；', '。', '、', '（']).next()?;
    let others = block.facts.names.iter().any(|it| {
        it.span.start >= name.end
            && (it.span.start as usize) < name.end as usize + clause.len()
            && matches!(it.kind, Kind::Person(_))
    });
    let before = &block.text[sentence.span.start as usize..name.start as usize];
    let elsewhere = ["上届", "去年", "前年", "曾", "击败", "不敌", "负于"];
    let past = elsewhere.iter().any(|word| before.contains(word) || clause.contains(word));
    let (at, rank) = SAID.iter().filter_map(|(word, rank)| Some((clause.find(word)?, *rank))).min()?;
    let near = clause[..at].chars().count() <= REACH;
    (near && !others && !past).then_some(rank)
}

/// 冠军缪长风: the title right before the name, of this contest.
fn title_rank(block: &BlockView, name: Span) -> Option<u32> {
    let sentence = block.sentence_at(name.start as usize).filter(|it| !it.open)?;
    let before = &block.text[sentence.span.start as usize..name.start as usize];
    let (word, rank) = TITLES.iter().find(|(word, _)| before.ends_with(word))?;
    let lead = &before[..before.len() - word.len()];
    let near: String = lead.chars().rev().take(8).collect::<Vec<_>>().into_iter().rev().collect();
    let clause = near.rsplit(['，', '。', '“', '；']).next().unwrap_or(&near);
    // 花样抛接第一名 is of the contest that the text tells of.
    let other = holds_any(clause, &OTHER);
    let joined = block.text[name.end as usize..].starts_with(['、', '和', '与']);
    (!other && !joined).then_some(*rank)
}

fn report(odd: &Held, own: &Held, holder: &Held, context: &RuleContext, out: &mut Drafts) {
    let (name, other) = (odd.name, holder.name);
    let (rank, had) = (odd.rank, own.rank);
    let message = say!(
        context.lang,
        "前文第{rank}名是{other}，{name}是第{had}名，这里却说第{rank}名是{name}",
        "Number {rank} above is {other}, and {name} is number {had}; here {name} is number {rank}"
    );
    out.report(odd.place, message)
        .evidence(holder.place, format!("“{other}”"))
        .evidence(own.place, format!("“{name}”"))
        .replace(context.lang, name, odd.place, other);
}
