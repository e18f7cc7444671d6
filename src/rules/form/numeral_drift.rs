//! `numeral-drift`: 2个乡镇、三个街道: items of one list counted in two systems of numerals.

use super::{NUMERALS, both};
use crate::facts::numeral::{Form, chinese};
use crate::facts::quantity::{Kind, Quantity};
use crate::rules::{
    BlockView, Confidence, Drafts, Example, NumeralStyle, Place, Rule, RuleContext, RuleInfo, RulePage,
    Severity,
};
use crate::say;
use crate::text::{Span, is_han};
use rust_decimal::Decimal;

/// `numeral-drift`.
#[derive(Debug)]
pub struct NumeralDrift;

static INFO: RuleInfo = RuleInfo {
    code: "numeral-drift",
    severity: Severity::Hint,
    points: None,
    kinds: &["N27", "ND08"],
    confidence: Confidence::Medium,
    page: RulePage {
        title: both("并列的数字写法不一", "One list, two systems of numerals"),
        finds: both(
            "并列的几项，用同一个量词，有的用阿拉伯数字，有的用汉字：2个乡镇、三个街道。",
            "Items in a row with one measure word, some in Arabic figures and some in Chinese numerals.",
        ),
        why: both(
            "并列的各项写法应当一致。zhubi.toml 的 style.numerals 定了一种的，以它为准。",
            "The items of one list keep one form: that of style.numerals in zhubi.toml where it is set.",
        ),
        instead: both("2个乡镇、3个街道，或两个乡镇、三个街道。", "2个乡镇、3个街道, or 两个乡镇、三个街道."),
        silent: both(
            "不是并列的；“几个”“十多个”一类概数；“一个”。",
            "Figures that are not in one list; estimates; 一个.",
        ),
        source: both("GB/T 15835—2011，4.3", "GB/T 15835—2011, 4.3"),
    },
    examples: &[
        Example::new("族谱的第一卷、⟦第2卷⟧记渔家的事。"),
        Example::new("族谱的第一卷、第二卷记渔家的事。"),
        Example::new("渔歌队走遍2个乡镇、⟦三个⟧街道，场场满座。"),
        Example::new("岛上建成五座码头、⟦12座⟧灯塔，夜航安全。"),
        Example::new("这次评出两名歌手、⟦5名⟧琴师，都来自渔村。"),
        Example::new("村里添了3艘渡船、⟦两艘⟧巡逻船，出岛方便。"),
        Example::new("全县有8支船队、⟦六支⟧歌队，人人会唱。"),
        Example::new("岛上来了3名教师、⟦两名⟧医生、4名护士，都是年轻人。"),
        Example::new("渔歌队走遍2个乡镇、3个街道，场场满座。"),
        Example::new("渔歌队走遍两个乡镇、三个街道，场场满座。"),
        Example::new("渔歌队走遍2个乡镇，一唱就是三个小时。"),
        Example::new("渔歌队走遍12个乡镇、十多个街道，场场满座。"),
        Example::new("渔歌队走遍12个乡镇、一个街道，场场满座。"),
        Example::new("岛上有五座码头、12名船员，夜航安全。"),
        Example::new("渔歌队走遍2个乡镇。三个街道也请他们去。"),
        Example::new("“三个平台”、12个站点一起运行。"),
    ],
    ..NUMERALS
};

impl Rule for NumeralDrift {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        let follows = |one: &Quantity, two: &Quantity| counts(one) && counts(two) && listed(block, one, two);
        for list in block.facts.quantities.chunk_by(follows) {
            if let Some(house) = context.settings.style.numerals {
                hold_to_house(block, list, house, context, out);
                continue;
            }
            let Some(last) = list.last() else { continue };
            let like_last = list.iter().filter(|item| item.form == last.form).count();
            if like_last == list.len() {
                continue;
            }
            // Where neither form prevails, the later one is the odd one.
            let odd_is_last = like_last * 2 <= list.len();
            let (odd, usual): (Vec<&Quantity>, Vec<&Quantity>) =
                list.iter().partition(|item| (item.form == last.form) == odd_is_last);
            let (Some(odd), Some(usual)) = (odd.first(), usual.first()) else { continue };
            let (shown, other) = (block.at(odd.span), block.at(usual.span));
            let message = say!(
                context.lang,
                "并列的“{other}”与“{shown}”，一处用阿拉伯数字，一处用汉字，宜统一（GB/T 15835—2011，4.3）",
                "“{other}” and “{shown}” stand in one list, one in Arabic figures and one in Chinese numerals \
                 (GB/T 15835—2011, 4.3)"
            );
            let draft = out.report(Place::new(0, odd.span), message);
            // 第一章、第2章: the ordinals of one series, which the standard holds to one form.
            if odd.kind == Kind::Ordinal {
                draft.severity(Severity::Information);
            }
            draft.evidence(
                Place::new(0, usual.span),
                say!(context.lang, "同一列里的另一项", "another item of the list"),
            );
            if let Some(figure) = in_form(odd, usual.form) {
                draft.rewrite(context.lang, Place::new(0, odd.figure), figure);
            }
        }
    }
}

/// A list against the numerals that the house sets: one finding, at the first item in the other ones.
fn hold_to_house(
    block: &BlockView,
    list: &[Quantity],
    house: NumeralStyle,
    context: &RuleContext,
    out: &mut Drafts,
) {
    let (form, zh, en) = match house {
        NumeralStyle::Arabic => (Form::Arabic, "阿拉伯数字", "Arabic figures"),
        NumeralStyle::Chinese => (Form::Chinese, "汉字数字", "Chinese numerals"),
    };
    let odd: Vec<&Quantity> = list.iter().filter(|item| counts(item) && item.form != form).collect();
    let (Some(first), true) = (odd.first(), list.len() > 1) else { return };
    let shown = block.at(first.span);
    let message = say!(
        context.lang,
        "并列的数字本项目用{zh}，文中写“{shown}”",
        "the house writes the figures of a list in {en}; the text has “{shown}”"
    );
    let edits: Option<Vec<(Place, String)>> =
        odd.iter().map(|item| Some((Place::new(0, item.figure), in_form(item, form)?))).collect();
    let draft = out.report(Place::new(0, first.span), message);
    if let Some(edits) = edits {
        draft.fix_all(say!(context.lang, "都改为{zh}", "Change to {en}"), edits);
    }
}

/// The figure in the other numerals; none for what has no plain form in them.
fn in_form(quantity: &Quantity, form: Form) -> Option<String> {
    let value = quantity.exact()?;
    match form {
        Form::Arabic => Some(value.normalize().to_string()),
        Form::Chinese if value == Decimal::TWO => Some("两".to_owned()),
        Form::Chinese => chinese(u32::try_from(value).ok().filter(|&whole| Decimal::from(whole) == value)?),
        Form::Mixed => None,
    }
}

fn counts(quantity: &Quantity) -> bool {
    matches!(quantity.kind, Kind::Count | Kind::Ordinal)
        && quantity.exact().is_some()
        && quantity.measure.is_some()
        && quantity.form != Form::Mixed
        && !quantity.is_indefinite()
}

/// Whether the two stand in one list with the same measure word: a noun and 、 between them.
fn listed(block: &BlockView, one: &Quantity, two: &Quantity) -> bool {
    let measure = |quantity: &Quantity| quantity.measure.map(|measure| block.at(measure.span));
    let (end, start) = (one.span.end as usize, two.span.start as usize);
    let Some(noun) = (end < start).then(|| block.at(Span::new(end, start))) else { return false };
    let noun = noun.strip_suffix('、');
    one.kind == two.kind
        && (measure(one) == measure(two) || one.same_unit(two))
        && noun.is_some_and(|noun| noun.chars().count() <= 10 && noun.chars().all(is_han))
}
