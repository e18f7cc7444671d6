//! `double-approximation`: two approximators or bounds on one figure.

use super::passage::{Passage, passages, place};
use crate::facts::quantity::{Bound, Kind, Quantity, Side};
use crate::rules::{
    BlockView, Confidence, Drafts, Example, Family, Rule, RuleContext, RuleInfo, RulePage, Severity,
};
use crate::say;
use crate::text::{Bilingual, Span};

/// `double-approximation`.
#[derive(Debug)]
pub struct DoubleApproximation;

static INFO: RuleInfo = RuleInfo {
    code: "double-approximation",
    former_codes: &[],
    family: Family::Figures,
    severity: Severity::Warning,
    on_by_default: true,
    points: Some(10),
    confidence: Confidence::High,
    kinds: &["N21", "N22", "NM02", "NM03", "NM04", "NM05", "NM12"],
    page: RulePage {
        title: Bilingual {
            zh: "约数、界限词重复或矛盾", en: "Two approximators or bounds on one figure"
        },
        finds: Bilingual {
            zh: "“大约50人左右”“近百余名”“至少10人以上”“超过500多件”“10至15人左右”“仅3人之多”。",
            en: "Two approximators on one figure: 大约50人左右, 近百余名, 至少10人以上, 超过500多件, 10至15人左右.",
        },
        why: Bilingual {
            zh: "一个数字只需要一个约数词；近与余、低于与左右互相矛盾。",
            en: "One is enough; some contradict each other.",
        },
        instead: Bilingual {
            zh: "删去其中一个：大约50人；近百名；至少10人。", en: "Delete one of the two."
        },
        silent: Bilingual {
            zh: "只有一个约数词，或者两个词分属两个数时不报。",
            en: "Silent where there is only one, or they belong to two figures.",
        },
        source: Bilingual {
            zh: "GB/T 15835—2011；《数字用法常见差错二十例》", en: "GB/T 15835—2011"
        },
    },
    examples: &[
        Example::new("学员里⟦约80%多⟧是上班族。"),
        Example::new("学员里80%多是上班族。"),
        Example::new("学员里约80%多次请假。"),
        Example::new("现场聚集了⟦大约50人左右⟧。"),
        Example::new("吸引⟦近百余名⟧群众参加。"),
        Example::new("每个站点⟦至少10人以上⟧。"),
        Example::new("全年化解纠纷⟦超过500多件⟧。"),
        Example::new("惠及⟦逾300余户⟧居民。"),
        Example::new("每批⟦10至15人左右⟧。"),
        Example::new("办理时限⟦不超过5天以内⟧。"),
        Example::new("得分⟦不低于80分左右⟧。"),
        Example::new("⟦大约需要30天左右⟧才能办完。"),
        Example::new("到场⟦三四十人上下⟧。"),
        Example::new("报名者⟦仅3人之多⟧。"),
        Example::new("这次台风的损失⟦至少在3000万元以上⟧。"),
        Example::new("办一次手续⟦最多在5天以内⟧。"),
        Example::new("现场聚集了大约50人。"),
        Example::new("吸引近百名群众参加。"),
        Example::new("每个站点至少10人，60岁以上老人优先。"),
        Example::new("全年化解纠纷500多件，超过去年。"),
        Example::new("60岁以上老人约300名。"),
        Example::new("每批10至15人。"),
        Example::new("约3公里外的村子有40户左右。"),
        Example::new("报名者达300人之多。"),
        Example::new("附近500米左右设有站点。"),
        Example::new("最多跑一次改革惠及1万余人。"),
        Example::new("近十多年来，全县的森林覆盖率年年上升。"),
        Example::new("到2035年，全县60岁以上人口数将超过15岁以下人口数。"),
        Example::new("这类企业的能耗占全县工业能耗的至少约55%。"),
        Example::new("全镇去过省城的⟦近十多户人家⟧都盖了新房。"),
        Example::new("占比在40%到50%之间。"),
    ],
};

impl Rule for DoubleApproximation {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        for passage in passages(block, 1) {
            for quantity in passage.quantities {
                if let Some(double) = two_words(&passage, quantity)
                    .or_else(|| on_vague(quantity))
                    .or_else(|| so_many_only(&passage, quantity))
                {
                    report(&passage, quantity, &double, context, out);
                }
            }
        }
    }
}

/// The two words that say the same or the opposite; the first may be a range or a vague numeral.
struct Double {
    span: Span,
    first: Span,
    second: Span,
    severity: Severity,
}

fn two_words(passage: &Passage, quantity: &Quantity) -> Option<Double> {
    if let [first, second, ..] = quantity.bounds[..] {
        // 最多300余: a bound on an approximate figure says nothing twice.
        let unlike = matches!(first.side, Side::AtLeast | Side::AtMost)
            && matches!(second.side, Side::Above)
            && passage.at(second.span) != "以上";
        // 突破500项关键技术 breaks through them; 县以上 is a level.
        let hard = ["技术", "核心", "关键", "难题", "瓶颈", "工艺", "难关"];
        let breaks_through = passage.at(first.span) == "突破"
            && hard.iter().any(|word| passage.after(quantity).contains(word));
        let figure = passage.shown(quantity).trim_end_matches("以上");
        let level =
            passage.at(second.span) == "以上" && figure.ends_with(['县', '市', '省', '镇', '乡', '村', '级']);
        let harmless = unlike
            || breaks_through
            || level
            || is_recent(passage, quantity, first.span)
            || is_group(passage, quantity, second.span)
            || is_bound_on_estimate(passage, &first, &second);
        return (!harmless).then_some(Double {
            span: quantity.span,
            first: first.span,
            second: second.span,
            severity: Severity::Warning,
        });
    }
    let [only] = quantity.bounds[..] else { return None };
    // 约80%多.
    let rest = &passage.text[quantity.span.end as usize..];
    let more = rest
        .strip_prefix('多')
        .is_some_and(|rest| !rest.starts_with(['种', '样', '元', '数', '少', '维', '次']));
    if quantity.kind == Kind::Percent && more && only.span.end <= quantity.figure.start {
        let end = quantity.span.end as usize;
        let second = Span::new(end, end + '多'.len_utf8());
        let span = quantity.span.hull(second);
        return Some(Double { span, first: only.span, second, severity: Severity::Warning });
    }
    // 至少在三千万元以上.
    let end = passage.at(only.span);
    let limits: &[&str] = match end {
        "以上" => &["至少在", "最少在", "至少有", "至少要"],
        "以下" | "以内" | "之内" => &["最多在", "至多在", "顶多在"],
        _ => &[],
    };
    let words = passage.before(quantity);
    if let Some(limit) = limits.iter().find(|limit| words.ends_with(**limit)) {
        let start = quantity.before.start as usize + words.len() - limit.len();
        return Some(Double {
            span: Span::new(start, quantity.span.end as usize),
            first: Span::new(start, start + limit.len()),
            second: only.span,
            severity: Severity::Warning,
        });
    }
    if !matches!(end, "左右" | "上下") {
        return None;
    }
    // 大约需要30天左右.
    let words = passage.before(quantity);
    let word = ["大约", "大概", "大致"].iter().find_map(|word| Some((words.rfind(word)?, *word)));
    let (at, word) = word.or_else(|| {
        let verb =
            ["约有", "约需", "约为", "约占", "约用", "约在"].iter().find(|verb| words.ends_with(**verb))?;
        Some((words.len() - verb.len(), "约"))
    })?;
    let start = quantity.before.start as usize + at;
    let near = words[at..].chars().count() <= 6;
    near.then(|| Double {
        span: Span::new(start, quantity.span.end as usize),
        first: Span::new(start, start + word.len()),
        second: only.span,
        severity: Severity::Warning,
    })
}

/// 近十多年来: 近 says that the years are the last ones.
fn is_recent(passage: &Passage, quantity: &Quantity, word: Span) -> bool {
    let lasts =
        ["来", "间", "里", "以来", "内", "的"].iter().any(|end| passage.after(quantity).starts_with(end));
    passage.at(word) == "近" && quantity.kind == Kind::Duration && lasts
}

/// 超过15岁以下人口数: 15岁以下 names a group of people.
fn is_group(passage: &Passage, quantity: &Quantity, word: Span) -> bool {
    let of_age = quantity.counts_in() == Some("岁") && ["以下", "以上"].contains(&passage.at(word));
    let noun = passage.after(quantity).trim_start_matches('的');
    of_age
        && ["人口", "人群", "人员", "儿童", "老", "青", "少", "婴", "未成年", "群体", "女", "男", "居民"]
            .iter()
            .any(|group| noun.starts_with(group))
}

/// 至少约55%: the least of an estimate.
fn is_bound_on_estimate(passage: &Passage, first: &Bound, second: &Bound) -> bool {
    matches!(first.side, Side::AtLeast | Side::AtMost)
        && second.side == Side::About
        && passage.at(second.span) == "约"
}

fn on_vague(quantity: &Quantity) -> Option<Double> {
    let [only] = quantity.bounds[..] else { return None };
    let rough = quantity.range.is_some() || quantity.vague;
    let blunt = only.side == Side::About && only.span.start >= quantity.figure.end;
    let severity = if quantity.vague { Severity::Warning } else { Severity::Information };
    (rough && blunt && quantity.kind != Kind::Ordinal).then_some(Double {
        span: quantity.span,
        first: quantity.figure,
        second: only.span,
        severity,
    })
}

/// 仅3人之多.
fn so_many_only(passage: &Passage, quantity: &Quantity) -> Option<Double> {
    let many = passage.after(quantity).starts_with("之多");
    let only =
        ["仅", "仅有", "只有", "仅仅"].iter().find(|only| passage.before(quantity).ends_with(**only))?;
    let start = quantity.span.start as usize - only.len();
    let end = quantity.span.end as usize + "之多".len();
    many.then(|| Double {
        span: Span::new(start, end),
        first: Span::new(start, quantity.span.start as usize),
        second: Span::new(quantity.span.end as usize, end),
        severity: Severity::Warning,
    })
}

fn report(passage: &Passage, quantity: &Quantity, double: &Double, context: &RuleContext, out: &mut Drafts) {
    let (first, second) = (passage.at(double.first), passage.at(double.second));
    let message = say!(
        context.lang,
        "“{first}”与“{second}”重复或矛盾，一个数字只用一个约数词或界限词",
        "“{first}” and “{second}” say the same or contradict each other; one is enough"
    );
    let draft = out.report(place(double.span), message);
    draft.severity(double.severity);
    draft.evidence(place(double.first), say!(context.lang, "“{first}”", "“{first}”"));
    draft.evidence(place(double.second), say!(context.lang, "“{second}”", "“{second}”"));
    for word in [double.first, double.second] {
        if !word.overlaps(quantity.figure) {
            let title = say!(context.lang, "删去“{x}”", "Delete “{x}”", x = passage.at(word));
            draft.fix(title, place(word), "");
        }
    }
}
