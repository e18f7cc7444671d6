//! `words-and-percent`: 半数, 九成, 三分之二 beside a percentage that they do not fit.

use super::passage::{Passage, passages, place, share_in_words, show};
use super::proof::Proof;
use crate::facts::quantity::{Kind, Quantity};
use crate::rules::{
    BlockView, Confidence, Drafts, Example, Family, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::{Bilingual, holds_any};
use rust_decimal::Decimal;

/// `words-and-percent`.
#[derive(Debug)]
pub struct WordsAndPercent;

static INFO: RuleInfo = RuleInfo {
    code: "words-and-percent",
    former_codes: &[],
    family: Family::Figures,
    severity: Severity::Error,
    on_by_default: true,
    points: Some(10),
    confidence: Confidence::High,
    kinds: &["N39"],
    page: RulePage {
        title: Bilingual {
            zh: "成数、分数与百分数不符",
            en: "Words for a share that its percentage contradicts",
        },
        finds: Bilingual {
            zh: "“超过半数（48%）”“近九成（92%）”“三分之二（58%）”“500户中有205户，占六成”：文字说的比例与括注的百分数、与前面两个数算出的不符。",
            en: "A share in words that the percentage beside it, or the part and the whole before it, contradict: 超过半数（48%）, 近九成（92%）, 三分之二（58%）.",
        },
        why: Bilingual { zh: "两种说法互相矛盾。", en: "The two contradict each other." },
        instead: Bilingual { zh: "改成一致的说法。", en: "Make the two agree." },
        silent: Bilingual {
            zh: "“近”“超过”“约”容许的出入不报。",
            en: "Silent on what 近, 超过 and 约 allow.",
        },
        source: Bilingual { zh: "算术", en: "Arithmetic" },
    },
    examples: &[
        Example::new("村里320户中有224户改用空气源热泵，占全村的⟦八成⟧；另外一些人家打算今年再装。"),
        Example::new("村里320户中有224户改用空气源热泵，占全村的七成；另外一些人家打算今年再装。"),
        Example::new("全村480户人家，屋顶已经装上光伏板的有336户，占了⟦六成⟧。"),
        Example::new("全厂860名职工，家住本镇的有320名，占⟦一半以上⟧。"),
        Example::new("全村480户人家，屋顶已经装上光伏板的有336户，占了七成。"),
        Example::new("全厂860名职工，家住本镇的有460名，占一半以上。"),
        Example::new("全村480户人家，屋顶已经装上光伏板的有336户，装得起的人家占了九成。"),
        Example::new("⟦超过半数⟧（48%）的受访者表示满意。"),
        Example::new("⟦近九成⟧（92%）的纠纷在村里化解。"),
        Example::new("⟦三分之二⟧（58%）的企业建立了台账。"),
        Example::new("⟦超七成⟧（65.3%）的居民参加了投票。"),
        Example::new("⟦不到一半⟧（53%）的农户参保。"),
        Example::new("超过半数（52%）的受访者表示满意。"),
        Example::new("近九成（88%）的纠纷在村里化解。"),
        Example::new("⟦超过三分之二⟧的受访者（36.4%）每天运动一小时。"),
        Example::new("超过三分之一的受访者（36.4%）每天运动一小时。"),
        Example::new("三分之二（66.7%）的企业建立了台账。"),
        Example::new("七成（70.4%）的居民参加了投票。"),
        Example::new("约三成（31.2%）的农户参保。"),
        Example::new("近九成群众满意，满意率同比提高12%。"),
        Example::new("八成以上（86%）的来访者当场得到答复。"),
        Example::new("九成村民参加了投票，95%的企业签了承诺书。"),
        Example::new("收回的500份问卷里，有230份选择尽快安装，⟦超过六成⟧。"),
        Example::new("全村320户中，有205户报了名，占⟦近五成⟧。"),
        Example::new("收回的500份问卷里，有230份选择尽快安装，超过四成。"),
        Example::new("收回的500份问卷里，有230份选择尽快安装，近五成。"),
        Example::new("全村320户中，有205户报了名，报名的人里女性超过七成。"),
        Example::new("断水的179个村中，31个已经恢复通水，八成以上断电村恢复供电。"),
        Example::new("收回500份问卷，另有230份没有收回，超过六成的人选择安装。"),
        Example::new("860名毕业生中，有260人留在本县就业，占⟦七成⟧。"),
        Example::new("受访的1500人中，⟦近七成⟧（1305人）表示愿意参与。"),
        Example::new("小区有500户居民，⟦九成以上⟧（365户）同意加装电梯。"),
        Example::new("全院96户里有64户装了电表，占到了⟦四分之三⟧；其余的年底装完。"),
        Example::new("报名的480名学徒中，有312名拿到上岗证，占了⟦八成⟧。"),
        Example::new("走访困难老人850位，其中520位申请了补贴，申请率⟦超过七成⟧。"),
        Example::new("全院96户里有64户装了电表，占到了三分之二；其余的年底装完。"),
        Example::new("报名的480名学徒中，有312名拿到上岗证，占了六成多。"),
        Example::new("走访困难老人850位，其中620位申请了补贴，申请率超过七成。"),
        Example::new("走访困难老人850位，其中520位申请了补贴，满意率超过九成。"),
        Example::new("全院96户里有64户装了电表，电费占到了租金的四分之一。"),
        Example::new("860名毕业生中，有602人留在本县就业，占七成。"),
        Example::new("受访的1500人中，近七成（1035人）表示愿意参与。"),
        Example::new("小区有500户居民，比去年多两成（80户是新住户）。"),
    ],
};

impl Rule for WordsAndPercent {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        for passage in passages(block, 3) {
            check_counts(&passage, context, out);
        }
        for passage in passages(block, 2) {
            for index in 1..passage.quantities.len() {
                let (words, percent) = (&passage.quantities[index - 1], &passage.quantities[index]);
                // 超过三分之二的受访者（36.4%）: the noun between, in its own clause.
                let gap = passage.gap(index - 1, index);
                let noun = gap.strip_prefix('的').and_then(|gap| gap.strip_suffix(['（', '(']));
                let of_noun = noun.is_some_and(|noun| {
                    (1..=8).contains(&noun.chars().count()) && !noun.contains(['，', '、', '。', '（', '占'])
                }) && passage.text[percent.span.end as usize..].starts_with(['）', ')']);
                let explains = of_noun
                    || matches!(
                        gap.trim(),
                        "（" | "(" | "（占" | "（约" | "（即" | "，即" | "（达" | "（占比"
                    );
                let (Kind::Fraction | Kind::Tenths, Kind::Percent, true) =
                    (words.kind, percent.kind, explains)
                else {
                    continue;
                };
                let Some(possible) = share_in_words(words) else { continue };
                let places = vec![place(words.span), place(percent.span)];
                let (said, shown) = (passage.at(words.span), passage.shown(percent));
                if possible.contains(percent.written) {
                    out.held(say!(context.lang, "“{said}”与{shown}相符", "“{said}” fits {shown}"), places);
                    continue;
                }
                let at = words
                    .percent()
                    .and_then(|share| share.low.or(share.high))
                    .unwrap_or_default()
                    .round_dp(1);
                out.report(
                    place(words.span),
                    say!(
                        context.lang,
                        "“{said}”（{at}%）与“{shown}”不符",
                        "“{said}” ({at} %) does not fit “{shown}”",
                        at = show(at)
                    ),
                )
                .evidence(place(percent.span), say!(context.lang, "“{shown}”", "“{shown}”"));
            }
        }
    }
}

/// 500份问卷里，有230份选择安装，超过六成: a part, the whole that 里 or 中 ties to it, and their share in words.
fn check_counts(passage: &Passage, context: &RuleContext, out: &mut Drafts) {
    for index in 2..passage.quantities.len() {
        check_bracketed(passage, index, context, out);
        let [whole, part, words] = [index - 2, index - 1, index].map(|at| &passage.quantities[at]);
        let (tied, behind) = (passage.gap(index - 2, index - 1), passage.gap(index - 1, index));
        let within = holds_any(tied, &["里，", "中，", "里有", "中有", "其中", "，有", "，已有"]);
        // 480户，装上光伏的有336户: what some of the whole have done.
        let some = tied.contains('，')
            && ["的有", "的就有", "的已有", "的共有", "的达"].iter().any(|word| tied.ends_with(word))
            && tied.matches('，').count() == 1
            && tied.chars().count() <= 24;
        let within = within || some;
        let (between, last) = behind.rsplit_once(['，', ',']).unwrap_or(("", behind));
        let rated = names_rate_of(last, between);
        let bare = last.trim_end_matches(['到', '了', '比', '为', '达', '近']);
        let directly = (rated || ["", "占", "已"].contains(&bare) || is_of_all(bare))
            && between.chars().count() <= 16
            && !between.contains(['，', ',', '、', '；', '：']);
        // 八成以上断电村恢复供电 speaks of others.
        let ends = passage.text[words.span.end as usize..].starts_with(['，', '。', '；', '）', '！']);
        let counted = ends
            && matches!(words.kind, Kind::Fraction | Kind::Tenths)
            && matches!(part.kind, Kind::Count | Kind::Measure)
            && part.same_unit(whole)
            && (tied.chars().count() <= 14 || some)
            && !tied.contains(['；', '。', '、']);
        let said = !words.bounds.is_empty() || rated || last.starts_with('占');
        if counted && said && within && directly {
            judge_share(passage, whole, part, words, context, out);
        }
    }
}

/// 占全村的, 占总数的.
fn is_of_all(words: &str) -> bool {
    let whole = words.strip_prefix('占').and_then(|rest| rest.strip_suffix('的'));
    whole.is_some_and(|whole| whole.starts_with(['全', '总']) && (2..=4).contains(&whole.chars().count()))
}

/// 1640人次考取了证书，取证率: every character of the rate's name is in the words behind the part.
fn names_rate_of(name: &str, part: &str) -> bool {
    let name = name.trim_end_matches(['到', '了', '为', '达', '已']);
    name.strip_suffix('率')
        .is_some_and(|name| (2..=3).contains(&name.chars().count()) && name.chars().all(|c| part.contains(c)))
}

/// 受访的1500人中，近七成（1035人）表示愿意: the part in brackets behind its share in words.
fn check_bracketed(passage: &Passage, index: usize, context: &RuleContext, out: &mut Drafts) {
    let [whole, words, part] = [index - 2, index - 1, index].map(|at| &passage.quantities[at]);
    let tied = passage.gap(index - 2, index - 1);
    let bracketed = matches!(passage.gap(index - 1, index), "（" | "(" | "（共" | "（即" | "（有")
        && passage.text[part.span.end as usize..].starts_with(['）', ')']);
    let of_whole = tied.matches(['，', ',']).count() == 1
        && tied.chars().count() <= 14
        && !tied.contains(['。', '；', '、'])
        && !passage.before(words).contains(['比', '每', '各']);
    let counted = matches!(words.kind, Kind::Fraction | Kind::Tenths)
        && matches!(part.kind, Kind::Count | Kind::Measure)
        && part.same_unit(whole);
    if bracketed && of_whole && counted {
        judge_share(passage, whole, part, words, context, out);
    }
}

/// Holds a share in words against the share that part and whole give.
fn judge_share(
    passage: &Passage,
    whole: &Quantity,
    part: &Quantity,
    words: &Quantity,
    context: &RuleContext,
    out: &mut Drafts,
) {
    let (Some(a), Some(b), Some(possible)) = (part.exact(), whole.exact(), share_in_words(words)) else {
        return;
    };
    let Some(share) = (a * Decimal::ONE_HUNDRED).checked_div(b).filter(|_| a <= b) else { return };
    let (said, share_shown) = (passage.shown(words), show(share.round_dp(1)));
    let (first, second) = (passage.shown(part), passage.shown(whole));
    let formula = format!("{first}÷{second}={share_shown}%");
    if possible.contains(share) {
        let places = vec![place(whole.span), place(part.span), place(words.span)];
        out.held(say!(context.lang, "{formula}，与“{said}”相符", "{formula}: fits “{said}”"), places);
    } else {
        Proof { passage, operands: vec![whole, part], stated: words, formula }.refuted(context.lang, out);
    }
}
