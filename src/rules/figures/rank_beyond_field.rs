//! `rank-beyond-field`: a rank outside the field it stands in.

use super::passage::{Passage, passages, place, show};
use crate::facts::quantity::{Kind, Quantity};
use crate::rules::{
    BlockView, Confidence, Drafts, Example, Family, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::{Bilingual, holds_any};
use rust_decimal::Decimal;

/// `rank-beyond-field`.
#[derive(Debug)]
pub struct RankBeyondField;

static INFO: RuleInfo = RuleInfo {
    code: "rank-beyond-field",
    former_codes: &[],
    family: Family::Figures,
    severity: Severity::Error,
    on_by_default: true,
    points: Some(10),
    confidence: Confidence::High,
    kinds: &["N35"],
    page: RulePage {
        title: Bilingual { zh: "名次超出参评总数", en: "A rank outside its field" },
        finds: Bilingual {
            zh: "“在9个县（市、区）中列第11位”：名次大于参加的总数。",
            en: "“11th among 9 counties”.",
        },
        why: Bilingual { zh: "两个数字互相矛盾。", en: "The two figures contradict each other." },
        instead: Bilingual { zh: "核对名次和总数。", en: "Check the rank and the field." },
        silent: Bilingual {
            zh: "名次说的不是前面的总数时不报。",
            en: "Silent where the rank is not in the field named.",
        },
        source: Bilingual { zh: "算术", en: "Arithmetic" },
    },
    examples: &[
        Example::new("经过三轮角逐，刘小帆夺得冠军，何远只列第四位。"),
        Example::new("全县分三个方面考评，柳溪镇在前两项中均排名第三位。"),
        Example::new("在全市9个县（市、区）中列⟦第11位⟧。"),
        Example::new("考核成绩在12个乡镇中排名⟦第15⟧。"),
        Example::new("在36个参评单位中位居⟦第63位⟧。"),
        Example::new("在全省11个设区市中名列⟦第12名⟧。"),
        Example::new("成绩在23所学校中排⟦第32名⟧。"),
        Example::new("在全市9个县（市、区）中列第2位。"),
        Example::new("在12个乡镇中排名第一。"),
        Example::new("在第12届运动会上获第15名。"),
        Example::new("9个县中有3个进入全省第11位至第20位。"),
        Example::new("位居全省第11位，9个县受表彰。"),
        Example::new("在36个参评单位中位居前列。"),
        Example::new("全市9个县（市、区）GDP总量列全国第11位。"),
        Example::new("3名选手中年龄最大的获第5名。"),
        Example::new("她所在的班有52名同学，期末总分排在班级⟦第56名⟧。"),
        Example::new("她所在的班有52名同学，期末总分排在班级第26名。"),
        Example::new("她所在的班有52名同学，期末总分排在年级第56名。"),
        Example::new("全班52名同学，他的作文列全县第56名。"),
        Example::new("全市11个县（市、区）的空气质量出炉，黛山县优良天数比例为97.8%，综合指数排在⟦第12位⟧。"),
        Example::new("全市11个县（市、区）的空气质量出炉，黛山县优良天数比例为97.8%，综合指数排在第10位。"),
        Example::new("全市11个县（市、区）的空气质量出炉，黛山县优良天数比例为97.8%，在全省排在第12位。"),
    ],
};

impl Rule for RankBeyondField {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        for passage in passages(block, 2) {
            check_among_all_units(&passage, context, out);
            for index in 1..passage.quantities.len() {
                let (field, rank) = (&passage.quantities[index - 1], &passage.quantities[index]);
                if field.kind != Kind::Count || rank.kind != Kind::Ordinal {
                    continue;
                }
                let gap = without_brackets(passage.gap(index - 1, index));
                let gap = gap.as_str();
                let in_field = (is_among(passage.clause_before(field), gap)
                    || takes_part(gap)
                    || is_in_class(passage.clause_before(field), gap))
                    && gap.chars().count() <= 30
                    && !gap.contains(['。', '；', '、'])
                    && !holds_any(gap, &["全国", "全省", "全球", "世界", "个人"])
                    && !passage.clause_before(field).ends_with('第');
                if !in_field || !can_compete(field) {
                    continue;
                }
                let Some(n) = field.exact() else { continue };
                if rank.written <= n {
                    continue;
                }
                report(&passage, field, rank, n, context, out);
            }
        }
    }
}

/// Whether what is counted can be ranked, unlike rounds and events: 三轮角逐中名列第四.
fn can_compete(field: &Quantity) -> bool {
    const OF_THE_CONTEST: [&str; 15] =
        ["轮", "项", "场", "次", "局", "回", "盘", "跳", "节", "站", "天", "小项", "大项", "届", "类"];
    field.counts_in().is_none_or(|unit| !OF_THE_CONTEST.contains(&unit))
}

fn report(
    passage: &Passage,
    field: &Quantity,
    rank: &Quantity,
    n: Decimal,
    context: &RuleContext,
    out: &mut Drafts,
) {
    let message = say!(
        context.lang,
        "共{n}个，却列第{m}：名次超出总数",
        "There are {n}; {m} is outside",
        n = show(n),
        m = show(rank.written)
    );
    out.report(place(rank.span), message).evidence(
        place(field.span),
        say!(context.lang, "总数“{x}”", "the field “{x}”", x = passage.shown(field)),
    );
}

/// 全市11个县（市、区）…，黛山县排在第12位: a division of the city ranks among all of its divisions.
fn check_among_all_units(passage: &Passage, context: &RuleContext, out: &mut Drafts) {
    const WIDER: [&str; 7] = ["全国", "全省", "全球", "世界", "全区", "长三角", "百强"];
    for (index, rank) in passage.quantities.iter().enumerate().skip(2) {
        let words = passage.before(rank);
        let placed = ["排在", "排名", "位列", "位居", "列", "排", "居全市", "居"]
            .iter()
            .any(|word| words.ends_with(word));
        if rank.kind != Kind::Ordinal || !passage.shown(rank).ends_with('位') || !placed {
            continue;
        }
        let counts_units = |field: &&Quantity| {
            let noun = without_brackets(&format!("{}{}", passage.shown(field), passage.after(field)));
            let all = ["全市", "全县", "全州"].iter().any(|all| passage.clause_before(field).ends_with(all));
            all && field.kind == Kind::Count && holds_any(&noun, &["县", "区", "镇", "乡", "街道"])
        };
        let Some(field) = passage.quantities[..index - 1].iter().find(counts_units) else { continue };
        let between = passage.between(field.span, rank.span);
        let wider = holds_any(between, &WIDER);
        if let Some(n) = field.exact().filter(|&n| !wider && rank.written > n) {
            report(passage, field, rank, n, context, out);
        }
    }
}

/// 在9个县中列第3位, 在9个县的考核中，该县排名第3位: the words say that the rank is one among the field.
fn is_among(before: &str, gap: &str) -> bool {
    let within = before.contains(['在', '全']);
    let ranked = holds_any(gap, &["列", "排", "位", "名", "居", "获", "得"]);
    let Some((noun, rest)) = gap.split_once('中') else {
        return within && gap.contains("里排");
    };
    let one_comma = gap.matches(['，', ',']).count() <= 1 && !noun.contains(['，', ',']);
    within && ranked && one_comma && !rest.starts_with(['国', '心', '学', '间', '小', '央'])
}

/// 12支球队参加了联赛，主队获得第3名.
fn takes_part(gap: &str) -> bool {
    let Some((noun, rest)) = ["参加", "参赛", "角逐", "同场"].iter().find_map(|word| gap.split_once(word))
    else {
        return false;
    };
    let placed = ["获得", "获", "名列", "位列", "列", "排名", "取得", "夺得"];
    let words = gap.trim_end_matches("总分").trim_end_matches("团体");
    noun.chars().count() <= 4
        && rest.matches(['，', ',']).count() == 1
        && placed.iter().any(|word| words.ends_with(word))
}

/// 她所在的班有52名同学，期末总分排在班级第56名: the rank is told in the group that was counted.
fn is_in_class(before: &str, gap: &str) -> bool {
    let Some((_, rest)) = gap.split_once(['，', ',']) else { return false };
    let ranked = holds_any(rest, &["排", "列", "居", "名列", "位"]);
    let group = ["班级", "全班", "班里", "班上", "年级", "全校", "小组", "组内", "全队", "队内", "班"]
        .iter()
        .find(|group| rest.ends_with(**group));
    let one = group.and_then(|group| group.chars().find(|c| "班级校组队".contains(*c)));
    ranked && one.is_some_and(|group| before.contains(group)) && !before.contains('每')
}

/// `words` without what stands in brackets: 个县（市、区）中.
fn without_brackets(words: &str) -> String {
    let mut depth = 0u32;
    words
        .chars()
        .filter(|&c| {
            depth += u32::from(matches!(c, '（' | '('));
            let outside = depth == 0;
            depth -= u32::from(matches!(c, '）' | ')') && depth > 0);
            outside
        })
        .collect()
}
