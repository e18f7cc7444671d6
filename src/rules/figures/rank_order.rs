//! `rank-order-mismatch`: results that do not fall in the order of their ranks.

use super::passage::{Passage, passages, place};
use super::{FIGURES, both};
use crate::facts::quantity::Quantity;
use crate::rules::{BlockView, Confidence, Drafts, Example, Rule, RuleContext, RuleInfo, RulePage, Severity};
use crate::say;
use crate::text::holds_any;

/// `rank-order-mismatch`.
#[derive(Debug)]
pub struct RankOrderMismatch;

static INFO: RuleInfo = RuleInfo {
    code: "rank-order-mismatch",
    severity: Severity::Warning,
    confidence: Confidence::High,
    kinds: &["N35"],
    page: RulePage {
        title: both("成绩与名次的先后不符", "Results against the order of their ranks"),
        finds: both(
            "同一句里用“以…”说明几个名次的成绩，名次在前的反而差：“以9.34分夺冠，以9.37分列第二”“以12.8秒夺冠，以12.6秒获亚军”。",
            "A sentence that tells the results of several ranks with 以, the better rank with the worse result.",
        ),
        why: both(
            "名次按成绩排，成绩或名次必有一处错。",
            "Ranks follow the results; a result or a rank is wrong.",
        ),
        instead: both("核对成绩单。", "Check the sheet of results."),
        silent: both(
            "单位不同、成绩相同、约数，不用“以”的，同一名次说了两次的不报；赛跑、游泳的秒数以小为先，其余以大为先，高尔夫的杆数不看。",
            "Silent where the units differ, the results are equal or rough, without 以, and where one rank is told twice; seconds rank from the least, everything else from the greatest, strokes are left alone.",
        ),
        source: both("算术", "Arithmetic"),
    },
    examples: &[
        Example::new(
            "南屏镇代表队以9.34分拔得头筹，沙溪乡代表队以⟦9.37分⟧位列第二，柳林街道代表队以9.19分排名第三。",
        ),
        Example::new("跳远决赛，方敏以5.62米夺冠，何涛以5.26米获得亚军，鲁安以⟦5.41米⟧获得季军。"),
        Example::new("男子组，方民以52.6公斤的成绩获得第一名，何涛以⟦56.2公斤⟧获得第二名。"),
        Example::new("百米决赛中，方敏以12.85秒夺得金牌，何云以⟦12.58秒⟧获得银牌。"),
        Example::new("选手方敏以96.4分获得第一名，何云以94.6分获得第二名，鲁安以⟦95.1分⟧获得第三名。"),
        Example::new(
            "南屏镇代表队以9.37分拔得头筹，沙溪乡代表队以9.34分位列第二，柳林街道代表队以9.19分排名第三。",
        ),
        Example::new("百米决赛中，方敏以12.58秒夺得金牌，何云以12.85秒获得银牌。"),
        Example::new("方敏以278杆夺冠，何云以281杆获得亚军。"),
        Example::new("男子组方民以9.12分夺冠，女子组方敏以9.37分获得第二名。"),
        Example::new("方敏以9.34分获得第一名，何云以9.34分并列第一名。"),
        Example::new("方敏获得500米第二名，何云获得1000米冠军。"),
        Example::new("方敏以9.34分的预赛成绩晋级，决赛获得第一名；何云以9.51分获得第二名。"),
        Example::new("投篮赛方敏以18分夺冠，跳绳赛何云以186分获得亚军。"),
        Example::new("镇队以3分之差获得第二名，县队以2分优势夺冠。"),
    ],
    ..FIGURES
};

impl Rule for RankOrderMismatch {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        if !block.says("以") {
            return;
        }
        for passage in passages(block, 2) {
            let results: Vec<Result_> =
                passage.quantities.iter().filter_map(|quantity| result(&passage, quantity)).collect();
            for pair in results.windows(2) {
                if is_one_contest(&passage, &pair[0], &pair[1]) {
                    judge(&passage, &pair[0], &pair[1], context, out);
                }
            }
        }
    }
}

/// A result with the rank that it brought.
struct Result_<'a> {
    figure: &'a Quantity,
    rank: u32,
    /// What stands before 以: the contest, the winner.
    lead: &'a str,
}

/// The words for a rank behind a result.
const RANKS: [(&str, u32); 17] = [
    ("拔得头筹", 1),
    ("夺冠", 1),
    ("夺魁", 1),
    ("冠军", 1),
    ("金牌", 1),
    ("第一", 1),
    ("头名", 1),
    ("榜首", 1),
    ("亚军", 2),
    ("银牌", 2),
    ("第二", 2),
    ("季军", 3),
    ("铜牌", 3),
    ("第三", 3),
    ("第四", 4),
    ("第五", 5),
    ("第六", 6),
];

/// 以9.34分拔得头筹: a result behind 以 and the rank in the words right behind it.
fn result<'a>(passage: &Passage<'a>, quantity: &'a Quantity) -> Option<Result_<'a>> {
    const LONGEST: usize = 14;
    let before = passage.clause_before(quantity).strip_suffix('以')?;
    let after = &passage.text[quantity.span.end as usize..passage.span.end as usize];
    let clause = after.split(['，', '。', '；', '、', '（']).next()?;
    let words = clause.trim_end_matches('名').trim_end_matches("的好成绩");
    let behind = words.trim_start_matches("的成绩").trim_start_matches("的总分");
    let difference = holds_any(clause, &["之差", "优势", "之微", "的优势", "的差距", "领先"]);
    let (rank, _) =
        RANKS.iter().find(|(word, _)| behind.ends_with(word)).map(|(word, rank)| (*rank, word))?;
    let plain = behind.chars().count() <= LONGEST && !difference && quantity.exact().is_some();
    plain.then_some(Result_ { figure: quantity, rank, lead: before })
}

/// Whether both results are of one contest: the second clause names nobody's other group or event.
fn is_one_contest(passage: &Passage, one: &Result_, two: &Result_) -> bool {
    const CONTESTS: [&str; 8] = ["组", "赛", "项目", "单打", "双打", "公斤级", "轮", "场"];
    let names_contest = |lead: &str| holds_any(lead, &CONTESTS);
    let between = passage.between(one.figure.span, two.figure.span);
    one.figure.same_unit(two.figure)
        && one.rank != two.rank
        && one.figure.written != two.figure.written
        && one.figure.counts_in().is_some_and(|unit| ["分", "米", "公斤", "秒", "环", "票"].contains(&unit))
        && !names_contest(two.lead)
        && !between.contains(['。', '；'])
}

fn judge(passage: &Passage, one: &Result_, two: &Result_, context: &RuleContext, out: &mut Drafts) {
    let least_first = one.figure.counts_in() == Some("秒");
    let (better, worse) = if one.rank < two.rank { (one, two) } else { (two, one) };
    let is_less = better.figure.written < worse.figure.written;
    let [first, second] = [better, worse].map(|it| passage.shown(it.figure));
    let (high, low) = (better.rank, worse.rank);
    if is_less == least_first {
        let says = say!(context.lang, "名次与成绩的先后相符", "the ranks follow the results");
        return out.held(says, vec![place(one.figure.span), place(two.figure.span)]);
    }
    let message = say!(
        context.lang,
        "第{high}名“{first}”不如第{low}名“{second}”",
        "Rank {high} with “{first}” is behind rank {low} with “{second}”"
    );
    let draft = out.report(place(two.figure.span), message);
    passage.cite(draft, [one.figure]);
}
