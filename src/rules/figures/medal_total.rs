//! `medal-total`: gold, silver and bronze that do not make the number of medals beside them: 19金17银20铜，奖牌总数57.

use super::passage::{Passage, passages, place, show};
use super::{FIGURES, both};
use crate::facts::quantity::Quantity;
use crate::rules::word_lists::List;
use crate::rules::{BlockView, Drafts, Example, Rule, RuleContext, RuleInfo, RulePage};
use crate::say;
use crate::text::holds_any;
use rust_decimal::Decimal;

/// `medal-total`.
#[derive(Debug)]
pub struct MedalTotal;

static INFO: RuleInfo = RuleInfo {
    code: "medal-total",
    kinds: &["N01"],
    page: RulePage {
        title: both("金银铜牌相加与奖牌总数不符", "Gold, silver and bronze do not make the medals"),
        finds: both(
            "“19金17银20铜，奖牌总数57”——相加是56；一、二、三等奖与获奖总数也一样。",
            "“19金17银20铜，奖牌总数57”: they make 56. First, second and third prizes likewise.",
        ),
        why: both(
            "金银铜三项就是奖牌的全部，加起来必须等于总数。",
            "The three are all the medals there are, so they must make the total.",
        ),
        instead: both(
            "逐项核对，改总数或改其中一项。",
            "Check each and correct the total or one of the three.",
        ),
        silent: both(
            "三样没有说全的、总数不紧跟在前后的、约数，不报。",
            "Silent unless all three are told exactly, with the total right before or behind them.",
        ),
        source: both("加法", "Addition"),
    },
    examples: &[
        Example::new("代表团共获19金、17银、20铜，奖牌总数⟦57⟧。"),
        Example::new("县队拿下3枚金牌、5枚银牌、4枚铜牌，奖牌总数⟦13枚⟧，列全市第四。"),
        Example::new("最终，青溪队以6金4银9铜共⟦18枚⟧奖牌收官。"),
        Example::new("本届比赛，柳溪队夺得奖牌⟦26枚⟧（9金7银11铜），创下新高。"),
        Example::new("三天里，小将们拿到2金5银1铜，总计⟦9枚⟧奖牌。"),
        Example::new("学校代表队收获一等奖3个、二等奖5个、三等奖8个，获奖总数⟦17个⟧。"),
        Example::new("全队斩获金牌8枚、银牌11枚、铜牌6枚，奖牌总数⟦27枚⟧，创队史新高。"),
        Example::new("柳溪队以金牌4枚、银牌2枚、铜牌7枚，总计⟦15枚⟧奖牌的成绩收官。"),
        Example::new("全队斩获金牌8枚、银牌11枚、铜牌6枚，奖牌总数25枚，创队史新高。"),
        Example::new("全队斩获金牌8枚、银牌11枚，铜牌榜上另有6枚，奖牌总数27枚。"),
        Example::new("全队斩获金牌8枚、银牌11枚、铜牌6枚，金牌总数列第3位。"),
        Example::new("代表团共获19金、17银、20铜，奖牌总数56。"),
        Example::new("县队拿下3枚金牌、5枚银牌、4枚铜牌，奖牌总数12枚，列全市第四。"),
        Example::new("最终，青溪队以6金4银9铜共19枚奖牌收官，全市共发出180枚奖牌。"),
        Example::new("柳溪队夺得奖牌27枚（9金7银11铜），创下新高。"),
        Example::new("青溪队6金4银，柳溪队9铜，两队奖牌总数21枚。"),
        Example::new("青溪队6金4银9铜，奖牌总数比上届多5枚。"),
        Example::new("青溪队6金4银9铜，奖牌总数排在第18位。"),
        Example::new("青溪队近6金4银9铜，奖牌总数18枚左右。"),
        Example::new("收获一等奖3个、二等奖5个、三等奖8个、优秀奖10个，获奖总数26个。"),
        Example::new("青溪队上午再添6金4银9铜，至此奖牌总数达到81枚。"),
    ],
    ..FIGURES
};

/// Words that make the total one of more than these.
const MORE: &[&str] = &["再添", "又添", "至此", "此前", "累计", "新增", "当日", "两队", "优秀奖", "两天"];

impl Rule for MedalTotal {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        if !["铜", "三等奖"].iter().any(|word| block.facts.letters.may_hold(word)) {
            return;
        }
        for passage in passages(block, 4) {
            for first in 0..passage.quantities.len().saturating_sub(2) {
                let three = &passage.quantities[first..first + 3];
                if is_of_three(&passage, three)
                    && let Some(total) = total_beside(&passage, first)
                {
                    judge(&passage, three, total, context, out);
                }
            }
        }
    }
}

/// Whether the three figures count gold, silver and bronze, or first, second and third prizes, in this order.
fn is_of_three(passage: &Passage, three: &[Quantity]) -> bool {
    let exact = three.iter().all(|part| part.exact().is_some());
    let gaps = three.windows(2).all(|pair| {
        let gap = passage.between(pair[0].span, pair[1].span);
        gap.chars().count() <= 6 && !gap.contains(['。', '；'])
    });
    let behind = ["金", "银", "铜"].iter().zip(three).all(|(metal, part)| {
        let after = &passage.text[part.figure.end as usize..];
        after.trim_start_matches(['枚', '块', '个']).starts_with(metal)
    });
    let named = |names: [&str; 3]| {
        names.iter().zip(three).all(|(name, part)| {
            let before = &passage.text[..part.span.start as usize];
            before.trim_end_matches(['为', '共', '数']).ends_with(name)
        })
    };
    let before = named(["一等奖", "二等奖", "三等奖"]) || named(["金牌", "银牌", "铜牌"]);
    exact && gaps && (behind || before)
}

/// The figure beside the three that is called their total.
fn total_beside<'a>(passage: &Passage<'a>, first: usize) -> Option<&'a Quantity> {
    let sentence = passage.span.of(passage.text);
    if holds_any(sentence, MORE) {
        return None;
    }
    let [start, end] = [passage.quantities[first].span.start, passage.quantities[first + 2].figure.end];
    let behind = passage.quantities.get(first + 3).filter(|total| {
        let gap = &passage.text[end as usize..total.span.start as usize];
        let words = gap.rsplit(['，', ',', '牌', '个', '铜', '枚']).next().unwrap_or(gap).trim();
        let named = List::MedalTotals.words().contains(&words)
            || List::MedalTotals.words().iter().any(|word| words.len() > 6 && words.ends_with(word));
        named && gap.chars().count() <= 12 && !gap.contains(['。', '；', '比'])
    });
    let before = first.checked_sub(1).map(|before| &passage.quantities[before]).filter(|total| {
        let gap = &passage.text[total.figure.end as usize..start as usize];
        let lead = &passage.text[..total.span.start as usize];
        let medals = lead.ends_with("奖牌") || gap.trim_start_matches(['枚', '块', '个']).starts_with("奖牌");
        let joined = ["（", "(", "：", "，其中", "：金牌", "（其中"].iter().any(|mark| gap.ends_with(mark));
        medals && joined && gap.chars().count() <= 8
    });
    behind.or(before).filter(|total| total.exact().is_some())
}

fn judge(passage: &Passage, three: &[Quantity], total: &Quantity, context: &RuleContext, out: &mut Drafts) {
    // 每个类别各设1金2银5铜，共56个: of one of several.
    if passage.clause_before(&three[0]).contains(['每', '各']) {
        return;
    }
    let sum: Decimal = three.iter().map(|part| part.written).sum();
    let terms = three.iter().map(|part| show(part.written)).collect::<Vec<_>>().join("+");
    let (sum, stated) = (show(sum), show(total.written));
    if sum == stated {
        let places = three.iter().chain([total]).map(|part| place(part.span)).collect();
        return out.held(say!(context.lang, "{terms}={sum}，相符", "{terms} = {sum}, as stated"), places);
    }
    let message =
        say!(context.lang, "{terms}={sum}，文中总数为{stated}", "{terms} = {sum}; the total says {stated}");
    let title = say!(context.lang, "改为{sum}", "Change to {sum}");
    let draft = out.report(place(total.span), message);
    passage.cite(draft, three);
    draft.fix(title, place(total.figure), sum);
}
