//! `record-margin`: two results and the stated margin between them: 10秒86, 11秒02, 提高了0.26秒.

use super::passage::place;
use super::{FIGURES, both};
use crate::rules::word_lists::List;
use crate::rules::{BlockView, Drafts, Example, Rule, RuleContext, RuleInfo, RulePage};
use crate::say;
use crate::text::{Span, holds_any};
use rust_decimal::Decimal;

/// `record-margin`.
#[derive(Debug)]
pub struct RecordMargin;

static INFO: RuleInfo = RuleInfo {
    code: "record-margin",
    kinds: &["N05", "N37"],
    page: RulePage {
        title: both("成绩之差不对", "The margin between two results is wrong"),
        finds: both(
            "“从11秒02提高到10秒86，提高了0.26秒”——相差0.16秒。时间（分、秒）和高度、远度（1米86）都算。",
            "Two results and a stated margin that is not their difference, in times and in metres.",
        ),
        why: both("三个数必有一个错。", "One of the three is wrong."),
        instead: both(
            "核对成绩单，改差数或改成绩。",
            "Check the results and correct the margin or a result.",
        ),
        silent: both(
            "一句里不是恰好两个成绩和一个差数的、约数、分段成绩的，不报。",
            "Silent unless a sentence has exactly two results and one margin; on approximate figures.",
        ),
        source: both("减法", "Subtraction"),
    },
    examples: &[
        Example::new(
            "牧民选手以4小时51分27秒夺冠，教师柯某以4小时52分10秒获得亚军，比冠军慢了⟦34秒⟧；女子组成绩为5小时38分02秒。",
        ),
        Example::new(
            "牧民选手以4小时51分27秒夺冠，教师柯某以4小时52分10秒获得亚军，比冠军慢了43秒；女子组成绩为5小时38分02秒。",
        ),
        Example::new("她把百米纪录从11秒02提高到10秒86，提高了⟦0.26秒⟧。"),
        Example::new("他以10秒86夺冠，比原纪录11秒02快了⟦0.26秒⟧。"),
        Example::new("新纪录是1米86，比旧纪录1米82提高了⟦6厘米⟧。"),
        Example::new("成绩从3分25秒缩短到3分08秒，缩短⟦27秒⟧。"),
        Example::new("冠军的成绩是1分02秒35，亚军1分02秒85，冠军比亚军快⟦0.05秒⟧。"),
        Example::new("他跳出7米31，比上届的7米26多出⟦15厘米⟧。"),
        Example::new("她把百米纪录从11秒02提高到10秒86，提高了0.16秒。"),
        Example::new("他以10秒86夺冠，比原纪录11秒02快了0.16秒。"),
        Example::new("新纪录是1米86，比旧纪录1米82提高了4厘米。"),
        Example::new("成绩从3分25秒缩短到3分08秒，缩短17秒。"),
        Example::new("他跑出10秒86，比个人最好成绩快了0.26秒。"),
        Example::new("第一棒10秒86，第二棒11秒02，第三棒比上届快了0.3秒。"),
        Example::new("他以10秒86夺冠，比原纪录11秒02快了约0.2秒。"),
        Example::new("绿灯从25秒延长到40秒，行人多了从容。"),
        Example::new("桥面高出水面1米86，去年是1米82，水位涨了15厘米后回落。"),
    ],
    ..FIGURES
};

impl Rule for RecordMargin {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check_block(&self, block: &BlockView, context: &RuleContext, out: &mut Drafts) {
        if !["秒", "米"].iter().any(|word| block.facts.letters.may_hold(word)) {
            return;
        }
        for sentence in block.sentences.iter().filter(|sentence| !sentence.open) {
            let marks = marks(block.text, sentence.span);
            let (margins, results): (Vec<&Mark>, Vec<&Mark>) = marks.iter().partition(|mark| mark.is_margin);
            let [margin] = margins[..] else { continue };
            let told: Vec<&Mark> =
                results.into_iter().filter(|it| it.span.end <= margin.span.start).collect();
            let [one, two] = told[..] else { continue };
            let compound = one.is_compound || two.is_compound;
            let compared = holds_any(block.at(sentence.span), &["从", "由", "比"]);
            let alike =
                one.metres == two.metres && one.metres == margin.metres && margin.span.start > two.span.end;
            let gap = &block.text[two.span.end as usize..margin.span.start.max(two.span.end) as usize];
            let of_these = gap.chars().count() <= 12 && !holds_any(gap, &["第", "届", "最好", "另", "获得"])
                || is_behind_the_winner(gap);
            if compound && compared && alike && of_these {
                judge(block, one, two, margin, context, out);
            }
        }
    }
}

/// 获得亚军，比冠军慢了: the margin to the one whose result stands before.
fn is_behind_the_winner(gap: &str) -> bool {
    let Some((_, behind)) = gap.rsplit_once('比') else { return false };
    let of_winner =
        ["冠军", "第一名", "第一", "前者", "亚军", "第二名"].iter().any(|word| behind.starts_with(word));
    of_winner && gap.chars().count() <= 16 && behind.chars().count() <= 6
}

/// A time in seconds, or a height or distance in metres.
struct Mark {
    span: Span,
    value: Decimal,
    metres: bool,
    /// Whether it is written in two units: 10秒86, 3分08秒, 1米86.
    is_compound: bool,
    /// Whether a word like 提高 stands right before it.
    is_margin: bool,
}

fn marks(text: &str, sentence: Span) -> Vec<Mark> {
    let mut found = Vec::new();
    let mut at = sentence.start as usize;
    let end = sentence.end as usize;
    while let Some(start) = text[at..end].find(|c: char| c.is_ascii_digit()).map(|next| at + next) {
        let before = &text[sentence.start as usize..start];
        let Some((value, length, metres, is_compound)) = amount(&text[start..end]) else {
            at = start + text[start..].bytes().take_while(u8::is_ascii_digit).count();
            continue;
        };
        let lead = before.trim_end_matches(['了', '出']);
        let is_margin =
            List::Margins.words().iter().any(|word| lead.ends_with(word) || before.ends_with(word));
        at = start + length;
        found.push(Mark { span: Span::new(start, at), value, metres, is_compound, is_margin });
    }
    found
}

/// An amount in seconds or metres at the front of `text`: its value, bytes, whether in metres, and whether compound.
fn amount(text: &str) -> Option<(Decimal, usize, bool, bool)> {
    let number = |text: &str| {
        let length = text.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b'.').count();
        let digits = text[..length].trim_end_matches('.');
        Some((digits.parse::<Decimal>().ok()?, digits.len()))
    };
    let (first, length) = number(text)?;
    let rest = &text[length..];
    let sixty = Decimal::from(60);
    let hundred = Decimal::ONE_HUNDRED;
    if let Some(after) = rest.strip_prefix("小时") {
        let (below, more, metres, compound) = amount(after)?;
        return (compound && !metres).then_some((
            first * sixty * sixty + below,
            length + 6 + more,
            false,
            true,
        ));
    }
    if let Some(after) = rest.strip_prefix('分') {
        let (seconds, digits) = number(after)?;
        let after_seconds = after[digits..].strip_prefix('秒')?;
        let (part, more) = fraction(after_seconds);
        return Some((first * sixty + seconds + part, length + 6 + digits + more, false, true));
    }
    if let Some(after) = rest.strip_prefix('秒') {
        let (part, more) = fraction(after);
        return Some((first + part, length + 3 + more, false, more > 0));
    }
    if let Some(after) = rest.strip_prefix("厘米") {
        return Some((first / hundred, text.len() - after.len(), true, false));
    }
    let after = rest.strip_prefix('米')?;
    let (part, more) = fraction(after);
    (!after.starts_with('高')).then_some((first + part, length + 3 + more, true, more > 0))
}

/// The hundredths that follow a unit: 86 of 10秒86, 3 of 1米3.
fn fraction(text: &str) -> (Decimal, usize) {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    let value = text[..length].parse::<Decimal>().ok().filter(|_| (1..=2).contains(&length));
    match value {
        Some(value) if length == 2 => (value / Decimal::ONE_HUNDRED, 2),
        Some(value) => (value / Decimal::TEN, 1),
        None => (Decimal::ZERO, 0),
    }
}

fn judge(block: &BlockView, one: &Mark, two: &Mark, margin: &Mark, context: &RuleContext, out: &mut Drafts) {
    let apart = (one.value - two.value).abs();
    let (first, second, stated) = (block.at(one.span), block.at(two.span), block.at(margin.span));
    if apart == margin.value {
        let says =
            say!(context.lang, "{first}与{second}相差{stated}", "{first} and {second} are {stated} apart");
        return out.held(says, vec![place(one.span), place(two.span), place(margin.span)]);
    }
    let in_centimetres = stated.ends_with("厘米");
    let shown = if in_centimetres { apart * Decimal::ONE_HUNDRED } else { apart }.normalize();
    let unit = if in_centimetres {
        "厘米"
    } else if margin.metres {
        "米"
    } else {
        "秒"
    };
    let message = say!(
        context.lang,
        "{first}与{second}相差{shown}{unit}，文中写“{stated}”",
        "{first} and {second} are {shown}{unit} apart; the text says “{stated}”"
    );
    let title = say!(context.lang, "改为{shown}{unit}", "Change to {shown}{unit}");
    out.report(place(margin.span), message)
        .evidence(place(one.span), format!("“{first}”"))
        .evidence(place(two.span), format!("“{second}”"))
        .fix(title, place(margin.span), format!("{shown}{unit}"));
}
