//! `target-mismatch`: a surplus, gap, balance or future total that the two figures before it do not give.

use super::carried_balance;
use super::passage::{Passage, passages, place, rewritten, scaled};
use super::proof::Proof;
use super::{relations, temperature_gap};
use crate::facts::cue::CueKind;
use crate::facts::quantity::{Kind, Quantity};
use crate::rules::{
    ArticleView, BlockView, Confidence, Drafts, Example, Family, Rule, RuleContext, RuleInfo, RulePage,
    Severity,
};
use crate::text::{Bilingual, holds_any};
use rust_decimal::Decimal;

/// `target-mismatch`.
#[derive(Debug)]
pub struct TargetMismatch;

static INFO: RuleInfo = RuleInfo {
    code: "target-mismatch",
    former_codes: &[],
    family: Family::Figures,
    severity: Severity::Error,
    on_by_default: true,
    points: Some(10),
    confidence: Confidence::High,
    kinds: &["N53", "N54"],
    page: RulePage {
        title: Bilingual {
            zh: "超额、差额、结余、温差、届时总数与前后数字不符",
            en: "A surplus, gap, balance or future total that its figures do not give",
        },
        finds: Bilingual {
            zh: "“目标500套，完成530套，超额20套”“收入80万元、支出65万元，结余25万元”“最高气温31摄氏度，最低气温18摄氏度，温差15摄氏度”“已建28个，将再建12个，总数将达42个”：两数之差（或和）与写明的数不等。",
            en: "“Target 500, done 530, 20 over”, “income 80, spending 65, 25 left”, “highest 31 °C, lowest 18 °C, a range of 15”, “28 built, 12 more planned, 42 in all”, where the difference or sum is another.",
        },
        why: Bilingual {
            zh: "三个数字互相矛盾，至少有一个错了。",
            en: "At least one of the three is wrong.",
        },
        instead: Bilingual { zh: "核对三个数字。", en: "Check the three figures." },
        silent: Bilingual {
            zh: "有上年结转、滚存而收支没有写全，或者数字是约数时不报。",
            en: "Silent where a carry-over is told and not all of income and spending, and on approximate figures.",
        },
        source: Bilingual { zh: "算术", en: "Arithmetic" },
    },
    examples: &[
        Example::new(
            "去年的账目贴在墙上：上年结转12.5万元，全年收入86.4万元，全年支出52.7万元。收入里头，分红31.8万元。会计指着最后一行：年末结余⟦42.6万元⟧。",
        ),
        Example::new(
            "去年的账目贴在墙上：上年结转12.5万元，全年收入86.4万元，全年支出52.7万元。收入里头，分红31.8万元。会计指着最后一行：年末结余46.2万元。",
        ),
        Example::new("年度目标500套，实际完成530套，超额⟦20套⟧。"),
        Example::new("全年收入80万元、支出65万元，结余⟦25万元⟧。"),
        Example::new("计划栽植1200亩，已完成950亩，还差⟦350亩⟧。"),
        Example::new("任务数为36件，完成41件，超额⟦7件⟧。"),
        Example::new("总收入126万元，总支出98万元，盈余⟦38万元⟧。"),
        Example::new("平台共收到“随手拍”信息1254条，已办结1191条，还有⟦73条⟧正在办理中。"),
        Example::new("全县已建成驿站28个，年内计划再建12个，届时驿站总数将达到⟦42个⟧。"),
        Example::new("现有公交线路36条，还将新开5条，总数将增至⟦43条⟧。"),
        Example::new("平台共收到“随手拍”信息1254条，已办结1191条，还有63条正在办理中。"),
        Example::new("全县已建成驿站28个，年内计划再建12个，届时驿站总数将达到40个。"),
        Example::new("全县已建成驿站28个，去年新建12个，总数居全市第一，服务网点达42个。"),
        Example::new("全县已建成驿站28个，年内计划再建12个，到2027年总数将达60个。"),
        Example::new("全镇22个行政村已有19个村建成“零直排村”，剩余的⟦4个村⟧今年底前完成。"),
        Example::new("全镇22个行政村已有19个村建成“零直排村”，剩余的3个村今年底前完成。"),
        Example::new("第一批全部验收22个村，第二批已验收19个村，第三批3个，其余的4个村明年验收。"),
        Example::new("全长86公里的绿道已建成61公里，剩余⟦35公里⟧年底前贯通。"),
        Example::new("在应到的56名代表中，实到53人，⟦5人⟧请假。"),
        Example::new("医疗费总共花了8600元，医保报销6450元，自己只掏了⟦2510元⟧。"),
        Example::new("冰箱原价1200元，补贴15%，立减200元，到手价⟦1020元⟧。"),
        Example::new("大会收到提案356件，立案366件，未立案⟦20件⟧。"),
        Example::new("起拍价80万元的摊位最终以116万元成交，溢价⟦46万元⟧。"),
        Example::new("大会收到提案356件，立案336件，未立案20件。"),
        Example::new("起拍价80万元的摊位最终以116万元成交，溢价36万元。"),
        Example::new("全长86公里的绿道已建成61公里，剩余25公里年底前贯通。"),
        Example::new("在应到的56名代表中，实到53人，3人请假。"),
        Example::new("医疗费总共花了8600元，医保报销6450元，自己只掏了2150元。"),
        Example::new("全县应急库存棉被3000床，已发放1200床，剩余的1800床待命。"),
        Example::new("冰箱原价1200元，补贴15%，立减180元，到手价1020元。"),
        Example::new("医疗费共花了12万元，医保报销8万元，个人自付1万元，民政救助3万元。"),
        Example::new("年度目标500套，实际完成530套，超额30套。"),
        Example::new("全年收入80万元、支出65万元，结余15万元。"),
        Example::new("上年结转10万元，全年收入80万元、支出65万元，结余25万元。"),
        Example::new("计划栽植1200亩，已完成950亩，还差250亩。"),
        Example::new("目标500套，完成530套，超额6%。"),
        Example::new("计划投资约500万元，完成530万元，超额20万元。"),
        Example::new("收入80万元，支出65万元，慰问金25万元。"),
        Example::new("目标任务500套，完成530套，新增20套。"),
        Example::new("按任务，全年须筹集住房320套。县住建局通报，到11月底已筹集347套，超额完成⟦37套⟧。"),
        Example::new("三季度，食堂上季结转4.2万元，本季收入18.6万元，支出15.3万元，季末结余⟦6.5万元⟧。"),
        Example::new("年初上年结余30万元，全年收入120万元，全年支出98万元，年末余额⟦42万元⟧。"),
        Example::new("按任务，全年须筹集住房320套。县住建局通报，到11月底已筹集347套，超额完成27套。"),
        Example::new("按任务，全年须筹集住房320套，其中新建200套。到11月底已筹集347套，超额完成147套。"),
        Example::new("三季度，食堂上季结转4.2万元，本季收入18.6万元，支出15.3万元，季末结余7.5万元。"),
        Example::new("三季度，食堂上季结转4.2万元，本季收入18.6万元，季末结余6.5万元。"),
        Example::new("今年，全区计划改造老旧小区78个。住建局通报，目前已完工43个，还有⟦25个⟧正在扫尾。"),
        Example::new("今年，全区计划改造老旧小区78个。住建局通报，目前已完工43个，还有35个正在扫尾。"),
        Example::new(
            "老龄食堂本季收入9.6万元，其中就餐费6.2万元、捐赠收入3.4万元；支出合计7.8万元；结余⟦2.8万元⟧。",
        ),
        Example::new("这批救灾帐篷共需搭建240顶。到傍晚，已搭好175顶，还剩⟦75顶⟧没搭。"),
        Example::new(
            "管线迁改共涉及住户128户。指挥部说，已有97户办完手续，剩下的⟦41户⟧还没签字，待业主返乡。",
        ),
        Example::new(
            "老龄食堂本季收入9.6万元，其中就餐费6.2万元、捐赠收入3.4万元；支出合计7.8万元；结余1.8万元。",
        ),
        Example::new(
            "老龄食堂本季收入9.6万元，其中捐赠收入3.4万元；支出7.8万元，其中买菜支出5.2万元；结余1.8万元。",
        ),
        Example::new("牧区昨天最低气温零下7摄氏度，午后最高气温12摄氏度，昼夜温差⟦17摄氏度⟧。"),
        Example::new("库区当日最高气温31.4℃，最低气温18.6℃，日温差达⟦13.8℃⟧。"),
        Example::new("牧区昨天最低气温零下7摄氏度，午后最高气温12摄氏度，昼夜温差19摄氏度。"),
        Example::new("库区当日最高气温31.4℃，最低气温18.6℃，日温差达13℃。"),
        Example::new("库区当日最高气温31.4℃，最低气温18.6℃，历史上最大温差有22℃。"),
        Example::new("库区当日最高气温31℃，水温18℃，气温与水温相差较大，约15℃。"),
        Example::new("这批救灾帐篷共需搭建240顶。到傍晚，已搭好175顶，还剩65顶没搭。"),
        Example::new("这批救灾帐篷共需搭建240顶。西营地领走80顶，已搭好62顶，还剩18顶没搭。"),
        Example::new(
            "今年，全区计划改造老旧小区78个。住建局通报，目前已完工43个，还有25个小区申请明年改造。",
        ),
    ],
};

impl Rule for TargetMismatch {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        let told = passages(block, 1);
        for (number, passage) in told.iter().enumerate() {
            for index in 1..passage.quantities.len() {
                let target = number.checked_sub(1).and_then(|last| target_of(&told[last], passage, index));
                if let Some([one, two]) = before(passage, index).or(target) {
                    check(passage, (one, two, index), context, out);
                }
            }
            temperature_gap::check(passage, context, out);
        }
    }

    fn check_article(&self, article: &ArticleView, context: &RuleContext, out: &mut Drafts) {
        carried_balance::check(article, context, out);
    }
}

/// 须筹集320套。到11月底已筹集347套，超额完成37套: the target is told in the sentence before, the only one there of its unit.
fn target_of<'a>(last: &Passage<'a>, passage: &Passage<'a>, index: usize) -> Option<[&'a Quantity; 2]> {
    let (two, stated) = (&passage.quantities[index - 1], &passage.quantities[index]);
    let mut same = last.quantities.iter().filter(|one| one.same_unit(stated));
    let (one, None) = (same.next()?, same.next()) else { return None };
    let undone = ["正在", "尚未", "还没", "没有", "未", "没", "待", "等着"];
    let left = ["还有", "其余", "剩余", "还剩", "剩下", "余下", "尚有", "尚余", "仍有"]
        .iter()
        .any(|word| passage.before(stated).trim_end_matches('的').ends_with(word))
        && undone.iter().any(|word| passage.after(stated).starts_with(word));
    let over = left || says(passage, stated, &["超额完成", "超额", "还差", "尚差", "缺口"]);
    let done = says(passage, two, &["完成", "实现", "实际", "已"]);
    let adjacent = passage.gap(index - 1, index).chars().count() <= 10 && two.same_unit(stated);
    let planned = says(last, one, &["目标", "计划", "任务", "须", "应", "要", "共需", "共涉及", "共征"])
        && passage.quantities[..index - 1].iter().all(|other| !other.same_unit(stated));
    (over && done && adjacent && planned).then_some([one, two])
}

fn check(
    passage: &Passage,
    (one, two, index): (&Quantity, &Quantity, usize),
    context: &RuleContext,
    out: &mut Drafts,
) {
    let stated = &passage.quantities[index];
    let comparable = one.same_unit(two)
        && one.same_unit(stated)
        && matches!(one.kind, Kind::Count | Kind::Money | Kind::Measure)
        && one.counts_in().is_some()
        && !holds_any(passage.at(passage.span), &["结转", "滚存", "上年", "累计"]);
    let (Some(a), Some(b), Some(c)) = (one.exact(), two.exact(), stated.exact()) else { return };
    let told_before = one.span.start < passage.span.start;
    let relation = match told_before {
        true => Some(Relation::Difference),
        false => relation(passage, one, two, stated),
    };
    let Some(relation) = relation.filter(|_| comparable) else { return };
    let (sign, first, second, result) = match relation {
        Relation::Difference => ('-', a.max(b), a.min(b), (a - b).abs()),
        Relation::Sum => ('+', a, b, a + b),
    };
    let formula = format!(
        "{}{sign}{}={}",
        scaled(first, one, passage.text),
        scaled(second, one, passage.text),
        scaled(result, stated, passage.text)
    );
    let tolerance = if one.scale > 0 || one.decimals > 0 {
        one.step.max(two.step).max(stated.step)
    } else {
        Decimal::ZERO
    };
    let proof = Proof { passage, operands: vec![one, two], stated, formula };
    if (result - c).abs() <= tolerance {
        return proof.held(context.lang, out);
    }
    // 个人自付2万元，民政救助2万元: the rest is told in parts.
    let mut left = c;
    let in_parts =
        passage.quantities[index + 1..].iter().take_while(|other| other.same_unit(stated)).any(|other| {
            left += other.written;
            left == result
        });
    if in_parts {
        return;
    }
    let draft = proof.refuted(context.lang, out);
    if let Some(text) = rewritten(stated, result, passage.text) {
        draft.rewrite(context.lang, place(stated.figure), text);
    }
}

/// The two figures before the one at `index` that count the same; only rates may stand between the three, and parts that
/// were told of one of them.
fn before<'a>(passage: &Passage<'a>, index: usize) -> Option<[&'a Quantity; 2]> {
    let stated = &passage.quantities[index];
    let last_before = |index: usize| {
        let last = (0..index).rev().find(|&earlier| passage.quantities[earlier].kind != Kind::Percent)?;
        let whole = whole_of_part(passage, last, index).unwrap_or(last);
        passage.quantities[whole].same_unit(stated).then_some(whole)
    };
    let two = last_before(index)?;
    let one = last_before(two)?;
    Some([one, two].map(|at| &passage.quantities[at]))
}

/// 收入合计21.6万元，其中认捐12万元，演出收入5.8万元；支出合计: the whole of which the last before `next` is a part.
fn whole_of_part(passage: &Passage, part: usize, next: usize) -> Option<usize> {
    let quantity = &passage.quantities[part];
    let behind = passage.between(quantity.span, passage.quantities[next].span);
    if !behind.contains(['；', ';', '。', '）', ')']) {
        return None;
    }
    let end = quantity.span.start;
    let mut cues = passage.cues.iter().rev().filter(|cue| cue.span.end <= end);
    let within = cues.find(|cue| cue.kind == CueKind::Within)?.span;
    let among = passage.between(within, quantity.span);
    let whole = (0..part).rev().find(|&at| passage.quantities[at].span.end <= within.start)?;
    let told = passage.between(passage.quantities[whole].span, within);
    let closed = |words: &str| !words.contains(['；', ';', '。']);
    let alike = passage.quantities[whole].same_unit(quantity);
    (alike && closed(among) && closed(told)).then_some(whole)
}

/// How the third figure follows from the two before it.
#[derive(Clone, Copy)]
enum Relation {
    Difference,
    Sum,
}

/// Whether one of `words` stands among those that lead to the quantity.
fn says(passage: &Passage, quantity: &Quantity, words: &[&str]) -> bool {
    let before = passage.words_before(quantity);
    words.iter().any(|word| before.contains(word))
}

fn relation(passage: &Passage, one: &Quantity, two: &Quantity, stated: &Quantity) -> Option<Relation> {
    // 5人请假, 还差的350亩.
    let called = |quantity: &Quantity, words: &[&str]| {
        let after = passage.after(quantity);
        says(passage, quantity, words) || words.iter().any(|word| after.starts_with(word))
    };
    let fits = |[first, second, third]: &[Vec<&str>; 3]| {
        says(passage, one, first)
            && says(passage, two, second)
            && called(stated, third)
            && !called(two, third)
    };
    // 收到提案356件，立案336件，未立案20件: what was done, and what was not.
    let undone = ["尚未", "还未", "未"].iter().find_map(|word| passage.before(stated).strip_prefix(word));
    let both = undone.is_some_and(|act| {
        act.chars().count() >= 2
            && passage.before(two).trim_start_matches('已').ends_with(act)
            && !passage.before(one).contains(act)
    });
    // 进出口 is both.
    let mixed = says(passage, one, &["进出口"]) || says(passage, two, &["进出口"]);
    if both || !mixed && relations::differences().any(fits) || is_rest(passage, one, two, stated) {
        return Some(Relation::Difference);
    }
    // 年内再建12个，到2027年总数将达60个: years later more will have come.
    let same_time = !passage.words_before(stated).contains('年');
    (same_time && relations::sums().any(fits)).then_some(Relation::Sum)
}

/// 全镇22个村已有19个建成，剩余的4个村年底完成: a whole, what is done of it, and the rest; nothing else is counted so.
fn is_rest(passage: &Passage, one: &Quantity, two: &Quantity, stated: &Quantity) -> bool {
    let counted_so = passage.quantities.iter().filter(|other| other.same_unit(stated)).count();
    let rest = passage.words_before(stated).trim_end_matches(['的', '有']);
    let rest = ["剩余", "其余", "余下", "剩下", "还剩", "尚剩"].iter().any(|word| rest.ends_with(word));
    rest && counted_so == 3
        && one.written > two.written
        && says(passage, one, &["全", "共", "总", "应", "原有", "计划"])
        && says(passage, two, &["已", "完成", "建成", "其中"])
}
