//! `games-record`: wins, draws and losses that do not make the games played or the points.

use super::FIGURES;
use super::games_each;
use super::passage::{Passage, passages, place};
use crate::facts::numeral::{char_before, read_at};
use crate::rules::{ArticleView, BlockView, Drafts, Example, Rule, RuleContext, RuleInfo, RulePage};
use crate::say;
use crate::text::{Bilingual, Span, holds_any};

/// `games-record`.
#[derive(Debug)]
pub struct GamesRecord;

static INFO: RuleInfo = RuleInfo {
    code: "games-record",
    kinds: &["N01", "N11"],
    page: RulePage {
        title: Bilingual {
            zh: "胜、平、负与场数或积分不符",
            en: "Wins, draws and losses against games or points",
        },
        finds: Bilingual {
            zh: "“12轮过后7胜3平3负”：三项合13场，多于12轮；“7胜3平2负积26分”：胜一场3分、平一场1分，应为24分。",
            en: "“After 12 rounds 7 won, 3 drawn, 3 lost”, which makes 13 games; “7 won, 3 drawn, 26 points”, which makes 24.",
        },
        why: Bilingual {
            zh: "场数、战绩、积分至少有一处错了。",
            en: "The games, the record or the points are wrong.",
        },
        instead: Bilingual { zh: "对照积分榜核对。", en: "Check the table of the league." },
        silent: Bilingual {
            zh: "没有写平局而场数较少的不报，可能有平局；按轮计的少一两场不报，可能有补赛；积分按胜3平1或胜2平1都对不上才报；有扣分、罚分的不报。",
            en: "Silent where draws are not told and games are left over, where a team has a match in hand, on deducted points, and where three or two points a win give the total.",
        },
        source: Bilingual { zh: "算术", en: "Arithmetic" },
    },
    examples: &[
        Example::new("联赛前12轮战罢，云川队⟦7胜3平3负⟧，排名第四。"),
        Example::new("本赛季青溪队12场比赛⟦7胜2平2负⟧，主场从未输球。"),
        Example::new("第20轮过后，主队以⟦12胜6平3负⟧的战绩领跑。"),
        Example::new("云川队7胜3平2负，积⟦26分⟧，暂列第三。"),
        Example::new("小组赛三战⟦两胜一平一负⟧，云川队以小组第二出线。"),
        Example::new("两队此前交手8次，主队⟦4胜2平3负⟧稍占上风。"),
        Example::new("全运会女篮分组赛每队各赛五场，青溪队以⟦一胜三负⟧列第四。"),
        Example::new("主队以9胜4平1负积⟦32分⟧的成绩提前两轮冲超。"),
        Example::new("渔城女篮分组赛收官\n\n分组赛每队各赛五场。云川队战胜了青溪队，以⟦一胜三负⟧列第四。"),
        Example::new("渔城女篮分组赛收官\n\n分组赛每队各赛五场。经过六天角逐，云川队以⟦八战全胜⟧居首。"),
        Example::new(
            "渔城女篮分组赛收官\n\n分组赛每队各赛五场。云川队以五战全胜居首，青溪队以二胜三负列第四。",
        ),
        Example::new("渔城女篮分组赛收官\n\n分组赛每队各赛五场，随后进行决赛。云川队以八战全胜夺冠。"),
        Example::new("联赛前12轮战罢，云川队7胜3平2负，排名第四。"),
        Example::new("本赛季青溪队12场比赛7胜3平2负，主场从未输球。"),
        Example::new("12轮过后，少赛一场的云川队6胜3平2负。"),
        Example::new("12轮过后，云川队6胜3平2负，落后榜首三分。"),
        Example::new("云川队7胜3平2负，积24分，暂列第三。"),
        Example::new("上世纪八十年代，云川队7胜3平2负，积17分夺冠。"),
        Example::new("因欠薪被扣6分，云川队7胜3平2负，积18分。"),
        Example::new("20轮联赛踢完，云川队11胜4负，早早晋级。"),
        Example::new("12轮过后，云川队7胜3平2负，其中主场5胜1平。"),
        Example::new("小组赛三战一胜一平一负，云川队以小组第二出线。"),
        Example::new("30轮联赛还剩4轮，云川队18胜5平3负。"),
        Example::new("近10场比赛，云川队6胜2平2负，客队7胜1平2负。"),
        Example::new("全运会女篮分组赛每队各赛五场，青溪队以二胜三负列第四。"),
        Example::new("他当日连下两场恶战，与队友的战绩同为8胜1负，名列榜首。"),
        Example::new("在另外一场对话中，同样取得9胜2负的云川队和青溪队相遇。"),
        Example::new("棋手们捉对厮杀，云川队3胜2平，净胜两局。"),
    ],
    ..FIGURES
};

impl Rule for GamesRecord {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        games_each::check(article, context, out);
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        if !block.facts.letters.may_hold_any(&["负", "平"]) || !block.says("胜") {
            return;
        }
        for passage in passages(block, 0) {
            let records = records(&passage);
            for (index, record) in records.iter().enumerate() {
                let from = index.checked_sub(1).map_or(passage.span.start, |last| records[last].span.end);
                check_games(&passage, from, record, context, out);
                check_points(&passage, record, context, out);
            }
        }
    }
}

/// Sports in which no game is drawn.
pub(super) const NO_DRAWS: [&str; 8] = ["篮", "排球", "女排", "男排", "网球", "乒乓", "羽毛球", "棒球"];

/// 7胜3平2负.
pub(super) struct Record {
    pub(super) span: Span,
    won: u32,
    pub(super) drawn: Option<u32>,
    lost: u32,
}

impl Record {
    pub(super) fn games(&self) -> u32 {
        self.won + self.drawn.unwrap_or(0) + self.lost
    }

    /// 7+3+2=12.
    pub(super) fn sum(&self) -> String {
        let terms = [Some(self.won), self.drawn, Some(self.lost)].into_iter().flatten();
        let terms: Vec<String> = terms.map(|term| term.to_string()).collect();
        format!("{}={}", terms.join("+"), self.games())
    }
}

/// The numeral that begins at byte `at`, a whole number below 1000, and the byte after it.
pub(super) fn count_at(text: &str, at: usize) -> Option<(u32, usize)> {
    let numeral = read_at(text, at).filter(|numeral| numeral.vague.is_none())?;
    let value = u32::try_from(numeral.value).ok().filter(|&value| value < 1000)?;
    Some((value, numeral.span.end as usize))
}

/// The numeral that ends at byte `end`, and where it begins.
pub(super) fn count_before(text: &str, end: usize) -> Option<(u32, usize)> {
    let mut start = end;
    while let Some(c) = char_before(text, start) {
        if !c.is_ascii_digit() && !"零一二两三四五六七八九十百".contains(c) {
            break;
        }
        start -= c.len_utf8();
    }
    count_at(text, start).filter(|&(_, after)| after == end).map(|(value, _)| (value, start))
}

/// The records of the passage in which losses are told: 7胜3平2负, 一胜三负, 3胜1平0负.
pub(super) fn records(passage: &Passage) -> Vec<Record> {
    let (text, first) = (passage.text, passage.span.start as usize);
    let mut found = Vec::new();
    for (at, win) in passage.at(passage.span).match_indices('胜') {
        let at = first + at;
        let Some((won, start)) = count_before(text, at) else { continue };
        let next = |at: usize, words: &[&str]| {
            let at = at + text[at..].chars().next().filter(|&c| c == '、').map_or(0, char::len_utf8);
            let (value, end) = count_at(text, at)?;
            let word = words.iter().find(|word| text[end..].starts_with(**word))?;
            Some((value, end + word.len()))
        };
        let after = at + win.len();
        let drawn = next(after, &["平", "和"]);
        let Some((lost, end)) = next(drawn.map_or(after, |(_, end)| end), &["负", "败"]) else { continue };
        found.push(Record { span: Span::new(start, end), won, drawn: drawn.map(|(drawn, _)| drawn), lost });
    }
    found
}

/// How many games are said to have been played, and in what they are counted.
struct Played {
    span: Span,
    games: u32,
    in_rounds: bool,
}

/// The games told last between the byte `from` and the record: 12轮, 三战, 交手8次, 各赛五场.
fn played(passage: &Passage, from: u32, record: &Record) -> Option<Played> {
    let before = &passage.text[from as usize..record.span.start as usize];
    let mut units = before.char_indices().rev().filter(|&(_, c)| matches!(c, '轮' | '场' | '战' | '次'));
    let (at, unit, games, start) = units.find_map(|(at, unit)| {
        let (games, start) = count_before(passage.text, from as usize + at)?;
        Some((at, unit, games, start))
    })?;
    let told = &before[..start - from as usize];
    let gap = &before[at + unit.len_utf8()..];
    let of_others = ["其中", "主场", "客场", "还剩", "剩余", "总共", "对手", "胜", "负"];
    let left = ["剩", "余下", "后", "共有", "共"].iter().any(|word| told.ends_with(word));
    let meetings = unit != '次' || told.ends_with("交手") || told.ends_with("交锋") || told.ends_with("相遇");
    // 两场恶战，与许昕的战绩同为8胜1负: only rounds may stand far from the record.
    let limit = if unit == '轮' { 20 } else { 8 };
    let near = gap.chars().count() <= limit && games > 1 && !of_others.iter().any(|word| gap.contains(word));
    (near && meetings && !left).then_some(Played {
        span: Span::new(start, from as usize + at + unit.len_utf8()),
        games,
        in_rounds: unit == '轮',
    })
}

fn check_games(passage: &Passage, from: u32, record: &Record, context: &RuleContext, out: &mut Drafts) {
    const UNEVEN: [&str; 7] = ["少赛", "补赛", "延期", "推迟", "轮空", "顺延", "加赛"];
    let whole = passage.at(passage.span);
    let Some(played) = played(passage, from, record) else { return };
    if holds_any(whole, &UNEVEN) {
        return;
    }
    let (sum, games) = (record.sum(), record.games());
    let stated = played.span.of(passage.text);
    if games == played.games {
        let message = say!(context.lang, "{sum}，与{stated}相符", "{sum}, as many games as told");
        return out.held(message, vec![place(played.span), place(record.span)]);
    }
    let all_told = record.drawn.is_some() || holds_any(whole, &NO_DRAWS);
    if games < played.games && (played.in_rounds || !all_told) {
        return;
    }
    let message = say!(
        context.lang,
        "胜、平、负合{sum}场，文中写“{stated}”",
        "The record makes {sum} games; the text says “{stated}”"
    );
    out.report(place(record.span), message).evidence(place(played.span), format!("“{stated}”"));
}

fn check_points(passage: &Passage, record: &Record, context: &RuleContext, out: &mut Drafts) {
    let Some(drawn) = record.drawn else { return };
    let text = passage.text;
    let rest = &text[record.span.end as usize..passage.span.end as usize];
    let lead = ["，", "的战绩", "的成绩", "，以"].iter().find_map(|lead| rest.strip_prefix(lead));
    let Some(scored) =
        ["积", "共积", "总积分"].iter().find_map(|word| lead.unwrap_or(rest).strip_prefix(word))
    else {
        return;
    };
    let start = passage.span.end as usize - scored.len();
    let Some((points, end)) = count_at(text, start).filter(|&(_, end)| text[end..].starts_with('分')) else {
        return;
    };
    let deducted = holds_any(passage.at(passage.span), &["扣", "罚", "负分", "带分"]);
    let span = Span::new(start, end + '分'.len_utf8());
    let by_three = 3 * record.won + drawn;
    let formula = format!("3×{}+{drawn}={by_three}", record.won);
    if points == by_three || points == 2 * record.won + drawn {
        let message = say!(context.lang, "{points}分与战绩相符", "{points} points, as the record gives");
        return out.held(message, vec![place(record.span), place(span)]);
    }
    if deducted {
        return;
    }
    let stated = span.of(text);
    let message = say!(
        context.lang,
        "胜一场3分、平一场1分，{formula}分，文中写“{stated}”",
        "Three points a win and one a draw: {formula}; the text says “{stated}”"
    );
    let record = record.span;
    out.report(place(span), message).evidence(place(record), format!("“{}”", record.of(text)));
}
