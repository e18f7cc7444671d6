//! `rank-beyond-field`: a rank outside the field it stands in.

use super::passage::{passages, place, show};
use crate::facts::quantity::Kind;
use crate::rules::{
    BlockView, Confidence, Drafts, Example, Family, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::Bilingual;

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
    ],
};

impl Rule for RankBeyondField {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        for passage in passages(block, 2) {
            for index in 1..passage.quantities.len() {
                let (field, rank) = (&passage.quantities[index - 1], &passage.quantities[index]);
                let gap = passage.gap(index - 1, index);
                let in_field = ["中列", "中排", "中位", "中名", "中居", "中获", "里排"]
                    .iter()
                    .any(|word| gap.contains(word))
                    && gap.chars().count() <= 24
                    && !gap.contains(['，', '。', '；'])
                    && !["全国", "全省", "全球"].iter().any(|wider| gap.contains(wider))
                    && passage.clause_before(field).ends_with(|c| c != '第');
                if field.kind != Kind::Count || rank.kind != Kind::Ordinal || !in_field {
                    continue;
                }
                let within = passage.clause_before(field).contains('在')
                    || passage.clause_before(field).contains('全');
                let Some(n) = field.exact().filter(|_| within) else { continue };
                if rank.written <= n {
                    continue;
                }
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
        }
    }
}
