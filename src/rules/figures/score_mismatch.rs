//! `score-mismatch`: the score of a match that its sets, quarters or halves do not give.

use super::parts_told;
use super::passage::{Passage, passages, place};
use super::score::{Score, scores};
use crate::rules::{
    ArticleView, BlockView, Confidence, Drafts, Example, Family, Rule, RuleContext, RuleInfo, RulePage,
    Severity,
};
use crate::say;
use crate::text::Bilingual;

/// `score-mismatch`.
#[derive(Debug)]
pub struct ScoreMismatch;

static INFO: RuleInfo = RuleInfo {
    code: "score-mismatch",
    former_codes: &[],
    family: Family::Figures,
    severity: Severity::Warning,
    on_by_default: true,
    points: Some(10),
    confidence: Confidence::High,
    kinds: &["N01"],
    page: RulePage {
        title: Bilingual {
            zh: "总比分与各局、各节比分不符",
            en: "A score that its sets or quarters do not give",
        },
        finds: Bilingual {
            zh: "“以3比1战胜，四局比分为25∶20、23∶25、18∶25、25∶21”：按各局算是2比2。各节、上下半场的得分相加，也应等于全场比分。各局都打到25分，有一局却没有人得满25分的，也报。",
            en: "“Won 3–1, sets 25–20, 23–25, 18–25, 25–21”, where the sets make 2–2; quarters and halves that do not add up to the final score.",
        },
        why: Bilingual {
            zh: "总比分和分项比分至少有一处错了。",
            en: "The score or one of its parts is wrong.",
        },
        instead: Bilingual { zh: "对照赛事成绩核对。", en: "Check the official result." },
        silent: Bilingual {
            zh: "只说前几局、有加时或点球大战、各局没有列全的，不报；两队先后颠倒而数字相符的，不报。",
            en: "Silent where only some sets are told, on extra time and shoot-outs, and where the two sides merely change places.",
        },
        source: Bilingual { zh: "算术", en: "Arithmetic" },
    },
    examples: &[
        Example::new("女排决赛，云川队⟦3比1⟧战胜青溪队，四局比分为25∶20、23∶25、18∶25、25∶21。"),
        Example::new("一中以⟦2比1⟧险胜二中，三局的比分是21比17、19比21、18比21。"),
        Example::new("她以⟦2∶0⟧击败对手，两局比分为21∶15、19∶21。"),
        Example::new("主队以⟦86∶80⟧获胜，四节比分为20∶18、22∶21、19∶24、24∶17。"),
        Example::new("上半场主队以42比38领先，下半场双方战成35平，最终主队以⟦77比75⟧获胜。"),
        Example::new("女排决赛，云川队3比1战胜青溪队，四局比分为25∶20、23∶25、25∶18、25∶21。"),
        Example::new("一中以2比1险胜二中，三局的比分是21比17、19比21、21比18。"),
        Example::new("客队以1比3不敌对手，四局比分为20∶25、25∶23、18∶25、21∶25。"),
        Example::new("主队以85∶80获胜，四节比分为20∶18、22∶21、19∶24、24∶17。"),
        Example::new("上半场主队以42比38领先，下半场双方战成35平，最终主队以77比73获胜。"),
        Example::new("青溪队以⟦3比1⟧完胜柳溪队，三局比分为25比18、25比21、25比19。"),
        Example::new("青溪队以3比0完胜柳溪队，三局比分为25比18、25比21、25比19。"),
        Example::new("云川队3比1取胜，前两局比分为25∶20、23∶25。"),
        Example::new("比赛19∶30开始，主队以2比1取胜，比分交替上升到20∶20。"),
        Example::new("上半场主队以1比0领先，下半场客队扳平，加时赛后主队以3比2获胜。"),
        Example::new("女排3比2逆转。五局比分为22比25、25比19、23比25、⟦23比21⟧和15比12。"),
        Example::new("女排3比2逆转。五局比分为22比25、25比19、23比25、25比21和15比12。"),
        Example::new("男女比例为3∶2，师生比为1∶15。"),
        Example::new("青溪队以⟦86比77⟧战胜柳溪队。四节比分为21比18、23比20、19比22、23比19。"),
        Example::new("青溪队以86比77战胜柳溪队。四节比分为21比18、23比20、19比22、23比17。"),
        Example::new(
            "主场女排苦战夺冠\n昨晚，主队以⟦3∶2⟧力克客队。\n首局主队25∶22先声夺人。第二局一度17∶12领先，却以23∶25丢掉。第三局25∶19。第四局越打越顺，25∶16结束比赛。",
        ),
        Example::new(
            "羽毛球公开赛\n她以⟦2∶0⟧淘汰头号种子。首局她状态不佳，17∶21失利，次局21∶15扳回，决胜局21∶18过关。",
        ),
        Example::new("首节主队以24∶20领先，第二节客队单节23∶19反超，半场战罢客队以⟦45∶43⟧领先。"),
        Example::new(
            "主场女排苦战夺冠\n昨晚，主队以3∶1力克客队。\n首局主队25∶22先声夺人。第二局一度17∶12领先，却以23∶25丢掉。第三局25∶19。第四局越打越顺，25∶16结束比赛。",
        ),
        Example::new(
            "主场女排苦战夺冠\n昨晚，主队以3∶1力克客队。\n首局主队25∶22先声夺人。第二局客队25∶23扳平。第三局主队25∶19再胜，第四局25∶16结束比赛。",
        ),
        Example::new(
            "主场女排苦战夺冠\n昨晚，主队以3∶2力克客队。\n首局主队25∶22先声夺人，第二局23∶25丢掉，第三局25∶19。第四局客队追上，决胜局主队咬牙胜出。",
        ),
        Example::new("首节主队以24∶20领先，第二节客队单节23∶19反超，半场战罢两队以43∶43战平。"),
        Example::new("首节主队以24∶20领先，第二节打完，比分已是43∶43，半场客队气势更盛，随后以52∶50超出。"),
        Example::new("女排⟦3比1⟧逆转。四局比分为23比25、25比20、18比25、25比21。"),
        Example::new("主队3∶2险胜客队，五局比分为25∶18、22∶25、25∶20、⟦25∶21⟧。"),
        Example::new("王某以4比3战胜李某，七局比分为11比8、9比11、11比6、11比7、8比11、⟦11比9⟧。"),
        Example::new("主队四节比分为22∶18、25∶20、18∶24、20∶15，最终以⟦85∶79⟧取胜。"),
        Example::new("主队四节比分为22∶18、25∶20、18∶24、20∶15，最终以85∶77取胜。"),
        Example::new("主队3∶2险胜客队，五局比分为25∶18、22∶25、25∶20、21∶25、15∶12。"),
        Example::new("主队3∶2险胜客队，前四局比分为25∶18、22∶25、25∶20、21∶25，决胜局15∶12。"),
        Example::new(
            "青溪队以86比77战胜柳溪队。另一场四节比分为21比18、23比20、19比22、23比19，比赛更胶着。",
        ),
    ],
};

impl Rule for ScoreMismatch {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        if !block.says("比分") && !block.says("半场") {
            return;
        }
        for passage in with_sentence_before(passages(block, 0)) {
            let text = passage.at(passage.span);
            let beyond = [
                "另一场",
                "加时",
                "点球",
                "总比分",
                "累计比分",
                "前两局",
                "前三局",
                "前四局",
                "前两盘",
                "前三节",
            ];
            if beyond.iter().any(|word| text.contains(word)) {
                continue;
            }
            let scores = scores(text, passage.span.start as usize);
            check_parts(&passage, &scores, context, out);
            check_halves(&passage, &scores, context, out);
        }
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        parts_told::check(article, context, out);
    }
}

/// The passages, each that lists parts without a score before them joined to the sentence before: 86比77战胜对手。四节比分为….
fn with_sentence_before(passages: Vec<Passage>) -> Vec<Passage> {
    let mut joined: Vec<Passage> = Vec::new();
    for (index, passage) in passages.iter().enumerate() {
        let text = passage.at(passage.span);
        let marker = PARTS.iter().find_map(|(word, _)| text.find(word));
        let alone = marker.is_some_and(|marker| scores(&text[..marker], 0).is_empty());
        let before = index.checked_sub(1).map(|before| &passages[before]).filter(|_| alone);
        let adjacent = before.filter(|before| before.span.end <= passage.span.start);
        joined.push(
            adjacent.map_or(*passage, |before| Passage { span: before.span.hull(passage.span), ..*passage }),
        );
    }
    joined
}

/// What the parts of a match are called.
const PARTS: [(&str, bool); 8] = [
    ("局比分", true),
    ("局的比分", true),
    ("盘比分", true),
    ("盘的比分", true),
    ("局得分", true),
    ("节比分", false),
    ("节的比分", false),
    ("节得分", false),
];

/// Reports a set that nobody can have won: 23∶21 among sets that are played to 25. The last set of five is shorter.
fn check_set_points(passage: &Passage, sets: &[Score], context: &RuleContext, out: &mut Drafts) {
    /// The points that win a set of volleyball, badminton and table tennis.
    const WINNING: [u32; 3] = [25, 21, 11];
    let most = |set: &Score| set.points[0].max(set.points[1]);
    let wins = |set: &Score, points: u32| most(set) == points && set.points[0].abs_diff(set.points[1]) >= 2;
    let Some(points) = WINNING.into_iter().find(|&points| {
        let full = sets.iter().filter(|set| wins(set, points)).count();
        full >= 2 && sets.iter().take(4).all(|set| most(set) <= points || wins(set, most(set)))
    }) else {
        return;
    };
    for short in sets.iter().take(4).filter(|set| most(set) < points) {
        let stated = passage.at(short.span);
        let message = say!(
            context.lang,
            "其余各局打到{points}分，“{stated}”一局没有人得满{points}分",
            "The other sets are played to {points}; in “{stated}” nobody has so many"
        );
        let draft = out.report(place(short.span), message);
        for set in sets.iter().filter(|set| wins(set, points)) {
            draft.evidence(place(set.span), format!("“{}”", passage.at(set.span)));
        }
    }
}

/// Holds the sets or quarters of a match against its score.
fn check_parts(passage: &Passage, scores: &[Score], context: &RuleContext, out: &mut Drafts) {
    let text = passage.at(passage.span);
    let Some((at, sets)) = PARTS.iter().find_map(|(word, sets)| Some((text.find(word)?, *sets))) else {
        return;
    };
    let marker = passage.span.start as usize + at;
    let first = scores.partition_point(|score| (score.span.start as usize) < marker);
    let joined = |pair: &[Score]| {
        matches!(passage.between(pair[0].span, pair[1].span), "、" | "，" | "," | "和" | " " | "；")
    };
    let run = 1 + scores[first..].windows(2).take_while(|pair| joined(pair)).count();
    let parts = scores.get(first..first + run).unwrap_or_default();
    let whole = if sets {
        scores[..first].iter().rev().find(|score| score.points.iter().max() <= Some(&4))
    } else {
        scores[..first].iter().rev().find(|score| score.points.iter().min() > Some(&10))
    };
    let whole = whole.or_else(|| told_behind(passage, scores.get(first + run..).unwrap_or_default(), sets));
    if let Some(counted) = counted_parts(text, at, passage, parts) {
        return report_missing(passage, counted, parts, context, out);
    }
    let (Some(whole), true) = (whole, parts.len() >= 2) else { return };
    let made = if sets {
        let won = |side: usize| {
            parts.iter().filter(|part| part.points[side] > part.points[1 - side]).count() as u32
        };
        [won(0), won(1)]
    } else {
        [0, 1].map(|side| parts.iter().map(|part| part.points[side]).sum())
    };
    if sets {
        check_set_points(passage, parts, context, out);
    }
    let listed: Vec<String> = parts.iter().map(Score::shown).collect();
    let listed = listed.join("、");
    let places = parts.iter().map(|part| place(part.span));
    let Score { span, .. } = *whole;
    let (stated, result) = (passage.at(span), format!("{}∶{}", made[0], made[1]));
    // A score told of the loser may list the sets from either side.
    let rest = &passage.text[span.end as usize..passage.span.end as usize];
    let lost = ["不敌", "负于", "输给", "败给", "惜败"].iter().any(|word| rest.starts_with(word));
    if whole.points == made || lost && whole.is(made) {
        let message = say!(context.lang, "{listed}合{stated}，相符", "{listed} make {stated}, as stated");
        return out.held(message, std::iter::once(place(span)).chain(places).collect());
    }
    // Fewer sets than were played need not be all.
    let counted = text[..at].chars().next_back().and_then(crate::facts::numeral::chinese_digit);
    let all_told = counted.is_some_and(|counted| counted as usize == parts.len());
    if sets && !all_told && (parts.len() as u32) < whole.points.iter().sum() {
        return;
    }
    let message = say!(
        context.lang,
        "{listed}合{result}，文中写“{stated}”",
        "{listed} make {result}; the text says “{stated}”"
    );
    let draft = out.report(place(span), message);
    for part in parts {
        draft.evidence(place(part.span), format!("“{}”", passage.at(part.span)));
    }
}

/// 四节比分为…，最终以85∶79取胜: the score of the match behind its parts.
fn told_behind<'s>(passage: &Passage, rest: &'s [Score], sets: bool) -> Option<&'s Score> {
    let whole = rest.first()?;
    let sized =
        if sets { whole.points.iter().max() <= Some(&4) } else { whole.points.iter().min() > Some(&10) };
    let before = passage.at(passage.span).get(..whole.span.start as usize - passage.span.start as usize)?;
    let clause = &before[before.rfind(['，', '。', '；']).unwrap_or(0)..];
    let behind = &passage.text[whole.span.end as usize..];
    let ends = ["最终", "终场", "总比分", "结果"].iter().any(|word| clause.contains(word))
        || ["取胜", "获胜", "战胜", "击败"].iter().any(|word| behind.starts_with(word));
    (sized && ends).then_some(whole)
}

/// 五局比分为 with four scores, or six: how many the text says, where it lists another number of them.
fn counted_parts(text: &str, at: usize, passage: &Passage, parts: &[Score]) -> Option<u32> {
    let counted = text[..at].chars().next_back().and_then(crate::facts::numeral::chinese_digit)?;
    let partly = ["前", "后", "第", "首", "十"].iter().any(|word| {
        text[..at].char_indices().next_back().is_some_and(|(cut, _)| text[..cut].ends_with(word))
    });
    let last = parts.last()?;
    let behind = &passage.text[last.span.end as usize..];
    let closed = behind.starts_with(['。', '；', '，', '！']) || behind.is_empty();
    let other = (2..=7).contains(&counted) && counted as usize != parts.len() && parts.len() >= 2;
    (other && !partly && closed).then_some(counted)
}

fn report_missing(passage: &Passage, counted: u32, parts: &[Score], context: &RuleContext, out: &mut Drafts) {
    let Some((last, others)) = parts.split_last() else { return };
    let number = parts.len();
    let message = say!(
        context.lang,
        "文中说{counted}局（节、盘），只列出{number}个比分",
        "{counted} sets or quarters are told, and {number} scores listed"
    );
    let draft = out.report(place(last.span), message);
    for part in others {
        draft.evidence(place(part.span), format!("“{}”", passage.at(part.span)));
    }
}

/// 上半场42比38，下半场35平，最终77比73: the halves add up to the score.
fn check_halves(passage: &Passage, scores: &[Score], context: &RuleContext, out: &mut Drafts) {
    let text = passage.at(passage.span);
    let (Some(first), Some(second)) = (text.find("上半场"), text.find("下半场")) else { return };
    let Some(end) = ["最终", "全场", "终场"].iter().find_map(|word| text[second..].find(word)) else {
        return;
    };
    let offset = passage.span.start as usize;
    let in_part = |from: usize, to: usize| {
        let mut inside = scores.iter().filter(|score| {
            (score.span.start as usize) >= offset + from && (score.span.end as usize) <= offset + to
        });
        let only = inside.next().copied();
        only.filter(|_| inside.next().is_none())
    };
    let end = second + end;
    let (Some(one), Some(two), Some(last)) =
        (in_part(first, second), in_part(second, end), in_part(end, text.len()))
    else {
        return;
    };
    let sums = [
        [one.points[0] + two.points[0], one.points[1] + two.points[1]],
        [one.points[0] + two.points[1], one.points[1] + two.points[0]],
    ];
    let (a, b, stated) = (one.shown(), two.shown(), passage.at(last.span));
    let result = format!("{}∶{}", sums[0][0], sums[0][1]);
    if sums.iter().any(|sum| last.is(*sum)) {
        let places = vec![place(one.span), place(two.span), place(last.span)];
        return out
            .held(say!(context.lang, "{a}+{b}={stated}，相符", "{a} + {b} = {stated}, as stated"), places);
    }
    // Where the second half is told as the score so far, it is no part.
    let so_far = two.points.iter().sum::<u32>() >= one.points.iter().sum::<u32>() * 3 / 2;
    if so_far {
        return;
    }
    let message = say!(
        context.lang,
        "上下半场{a}+{b}={result}，文中写“{stated}”",
        "The halves {a} + {b} make {result}; the text says “{stated}”"
    );
    out.report(place(last.span), message)
        .evidence(place(one.span), format!("“{}”", passage.at(one.span)))
        .evidence(place(two.span), format!("“{}”", passage.at(two.span)));
}
